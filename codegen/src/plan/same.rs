//! Which inline types are the same, so that they are made once.
//!
//! Two types are the same when nothing that a value must be differs: kinds, names, required
//! fields, rules, `null`, all the way down. What is said to people may differ. A type that has
//! a name in the document is only the same as itself: its author made it a thing of its own.
//!
//! Each type becomes a text in which its parts are numbers of classes, and types with the same
//! text are one class: parts first, every type once. A type that is met inside itself is the
//! same as nothing.

use std::fmt::Write as _;

use super::naming::declared_name;
use crate::map::Map;
use crate::model::{
    Additional, Api, ByType, Check, Condition, Docs, Enum, EnumValue, Field, Kind, Object,
    PatternProperties, Rest, Rule, Tag, Tuple, Type, TypeId, Union, Variant,
};

/// The class of each type that was asked for, and of what they are made of.
#[derive(Debug, Default)]
pub(super) struct Classes {
    of: ByType<usize>,
}

impl Classes {
    /// The classes of these types.
    pub(super) fn new(api: &Api, types: &[TypeId]) -> Classes {
        let mut sorting = Sorting {
            api,
            classes: Classes::default(),
            known: Map::new(),
            open: ByType::default(),
            next: 0,
        };
        types.iter().for_each(|id| sorting.sort(*id));
        sorting.classes
    }

    /// The class of a type: the same number for types that are the same.
    pub(super) fn of(&self, id: TypeId) -> Option<usize> {
        self.of.get(id).copied()
    }
}

struct Sorting<'a> {
    api: &'a Api,
    classes: Classes,
    known: Map<String, usize>,
    /// The types whose parts are being sorted, and whether one of them was met again.
    open: ByType<bool>,
    next: usize,
}

enum Step {
    Enter(TypeId),
    Leave(TypeId),
}

impl Sorting<'_> {
    /// Depth first, by a stack of its own: documents nest as deep as they like.
    fn sort(&mut self, start: TypeId) {
        let mut stack = vec![Step::Enter(start)];
        while let Some(step) = stack.pop() {
            match step {
                Step::Enter(id) if self.classes.of.has(id) => {}
                Step::Enter(id) if declared_name(self.api.get(id)).is_some() => self.alone(id),
                Step::Enter(id) if self.open.has(id) => {
                    self.open.insert(id, true);
                }
                Step::Enter(id) => {
                    self.open.insert(id, false);
                    stack.push(Step::Leave(id));
                    stack.extend(inner(self.api, id).into_iter().map(Step::Enter));
                }
                Step::Leave(id) => self.leave(id),
            }
        }
    }

    fn leave(&mut self, id: TypeId) {
        if self.open.remove(id) != Some(false) {
            return self.alone(id);
        }
        let text = self.text(id);
        let class = *self.known.entry(text).or_insert_with(|| {
            self.next += 1;
            self.next
        });
        self.classes.of.insert(id, class);
    }

    fn alone(&mut self, id: TypeId) {
        self.next += 1;
        self.classes.of.insert(id, self.next);
    }

    fn text(&self, id: TypeId) -> String {
        let mut text = Text {
            api: self.api,
            classes: &self.classes,
            out: String::new(),
        };
        text.ty(self.api.get(id));
        text.out
    }
}

/// The types that a type is made of, those of its rules included.
fn inner(api: &Api, id: TypeId) -> Vec<TypeId> {
    let rules = api.get(id).rules.iter();
    let mut parts = api.parts(id);
    parts.extend(rules.flat_map(|rule| rule.check.types()));
    if let Kind::Object(object) = &api.get(id).kind {
        parts.extend(object.types());
    }
    parts
}

/// What a type is, as text. Every field of the model is named here, so that a new one is
/// either in the text or left out on purpose.
struct Text<'a> {
    api: &'a Api,
    classes: &'a Classes,
    out: String,
}

impl Text<'_> {
    fn add(&mut self, part: impl std::fmt::Debug) {
        let _ = write!(self.out, "{part:?};");
    }

    fn class(&mut self, id: TypeId) {
        // One that has no class yet is open: then this text is of a type inside itself, and
        // the number of the type keeps it apart.
        match self.classes.of(id) {
            Some(class) => self.add(class),
            None => self.add(id),
        }
    }

    fn ty(&mut self, ty: &Type) {
        let Type {
            origin: _,
            preferred_name: _,
            docs,
            kind,
            tuple,
            nullable,
            implied,
            rules,
            secret,
            file,
            binary,
            default: _,
            examples: _,
            refines,
            place: _,
        } = ty;
        self.docs(docs);
        self.add((nullable, implied, secret, file, binary));
        match refines {
            Some(base) => self.class(*base),
            None => self.add("no base"),
        }
        self.kind(kind);
        tuple.iter().for_each(|tuple| self.tuple(tuple));
        rules.iter().for_each(|rule| self.rule(rule));
    }

    /// Words do not tell types apart; what becomes an attribute does.
    fn docs(&mut self, docs: &Docs) {
        self.add(docs.deprecated);
    }

    fn kind(&mut self, kind: &Kind) {
        match kind {
            Kind::Any | Kind::Null | Kind::Never | Kind::Boolean => self.add(kind),
            Kind::Integer(_) | Kind::Number(_) | Kind::String(_) => self.add(kind),
            Kind::Enum(Enum { values, closed }) => {
                self.add(("enum", closed));
                for value in values {
                    let EnumValue {
                        value,
                        preferred_name,
                        description: _,
                        deprecated,
                    } = value;
                    self.add((value, preferred_name, deprecated));
                }
            }
            Kind::Array(items) => {
                self.add("array");
                self.class(*items);
            }
            Kind::Object(object) => self.object(object),
            Kind::Union(union) => self.union(union),
        }
    }

    fn object(&mut self, object: &Object) {
        let Object {
            fields,
            required: _,
            patterns,
            additional,
        } = object;
        self.add("object");
        // The order of keys says nothing; that in which a constructor takes them does.
        let taken = object.required().into_iter();
        let taken = taken.filter_map(|index| Some(&fields.get(index)?.name));
        self.add(taken.collect::<Vec<_>>());
        let mut fields: Vec<&Field> = fields.iter().collect();
        crate::map::sort_by(&mut fields, |one, other| one.name.cmp(&other.name));
        self.fields(fields);
        let mut patterns: Vec<&PatternProperties> = patterns.iter().collect();
        crate::map::sort_by(&mut patterns, |one, other| one.pattern.cmp(&other.pattern));
        for PatternProperties {
            pattern,
            ty,
            place: _,
        } in patterns
        {
            self.add(("pattern", pattern));
            self.class(*ty);
        }
        match additional {
            Additional::Each(values) => {
                self.add("each");
                self.class(*values);
            }
            Additional::Tolerated | Additional::Open | Additional::Forbidden => {
                self.add(additional);
            }
        }
    }

    fn fields<'f>(&mut self, fields: impl IntoIterator<Item = &'f Field>) {
        for field in fields {
            let Field {
                name,
                preferred_name,
                required,
                required_when_sent,
                ty,
                docs,
                read_only,
                write_only,
                place: _,
            } = field;
            self.add((name, preferred_name, required, required_when_sent));
            self.add((read_only, write_only));
            self.docs(docs);
            self.class(*ty);
        }
    }

    fn tuple(&mut self, tuple: &Tuple) {
        let Tuple { places, rest } = tuple;
        self.add("tuple");
        self.fields(places);
        match rest {
            Rest::Of(items) => self.class(*items),
            Rest::Nothing | Rest::Any => self.add(rest),
        }
    }

    fn union(&mut self, union: &Union) {
        let Union {
            variants,
            exactly_one,
            tag,
        } = union;
        self.add(("union", exactly_one));
        for Variant { ty, place: _ } in variants {
            self.class(*ty);
            // The title is what the variant is called.
            let title = self.api.get(*ty).docs.title.as_deref();
            self.add(title);
        }
        if let Some(Tag {
            property,
            values,
            default,
        }) = tag
        {
            let mut values: Vec<_> = values.iter().collect();
            values.sort();
            self.add((property, values, default));
        }
    }

    fn rule(&mut self, rule: &Rule) {
        let Rule { check, place: _ } = rule;
        match check {
            Check::OneOf(conditions) => self.conditions("one of", conditions),
            Check::AnyOf(conditions) => self.conditions("any of", conditions),
            Check::Not(one) => self.conditions("not", std::slice::from_ref(one)),
            Check::AllOf(types) => {
                self.add("all of");
                types.iter().for_each(|id| self.class(*id));
            }
            Check::If(condition, then, otherwise) => {
                self.add(("if", then.is_some()));
                let all = [Some(*condition), *then, *otherwise];
                all.into_iter().flatten().for_each(|id| self.class(id));
            }
            Check::Properties(object) => self.object(object),
            Check::Items(prefix, rest) => {
                self.add(("items", prefix.len()));
                prefix.iter().chain(rest).for_each(|id| self.class(*id));
            }
            Check::Contains(ty, least, most) => {
                self.add(("contains", least, most));
                self.class(*ty);
            }
            Check::PropertyNames(ty) => {
                self.add("names");
                self.class(*ty);
            }
            Check::DependentSchemas(list) => {
                let mut list: Vec<_> = list.iter().collect();
                list.sort();
                for (name, ty) in list {
                    self.add(("dependent", name));
                    self.class(*ty);
                }
            }
            Check::DependentRequired(list) => {
                let mut list: Vec<_> = list.iter().collect();
                list.sort();
                self.add(("dependent", list));
            }
            // The others hold no types, or hardly ever one: then they are the same as nothing.
            plain => self.add(plain),
        }
    }

    fn conditions(&mut self, what: &str, conditions: &[Condition]) {
        self.add((what, conditions.len()));
        for condition in conditions {
            match condition {
                Condition::Present(names) => self.add(names),
                Condition::Is(id) => self.class(*id),
            }
        }
    }
}
