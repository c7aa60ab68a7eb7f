//! Parameters that are written in a media type.

use super::super::follow::follow;
use super::super::media_type;
use super::super::types::Types;
use crate::finding::code::resolve as code;
use crate::finding::{Finding, Place};
use crate::model::{Kind, Origin, Style, TypeId};
use crate::openapi::{MediaType, Parameter, ParameterPlace};

/// The type and the style of a parameter that is written in a media type; `None` for one
/// that is not. What has no writer is text, made by the caller.
pub(super) fn of<'d>(
    types: &mut Types<'d, '_>,
    declared: &Parameter<'d>,
    origin: &Origin,
) -> Option<(TypeId, Style)> {
    let is_whole = declared.location == Some(ParameterPlace::QueryString);
    let content = declared.content.first();
    let content = content.filter(|_| is_whole || declared.schema.is_none());
    let Some((name, place, part)) = content else {
        return is_whole.then(|| whole_without_content(types, declared, origin.clone()));
    };
    let found = follow(types.links, *part);
    let content = found.as_ref().map(|found| &found.value);
    let style = style(name, is_whole, declared);
    let Some(style) = style else {
        as_text(types, declared.name, name, *place);
        let style = match (is_whole, declared.location) {
            (true, _) => Style::WholeText,
            (_, Some(ParameterPlace::Path | ParameterPlace::Header)) => Style::Simple,
            _ => Style::Form,
        };
        return Some((text(types, origin.clone(), *place), style));
    };
    if let Some((property, place, _)) = content.and_then(|content| content.encodings.first()) {
        let message = format!("the encoding of `{property}` has no effect in a parameter");
        types
            .findings
            .report(Finding::new(&code::PART_LEFT_OUT, *place, message));
    }
    let ty = match content.and_then(|content: &MediaType<'d>| content.schema) {
        Some(schema) => types.use_of(schema, origin.clone()).ty,
        None => types.any(origin.clone(), *place),
    };
    Some((ty, style))
}

/// How a media type is written in a parameter, where there is a writer.
fn style(name: &str, is_whole: bool, declared: &Parameter<'_>) -> Option<Style> {
    let essence = media_type::essence(name);
    if media_type::is_json(name) {
        Some(if is_whole {
            Style::WholeJson
        } else {
            Style::Json
        })
    } else if is_whole && essence == "application/x-www-form-urlencoded" {
        Some(Style::WholeForm)
    } else if essence.starts_with("text/") && essence != "text/xml" {
        Some(match (is_whole, declared.location) {
            (true, _) => Style::WholeText,
            (_, Some(ParameterPlace::Path | ParameterPlace::Header)) => Style::Simple,
            _ => Style::Form,
        })
    } else {
        None
    }
}

/// A whole query with a schema only: what it says is a form.
fn whole_without_content<'d>(
    types: &mut Types<'d, '_>,
    declared: &Parameter<'d>,
    origin: Origin,
) -> (TypeId, Style) {
    let message = format!(
        "`{}` has no `content`: it is taken as a form",
        declared.name
    );
    let finding = Finding::new(&code::PARAMETER_STYLE, declared.name_place, message);
    types
        .findings
        .report(finding.help("write `content: { application/x-www-form-urlencoded: … }`"));
    let ty = match declared.schema {
        Some(schema) => types.use_of(schema, origin).ty,
        None => types.any(origin, declared.name_place),
    };
    (ty, Style::WholeForm)
}

fn text(types: &mut Types<'_, '_>, origin: Origin, place: Place) -> TypeId {
    let ty = types.any(origin, place);
    if let Some(text) = types.get_mut(ty) {
        text.kind = Kind::String(None);
    }
    ty
}

fn as_text(types: &mut Types<'_, '_>, parameter: &str, media_type: &str, place: Place) {
    let message = format!(
        "there is no writer for `{media_type}`: the caller gives the text of `{parameter}`"
    );
    types
        .findings
        .report(Finding::new(&code::PARAMETER_AS_TEXT, place, message));
}
