//! What is in another place, or in none, where findings are silent.

use bindery::model::{Api, Kind, Operation as Declaration, Rest, TypeId};
use bindery_drift::subject::{Key, Operation, Part, Step};

/// The bodies of a document's operation of which a page has no row: nothing in them is compared.
pub(crate) fn unsaid(operation: &Operation, declared: &Declaration) -> Vec<&'static str> {
    let answers = declared
        .responses
        .iter()
        .any(|one| !one.contents.is_empty());
    let has = |is: fn(&Part) -> bool| operation.subjects.iter().any(|one| is(&one.key.part));
    let mut unsaid = Vec::new();
    if declared.body.is_some() && !has(|part| *part == Part::Request) {
        unsaid.push("request");
    }
    if answers && !has(|part| matches!(part, Part::Response(_))) {
        unsaid.push("response success");
    }
    unsaid
}

/// The first field on the way to a subject that has fields itself on the page, where in the
/// document its items or values have them. Findings take the one for the other.
pub(crate) fn elsewhere(api: &Api, declared: &Declaration, key: &Key) -> Option<Key> {
    let contents: Vec<TypeId> = match key.part {
        Part::Request => declared
            .body
            .iter()
            .flat_map(|body| &body.contents)
            .filter_map(|one| one.ty)
            .collect(),
        Part::Response(_) => declared
            .responses
            .iter()
            .flat_map(|one| &one.contents)
            .filter_map(|one| one.ty)
            .collect(),
        _ => return None,
    };
    contents.into_iter().find_map(|ty| {
        let mut ty = api.get(ty);
        for (index, step) in key.steps.iter().enumerate() {
            let next = match (step, &ty.kind) {
                (Step::Name(name), Kind::Object(object)) if !object.fields.is_empty() => {
                    object.fields.iter().find(|field| field.name == *name)?.ty
                }
                (Step::Items, Kind::Array(items)) => *items,
                (Step::Values, Kind::Object(object)) => match object.rest() {
                    Rest::Of(values) => values,
                    Rest::Any | Rest::Nothing => return None,
                },
                (Step::Name(_), Kind::Array(_) | Kind::Object(_)) => {
                    return Some(Key {
                        part: key.part,
                        steps: key.steps[..index].to_vec(),
                    });
                }
                _ => return None,
            };
            ty = api.get(next);
        }
        None
    })
}
