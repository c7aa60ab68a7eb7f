//! What an error body says, in whatever shape a vendor puts it.

use crate::json::{Json, Number, from_slice};

/// Names of a code and its message that go together, the more telling ones first.
const PAIRS: [(&str, &str); 3] = [
    ("error_code", "error_msg"),
    ("errorCode", "errorMsg"),
    ("code", "message"),
];

/// How many objects deep a pair is looked for. Known bodies have one around it.
const DEEPEST: usize = 4;

/// A code and words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) code: Option<String>,
    pub(super) message: Option<String>,
}

/// Reads a body: an object with one of [`PAIRS`], or with objects that have one (the last
/// of them counts, as in the vendor's SDK), or a bare string. Other JSON and HTML say
/// nothing; any other text is the message itself.
pub(super) fn said(body: &[u8]) -> Said {
    match from_slice::<Json>(body) {
        Ok(Json::String(text)) => message(text),
        Ok(json) => pair(&json, DEEPEST, true)
            .or_else(|| pair(&json, DEEPEST, false))
            .unwrap_or_default(),
        Err(_) => match std::str::from_utf8(body).map(str::trim) {
            Ok(text) if !text.is_empty() && !text.starts_with(['<', '{', '[']) => {
                message(text.to_owned())
            }
            _ => Said::default(),
        },
    }
}

fn message(text: String) -> Said {
    Said {
        code: None,
        message: Some(text),
    }
}

/// A pair in `json`, or else in the objects inside of it. A `whole` pair has both parts.
fn pair(json: &Json, depth: usize, whole: bool) -> Option<Said> {
    let Json::Object(properties) = json else {
        return None;
    };
    let here = PAIRS.iter().find_map(|(code, message)| {
        let said = Said {
            code: json.get(code).and_then(text),
            message: json.get(message).and_then(text),
        };
        let parts = usize::from(said.code.is_some()) + usize::from(said.message.is_some());
        (parts >= if whole { 2 } else { 1 }).then_some(said)
    });
    here.or_else(|| {
        let depth = depth.checked_sub(1)?;
        let inside = properties.iter().rev();
        inside
            .map(|(_, value)| value)
            .find_map(|value| pair(value, depth, whole))
    })
}

/// Codes come as text and as numbers.
fn text(json: &Json) -> Option<String> {
    match json {
        Json::String(text) => Some(text.clone()),
        Json::Number(number) => Some(Number::to_string(number)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shape_that_was_seen() {
        let table: &[(&str, Option<&str>, Option<&str>)] = &[
            (
                r#"{"error_code":"WKS.00129901","error_msg":"no such server"}"#,
                Some("WKS.00129901"),
                Some("no such server"),
            ),
            (
                r#"{"errorCode":"X.1","errorMsg":"m"}"#,
                Some("X.1"),
                Some("m"),
            ),
            (
                r#"{"error":{"code":"Ecs.0005","message":"m","details":[{"code":"a","message":"b"}]}}"#,
                Some("Ecs.0005"),
                Some("m"),
            ),
            (
                r#"{"badRequest":{"message":"m","code":400}}"#,
                Some("400"),
                Some("m"),
            ),
            (
                r#"{"itemNotFound":{"message":"m","code":404}}"#,
                Some("404"),
                Some("m"),
            ),
            (
                r#"{"computeFault":{"message":"m","code":500}}"#,
                Some("500"),
                Some("m"),
            ),
            (
                r#"{"conflictingRequest":{"message":"m","code":409}}"#,
                Some("409"),
                Some("m"),
            ),
            (
                r#"{"error":{"message":"m","code":401,"title":"Unauthorized"}}"#,
                Some("401"),
                Some("m"),
            ),
            (
                r#"{"error_msg":"m","error_code":"APIGW.0301","request_id":"r"}"#,
                Some("APIGW.0301"),
                Some("m"),
            ),
            (r#"{"error_msg":"only msg"}"#, None, Some("only msg")),
            (r#"{"code":7}"#, Some("7"), None),
            (
                r#"{"a":{"code":"1","message":"x"},"b":{"code":"2","message":"y"}}"#,
                Some("2"),
                Some("y"),
            ),
            (
                r#"{"message":"outer","error":{"code":"1","message":"inner"}}"#,
                Some("1"),
                Some("inner"),
            ),
            (r#""overloaded""#, None, Some("overloaded")),
            ("overloaded\n", None, Some("overloaded")),
            (r#"["x"]"#, None, None),
            (r#"{"errors":[{"code":"1","message":"m"}]}"#, None, None),
            ("<html><body>502 Bad Gateway</body></html>", None, None),
            (r#"{"error_code": "cut sh"#, None, None),
            ("", None, None),
            ("null", None, None),
            ("42", None, None),
        ];
        for (body, code, message) in table {
            let said = said(body.as_bytes());
            assert_eq!(said.code.as_deref(), *code, "{body}");
            assert_eq!(said.message.as_deref(), *message, "{body}");
        }
        assert_eq!(said(b"\xff\xfe"), Said::default());
    }

    #[test]
    fn deep_nesting_ends() {
        let body = format!(
            "{}{}{}",
            r#"{"a":"#.repeat(50),
            r#"{"code":"1"}"#,
            "}".repeat(50)
        );
        assert_eq!(said(body.as_bytes()), Said::default());
    }
}
