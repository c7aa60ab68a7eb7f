//! What must not be repeated when a server repeats it.

use http::HeaderMap;

use crate::describe::View;
use crate::json;
use crate::order::order;
use crate::secret::Secret;
use crate::target::encoded;

/// A shorter secret would be found in ordinary words and hide those.
const SHORTEST: usize = 4;

/// Secrets that are not to be shown, whoever repeats them: servers quote what they refuse
/// ("password … is too weak"), and their words end up in logs.
///
/// ```
/// use bindery_runtime::secret::{Redaction, Secret};
///
/// let mut redaction = Redaction::default();
/// redaction.add_secret(&Secret::from("Gr8/\"word\""));
/// let shown = redaction.hide(r#"Gr8/"word" is {"said":"Gr8/\"word\""} or ?q=Gr8%2F%22word%22"#);
/// assert_eq!(shown, r#"*** is {"said":"***"} or ?q=***"#);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Redaction {
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

    /// Also hides this one. A very short one is not hidden: it would be found in ordinary words.
    pub fn add_secret(&mut self, secret: &Secret) {
        self.add_text(secret.expose());
    }

    /// Also hides `text`.
    pub(crate) fn add_text(&mut self, text: &str) {
        let is_known = || self.secrets.iter().any(|secret| secret.expose() == text);
        if text.chars().nth(SHORTEST - 1).is_some() && !is_known() {
            self.secrets.push(Secret::from(text));
        }
    }

    fn add_map(&mut self, map: &dyn crate::describe::Map) {
        map.visit(&mut |_, value| {
            self.add(value.view());
            true
        });
    }

    /// `text` with `***` for every secret in it: as it is, inside of JSON, or inside of a URL.
    #[must_use]
    pub fn hide(&self, text: &str) -> String {
        let forms: Vec<String> = self.secrets.iter().flat_map(forms).collect();
        // A longer one may begin like a shorter one: what follows must go as well.
        let longest_first = order(forms.len(), &mut |left, right| {
            forms[right].len().cmp(&forms[left].len())
        });
        let mut hidden = text.to_owned();
        for index in longest_first {
            hidden = hidden.replace(&forms[index], "***");
        }
        hidden
    }
}

/// How a secret looks where it stands: in JSON and in URLs other characters stand for some.
fn forms(secret: &Secret) -> [String; 3] {
    let text = secret.expose().to_owned();
    let quoted = json::to_string(&text);
    let inside = quoted.get(1..quoted.len().saturating_sub(1));
    let in_json = inside.unwrap_or(&text).to_owned();
    let in_url = encoded(&text);
    [text, in_json, in_url]
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
    fn a_secret_is_hidden_inside_of_json_and_urls_too() {
        let mut redaction = Redaction::default();
        // Its end is a quotation mark, which is no end of the text.
        redaction.add(View::Secret("a/b\\c\""));
        redaction.add(View::Secret("x y z"));
        assert_eq!(
            redaction.hide(r#"a/b\c" {"said":"a/b\\c\""} ?a%2Fb%5Cc%22&x%20y%20z x"#),
            r#"*** {"said":"***"} ?***&*** x"#
        );
    }
}
