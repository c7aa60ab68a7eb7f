//! Tags as features of the crate.
//!
//! An operation is there when one of its tags is on, and always when it has none. A type or a
//! table is there when something that refers to it is.

use super::{
    Client, Failure, Ident, List, Lists, Manifest, Module, Operation, Success, Ty, TypePlan,
};
use crate::map::{Map, Set};

/// The features under which parts of a module are there; what is not named always is.
#[derive(Clone, Debug, Default)]
pub struct Gates {
    types: Map<Ident, Vec<String>>,
    promised: Map<Ident, Vec<String>>,
    tables: Map<String, Vec<String>>,
    /// For the module of the operations, if one of them is there.
    pub operation: Vec<String>,
    /// For the module of the tables.
    pub schema: Vec<String>,
    /// For the module of the types.
    pub types_module: Vec<String>,
    /// For the module of the webhooks.
    pub webhooks: Vec<String>,
    /// For the tests of the examples.
    pub tests: Vec<String>,
}

impl Gates {
    /// Whether everything is always there.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.types.is_empty() && self.tables.is_empty()
    }

    /// The features of a type, any one of which it needs; none where it is always there.
    #[must_use]
    pub fn of_type(&self, ident: &Ident) -> &[String] {
        self.types.get(ident).map_or(&[], |features| features)
    }

    /// The features of what refers to a type: any one of them brings it; none where it is always
    /// there. What all of them have in common needs no condition today, and does when there is
    /// one more that is without it, so that nobody should count on that.
    #[must_use]
    pub fn promised(&self, ident: &Ident) -> &[String] {
        self.promised.get(ident).map_or(&[], |features| features)
    }

    /// The features of a table, by its name.
    #[must_use]
    pub fn of_table(&self, name: &str) -> &[String] {
        self.tables.get(name).map_or(&[], |features| features)
    }
}

/// The features that are needed for one of several parts: none where a part is always there.
fn any_of<'a>(parts: impl Iterator<Item = &'a [String]>) -> Vec<String> {
    let mut all = Set::new();
    for features in parts {
        if features.is_empty() {
            return Vec::new();
        }
        all.extend(features.iter().cloned());
    }
    all.into_iter().collect()
}

/// What a manifest of a generated crate has under `features` and `dependencies` already.
const TAKEN: &[&str] = &[
    "bindery-runtime",
    "blocking",
    "default",
    "hyper",
    "mock",
    "reqwest",
    "serde",
    "tracing",
];

/// The feature that a tag becomes: its words in lower case with `-` between, so that tags
/// which only differ in case or symbols are one feature. Where letters are lost (cargo's
/// registry takes only ASCII), a number made of the tag tells it from others.
///
/// ```
/// use bindery::plan::feature::of_tag;
///
/// assert_eq!(of_tag("Pet Care"), "pet-care");
/// assert_eq!(of_tag("default"), "tag-default");
/// ```
#[must_use]
pub fn of_tag(tag: &str) -> String {
    let ascii: String = tag
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' })
        .collect();
    let mut feature = heck::ToKebabCase::to_kebab_case(&*ascii);
    let lost = tag.chars().any(|c| c.is_alphanumeric() && !c.is_ascii());
    if lost || feature.is_empty() {
        let dash = if feature.is_empty() { "" } else { "-" };
        feature = format!("{feature}{dash}{:08x}", hash(tag));
    }
    let starts_right = feature.starts_with(|c: char| c.is_ascii_alphabetic());
    if TAKEN.contains(&&*feature) || !starts_right {
        feature = format!("tag-{feature}");
    }
    feature
}

/// FNV-1a: the same everywhere and for ever, as a name must be.
fn hash(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

/// Each feature of a crate with the tags that became it.
pub(super) fn all(manifest: &Manifest, modules: &[Module]) -> Vec<(String, Vec<String>)> {
    if !manifest.tag_features {
        return Vec::new();
    }
    let mut all: Map<String, Set<String>> = Map::new();
    for operation in modules.iter().flat_map(|module| &module.operations) {
        for tag in &operation.tags {
            all.entry(of_tag(tag)).or_default().insert(tag.clone());
        }
    }
    all.into_iter()
        .map(|(feature, tags)| (feature, tags.into_iter().collect()))
        .collect()
}

/// Puts the parts of a module under the features of its tags.
pub(super) fn gate(module: &mut Module) {
    for operation in &mut module.operations {
        let features: Set<String> = operation.tags.iter().map(|tag| of_tag(tag)).collect();
        operation.features = features.into_iter().collect();
        if !operation.features.is_empty() {
            let needs = super::docs::features(&operation.features);
            operation.docs.paragraph(format!("Only with {needs}."));
        }
    }
    for webhook in &mut module.webhooks {
        let of = webhook.callback_of.as_ref();
        let operation = module.operations.iter().find(|one| Some(&one.id) == of);
        webhook.features = operation.map_or_else(Vec::new, |one| one.features.clone());
    }
    for outcome in &mut module.outcomes {
        let operations = module.operations.iter();
        let same = operations.filter(|one| one.is_answered(&outcome.ident));
        outcome.features = any_of(same.map(|one| &*one.features));
    }
    let Lists {
        parameters,
        responses,
    } = &mut module.lists;
    gate_lists(parameters, &module.operations, |one| &one.parameter_list);
    gate_lists(responses, &module.operations, |one| &one.response_list);
    let features = any_used(module);
    (module.gates.types, module.gates.promised) = types(module, &features);
    module.gates.tables = tables(module, &features);
    module.gates.operation = any_of(module.operations.iter().map(|one| &*one.features));
    module.gates.webhooks = any_of(module.webhooks.iter().map(|one| &*one.features));
    let calls = module.operations.iter();
    let calls = calls.filter(|one| !one.proofs.is_empty() || one.request.path.is_some());
    let payloads = module.webhooks.iter().filter(|one| !one.proofs.is_empty());
    let calls = calls.map(|one| &*one.features);
    module.gates.tests = any_of(calls.chain(payloads.map(|one| &*one.features)));
    let types = module.types.iter();
    module.gates.types_module = any_of(types.map(|plan| module.gates.of_type(plan.ident())));
    let all = module
        .tables
        .used_by(module.types.iter(), module.operations.iter());
    module.gates.schema = any_of(all.iter().map(|name| module.gates.of_table(name)));
}

/// A list is there when an operation that has it is.
fn gate_lists<T>(
    lists: &mut [List<T>],
    operations: &[Operation],
    list_of: fn(&Operation) -> &Option<Ident>,
) {
    let mut users: Map<&Ident, Vec<&[String]>> = Map::new();
    for operation in operations {
        if let Some(list) = list_of(operation) {
            users.entry(list).or_default().push(&operation.features);
        }
    }
    for list in lists {
        if let Some(users) = users.get(&list.ident) {
            list.features = any_of(users.iter().copied());
        }
    }
}

fn any_used(module: &Module) -> Vec<String> {
    let used = module.operations.iter().flat_map(|one| &one.features);
    used.cloned().collect::<Set<_>>().into_iter().collect()
}

/// Whether something is there when only this feature is on, or none at all.
fn is_there(features: &[String], on: Option<&String>) -> bool {
    match on {
        None => features.is_empty(),
        Some(feature) => features.contains(feature),
    }
}

/// The features of each type.
type Gated = Map<Ident, Vec<String>>;

/// The types that are there under a condition, and those for which one is promised.
fn types(module: &Module, features: &[String]) -> (Gated, Gated) {
    let plans: Map<&Ident, &TypePlan> = module
        .types
        .iter()
        .map(|plan| (plan.ident(), plan))
        .collect();
    let mut gates = Gated::new();
    for feature in features {
        for ident in reached(&plans, named(module, Some(feature))) {
            gates
                .entry(ident.clone())
                .or_default()
                .push(feature.clone());
        }
    }
    for ident in reached(&plans, named(module, None)) {
        gates.remove(ident);
    }
    let mut promised = gates.clone();
    // What nothing refers to is always there, and so is what all features have in common: it
    // needs no condition, and nor does what it is made of.
    let is_common = |ident: &Ident| {
        gates
            .get(ident)
            .is_none_or(|own| own.len() == features.len())
    };
    let written = module.types.iter();
    let written = written.filter(|plan| !matches!(plan, TypePlan::Alias(_)));
    let common = written
        .map(TypePlan::ident)
        .filter(|ident| is_common(ident));
    for ident in reached(&plans, common.collect()) {
        gates.remove(ident);
    }
    // Another name of a type is there when the type is.
    for plan in &module.types {
        if let TypePlan::Alias(alias) = plan {
            for gates in [&mut gates, &mut promised] {
                match gates.get(&alias.target).cloned() {
                    Some(own) => gates.insert(alias.ident.clone(), own),
                    None => gates.remove(&alias.ident),
                };
            }
        }
    }
    (gates, promised)
}

/// The types that operations, webhooks and the client name themselves.
fn named<'a>(module: &'a Module, on: Option<&String>) -> Vec<&'a Ident> {
    let mut tys: Vec<&Ty> = Vec::new();
    let mut idents = Vec::new();
    for operation in &module.operations {
        if is_there(&operation.features, on) {
            tys.extend(operation.types());
            idents.extend(operation.headers.iter().chain(&operation.refusal_headers));
        }
    }
    let webhooks = module.webhooks.iter();
    tys.extend(
        webhooks
            .filter(|webhook| is_there(&webhook.features, on))
            .map(|webhook| &webhook.ty),
    );
    if on.is_none() {
        let Client { parameters, .. } = &module.client;
        tys.extend(parameters.iter().map(|parameter| &parameter.setter.ty));
    }
    idents.extend(tys.into_iter().filter_map(Ty::named));
    idents
}

fn reached<'a>(plans: &Map<&Ident, &'a TypePlan>, from: Vec<&'a Ident>) -> Set<&'a Ident> {
    let mut seen = Set::new();
    let mut open = from;
    while let Some(ident) = open.pop() {
        if seen.insert(ident) {
            open.extend(plans.get(ident).into_iter().flat_map(|plan| plan.parts()));
        }
    }
    seen
}

fn tables(module: &Module, features: &[String]) -> Map<String, Vec<String>> {
    let used = |on: Option<&String>| {
        let types = module.types.iter();
        let types = types.filter(|plan| is_there(module.gates.of_type(plan.ident()), on));
        let operations = module.operations.iter();
        let operations = operations.filter(|one| is_there(&one.features, on));
        module.tables.used_by(types, operations)
    };
    let always = used(None);
    let mut gates: Map<String, Vec<String>> = Map::new();
    for feature in features {
        for name in used(Some(feature)).difference(&always) {
            gates.entry(name.clone()).or_default().push(feature.clone());
        }
    }
    gates
}

impl Operation {
    /// Whether its answers are of this enum of several operations.
    fn is_answered(&self, outcome: &Ident) -> bool {
        let success = match &self.success {
            Success::Several { same_as, .. } => same_as.as_ref(),
            Success::One(_) => None,
        };
        let failure = match &self.failure {
            Failure::Several { same_as, .. } => same_as.as_ref(),
            Failure::Undeclared => None,
        };
        success == Some(outcome) || failure == Some(outcome)
    }

    /// The types that its method, its call and its answers name.
    fn types(&self) -> Vec<&Ty> {
        let arguments = self.arguments.iter().chain(&self.setters);
        let mut types: Vec<&Ty> = arguments.map(|argument| &argument.ty).collect();
        types.extend(self.body.iter().map(|body| &body.ty));
        let contents = self.body.iter().flat_map(|body| &body.contents);
        types.extend(contents.map(|content| &content.ty));
        types.extend(&self.stream);
        types.extend(self.success.types());
        types.extend(self.failure.types());
        types.extend(&self.stream);
        types
    }
}

#[cfg(test)]
mod tests;
