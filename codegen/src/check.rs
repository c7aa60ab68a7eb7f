//! Judges the model: whether the API makes sense.
//!
//! Ranges without values, patterns that are none, rules that have no effect, and values
//! (defaults, examples, bodies that must be refused) that do not do what they should. Names
//! are judged where they are given, in [`plan`](crate::plan).

mod decimal;
mod format;
mod judge;
mod parameter;
mod password;
mod patterns;
mod ranges;
mod refused;
mod same;
mod token;
mod value;
mod values;
mod waiter;

use crate::document::Documents;
use crate::finding::Findings;
use crate::model::Api;
use patterns::Patterns;

#[cfg(feature = "diff")]
pub(crate) use decimal::Decimal;
pub use judge::Judge;
pub use value::Broken;

/// Judges an API.
pub fn check(api: &Api, documents: &Documents, findings: &mut Findings) {
    // Everything that is judged is in the model, with its place; documents are there for
    // checks that need the text.
    let _ = documents;
    let patterns = Patterns::of(api);
    patterns.judge(api, findings);
    for ty in &api.types {
        ranges::limits(ty, findings);
        password::policies(ty, findings);
    }
    values::of_types(api, &patterns, findings);
    parameter::styles(api, findings);
    for operation in &api.operations {
        values::of_operation(api, &patterns, operation, findings);
        refused::of_operation(api, &patterns, operation, findings);
        token::of_operation(api, operation, findings);
        waiter::of_operation(api, &patterns, operation, findings);
    }
    for webhook in &api.webhooks {
        values::of_webhook(api, &patterns, webhook, findings);
    }
}
