//! Which operations are wanted.
//!
//! An API stays whole, because names are given in sight of all of it: selecting some
//! operations renames none. What is not wanted is only marked, and everything that follows
//! leaves it out, with the types that nothing else reaches.

mod narrow;
mod selector;

use crate::finding::code::select as code;
use crate::finding::{Finding, Findings};
use crate::model::Api;
use crate::openapi::near::did_you_mean;

pub use narrow::narrowed;
use selector::Selector;

/// Which operations are wanted: all, if nothing is said.
///
/// A selector is one of
/// - an `operationId`, the name of a webhook, or a tag: `addPet`, `pets`; `id:` or `tag:`
///   before it says which;
/// - a path as the document has it, with its method or for all of them: `POST /pets`,
///   `/pets/{id}`.
///
/// A `*` at the end stands for any rest: `tag:pet*`, `GET /pets/*`, `/v2/*`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Where there is one, an operation must match one of these.
    pub only: Vec<String>,
    /// An operation must not match one of these.
    pub except: Vec<String>,
}

impl Selection {
    /// Whether every operation is wanted.
    #[must_use]
    pub fn is_all(&self) -> bool {
        self.only.is_empty() && self.except.is_empty()
    }
}

/// Marks the operations that are wanted, and gives back the selectors that match none.
pub fn select<'a>(api: &mut Api, selection: &'a Selection) -> Vec<&'a str> {
    let only = parsed(&selection.only);
    let except = parsed(&selection.except);
    for operation in &mut api.operations {
        let matches = |selector: &(&str, Selector<'_>)| selector.1.matches(operation);
        let wanted = only.is_empty() || only.iter().any(matches);
        operation.selected = wanted && !except.iter().any(matches);
    }
    let kept: Vec<bool> = api.operations.iter().map(|one| one.selected).collect();
    for webhook in &mut api.webhooks {
        let matches = |selector: &(&str, Selector<'_>)| selector.1.matches_webhook(webhook);
        webhook.selected = match &webhook.callback {
            Some(of) => kept.get(of.operation).copied().unwrap_or(false),
            None => (only.is_empty() || only.iter().any(matches)) && !except.iter().any(matches),
        };
    }
    let idle = |selector: &&(&'a str, Selector<'_>)| {
        let mut operations = api.operations.iter();
        let mut webhooks = api.webhooks.iter();
        !operations.any(|operation| selector.1.matches(operation))
            && !webhooks.any(|webhook| selector.1.matches_webhook(webhook))
    };
    let unmatched = only.iter().chain(&except).filter(idle);
    unmatched.map(|(text, _)| *text).collect()
}

fn parsed(selectors: &[String]) -> Vec<(&str, Selector<'_>)> {
    selectors
        .iter()
        .map(|text| (&**text, Selector::of(text)))
        .collect()
}

/// Reports a selector that matches nothing in any of the APIs that it is for.
pub fn unmatched(selector: &str, apis: &[&Api], findings: &mut Findings) {
    let mut words: Vec<String> = Vec::new();
    for operation in apis.iter().flat_map(|api| &api.operations) {
        words.push(operation.id.clone());
        words.push(format!("{} {}", operation.method, operation.path));
        words.extend(operation.tags.iter().cloned());
    }
    for webhook in apis.iter().flat_map(|api| &api.webhooks) {
        words.push(webhook.name.clone());
    }
    let (prefix, word) = Selector::prefix(selector);
    let message = format!("the selector `{selector}` matches no operation");
    let mut finding = Finding::nowhere(&code::NO_SUCH_OPERATION, message);
    finding.help = did_you_mean(word, words.iter().map(String::as_str))
        .map(|help| help.replacen('`', &format!("`{prefix}"), 1))
        .or_else(|| Some("`bindery show model` lists all operations and their tags".to_owned()));
    findings.report(finding);
}

/// Tells where nothing of a module is left.
pub fn judge(module: &str, api: &Api, findings: &mut Findings) {
    if api.operations.iter().any(|operation| operation.selected) {
        return;
    }
    let message = format!("no operation of the module `{module}` is selected");
    findings.report(
        Finding::nowhere(&code::NOTHING_SELECTED, message)
            .help("select less strictly, or leave out the module"),
    );
}

#[cfg(test)]
mod tests;
