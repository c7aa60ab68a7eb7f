//! From a tree to an overlay.

use super::action::{Action, Change, Overlay};
use super::path::{Mistake, Path};
use crate::document::{self, Node, Value};
use crate::finding::code::overlay as code;
use crate::finding::{Finding, Findings, Place, Sources};

const ROOT: [&str; 4] = ["overlay", "info", "extends", "actions"];
const INFO: [&str; 3] = ["title", "version", "description"];
const ACTION: [&str; 5] = ["target", "description", "update", "copy", "remove"];

/// Understands an overlay. `None` where it is none, which is reported.
pub(super) fn overlay(root: &Node, sources: &Sources, findings: &mut Findings) -> Option<Overlay> {
    let Some(version) = root.get("overlay") else {
        let message = "this is not an overlay: it has no key `overlay`";
        let finding = Finding::new(&code::NOT_OVERLAY, root.place, message);
        findings.report(finding.help("write `overlay: 1.1.0`"));
        return None;
    };
    let is_1_0 = is_1_0(version, findings)?;
    let mut reader = Reader {
        sources,
        is_1_0,
        findings,
    };
    reader.known(root, "an overlay", &ROOT);
    if let Some(info) = reader.need(root, "info", "an overlay") {
        reader.info(info);
    }
    let extends = reader.text(root, "extends");
    let own = sources.path(root.place.source);
    let extends = extends.filter(|(_, text)| document::file_of(own, text).is_some());
    Some(Overlay {
        extends,
        actions: reader.actions(root),
    })
}

fn is_1_0(version: &Node, findings: &mut Findings) -> Option<bool> {
    let text = match &version.value {
        Value::String(text) | Value::Number(text) => &**text,
        _ => "",
    };
    let mut parts = text.splitn(3, '.');
    match (parts.next(), parts.next()) {
        (Some("1"), Some("0")) => Some(true),
        (Some("1"), Some("1")) => Some(false),
        _ => {
            let message = "this version of Overlay is not supported";
            let finding = Finding::new(&code::VERSION, version.place, message);
            findings.report(finding.help("1.0 and 1.1 are: write `overlay: 1.1.0`"));
            None
        }
    }
}

struct Reader<'a> {
    sources: &'a Sources,
    is_1_0: bool,
    findings: &'a mut Findings,
}

impl Reader<'_> {
    fn wrong(&mut self, place: Place, message: impl Into<String>) {
        self.findings
            .report(Finding::new(&code::WRONG_VALUE, place, message));
    }

    /// Reports the keys that are not known.
    fn known(&mut self, node: &Node, what: &str, keys: &[&str]) {
        for entry in node.object().unwrap_or_default() {
            if keys.contains(&&*entry.key) || entry.key.starts_with("x-") {
                continue;
            }
            let listed: Vec<String> = keys.iter().map(|key| format!("`{key}`")).collect();
            let message = format!("{what} has no key `{}`", entry.key.escape_debug());
            self.findings.report(
                Finding::new(&code::UNKNOWN_KEY, entry.key_place, message)
                    .help(format!("there are {}", listed.join(", "))),
            );
        }
    }

    fn need<'n>(&mut self, node: &'n Node, key: &str, what: &str) -> Option<&'n Node> {
        let value = node.get(key);
        if value.is_none() {
            self.wrong(node.place, format!("{what} needs `{key}`"));
        }
        value
    }

    /// The text of a key, where it is there.
    fn text(&mut self, node: &Node, key: &str) -> Option<(Place, String)> {
        let value = node.get(key)?;
        match value.string() {
            Some(text) => Some((value.place, text.to_owned())),
            None => {
                let message = format!("`{key}` must be a string, found {}", value.kind());
                self.wrong(value.place, message);
                None
            }
        }
    }

    fn info(&mut self, info: &Node) {
        if info.object().is_none() {
            let message = format!("`info` must be an object, found {}", info.kind());
            return self.wrong(info.place, message);
        }
        self.known(info, "the `info` of an overlay", &INFO);
        for key in ["title", "version"] {
            // A version without quotes reads as a number; nothing depends on it.
            self.need(info, key, "the `info` of an overlay");
        }
    }

    fn actions(&mut self, root: &Node) -> Vec<Action> {
        let Some(actions) = self.need(root, "actions", "an overlay") else {
            return Vec::new();
        };
        match actions.array() {
            Some([]) => self.wrong(actions.place, "`actions` is empty"),
            None => {
                let message = format!("`actions` must be an array, found {}", actions.kind());
                self.wrong(actions.place, message);
            }
            Some(_) => {}
        }
        let items = actions.array().unwrap_or_default().iter();
        items.filter_map(|item| self.action(item)).collect()
    }

    fn action(&mut self, item: &Node) -> Option<Action> {
        if item.object().is_none() {
            let message = format!("an action must be an object, found {}", item.kind());
            self.wrong(item.place, message);
            return None;
        }
        self.known(item, "an action", &ACTION);
        self.text(item, "description");
        let change = self.change(item);
        self.need(item, "target", "an action")?;
        let (place, text) = self.text(item, "target")?;
        let target = self.path(place, &text)?;
        Some(Action {
            place,
            text,
            target,
            change: change?,
        })
    }

    fn change(&mut self, item: &Node) -> Option<Change> {
        let removes = match item.get("remove") {
            None => false,
            Some(remove) => match remove.value {
                Value::Bool(removes) => removes,
                _ => {
                    let kind = remove.kind();
                    let message = format!("`remove` must be `true` or `false`, found {kind}");
                    self.wrong(remove.place, message);
                    return None;
                }
            },
        };
        let (update, copy) = (item.entry("update"), item.entry("copy"));
        if let Some(copy) = copy.filter(|_| self.is_1_0) {
            let message = "`copy` is a key of Overlay 1.1, and this overlay is of 1.0";
            let finding = Finding::new(&code::UNKNOWN_KEY, copy.key_place, message);
            self.findings.report(finding.help("write `overlay: 1.1.0`"));
            return None;
        }
        match (removes, update, copy) {
            (true, update, copy) => {
                for entry in update.into_iter().chain(copy) {
                    let message = format!("`{}` has no effect beside `remove: true`", entry.key);
                    self.no_effect(entry.key_place, message);
                }
                Some(Change::Remove)
            }
            (false, Some(update), Some(_)) => {
                let message = "beside one another, `update` and `copy` have no effect";
                self.no_effect(update.key_place, message.to_owned());
                Some(Change::None)
            }
            (false, Some(update), None) => Some(Change::Update(update.value.clone())),
            (false, None, Some(_)) => {
                let (place, text) = self.text(item, "copy")?;
                Some(Change::Copy(self.path(place, &text)?, place))
            }
            (false, None, None) => {
                let message = "an action needs `update`, `copy` or `remove: true`";
                self.wrong(item.place, message);
                None
            }
        }
    }

    fn no_effect(&mut self, place: Place, message: String) {
        let finding = Finding::new(&code::NO_EFFECT, place, message);
        self.findings.report(finding.help("make two actions of it"));
    }

    fn path(&mut self, place: Place, text: &str) -> Option<Path> {
        match Path::parse(text) {
            Ok(path) => Some(path),
            Err(Mistake { at, why }) => {
                let place = self.inside(place, text, at);
                self.findings
                    .report(Finding::new(&code::BAD_PATH, place, why));
                None
            }
        }
    }

    /// The place of a character of a text, where the text stands in the document as it is:
    /// with or without quotes, but without escapes.
    fn inside(&self, place: Place, text: &str, at: usize) -> Place {
        let source = self.sources.get(place.source).map(|source| &*source.text);
        let written = source.and_then(|all| all.get(place.start as usize..place.end as usize));
        let before = match written {
            Some(written) if written == text => 0,
            Some(written) if written.get(1..written.len().max(1) - 1) == Some(text) => 1,
            _ => return place,
        };
        let start = place.start + u32::try_from(before + at).unwrap_or(0);
        let end = if start < place.end { start + 1 } else { start };
        Place {
            source: place.source,
            start,
            end,
        }
    }
}
