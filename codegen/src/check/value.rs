//! The judge: which rules a JSON value breaks.
//!
//! It says the same as the validators of generated code, so that a refused body that passes
//! here passes there.

mod alternatives;
mod applicators;
mod limits;
mod unevaluated;

use super::decimal::Decimal;
use super::format;
use super::patterns::Patterns;
use crate::map::{Map, Set};
use crate::model::{Additional, Api, Check, Json, Kind, Object, Type, TypeId};

/// A rule that a value breaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// A JSON pointer to the value, or to where a missing property would be.
    pub pointer: String,
    /// The keyword.
    pub rule: &'static str,
    /// Words, in a sentence without subject or full stop. Never the value.
    pub message: String,
}

/// All rules that a value breaks.
pub(super) fn judge(api: &Api, patterns: &Patterns, ty: TypeId, value: &Json) -> Vec<Broken> {
    let mut judge = Judge::new(api, patterns);
    judge.value(ty, value);
    judge.broken
}

/// The same for what is on its way to a server: it must also have what only requests have.
pub(super) fn judge_sent(api: &Api, patterns: &Patterns, ty: TypeId, value: &Json) -> Vec<Broken> {
    let mut judge = Judge::new(api, patterns);
    judge.is_sent = true;
    judge.value(ty, value);
    judge.broken
}

/// All rules that a value breaks, unless a pattern that only an engine can match could say otherwise.
pub(super) fn judge_surely(
    api: &Api,
    patterns: &Patterns,
    ty: TypeId,
    value: &Json,
) -> Option<Vec<Broken>> {
    let mut judge = Judge::new(api, patterns);
    judge.value(ty, value);
    (judge.doubt == Doubt::None).then_some(judge.broken)
}

/// What is not known because only an engine can match a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Doubt {
    /// Nothing.
    None,
    /// Whether more is broken: what is reported is certain.
    More,
    /// Also whether what is reported is broken, because that rests on what fits an alternative.
    Reports,
}

/// The rules of one type that a value breaks, without those of what it contains.
pub(super) fn is_of_kind(ty: &Type, value: &Json) -> bool {
    admits(ty, value)
}

struct Judge<'a> {
    api: &'a Api,
    patterns: &'a Patterns,
    /// The pointer of the value at hand.
    pointer: String,
    /// The types that are being judged at this very value: rules can go round in circles.
    here: Set<TypeId>,
    /// Whether the arrays and objects that were looked at fit types, by address. Without it,
    /// alternatives inside alternatives would be tried exponentially often.
    fitting: Map<(usize, TypeId), bool>,
    broken: Vec<Broken>,
    doubt: Doubt,
    /// Whether the value is on its way to a server.
    is_sent: bool,
}

impl<'a> Judge<'a> {
    fn new(api: &'a Api, patterns: &'a Patterns) -> Judge<'a> {
        Judge {
            api,
            patterns,
            pointer: String::new(),
            here: Set::new(),
            fitting: Map::new(),
            broken: Vec::new(),
            doubt: Doubt::None,
            is_sent: false,
        }
    }

    /// Whether a text matches a pattern, where that is known here; if not, it leaves a doubt.
    fn is_match(&mut self, pattern: &str, text: &str, doubt: Doubt) -> Option<bool> {
        let known = self.patterns.matches(pattern, text);
        if known.is_none() && self.patterns.settled(pattern).is_some() {
            self.doubt = self.doubt.max(doubt);
        }
        known
    }

    fn report(&mut self, rule: &'static str, message: String) {
        self.broken.push(Broken {
            pointer: self.pointer.clone(),
            rule,
            message,
        });
    }

    /// Judges a part of the value at hand.
    fn inside(&mut self, key: &str, judge: impl FnOnce(&mut Self)) {
        let length = self.pointer.len();
        self.pointer.push('/');
        self.pointer
            .push_str(&key.replace('~', "~0").replace('/', "~1"));
        let outer = std::mem::take(&mut self.here);
        judge(self);
        self.here = outer;
        self.pointer.truncate(length);
    }

    /// Whether the value at hand breaks no rule of a type; nothing is reported.
    fn fits(&mut self, ty: TypeId, value: &Json) -> bool {
        let key = (std::ptr::from_ref(value).addr(), ty);
        if let Some(known) = self.fitting.get(&key) {
            return *known;
        }
        let fits = self.breaks_nothing(|judge| judge.value(ty, value));
        self.fitting.insert(key, fits);
        fits
    }

    /// Whether judging finds nothing; nothing is reported.
    fn breaks_nothing(&mut self, judging: impl FnOnce(&mut Self)) -> bool {
        let outer = std::mem::take(&mut self.broken);
        let doubt = std::mem::replace(&mut self.doubt, Doubt::None);
        judging(self);
        let fits = std::mem::replace(&mut self.broken, outer).is_empty();
        // What is broken for certain does not fit, whatever else may be broken.
        let is_known = match self.doubt {
            Doubt::None => true,
            Doubt::More => !fits,
            Doubt::Reports => false,
        };
        self.doubt = if is_known { doubt } else { Doubt::Reports };
        fits
    }

    /// Whether a name is of a type.
    fn fits_name(&mut self, ty: TypeId, name: &str) -> bool {
        // What fits is remembered by the value's address, which this one has for a moment.
        let value = Json::String(name.to_owned());
        let fitting = std::mem::take(&mut self.fitting);
        let fits = self.breaks_nothing(|judge| judge.inside(name, |judge| judge.value(ty, &value)));
        self.fitting = fitting;
        fits
    }

    fn value(&mut self, id: TypeId, value: &Json) {
        if !self.here.insert(id) {
            return;
        }
        let ty = self.api.get(id);
        if admits(ty, value) {
            self.kind(ty, value);
            for rule in &ty.rules {
                self.rule(&rule.check, value);
            }
            self.unevaluated(id, value);
        } else {
            let rule = if matches!(ty.kind, Kind::Never) {
                "not"
            } else {
                "type"
            };
            self.report(rule, format!("must be {}", expected(ty)));
        }
        self.here.remove(&id);
    }

    fn kind(&mut self, ty: &'a Type, value: &Json) {
        match (&ty.kind, value) {
            (Kind::Array(items), Json::Array(values)) => {
                for (index, value) in values.iter().enumerate() {
                    self.inside(&index.to_string(), |judge| judge.value(*items, value));
                }
            }
            (Kind::Object(object), Json::Object(entries)) => self.object(object, entries),
            (Kind::String(Some(name)), Json::String(text)) if !format::holds(name, text) => {
                self.report("format", format!("must be of the format `{name}`"));
            }
            (Kind::Integer(name), Json::Number(text)) => {
                // Without a format it is one of 64 bits, and could not be read otherwise.
                let name = name.as_deref().unwrap_or("int64");
                let integer = Decimal::parse(text).and_then(|number| number.to_i128());
                if !format::holds_integer(name, integer) {
                    self.report("format", format!("must be of the format `{name}`"));
                }
            }
            (Kind::Union(_), Json::Null) if ty.nullable => {}
            (Kind::Union(union), value) => self.union(union, value),
            _ => {}
        }
    }

    fn object(&mut self, object: &'a Object, entries: &[(String, Json)]) {
        for (key, value) in entries {
            let field = object.fields.iter().find(|field| field.name == *key);
            if let Some(field) = field {
                self.inside(key, |judge| judge.value(field.ty, value));
            }
            if !self.by_pattern(object, key, value) && field.is_none() {
                self.additional(object.additional, key, value);
            }
        }
        for field in &object.fields {
            if field.required || (field.required_when_sent && self.is_sent) {
                self.required(&field.name, entries);
            }
        }
    }

    fn required(&mut self, name: &str, entries: &[(String, Json)]) {
        if !has(entries, name) {
            self.inside(name, |judge| {
                judge.report("required", "is missing".to_owned())
            });
        }
    }

    /// Judges a property by the patterns that its name matches, and says whether there are
    /// any.
    fn by_pattern(&mut self, object: &'a Object, key: &str, value: &Json) -> bool {
        let mut found = false;
        for one in &object.patterns {
            if self.is_match(&one.pattern, key, Doubt::Reports) == Some(true) {
                found = true;
                self.inside(key, |judge| judge.value(one.ty, value));
            }
        }
        found
    }

    fn additional(&mut self, additional: Additional, key: &str, value: &Json) {
        match additional {
            Additional::Each(ty) => self.inside(key, |judge| judge.value(ty, value)),
            Additional::Forbidden => self.inside(key, |judge| {
                judge.report(
                    "additionalProperties",
                    "is not a declared property".to_owned(),
                );
            }),
            Additional::Tolerated | Additional::Open => {}
        }
    }

    fn rule(&mut self, check: &'a Check, value: &Json) {
        match value {
            Json::String(text) => self.text(check, text),
            Json::Number(number) => self.number(check, number),
            Json::Array(items) => self.array(check, items),
            Json::Object(entries) => self.properties(check, entries),
            Json::Null | Json::Bool(_) => {}
        }
        self.any(check, value);
    }
}

/// Whether an object has a property.
fn has(entries: &[(String, Json)], name: &str) -> bool {
    entries.iter().any(|(key, _)| key == name)
}

/// Whether a value is of a type's kind. A kind that is only implied admits everything, and
/// so does a union: its variants decide.
fn admits(ty: &Type, value: &Json) -> bool {
    match (&ty.kind, value) {
        (Kind::Any | Kind::Union(_), _) => true,
        (Kind::Never, _) => false,
        (Kind::Null, value) => *value == Json::Null,
        _ if ty.implied => true,
        (_, Json::Null) => ty.nullable,
        (Kind::Boolean, Json::Bool(_))
        | (Kind::Number(_), Json::Number(_))
        | (Kind::String(_) | Kind::Enum(_), Json::String(_))
        | (Kind::Array(_), Json::Array(_))
        | (Kind::Object(_), Json::Object(_)) => true,
        (Kind::Integer(_), Json::Number(text)) => is_integer(text),
        _ => false,
    }
}

fn is_integer(text: &str) -> bool {
    Decimal::parse(text).is_some_and(|number| number.is_integer())
}

fn expected(ty: &Type) -> String {
    let kind = match ty.kind {
        Kind::Any | Kind::Union(_) => "anything",
        Kind::Never => return "absent".to_owned(),
        Kind::Null => return "null".to_owned(),
        Kind::Boolean => "a boolean",
        Kind::Integer(_) => "an integer",
        Kind::Number(_) => "a number",
        Kind::String(_) | Kind::Enum(_) => "a string",
        Kind::Array(_) => "an array",
        Kind::Object(_) => "an object",
    };
    let or_null = if ty.nullable { " or null" } else { "" };
    format!("{kind}{or_null}")
}
