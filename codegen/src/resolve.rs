//! From documents to the model.
//!
//! References are followed, within and across files; `allOf` is merged; alternatives are
//! told apart into types and rules; operations get their parameters, bodies, responses and
//! security. After this stage there is a [`model::Api`], and nothing in it knows how the
//! documents said what they said.
//!
//! What stands where:
//! - A named schema is one type, however often and from however many documents it is
//!   referred to. One that only refers to another (with words, `null`, a default or rules
//!   beside the reference) is no second shape: it is that type, or a type that
//!   [`refines`](model::Type::refines) it.
//! - A list of types (`type: [string, integer]`) is a union of a variant for each.
//! - `oneOf` and `anyOf` are rules where every branch only says more about what is declared
//!   beside them, an enum where they only list strings, and a union otherwise.
//! - Types are numbered in the order in which they are met; nothing recurses.

mod applicators;
mod body;
mod build;
mod conditions;
mod confine;
mod direction;
mod encoding;
mod expression;
mod follow;
mod format;
mod heirs;
mod items;
mod json_types;
mod layers;
mod left_out;
mod link;
mod media_type;
mod merge;
mod names;
mod object;
mod operation;
mod operation_id;
mod parameter;
mod path;
mod peel;
mod refine;
mod rules;
mod security;
mod server;
mod stream;
mod tag;
mod text_union;
mod token;
mod tuple;
mod types;
mod union;
mod waiter;
mod webhook;
mod words;

pub use confine::{confine, hush};

use crate::document::Documents;
use crate::finding::Findings;
use crate::openapi::{Links, Read, Schema};
use crate::{model, openapi};
use heirs::Heirs;
use security::Schemes;
use types::Types;

/// Makes one API from one or several documents.
///
/// The title, version and description are those of the first one.
pub fn resolve(
    documents: &Documents,
    apis: &[openapi::Document<'_>],
    findings: &mut Findings,
) -> model::Api {
    let links = Links::new(apis);
    for api in apis {
        follow::judge(&links, &api.references, findings);
    }
    let servers = server::servers(apis, findings);
    let schemes = Schemes::of(&links, apis, findings);
    let mut types = Types::new(documents, &links, findings);
    let components = || apis.iter().flat_map(|api| &api.schemas);
    types.names = components()
        .map(|component| component.name.to_owned())
        .collect();
    types.heirs = Heirs::of(
        &types,
        components().map(|component| (component.name, component.part.node)),
    );
    for component in components() {
        types.named(Schema::read(component.part.node), component.name.to_owned());
    }
    // Named types come first, each followed by what is inside it.
    types.build_all();
    let (mut operations, callbacks, waiters) = operation::operations(&mut types, apis, &schemes);
    schemes.judge(&operations, types.findings);
    let mut webhooks = webhook::webhooks(&mut types, apis, &callbacks);
    let mut built = types.finish();
    media_type::judge(&mut operations, &mut webhooks, &mut built);
    let first = apis.first();
    let mut api = model::Api {
        title: first.map_or_else(String::new, |api| api.title.to_owned()),
        version: first.map_or_else(String::new, |api| api.api_version.to_owned()),
        docs: first.map(|api| words::docs(api.words)).unwrap_or_default(),
        servers,
        security_schemes: schemes.list,
        operations,
        webhooks,
        types: built,
        patterns: Default::default(),
    };
    direction::relax(&mut api);
    waiter::waiters(&mut api, &waiters, findings);
    api
}
