//! A module of generated code: one API.

use super::distinct::Distinct;
use super::naming::Naming;
use super::schema::Tables;
use super::security::{SecurityPlanner, SecurityTables};
use super::types::{TextVariant, UnionVariant};
use super::{
    Alias, Client, Field, Format, Gates, Ident, Into, Lists, Meanwhile, Newtype, Operation,
    Outcome, Record, Servers, Text, TextEnum, Token, Ty, TypePlan, Union, Webhook, client, docs,
    feature, link, operation, server, value, waiter, webhook,
};
use crate::finding::Findings;
use crate::map::{Map, Set};
use crate::model::{self, Api, Kind, Rest, TypeId};
use crate::parallel;
use std::sync::atomic::{AtomicBool, Ordering};

/// A module of generated code.
#[derive(Clone, Debug)]
pub struct Module {
    /// Its name.
    pub ident: Ident,
    /// Its path for a user of the crate; `None` where it will be included into a crate
    /// whose structure is not known, so that no example can name it.
    pub path: Option<String>,
    /// What it is.
    pub docs: Text,
    /// The client.
    pub client: Client,
    /// The operations, in the order of the documents.
    pub operations: Vec<Operation>,
    /// What several of them answer alike.
    pub outcomes: Vec<Outcome>,
    /// What several of them have in their tables.
    pub lists: Lists,
    /// Where the API is served.
    pub servers: Servers,
    /// What the server sends on its own.
    pub webhooks: Vec<Webhook>,
    /// The types, in the order in which operations meet them.
    pub types: Vec<TypePlan>,
    /// The static tables.
    pub tables: Tables,
    /// Under which features types and tables are there.
    pub gates: Gates,
    /// The features of the runtime that it needs, sorted.
    pub features: Vec<&'static str>,
    /// The tables of what operations need to be let in.
    pub security: SecurityTables,
    /// What the types of the API are called that have a name in Rust.
    pub names: Map<TypeId, Ident>,
    /// What those are called by themselves for which another one is written.
    pub aliases: Map<TypeId, Ident>,
}

impl Module {
    /// What a type of the API is called where it stands.
    #[must_use]
    pub fn own_name(&self, id: TypeId) -> Option<&Ident> {
        self.aliases.get(&id).or_else(|| self.names.get(&id))
    }
}

/// `gated` says whether the parts are there under the features of their tags, `typed` whether
/// values are read into the types, which hold what the tables need not say then.
pub(super) fn plan(
    name: &str,
    krate: Option<&str>,
    (gated, typed): (bool, bool),
    mut naming: Naming<'_>,
    meanwhile: &Meanwhile<'_>,
    findings: &mut Findings,
) -> Module {
    let api = naming.api;
    let ident = Ident::snake(name);
    if !typed {
        naming.loose = naming.reached.iter().copied().collect();
    }
    let mut tables = Tables::new(api, &naming);
    let mut types = types(api, &naming, &tables);
    let servers = server::plan_all(api, &naming.methods);
    let client = client::plan(api, &naming, &servers, findings);
    let mut security = SecurityPlanner::new(api, &client);
    let mut own_types = Vec::new();
    let mut operations = || {
        operation::plan_all(
            api,
            &mut naming,
            &mut tables,
            (&types, &mut own_types),
            &mut security,
            findings,
        )
    };
    let (mut operations, outcomes, lists) = match gated {
        true => operations(),
        false => beside(operations, |done| meanwhile(&ident, &types, done)),
    };
    types.append(&mut own_types);
    let security = security.finish();
    let mut webhooks = webhook::plan_all(api, &naming, findings);
    name_proofs_apart(&mut operations, &mut webhooks);
    tables.prune(&types, &operations);
    let features = features(api, &naming, &tables, &client, &operations);
    let names = naming.written.iter();
    let names = names.filter_map(|id| Some((*id, naming.ident(*id)?.clone())));
    let names = names.collect();
    let aliases = naming.written.iter();
    let aliases = aliases.filter_map(|id| Some((*id, naming.alias(*id)?.clone())));
    let aliases = aliases.collect();
    let mut module = Module {
        features,
        names,
        aliases,
        path: krate.map(|krate| format!("{}::{ident}", Ident::snake(krate))),
        ident,
        docs: Text::default(),
        client,
        security,
        operations,
        outcomes,
        lists,
        servers,
        webhooks,
        types,
        tables,
        gates: Gates::default(),
    };
    if gated {
        feature::gate(&mut module);
    }
    link::describe(api, &mut module.operations);
    waiter::plan_all(api, &module.client, &mut module.operations, findings);
    module.docs = module_docs(api, &module.operations, &module.webhooks);
    module
}

/// Works, while something else can be done until that is done.
fn beside<T>(work: impl FnOnce() -> T, meanwhile: impl Fn(&AtomicBool) + Sync) -> T {
    let done = AtomicBool::new(parallel::helpers() == 0);
    let work = || {
        let result = work();
        done.store(true, Ordering::Relaxed);
        result
    };
    parallel::both(work, || meanwhile(&done)).0
}

/// What is only a rule needs no type, and so no feature.
fn features(
    api: &Api,
    naming: &Naming<'_>,
    tables: &Tables,
    client: &Client,
    operations: &[Operation],
) -> Vec<&'static str> {
    let formats = naming
        .reached
        .iter()
        .filter_map(|id| match &api.get(*id).kind {
            Kind::String(Some(name)) if !api.get(*id).secret => Format::of(name)?.feature(),
            _ => None,
        });
    let engine = tables.needs_engine().then_some("ecma-regex");
    let credentials = client.credentials.iter();
    let signer = credentials.filter_map(|credential| credential.kind.feature());
    let tokens = operations.iter().filter_map(|one| one.token.as_ref());
    formats
        .chain(engine)
        .chain(signer)
        .chain(tokens.filter_map(Token::feature))
        .collect::<Set<_>>()
        .into_iter()
        .collect()
}

/// Proofs are called after what they prove; a number tells twins apart.
fn name_proofs_apart(operations: &mut [Operation], webhooks: &mut [Webhook]) {
    let mut names = Distinct::snake("tests");
    for operation in operations.iter() {
        names.reserve(&Ident::snake(&format!(
            "{} is sent",
            operation.ident.plain()
        )));
    }
    let of_webhooks = webhooks.iter_mut().flat_map(|webhook| &mut webhook.proofs);
    for proof in operations
        .iter_mut()
        .flat_map(|operation| &mut operation.proofs)
        .chain(of_webhooks)
    {
        let name = proof.name_mut();
        *name = names.free(name.clone());
    }
}

/// A row of the table of operations. What is perhaps not there cannot be linked.
fn row(operation: &Operation, gated: bool) -> String {
    let request = format!("{} {}", operation.method, operation.path).replace('|', " ");
    let request = docs::code(&request);
    let shown = operation.ident.plain();
    if !gated {
        return format!("| [`{shown}`](Client::{shown}) | {request} |");
    }
    let features: Vec<String> = operation
        .features
        .iter()
        .map(|one| docs::code(one))
        .collect();
    format!("| `{shown}` | {request} | {} |", features.join(", "))
}

fn module_docs(api: &Api, operations: &[Operation], webhooks: &[Webhook]) -> Text {
    let mut text = Text::default();
    text.foreign(&api.title);
    for words in [&api.docs.summary, &api.docs.description]
        .into_iter()
        .flatten()
    {
        text.foreign(words);
    }
    docs::see_also(&mut text, &api.docs);
    let gated = operations
        .iter()
        .any(|operation| !operation.features.is_empty());
    if !operations.is_empty() {
        let (head, line) = if gated {
            ("| operation | request | feature |", "|---|---|---|")
        } else {
            ("| operation | request |", "|---|---|")
        };
        text.paragraph(head);
        text.lines.push(line.to_owned());
    }
    for operation in operations {
        text.lines.push(row(operation, gated));
    }
    if !webhooks.is_empty() {
        text.paragraph("What the server sends on its own is in [`webhooks`].");
    }
    text.paragraph(format!(
        "Version of the API description: {}.",
        docs::code(&api.version)
    ));
    text
}

fn types(api: &Api, naming: &Naming<'_>, tables: &Tables) -> Vec<TypePlan> {
    let plans = parallel::map(&naming.written, |id| of_type(api, naming, tables, *id));
    let mut plans: Vec<TypePlan> = plans.into_iter().flatten().collect();
    // Twins that stand in one place share a name.
    let mut aliases = Set::new();
    plans.retain(|plan| match plan {
        TypePlan::Alias(alias) => aliases.insert(alias.ident.clone()),
        _ => true,
    });
    plans
}

fn of_type(api: &Api, naming: &Naming<'_>, tables: &Tables, id: TypeId) -> Option<TypePlan> {
    let ident = naming.ident(id).cloned()?;
    if let Some(alias) = naming.alias(id) {
        let differs = *alias != ident;
        return differs.then(|| TypePlan::Alias(self::alias(api, id, alias, ident)));
    }
    if !naming.has_own_type(id) {
        return None;
    }
    Some(match &api.get(id).kind {
        _ if naming.is_named_list(id) => TypePlan::Newtype(newtype(api, naming, tables, id, ident)),
        Kind::Object(object) => TypePlan::Record(record(api, naming, tables, id, ident, object)),
        Kind::Array(_) => {
            let tuple = api.get(id).tuple.as_ref()?;
            TypePlan::Record(self::tuple(api, naming, tables, id, ident, tuple))
        }
        Kind::Enum(list) => TypePlan::TextEnum(text_enum(api, naming, id, ident, list)),
        Kind::Union(union) => TypePlan::Union(self::union(api, naming, tables, id, ident, union)),
        _ => return None,
    })
}

/// Which of several types that are the same is written can change when the document grows.
/// Their names do not, so each of them keeps its own.
fn alias(api: &Api, id: TypeId, ident: &Ident, target: Ident) -> Alias {
    let ty = api.get(id);
    let mut docs = docs::of(&ty.docs, || {
        format!("What {} is, where it stands.", docs::code(ident.plain()))
    });
    docs.paragraph(format!("The same as [`{}`].", target.plain()));
    Alias {
        ident: ident.clone(),
        docs,
        deprecated: ty.docs.deprecated,
        target,
    }
}

fn newtype(api: &Api, naming: &Naming<'_>, tables: &Tables, id: TypeId, ident: Ident) -> Newtype {
    let ty = api.get(id);
    let what = match ty.kind {
        Kind::Array(_) => "list",
        _ => "map",
    };
    Newtype {
        docs: value::of_type(api, id, || {
            format!("The {what} {}.", docs::code(ident.plain()))
        }),
        deprecated: ty.docs.deprecated,
        inner: naming.structure(id),
        schema: tables.reference(id),
        ident,
    }
}

fn record(
    api: &Api,
    naming: &Naming<'_>,
    tables: &Tables,
    id: TypeId,
    ident: Ident,
    object: &model::Object,
) -> Record {
    let fields = object.fields.iter().enumerate();
    let fields = fields.filter_map(|(index, one)| {
        let otherwise = || format!("The property {}.", docs::code(&one.name));
        let ident = naming.part(id, index)?;
        Some(field(api, naming, id, ident, one, otherwise))
    });
    let fields: Vec<Field> = fields.collect();
    let words = || format!("The object {}.", docs::code(ident.plain()));
    Record {
        docs: value::of_type(api, id, words),
        deprecated: api.get(id).docs.deprecated,
        additional: kept(naming, object.rest(), "additional_properties", &fields),
        is_array: false,
        shape: tables.part(id),
        schema: tables.reference(id),
        taken: object.required(),
        fields,
        ident,
    }
}

fn tuple(
    api: &Api,
    naming: &Naming<'_>,
    tables: &Tables,
    id: TypeId,
    ident: Ident,
    tuple: &model::Tuple,
) -> Record {
    let fields = tuple.places.iter().enumerate();
    let fields = fields.filter_map(|(index, one)| {
        let otherwise = || format!("The item at `{index}`.");
        let ident = naming.part(id, index)?;
        Some(field(api, naming, id, ident, one, otherwise))
    });
    let fields: Vec<Field> = fields.collect();
    let words = || format!("The array {}.", docs::code(ident.plain()));
    Record {
        docs: value::of_type(api, id, words),
        deprecated: api.get(id).docs.deprecated,
        additional: kept(naming, tuple.rest, "rest", &fields),
        is_array: true,
        shape: tables.part(id),
        schema: tables.reference(id),
        taken: tuple.required(),
        fields,
        ident,
    }
}

/// The field for what is not declared, under a name that no other field has.
fn kept(naming: &Naming<'_>, rest: Rest, name: &str, fields: &[Field]) -> Option<(Ident, Ty)> {
    let ty = match rest {
        Rest::Of(values) => naming.value(values),
        Rest::Any => Ty::Json,
        Rest::Nothing => return None,
    };
    let mut spare = Ident::snake(name);
    while fields.iter().any(|field| field.ident == spare) {
        spare = Ident::snake(&format!("more_{}", spare.plain()));
    }
    Some((spare, ty))
}

fn field(
    api: &Api,
    naming: &Naming<'_>,
    owner: TypeId,
    ident: &Ident,
    field: &model::Field,
    otherwise: impl FnOnce() -> String,
) -> Field {
    let (inner, ty) = naming.field(owner, field.ty, field.required);
    let mut docs = value::docs(api, &field.docs, field.ty, &[], otherwise);
    if field.required_when_sent {
        docs.paragraph("A request must have it; no answer does.".to_owned());
    }
    Field {
        name: field.name.clone(),
        setter: Ident::snake(&format!("with_{}", ident.plain())),
        docs,
        deprecated: value::is_deprecated(api, &field.docs, field.ty),
        into: Into::of(&inner),
        required: field.required,
        inner,
        ty,
        ident: ident.clone(),
    }
}

fn text_enum(
    api: &Api,
    naming: &Naming<'_>,
    id: TypeId,
    ident: Ident,
    list: &model::Enum,
) -> TextEnum {
    let ty = api.get(id);
    let variant = |(index, value): (usize, &model::EnumValue)| {
        let mut text = Text::default();
        match &value.description {
            Some(description) => text.foreign(description),
            None => text.paragraph(format!("The value {}.", docs::code(&value.value))),
        }
        Some(TextVariant {
            ident: naming.part(id, index)?.clone(),
            value: value.value.clone(),
            docs: text,
            deprecated: value.deprecated,
        })
    };
    let variants: Vec<TextVariant> = list.values.iter().enumerate().filter_map(variant).collect();
    let mut unknown = Ident::pascal("Unlisted");
    while variants.iter().any(|variant| variant.ident == unknown) {
        unknown = Ident::pascal(&format!("Other {}", unknown.plain()));
    }
    TextEnum {
        docs: value::of_type(api, id, || {
            format!("One of the values of {}.", docs::code(ident.plain()))
        }),
        deprecated: ty.docs.deprecated,
        variants,
        unknown: (!list.closed).then_some(unknown),
        ident,
    }
}

fn union(
    api: &Api,
    naming: &Naming<'_>,
    tables: &Tables,
    id: TypeId,
    ident: Ident,
    union: &model::Union,
) -> Union {
    let ty = api.get(id);
    let tys: Vec<Ty> = union
        .variants
        .iter()
        .map(|variant| naming.variant(id, variant.ty))
        .collect();
    let mut names = Distinct::pascal("variants");
    let variants = union
        .variants
        .iter()
        .zip(&tys)
        .zip(1..)
        .map(|((variant, ty), number)| UnionVariant {
            ident: names.free(Ident::pascal(&union_variant_words(
                api, variant.ty, ty, number,
            ))),
            from: tys.iter().filter(|other| *other == ty).count() == 1 && *ty != Ty::Json,
            ty: ty.clone(),
        })
        .collect();
    Union {
        docs: value::of_type(api, id, || {
            format!("One of the forms of {}.", docs::code(ident.plain()))
        }),
        deprecated: ty.docs.deprecated,
        variants,
        unknown: names.free(Ident::pascal("Unlisted")),
        schema: tables.reference(id),
        variants_table: tables.part(id),
        ident,
    }
}

/// A variant is called after its type's title or name, or after the kind of value that it is;
/// where that is no simple one, by its number.
fn union_variant_words(api: &Api, id: TypeId, ty: &Ty, number: usize) -> String {
    let target = api.get(id);
    match (super::naming::declared_name(target), &target.docs.title, ty) {
        (Some(name), _, _) => name.to_owned(),
        (None, Some(title), _) if title.len() <= 40 => title.to_string(),
        (_, _, Ty::Named(_) | Ty::Boxed(_)) if matches!(target.kind, Kind::Array(_)) => {
            "List".to_owned()
        }
        // Not after the type's name: types that are the same have several.
        (_, _, Ty::Named(_) | Ty::Boxed(_)) => format!("Variant {number}"),
        (_, _, Ty::Bool) => "Boolean".to_owned(),
        (_, _, integer) if integer.is_integer() => "Integer".to_owned(),
        (_, _, Ty::F64 | Ty::Number) => "Number".to_owned(),
        (_, _, Ty::Formatted(format)) => format.to_string(),
        (_, _, Ty::Text | Ty::Secret) => "Text".to_owned(),
        (_, _, Ty::File) => "File".to_owned(),
        (_, _, Ty::List(_)) => "List".to_owned(),
        (_, _, Ty::Map(_)) => "Map".to_owned(),
        _ => "Value".to_owned(),
    }
}
