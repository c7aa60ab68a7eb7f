//! Parameters that OpenAPI does not say how to write.

use crate::finding::code::check as code;
use crate::finding::{Finding, Findings, Place};
use crate::map::Set;
use crate::model::{Api, Kind, Parameter, Rest, Style, TypeId};

/// Judges how the parameters of all operations are written, each shared one once.
pub(super) fn styles(api: &Api, findings: &mut Findings) {
    let mut seen: Set<Place> = Set::new();
    let operations = api.operations.iter().filter(|operation| operation.selected);
    for parameter in operations.flat_map(|operation| &operation.parameters) {
        if !seen.insert(parameter.place) {
            continue;
        }
        let form = form(api, parameter.ty);
        if let Some(words) = open(parameter, form) {
            let message = format!(
                "OpenAPI leaves open how `{}` is written: {words}",
                parameter.name
            );
            findings.report(Finding::new(&code::OPEN_STYLE, parameter.place, message));
        }
        if parameter.allow_empty && !can_be_empty(api, parameter.ty) {
            let message = format!(
                "no value of `{}` is written as an empty one",
                parameter.name
            );
            findings.report(Finding::new(&code::NEVER_EMPTY, parameter.place, message));
        }
    }
}

/// What a type looks like to a style.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Unknown,
    One,
    /// Whether items have parts themselves.
    Many(bool),
    /// Whether values have parts themselves.
    Pairs(bool),
}

fn form(api: &Api, id: TypeId) -> Form {
    match &api.get(id).kind {
        Kind::Any | Kind::Never | Kind::Null | Kind::Union(_) => Form::Unknown,
        Kind::Boolean | Kind::Integer(_) | Kind::Number(_) | Kind::String(_) | Kind::Enum(_) => {
            Form::One
        }
        Kind::Array(items) => Form::Many(has_parts(api, *items)),
        Kind::Object(object) => {
            let rest = match object.rest() {
                Rest::Of(ty) => Some(ty),
                Rest::Any | Rest::Nothing => None,
            };
            let mut values = object.fields.iter().map(|field| field.ty).chain(rest);
            Form::Pairs(values.any(|ty| has_parts(api, ty)))
        }
    }
}

fn has_parts(api: &Api, id: TypeId) -> bool {
    matches!(api.get(id).kind, Kind::Array(_) | Kind::Object(_))
}

/// How a parameter is written all the same, where OpenAPI does not say.
fn open(parameter: &Parameter, form: Form) -> Option<&'static str> {
    let delimited = matches!(
        parameter.style,
        Style::SpaceDelimited | Style::PipeDelimited
    );
    match (parameter.style, form) {
        (_, Form::Unknown) | (Style::Json | Style::WholeJson | Style::WholeText, _) => None,
        (Style::WholeForm, Form::One | Form::Many(_)) => {
            Some("only an object has pairs, so nothing is sent")
        }
        (Style::DeepObject, Form::One) => Some("one value has no key, so it is `name=value`"),
        (Style::DeepObject, Form::Many(_)) => Some("a list is `name[]=value`"),
        (Style::DeepObject, Form::Pairs(true)) => {
            Some("what is inside goes on with brackets, a list as `name[key][]=value`")
        }
        (_, Form::One) if delimited => Some("one value has no delimiter, so it is `name=value`"),
        (_, Form::Many(true) | Form::Pairs(true)) => {
            Some("a list or an object inside of another is JSON text")
        }
        (_, Form::Many(_) | Form::Pairs(_)) if delimited && parameter.explode => {
            Some("with `explode` there is no delimiter, so the name is repeated")
        }
        _ => None,
    }
}

/// Whether a value of the type can be an empty text.
fn can_be_empty(api: &Api, id: TypeId) -> bool {
    match &api.get(id).kind {
        Kind::String(_) | Kind::Any | Kind::Union(_) => true,
        Kind::Enum(listed) => {
            !listed.closed || listed.values.iter().any(|one| one.value.is_empty())
        }
        Kind::Array(items) => can_be_empty_item(api, *items),
        _ => false,
    }
}

fn can_be_empty_item(api: &Api, id: TypeId) -> bool {
    matches!(
        api.get(id).kind,
        Kind::String(_) | Kind::Any | Kind::Union(_) | Kind::Enum(_)
    )
}
