//! The cases of the suite.

use serde_json::Value;
use std::path::Path;

/// A schema with its cases.
pub(crate) struct Group {
    /// The file, without its ending: a keyword.
    pub(crate) file: String,
    description: String,
    pub(crate) schema: Value,
    pub(crate) cases: Vec<Case>,
}

/// A value, and whether the schema holds for it.
pub(crate) struct Case {
    pub(crate) name: String,
    pub(crate) value: Value,
    pub(crate) valid: bool,
}

impl Group {
    pub(crate) fn name(&self) -> String {
        format!("{}: {}", self.file, self.description)
    }
}

/// All groups, in the order of the files' names.
pub(crate) fn read(folder: &Path) -> Vec<Group> {
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "json"))
        .collect();
    files.sort();
    files.iter().flat_map(|path| groups(path)).collect()
}

fn groups(path: &Path) -> Vec<Group> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let case = |test: &Value| Case {
        name: text(&test["description"]),
        value: test["data"].clone(),
        valid: test["valid"].as_bool().unwrap(),
    };
    let group = |group: &Value| Group {
        file: path.file_stem().unwrap().to_string_lossy().into_owned(),
        description: text(&group["description"]),
        schema: group["schema"].clone(),
        cases: group["tests"]
            .as_array()
            .unwrap()
            .iter()
            .map(case)
            .collect(),
    };
    let groups: Vec<Value> = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    groups.iter().map(group).collect()
}
