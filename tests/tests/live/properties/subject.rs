//! What the tester is asked about, and what it is wrong about.

use bindery_live::mock::Credentials;

/// The tester's code for a wrong request that was accepted.
pub(super) const ACCEPTED: &str = "ST201";
/// Its code for a right one that was refused.
pub(super) const REFUSED: &str = "ST202";

pub(super) const FORM: &str = "application/x-www-form-urlencoded";

pub(super) const A_LIST_OF_ONE: &str = "in a form, a list of one text is that text";
pub(super) const PARTS_OF_A_FORM: &str =
    "Swagger 2.0 cannot forbid parts of a form that it does not name";

/// A document, and how much the tester is asked of it.
#[derive(Clone, Copy)]
pub(super) struct Subject {
    pub(super) document: &'static str,
    /// The operations that it is asked about, as a regular expression for method and path;
    /// nothing for all.
    pub(super) operations: &'static str,
    /// How many requests it makes up for an operation, beside those by rule.
    pub(super) examples: u8,
    /// Whether it follows the links from one operation to the next.
    pub(super) links: bool,
    pub(super) keys: &'static [Key],
    pub(super) excuses: &'static [Excuse],
}

/// A credential that the mock lets in, and nothing else; the tester also tries without it and with
/// another one.
#[derive(Clone, Copy)]
pub(super) struct Key {
    pub(super) scheme: &'static str,
    /// The header that it is sent in, with what stands there before it.
    pub(super) header: &'static str,
    pub(super) text: &'static str,
}

/// What the tester finds, and is wrong about.
#[derive(Clone, Copy)]
pub(super) struct Excuse {
    pub(super) operation: &'static str,
    /// The tester's code for it.
    pub(super) code: &'static str,
    /// What it says, and what it sent.
    pub(super) words: &'static [&'static str],
    /// Why it is wrong.
    #[expect(dead_code, reason = "it is for those who read the table")]
    pub(super) why: &'static str,
}

impl Subject {
    /// The whole of a document.
    pub(super) const fn whole(document: &'static str) -> Subject {
        Subject {
            document,
            operations: "",
            examples: 10,
            links: false,
            keys: &[],
            excuses: &[],
        }
    }

    /// Some operations of a large document.
    pub(super) const fn part(document: &'static str, operations: &'static str) -> Subject {
        Subject {
            operations,
            examples: 5,
            ..Subject::whole(document)
        }
    }

    pub(super) const fn examples(self, examples: u8) -> Subject {
        Subject { examples, ..self }
    }

    pub(super) const fn with_links(self) -> Subject {
        Subject {
            links: true,
            ..self
        }
    }

    pub(super) const fn let_in(self, keys: &'static [Key]) -> Subject {
        Subject { keys, ..self }
    }

    pub(super) const fn excused(self, excuses: &'static [Excuse]) -> Subject {
        Subject { excuses, ..self }
    }

    /// Whom the mock lets in.
    pub(super) fn credentials(&self) -> Credentials {
        let keys = self.keys.iter();
        keys.fold(Credentials::default(), |all, key| {
            all.key(key.scheme, key.text)
        })
    }

    /// What `schemathesis run` is told of it.
    pub(super) fn arguments(&self) -> Vec<String> {
        let phases = match self.links {
            true => "examples,coverage,fuzzing,stateful",
            false => "examples,coverage,fuzzing",
        };
        let mut all = vec!["--phases".to_owned(), phases.to_owned()];
        all.extend(["--max-examples".to_owned(), self.examples.to_string()]);
        if !self.operations.is_empty() {
            let operations = self.operations.to_owned();
            all.extend(["--include-name-regex".to_owned(), operations]);
        }
        for key in self.keys {
            all.extend(["-H".to_owned(), format!("{}{}", key.header, key.text)]);
        }
        all
    }
}

pub(super) const fn excuse(
    operation: &'static str,
    code: &'static str,
    words: &'static [&'static str],
    why: &'static str,
) -> Excuse {
    Excuse {
        operation,
        code,
        words,
        why,
    }
}

/// A token of a scheme.
pub(super) const fn bearer(scheme: &'static str) -> Key {
    Key {
        scheme,
        header: "Authorization: Bearer ",
        text: "not-a-real-token",
    }
}

/// A key that is the whole of a header.
pub(super) const fn key(scheme: &'static str, header: &'static str) -> Key {
    Key {
        scheme,
        header,
        text: "not-a-real-key",
    }
}
