//! Where credentials come from: the environment, or a file that stands for it.

use std::path::Path;

use bindery::map::Map;
use bindery::plan::Ident;

use crate::outcome::Refusal;

/// The parts of credentials, as [`variable`] has them: who calls and who is called read the same.
pub(crate) const KEYS: [&str; 2] = ["access key", "secret key"];
pub(crate) const SECURITY_TOKEN: &str = "security token";
pub(crate) const TOKEN: &str = "token";
pub(crate) const USER: [&str; 2] = ["user", "password"];

/// Variables of the environment, and what was said about them.
pub(crate) struct Source {
    /// The variable to read for a name.
    instead: Map<String, String>,
    file: Map<String, String>,
}

impl Source {
    pub(crate) fn new(said: &[(String, String)], file: Option<&Path>) -> Result<Source, Refusal> {
        Ok(Source {
            instead: said.iter().cloned().collect(),
            file: file.map(read).transpose()?.unwrap_or_default(),
        })
    }

    /// The value of a variable, or of the one that is to be read in its place; what is empty is
    /// not there.
    pub(crate) fn variable(&self, name: &str) -> Option<String> {
        let name = self.called(name);
        let value = self.file.get(name).cloned();
        let value = value.or_else(|| std::env::var(name).ok());
        value.filter(|value| !value.is_empty())
    }

    /// What a variable is called here.
    pub(crate) fn called<'s>(&'s self, name: &'s str) -> &'s str {
        self.instead.get(name).map_or(name, String::as_str)
    }

    /// A parameter of which `--env` says where it is.
    #[cfg(feature = "call")]
    pub(crate) fn parameter(&self, name: &str) -> Option<String> {
        self.instead.get(name).and_then(|_| self.variable(name))
    }
}

/// The variable for a credential of a security scheme: `BINDERY_`, the name of the scheme, and
/// which part of it.
pub(crate) fn variable(scheme: &str, part: &str) -> String {
    let ident = Ident::shouty(&format!("bindery {scheme} {part}"));
    ident.plain().to_owned()
}

/// Lines `NAME=value`; empty ones, and those that start with `#`, say nothing.
fn read(path: &Path) -> Result<Map<String, String>, Refusal> {
    let text = std::fs::read_to_string(path)
        .map_err(|why| Refusal::new(format!("cannot read {}: {why}", path.display())))?;
    let lines = text.lines().map(str::trim).enumerate();
    let lines = lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    let pair = |(index, line): (usize, &str)| match line.split_once('=') {
        Some((name, value)) => Ok((name.trim().to_owned(), value.trim().to_owned())),
        // The line itself may hold a secret.
        None => Err(Refusal::new(format!(
            "{}:{}: a line is NAME=value",
            path.display(),
            index + 1
        ))),
    };
    lines.map(pair).collect()
}
