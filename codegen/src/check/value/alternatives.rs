//! Rules and unions of which exactly one, or at least one, branch must hold.

use super::{Judge, admits, has};
use crate::check::same::is_same;
use crate::model::{Check, Condition, Json, Kind, TypeId, Union};

impl<'a> Judge<'a> {
    /// Judges a value by the variants of a union. Where its tag names the variant, that
    /// one's rules are reported.
    pub(super) fn union(&mut self, union: &'a Union, value: &Json) {
        if let Some(ty) = tagged(union, value) {
            return self.value(ty, value);
        }
        let branches: Vec<Condition> = union
            .variants
            .iter()
            .map(|variant| Condition::Is(variant.ty))
            .collect();
        self.branches(&branches, union.exactly_one, value);
    }

    /// Judges a value by the branches of a rule. Where all of them are lists of names, the
    /// rule speaks of objects only.
    pub(super) fn conditions(&mut self, conditions: &[Condition], exactly_one: bool, value: &Json) {
        let are_lists = conditions
            .iter()
            .all(|condition| matches!(condition, Condition::Present(_)));
        if !are_lists {
            return self.branches(conditions, exactly_one, value);
        }
        if matches!(value, Json::Object(_)) {
            let fitting = conditions
                .iter()
                .filter(|condition| self.holds(condition, value));
            let fitting = fitting.count();
            self.verdict(fitting, conditions.len(), exactly_one);
        }
    }

    /// Whether what must not hold does.
    pub(super) fn is_ruled_out(&mut self, condition: &Condition, value: &Json) -> bool {
        // A list of names speaks of objects only.
        let speaks = matches!(condition, Condition::Is(_)) || matches!(value, Json::Object(_));
        speaks && self.holds(condition, value)
    }

    fn holds(&mut self, condition: &Condition, value: &Json) -> bool {
        match (condition, value) {
            (Condition::Is(ty), value) => self.fits(*ty, value),
            (Condition::Present(names), Json::Object(entries)) => {
                names.iter().all(|name| has(entries, name))
            }
            (Condition::Present(_), _) => true,
        }
    }

    /// Reports what is wrong with a value by one branch.
    fn branch(&mut self, condition: &Condition, value: &Json) {
        match (condition, value) {
            (Condition::Is(ty), value) => self.value(*ty, value),
            (Condition::Present(names), Json::Object(entries)) => {
                for name in names.iter().filter(|name| !has(entries, name)) {
                    self.inside(name, |judge| {
                        judge.report("required", "is missing".to_owned())
                    });
                }
            }
            (Condition::Present(_), _) => {}
        }
    }

    fn branches(&mut self, branches: &[Condition], exactly_one: bool, value: &Json) {
        let fitting = branches
            .iter()
            .filter(|branch| self.holds(branch, value))
            .count();
        if fitting == 0 {
            // Where only one branch can be meant, what is wrong with that says more.
            let mut meant = branches.iter().filter(|branch| match branch {
                Condition::Is(ty) => self.is_meant(*ty, value),
                Condition::Present(_) => true,
            });
            if let (Some(only), None) = (meant.next(), meant.next()) {
                return self.branch(only, value);
            }
        }
        self.verdict(fitting, branches.len(), exactly_one);
    }

    fn verdict(&mut self, fitting: usize, all: usize, exactly_one: bool) {
        let rule = if exactly_one { "oneOf" } else { "anyOf" };
        match fitting {
            0 => self.report(
                rule,
                format!("must fit one of {all} alternatives, and fits none"),
            ),
            1 => {}
            _ if exactly_one => {
                self.report(
                    rule,
                    format!("must fit exactly one of {all} alternatives, and fits {fitting}"),
                );
            }
            _ => {}
        }
    }

    /// Whether a value has the type of a branch, its constant, and the constants of its
    /// properties.
    fn is_meant(&self, id: TypeId, value: &Json) -> bool {
        let ty = self.api.get(id);
        if !admits(ty, value) || !self.keeps_constants(id, value) {
            return false;
        }
        let (Kind::Object(object), Json::Object(entries)) = (&ty.kind, value) else {
            return true;
        };
        object
            .fields
            .iter()
            .filter(|field| self.is_constant(field.ty))
            .all(
                |field| match entries.iter().find(|(key, _)| *key == field.name) {
                    Some((_, value)) => self.keeps_constants(field.ty, value),
                    // One that is missing contradicts nothing: it may be what is wrong.
                    None => true,
                },
            )
    }

    fn keeps_constants(&self, id: TypeId, value: &Json) -> bool {
        self.api.get(id).rules.iter().all(|rule| match &rule.check {
            Check::Const(other) => is_same(other, value),
            Check::Enum(values) => values.iter().any(|other| is_same(other, value)),
            _ => true,
        })
    }

    fn is_constant(&self, id: TypeId) -> bool {
        let is_one = |check: &Check| {
            matches!(check, Check::Const(_))
                || matches!(check, Check::Enum(values) if values.len() == 1)
        };
        self.api
            .get(id)
            .rules
            .iter()
            .any(|rule| is_one(&rule.check))
    }
}

/// The variant that the tag of a value names.
fn tagged(union: &Union, value: &Json) -> Option<TypeId> {
    let tag = union.tag.as_ref()?;
    let Json::Object(entries) = value else {
        return None;
    };
    let listed = entries
        .iter()
        .find(|(key, _)| *key == tag.property)
        .and_then(|(_, value)| match value {
            Json::String(text) => tag.values.iter().find(|(value, _)| value == text),
            _ => None,
        });
    let index = listed.map(|(_, index)| *index).or(tag.default)?;
    union.variants.get(index).map(|variant| variant.ty)
}
