//! Texts that must not be shown.

use bindery_runtime::secret::Secret;

/// Shorter ones are in too much else.
const SHORTEST: usize = 4;

/// What is not shown, wherever it stands.
#[derive(Debug, Default)]
pub(super) struct Hidden(Vec<Secret>);

impl Hidden {
    /// One more text.
    pub(super) fn add(&mut self, secret: &Secret) {
        if secret.expose().len() >= SHORTEST {
            self.0.push(secret.clone());
        }
    }

    /// The text with `***` where a hidden one stands, as it is, inside of JSON, or inside of a
    /// URL.
    pub(super) fn hide(&self, text: &str) -> String {
        let mut text = text.to_owned();
        for secret in &self.0 {
            let secret = secret.expose();
            for form in [secret.to_owned(), in_json(secret), in_url(secret)] {
                text = text.replace(&form, "***");
            }
        }
        text
    }
}

fn in_json(text: &str) -> String {
    let json = bindery_runtime::json::to_string(&text.to_owned());
    json.trim_matches('"').to_owned()
}

/// The text, percent-encoded wherever a URL may need that.
pub(super) fn in_url(text: &str) -> String {
    let byte = |byte: u8| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
            char::from(byte).to_string()
        }
        byte => format!("%{byte:02X}"),
    };
    text.bytes().map(byte).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_hidden_in_every_form() {
        let mut hidden = Hidden::default();
        hidden.add(&Secret::from("a/b\"c"));
        hidden.add(&Secret::from("x"));
        let shown = hidden.hide("a/b\"c a%2Fb%22c {\"p\":\"a/b\\\"c\"} x");
        assert_eq!(shown, "*** *** {\"p\":\"***\"} x");
    }
}
