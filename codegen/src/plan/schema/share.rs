//! Equal schemas of values that have no type of their own are one table.
//!
//! A large document says "a string" thousands of times. Every table that is written in place
//! costs the compiler as much as a named one, so each is written once.

use super::{Reference, RuleTable, SchemaTable, Tables};
use crate::plan::written::Written;

impl Tables {
    /// A reference to a table that is equal to this one.
    pub(super) fn shared(&mut self, table: SchemaTable) -> Reference {
        if table.says_nothing() {
            return Reference::Any;
        }
        let key = Written::of(&table);
        if let Some(known) = self.equal.get(&key) {
            return Reference::Static(known.clone());
        }
        let base = self.words_of(&table);
        // Counted here: to try all numbers again for each table would be quadratic.
        let number = self.alike.entry(base.clone()).or_default();
        *number += 1;
        let words = match number {
            1 => base.clone(),
            _ => format!("{base} {number}"),
        };
        let ident = self.name(&words);
        self.equal.insert(key, ident.clone());
        self.words.insert(ident.clone(), base);
        self.schemas.push((ident.clone(), table));
        Reference::Static(ident)
    }

    /// What a table says, for its name: `string uuid`, `array of integer`. No numbers of other
    /// tables, which depend on what is selected.
    fn words_of(&self, table: &SchemaTable) -> String {
        let mut words: Vec<String> = table.types.iter().map(ToString::to_string).collect();
        if table.secret {
            words.push("secret".to_owned());
        }
        words.extend(table.items.iter().map(|items| self.of(items)));
        words.extend(table.rules.iter().take(TOLD).map(rule));
        words.join(" ")
    }

    fn of(&self, items: &Reference) -> String {
        let of = match items {
            Reference::Static(ident) => match self.words.get(ident) {
                Some(words) => words,
                None => ident.plain(),
            },
            Reference::Any | Reference::Inline(_) => "any",
        };
        format!("of {of}")
    }
}

/// How many rules a name tells of, so that it stays one.
const TOLD: usize = 3;

fn rule(rule: &RuleTable) -> String {
    match rule {
        RuleTable::Count(name, count) => format!("{name} {count}"),
        _ => kind(rule).to_owned(),
    }
}

fn kind(rule: &RuleTable) -> &str {
    match rule {
        RuleTable::Count(name, _)
        | RuleTable::Value(name, _)
        | RuleTable::Lists(name, _)
        | RuleTable::Schemas(name, _)
        | RuleTable::Schema(name, _)
        | RuleTable::Left(name, _)
        | RuleTable::Format(name) => name,
        RuleTable::Pattern(_) => "pattern",
        RuleTable::Password(_) => "password",
        RuleTable::Enum(_) => "enum",
        RuleTable::UniqueItems => "unique",
        RuleTable::DependentRequired(_) | RuleTable::DependentSchemas(_) => "dependent",
        RuleTable::NotAllOf(_) | RuleTable::Not(_) => "not",
        RuleTable::If(..) => "if",
        RuleTable::Required(_) | RuleTable::RequiredWhenSent(_) => "required",
        RuleTable::Items(..) => "items",
        RuleTable::Contains(..) => "contains",
    }
}
