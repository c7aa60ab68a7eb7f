//! Bodies of several parts: `multipart/form-data` and its kin.
//!
//! Every property is a part, every item of a list a part of the same name. A file is sent
//! as it is, an object as JSON, anything else as text; the document can say otherwise for
//! each property.

use bytes::Bytes;

use super::media::Written;
use crate::describe::{List, Value, View};
use crate::operation::{Content, Encoding};
use crate::target::{entries, field, fields, is_json, json_text, text};
use crate::value::{File, Name};

/// A part: its headers and what is in it.
struct Part {
    head: String,
    bytes: Bytes,
}

/// All parts with a boundary between them that is in none of them.
pub(crate) fn write(content: &Content, view: View<'_>) -> Result<Written, &'static str> {
    let mut parts = Vec::new();
    let mut wrong = None;
    let mut add = |key: &str, value: &dyn Value| {
        let encoding = content.encodings.iter().find(|one| one.property == key);
        if let Err(why) = property(key, value.view(), encoding, &mut parts) {
            wrong = Some(why);
        }
    };
    match view {
        View::Record(record) => fields(record, &mut add),
        View::Map(map) => entries(map, &mut add),
        _ => return Err("a form with parts is made from an object"),
    }
    if let Some(why) = wrong {
        return Err(why);
    }
    let boundary = boundary(&parts);
    let mut body = Vec::new();
    for part in &parts {
        body.extend_from_slice(format!("--{boundary}\r\n{}\r\n", part.head).as_bytes());
        body.extend_from_slice(&part.bytes);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
    let essence = content.media_type.split(';').next().unwrap_or_default();
    Ok(Written {
        media_type: format!("{}; boundary={boundary}", essence.trim()).into(),
        bytes: Bytes::from(body),
    })
}

fn property(
    name: &str,
    view: View<'_>,
    encoding: Option<&Encoding>,
    parts: &mut Vec<Part>,
) -> Result<(), &'static str> {
    match view {
        View::Absent | View::Null => Ok(()),
        View::List(list) => items(name, list, encoding, parts),
        one => part(name, one, encoding).map(|part| parts.push(part)),
    }
}

fn items(
    name: &str,
    list: &dyn List,
    encoding: Option<&Encoding>,
    parts: &mut Vec<Part>,
) -> Result<(), &'static str> {
    for index in 0..list.len() {
        let view = list.item(index).view();
        if !matches!(view, View::Absent | View::Null) {
            parts.push(part(name, view, encoding)?);
        }
    }
    Ok(())
}

fn part(name: &str, view: View<'_>, encoding: Option<&Encoding>) -> Result<Part, &'static str> {
    let said = encoding.and_then(|encoding| encoding.content_type);
    let said = said.filter(|said| !said.contains(['*', ',']));
    let mut head = format!("Content-Disposition: form-data; name=\"{}\"", escaped(name));
    let (content_type, bytes) = match view {
        View::File(file) => {
            file_name(file, name, &mut head);
            let usual = match file.naming() {
                Name::None => None,
                Name::Property | Name::Given(_) => Some("application/octet-stream"),
            };
            let media_type = file.content_type().or(said).or(usual);
            (media_type, file.bytes().clone())
        }
        View::Bytes(bytes) => (said.or(Some("application/octet-stream")), bytes.clone()),
        View::List(_) | View::Map(_) | View::Record(_) => {
            let json = said
                .filter(|said| is_json(said))
                .unwrap_or("application/json");
            (Some(json), Bytes::from(json_text(view)))
        }
        scalar => (said, Bytes::from(text(scalar).unwrap_or_default())),
    };
    head.push_str("\r\n");
    for (name, value) in encoding.map_or(&[][..], |encoding| encoding.headers) {
        header(&mut head, name, value)?;
    }
    if let View::File(file) = view {
        for (name, value) in file.headers() {
            header(&mut head, name, value)?;
        }
    }
    if let Some(content_type) = content_type {
        header(&mut head, "Content-Type", content_type)?;
    }
    Ok(Part { head, bytes })
}

fn file_name(file: &File, property: &str, head: &mut String) {
    let name = match file.naming() {
        Name::None => return,
        Name::Property => property,
        Name::Given(name) => name,
    };
    head.push_str(&format!("; filename=\"{}\"", escaped(name)));
}

/// A line of a part's head; a value cannot end it.
fn header(head: &mut String, name: &str, value: &str) -> Result<(), &'static str> {
    field(name, value).map_err(|_| "a part of its form has a header that HTTP does not allow")?;
    head.push_str(&format!("{name}: {value}\r\n"));
    Ok(())
}

/// As browsers do it (and RFC 7578 allows): what would end the quotes or the line is
/// percent-encoded, everything else is sent as UTF-8.
fn escaped(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.chars() {
        match c {
            '"' => out.push_str("%22"),
            '\r' => out.push_str("%0D"),
            '\n' => out.push_str("%0A"),
            '\0' => out.push_str("%00"),
            c => out.push(c),
        }
    }
    out
}

/// Made from the parts, so that the same body is the same bytes, and made again until it
/// is in none of them.
fn boundary(parts: &[Part]) -> String {
    let mut seed = parts.iter().fold(OFFSET, |hash, part| {
        fnv(fnv(hash, part.head.as_bytes()), &part.bytes)
    });
    loop {
        let second = fnv(seed, b"bindery");
        let boundary = format!("bindery-{seed:016x}{second:016x}");
        if parts.iter().all(|part| !contains(&part.bytes, &boundary)) {
            return boundary;
        }
        seed = fnv(second, boundary.as_bytes());
    }
}

const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;

/// The hash FNV-1a. It need not be strong: what it makes is looked for in the data.
fn fnv(hash: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(hash, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

/// Whether `text` is in `bytes`. Only where its first bytes are is more compared, which in
/// ordinary data is nearly nowhere.
fn contains(bytes: &[u8], text: &str) -> bool {
    bytes
        .windows(text.len())
        .any(|window| window == text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_boundary_is_in_no_part() {
        let of = |bytes: &str| {
            boundary(&[Part {
                head: String::new(),
                bytes: Bytes::copy_from_slice(bytes.as_bytes()),
            }])
        };
        assert_eq!(of("a"), of("a"));
        assert_ne!(of("a"), of("b"));
        // A part with a boundary in it: one that is made from other parts must be another.
        let hostile = Part {
            head: String::new(),
            bytes: Bytes::from(of("a")),
        };
        let own = boundary(&[hostile]);
        assert!(!of("a").contains(&own));
    }

    #[test]
    fn names_end_neither_quotes_nor_lines() {
        assert_eq!(escaped("a\"b\r\nc: d\0ü"), "a%22b%0D%0Ac: d%00ü");
    }
}
