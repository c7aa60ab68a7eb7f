//! Whether two types allow the same values, whatever they are called.
//!
//! What a type says is a text, and the types that it is made of are a list. Two types are the
//! same when their texts are, and the types of both lists are, pair by pair; a pair that is met
//! again while it is being compared is taken to be the same, so that types inside themselves
//! come to an end.

use super::constraint;
use super::json::canonical;
use crate::map::{Map, Set};
use crate::model::{
    Additional, Api, Enum, EnumValue, Field, Kind, Object, PatternProperties, Rule, Tag, Type,
    TypeId, Union, Variant,
};

/// Compares types of two APIs, each pair once.
pub(super) struct Sameness<'a> {
    old: &'a Api,
    new: &'a Api,
    known: Map<(TypeId, TypeId), bool>,
}

impl<'a> Sameness<'a> {
    pub(super) fn new(old: &'a Api, new: &'a Api) -> Sameness<'a> {
        Sameness {
            old,
            new,
            known: Map::new(),
        }
    }

    /// Whether two types allow the same values.
    pub(super) fn same(&mut self, old: TypeId, new: TypeId) -> bool {
        let mut assumed = Set::new();
        let mut stack = vec![(old, new)];
        while let Some(pair) = stack.pop() {
            match self.known.get(&pair) {
                Some(true) => continue,
                Some(false) => return self.differ((old, new)),
                None => {}
            }
            if !assumed.insert(pair) {
                continue;
            }
            let (before, after) = (of(self.old.get(pair.0)), of(self.new.get(pair.1)));
            if before.text != after.text || before.types.len() != after.types.len() {
                self.differ(pair);
                return self.differ((old, new));
            }
            stack.extend(before.types.into_iter().zip(after.types));
        }
        // Nothing that was assumed has been refuted.
        self.known
            .extend(assumed.into_iter().map(|pair| (pair, true)));
        true
    }

    /// Whether all pairs of two lists are the same.
    pub(super) fn all_same(&mut self, old: &[TypeId], new: &[TypeId]) -> bool {
        old.len() == new.len() && old.iter().zip(new).all(|(old, new)| self.same(*old, *new))
    }

    fn differ(&mut self, pair: (TypeId, TypeId)) -> bool {
        self.known.insert(pair, false);
        false
    }
}

/// What something says, and the types that it speaks of.
#[derive(Debug, Default)]
pub(super) struct Said {
    pub(super) text: String,
    pub(super) types: Vec<TypeId>,
}

impl Said {
    pub(super) fn add(&mut self, part: impl std::fmt::Debug) {
        self.text += &format!("{part:?};");
    }

    pub(super) fn append(&mut self, other: Said) {
        self.text += &other.text;
        self.types.extend(other.types);
    }
}

/// What a type says of its values. Every field of the model is named here, so that a new one
/// is either in the text or left out on purpose.
fn of(ty: &Type) -> Said {
    let Type {
        origin: _,
        preferred_name: _,
        docs: _,
        kind,
        // The rule about items says the same.
        tuple: _,
        nullable,
        implied,
        rules,
        secret: _,
        file,
        binary,
        default,
        examples: _,
        refines: _,
        place: _,
    } = ty;
    let mut said = Said::default();
    said.add((nullable, implied, file, binary));
    said.add(default.as_ref().map(canonical));
    kind_of(kind, &mut said);
    let mut rules: Vec<Said> = rules
        .iter()
        .map(|Rule { check, place: _ }| constraint::said(check))
        .collect();
    crate::map::sort_by(&mut rules, |one, other| one.text.cmp(&other.text));
    rules.into_iter().for_each(|rule| said.append(rule));
    said
}

fn kind_of(kind: &Kind, said: &mut Said) {
    match kind {
        Kind::Any
        | Kind::Null
        | Kind::Never
        | Kind::Boolean
        | Kind::Integer(_)
        | Kind::Number(_)
        | Kind::String(_) => said.add(kind),
        Kind::Enum(Enum { values, closed }) => {
            let value = |value: &EnumValue| {
                let EnumValue {
                    value,
                    preferred_name: _,
                    description: _,
                    deprecated: _,
                } = value;
                value.clone()
            };
            let values: Set<String> = values.iter().map(value).collect();
            said.add(("enum", closed, values));
        }
        Kind::Array(items) => {
            said.add("array");
            said.types.push(*items);
        }
        Kind::Object(object) => self::object(object, said),
        Kind::Union(union) => {
            let Union {
                variants,
                exactly_one,
                tag,
            } = &**union;
            said.add(("union", exactly_one));
            said.types
                .extend(variants.iter().map(|Variant { ty, place: _ }| *ty));
            if let Some(Tag {
                property,
                values,
                default,
            }) = tag
            {
                let values: Set<_> = values.iter().collect();
                said.add((property, values, default));
            }
        }
    }
}

/// What an object says; the order of its properties says nothing.
pub(super) fn object(object: &Object, said: &mut Said) {
    let Object {
        fields,
        required: _,
        patterns,
        additional,
    } = object;
    let mut fields: Vec<&Field> = fields.iter().collect();
    crate::map::sort_by(&mut fields, |one, other| one.name.cmp(&other.name));
    for field in fields {
        let Field {
            name,
            preferred_name: _,
            required,
            required_when_sent,
            ty,
            docs: _,
            read_only,
            write_only,
            place: _,
        } = field;
        said.add(("field", name, required, required_when_sent));
        said.add((read_only, write_only));
        said.types.push(*ty);
    }
    let mut patterns: Vec<&PatternProperties> = patterns.iter().collect();
    crate::map::sort_by(&mut patterns, |one, other| one.pattern.cmp(&other.pattern));
    for PatternProperties {
        pattern,
        ty,
        place: _,
    } in patterns
    {
        said.add(("pattern", pattern));
        said.types.push(*ty);
    }
    match additional {
        Additional::Each(values) => {
            said.add("each");
            said.types.push(*values);
        }
        Additional::Tolerated | Additional::Open => said.add("any"),
        Additional::Forbidden => said.add("none"),
    }
}
