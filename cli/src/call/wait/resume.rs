//! The command line that goes on waiting.

use bindery_runtime::secret::Redaction;
use bindery_runtime::waiter::Token;

use crate::call::Call;

/// A command line without its token.
pub(super) struct Resume<'a> {
    before: Vec<String>,
    after: Vec<String>,
    has_headers: bool,
    hidden: &'a Redaction,
}

impl<'a> Resume<'a> {
    /// What was said, but for the request: that was sent.
    pub(super) fn of(said: &Call, hidden: &'a Redaction) -> Resume<'a> {
        let mut after = Vec::new();
        let mut say = |option: &str, value: String| after.extend([option.to_owned(), value]);
        if let Some(server) = &said.server {
            say("--server", server.clone());
        }
        let pairs = |pairs: &[(String, String)]| -> Vec<String> {
            pairs
                .iter()
                .map(|(name, value)| format!("{name}={value}"))
                .collect()
        };
        pairs(&said.variables)
            .into_iter()
            .for_each(|one| say("--var", one));
        pairs(&said.env)
            .into_iter()
            .for_each(|one| say("--env", one));
        if let Some(file) = &said.env_file {
            say("--env-file", file.display().to_string());
        }
        for overlay in &said.overlay {
            say("--overlay", overlay.display().to_string());
        }
        for prefix in said.fetch.words() {
            say("--fetch", prefix);
        }
        if let Some(timeout) = said.timeout {
            say("--timeout", timeout.as_secs_f64().to_string());
        }
        if said.no_validation {
            after.push("--no-validation".to_owned());
        }
        after.extend(said.waiting.words());
        Resume {
            before: vec![said.spec.display().to_string(), said.operation.clone()],
            after,
            has_headers: !said.header.is_empty(),
            hidden,
        }
    }

    /// How to go on, for people.
    pub(super) fn words(&self, token: &Token) -> String {
        let resume = ["--resume".to_owned(), token.to_string()];
        let all = self.before.iter().chain(&resume).chain(&self.after);
        let all: Vec<String> = all.map(|one| quoted(one)).collect();
        let headers = match self.has_headers {
            true => " with the same `--header`",
            false => "",
        };
        let words = format!(
            "To go on waiting{headers}:\n  bindery call {}\n",
            all.join(" ")
        );
        self.hidden.hide(&words)
    }
}

/// As a word of a shell.
fn quoted(text: &str) -> String {
    let is_plain = |one: char| one.is_ascii_alphanumeric() || "_-./:=,@%+".contains(one);
    match !text.is_empty() && text.chars().all(is_plain) {
        true => text.to_owned(),
        false => format!("'{}'", text.replace('\'', r"'\''")),
    }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn words_stay_words_in_a_shell() {
        assert_eq!(quoted("spec/a.yaml"), "spec/a.yaml");
        assert_eq!(quoted(r#"{"a":"it's"}"#), r#"'{"a":"it'\''s"}'"#);
        assert_eq!(quoted(""), "''");
    }
}
