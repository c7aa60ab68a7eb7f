//! What code can name of a generated module, as a list: each item with what it is.

mod client;
mod operation;
mod server;
mod types;

use super::signature::{Names, written};
use crate::map::{Map, Set};
use crate::plan::{Ident, Module, Ty, TypePlan};
use operation::headers_of;

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
    pub(super) items: Map<String, Item>,
    /// The names of all types, each with the name under which the type is written: names of
    /// one type can stand for each other.
    pub(super) written: Map<String, String>,
}

/// The items of a module, with types by these names; a type of the old side is listed under the
/// name that it has `now`.
pub(super) fn of<'m>(
    module: &'m Module,
    names: &Names,
    now: impl Fn(&'m Ident) -> &'m Ident,
) -> Surface {
    let mut list = List {
        items: Map::new(),
        names,
        part: None,
    };
    let mut owned = Map::new();
    for operation in &module.operations {
        list.operation(operation);
        let body = operation.body.as_ref().map(|body| &body.ty);
        let body = body.and_then(Ty::named).into_iter();
        for ident in headers_of(operation).chain(body) {
            owned.insert(ident.clone(), operation.id.clone());
        }
    }
    let headers = module.operations.iter();
    let headers: Set<&Ident> = headers.flat_map(headers_of).collect();
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
    items: Map<String, Item>,
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
}
