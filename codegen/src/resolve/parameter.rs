//! Parameters.

mod content;

use super::follow::{Followed, follow};
use super::types::Types;
use super::{path, words};
use crate::finding::code::resolve as code;
use crate::finding::{Finding, Place};
use crate::model::{Docs, Kind, Location, Origin, Parameter, Style};
use crate::openapi::near::did_you_mean;
use crate::openapi::{self, ParameterPlace, Part};

/// The parameters of an operation: those of its path first, each one that the operation
/// declares again in its place.
pub(super) fn parameters<'d>(
    types: &mut Types<'d, '_>,
    operation: usize,
    of_path: &[Part<'d, openapi::Parameter<'d>>],
    own: &[Part<'d, openapi::Parameter<'d>>],
    template: &str,
) -> Vec<Parameter> {
    let links = types.links;
    let mut all: Vec<Followed<'d, openapi::Parameter<'d>>> = Vec::new();
    let own_start =
        of_path
            .iter()
            .filter_map(|part| follow(links, *part))
            .fold(0, |count, found| {
                add(types, &mut all, found, 0);
                count.max(all.len())
            });
    for found in own.iter().filter_map(|part| follow(links, *part)) {
        add(types, &mut all, found, own_start);
    }
    let mut parameters = Vec::new();
    all.retain(|found| is_sent(types, &found.value, template));
    one_query(types, &all);
    for found in all {
        parameters.extend(parameter(types, operation, parameters.len(), found));
    }
    parameters
}

/// Adds the parameters that a path has variables for and that nobody declares: text, because
/// any value in a path is.
pub(super) fn undeclared(
    types: &mut Types<'_, '_>,
    operation: usize,
    parameters: &mut Vec<Parameter>,
    template: &str,
    place: Place,
) {
    for name in path::variables(template) {
        let is_it =
            |parameter: &Parameter| parameter.location == Location::Path && parameter.name == name;
        if name.is_empty() || parameters.iter().any(is_it) {
            continue;
        }
        let ty = types.any(Origin::Parameter(operation, parameters.len()), place);
        if let Some(text) = types.get_mut(ty) {
            text.kind = Kind::String(None);
        }
        types
            .findings
            .report(path::unbound(name, place, parameters));
        parameters.push(Parameter {
            name: name.to_owned(),
            preferred_name: None,
            location: Location::Path,
            required: true,
            client: false,
            ty,
            style: Style::Simple,
            explode: false,
            allow_reserved: false,
            allow_empty: false,
            docs: Docs::default(),
            examples: Vec::new(),
            sample: None,
            place,
        });
    }
}

/// A path parameter that the path has no variable for is sent nowhere.
fn is_sent(types: &mut Types<'_, '_>, declared: &openapi::Parameter<'_>, template: &str) -> bool {
    let variables = path::variables(template);
    if declared.location != Some(ParameterPlace::Path) || variables.contains(&declared.name) {
        return true;
    }
    let message = format!(
        "the path `{template}` has no variable `{{{}}}`, so the parameter is left out",
        declared.name
    );
    let mut finding = Finding::new(&code::NOT_IN_PATH, declared.name_place, message);
    finding.help = did_you_mean(declared.name, variables);
    types.findings.report(finding);
    false
}

/// A parameter that is the whole query leaves no room for others.
fn one_query(types: &mut Types<'_, '_>, all: &[Followed<'_, openapi::Parameter<'_>>]) {
    let is_in = |place| {
        move |one: &&Followed<'_, openapi::Parameter<'_>>| one.value.location == Some(place)
    };
    let others = all.iter().filter(is_in(ParameterPlace::Query));
    let mut wholes = all.iter().filter(is_in(ParameterPlace::QueryString));
    let Some(whole) = wholes.next() else { return };
    for other in others.chain(wholes) {
        let message = format!(
            "`{}` is the whole query, and `{}` stands beside it: both are sent, one after the other",
            whole.value.name, other.value.name
        );
        types.findings.report(
            Finding::new(&code::PARAMETER_STYLE, other.value.name_place, message)
                .related(whole.value.name_place, "the whole query"),
        );
    }
}

/// Adds a parameter, or puts it in the place of one that is inherited. Two of the same name
/// and place in one list are a mistake.
fn add<'d>(
    types: &mut Types<'d, '_>,
    all: &mut Vec<Followed<'d, openapi::Parameter<'d>>>,
    found: Followed<'d, openapi::Parameter<'d>>,
    own_start: usize,
) {
    let same = |other: &Followed<'d, openapi::Parameter<'d>>| {
        other.value.name == found.value.name && other.value.location == found.value.location
    };
    let Some(index) = all.iter().position(same) else {
        all.push(found);
        return;
    };
    let Some(other) = all.get_mut(index) else {
        return;
    };
    if index < own_start {
        *other = found;
    } else if !std::ptr::eq(other.node, found.node) {
        let message = format!(
            "the parameter `{}` stands twice: the first one is taken",
            found.value.name
        );
        let finding = Finding::new(&code::SAME_PARAMETER, found.value.name_place, message);
        types
            .findings
            .report(finding.related(other.value.name_place, "it stands here already"));
    }
}

fn parameter<'d>(
    types: &mut Types<'d, '_>,
    operation: usize,
    index: usize,
    found: Followed<'d, openapi::Parameter<'d>>,
) -> Option<Parameter> {
    let declared = &found.value;
    let location = location(types, declared)?;
    // The type of a shared parameter is named after the parameter, not after one operation.
    let origin = match &found.name {
        Some(name) => Origin::Named(types.name_of_part(name.clone(), "parameter")),
        None => Origin::Parameter(operation, index),
    };
    let (ty, style) = match content::of(types, declared, &origin) {
        Some(said) => said,
        None => {
            let ty = match declared.schema {
                Some(schema) => types.use_of(schema, origin).ty,
                None => types.any(origin, declared.name_place),
            };
            (ty, style(types, declared, location))
        }
    };
    if location == Location::Path && !declared.required {
        let message = format!(
            "the path parameter `{}` is taken as required, which it does not say",
            declared.name
        );
        let finding = Finding::new(&code::PATH_OPTIONAL, declared.name_place, message);
        types
            .findings
            .report(finding.help("write `required: true`"));
    }
    if let (Some(place), Location::Cookie) = (declared.client, location) {
        let message = "`x-bindery-client` is for path, query and header parameters";
        types
            .findings
            .report(Finding::new(&code::MISPLACED_EXTENSION, place, message));
    }
    Some(Parameter {
        name: declared.name.to_owned(),
        preferred_name: declared.preferred_name.map(str::to_owned),
        location,
        required: declared.required || location == Location::Path,
        client: declared.client.is_some(),
        ty,
        style,
        explode: declared
            .explode
            .unwrap_or(matches!(style, Style::Form | Style::Cookie)),
        allow_reserved: declared.allow_reserved,
        allow_empty: declared.allow_empty,
        docs: words::docs(declared.words),
        examples: words::all_examples(types.links, &declared.examples, &declared.named_examples),
        sample: None,
        place: declared.name_place,
    })
}

/// Where a parameter is sent; `None` for one that is left out.
fn location(types: &mut Types<'_, '_>, declared: &openapi::Parameter<'_>) -> Option<Location> {
    match declared.location? {
        ParameterPlace::Path => Some(Location::Path),
        ParameterPlace::Query | ParameterPlace::QueryString => Some(Location::Query),
        ParameterPlace::Cookie => Some(Location::Cookie),
        ParameterPlace::Header => {
            // OpenAPI says that these are to be ignored: bodies and security speak of them.
            let spoken_for = ["accept", "content-type", "authorization"];
            if !spoken_for.contains(&&*declared.name.to_ascii_lowercase()) {
                return Some(Location::Header);
            }
            let message = format!(
                "the header parameter `{}` is ignored, as OpenAPI has it",
                declared.name
            );
            let finding = Finding::new(&code::IGNORED_PARAMETER, declared.name_place, message);
            types
                .findings
                .report(finding.help("media types stand in `content`, credentials in `security`"));
            None
        }
    }
}

/// How a parameter is written: as it says where that fits, otherwise as its place has it.
fn style(
    types: &mut Types<'_, '_>,
    declared: &openapi::Parameter<'_>,
    location: Location,
) -> Style {
    let usual = match location {
        Location::Path | Location::Header => Style::Simple,
        Location::Query | Location::Cookie => Style::Form,
    };
    let Some((said, place)) = declared.style else {
        return usual;
    };
    let (style, fits) = match said {
        openapi::Style::Matrix => (Style::Matrix, location == Location::Path),
        openapi::Style::Label => (Style::Label, location == Location::Path),
        openapi::Style::Simple => (Style::Simple, usual == Style::Simple),
        openapi::Style::Form => (Style::Form, usual == Style::Form),
        openapi::Style::Cookie => (Style::Cookie, location == Location::Cookie),
        openapi::Style::SpaceDelimited => (Style::SpaceDelimited, location == Location::Query),
        openapi::Style::PipeDelimited => (Style::PipeDelimited, location == Location::Query),
        openapi::Style::DeepObject => (Style::DeepObject, location == Location::Query),
    };
    if fits {
        return style;
    }
    misplaced(types, place, declared.name);
    usual
}

fn misplaced(types: &mut Types<'_, '_>, place: Place, name: &str) {
    let message = format!(
        "this style does not fit the place of the parameter `{name}`; the usual one is taken"
    );
    types
        .findings
        .report(Finding::new(&code::PARAMETER_STYLE, place, message));
}
