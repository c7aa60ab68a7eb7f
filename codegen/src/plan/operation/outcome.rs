//! What comes back: tables of responses, successes, refusals.

use super::super::naming::type_ident;
use super::super::{Status, Text, Ty};
use super::build::Planner;
use super::headers::{Headers, is_success};
use super::{Failure, Response, StatusVariant, Success};
use crate::finding::Finding;
use crate::finding::code::plan as codes;
use crate::model::{self, Content, Format, Header};

impl Planner<'_, '_> {
    pub(super) fn responses(
        &mut self,
        of_success: Option<&Headers>,
        of_refusal: Option<&Headers>,
    ) -> Vec<Response> {
        let mut plans = Vec::new();
        for response in &self.operation.responses {
            let status = Status::of(response.status);
            let content = self.read(response);
            if let Some(content) = content.filter(|content| content.opaque) {
                self.findings.report(Finding::new(
                    &codes::RESPONSE_AS_BYTES,
                    response.place,
                    format!(
                        "there is no reader for `{}`; the response {} of `{}` is left as bytes",
                        content.media_type,
                        status.label(),
                        self.operation.id
                    ),
                ));
            }
            let stream = self.stream_of(response).filter(|_| self.is_success(status));
            self.other_pieces(response, status, stream.is_some());
            let schema = content
                .and_then(|content| content.ty)
                .map(|id| self.tables.schema(self.api, self.naming, id));
            plans.push(Response {
                status,
                media_types: content.map_or_else(Vec::new, |content| read_alike(response, content)),
                format: content.map_or("Json", |content| format(content.format)),
                stream,
                schema,
                // The table for refusals has all headers of `default`, for successes too.
                headers: if status.is_success() {
                    of_success
                } else {
                    of_refusal
                }
                .filter(|_| !response.headers.is_empty())
                .map(|headers| headers.shape.clone()),
                required_headers: required(&response.headers),
            });
        }
        let statuses = self.operation.responses.iter().map(|one| one.status);
        if !statuses
            .map(Status::of)
            .any(|status| self.is_success(status))
        {
            plans.push(Response {
                // An operation that declares no success can succeed nevertheless.
                status: Status::Range(2),
                media_types: Vec::new(),
                format: "Json",
                stream: None,
                schema: None,
                headers: None,
                required_headers: Vec::new(),
            });
        }
        plans
    }

    /// The body that is read; an answer to `HEAD` has none.
    fn read<'r>(&self, response: &'r model::Response) -> Option<&'r Content> {
        response.read().filter(|_| self.operation.method != "HEAD")
    }

    fn variants(&self, success: bool) -> Vec<StatusVariant> {
        let mut outcomes: Vec<StatusVariant> = self
            .operation
            .responses
            .iter()
            .filter(|response| {
                let status = Status::of(response.status);
                if success {
                    self.is_success(status)
                } else {
                    !status.is_success()
                }
            })
            .map(|response| {
                let status = Status::of(response.status);
                let ty = self.read(response).map_or(Ty::NoContent, |content| {
                    let declared = content.ty.map(|id| self.naming.ty(id));
                    match format(content.format) {
                        "Json" => declared.unwrap_or(Ty::Json),
                        // The whole of a stream is the text of it.
                        "Text" if content.format.is_stream() => Ty::Text,
                        "Text" => declared.unwrap_or(Ty::Text),
                        _ => Ty::Bytes,
                    }
                });
                let mut docs = Text::plain(format!("Status {}.", status.label()));
                docs.foreign(&said(response));
                StatusVariant {
                    status,
                    ident: status.variant(),
                    docs,
                    ty,
                }
            })
            .collect();
        crate::map::sort_by_key(&mut outcomes, |one| match one.status {
            Status::Exactly(_) => 0,
            Status::Range(_) => 1,
            Status::Default => 2,
        });
        outcomes
    }

    pub(super) fn is_success(&self, status: Status) -> bool {
        is_success(self.operation, status)
    }

    pub(super) fn success(&mut self, words: &str) -> Success {
        let variants = self.variants(true);
        match variants.as_slice() {
            [] => Success::One(Ty::NoContent),
            [first, rest @ ..] if rest.iter().all(|one| one.ty == first.ty) => {
                Success::One(first.ty.clone())
            }
            _ => Success::Several {
                ident: self.outcomes.free(type_ident(&format!("{words} success"))),
                variants,
                same_as: None,
            },
        }
    }

    pub(super) fn failure(&mut self, words: &str) -> Failure {
        let variants = self.variants(false);
        if variants.is_empty() {
            Failure::Undeclared
        } else {
            Failure::Several {
                ident: self.outcomes.free(type_ident(&format!("{words} error"))),
                variants,
                same_as: None,
            }
        }
    }
}

/// What a document says of an answer beyond its status.
pub(super) fn said(response: &model::Response) -> String {
    let docs = &response.docs;
    let words = docs.description.as_deref().or(docs.summary.as_deref());
    let words = words.unwrap_or_default();
    match Status::of(response.status).says_all_of(words) {
        true => String::new(),
        false => words.to_owned(),
    }
}

/// The media types that are read like `content`, itself the first. Of one with several
/// parameters (`;stream=watch`) only the first is asked for: they mean different things.
fn read_alike(response: &model::Response, content: &Content) -> Vec<String> {
    let essence = |media_type: &str| {
        let essence = media_type.split(';').next().unwrap_or(media_type);
        essence.trim().to_ascii_lowercase()
    };
    let mut found = vec![content.media_type.clone()];
    for other in &response.contents {
        let alike = other.format == content.format && other.ty == content.ty;
        let known = found
            .iter()
            .any(|one| essence(one) == essence(&other.media_type));
        if alike && !known && other.media_type.contains('/') {
            found.push(other.media_type.clone());
        }
    }
    found
}

/// The name of the runtime's variant.
fn format(format: Format) -> &'static str {
    match format {
        Format::Json => "Json",
        Format::Text | Format::Events | Format::Lines | Format::Sequence => "Text",
        Format::Form | Format::Multipart | Format::Xml | Format::Bytes => "Bytes",
    }
}

/// The names of the headers that are always there.
fn required(headers: &[Header]) -> Vec<String> {
    let required = headers.iter().filter(|header| header.required);
    required.map(|header| header.name.clone()).collect()
}
