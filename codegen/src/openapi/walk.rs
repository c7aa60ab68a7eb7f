//! Compares a document with the tables of [`grammar`](super::grammar), and finds every
//! reference on the way.
//!
//! There is no recursion: what is still to be compared waits on a stack, so that the depth
//! of a document, and chains of references, cost no stack.

use super::Version;
use super::grammar::operation::{HEADER, PARAMETER, PATH_ITEM};
use super::grammar::{Form, Key, Keys, Shape, WITH_EXTENSIONS};
use super::grammar::{schema, swagger};
use super::identity::Identities;
use super::keys;
use super::near::{did_you_mean, nearest};
use super::number;
use super::reference::Reference;
use super::soft;
use crate::document::{Documents, Entry, Node, Value};
use crate::finding::code::openapi as code;
use crate::finding::{Finding, Findings, Severity};
use crate::map::{Addresses, Set};

pub(super) struct Walk<'d, 'f> {
    documents: &'d Documents,
    identities: Identities<'d>,
    version: Version,
    findings: &'f mut Findings,
    /// Whether what is compared now can be ignored where it is wrong.
    soft: bool,
    /// What is still to be compared.
    waiting: Vec<Waiting<'d>>,
    seen: Seen,
    references: Vec<Reference<'d>>,
}

/// A value, the key it stands under, what it must be, and whether it can be ignored.
type Waiting<'d> = (&'d Node, &'d str, Form, bool);

/// Compares a document, and everything that it refers to, with the tables. Gives back all
/// references, in the order of the walk.
pub(super) fn walk<'d>(
    documents: &'d Documents,
    root: &'d Node,
    shape: &'static Shape,
    version: Version,
    findings: &mut Findings,
) -> Walked<'d> {
    let mut walk = Walk {
        documents,
        identities: Identities::of(documents),
        version,
        findings,
        soft: false,
        waiting: vec![(root, "", Form::Object(shape), false)],
        seen: Seen::default(),
        references: Vec::new(),
    };
    while let Some((node, name, form, soft)) = walk.waiting.pop() {
        walk.soft = soft;
        // What a value contains is put on the stack in order, and has to come off in order.
        let start = walk.waiting.len();
        walk.value(node, name, form);
        if let Some(new) = walk.waiting.get_mut(start..) {
            new.reverse();
        }
    }
    Walked {
        references: walk.references,
        seen: walk.seen,
    }
}

/// What was met on a walk.
pub(super) struct Walked<'d> {
    /// All references, in order.
    pub(super) references: Vec<Reference<'d>>,
    seen: Seen,
}

impl Walked<'_> {
    /// Every object whose keys were compared: its address, and the name of its shape.
    pub(super) fn shapes(self) -> Set<(usize, &'static str)> {
        let mut shapes = self.seen.others;
        shapes.extend(self.seen.first.into_entries());
        shapes
    }
}

/// What has been compared.
#[derive(Default)]
struct Seen {
    /// The first shape of a node, by its address. Hardly any node has another one.
    first: Addresses<&'static str>,
    others: Set<(usize, &'static str)>,
}

impl Seen {
    /// Notes that a node is compared with a shape; whether it was not yet.
    fn insert(&mut self, node: &Node, shape: &'static str) -> bool {
        let address = std::ptr::from_ref(node).addr();
        match self.first.get(address) {
            None => {
                self.first.insert(address, shape);
                true
            }
            Some(first) => *first != shape && self.others.insert((address, shape)),
        }
    }
}

impl<'d> Walk<'d, '_> {
    fn value(&mut self, node: &'d Node, name: &'d str, form: Form) {
        let soft = self.soft;
        match (form, &node.value) {
            (Form::Anything, _)
            | (Form::Text | Form::Version | Form::TextOr(_), Value::String(_))
            | (Form::Flag | Form::FlagOr(_), Value::Bool(_))
            | (Form::Number, Value::Number(_)) => {}
            (Form::Version, Value::Number(text)) => {
                let message = format!("`{name}` is a number, and is taken for the text `{text}`");
                let mut finding = Finding::new(&code::WRONG_TYPE, node.place, message);
                finding.severity = Severity::Warning;
                self.findings
                    .report(finding.help(format!("write `'{text}'`")));
            }
            (Form::Count, Value::Number(text)) => {
                if number::count(text).is_none() {
                    self.wrong_type(node, name, form, &format!("`{text}`"));
                }
            }
            (Form::Word(known), Value::String(word)) => self.word(node, word, known),
            (Form::Name, Value::String(word)) => self.name(node, word),
            (Form::List(item), Value::Array(items)) => {
                self.waiting
                    .extend(items.iter().map(|node| (node, name, *item, soft)));
            }
            (Form::Map(keys, value), Value::Object(entries)) => {
                self.map(node, entries, keys, value)
            }
            (Form::Object(shape), Value::Object(entries)) => self.object(node, entries, shape),
            (Form::Referable(shape), Value::Object(entries)) => {
                self.referable(node, entries, shape)
            }
            (Form::Schema, Value::Object(entries)) => self.object(node, entries, self.schema()),
            (Form::Schema, Value::Bool(_)) if self.version >= Version::V31 => {}
            (Form::FlagOr(other) | Form::TextOr(other), _) => self.value(node, name, *other),
            (Form::ListOr(item), Value::Array(items)) => {
                self.waiting
                    .extend(items.iter().map(|node| (node, name, *item, soft)));
            }
            (Form::ListOr(item), _) => self.value(node, name, *item),
            _ => self.wrong_type(node, name, form, node.kind()),
        }
    }

    /// The table of schemas.
    fn schema(&self) -> &'static Shape {
        match self.version {
            Version::V20 => &swagger::SCHEMA,
            _ => &schema::SCHEMA,
        }
    }

    fn wrong_type(&mut self, node: &Node, name: &str, form: Form, found: &str) {
        let subject = if name.is_empty() {
            "the document".to_owned()
        } else {
            format!("`{name}`")
        };
        let message = format!("{subject} must be {}, found {found}", form.expected());
        let finding = Finding::new(&code::WRONG_TYPE, node.place, message);
        // Without a schema any value is accepted.
        self.soft |= matches!(form, Form::Schema);
        self.report(finding);
    }

    fn word(&mut self, node: &Node, word: &str, known: &[&str]) {
        if known.contains(&word) {
            return;
        }
        let meant = known.iter().find(|known| known.eq_ignore_ascii_case(word));
        if let Some(meant) = meant.filter(|_| self.soft) {
            let message = format!("`{word}` is taken for `{meant}`");
            let mut finding = Finding::new(&code::UNKNOWN_WORD, node.place, message);
            finding.severity = Severity::Warning;
            return self.findings.report(finding);
        }
        let message = format!("`{word}` is not one of {}", list(known));
        let mut finding = Finding::new(&code::UNKNOWN_WORD, node.place, message);
        finding.help = did_you_mean(word, known.iter().copied());
        self.report(finding);
    }

    /// Reports a value that is wrong: one that can be ignored is.
    fn report(&mut self, mut finding: Finding) {
        if self.soft {
            finding.severity = Severity::Warning;
            finding.message += "; it is ignored";
        }
        self.findings.report(finding);
    }

    fn name(&mut self, node: &Node, word: &str) {
        let good = word.starts_with(|c: char| c.is_ascii_alphabetic())
            && word
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "_- ".contains(c));
        if !good {
            let message = "a name must be ASCII letters, digits, `-`, `_` and spaces, and begin with a letter";
            self.findings
                .report(Finding::new(&code::UNKNOWN_WORD, node.place, message));
        }
    }

    fn map(&mut self, node: &'d Node, entries: &'d [Entry], rule: Keys, value: &'static Form) {
        if rule == Keys::Expression && self.reference(node, Form::Map(rule, value)).is_some() {
            return;
        }
        for entry in entries {
            if rule.has_extensions() && entry.key.starts_with("x-") {
                self.extension(entry, None);
                continue;
            }
            keys::judge(rule, entry, self.findings);
            self.waiting
                .push((&entry.value, &entry.key, *value, self.soft));
        }
    }

    /// An object, or a reference to one. What stands beside a reference has no meaning,
    /// apart from words for people.
    fn referable(&mut self, node: &'d Node, entries: &'d [Entry], shape: &'static Shape) {
        if self.reference(node, Form::Referable(shape)).is_none() {
            return self.object(node, entries, shape);
        }
        for entry in entries {
            let known = ["$ref", "summary", "description"].contains(&&*entry.key);
            if !known && !entry.key.starts_with("x-") {
                let message = format!(
                    "`{}` is ignored, because it stands beside `$ref`",
                    entry.key
                );
                self.findings.report(Finding::new(
                    &code::BESIDE_REFERENCE,
                    entry.key_place,
                    message,
                ));
            }
        }
    }

    /// Remembers the reference that a node is, and looks at its target in its turn.
    fn reference(&mut self, node: &'d Node, form: Form) -> Option<()> {
        let mut reference = Reference::named(self.documents, &self.identities, node)?;
        reference.is_schema = matches!(form, Form::Schema);
        if let Ok(target) = reference.target {
            self.waiting.push((target, reference.text, form, self.soft));
        }
        self.references.push(reference);
        Some(())
    }

    fn object(&mut self, node: &'d Node, entries: &'d [Entry], shape: &'static Shape) {
        if !self.seen.insert(node, shape.name) {
            return;
        }
        if shape.keys.iter().any(|key| key.name == "$ref") {
            let form = if shape.lenient {
                Form::Schema
            } else {
                Form::Object(shape)
            };
            self.reference(node, form);
        }
        for entry in entries {
            match shape.keys.iter().find(|key| key.name == &*entry.key) {
                Some(key) => {
                    self.version_of(entry, key);
                    let soft = soft::is_soft(shape, key.name);
                    self.waiting
                        .push((&entry.value, &entry.key, key.form, soft));
                }
                None if entry.key.starts_with("x-") => self.extension(entry, Some(shape)),
                None => self.unknown(entry, shape),
            }
        }
        self.one_of_two(node, entries, shape);
        for key in shape.keys.iter().filter(|key| key.needed) {
            if node.get(key.name).is_none() {
                let message = format!("{} needs `{}`", shape.name, key.name);
                let place = first_place(node, entries);
                let mut finding = Finding::new(&code::MISSING_KEY, place, message);
                if soft::is_soft(shape, key.name) {
                    finding.severity = Severity::Warning;
                }
                self.findings.report(finding);
            }
        }
    }

    /// Parameters and headers have a schema, or a media type with one.
    fn one_of_two(&mut self, node: &Node, entries: &[Entry], shape: &Shape) {
        if !std::ptr::eq(shape, &PARAMETER) && !std::ptr::eq(shape, &HEADER) {
            return;
        }
        match (node.entry("schema"), node.entry("content")) {
            (Some(schema), Some(content)) => {
                let message = "`schema` and `content` exclude one another: `schema` is taken";
                let finding = Finding::new(&code::ONE_OF_TWO, content.key_place, message);
                self.findings
                    .report(finding.related(schema.key_place, "the other one"));
            }
            (None, None) => {
                let message = format!(
                    "{} needs `schema` or `content`; it is taken as any value",
                    shape.name
                );
                let mut finding =
                    Finding::new(&code::MISSING_KEY, first_place(node, entries), message);
                finding.severity = Severity::Warning;
                self.findings.report(finding);
            }
            _ => {}
        }
    }

    fn version_of(&mut self, entry: &Entry, key: &Key) {
        if self.version >= key.since && self.version <= key.until {
            return;
        }
        let which = if self.version < key.since {
            key.since
        } else {
            key.until
        };
        let message = format!(
            "`{}` is of OpenAPI {}, and the document says {}",
            entry.key,
            which.text(),
            self.version.text()
        );
        let mut finding = Finding::new(&code::OTHER_VERSION, entry.key_place, message);
        if key.name == "nullable" {
            finding.help = Some("write `null` into the list of `type`".to_owned());
        }
        self.findings.report(finding);
    }

    /// An unknown key has no effect. One that is nearly a known key was meant to have one.
    fn unknown(&mut self, entry: &Entry, shape: &Shape) {
        let code = if shape.lenient {
            &code::UNKNOWN_KEYWORD
        } else {
            &code::UNKNOWN_KEY
        };
        let message = format!("{} has no key `{}`", shape.name, entry.key);
        let mut finding = Finding::new(code, entry.key_place, message);
        finding.help = did_you_mean(&entry.key, shape.keys.iter().map(|key| key.name));
        // Meant to be another method, or to say something to people.
        let meant = nearest(&entry.key, shape.keys.iter().map(|key| key.name));
        let is_soft = meant.is_none_or(|meant| soft::is_soft(shape, meant));
        if is_soft || shape.name == PATH_ITEM.name {
            finding.severity = Severity::Warning;
        }
        self.findings.report(finding);
    }

    /// Extensions are free, apart from our own: a misspelt one would be silently without
    /// effect.
    fn extension(&mut self, entry: &Entry, shape: Option<&Shape>) {
        if !entry.key.starts_with("x-bindery-") {
            return;
        }
        let owners = WITH_EXTENSIONS
            .iter()
            .filter(|owner| owner.keys.iter().any(|key| key.name == &*entry.key));
        let owners: Vec<&str> = owners.map(|owner| owner.name).collect();
        let here = shape.map_or("this object", |shape| shape.name);
        let message = format!("{here} has no key `{}`", entry.key);
        let mut finding = Finding::new(&code::UNKNOWN_EXTENSION, entry.key_place, message);
        finding.help = if owners.is_empty() {
            let all = WITH_EXTENSIONS
                .iter()
                .flat_map(|owner| owner.keys)
                .map(|key| key.name);
            did_you_mean(
                &entry.key,
                all.filter(|name| name.starts_with("x-bindery-")),
            )
        } else {
            Some(format!("it belongs to {}", owners.join(" or ")))
        };
        self.findings.report(finding);
    }
}

/// A whole object is too much to underline: its first key stands for it.
fn first_place(node: &Node, entries: &[Entry]) -> crate::finding::Place {
    entries.first().map_or(node.place, |entry| entry.key_place)
}

fn list(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    quoted.join(", ")
}
