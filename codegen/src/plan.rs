//! Every Rust decision: names, types, files, tables.
//!
//! After this stage nothing is left to decide. [`emit`](crate::emit) spells what is here
//! and sees nothing else, so whatever it would have to ask must be a field of the plan.

pub mod argument;
pub mod client;
pub mod credential;
pub mod docs;
pub mod example;
pub mod feature;
pub mod format;
pub mod manifest;
pub mod module;
pub mod name;
pub mod operation;
pub mod record;
pub mod schema;
pub mod security;
pub mod server;
pub mod status;
pub mod token;
pub mod types;
pub mod waiter;
pub mod webhook;

mod distinct;
mod graph;
mod link;
mod loose;
mod naming;
mod same;
mod show;
mod value;
mod written;

use std::sync::atomic::AtomicBool;

use crate::finding::Findings;
use crate::model;

pub use argument::{Argument, Into, Target};
pub use client::{Client, ClientParameter};
pub use credential::{Credential, CredentialKind};
pub use docs::Text;
pub use example::{Expression, Proof, RequestProof, Wait};
pub use feature::Gates;
pub use format::Format;
pub use manifest::{Manifest, Runtime};
pub use module::Module;
pub use name::Ident;
pub use naming::Names;
pub use operation::{
    Body, Content, Encoding, Failure, List, Lists, Operation, Outcome, Parameter, Piece, Response,
    StatusVariant, Stream, Success,
};
pub use record::{Field, Record};
pub use schema::{Literal, Matcher, PatternTable, Reference, RuleTable, SchemaTable, ShapeTable};
pub use security::{Need, Security, SecurityTables};
pub use server::{
    Choice, Server, ServerArgument, ServerValue, ServerVariable, Servers, Start, UrlPiece,
};
pub use status::Status;
pub use token::{Token, TokenSource};
pub use types::{Alias, BodyEnum, BodyVariant, Newtype, TextEnum, Ty, TypePlan, Union};
pub use waiter::{Waiter, WaiterSource};
pub use webhook::Webhook;

/// A crate to be written.
#[derive(Clone, Debug)]
pub struct Crate {
    /// Its manifest.
    pub manifest: Manifest,
    /// What it is, for the crate's own page.
    pub docs: Text,
    /// The features that tags become, each with its tags.
    pub features: Vec<(String, Vec<String>)>,
    /// A module for each API.
    pub modules: Vec<Module>,
}

/// An API with the name of its module.
#[derive(Clone, Copy, Debug)]
pub struct Named<'a> {
    /// The name of the module, as the user wrote it.
    pub name: &'a str,
    /// The API.
    pub api: &'a model::Api,
}

/// Plans a crate with a module for each API.
pub fn plan(manifest: &Manifest, apis: &[Named<'_>], findings: &mut Findings) -> Crate {
    let apis = apis.iter().map(|one| (*one, names(one.api, findings)));
    let apis = apis.collect();
    plan_named(manifest, apis, &|_, _, _| (), findings)
}

/// Is given the name and the types of a module while its operations are planned, and is told
/// when it can stop. Types that only operations bring come behind these; those of a crate whose
/// tags are features are not given, because it is not known yet when they are there.
pub type Meanwhile<'a> = dyn Fn(&Ident, &[TypePlan], &AtomicBool) + Sync + 'a;

/// Names all that has a name in an API. Neither examples nor samples matter.
pub fn names(api: &model::Api, findings: &mut Findings) -> Names {
    Names::new(api, findings)
}

/// Plans a crate of APIs that have their [`names`].
pub fn plan_named(
    manifest: &Manifest,
    apis: Vec<(Named<'_>, Names)>,
    meanwhile: &Meanwhile<'_>,
    findings: &mut Findings,
) -> Crate {
    let krate = Some(manifest.name.as_str());
    let gated = manifest.tag_features;
    let modules: Vec<Module> = apis
        .into_iter()
        .map(|(named, names)| {
            let naming = names.of(named.api);
            module::plan(
                named.name,
                krate,
                (gated, true),
                naming,
                meanwhile,
                findings,
            )
        })
        .collect();
    let features = feature::all(manifest, &modules);
    Crate {
        docs: docs::of_crate(manifest, &features),
        features,
        manifest: manifest.clone(),
        modules,
    }
}

/// Plans a module that will be included into a crate which is not known here.
pub fn plan_included(name: &str, api: &model::Api, findings: &mut Findings) -> Module {
    plan_module(name, false, api, findings)
}

/// Plans a module by itself, `gated` as a crate has it whose tags are features.
pub fn plan_module(name: &str, gated: bool, api: &model::Api, findings: &mut Findings) -> Module {
    let naming = names(api, findings).of(api);
    module::plan(name, None, (gated, true), naming, &|_, _, _| (), findings)
}

/// Plans a module whose types nobody writes: its values are JSON, and all that they must be is
/// in the tables.
pub fn plan_untyped(name: &str, api: &model::Api, findings: &mut Findings) -> Module {
    let naming = names(api, findings).of(api);
    module::plan(name, None, (false, false), naming, &|_, _, _| (), findings)
}
