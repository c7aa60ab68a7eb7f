//! An answer that is chosen, before it is written: what is put into it.

use bindery_runtime::codegen::http::header::{HeaderName, HeaderValue};
use bindery_runtime::codegen::http::{Response, StatusCode};
use bindery_runtime::json::Json;
use bindery_runtime::schema::Field;
use bytes::Bytes;

use super::answer::empty;
use super::identifier::numbered;
use super::place::{plain, with};
use super::scripted::{ScriptedContent, ScriptedResponse};
use super::text::holds;

/// An answer before it is written.
pub(super) struct Chosen<'s> {
    pub(super) status: StatusCode,
    pub(super) response: Option<&'s ScriptedResponse>,
    /// The form of the body, where there is one.
    pub(super) content: Option<&'s ScriptedContent>,
    /// The media type, where the document has a range and the client names one.
    pub(super) media_type: Option<String>,
    pub(super) value: Option<Json>,
    /// What headers have in place of their samples.
    pub(super) headers: Vec<(HeaderName, HeaderValue)>,
    /// Headers that are left out.
    pub(super) without: Vec<HeaderName>,
}

impl Default for Chosen<'_> {
    fn default() -> Self {
        Chosen {
            status: StatusCode::NO_CONTENT,
            response: None,
            content: None,
            media_type: None,
            value: None,
            headers: Vec::new(),
            without: Vec::new(),
        }
    }
}

impl Chosen<'_> {
    /// What a header will say.
    pub(super) fn header(&self, name: &str) -> Option<String> {
        let put = self.headers.iter().rev().find(|(known, _)| known == name);
        let put = put.and_then(|(_, value)| value.to_str().ok());
        let sample = self.response.and_then(|one| one.header(name));
        put.or(sample).map(str::to_owned)
    }

    /// Whether the document has such a header, and it may say this.
    pub(super) fn declares(&self, name: &str, value: &Json) -> bool {
        let field = self.declared(name);
        let is_allowed = |schema| match value {
            Json::String(_) => holds(value, schema),
            other => holds(other, schema) || holds(&Json::String(other.to_string()), schema),
        };
        field.is_some_and(|field| is_allowed(field.schema))
    }

    /// Leaves out a header that need not be there.
    pub(super) fn leave_out(&mut self, name: HeaderName) {
        let declared = self.response.and_then(|one| one.declared);
        let required = declared.map_or(&[][..], |one| one.required);
        if !required
            .iter()
            .any(|one| one.eq_ignore_ascii_case(name.as_str()))
        {
            self.without.push(name);
        }
    }

    /// A header of this answer. All answers have one table, so its own sample is asked for.
    fn declared(&self, name: &str) -> Option<&'static Field> {
        let response = self.response.filter(|one| one.header(name).is_some())?;
        let mut fields = response.declared?.shape.fields.iter();
        fields.find(|field| field.name.eq_ignore_ascii_case(name))
    }

    /// The value at a place of the body.
    pub(super) fn at(&self, place: &str) -> Option<&Json> {
        self.value.as_ref()?.pointer(place)
    }

    /// Whether the document allows this body.
    pub(super) fn allows(&self, value: &Json) -> bool {
        let schema = self.content.and_then(|content| content.schema);
        schema.is_none_or(|schema| holds(value, schema))
    }

    /// Puts a value at a place of the body, where the document allows that.
    pub(super) fn put(&mut self, place: &str, value: Json) {
        let changed = self.value.as_ref();
        let changed = changed.and_then(|whole| with(whole, place, value, |it| self.allows(it)));
        if changed.is_some() {
            self.value = changed;
        }
    }

    /// Puts an identifier of its own at a place of the body that has one.
    pub(super) fn name(&mut self, place: &str, number: u64) {
        let (Some(sample), Some(whole)) = (self.at(place), &self.value) else {
            return;
        };
        let is_allowed = |identifier: &Json| {
            with(whole, place, identifier.clone(), |it| self.allows(it)).is_some()
        };
        if let Some(identifier) = numbered(sample, number, is_allowed) {
            self.put(place, identifier);
        }
    }

    /// Puts an identifier of its own into a header.
    pub(super) fn name_header(&mut self, name: &str, number: u64) {
        let Some(sample) = self.header(name) else {
            return;
        };
        // A number is one in its text, too.
        let sample = sample.parse().unwrap_or(Json::String(sample));
        let is_declared = |identifier: &Json| self.declares(name, identifier);
        if let Some(text) = numbered(&sample, number, is_declared)
            .as_ref()
            .and_then(plain)
        {
            self.put_header(name, &text);
        }
    }

    /// Says something else in a header than its sample.
    pub(super) fn put_header(&mut self, name: &str, text: &str) {
        let name = HeaderName::from_bytes(name.as_bytes());
        if let (Ok(name), Ok(value)) = (name, HeaderValue::from_str(text)) {
            self.headers.push((name, value));
        }
    }

    pub(super) fn write(self) -> Response<Bytes> {
        let mut written = empty(self.status);
        if let Some(content) = self.content {
            content.put(
                self.value.as_ref(),
                self.media_type.as_deref(),
                &mut written,
            );
        }
        if let Some(response) = self.response {
            response.put_headers(&mut written);
        }
        for (name, value) in self.headers {
            written.headers_mut().insert(name, value);
        }
        for name in self.without {
            written.headers_mut().remove(name);
        }
        written
    }
}
