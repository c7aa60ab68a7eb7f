//! What code can name of a generated module, as a list: each item with what it is.

use std::collections::{BTreeMap, BTreeSet};

use super::signature::{Names, arguments, given, written};
use crate::plan::{
    Argument, BodyEnum, CredentialKind, Failure, Ident, Module, Operation, Record, StatusVariant,
    Success, Target, TextEnum, Ty, TypePlan, Union,
};

/// To whom an item belongs.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Holder {
    /// A type of the module, by its name.
    Type(String),
    /// An operation, by its id in the document.
    Operation(String),
    /// A webhook, by the name of its payload.
    Webhook(String),
    /// The builder of the client.
    Builder,
    /// The servers.
    Servers,
}

/// An item that code can name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) holder: Holder,
    /// What of the holder it is: the name of a field or a variant; empty for all of it.
    pub(super) part: String,
    /// What it is: a type, a list of arguments.
    pub(super) signature: String,
    /// The names of positional arguments, as the wire has them.
    pub(super) positions: Vec<String>,
    pub(super) deprecated: bool,
    pub(super) nature: Nature,
}

/// What it means that an item comes or changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Nature {
    /// Code that does not know it goes on.
    Open,
    /// Code lists all of them, so that another one does not compile.
    Listed,
    /// Code compiles whatever it is; the order of its positions is what it does.
    Order,
    /// Code compiles without it, and does not work.
    Needed,
}

/// All items of a module, by their paths.
pub(super) struct Surface {
    pub(super) items: BTreeMap<String, Item>,
    /// The names of all types, each with the name under which the type is written: names of
    /// one type can stand for each other.
    pub(super) written: BTreeMap<String, String>,
}

/// The items of a module, with types by these names; a type of the old side is listed under the
/// name that it has `now`.
pub(super) fn of<'m>(
    module: &'m Module,
    names: &Names,
    now: impl Fn(&'m Ident) -> &'m Ident,
) -> Surface {
    let mut list = List {
        items: BTreeMap::new(),
        names,
        part: None,
    };
    let mut owned = BTreeMap::new();
    for operation in &module.operations {
        list.operation(operation);
        let body = operation.body.as_ref().map(|body| &body.ty);
        let body = body.and_then(Ty::named).into_iter();
        for ident in headers_of(operation).chain(body) {
            owned.insert(ident.clone(), operation.id.clone());
        }
    }
    let headers = module.operations.iter();
    let headers: BTreeSet<&Ident> = headers.flat_map(headers_of).collect();
    for plan in &module.types {
        // Headers and forms of a body are types that no schema has.
        let part = match plan {
            TypePlan::Body(_) => Some("body"),
            TypePlan::Record(_) | TypePlan::Alias(_) if headers.contains(plan.ident()) => {
                Some("headers")
            }
            _ => None,
        };
        let holder = match owned.get(plan.ident()).filter(|_| part.is_some()) {
            Some(id) => Holder::Operation(id.clone()),
            None => Holder::Type(now(plan.ident()).to_string()),
        };
        list.part = part;
        list.ty(plan, now(plan.ident()), holder, module);
    }
    list.part = None;
    list.client(module);
    list.servers(module);
    for webhook in &module.webhooks {
        let holder = Holder::Webhook(webhook.ident.to_string());
        let mut item = Item::new(holder, "", names.ty(&webhook.ty));
        item.deprecated = webhook.deprecated;
        list.add(format!("webhooks::{}", webhook.ident), item);
    }
    let written = written(module).into_iter();
    Surface {
        items: list.items,
        written: written
            .map(|(name, target)| (now(name).to_string(), now(target).to_string()))
            .collect(),
    }
}

/// The types of the headers of an operation's answers.
fn headers_of(operation: &Operation) -> impl Iterator<Item = &Ident> {
    let of_refusals = operation.refusal_headers.iter();
    operation.headers.iter().chain(of_refusals)
}

impl Item {
    fn new(holder: Holder, part: &str, signature: impl Into<String>) -> Item {
        Item {
            holder,
            part: part.to_owned(),
            signature: signature.into(),
            positions: Vec::new(),
            deprecated: false,
            nature: Nature::Open,
        }
    }
}

struct List<'a> {
    items: BTreeMap<String, Item>,
    names: &'a Names,
    /// What part of its operation the type is that is being listed.
    part: Option<&'static str>,
}

impl List<'_> {
    fn add(&mut self, path: String, mut item: Item) {
        // Of a type that belongs to an operation, all parts are one of the operation's.
        if let (Holder::Operation(_), Some(part)) = (&item.holder, self.part) {
            item.part = part.to_owned();
        }
        self.items.insert(path, item);
    }

    fn operation(&mut self, operation: &Operation) {
        let holder = || Holder::Operation(operation.id.clone());
        let (names, call) = (self.names, &operation.call);
        let method = Item {
            positions: positions(operation),
            deprecated: operation.deprecated,
            ..Item::new(holder(), "()", arguments(&operation.arguments, names))
        };
        self.add(format!("Client::{}", operation.ident), method);
        self.add(
            format!("operation::{call}"),
            Item::new(holder(), "", "a call"),
        );
        for setter in &operation.setters {
            let item = Item {
                deprecated: setter.deprecated,
                ..Item::new(holder(), setter.ident.as_str(), given(setter, names))
            };
            self.add(format!("operation::{call}::{}", setter.ident), item);
        }
        let parts = [
            ("success", Some(self.success(operation))),
            ("failure", Some(self.failure(operation))),
            (
                "headers",
                operation
                    .headers
                    .as_ref()
                    .map(|one| names.ident(one).to_string()),
            ),
            (
                "headers of refusals",
                operation
                    .refusal_headers
                    .as_ref()
                    .map(|one| names.ident(one).to_string()),
            ),
            ("events", operation.stream.as_ref().map(|ty| names.ty(ty))),
        ];
        for (part, signature) in parts {
            if let Some(signature) = signature {
                let path = format!("operation::{call} ({part})");
                let part = part.split(' ').next().unwrap_or(part);
                self.add(path, Item::new(holder(), part, signature));
            }
        }
    }

    fn success(&mut self, operation: &Operation) -> String {
        match &operation.success {
            Success::One(ty) => self.names.ty(ty),
            Success::Several {
                ident, variants, ..
            } => {
                self.outcome(operation, ident, variants, "success");
                format!("operation::{ident}")
            }
        }
    }

    fn failure(&mut self, operation: &Operation) -> String {
        match &operation.failure {
            Failure::Undeclared => "undeclared".to_owned(),
            Failure::Several {
                ident, variants, ..
            } => {
                self.outcome(operation, ident, variants, "failure");
                format!("operation::{ident}")
            }
        }
    }

    fn outcome(
        &mut self,
        operation: &Operation,
        ident: &Ident,
        variants: &[StatusVariant],
        part: &str,
    ) {
        for variant in variants {
            let holder = Holder::Operation(operation.id.clone());
            let item = Item::new(holder, part, self.names.ty(&variant.ty));
            self.add(format!("operation::{ident}::{}", variant.ident), item);
        }
    }

    /// A type, or another name for it: code can do the same with either.
    fn ty(&mut self, plan: &TypePlan, name: &Ident, holder: Holder, module: &Module) {
        let item = |signature: &str, deprecated: bool| Item {
            deprecated,
            ..Item::new(holder.clone(), "", signature)
        };
        match plan {
            TypePlan::Record(record) => {
                self.add(name.to_string(), item("a struct", record.deprecated));
                self.record(record, name, &holder);
            }
            TypePlan::TextEnum(list) => {
                self.add(name.to_string(), item("an enum", list.deprecated));
                self.text_enum(list, name, &holder);
            }
            TypePlan::Union(union) => {
                self.add(name.to_string(), item("an enum", union.deprecated));
                self.union(union, name, &holder);
            }
            TypePlan::Body(body) => {
                self.add(name.to_string(), item("an enum", false));
                self.body(body, name, &holder);
            }
            TypePlan::Newtype(newtype) => {
                self.add(name.to_string(), item("a struct", newtype.deprecated));
                let inner = self.names.ty(&newtype.inner);
                self.add(format!("{name}.0"), item(&inner, false));
            }
            TypePlan::Alias(alias) => {
                let targets = module.types.iter();
                let mut targets = targets.filter(|one| !matches!(one, TypePlan::Alias(_)));
                if let Some(target) = targets.find(|one| *one.ident() == alias.target) {
                    self.ty(target, name, holder, module);
                }
            }
        }
    }

    fn record(&mut self, record: &Record, name: &Ident, holder: &Holder) {
        for field in &record.fields {
            let item = |part: &str, signature: String| Item {
                deprecated: field.deprecated,
                ..Item::new(holder.clone(), part, signature)
            };
            let part = field.ident.as_str();
            self.add(
                format!("{name}.{}", field.ident),
                item(part, self.names.ty(&field.ty)),
            );
            if !field.required {
                let signature = self.names.given(&field.inner, field.into);
                self.add(format!("{name}::{}", field.setter), item(part, signature));
            }
        }
        if let Some((ident, ty)) = &record.additional {
            let values = format!("a map of {}", self.names.ty(ty));
            let item = Item::new(holder.clone(), "{}", values);
            self.add(format!("{name}.{ident}"), item);
        }
        let signature: Vec<String> = record
            .taken()
            .map(|field| self.names.given(&field.inner, field.into))
            .collect();
        let new = Item {
            positions: record
                .taken()
                .map(|field| field.ident.to_string())
                .collect(),
            ..Item::new(holder.clone(), "()", signature.join(", "))
        };
        self.add(format!("{name}::new"), new);
        if record.has_default() {
            let item = Item::new(holder.clone(), "()", "implemented");
            self.add(format!("{name}: Default"), item);
        }
    }

    fn text_enum(&mut self, list: &TextEnum, name: &Ident, holder: &Holder) {
        for variant in &list.variants {
            let item = Item {
                deprecated: variant.deprecated,
                ..Item::new(holder.clone(), variant.ident.as_str(), "a value")
            };
            self.add(format!("{name}::{}", variant.ident), item);
        }
        if let Some(unknown) = &list.unknown {
            let item = Item::new(holder.clone(), "", "any other value");
            self.add(format!("{name}::{unknown}"), item);
        }
        let order = list.variants.iter().map(|variant| variant.value.clone());
        let item = Item {
            positions: order.collect(),
            nature: Nature::Order,
            ..Item::new(holder.clone(), "", "implemented")
        };
        self.add(format!("{name}: Ord"), item);
    }

    fn union(&mut self, union: &Union, name: &Ident, holder: &Holder) {
        for variant in &union.variants {
            let ty = self.names.ty(&variant.ty);
            let item = Item::new(holder.clone(), "", ty.clone());
            self.add(format!("{name}::{}", variant.ident), item);
            if variant.from {
                let item = Item::new(holder.clone(), "", "implemented");
                self.add(format!("{name}: From<{ty}>"), item);
            }
        }
        let item = Item::new(holder.clone(), "", "any other value");
        self.add(format!("{name}::{}", union.unknown), item);
    }

    fn body(&mut self, body: &BodyEnum, name: &Ident, holder: &Holder) {
        for variant in &body.variants {
            let ty = self.names.ty(&variant.ty);
            let item = Item::new(holder.clone(), "body", ty.clone());
            self.add(format!("{name}::{}", variant.ident), item);
            if variant.from {
                let item = Item::new(holder.clone(), "body", "implemented");
                self.add(format!("{name}: From<{ty}>"), item);
            }
        }
    }

    fn client(&mut self, module: &Module) {
        for parameter in &module.client.parameters {
            let setter = &parameter.setter;
            let item = Item {
                deprecated: setter.deprecated,
                ..Item::new(Holder::Builder, &parameter.name, given(setter, self.names))
            };
            self.add(format!("ClientBuilder::{}", setter.ident), item);
            if parameter.required {
                // Without it no client is built.
                let item = Item {
                    nature: Nature::Needed,
                    ..Item::new(Holder::Builder, &parameter.name, "needed")
                };
                self.add(format!("ClientBuilder needs {}", parameter.name), item);
            }
        }
        for credential in &module.client.credentials {
            let taken = match &credential.kind {
                CredentialKind::Header(_)
                | CredentialKind::Query(_)
                | CredentialKind::Cookie(_)
                | CredentialKind::Bearer
                | CredentialKind::Authorization(_) => "a secret",
                CredentialKind::Basic => "two secrets",
                CredentialKind::SdkHmacSha256 => "a text and a secret",
                CredentialKind::ClientCredentials { token, .. } => {
                    let item = Item::new(Holder::Builder, "", "a secret");
                    self.add(format!("ClientBuilder::{token}"), item);
                    "a text and a secret"
                }
            };
            let item = Item::new(Holder::Builder, &credential.name, taken);
            self.add(format!("ClientBuilder::{}", credential.ident), item);
        }
    }

    fn servers(&mut self, module: &Module) {
        for server in &module.servers.all {
            let one = |argument: &crate::plan::ServerArgument| match &argument.choice {
                Some(choice) => choice.to_string(),
                None => "&str".to_owned(),
            };
            let signature: Vec<String> = server.arguments.iter().map(one).collect();
            let names = server.arguments.iter();
            let item = Item {
                positions: names.map(|argument| argument.ident.to_string()).collect(),
                ..Item::new(Holder::Servers, "", signature.join(", "))
            };
            self.add(format!("servers::{}", server.ident), item);
        }
        for choice in &module.servers.choices {
            for (variant, text, _) in &choice.variants {
                let item = Item {
                    nature: Nature::Listed,
                    ..Item::new(Holder::Servers, "", format!("{text:?}"))
                };
                self.add(format!("servers::{}::{variant}", choice.ident), item);
            }
            if let Some(default) = &choice.default {
                let item = Item::new(Holder::Servers, "", format!("the default is {default}"));
                self.add(format!("servers::{}: Default", choice.ident), item);
            }
        }
    }
}

/// What the arguments of a method are on the wire. A parameter of the path is where it stands
/// in it, whatever it is called.
fn positions(operation: &Operation) -> Vec<String> {
    let one = |argument: &Argument| match &argument.target {
        Target::Parameter(index) => {
            let in_path = operation
                .pieces
                .iter()
                .filter(|piece| matches!(piece, crate::plan::Piece::Parameter(_)))
                .position(|piece| *piece == crate::plan::Piece::Parameter(*index));
            match (in_path, operation.parameters.get(*index)) {
                (Some(at), _) => format!("path {at}"),
                (None, Some(parameter)) => format!("{} {}", parameter.location, parameter.name),
                (None, None) => argument.ident.to_string(),
            }
        }
        Target::BodyField(field, _) => format!("body {field}"),
        Target::Body => "body".to_owned(),
    };
    operation.arguments.iter().map(one).collect()
}
