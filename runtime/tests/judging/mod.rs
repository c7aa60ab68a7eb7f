//! Judging a JSON text by one schema or one rule.

use bindery_runtime::json::Json;
use bindery_runtime::operation::Location;
use bindery_runtime::schema::{Rule, Schema};
use bindery_runtime::validate;
use bindery_runtime::violation::Violations;

/// The violations, one per line: pointer, rule, limit, message.
pub(crate) fn judged(schema: Schema, text: &str) -> Vec<String> {
    let schema: &'static Schema = Box::leak(Box::new(schema));
    let value: Json = match text.parse() {
        Ok(value) => value,
        Err(error) => return vec![error.to_string()],
    };
    let mut out = Violations::new();
    validate::check(&value, schema, Location::Body, "", &mut out);
    out.iter()
        .map(|one| {
            format!(
                "{}|{}|{}|{}",
                one.pointer(),
                one.rule(),
                one.limit(),
                one.message()
            )
        })
        .collect()
}

pub(crate) fn ruled(rule: Rule) -> Schema {
    Schema {
        rules: Box::leak(Box::new([rule])),
        ..Schema::ANY
    }
}

/// Tries each value, and whether it keeps the rule.
pub(crate) fn table(rule: fn() -> Rule, name: &str, rows: &[(&str, bool)]) {
    for (text, keeps) in rows {
        let found = judged(ruled(rule()), text);
        assert_eq!(found.is_empty(), *keeps, "{name}: {text}: {found:?}");
        assert!(
            found
                .iter()
                .all(|line| line.split('|').nth(1) == Some(name)),
            "{found:?}"
        );
    }
}
