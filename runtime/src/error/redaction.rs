//! What must not be repeated when a server repeats it.

use std::cmp::Reverse;
use std::str;

use http::HeaderMap;

use crate::describe::View;
use crate::json;
use crate::secret::Secret;

/// A shorter secret would be found in ordinary words and hide those.
const SHORTEST: usize = 4;

/// The secrets of one request. Servers quote what they refuse ("password … is too weak"),
/// and their words end up in logs.
#[derive(Clone, Default)]
pub(crate) struct Redaction {
    secrets: Vec<Secret>,
}

impl Redaction {
    /// Also hides the secrets inside of `view`.
    pub(crate) fn add(&mut self, view: View<'_>) {
        match view {
            View::Secret(text) => self.add_text(text),
            View::List(list) => (0..list.len()).for_each(|index| self.add(list.item(index).view())),
            View::Map(map) => self.add_map(map),
            View::Record(record) => {
                record.each(&mut |_, view| self.add(view));
                if let Some(additional) = record.additional() {
                    self.add_map(additional);
                }
            }
            _ => {}
        }
    }

    /// Also hides the values of sensitive headers.
    pub(crate) fn add_headers(&mut self, headers: &HeaderMap) {
        for value in headers.values().filter(|value| value.is_sensitive()) {
            if let Ok(text) = str::from_utf8(value.as_bytes()) {
                self.add_text(text);
            }
        }
    }

    /// Also hides `text`.
    pub(crate) fn add_text(&mut self, text: &str) {
        if text.chars().nth(SHORTEST - 1).is_none() {
            return;
        }
        self.add_form(text);
        // What is shown of an answer may be JSON, where other characters stand for some; in most
        // secrets there is none of them.
        let is_same = |byte: u8| byte.is_ascii_graphic() && !matches!(byte, b'"' | b'\\');
        if text.bytes().all(is_same) {
            return;
        }
        let quoted = json::to_string(&text.to_owned());
        if let Some(inside) = quoted.get(1..quoted.len().saturating_sub(1)) {
            self.add_form(inside);
        }
    }

    fn add_form(&mut self, text: &str) {
        if self.secrets.iter().all(|secret| secret.expose() != text) {
            self.secrets.push(Secret::from(text));
            // A longer one may begin like a shorter one: what follows must go as well.
            self.secrets
                .sort_by_key(|secret| Reverse(secret.expose().len()));
        }
    }

    fn add_map(&mut self, map: &dyn crate::describe::Map) {
        map.visit(&mut |_, value| {
            self.add(value.view());
            true
        });
    }

    /// `text` with `***` for every secret in it.
    pub(crate) fn hide(&self, text: &str) -> String {
        let mut hidden = text.to_owned();
        for secret in &self.secrets {
            if hidden.contains(secret.expose()) {
                hidden = hidden.replace(secret.expose(), "***");
            }
        }
        hidden
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_server_repeats_is_hidden() {
        let mut redaction = Redaction::default();
        redaction.add(View::Secret("Passw0rd!x"));
        redaction.add(View::Text("public"));
        redaction.add(View::Secret("abc"));
        redaction.add(View::Secret("Passw0rd!xyz"));
        assert_eq!(
            redaction.hide("public: Passw0rd!xyz, 'Passw0rd!x' abc"),
            "public: ***, '***' abc"
        );
    }

    #[test]
    fn a_secret_is_hidden_inside_of_json_too() {
        let mut redaction = Redaction::default();
        redaction.add(View::Secret("a\"b\\c"));
        assert_eq!(
            redaction.hide(r#"a"b\c {"said":"a\"b\\c"}"#),
            r#"*** {"said":"***"}"#
        );
    }
}
