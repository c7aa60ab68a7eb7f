use crate::document::Memory;
use crate::generate::{ModuleSettings, Run, include, lint};
use crate::map::Set;
use crate::select::Selection;

const PETS: &str = "openapi: 3.1.0
info: { title: Pets, version: '1' }
paths:
  /pets:
    get: { operationId: listPets, tags: [pets], responses: { '200': { $ref: '#/components/responses/Pets' } } }
    post: { operationId: add-pet, tags: [pets, staff], responses: { '204': { description: '' } } }
  /pets/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    get: { operationId: addPet, tags: [Pet care], responses: { '200': { description: '', content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } } } }
  /shops:
    get: { operationId: listShops, responses: { '200': { description: '', content: { application/json: { schema: { $ref: '#/components/schemas/pet' } } } } } }
components:
  responses:
    Pets: { description: '', content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Pet' } } } } }
  schemas:
    Pet: { type: object, properties: { name: { type: string, maxLength: 9, pattern: '^[a-z]+$' } } }
    pet: { type: object, properties: { wrong: { type: string, pattern: '(' } } }
";

fn module(only: &[&str], except: &[&str]) -> ModuleSettings {
    let owned = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
    ModuleSettings {
        selection: Selection {
            only: owned(only),
            except: owned(except),
        },
        ..ModuleSettings::called_after("pets.yaml")
    }
}

fn run(text: &str, only: &[&str], except: &[&str]) -> Run {
    include(
        &module(only, except),
        &Memory::new().with("pets.yaml", text),
    )
}

fn sound() -> String {
    PETS.replace("'('", "'x'")
}

fn file(run: &Run) -> &str {
    let told: Vec<_> = run.findings.all().iter().map(|one| &one.message).collect();
    &run.generated
        .as_ref()
        .unwrap_or_else(|| panic!("{told:?}"))
        .files[0]
        .text
}

/// The ids of the operations that have a method.
fn selected(only: &[&str], except: &[&str]) -> String {
    let run = run(&sound(), only, except);
    let lines = file(&run).lines();
    let ids = lines.filter_map(|line| line.trim().strip_prefix("id: \"")?.split_once('"'));
    ids.map(|(id, _)| id).collect::<Vec<_>>().join(" ")
}

#[test]
fn operations_are_selected_by_id_tag_and_path() {
    assert_eq!(selected(&[], &[]), "listPets add-pet addPet listShops");
    assert_eq!(selected(&["listPets"], &[]), "listPets");
    assert_eq!(selected(&["id:list*"], &["tag:pets"]), "listShops");
    assert_eq!(selected(&["Pet care"], &[]), "addPet");
    assert_eq!(selected(&["GET /pets"], &[]), "listPets");
    assert_eq!(selected(&["get /pets*"], &[]), "listPets addPet");
    assert_eq!(selected(&["* /pets"], &[]), "listPets add-pet");
    assert_eq!(selected(&["/pets/{id}", "staff"], &[]), "add-pet addPet");
    assert_eq!(selected(&[], &["/shops", "staff"]), "listPets addPet");
}

/// What is declared with a name, private tables included.
fn names(run: &Run) -> Set<&str> {
    let declared = ["pub fn ", "pub struct ", "pub(super) static "];
    let lines = file(run).lines().map(str::trim);
    let after = |line| {
        declared
            .iter()
            .find_map(|start| str::strip_prefix(line, start))
    };
    lines
        .filter_map(after)
        .filter_map(|rest| rest.split([' ', '(', ':', '<']).next())
        .collect()
}

#[test]
fn selecting_renames_nothing() {
    let sound = sound();
    let whole = run(&sound, &[], &[]);
    for id in ["add-pet", "addPet", "listPets", "listShops"] {
        let one = run(&sound, &[id], &[]);
        let (all, some) = (names(&whole), names(&one));
        assert!(some.is_subset(&all), "{id}: {some:?} {all:?}");
        assert!(some.len() < all.len(), "{id}");
    }
}

#[test]
fn what_is_not_selected_is_not_there_and_not_judged() {
    let all = run(PETS, &[], &[]);
    assert!(
        all.findings
            .all()
            .iter()
            .any(|found| found.code.id == "B0402"),
        "a pattern is wrong"
    );
    let some = run(PETS, &["listPets"], &[]);
    assert!(some.findings.all().is_empty(), "{:?}", some.findings);
    let text = file(&some);
    assert!(text.contains("MaxLength(9)"), "{text}");
    assert!(
        !text.contains("pub wrong") && !text.contains("PATTERN_2"),
        "{text}"
    );
}

#[test]
fn a_selector_that_matches_nothing_is_an_error_with_a_way_out() {
    let findings = |only: &[&str]| {
        let run = run(&sound(), only, &[]);
        assert!(run.generated.is_none());
        let one = &run.findings.all()[0];
        let help = one.help.clone().unwrap_or_default();
        format!("{} {} ({help})", one.code.id, one.message)
    };
    assert_eq!(
        findings(&["listPet"]),
        "B0801 the selector `listPet` matches no operation (did you mean `listPets`?)"
    );
    assert_eq!(
        findings(&["tag:pet"]),
        "B0801 the selector `tag:pet` matches no operation (did you mean `tag:pets`?)"
    );
    assert_eq!(
        findings(&["PUT /pets"]),
        "B0801 the selector `PUT /pets` matches no operation (did you mean `GET /pets`?)"
    );
}

/// On the command line the same selectors are said for every document.
#[test]
fn a_selector_must_match_in_one_of_the_modules_that_it_is_for() {
    let other = PETS.replace("listPets", "listCats").replace("'('", "'x'");
    let files = Memory::new()
        .with("pets.yaml", PETS)
        .with("cats.yaml", other);
    let modules = |only: &[&str]| {
        let pets = module(only, &[]);
        let cats = ModuleSettings {
            selection: pets.selection.clone(),
            ..ModuleSettings::called_after("cats.yaml")
        };
        let findings = lint(&[pets, cats], &files).findings;
        findings
            .all()
            .iter()
            .map(|one| one.code.id)
            .collect::<Vec<_>>()
    };
    assert_eq!(modules(&["listPets", "listCats"]), [""; 0]);
    assert_eq!(modules(&["listPets"]), ["B0802"]);
    assert_eq!(modules(&["listPets", "listCars"]), ["B0801"]);
}
