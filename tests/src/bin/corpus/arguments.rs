//! What is asked for.

use std::error::Error;
use std::process::Command;

use crate::corpus::Document;
use bindery_tests::root;

/// What is asked for.
pub(crate) struct Arguments {
    pub(crate) check: bool,
    pub(crate) lint: bool,
    pub(crate) compile: Chosen,
    /// Only these documents; all where there are none.
    only: Vec<String>,
}

/// Which crates are compiled.
pub(crate) enum Chosen {
    None,
    Part,
    All,
    These(Vec<String>),
}

/// Compiled in CI each time: every way of writing documents, and nothing that takes long.
const REPRESENTATIVE: [&str; 16] = [
    "CodeHub-v3",
    "ModelArts",
    "museum",
    "o-3-0-composed-oneof",
    "o-3-0-deepobject",
    "o-3-0-inline-model-resolver",
    "o-3-0-oneOf-primitiveAndArray",
    "o-3-0-response-tests",
    "o-3-0-rust-server-multipart-v3",
    "o-3-1-null-types-with-type-array",
    "opendota",
    "prog-nexus",
    "star-trek",
    "swagger-petstore",
    "train-travel",
    "twilio-verify",
];

impl Arguments {
    pub(crate) fn read(
        arguments: impl Iterator<Item = String>,
    ) -> Result<Arguments, Box<dyn Error>> {
        let mut read = Arguments {
            check: false,
            lint: false,
            compile: Chosen::None,
            only: Vec::new(),
        };
        let mut arguments = arguments.peekable();
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--check" => read.check = true,
                "--lint" => read.lint = true,
                "--compile" => {
                    let which = arguments
                        .next()
                        .ok_or("--compile needs `all`, `part` or names")?;
                    read.compile = Chosen::of(&which);
                }
                "--only" => {
                    let names = arguments.next().ok_or("--only needs names")?;
                    read.only = names.split(',').map(str::to_owned).collect();
                }
                other => return Err(format!("`{other}` is not known").into()),
            }
        }
        Ok(read)
    }

    pub(crate) fn wants(&self, document: &Document) -> bool {
        self.only.is_empty() || self.only.contains(&document.name)
    }

    pub(crate) fn is_everything(&self) -> bool {
        self.only.is_empty()
    }

    /// The names of the documents whose crates are compiled.
    pub(crate) fn chosen(&self, documents: &[Document]) -> Vec<String> {
        let all = || documents.iter().map(|document| document.name.clone());
        match &self.compile {
            Chosen::None => Vec::new(),
            Chosen::All => all().collect(),
            Chosen::These(names) => names.clone(),
            Chosen::Part => {
                let mut names: Vec<String> = REPRESENTATIVE.map(str::to_owned).to_vec();
                let others: Vec<String> = all().filter(|name| !names.contains(name)).collect();
                names.extend(others.get(turn(others.len())).cloned());
                names
            }
        }
    }
}

impl Chosen {
    fn of(text: &str) -> Chosen {
        match text {
            "all" => Chosen::All,
            "part" => Chosen::Part,
            names => Chosen::These(names.split(',').map(str::to_owned).collect()),
        }
    }
}

/// Whose turn it is among so many: each commit has another one, and the same commit the same.
fn turn(count: usize) -> usize {
    let counted = Command::new("git")
        .args(["rev-list", "--count", "HEAD"])
        .current_dir(root())
        .output();
    let counted = counted.ok().map(|output| output.stdout).unwrap_or_default();
    let commits: usize = String::from_utf8_lossy(&counted)
        .trim()
        .parse()
        .unwrap_or(0);
    commits.checked_rem(count).unwrap_or(0)
}
