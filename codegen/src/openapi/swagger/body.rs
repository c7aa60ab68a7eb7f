//! Request bodies: `in: body` and `in: formData`.

use super::build::{entry, flag, object, put, text};
use super::media_type::{JSON, MULTIPART, MediaTypeName, URL_ENCODED, or_usual};
use super::operation::same;
use super::parameter::{self, Found, Joined, Place};
use super::rewrite::Rewrite;
use super::schema::{inline, is_file};
use crate::document::{Entry, Node, Value};
use crate::openapi::part;

/// The request body that the parameters of an operation make up.
pub(super) fn body<'d>(
    rewrite: &mut Rewrite<'d, '_>,
    parts: &[Found<'d>],
    consumes: Option<&[MediaTypeName<'d>]>,
) -> Option<Node> {
    let whole: Vec<&Found<'d>> = of(parts, Place::Body);
    let fields: Vec<&Found<'d>> = of(parts, Place::Form);
    let Some((first, others)) = whole.split_first() else {
        return form(rewrite, &fields, consumes);
    };
    for other in others {
        let message = "an operation has one body: this one is ignored".to_owned();
        rewrite.doubtful(place_of(other.written), message, "");
    }
    if let Some(field) = fields.first() {
        let message = "an operation has a body or a form: the form is ignored".to_owned();
        rewrite.doubtful(place_of(field.written), message, "");
    }
    let usual = rewrite.consumes.clone();
    let consumes = consumes.unwrap_or(&usual);
    let is_shared = !std::ptr::eq(first.written, first.node);
    if is_shared && same(consumes, &usual) {
        return Some(first.written.clone());
    }
    Some(self::whole(rewrite, first.node, consumes))
}

fn of<'a, 'd>(parts: &'a [Found<'d>], place: Place) -> Vec<&'a Found<'d>> {
    parts.iter().filter(|found| found.place == place).collect()
}

/// Where a parameter begins: all of it is too much to underline.
fn place_of(node: &Node) -> crate::finding::Place {
    let first = node.object().and_then(<[Entry]>::first);
    first.map_or(node.place, |entry| entry.key_place)
}

/// The request body that a parameter `in: body` is.
pub(super) fn whole<'d>(
    rewrite: &mut Rewrite<'d, '_>,
    node: &'d Node,
    consumes: &[MediaTypeName<'d>],
) -> Node {
    let mut entries: Vec<Entry> = Vec::new();
    let mut in_content: Vec<Entry> = Vec::new();
    for own in node.object().unwrap_or_default() {
        match &*own.key {
            "description" | "required" => entries.push(own.clone()),
            "x-bindery-refused" => in_content.push(own.clone()),
            "example" | "x-example" => {
                in_content.push(entry("example", own.key_place, own.value.clone()));
            }
            _ => {}
        }
    }
    if node.get("schema").is_none() {
        let message = "a body needs `schema`".to_owned();
        rewrite.doubtful(
            place_of(node),
            message,
            "what stands in its place is taken for it",
        );
    }
    let place = place_of(node);
    let contents = or_usual(consumes, JSON, place)
        .into_iter()
        .map(|media_type| {
            let mut media: Vec<Entry> = inline(rewrite, node).into_iter().collect();
            media.extend(in_content.iter().cloned());
            entry(media_type.name, media_type.place, object(node.place, media))
        });
    let contents = contents.collect();
    entries.push(entry("content", place, object(node.place, contents)));
    object(node.place, entries)
}

/// The request body that parameters `in: formData` are the fields of.
fn form<'d>(
    rewrite: &mut Rewrite<'d, '_>,
    fields: &[&Found<'d>],
    consumes: Option<&[MediaTypeName<'d>]>,
) -> Option<Node> {
    let place = place_of(fields.first()?.written);
    let node_place = fields.first()?.node.place;
    let mut properties = Vec::new();
    let mut required = Vec::new();
    let mut encoding = Vec::new();
    for field in fields {
        let name = field.name();
        if properties.iter().any(|entry: &Entry| &*entry.key == name) {
            let message = format!("the parameter `{name}` stands twice: the first one is taken");
            rewrite.doubtful(place_of(field.written), message, "");
            continue;
        }
        let name_place = field.node.get("name").map_or(place, |name| name.place);
        if part::flag(field.node, "required") == Some(true) {
            required.push(text(name_place, name));
        }
        let joined = parameter::style(rewrite, field.node);
        properties.push(entry(
            name,
            name_place,
            property(rewrite, field.node, &joined),
        ));
        if let Some(Joined::Style(style)) = joined {
            encoding.push(entry(name, name_place, object(name_place, style)));
        }
    }
    let media_types = form_types(rewrite, fields, consumes, place);
    let is_needed = !required.is_empty();
    let mut schema = vec![
        put("type", text(place, "object")),
        entry("properties", place, object(place, properties)),
    ];
    if is_needed {
        schema.push(entry(
            "required",
            place,
            super::build::array(place, required),
        ));
    }
    let contents = media_types.into_iter().map(|media_type| {
        let mut media = vec![entry("schema", place, object(node_place, schema.clone()))];
        if !encoding.is_empty() {
            media.push(entry("encoding", place, object(place, encoding.clone())));
        }
        entry(media_type.name, media_type.place, object(place, media))
    });
    let contents = contents.collect();
    let mut entries = vec![entry("content", place, object(place, contents))];
    if is_needed {
        entries.push(put("required", flag(place, true)));
    }
    Some(object(place, entries))
}

/// The schema of a field, with its words.
fn property<'d>(rewrite: &mut Rewrite<'d, '_>, node: &'d Node, joined: &Option<Joined>) -> Node {
    let schema = match joined {
        Some(Joined::ByHand) => Some(parameter::text_schema(node)),
        _ => inline(rewrite, node),
    };
    let mut schema = schema.map_or_else(|| object(node.place, Vec::new()), |entry| entry.value);
    // Fields of a form without a schema of their own have their words beside their type.
    if let (Value::Object(entries), None) = (&mut schema.value, node.get("schema")) {
        let own = node.object().unwrap_or_default().iter();
        for own in own {
            match &*own.key {
                "description" | "x-bindery-name" | "example" => entries.push(own.clone()),
                "x-example" if node.get("example").is_none() => {
                    entries.push(entry("example", own.key_place, own.value.clone()));
                }
                _ => {}
            }
        }
    }
    schema
}

/// How a form is sent: as it says where that is a way to send forms, otherwise in the way
/// that its fields need.
fn form_types<'d>(
    rewrite: &mut Rewrite<'d, '_>,
    fields: &[&Found<'d>],
    consumes: Option<&[MediaTypeName<'d>]>,
    place: crate::finding::Place,
) -> Vec<MediaTypeName<'d>> {
    let has_file = fields.iter().any(|field| is_file(field.node));
    let usual = rewrite.consumes.clone();
    let said = consumes.unwrap_or(&usual);
    let fits = |media_type: &&MediaTypeName<'d>| {
        media_type.is_form() && !(has_file && media_type.essence() == URL_ENCODED)
    };
    let forms: Vec<_> = said.iter().filter(fits).copied().collect();
    let name = if has_file { MULTIPART } else { URL_ENCODED };
    if forms.is_empty()
        && let Some(other) = consumes.and_then(<[_]>::first)
    {
        let message = format!(
            "`{}` cannot be the media type of this form: it is sent as `{name}`",
            other.name
        );
        rewrite.doubtful(other.place, message, "");
    }
    or_usual(&forms, name, place)
}
