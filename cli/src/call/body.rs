//! The body: from the command line, a file or standard input.

use std::io::Read;
use std::path::Path;

use bindery_live::Data;
use bindery_runtime::json::{self, Json};
use bindery_runtime::operation::{Content, Format, Operation};
use bindery_runtime::value::File;

use super::Call;
use crate::outcome::Refusal;

/// A body, and in which of the forms of the document it is.
pub(super) struct Body {
    pub(super) content: usize,
    pub(super) value: Option<Data>,
}

/// The body that was said.
pub(super) fn read(operation: &'static Operation, call: &Call) -> Result<Body, Refusal> {
    let contents = operation
        .body
        .as_ref()
        .map_or(&[][..], |body| body.contents);
    let given = call.body.as_deref().map(bytes).transpose()?;
    if given.is_none() && call.file.is_empty() {
        return Ok(Body {
            content: 0,
            value: None,
        });
    }
    let (index, content) = chosen(operation, contents, call.content_type.as_deref())?;
    let files = files(&call.file)?;
    let value = value(content, given, files)?;
    Ok(Body {
        content: index,
        value: Some(value),
    })
}

fn chosen(
    operation: &Operation,
    contents: &'static [Content],
    wanted: Option<&str>,
) -> Result<(usize, &'static Content), Refusal> {
    let essence = |text: &str| {
        let essence = text.split(';').next().unwrap_or_default();
        essence.trim().to_ascii_lowercase()
    };
    let is_wanted =
        |content: &Content| wanted.is_none_or(|it| essence(it) == essence(content.media_type));
    let mut found = contents.iter().enumerate();
    found
        .find(|(_, content)| is_wanted(content))
        .ok_or_else(|| {
            let all: Vec<&str> = contents.iter().map(|content| content.media_type).collect();
            Refusal::new(match all.as_slice() {
                [] => format!("`{}` has no body", operation.id),
                all => format!("the body of `{}` is {}", operation.id, all.join(" or ")),
            })
        })
}

fn value(
    content: &'static Content,
    given: Option<Vec<u8>>,
    files: Vec<(String, Data)>,
) -> Result<Data, Refusal> {
    let is_json = matches!(
        content.format,
        Format::Json | Format::Form | Format::Multipart(_)
    );
    let data = match given {
        Some(bytes) if content.format == Format::Bytes => return Ok(Data::file(File::new(bytes))),
        Some(bytes) if is_json => Data::new(json(&bytes)?, content.schema),
        Some(bytes) => {
            let text = String::from_utf8(bytes);
            let text = text.map_err(|_| Refusal::new("the body is no text in UTF-8"))?;
            Data::new(Json::String(text), content.schema)
        }
        None => Data::new(Json::Object(Vec::new()), content.schema),
    };
    if !files.is_empty() && content.format != Format::MULTIPART {
        let why = format!("a body of {} has no files in it", content.media_type);
        return Err(Refusal::new(why));
    }
    let files = files.into_iter();
    Ok(files.fold(data, |data, (name, file)| data.with(&name, file)))
}

fn json(bytes: &[u8]) -> Result<Json, Refusal> {
    json::from_slice(bytes).map_err(|why| Refusal::new(format!("the body is no JSON: {why}")))
}

fn files(said: &[(String, String)]) -> Result<Vec<(String, Data)>, Refusal> {
    let file = |(property, path): &(String, String)| {
        let bytes = open(path)?;
        let name = Path::new(path).file_name();
        let file = match name {
            Some(name) => File::new(bytes).with_name(name.to_string_lossy()),
            None => File::new(bytes),
        };
        Ok((property.clone(), Data::file(file)))
    };
    said.iter().map(file).collect()
}

/// As it is said, of a file, or of standard input.
pub(super) fn bytes(said: &str) -> Result<Vec<u8>, Refusal> {
    if said == "-" {
        let mut bytes = Vec::new();
        let read = std::io::stdin().lock().read_to_end(&mut bytes);
        read.map_err(|why| Refusal::new(format!("cannot read standard input: {why}")))?;
        return Ok(bytes);
    }
    match said.strip_prefix('@') {
        Some(path) => open(path),
        None => Ok(said.as_bytes().to_owned()),
    }
}

fn open(path: &str) -> Result<Vec<u8>, Refusal> {
    std::fs::read(path).map_err(|why| Refusal::new(format!("cannot read {path}: {why}")))
}
