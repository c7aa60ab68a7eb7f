//! The Rust name and the Rust type of every type of the model.

use super::distinct::{Distinct, Wanted};
use super::loose::loose;
use super::same::Classes;
use super::{Expression, Format, Ident, Ty, graph};
use crate::finding::code::plan as codes;
use crate::finding::{Finding, Findings, Place};
use crate::map::{Map, Set};
use crate::model::{
    Api, ByType, Content, EnumValue, Field, Json, Kind, Origin, Parameter, Rest, Status, Type,
    TypeId, TypeSet,
};
use crate::parallel;
use std::ops::{Deref, DerefMut};

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

/// What an inline type is called, the word for what it is, and where it stands.
type InWords = (String, &'static str, String);

/// What types have in common that share a name: the name, and what they are.
type Same = (Ident, Option<usize>);

/// The Rust name and the Rust type of every type of the model.
pub(super) struct Naming<'a> {
    pub(super) api: &'a Api,
    names: Names,
}

/// The names that were given to an API, by themselves: samples can be put into it meanwhile.
pub struct Names {
    /// The types that operations reach, in the order in which they are met: all that have a
    /// name.
    pub(super) reached: Vec<TypeId>,
    /// Those that selected operations reach: all that are written.
    pub(super) written: Vec<TypeId>,
    names: ByType<Ident>,
    /// The methods of the operations, in the order of the model.
    pub(super) methods: Vec<Ident>,
    /// The inline types that are the same as another one, which is written for them too.
    same: ByType<TypeId>,
    taken: Distinct,
    /// The fields of each struct, and the variants of each enum, in the order of the model.
    parts: ByType<Vec<Ident>>,
    cycles: ByType<usize>,
    /// The lists and maps of themselves: only a type with a name can be inside itself.
    named_lists: TypeSet,
    /// The types whose values are judged although no Rust type of their own has read them.
    pub(super) loose: TypeSet,
}

impl Deref for Naming<'_> {
    type Target = Names;

    fn deref(&self) -> &Names {
        &self.names
    }
}

impl DerefMut for Naming<'_> {
    fn deref_mut(&mut self) -> &mut Names {
        &mut self.names
    }
}

impl Names {
    /// Names all types that operations reach. Neither examples nor samples matter.
    pub(super) fn new(api: &Api, findings: &mut Findings) -> Names {
        Naming::new(api, findings).names
    }

    /// Together with the API again.
    pub(super) fn of(self, api: &Api) -> Naming<'_> {
        Naming { api, names: self }
    }
}

impl<'a> Naming<'a> {
    /// Names all types that operations reach.
    pub(super) fn new(api: &'a Api, findings: &mut Findings) -> Naming<'a> {
        let reached = api.reached();
        let written = api.reached_by_selected();
        report_endless(api, &written, findings);
        let names = Names {
            reached,
            written,
            names: ByType::default(),
            methods: super::operation::methods(api, findings),
            same: ByType::default(),
            taken: Distinct::pascal("types"),
            parts: ByType::default(),
            cycles: ByType::default(),
            named_lists: named_lists(api),
            loose: TypeSet::default(),
        };
        let mut naming = names.of(api);
        naming.name_declared(findings);
        let classes = Classes::new(api, &naming.reached);
        naming.name_inline(&classes);
        naming.find_same(&classes);
        let cycles = graph::cycles(api, &naming.reached, |id| naming.shape(id));
        naming.cycles = cycles.into_iter().collect();
        naming.loose = loose(api, &naming.written, |id| naming.same_as(id));
        naming.name_parts(findings);
        naming
    }

    /// Types that have names in a document come first, so that no inline type can take one.
    /// They are named whether an operation reaches them or not: a name must not depend on what
    /// else is used.
    fn name_declared(&mut self, findings: &mut Findings) {
        let api = self.api;
        let heard = self.written_set();
        let ids = (0..).map(TypeId).zip(&api.types);
        let named = ids.filter(|(id, _)| self.has_own_name(*id));
        let named: Vec<(TypeId, &str, Place)> = named
            .filter_map(|(id, ty)| Some((id, declared_name(ty)?, ty.place)))
            .collect();
        let contexts = contexts(api, &named);
        let wanted = named.iter().map(|(id, written, place)| {
            let wanted = Wanted {
                written,
                plain: type_ident(written),
                rank: 0,
                word: "",
                context: contexts.get(id).map_or("", String::as_str),
                place: heard.contains(*id).then_some(*place),
            };
            (*id, wanted)
        });
        let named: Vec<(TypeId, Wanted<'_>)> = wanted.collect();
        let (ids, wanted): (Vec<_>, Vec<_>) = named.into_iter().unzip();
        let names = self.taken.settle(&wanted, findings);
        self.names.names.extend(ids.into_iter().zip(names));
    }

    fn name_parts(&mut self, findings: &mut Findings) {
        let written = self.written_set();
        let named = parallel::map(&self.reached, |id| self.parts_of(*id));
        let names = &mut self.names;
        for (id, named) in names.reached.iter().zip(named) {
            let Some((parts, heard)) = named else {
                continue;
            };
            if written.contains(*id) {
                findings.absorb(heard);
            }
            names.parts.insert(*id, parts);
        }
    }

    /// The names of what a type is made of, where it has some; and what there is to say.
    fn parts_of(&self, id: TypeId) -> Option<(Vec<Ident>, Findings)> {
        if !self.has_own_type(id) {
            return None;
        }
        let (ty, mut findings) = (self.api.get(id), Findings::new());
        let parts = match &ty.kind {
            Kind::Object(object) => {
                let wanted: Vec<_> = object.fields.iter().map(wanted_field).collect();
                Distinct::snake("fields").settle(&wanted, &mut findings)
            }
            Kind::Array(_) => {
                let places = ty.tuple.iter().flat_map(|tuple| &tuple.places);
                let wanted: Vec<_> = places.map(wanted_field).collect();
                Distinct::snake("items").settle(&wanted, &mut findings)
            }
            Kind::Enum(list) => {
                let wanted = |value| wanted_value(value, ty.place);
                let wanted: Vec<_> = list.values.iter().map(wanted).collect();
                Distinct::pascal("values").settle(&wanted, &mut findings)
            }
            _ => return None,
        };
        Some((parts, findings))
    }

    /// What is not written has nothing to say either.
    fn written_set(&self) -> TypeSet {
        self.written.iter().copied().collect()
    }

    /// The name of a field of a struct, or of a variant of an enum, by its index.
    pub(super) fn part(&self, owner: TypeId, index: usize) -> Option<&Ident> {
        let shape = self.shape(owner);
        let parts = self.parts.get(shape)?;
        match (&self.api.get(owner).kind, &self.api.get(shape).kind) {
            // Objects that are the same can list their properties in another order.
            (Kind::Object(own), Kind::Object(written)) if shape != owner => {
                let name = &own.fields.get(index)?.name;
                let mut fields = written.fields.iter();
                parts.get(fields.position(|field| field.name == *name)?)
            }
            _ => parts.get(index),
        }
    }

    /// Inline types are called after where they stand, and so after the type that they are
    /// inside of, which has to have its name before.
    fn name_inline(&mut self, classes: &Classes) {
        let has_none =
            |naming: &Self, id: &TypeId| naming.has_own_name(*id) && !naming.names.names.has(*id);
        let mut rest: Vec<TypeId> = self.reached.clone();
        rest.retain(|id| has_none(self, id));
        while !rest.is_empty() {
            let (mut now, later): (Vec<TypeId>, Vec<TypeId>) =
                rest.into_iter().partition(|id| match self.around(*id) {
                    Some(around) => self.names.names.has(around),
                    None => true,
                });
            rest = later;
            if now.is_empty() {
                // They are inside of each other, which no document can say.
                now = std::mem::take(&mut rest);
            }
            self.name_batch(&now, classes);
        }
    }

    fn name_batch(&mut self, ids: &[TypeId], classes: &Classes) {
        // What is the same and would have the same name has it: one body in two media types.
        let mut twins: Map<Same, Vec<(InWords, TypeId)>> = Map::new();
        for id in ids {
            let words = self.in_words(*id);
            let twin = twins.entry((type_ident(&words.0), classes.of(*id)));
            twin.or_default().push((words, *id));
        }
        let wanted = |((plain, _), twins): (&Same, &Vec<(InWords, TypeId)>)| {
            // Whichever of them is met first.
            let (written, word, context) = twins.iter().map(|(words, _)| words).min()?.clone();
            Some((plain.clone(), written, word, context))
        };
        let wanted: Vec<_> = twins.iter().filter_map(wanted).collect();
        let wanted = wanted.iter().map(|(plain, written, word, context)| Wanted {
            written,
            plain: plain.clone(),
            rank: 0,
            word,
            context,
            place: None,
        });
        let wanted: Vec<Wanted<'_>> = wanted.collect();
        let names = self.taken.settle(&wanted, &mut Findings::new());
        for (twins, name) in twins.into_values().zip(names) {
            let ids = twins.into_iter();
            self.names
                .names
                .extend(ids.map(|(_, id)| (id, name.clone())));
        }
    }

    /// What an inline type is called, what it is, and where it stands among others that are
    /// called alike.
    fn in_words(&self, id: TypeId) -> InWords {
        let ty = self.api.get(id);
        let context = match &ty.origin {
            Origin::Variant(parent, index) if ty.docs.title.is_some() => {
                self.words_of_variant(*parent, *index)
            }
            Origin::Values(parent) => match &self.api.get(*parent).kind {
                Kind::Object(object) => {
                    let patterns = object.patterns.iter().filter(|one| one.ty == id);
                    patterns.map(|one| one.pattern.as_str()).collect()
                }
                _ => String::new(),
            },
            Origin::Request(index) => {
                let operation = self.api.operations.get(*index);
                let body = operation.and_then(|operation| operation.body.as_ref());
                media_types(body.iter().flat_map(|body| &body.contents), id)
            }
            Origin::Response(index, status) => {
                let operation = self.api.operations.get(*index);
                let all = operation.iter().flat_map(|operation| &operation.responses);
                let of_it = all.filter(|response| response.status == *status);
                media_types(of_it.flat_map(|response| &response.contents), id)
            }
            Origin::Header(_, status, _) => super::Status::of(*status).variant().plain().to_owned(),
            _ => String::new(),
        };
        let words = self.words(id);
        let context = match &ty.origin {
            Origin::Variant(..) => context,
            _ if context.is_empty() => context,
            _ => format!("{words} {context}"),
        };
        (words, kind_word(ty), context)
    }

    fn words_of_variant(&self, parent: TypeId, index: usize) -> String {
        format!("{} variant {}", self.words(parent), index + 1)
    }

    /// The nearest type around an inline one that has a name in Rust.
    fn around(&self, id: TypeId) -> Option<TypeId> {
        let mut id = id;
        for _ in 0..self.api.types.len() {
            match &self.api.get(id).origin {
                Origin::Field(parent, _)
                | Origin::Items(parent)
                | Origin::Values(parent)
                | Origin::Variant(parent, _)
                | Origin::Rule(parent) => id = graph::canonical(self.api, *parent),
                _ => return None,
            }
            if self.has_own_name(id) {
                return Some(id);
            }
        }
        None
    }

    /// Of inline types that are the same, the one with the shortest name stands for all.
    fn find_same(&mut self, classes: &Classes) {
        let written = self.written_set();
        let mut groups: Map<usize, Vec<TypeId>> = Map::new();
        for id in self.reached.iter().filter(|id| self.has_own_name(**id)) {
            if let Some(class) = classes.of(*id) {
                groups.entry(class).or_default().push(*id);
            }
        }
        for group in groups.into_values() {
            let name = |id: &TypeId| {
                let name = self.names.names.get(*id).map_or("", Ident::as_str);
                (!written.contains(*id), name.len(), name)
            };
            let Some(first) = group.iter().copied().min_by_key(name) else {
                continue;
            };
            let others = group.into_iter().filter(|id| *id != first);
            self.same.extend(others.map(|id| (id, first)));
        }
    }

    /// The type that is written in Rust for this one.
    pub(super) fn shape(&self, id: TypeId) -> TypeId {
        self.same_as(graph::canonical(self.api, id))
    }

    /// The type that is the same as this one and stands for it, or itself.
    pub(super) fn same_as(&self, id: TypeId) -> TypeId {
        self.same.get(id).copied().unwrap_or(id)
    }

    /// The name that a type has although another one is written for it.
    pub(super) fn alias(&self, id: TypeId) -> Option<&Ident> {
        self.names.names.get(id).filter(|_| self.same.has(id))
    }

    /// A type name that nothing has yet, made from these words; it is taken from now on.
    pub(super) fn claim(&mut self, words: &str) -> Ident {
        self.taken.free(type_ident(words))
    }

    /// What a type is called in words: its own name, or where it stands.
    fn words(&self, id: TypeId) -> String {
        let ty = self.api.get(id);
        if let Some(ident) = self.names.names.get(graph::canonical(self.api, id)) {
            return ident.plain().to_owned();
        }
        if let Some(name) = declared_name(ty) {
            return name.to_owned();
        }
        let operation = |index: usize| self.methods.get(index).map_or("", Ident::plain);
        match &ty.origin {
            Origin::Named(name) => name.clone(),
            Origin::Field(parent, field) => format!("{} {field}", self.words(*parent)),
            Origin::Items(parent) => format!("{} item", self.words(*parent)),
            Origin::Values(parent) => format!("{} value", self.words(*parent)),
            Origin::Variant(parent, index) => match &ty.docs.title {
                Some(title) => title.to_string(),
                None => self.words_of_variant(*parent, *index),
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
        self.names.names.get(self.shape(id))
    }

    /// Whether a Rust type is written for this type, and not only for one that it repeats or
    /// that is the same.
    pub(super) fn has_own_type(&self, id: TypeId) -> bool {
        self.is_rust_type(id) && self.shape(id) == id
    }

    /// Whether a type has a name in Rust that no other one has: for itself, or as an alias.
    fn has_own_name(&self, id: TypeId) -> bool {
        self.is_rust_type(id) && graph::canonical(self.api, id) == id
    }

    fn is_rust_type(&self, id: TypeId) -> bool {
        is_rust_type(self.api.get(id)) || self.named_lists.contains(id)
    }

    /// Whether this is a list or a map of itself, perhaps with more rules.
    pub(super) fn is_named_list(&self, id: TypeId) -> bool {
        self.named_lists.contains(graph::canonical(self.api, id))
    }

    /// The Rust type of a value of this type, `null` apart.
    pub(super) fn ty(&self, id: TypeId) -> Ty {
        match self.ident(id) {
            Some(ident) => Ty::Named(ident.clone()),
            // What operations reach has its name; without one it has no end.
            None if self.is_named_list(id) => Ty::Json,
            None => self.structure(id),
        }
    }

    /// What a type is made of, its own name apart.
    pub(super) fn structure(&self, id: TypeId) -> Ty {
        let ty = self.api.get(id);
        match &ty.kind {
            Kind::String(_) | Kind::Any if ty.file => Ty::File,
            Kind::Boolean => Ty::Bool,
            Kind::Integer(format) => match format.as_deref() {
                Some("int8") => Ty::I8,
                Some("int16") => Ty::I16,
                Some("int32") => Ty::I32,
                Some("uint8") => Ty::U8,
                Some("uint16") => Ty::U16,
                Some("uint32") => Ty::U32,
                Some("uint64") => Ty::U64,
                Some("int128") => Ty::Number,
                _ => Ty::I64,
            },
            Kind::Number(format) => match format.as_deref() {
                // Not `f32`: servers write more digits than it has.
                Some("double" | "float") => Ty::F64,
                _ => Ty::Number,
            },
            Kind::String(_) if ty.secret => Ty::Secret,
            Kind::String(format) => match format.as_deref().and_then(Format::of) {
                Some(format) => Ty::Formatted(format),
                None => Ty::Text,
            },
            Kind::Array(items) => Ty::List(Box::new(self.value(*items))),
            Kind::Object(object) => match object.rest() {
                Rest::Of(values) => Ty::Map(Box::new(self.value(values))),
                Rest::Any | Rest::Nothing => Ty::Map(Box::new(Ty::Json)),
            },
            Kind::Any | Kind::Null | Kind::Never | Kind::Enum(_) | Kind::Union(_) => Ty::Json,
        }
    }

    /// The type of an item or a value, which can be `null` but not absent.
    pub(super) fn value(&self, id: TypeId) -> Ty {
        let inner = self.ty(id);
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
        let cycle = self.cycles.get(self.shape(owner));
        if cycle.is_some() && cycle == self.cycles.get(self.shape(id)) {
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
        self.value(id)
    }

    /// The type of a variant of a union.
    pub(super) fn variant(&self, owner: TypeId, id: TypeId) -> Ty {
        self.field(owner, id, true).0
    }

    /// An example of a parameter as text.
    pub(super) fn example_text(&self, parameter: &Parameter) -> Option<String> {
        match parameter.shown(self.api)? {
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

fn wanted_field(field: &Field) -> Wanted<'_> {
    let written = field.preferred_name.as_deref().unwrap_or(&field.name);
    Wanted {
        written,
        plain: Ident::snake(written),
        rank: 0,
        word: "",
        context: "",
        place: Some(field.place),
    }
}

fn wanted_value(value: &EnumValue, place: Place) -> Wanted<'_> {
    let written = value.preferred_name.as_deref().unwrap_or(&value.value);
    let plain = if written.trim().is_empty() {
        "empty"
    } else {
        written
    };
    Wanted {
        written,
        plain: Ident::pascal(plain),
        rank: 0,
        word: "",
        context: "",
        place: Some(place),
    }
}

/// Where types stand that have one and the same name: a shared body or answer gives its name to
/// each of its media types.
fn contexts(api: &Api, named: &[(TypeId, &str, Place)]) -> Map<TypeId, String> {
    let mut twins: Map<&str, Vec<TypeId>> = Map::new();
    for (id, name, _) in named {
        twins.entry(name).or_default().push(*id);
    }
    let twins = twins.into_iter().filter(|(_, ids)| ids.len() > 1);
    let bodies = api.operations.iter().flat_map(|one| &one.body);
    let answers = api.operations.iter().flat_map(|one| &one.responses);
    let contents = bodies.flat_map(|body| &body.contents);
    let contents = contents.chain(answers.flat_map(|answer| &answer.contents));
    let mut contexts = Map::new();
    for (name, ids) in twins {
        for id in ids {
            let media_types = media_types(contents.clone(), id);
            if !media_types.is_empty() {
                contexts.insert(id, format!("{name} {media_types}"));
            }
        }
    }
    contexts
}

/// The media types in which a type is, of some contents.
fn media_types<'a>(contents: impl Iterator<Item = &'a Content>, id: TypeId) -> String {
    let of_it = contents.filter(|content| content.ty == Some(id));
    let names: Set<&str> = of_it.map(|one| one.media_type.as_str()).collect();
    names.into_iter().collect::<Vec<_>>().join(" ")
}

/// What tells an inline type from another one that would have the same name.
fn kind_word(ty: &Type) -> &'static str {
    match &ty.origin {
        Origin::Named(_) => "type",
        Origin::Field(..) => "field",
        Origin::Items(_) => "item",
        Origin::Values(_) => "value",
        Origin::Variant(..) => "variant",
        Origin::Rule(_) => "rule",
        Origin::Parameter(..) => "parameter",
        Origin::Request(_) => "request",
        Origin::Response(..) => "response",
        Origin::Header(..) => "header",
        Origin::Webhook(_) => "webhook",
    }
}

/// Whether values have a Rust type of their own, not one of the library's.
pub(super) fn is_rust_type(ty: &Type) -> bool {
    match &ty.kind {
        Kind::Object(object) => !object.fields.is_empty(),
        Kind::Array(_) => ty.tuple.is_some(),
        Kind::Enum(list) => !list.values.is_empty() && !ty.secret,
        Kind::Union(union) => !union.variants.is_empty(),
        _ => false,
    }
}

/// The name of a type, which hides nothing that generated code uses.
pub(super) fn type_ident(words: &str) -> Ident {
    let ident = Ident::pascal(words);
    if RESERVED_TYPES.contains(&ident.as_str()) {
        Ident::pascal(&format!("{ident} type"))
    } else {
        ident
    }
}

/// Of each circle of lists and maps those that have a name in the document; another one that
/// the circle leads through is written in place. Only the document decides, not what is used.
fn named_lists(api: &Api) -> TypeSet {
    let all = (0..).map(TypeId).zip(&api.types).map(|(id, _)| id);
    let declared = |id: &TypeId| declared_name(api.get(*id)).is_some();
    let mut named = TypeSet::default();
    for circle in graph::lists_of_themselves(all, |id| inside(api, id)) {
        let any = circle.iter().any(declared);
        named.extend(circle.into_iter().filter(|id| !any || declared(id)));
    }
    named
}

/// What a list or a map holds that has no type of its own.
fn inside(api: &Api, id: TypeId) -> Option<TypeId> {
    let ty = api.get(id);
    let held = match &ty.kind {
        _ if is_rust_type(ty) => return None,
        Kind::Array(items) => *items,
        Kind::Object(object) => match object.rest() {
            Rest::Of(values) => values,
            Rest::Any | Rest::Nothing => return None,
        },
        _ => return None,
    };
    Some(graph::canonical(api, held))
}

fn report_endless(api: &Api, reached: &[TypeId], findings: &mut Findings) {
    let mut told = Set::new();
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
