//! B09xx: what the command reports about `bindery.toml` and about the disk.

use bindery::finding::{Code, Severity};

pub(crate) static NOT_TOML: Code = Code {
    id: "B0901",
    severity: Severity::Error,
    title: "`bindery.toml` is not TOML",
    explanation: "The configuration is not well-formed TOML. The grammar is at <https://toml.io>;\n\
                  `bindery help generate` shows a whole file.\n",
};

pub(crate) static UNKNOWN_KEY: Code = Code {
    id: "B0902",
    severity: Severity::Error,
    title: "an unknown key in `bindery.toml`",
    explanation: "The configuration has a key that means nothing. It is an error, because a key with a\n\
                  typing mistake would otherwise be ignored; `bindery help generate` shows all keys.\n",
};

pub(crate) static MISSING_KEY: Code = Code {
    id: "B0903",
    severity: Severity::Error,
    title: "a key is missing in `bindery.toml`",
    explanation: "The configuration needs a `[crate]` with a `name`, and at least one `[[module]]`, each\n\
                  with a `name` and `documents`; `bindery help generate` shows a whole file.\n",
};

pub(crate) static WRONG_VALUE: Code = Code {
    id: "B0904",
    severity: Severity::Error,
    title: "a value in `bindery.toml` that does not fit",
    explanation: "The value of a key has the wrong type, is no name that cargo and Rust accept, or is\n\
                  used twice; `bindery help generate` shows a whole file.\n",
};

pub(crate) static NOT_FRESH: Code = Code {
    id: "B0905",
    severity: Severity::Error,
    title: "a generated file is not up to date",
    explanation: "`bindery generate --check` compared the files on the disk with what would be generated\n\
                  now. A file is *stale* when its bytes differ, *missing* when it is not there, and a\n\
                  *leftover* when it was generated once and would not be any more.\n\
                  \n\
                  Run `bindery generate` without `--check`, and commit what it wrote.\n",
};

pub(crate) static IDLE_REVIEW: Code = Code {
    id: "B0906",
    severity: Severity::Note,
    title: "an approval of no fact",
    explanation: "The file of approvals names a fingerprint that none of the facts of `bindery diff` has.\n\
                  Either the change that was approved is undone, or it became another one: a\n\
                  fingerprint speaks of the kind, the place and the new value of a change.\n\
                  \n\
                  Remove the entry, and approve the new fact if there is one.\n",
};

/// All codes of the command, sorted by id.
pub(crate) static ALL: &[&Code] = &[
    &NOT_TOML,
    &UNKNOWN_KEY,
    &MISSING_KEY,
    &WRONG_VALUE,
    &NOT_FRESH,
    &IDLE_REVIEW,
];
