//! Why a request is not answered as it wishes.

use bindery_runtime::codegen::http::header::{CONTENT_TYPE, HeaderName, HeaderValue};
use bindery_runtime::codegen::http::{Response, StatusCode};
use bindery_runtime::json::Json;
use bindery_runtime::operation::Location;
use bindery_runtime::violation::Violations;
use bytes::Bytes;

/// The header that says the violations.
const VIOLATIONS: &str = "bindery-violations";

/// How long it can become: some clients take no more than 8 KiB for all headers.
const LONGEST: usize = 4096;

/// A refusal before anything would have been done.
#[derive(Debug)]
pub(super) struct Refusal {
    pub(super) status: StatusCode,
    pub(super) headers: Vec<(HeaderName, HeaderValue)>,
    violations: Violations,
}

impl Refusal {
    pub(super) fn new(status: StatusCode) -> Refusal {
        Refusal {
            status,
            headers: Vec::new(),
            violations: Violations::new(),
        }
    }

    pub(super) fn invalid(violations: Violations) -> Refusal {
        Refusal {
            violations,
            ..Refusal::new(StatusCode::BAD_REQUEST)
        }
    }

    pub(super) fn with_header(mut self, name: HeaderName, value: &str) -> Refusal {
        if let Ok(value) = HeaderValue::from_str(value) {
            self.headers.push((name, value));
        }
        self
    }

    /// What is wrong, in words.
    pub(super) fn words(&self) -> String {
        match self.violations.is_empty() {
            true if self.status == StatusCode::UNAUTHORIZED => {
                "The credentials that the document asks for are missing, or not known here."
                    .to_owned()
            }
            true => {
                let reason = self.status.canonical_reason().unwrap_or("refused");
                format!("The document does not allow this: {reason}.")
            }
            false => self.violations.to_string(),
        }
    }

    /// Every violation with its place.
    pub(super) fn violations(&self) -> Json {
        let each = self.violations.iter().map(|one| {
            let place = match one.location() {
                Location::Path => "path",
                Location::Query => "query",
                Location::Header => "header",
                Location::Cookie => "cookie",
                Location::Body => "body",
            };
            Json::from([
                ("in", place),
                ("pointer", one.pointer()),
                ("rule", one.rule()),
                ("limit", one.limit()),
                ("message", one.message()),
            ])
        });
        Json::Array(each.collect())
    }

    /// What every refusal says beside its body, for which documents often have no room.
    pub(super) fn put_headers(&self, response: &mut Response<Bytes>) {
        let headers = response.headers_mut();
        headers.extend(self.headers.iter().cloned());
        if !self.violations.is_empty()
            && let Ok(value) = HeaderValue::from_str(&self.in_a_line())
        {
            headers.insert(HeaderName::from_static(VIOLATIONS), value);
        }
    }

    /// As many violations as a header has room for, as JSON in ASCII.
    fn in_a_line(&self) -> String {
        let mut line = String::from("[");
        for one in self.violations().as_array().into_iter().flatten() {
            let text = in_ascii(&one.to_string());
            if line.len() + text.len() > LONGEST {
                break;
            }
            if line.len() > 1 {
                line.push(',');
            }
            line.push_str(&text);
        }
        line.push(']');
        line
    }

    /// As problem details (RFC 9457).
    pub(super) fn problem(&self) -> Json {
        let reason = self.status.canonical_reason().unwrap_or("refused");
        let mut entries = vec![
            ("type".to_owned(), Json::from("about:blank")),
            ("title".to_owned(), Json::from(reason)),
            ("status".to_owned(), Json::from(self.status.as_u16())),
            ("detail".to_owned(), Json::String(self.words())),
        ];
        if !self.violations.is_empty() {
            entries.push(("violations".to_owned(), self.violations()));
        }
        Json::Object(entries)
    }

    /// The answer where the document says nothing of one.
    pub(super) fn bare(&self) -> Response<Bytes> {
        let body = Bytes::from(self.problem().to_string());
        let mut response = Response::new(body);
        *response.status_mut() = self.status;
        let headers = response.headers_mut();
        headers.insert(
            CONTENT_TYPE,
            HeaderValue::from_static("application/problem+json"),
        );
        self.put_headers(&mut response);
        response
    }
}

/// JSON without other characters than those of ASCII.
fn in_ascii(json: &str) -> String {
    let mut ascii = String::with_capacity(json.len());
    for character in json.chars() {
        match character {
            ' '..='~' => ascii.push(character),
            _ => {
                let mut units = [0; 2];
                for unit in character.encode_utf16(&mut units) {
                    ascii.push_str(&format!("\\u{unit:04x}"));
                }
            }
        }
    }
    ascii
}
