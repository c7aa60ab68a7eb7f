//! Tokens that an operation answers with.

use super::expression::Expression;
use crate::finding::code::resolve as code;
use crate::finding::{Finding, Findings, Place};
use crate::model::{Token, TokenPart, TokenSource};
use crate::openapi;

/// How an answer becomes a token; `None` where an expression is none, which is reported.
pub(super) fn token(
    declared: Option<openapi::Token<'_>>,
    findings: &mut Findings,
) -> Option<Token> {
    let declared = declared?;
    let mut read = |(text, place): (&str, Place)| {
        let part = part(text, place);
        if part.is_none() {
            let message = format!("`{text}` names nothing of an answer");
            findings.report(
                Finding::new(&code::MISPLACED_EXTENSION, place, message).help(
                    "write `$response.header.` and a name, or `$response.body#` and a JSON pointer",
                ),
            );
        }
        part
    };
    let value = read(declared.value);
    let expires = declared.expires.map(read);
    Some(Token {
        value: value?,
        expires: expires.flatten(),
        place: declared.place,
    })
}

fn part(text: &str, place: Place) -> Option<TokenPart> {
    let is_name = |name: &str| {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
        name.bytes().all(plain)
    };
    let source = match Expression::parse(text)? {
        // As they are compared and sent.
        Expression::Header(name) if is_name(&name) => {
            TokenSource::Header(name.to_ascii_lowercase())
        }
        Expression::Response(pointer) if !pointer.is_empty() => TokenSource::Body(pointer),
        _ => return None,
    };
    Some(TokenPart {
        source,
        text: text.to_owned(),
        place,
    })
}

#[cfg(test)]
mod tests {
    use crate::document::Memory;
    use crate::generate::{ModuleSettings, include};

    fn found(token: &str) -> Vec<String> {
        let document = format!(
            "openapi: 3.1.0
info: {{ title: T, version: '1' }}
paths:
  /tokens:
    post:
      operationId: createToken
      x-bindery-token: {token}
      responses:
        '201':
          description: A token.
          headers: {{ X-Token: {{ schema: {{ type: string, format: password }} }} }}
          content:
            application/json:
              schema:
                type: object
                properties:
                  plain: {{ type: string }}
                  life: {{ type: integer }}
                  token: {{ type: object, properties: {{ ends: {{ type: string, format: date-time }} }} }}
"
        );
        let module = ModuleSettings::called_after("t.yaml");
        let run = include(&module, &Memory::new().with("t.yaml", &*document));
        let all = run.findings.all().iter();
        let all = all.filter(|one| ["B0321", "B0416"].contains(&one.code.id));
        all.map(|one| format!("{} {}", one.code.id, one.message))
            .collect()
    }

    #[test]
    fn expressions_name_what_is_declared() {
        let header = "$response.header.x-TOKEN";
        for good in [
            format!("{{ value: {header} }}"),
            format!("{{ value: {header}, expires: '$response.body#/token/ends' }}"),
            format!("{{ value: {header}, expires: '$response.body#/life' }}"),
        ] {
            assert_eq!(found(&good), [""; 0], "{good}");
        }
        for (bad, message) in [
            (
                "{ value: token }",
                "B0321 `token` names nothing of an answer",
            ),
            (
                "{ value: $response.header.x y }",
                "B0321 `$response.header.x y` names nothing of an answer",
            ),
            (
                "{ value: '$response.body#/none' }",
                "B0416 no success of this operation has `$response.body#/none`",
            ),
            (
                "{ value: '$response.body#/life' }",
                "B0416 the token `$response.body#/life` is no text",
            ),
            (
                "{ value: '$response.body#/plain' }",
                "B0416 the token `$response.body#/plain` is not kept secret",
            ),
            (
                "{ value: $response.header.X-Token, expires: '$response.body#/plain' }",
                "B0416 `$response.body#/plain` does not say when the token ends: it is neither a date-time nor a number of seconds",
            ),
        ] {
            assert_eq!(found(bad), [message], "{bad}");
        }
    }
}
