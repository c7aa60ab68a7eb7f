//! Answers: which one, and how it is written.

use bindery::model::{Format, Status};
use bindery_runtime::codegen::http::header::{CONTENT_TYPE, HeaderName, HeaderValue};
use bindery_runtime::codegen::http::{Response, StatusCode};
use bindery_runtime::json::Json;
use bytes::Bytes;

use super::chosen::Chosen;
use super::prefer::Prefer;
use super::refusal::Refusal;
use super::scripted::{Scripted, ScriptedContent, ScriptedResponse};
use super::text::holds;
use super::{Head, credential, media};

/// Names under which servers say what is wrong.
const WORDS: [&str; 5] = ["error_msg", "message", "detail", "error_message", "title"];

impl Scripted {
    /// What the document says comes back: the preferred response, or else the first success.
    /// A refusal where the client takes none of its media types.
    pub(super) fn chosen(&self, head: &Head<'_>, prefer: &Prefer) -> Result<Chosen<'_>, Refusal> {
        let asked = prefer
            .code
            .and_then(|code| Some((code, self.declared(code)?)));
        let mut chosen = Chosen::default();
        let Some((code, response)) = asked.or_else(|| self.usual()) else {
            return Ok(chosen);
        };
        chosen.status = StatusCode::from_u16(code).unwrap_or_default();
        chosen.response = Some(response);
        if !response.contents.is_empty() && !matches!(code, 204 | 205 | 304) {
            let Some(content) = response.wanted(head) else {
                return Err(Refusal::new(StatusCode::NOT_ACCEPTABLE));
            };
            let named = prefer
                .example
                .as_deref()
                .and_then(|name| content.named(name));
            chosen.media_type = content.media_type(head);
            chosen.value = named.or_else(|| content.first()).cloned();
            chosen.content = Some(content);
        }
        Ok(chosen)
    }

    /// The first JSON that tells of a success.
    pub(super) fn told(&self) -> Option<&ScriptedContent> {
        let (_, response) = self.usual()?;
        let mut contents = response.contents.iter();
        contents.find(|one| one.format == Format::Json)
    }

    /// A refusal in the form that the document has for it, with what is wrong where there is
    /// room for that.
    pub(super) fn refuse(&self, refusal: &Refusal) -> Response<Bytes> {
        let usual = refusal.status.as_u16();
        // Some documents say 422 of what others say 400 of.
        let codes = if usual == 400 { [400, 422] } else { [usual; 2] };
        let mut declared = codes
            .iter()
            .filter_map(|code| Some((*code, self.declared(*code)?)));
        let Some((code, response)) = declared.next() else {
            return refusal.bare();
        };
        let Ok(status) = StatusCode::from_u16(code) else {
            return refusal.bare();
        };
        let mut written = empty(status);
        let is_json = |one: &&ScriptedContent| one.format == Format::Json;
        let mut contents = response.contents.iter();
        match contents.clone().find(is_json).or_else(|| contents.next()) {
            Some(content) if content.format == Format::Json => {
                content.put(Some(&content.filled(refusal)), None, &mut written);
            }
            Some(content) => content.put(content.first(), None, &mut written),
            None => {}
        }
        response.put_headers(&mut written);
        refusal.put_headers(&mut written);
        written
    }

    /// What `WWW-Authenticate` says.
    pub(super) fn challenge(&self) -> String {
        let schemes = self.operation.security.iter().copied().flatten();
        let names = schemes.map(|one| match credential::start(one.scheme, &self.schemes) {
            start if start.is_empty() => format!("ApiKey name=\"{}\"", one.scheme.key),
            start => start,
        });
        names.collect::<Vec<_>>().join(", ")
    }

    /// What the document says of a status.
    fn declared(&self, code: u16) -> Option<&ScriptedResponse> {
        let find = |status: Status| self.responses.iter().find(|one| one.status == status);
        let hundred = u8::try_from(code / 100).unwrap_or_default();
        find(Status::Exactly(code))
            .or_else(|| find(Status::Range(hundred)))
            .or_else(|| find(Status::Default))
    }

    /// The first success, or else what is said of all others, or else where the answer is instead.
    /// An operation of which only refusals are declared has a success all the same, without words.
    fn usual(&self) -> Option<(u16, &ScriptedResponse)> {
        let code = |response: &ScriptedResponse| match response.status {
            Status::Exactly(code) => code,
            Status::Range(hundred) => u16::from(hundred) * 100,
            Status::Default => 200,
        };
        let all = self.responses.iter().map(|one| (code(one), one));
        let (by_default, exact): (Vec<_>, Vec<_>) =
            all.partition(|(_, response)| response.status == Status::Default);
        let among = |codes: std::ops::Range<u16>| {
            let mut all = exact.iter();
            all.find(|(code, _)| codes.contains(code)).copied()
        };
        among(200..300)
            .or_else(|| by_default.first().copied())
            .or_else(|| among(300..400))
    }
}

impl ScriptedResponse {
    /// The content that a client takes, the most wanted first.
    fn wanted(&self, head: &Head<'_>) -> Option<&ScriptedContent> {
        let wish = |one: &ScriptedContent| media::wanted(head.headers, &one.media_type);
        let most = self
            .contents
            .iter()
            .map(wish)
            .max()
            .filter(|most| *most > 0)?;
        let mut best = self.contents.iter().filter(|one| wish(one) == most);
        let json = best.clone().find(|one| one.format == Format::Json);
        json.or_else(|| best.next())
    }

    /// The sample of a header.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.headers.iter();
        let found = headers.find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map(|(_, text)| text.as_str())
    }

    pub(super) fn put_headers(&self, response: &mut Response<Bytes>) {
        for (name, value) in &self.headers {
            let name = HeaderName::from_bytes(name.as_bytes());
            let value = HeaderValue::from_bytes(value.as_bytes());
            if let (Ok(name), Ok(value)) = (name, value)
                && name != CONTENT_TYPE
                && !["content-length", "transfer-encoding", "connection"].contains(&name.as_str())
            {
                response.headers_mut().insert(name, value);
            }
        }
    }
}

impl ScriptedContent {
    fn named(&self, name: &str) -> Option<&Json> {
        let mut values = self.values.iter();
        values
            .find(|(known, _)| known == name)
            .map(|(_, value)| value)
    }

    fn first(&self) -> Option<&Json> {
        self.values.first().map(|(_, value)| value)
    }

    /// A value that says what is wrong, if the document has room for that.
    fn filled(&self, refusal: &Refusal) -> Json {
        let sample = self.first().cloned().unwrap_or_else(|| refusal.problem());
        let allowed = |value: &Json| self.schema.is_none_or(|schema| holds(value, schema));
        let mut told = sample.clone();
        tell(&mut told, &refusal.words(), 0);
        let mut whole = told.clone();
        if let Json::Object(entries) = &mut whole {
            entries.retain(|(name, _)| name != "violations");
            entries.push(("violations".to_owned(), refusal.violations()));
        }
        let candidates = [whole, told].into_iter();
        candidates.into_iter().find(allowed).unwrap_or(sample)
    }

    /// The media type that a client names, where the document has a range.
    fn media_type(&self, head: &Head<'_>) -> Option<String> {
        let range = Some(&self.media_type).filter(|one| media::is_range(one))?;
        let fits = |one: &str| (self.format == Format::Json) == media::is_json(one);
        media::named(head.headers, range, fits)
    }

    /// Writes a value as the body; its media type is the one that was asked for.
    pub(super) fn put(
        &self,
        value: Option<&Json>,
        asked: Option<&str>,
        response: &mut Response<Bytes>,
    ) {
        let text = |value: &Json| match value {
            Json::String(text) => text.clone(),
            other => other.to_string(),
        };
        let body = match (self.format, value) {
            (Format::Json, Some(value)) => value.to_string(),
            (Format::Json, None) => "null".to_owned(),
            (Format::Events, Some(value)) => format!("data: {value}\n\n"),
            (Format::Lines, Some(value)) => format!("{value}\n"),
            (Format::Sequence, Some(value)) => format!("\u{1e}{value}\n"),
            (_, Some(value)) => text(value),
            (_, None) => String::new(),
        };
        *response.body_mut() = Bytes::from(body);
        let usual = || match self.format {
            _ if !media::is_range(&self.media_type) => self.media_type.clone(),
            Format::Json => "application/json".to_owned(),
            _ => media::usual(&self.media_type),
        };
        let media_type = asked.map_or_else(usual, str::to_owned);
        if let Ok(value) = HeaderValue::from_str(&media_type) {
            response.headers_mut().insert(CONTENT_TYPE, value);
        }
    }
}

/// Puts words where a body has some, at the top or one level below.
fn tell(value: &mut Json, words: &str, depth: usize) {
    if let Json::Object(entries) = value {
        for (name, value) in entries {
            match value {
                Json::String(text) if WORDS.contains(&name.as_str()) => words.clone_into(text),
                Json::Object(_) if depth == 0 => tell(value, words, 1),
                _ => {}
            }
        }
    }
}

pub(super) fn empty(status: StatusCode) -> Response<Bytes> {
    let mut response = Response::new(Bytes::new());
    *response.status_mut() = status;
    response
}
