//! The body of a request, read and judged.

use bindery_runtime::codegen::http::StatusCode;
use bindery_runtime::json::{self, Json};
use bindery_runtime::operation::{Content, Format, Location, Operation, Style};
use bindery_runtime::schema::{Schema, Types};
use bindery_runtime::validate;
use bindery_runtime::violation::{Violation, Violations};
use bytes::Bytes;

use super::flat::{Way, inside, pairs, plain};
use super::refusal::Refusal;
use super::text::{holds, items, property, value, wants};
use super::{Head, media};
use crate::Data;

const FORM: &str = "application/x-www-form-urlencoded";

/// The body of a request, where it can be looked into. Adds all that is wrong with it.
pub(super) fn judge(
    operation: &'static Operation,
    head: &Head<'_>,
    body: &Bytes,
    out: &mut Violations,
) -> Result<Option<Data>, Refusal> {
    let Some(declared) = &operation.body else {
        return Ok(None);
    };
    let sent = media::of_body(head.headers);
    // A form without pairs is an empty one.
    let is_form = |sent: &String| media::essence(sent) == FORM;
    if body.is_empty() && !sent.as_ref().is_some_and(is_form) {
        if declared.required {
            out.push(Violation::new(
                Location::Body,
                "",
                "required",
                "",
                "is missing",
            ));
        }
        return Ok(None);
    }
    let content = content(declared.contents, sent.as_deref());
    let content = content.ok_or_else(|| Refusal::new(StatusCode::UNSUPPORTED_MEDIA_TYPE))?;
    let media_type = sent.unwrap_or_else(|| content.media_type.to_owned());
    match read(content, &media_type, body) {
        Ok(value) => {
            if let Some(value) = &value {
                validate::check_sent(value, content.schema, Location::Body, "", out);
            }
            return Ok(value);
        }
        Err((pointer, words)) => {
            out.push(Violation::new(
                Location::Body,
                pointer,
                "media-type",
                "",
                words,
            ));
        }
    }
    Ok(None)
}

/// The form in which a body is; the exact media type before ranges. One that is not said is
/// the first.
fn content(contents: &'static [Content], sent: Option<&str>) -> Option<&'static Content> {
    let Some(sent) = sent else {
        return contents.first();
    };
    let exact = |one: &&Content| media::essence(one.media_type) == media::essence(sent);
    let range = |one: &&Content| media::is_in(sent, one.media_type);
    let mut all = contents.iter();
    all.clone().find(exact).or_else(|| all.find(range))
}

type Unread = (String, String);

/// A body as a value; `None` where nobody looks into it.
fn read(content: &'static Content, media_type: &str, body: &Bytes) -> Result<Option<Data>, Unread> {
    let text = || {
        let text = std::str::from_utf8(body);
        text.map_err(|_| (String::new(), "is not text in UTF-8".to_owned()))
    };
    let json = match format(content, media_type) {
        Format::Json => {
            let read = json::from_slice::<Json>(body);
            read.map_err(|why| (why.pointer().to_owned(), format!("is no JSON: {why}")))?
        }
        Format::Form => form(content, text()?),
        Format::Multipart(_) => multipart(content, media_type, body)?,
        Format::Text => value(text()?, content.schema),
        _ => return Ok(None),
    };
    Ok(Some(Data::new(json, content.schema)))
}

/// How a body is written. Where the document has a range of media types, what has come is in it,
/// but need not be written as clients of this document would.
fn format(content: &Content, media_type: &str) -> Format {
    let essence = media::essence(media_type);
    match content.format {
        Format::Json if !media::is_range(content.media_type) => Format::Json,
        Format::Json if media::is_range(&essence) || media::is_json(&essence) => Format::Json,
        Format::Json if essence == FORM => Format::Form,
        Format::Json if essence == "multipart/form-data" => Format::MULTIPART,
        Format::Json => Format::Bytes,
        other => other,
    }
}

fn form(content: &'static Content, text: &str) -> Json {
    let pairs = pairs(text);
    let mut entries: Vec<(String, Json)> = Vec::new();
    for (name, text) in &pairs {
        let base = name.split('[').next().unwrap_or(name);
        let encoding = content.encodings.iter().find(|one| one.property == base);
        let schema = property(content.schema, base).unwrap_or(&Schema::ANY);
        let is_deep = encoding.is_some_and(|one| one.style == Some(Style::DeepObject));
        let key = if is_deep { base } else { name };
        if entries.iter().any(|(known, _)| known == key) {
            continue;
        }
        let way = Way {
            style: encoding.and_then(|one| one.style).unwrap_or(Style::Form),
            explode: encoding.is_none_or(|one| one.explode),
            schema,
            decode: plain,
        };
        let is_said = encoding.is_some_and(|one| one.style.is_some());
        let value = match wants(schema, Types::OBJECT) && !is_said {
            // An object is JSON text where nothing else is said.
            true => Some(inside(&plain(text), schema)),
            false => way.among(key, &pairs),
        };
        entries.extend(value.map(|value| (key.to_owned(), value)));
    }
    with_empty_lists(entries, content.schema)
}

/// A list without items is not written in a form, so one that must be there may have been one.
fn with_empty_lists(mut entries: Vec<(String, Json)>, schema: &'static Schema) -> Json {
    let empty = Json::Array(Vec::new());
    for field in schema.shape.map_or(&[][..], |shape| shape.fields) {
        let is_there = entries.iter().any(|(name, _)| name == field.name);
        let is_list = wants(field.schema, Types::ARRAY) && holds(&empty, field.schema);
        if field.required && !is_there && is_list {
            entries.push((field.name.to_owned(), empty.clone()));
        }
    }
    Json::Object(entries)
}

fn multipart(content: &'static Content, media_type: &str, body: &Bytes) -> Result<Json, Unread> {
    let wrong = |words: &str| (String::new(), words.to_owned());
    let boundary = media::parameter(media_type, "boundary");
    let boundary = boundary.ok_or_else(|| wrong("has parts without a boundary"))?;
    let mut entries: Vec<(String, Json)> = Vec::new();
    for part in parts(body, &boundary).ok_or_else(|| wrong("ends before its last part"))? {
        let end = find(part, b"\r\n\r\n").ok_or_else(|| wrong("has a part without a head"))?;
        let head = String::from_utf8_lossy(&part[..end]).into_owned();
        let name = part_name(&head).ok_or_else(|| wrong("has a part without a name"))?;
        let text = String::from_utf8_lossy(&part[end + 4..]).into_owned();
        let schema = property(content.schema, &name).unwrap_or(&Schema::ANY);
        let known = entries.iter_mut().find(|(known, _)| *known == name);
        match (wants(schema, Types::ARRAY), known) {
            (true, Some((_, Json::Array(list)))) => list.push(inside(&text, items(schema))),
            (true, None) => {
                let item = inside(&text, items(schema));
                entries.push((name, Json::Array(vec![item])));
            }
            (_, Some((_, old))) => *old = inside(&text, schema),
            (false, None) => entries.push((name, inside(&text, schema))),
        }
    }
    Ok(with_empty_lists(entries, content.schema))
}

/// What stands between the boundaries; `None` where the last one is missing.
fn parts<'b>(body: &'b [u8], boundary: &str) -> Option<Vec<&'b [u8]>> {
    let delimiter = format!("--{boundary}");
    let next = format!("\r\n{delimiter}");
    let mut rest = &body[find(body, delimiter.as_bytes())? + delimiter.len()..];
    let mut parts = Vec::new();
    while !rest.starts_with(b"--") {
        let start = find(rest, b"\r\n")? + 2;
        let end = find(&rest[start - 2..], next.as_bytes())? + start - 2;
        parts.push(rest.get(start..end.max(start))?);
        rest = &rest[end + next.len()..];
    }
    Some(parts)
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    let mut windows = bytes.windows(wanted.len());
    windows.position(|window| window == wanted)
}

fn part_name(head: &str) -> Option<String> {
    let mut lines = head.lines();
    let line = lines.find(|line| {
        line.to_ascii_lowercase()
            .starts_with("content-disposition:")
    })?;
    let name = media::parameter(line, "name")?;
    Some(
        name.replace("%22", "\"")
            .replace("%0D", "\r")
            .replace("%0A", "\n"),
    )
}
