//! Request bodies: the type, and the forms that it can have.

use super::super::distinct::Distinct;
use super::super::naming::Naming;
use super::super::types::{BodyEnum, BodyVariant};
use super::super::{Ident, Reference, Text, Ty, TypePlan, docs};
use super::build::{Planner, style};
use super::{Body, Content, Encoding};
use crate::finding::Finding;
use crate::finding::code::plan as codes;
use crate::model::{self, Format, Operation};

/// Takes the name that an operation would give to the type of its body.
pub(super) fn claim_body(naming: &mut Naming<'_>, operation: &Operation, method: &Ident) {
    if forms(naming, operation).len() > 1 {
        body_ident(naming, method);
    }
}

fn body_ident(naming: &mut Naming<'_>, method: &Ident) -> Ident {
    naming.claim(&format!("{} body", method.plain()))
}

/// The contents that differ in how they are written or in what is written. Names of one
/// and the same format (`application/json`, `text/json`) make no difference.
fn forms<'a>(naming: &Naming<'_>, operation: &'a Operation) -> Vec<&'a model::Content> {
    let Some(body) = &operation.body else {
        return Vec::new();
    };
    let is_media_type = |content: &&model::Content| content.media_type.contains('/');
    // A key that is no media type is a slip of the author's, unless there is nothing else.
    let any = body.contents.iter().any(|content| is_media_type(&content));
    let contents = body.contents.iter();
    let mut contents: Vec<_> = contents.filter(|one| !any || is_media_type(one)).collect();
    crate::map::sort_by_key(&mut contents, |content| content.name());
    let mut forms: Vec<&model::Content> = Vec::new();
    for content in contents {
        let same = |other: &&model::Content| {
            other.format == content.format
                && family(other) == family(content)
                && ty(naming, other) == ty(naming, content)
        };
        if !forms.iter().any(same) {
            forms.push(content);
        }
    }
    forms
}

fn family(content: &model::Content) -> String {
    let essence = essence(&content.media_type);
    match essence.as_str() {
        "text/json" => "application/json".to_owned(),
        "text/xml" => "application/xml".to_owned(),
        _ => essence,
    }
}

fn essence(media_type: &str) -> String {
    let essence = media_type.split(';').next().unwrap_or(media_type);
    essence.trim().to_ascii_lowercase()
}

/// The Rust type of a form.
fn ty(naming: &Naming<'_>, content: &model::Content) -> Ty {
    let declared = content.ty.map(|id| naming.ty(id));
    match content.format {
        Format::Json | Format::Form => declared.unwrap_or(Ty::Json),
        Format::Multipart => declared.unwrap_or(Ty::Map(Box::new(Ty::File))),
        Format::Text => declared.unwrap_or(Ty::Text),
        Format::Xml | Format::Bytes if content.media_type.contains('*') => Ty::File,
        Format::Xml | Format::Bytes | Format::Events | Format::Lines | Format::Sequence => {
            Ty::Bytes
        }
    }
}

/// The name of the runtime's variant, or constant.
fn format(format: Format) -> &'static str {
    match format {
        Format::Json => "Json",
        Format::Form => "Form",
        Format::Multipart => "MULTIPART",
        Format::Text => "Text",
        Format::Xml | Format::Bytes | Format::Events | Format::Lines | Format::Sequence => "Bytes",
    }
}

impl Planner<'_, '_> {
    pub(super) fn body(&mut self, method: &Ident) -> Option<Body> {
        let required = self.operation.body.as_ref()?.required;
        let forms = forms(self.naming, self.operation);
        let contents: Vec<Content> = forms.iter().map(|form| self.content(form)).collect();
        match contents.as_slice() {
            [] => None,
            [only] => {
                let ty = only.ty.clone();
                let flat = required && self.fits_flat(&ty);
                Some(Body {
                    ty,
                    required,
                    flat,
                    several: false,
                    contents,
                })
            }
            several => {
                let ident = self.body_enum(several, method);
                Some(Body {
                    ty: Ty::Named(ident),
                    required,
                    flat: false,
                    several: true,
                    contents,
                })
            }
        }
    }

    fn content(&mut self, content: &model::Content) -> Content {
        if content.opaque {
            self.findings.report(Finding::new(
                &codes::BODY_AS_BYTES,
                content.place,
                format!(
                    "there is no writer for `{}`; the caller of `{}` gives the bytes",
                    content.media_type, self.operation.id
                ),
            ));
        }
        let schema = content.ty.map_or(Reference::Any, |id| {
            self.tables.schema(self.api, self.naming, id)
        });
        Content {
            media_type: content.media_type.clone(),
            format: format(content.format),
            ty: ty(self.naming, content),
            schema,
            encodings: content.encodings.iter().map(encoding).collect(),
        }
    }

    /// The enum of several forms, with a variant for each.
    fn body_enum(&mut self, contents: &[Content], method: &Ident) -> Ident {
        let ident = body_ident(self.naming, method);
        let mut names = Distinct::pascal("variants");
        let variant = |(index, content): (usize, &Content)| BodyVariant {
            ident: names.free(variant_ident(content)),
            docs: Text::plain(format!("As {}.", docs::code(&content.media_type))),
            from: contents.iter().take(index).all(|one| one.ty != content.ty),
            ty: content.ty.clone(),
        };
        let variants = contents.iter().enumerate().map(variant).collect();
        self.own_types.push(TypePlan::Body(BodyEnum {
            ident: ident.clone(),
            docs: Text::plain(format!(
                "What {} sends, in one of its media types.",
                docs::code(&self.operation.id)
            )),
            variants,
        }));
        ident
    }
}

/// A form is called after its format, or after its media type where the format says little.
fn variant_ident(content: &Content) -> Ident {
    let essence = essence(&content.media_type);
    let words = match essence.as_str() {
        "application/json" | "text/json" => "Json",
        "application/xml" | "text/xml" => "Xml",
        "application/x-www-form-urlencoded" => "Form",
        "multipart/form-data" => "Multipart",
        "application/octet-stream" => "Bytes",
        "text/plain" => "Text",
        "*/*" | "application/*" => "Any",
        other => other.split_once('/').map_or(other, |(_, subtype)| subtype),
    };
    Ident::pascal(words.trim_start_matches("x-"))
}

fn encoding(encoding: &model::Encoding) -> Encoding {
    Encoding {
        property: encoding.property.clone(),
        content_type: encoding.content_type.clone(),
        style: encoding.style.map(style),
        explode: encoding.explode,
        allow_reserved: encoding.allow_reserved,
        headers: encoding.headers.clone(),
    }
}
