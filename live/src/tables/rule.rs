//! Rules.

use bindery::plan::{self, RuleTable};
use bindery_runtime::schema::{Literal, Rule, Schema};

use super::Tables;
use super::leak::list;

impl<'m> Tables<'m> {
    /// A rule; `None` for what is none of the runtime's, which a test rules out.
    pub(super) fn rule(&mut self, rule: &'m RuleTable) -> Option<Rule> {
        Some(match rule {
            RuleTable::Count(name, count) => counted(name)?(*count),
            RuleTable::Value(name, value) => compared(name)?(self.literal(value)),
            RuleTable::Enum(values) => Rule::Enum(list(values.iter().map(|one| self.literal(one)))),
            RuleTable::UniqueItems => Rule::UniqueItems,
            RuleTable::Format(name) => Rule::Format(name),
            RuleTable::Pattern(name) => Rule::Pattern(self.pattern(name)?),
            RuleTable::Password(name) => Rule::password(self.password(name)?),
            RuleTable::DependentRequired(pairs) => {
                let pairs = pairs.iter();
                let pairs = pairs.map(|(key, names)| (self.texts.keep(key), self.texts.all(names)));
                Rule::DependentRequired(list(pairs))
            }
            RuleTable::Lists(name, lists) => {
                let lists = list(lists.iter().map(|names| self.texts.all(names)));
                match *name {
                    "ExactlyOneOf" => Rule::ExactlyOneOf(lists),
                    "AtLeastOneOf" => Rule::AtLeastOneOf(lists),
                    _ => return None,
                }
            }
            RuleTable::NotAllOf(names) => Rule::NotAllOf(self.texts.all(names)),
            RuleTable::Required(names) => Rule::Required(self.texts.all(names)),
            RuleTable::RequiredWhenSent(names) => Rule::RequiredWhenSent(self.texts.all(names)),
            _ => return self.applied(rule),
        })
    }

    /// A rule that applies schemas to a value or to parts of it.
    fn applied(&mut self, rule: &'m RuleTable) -> Option<Rule> {
        Some(match rule {
            RuleTable::Schemas(name, references) => {
                let schemas = list(references.iter().map(|one| self.schema(one)));
                match *name {
                    "AllOf" => Rule::AllOf(schemas),
                    "OneOf" => Rule::OneOf(schemas),
                    "AnyOf" => Rule::AnyOf(schemas),
                    _ => return None,
                }
            }
            RuleTable::Not(reference) => Rule::Not(self.schema(reference)),
            RuleTable::If(condition, then, otherwise) => Rule::If {
                condition: self.schema(condition),
                then: self.optional(then),
                otherwise: self.optional(otherwise),
            },
            RuleTable::Schema("PropertyNames", reference) => {
                Rule::PropertyNames(self.schema(reference))
            }
            RuleTable::Left(name, reference) => {
                let left = self.optional(reference);
                match *name {
                    "unevaluated_properties" => Rule::unevaluated_properties(left),
                    "unevaluated_items" => Rule::unevaluated_items(left),
                    _ => return None,
                }
            }
            RuleTable::Items(prefix, rest) => Rule::Items {
                prefix: list(prefix.iter().map(|one| self.schema(one))),
                rest: self.optional(rest),
            },
            RuleTable::Contains(reference, min, max) => Rule::Contains {
                schema: self.schema(reference),
                min: *min,
                max: *max,
            },
            RuleTable::DependentSchemas(pairs) => {
                let pairs = pairs.iter();
                let pairs = pairs.map(|(name, one)| (self.texts.keep(name), self.schema(one)));
                Rule::DependentSchemas(list(pairs))
            }
            _ => return None,
        })
    }

    fn optional(&mut self, reference: &'m Option<plan::Reference>) -> Option<&'static Schema> {
        reference.as_ref().map(|one| self.schema(one))
    }

    fn literal(&mut self, literal: &plan::Literal) -> Literal {
        match literal {
            plan::Literal::Null => Literal::Null,
            plan::Literal::Bool(value) => Literal::Bool(*value),
            plan::Literal::Integer(value) => Literal::Integer(*value),
            plan::Literal::Float(value) => Literal::Float(*value),
            plan::Literal::Number(text) => Literal::Number(self.texts.keep(text)),
            plan::Literal::Text(text) => Literal::Text(self.texts.keep(text)),
            plan::Literal::Json(text) => Literal::Json(self.texts.keep(text)),
        }
    }
}

/// A rule with a count, by the name of the runtime's variant.
fn counted(name: &str) -> Option<fn(u64) -> Rule> {
    Some(match name {
        "MinLength" => Rule::MinLength,
        "MaxLength" => Rule::MaxLength,
        "MinItems" => Rule::MinItems,
        "MaxItems" => Rule::MaxItems,
        "MinProperties" => Rule::MinProperties,
        "MaxProperties" => Rule::MaxProperties,
        _ => return None,
    })
}

/// A rule with a literal, by the name of the runtime's variant.
fn compared(name: &str) -> Option<fn(Literal) -> Rule> {
    Some(match name {
        "Minimum" => Rule::Minimum,
        "ExclusiveMinimum" => Rule::ExclusiveMinimum,
        "Maximum" => Rule::Maximum,
        "ExclusiveMaximum" => Rule::ExclusiveMaximum,
        "MultipleOf" => Rule::MultipleOf,
        "Const" => Rule::Const,
        _ => return None,
    })
}
