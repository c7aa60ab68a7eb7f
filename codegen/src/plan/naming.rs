//! The Rust name and the Rust type of every type of the model.

use std::collections::{BTreeMap, BTreeSet};

use super::distinct::Distinct;
use super::{Expression, Ident, Ty, graph};
use crate::finding::code::plan as codes;
use crate::finding::{Finding, Findings};
use crate::model::{
    Api, EnumValue, Field, Json, Kind, Origin, Parameter, Rest, Status, Type, TypeId,
};

/// Names that generated code uses for other things: the client and Rust's prelude.
const RESERVED_TYPES: &[&str] = &[
    "AsMut",
    "AsRef",
    "Box",
    "Client",
    "ClientBuilder",
    "Clone",
    "Copy",
    "Debug",
    "Default",
    "Display",
    "Drop",
    "Eq",
    "Err",
    "Fn",
    "FnMut",
    "FnOnce",
    "From",
    "FromIterator",
    "Future",
    "Into",
    "IntoFuture",
    "IntoIterator",
    "Iterator",
    "None",
    "Ok",
    "Option",
    "Ord",
    "PartialEq",
    "PartialOrd",
    "Result",
    "Self_",
    "Send",
    "Sized",
    "Some",
    "String",
    "Sync",
    "ToOwned",
    "ToString",
    "TryFrom",
    "TryInto",
    "Unpin",
    "Vec",
];

/// The Rust name and the Rust type of every type of the model.
pub(super) struct Naming<'a> {
    api: &'a Api,
    /// The types that operations reach, in the order in which they are met: all that have a
    /// name.
    pub(super) reached: Vec<TypeId>,
    /// Those that selected operations reach: all that are written.
    pub(super) written: Vec<TypeId>,
    names: BTreeMap<TypeId, Ident>,
    taken: Distinct,
    /// The fields of each struct, and the variants of each enum, in the order of the model.
    parts: BTreeMap<TypeId, Vec<Ident>>,
    cycles: BTreeMap<TypeId, usize>,
}

impl<'a> Naming<'a> {
    /// Names all types that operations reach.
    pub(super) fn new(api: &'a Api, findings: &mut Findings) -> Naming<'a> {
        let reached = api.reached();
        let written = api.reached_by_selected();
        report_endless(api, &written, findings);
        let cycles = graph::cycles(api, &reached);
        let mut naming = Naming {
            api,
            reached,
            written,
            names: BTreeMap::new(),
            taken: Distinct::pascal("types"),
            parts: BTreeMap::new(),
            cycles,
        };
        naming.name_declared(findings);
        naming.name_inline();
        naming.name_parts(findings);
        naming
    }

    /// Types that have names in a document come first, so that no inline type can take one;
    /// and among them those whose name needs no change, so that what is in the document is in
    /// the code.
    fn name_declared(&mut self, findings: &mut Findings) {
        let (written, mut unheard) = (self.written_set(), Findings::new());
        for as_written in [true, false] {
            for id in self.reached.clone() {
                let ty = self.api.get(id);
                let Some(name) = declared_name(ty).filter(|_| self.has_own_type(id)) else {
                    continue;
                };
                let ident = type_ident(name);
                if (ident.as_str() == name) == as_written {
                    let findings = if written.contains(&id) {
                        &mut *findings
                    } else {
                        &mut unheard
                    };
                    let ident = self.taken.claim_as(ident, name, ty.place, findings);
                    self.names.insert(id, ident);
                }
            }
        }
    }

    fn name_parts(&mut self, findings: &mut Findings) {
        let (written, mut unheard) = (self.written_set(), Findings::new());
        for id in self.reached.clone() {
            if !self.has_own_type(id) {
                continue;
            }
            let findings = if written.contains(&id) {
                &mut *findings
            } else {
                &mut unheard
            };
            let ty = self.api.get(id);
            let parts = match &ty.kind {
                Kind::Object(object) => {
                    let mut names = Distinct::snake("fields");
                    let claim = |field: &Field| {
                        let name = field.preferred_name.as_deref().unwrap_or(&field.name);
                        names.claim(name, field.place, findings)
                    };
                    object.fields.iter().map(claim).collect()
                }
                Kind::Enum(list) => {
                    let mut names = Distinct::pascal("values");
                    let claim = |value: &EnumValue| {
                        let name = value.preferred_name.as_deref().unwrap_or(&value.value);
                        let name = if name.is_empty() { "empty" } else { name };
                        names.claim(name, ty.place, findings)
                    };
                    list.values.iter().map(claim).collect()
                }
                _ => continue,
            };
            self.parts.insert(id, parts);
        }
    }

    /// What is not written has nothing to say either.
    fn written_set(&self) -> BTreeSet<TypeId> {
        self.written.iter().copied().collect()
    }

    /// The name of a field of a struct, or of a variant of an enum, by its index.
    pub(super) fn part(&self, owner: TypeId, index: usize) -> Option<&Ident> {
        self.parts
            .get(&graph::canonical(self.api, owner))?
            .get(index)
    }

    /// Inline types are called after where they stand; a number tells twins apart.
    fn name_inline(&mut self) {
        for id in self.reached.clone() {
            if self.has_own_type(id) && !self.names.contains_key(&id) {
                let ident = self.claim(&self.words(id));
                self.names.insert(id, ident);
            }
        }
    }

    /// A type name that nothing has yet, made from these words; it is taken from now on.
    pub(super) fn claim(&mut self, words: &str) -> Ident {
        self.taken.free(type_ident(words))
    }

    /// What a type is called in words: its own name, or where it stands.
    fn words(&self, id: TypeId) -> String {
        let ty = self.api.get(id);
        if let Some(ident) = self.ident(id) {
            return ident.plain().to_owned();
        }
        if let Some(name) = declared_name(ty) {
            return name.to_owned();
        }
        let operation = |index: usize| self.api.operations.get(index).map_or("", operation_name);
        match &ty.origin {
            Origin::Named(name) => name.clone(),
            Origin::Field(parent, field) => format!("{} {field}", self.words(*parent)),
            Origin::Items(parent) => format!("{} item", self.words(*parent)),
            Origin::Values(parent) => format!("{} value", self.words(*parent)),
            Origin::Variant(parent, index) => match &ty.docs.title {
                Some(title) => title.clone(),
                None => format!("{} variant {}", self.words(*parent), index + 1),
            },
            Origin::Rule(parent) => format!("{} rule", self.words(*parent)),
            Origin::Parameter(index, parameter) => {
                let name = self
                    .api
                    .operations
                    .get(*index)
                    .and_then(|operation| operation.parameters.get(*parameter));
                format!(
                    "{} {}",
                    operation(*index),
                    name.map_or("parameter", |parameter| &parameter.name)
                )
            }
            Origin::Request(index) => format!("{} request", operation(*index)),
            Origin::Response(index, status) => {
                if self.is_only_success(*index, *status) {
                    format!("{} response", operation(*index))
                } else {
                    format!(
                        "{} {}",
                        operation(*index),
                        super::Status::of(*status).variant().plain()
                    )
                }
            }
            Origin::Header(index, _, name) => format!("{} {name}", operation(*index)),
            Origin::Webhook(index) => {
                let webhook = self.api.webhooks.get(*index);
                let words = webhook.map(|webhook| super::webhook::words(self.api, webhook));
                format!("{} payload", words.unwrap_or_default())
            }
        }
    }

    fn is_only_success(&self, operation: usize, status: Status) -> bool {
        let Some(operation) = self.api.operations.get(operation) else {
            return false;
        };
        let is_success = |status: Status| super::Status::of(status).is_success();
        is_success(status)
            && operation
                .responses
                .iter()
                .filter(|response| is_success(response.status))
                .count()
                == 1
    }

    /// The name of a type that has one in Rust.
    pub(super) fn ident(&self, id: TypeId) -> Option<&Ident> {
        self.names.get(&graph::canonical(self.api, id))
    }

    /// Whether a Rust type is written for this type, and not only for the one that it repeats.
    pub(super) fn has_own_type(&self, id: TypeId) -> bool {
        is_rust_type(self.api.get(id)) && graph::canonical(self.api, id) == id
    }

    /// The Rust type of a value of this type, `null` apart.
    pub(super) fn ty(&self, id: TypeId) -> Ty {
        self.ty_within(id, &mut Vec::new())
    }

    fn ty_within(&self, id: TypeId, open: &mut Vec<TypeId>) -> Ty {
        if let Some(ident) = self.ident(id) {
            return Ty::Named(ident.clone());
        }
        // An array or a map of itself has no finite Rust type: what is inside stays JSON.
        if open.contains(&id) {
            return Ty::Json;
        }
        open.push(id);
        let ty = self.api.get(id);
        let rust = match &ty.kind {
            Kind::Boolean => Ty::Bool,
            Kind::Integer(format) => match format.as_deref() {
                Some("int32") => Ty::I32,
                _ => Ty::I64,
            },
            Kind::Number(format) => match format.as_deref() {
                Some("float") => Ty::F32,
                _ => Ty::F64,
            },
            Kind::String(_) if ty.secret => Ty::Secret,
            Kind::String(_) => Ty::Text,
            Kind::Array(items) => Ty::List(Box::new(self.element(*items, open))),
            Kind::Object(object) => match object.rest() {
                Rest::Of(values) => Ty::Map(Box::new(self.element(values, open))),
                Rest::Any | Rest::Nothing => Ty::Map(Box::new(Ty::Json)),
            },
            Kind::Any | Kind::Null | Kind::Never | Kind::Enum(_) | Kind::Union(_) => Ty::Json,
        };
        open.pop();
        rust
    }

    /// The type of the values of a map, each of which can be `null`.
    pub(super) fn value(&self, id: TypeId) -> Ty {
        self.element(id, &mut Vec::new())
    }

    /// The type of an item or a value, which can be `null` but not absent.
    fn element(&self, id: TypeId, open: &mut Vec<TypeId>) -> Ty {
        let inner = self.ty_within(id, open);
        if self.is_nullable(id) {
            Ty::Option(Box::new(inner))
        } else {
            inner
        }
    }

    /// Whether `null` is a value of its own for this type in Rust.
    fn is_nullable(&self, id: TypeId) -> bool {
        self.api.get(id).nullable && self.ty(id) != Ty::Json
    }

    /// The type of a field as it is given, and as it is declared.
    pub(super) fn field(&self, owner: TypeId, id: TypeId, required: bool) -> (Ty, Ty) {
        let mut inner = self.ty(id);
        let cycle = self.cycles.get(&graph::canonical(self.api, owner));
        if cycle.is_some() && cycle == self.cycles.get(&graph::canonical(self.api, id)) {
            inner = Ty::Boxed(Box::new(inner));
        }
        if self.is_nullable(id) {
            inner = if required {
                Ty::Option(Box::new(inner))
            } else {
                Ty::Nullable(Box::new(inner))
            };
        }
        let declared = if required {
            inner.clone()
        } else {
            Ty::Option(Box::new(inner.clone()))
        };
        (inner, declared)
    }

    /// The type of a value that stands alone, and can be `null` where its schema says so.
    pub(super) fn payload(&self, id: TypeId) -> Ty {
        self.element(id, &mut Vec::new())
    }

    /// The type of a variant of a union.
    pub(super) fn variant(&self, owner: TypeId, id: TypeId) -> Ty {
        self.field(owner, id, true).0
    }

    /// An example of a parameter as text.
    pub(super) fn example_text(&self, parameter: &Parameter) -> Option<String> {
        match super::example::of_parameter(self.api, parameter)? {
            Json::String(text) | Json::Number(text) => Some(text.clone()),
            _ => None,
        }
    }

    /// An expression for a JSON value of this type, where a value of the Rust type is given.
    pub(super) fn expression(&self, id: TypeId, ty: &Ty, json: &Json) -> Expression {
        super::example::expression(self, self.api, id, ty, json)
    }
}

/// The id of an operation, or the name that its author wants.
pub(super) fn operation_name(operation: &crate::model::Operation) -> &str {
    operation.preferred_name.as_deref().unwrap_or(&operation.id)
}

/// The name that a type has in a document, or that its author wants.
pub(super) fn declared_name(ty: &Type) -> Option<&str> {
    match (&ty.preferred_name, &ty.origin) {
        (Some(name), _) | (None, Origin::Named(name)) => Some(name),
        _ => None,
    }
}

/// Whether values have a Rust type of their own, not one of the library's.
pub(super) fn is_rust_type(ty: &Type) -> bool {
    match &ty.kind {
        Kind::Object(object) => !object.fields.is_empty(),
        Kind::Enum(list) => !list.values.is_empty() && !ty.secret,
        Kind::Union(union) => !union.variants.is_empty(),
        _ => false,
    }
}

fn type_ident(words: &str) -> Ident {
    let ident = Ident::pascal(words);
    if RESERVED_TYPES.contains(&ident.as_str()) {
        Ident::pascal(&format!("{ident} type"))
    } else {
        ident
    }
}

fn report_endless(api: &Api, reached: &[TypeId], findings: &mut Findings) {
    let mut told = BTreeSet::new();
    for (id, group) in graph::endless(api, reached) {
        if told.insert(group) {
            findings.report(
                Finding::new(
                    &codes::ENDLESS_TYPE,
                    api.get(id).place,
                    "a value of this type could never end: it requires another one inside",
                )
                .help("make one of the properties on the way back optional, or nullable"),
            );
        }
    }
}
