use bindery::document::{Memory, read as read_documents};
use bindery::finding::{Findings, Place, Sources};
use bindery::model::Json;

use super::{Deviation, entry, idle, read, silence};
use crate::compare::{Against, Change, Difference};
use crate::subject::FactName;

const KNOWN: &str = "deviations: 1
known:
  - operation: POST /press
    subject: request ink
    finding: mandatory
    page: false
    spec: true
    why: The text below the table demands it.
";

fn parsed(text: &str) -> (Vec<Deviation>, Vec<String>) {
    let mut findings = Findings::new();
    let files = Memory::new().with("press.deviations.yaml", text);
    let documents = read_documents(&["press.deviations.yaml".into()], &files, &mut findings);
    let root = documents.root(documents.roots()[0]).unwrap();
    let deviations = read(root, &mut findings);
    let told = findings
        .all()
        .iter()
        .map(|one| one.message.clone())
        .collect();
    (deviations, told)
}

fn difference() -> Difference {
    let source = Sources::new().add("page.html", "");
    let place = Place {
        source,
        start: 0,
        end: 0,
    };
    Difference {
        against: Against::Spec,
        operation: "POST /press".to_owned(),
        key: "request ink".parse().unwrap(),
        change: Change::Fact(FactName::Mandatory),
        page: Some(Json::Bool(false)),
        other: Some(Json::Bool(true)),
        place,
        other_place: None,
        is_new: false,
        before: None,
    }
}

#[test]
fn exactly_the_known_difference_is_silenced() {
    let (known, told) = parsed(KNOWN);
    assert!(told.is_empty(), "{told:?}");
    let others: [fn(&mut Difference); 6] = [
        |one| one.page = Some(Json::Bool(true)),
        |one| one.other = None,
        |one| one.change = Change::NotInPage,
        |one| one.against = Against::Record,
        |one| one.operation = "PUT /press".to_owned(),
        |one| one.key = "request inks".parse().unwrap(),
    ];
    let mut differences = vec![difference(); others.len() + 1];
    for (change, one) in others.iter().zip(&mut differences) {
        change(one);
    }
    let mut used = [false];
    assert_eq!(silence(&known, &mut differences, &mut used), 1);
    assert_eq!(differences.len(), others.len());
    assert_eq!(used, [true]);
}

#[test]
fn one_that_is_not_true_any_more_is_told() {
    let (known, _) = parsed(KNOWN);
    let told = |used: &[bool], compared: &[&str]| {
        let mut findings = Findings::new();
        let compared: Vec<String> = compared.iter().map(|one| (*one).to_owned()).collect();
        idle(&known, used, &compared, &mut findings);
        findings
            .all()
            .iter()
            .map(|one| one.message.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        told(&[false], &["POST /press"]),
        ["page and document do not deviate in `mandatory` of `request ink` any more"]
    );
    assert_eq!(told(&[true], &["POST /press"]), [""; 0]);
    assert_eq!(told(&[false], &["GET /press"]), [""; 0]);
}

#[test]
fn what_is_to_be_written_down_is_what_silences() {
    let mut renamed = difference();
    renamed.change = Change::Renamed("request inks".parse().unwrap());
    for one in [difference(), renamed] {
        let text = "deviations: 1\nknown:\n".to_owned() + &entry(&one);
        let (known, told) = parsed(&text);
        assert!(known.is_empty());
        assert_eq!(told, ["`why` must be a string that is not empty"]);
        let (known, told) = parsed(&text.replace("why: \"\"", "why: So it is."));
        assert_eq!(told, [""; 0]);
        assert!(known[0].is(&one), "{text}");
    }
}

#[test]
fn what_is_wrong_is_told_and_the_rest_is_taken() {
    let cases = [
        ("{}", "known deviations need `deviations: 1`"),
        (
            "deviations: 1\nknow: []",
            "known deviations cannot have `know`",
        ),
        (
            "deviations: 1\nknown: {}",
            "`known` must be a list, not an object",
        ),
        (
            "deviations: 1\nknown: [1]",
            "a deviation must be an object, not a number",
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(parsed(text).1, [expected], "{text}");
    }
    let odd = KNOWN.replace("mandatory", "mood") + &KNOWN[KNOWN.find("  - ").unwrap()..];
    let (known, told) = parsed(&odd);
    assert_eq!(known.len(), 1);
    assert!(
        told[0].starts_with("`finding` is one of only-in-page, not-in-page, type,"),
        "{told:?}"
    );
    let (known, told) = parsed(&KNOWN.replace("request ink", "ink"));
    assert_eq!(
        (known.len(), told),
        (0, vec!["`ink` is no subject".to_owned()])
    );
    let (known, told) = parsed(&KNOWN.replace("The text below the table demands it.", "' '"));
    assert_eq!(
        (known.len(), told),
        (
            0,
            vec!["`why` must be a string that is not empty".to_owned()]
        )
    );
    let (_, told) = parsed(&KNOWN.replace("    page", "    pages"));
    assert_eq!(told, ["a deviation cannot have `pages`"]);
}
