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
use crate::model::{Api, Type, TypeId};
use crate::parallel;
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
    let types: Vec<(TypeId, &Type)> = (0..).map(TypeId).zip(&api.types).collect();
    each(&types, findings, |(_, ty), findings| {
        ranges::limits(ty, findings);
        password::policies(ty, findings);
    });
    each(&types, findings, |(id, ty), findings| {
        values::of_type(api, &patterns, *id, ty, findings);
    });
    parameter::styles(api, findings);
    each(&api.operations, findings, |operation, findings| {
        values::of_operation(api, &patterns, operation, findings);
        refused::of_operation(api, &patterns, operation, findings);
        token::of_operation(api, operation, findings);
        waiter::of_operation(api, &patterns, operation, findings);
    });
    for webhook in &api.webhooks {
        values::of_webhook(api, &patterns, webhook, findings);
    }
}

/// Judges things that do not depend on each other, and reports in their order.
fn each<T: Sync>(things: &[T], findings: &mut Findings, judge: impl Fn(&T, &mut Findings) + Sync) {
    let heard = parallel::map(things, |thing| {
        let mut heard = Findings::new();
        judge(thing, &mut heard);
        heard
    });
    heard.into_iter().for_each(|heard| findings.absorb(heard));
}
