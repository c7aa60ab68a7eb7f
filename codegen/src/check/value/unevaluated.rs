//! `unevaluatedProperties` and `unevaluatedItems`: what nothing else has spoken of.

use super::{Judge, has};
use crate::map::Set;
use crate::model::{Additional, Check, Condition, Json, Kind, Object, TypeId};

/// What has been spoken of in a value.
#[derive(Default)]
struct Spoken {
    all: bool,
    names: Set<String>,
    items: Set<usize>,
}

impl<'a> Judge<'a> {
    /// Judges the rest of a value by the rules of a type that are about the rest.
    pub(super) fn unevaluated(&mut self, id: TypeId, value: &Json) {
        for rule in &self.api.get(id).rules {
            match (&rule.check, value) {
                (Check::UnevaluatedProperties(ty), Json::Object(entries)) => {
                    let spoken = self.spoken(id, value);
                    let rest = |key: &str| !spoken.all && !spoken.names.contains(key);
                    for (key, value) in entries.iter().filter(|(key, _)| rest(key)) {
                        self.rest("unevaluatedProperties", *ty, key, value);
                    }
                }
                (Check::UnevaluatedItems(ty), Json::Array(items)) => {
                    let spoken = self.spoken(id, value);
                    let rest = |index: usize| !spoken.all && !spoken.items.contains(&index);
                    for (index, value) in items.iter().enumerate().filter(|(at, _)| rest(*at)) {
                        self.rest("unevaluatedItems", *ty, &index.to_string(), value);
                    }
                }
                _ => {}
            }
        }
    }

    fn rest(&mut self, rule: &'static str, ty: Option<TypeId>, key: &str, value: &Json) {
        self.inside(key, |judge| match ty {
            Some(ty) => judge.value(ty, value),
            None => judge.report(rule, "is not described".to_owned()),
        });
    }

    /// What a type speaks of in a value, apart from its own rules about the rest.
    fn spoken(&mut self, id: TypeId, value: &Json) -> Spoken {
        let mut spoken = Spoken::default();
        let mut seen = Set::from([id]);
        let mut waiting = self.parts(id, value, &mut spoken);
        while let Some(id) = waiting.pop() {
            if !seen.insert(id) {
                continue;
            }
            let about_the_rest = self.api.get(id).rules.iter().any(|rule| {
                matches!(
                    (&rule.check, value),
                    (Check::UnevaluatedProperties(_), Json::Object(_))
                        | (Check::UnevaluatedItems(_), Json::Array(_))
                )
            });
            spoken.all |= about_the_rest;
            waiting.extend(self.parts(id, value, &mut spoken));
        }
        spoken
    }

    /// Adds what a type itself speaks of, and gives the types that speak of the value too.
    fn parts(&mut self, id: TypeId, value: &Json, spoken: &mut Spoken) -> Vec<TypeId> {
        let ty = self.api.get(id);
        let mut parts = Vec::new();
        match (&ty.kind, value) {
            (Kind::Object(object), Json::Object(entries)) => {
                self.of_object(object, entries, spoken);
            }
            (Kind::Array(items), Json::Array(_)) => {
                let items = self.api.get(*items);
                // The items of which nothing is said are any.
                spoken.all |= !matches!((&items.kind, items.implied), (Kind::Any, true));
            }
            (Kind::Union(union), value) => {
                let fitting = union.variants.iter().map(|variant| variant.ty);
                parts.extend(fitting.filter(|ty| self.fits(*ty, value)));
            }
            _ => {}
        }
        for rule in &ty.rules {
            parts.extend(self.of_rule(&rule.check, value, spoken));
        }
        parts
    }

    fn of_rule(&mut self, check: &'a Check, value: &Json, spoken: &mut Spoken) -> Vec<TypeId> {
        match (check, value) {
            (Check::AllOf(types), _) => types.clone(),
            (Check::OneOf(conditions) | Check::AnyOf(conditions), _) => {
                let is = |condition: &Condition| match condition {
                    Condition::Is(ty) => Some(*ty),
                    Condition::Present(_) => None,
                };
                let types = conditions.iter().filter_map(is);
                types.filter(|ty| self.fits(*ty, value)).collect()
            }
            (Check::If(condition, then, otherwise), _) => {
                if self.fits(*condition, value) {
                    std::iter::once(*condition).chain(*then).collect()
                } else {
                    otherwise.iter().copied().collect()
                }
            }
            (Check::DependentSchemas(list), Json::Object(entries)) => {
                let there = list.iter().filter(|(name, _)| has(entries, name));
                there.map(|(_, ty)| *ty).collect()
            }
            (Check::Properties(object), Json::Object(entries)) => {
                self.of_object(object, entries, spoken);
                Vec::new()
            }
            (Check::Items(prefix, rest), Json::Array(_)) => {
                spoken.all |= rest.is_some();
                spoken.items.extend(0..prefix.len());
                Vec::new()
            }
            (Check::Contains(ty, ..), Json::Array(items)) => {
                let fitting = (0..).zip(items).filter(|(_, item)| self.fits(*ty, item));
                spoken.items.extend(fitting.map(|(index, _)| index));
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn of_object(&mut self, object: &Object, entries: &[(String, Json)], spoken: &mut Spoken) {
        spoken.all |= matches!(
            object.additional,
            Additional::Open | Additional::Each(_) | Additional::Forbidden
        );
        let names = object.fields.iter().map(|field| field.name.clone());
        spoken.names.extend(names);
        for pattern in &object.patterns {
            let matching = entries
                .iter()
                .filter(|(key, _)| self.patterns.matches(&pattern.pattern, key) == Some(true));
            spoken.names.extend(matching.map(|(key, _)| key.clone()));
        }
    }
}
