//! The client of a module.

use super::distinct::Distinct;
use super::naming::Naming;
use super::{Argument, Credential, Ident, Into, Servers, Target, Text, credential, docs, value};
use crate::finding::Findings;
use crate::map::Set;
use crate::model::{Api, Operation, Parameter};

/// The client of a module.
#[derive(Clone, Debug)]
pub struct Client {
    /// What it is.
    pub docs: Text,
    /// A URL for examples.
    pub example_endpoint: String,
    /// Where there is one, a function that finds a server, with a value for examples.
    pub example_start: Option<(Ident, String)>,
    /// The parameters that it holds for all calls.
    pub parameters: Vec<ClientParameter>,
    /// The credentials that it can be given.
    pub credentials: Vec<Credential>,
}

/// A parameter that is said once.
#[derive(Clone, Debug)]
pub struct ClientParameter {
    /// The name on the wire.
    pub name: String,
    /// The setter.
    pub setter: Argument,
    /// Whether a client cannot be built without it.
    pub required: bool,
    /// A value for examples.
    pub example: String,
}

/// What the runtime's builder already has.
const BUILDER_METHODS: &[&str] = &[
    "build",
    "clock",
    "connect_timeout",
    "credential",
    "hook",
    "max_response_bytes",
    "parameter",
    "proxy",
    "require",
    "retry",
    "root_certificate",
    "server_variable",
    "signer",
    "timeout",
    "timer",
    "transport",
    "user_agent",
    "validation",
];

pub(super) fn plan(
    api: &Api,
    naming: &Naming<'_>,
    servers: &Servers,
    findings: &mut Findings,
) -> Client {
    let mut taken = Distinct::snake("setters of the client");
    let parameters = parameters(api, naming, &mut taken, findings);
    Client {
        docs: client_docs(api, servers),
        example_endpoint: example_endpoint(api),
        example_start: example_start(servers),
        parameters,
        credentials: credential::plan_all(api, &mut taken, findings),
    }
}

fn client_docs(api: &Api, servers: &Servers) -> Text {
    let mut text = Text::default();
    text.foreign(&format!("Calls {}.", api.title.trim_end_matches('.')));
    text.paragraph("A client is cheap to clone; all clones share their connections.");
    if !api.servers.is_empty() {
        text.paragraph("The documents name these endpoints; [`servers`] makes their URLs:");
        text.lines.push(String::new());
        for server in &api.servers {
            text.lines.push(format!("- {}", docs::code(&server.url)));
        }
        let starts = servers.choices.iter().filter_map(|one| one.start.as_ref());
        let starts = starts.map(|start| format!("[`{0}`](Client::{0})", start.ident.plain()));
        let starts: Vec<String> = starts.collect();
        if !starts.is_empty() {
            text.paragraph(format!("{} finds the right one.", starts.join(" or ")));
        }
    }
    text
}

/// The function for the first server's first variable that has one.
fn example_start(servers: &Servers) -> Option<(Ident, String)> {
    let first = servers.all.first()?;
    let tables = first.variables.iter().filter_map(|one| one.table.as_ref());
    let mut choices = tables.flat_map(|table| {
        servers
            .choices
            .iter()
            .filter(move |one| one.table == *table)
    });
    choices.find_map(|choice| {
        let start = choice.start.as_ref()?;
        let mut values = choice.variants.iter();
        let default = values.find(|value| choice.default.as_ref() == Some(&value.ident));
        let value = default.or(choice.variants.first())?;
        Some((start.ident.clone(), value.text.clone()))
    })
}

/// The first server with its variables' defaults.
fn example_endpoint(api: &Api) -> String {
    let Some(server) = api.servers.first() else {
        return "https://api.example.com".to_owned();
    };
    let mut url = server.url.clone();
    for variable in &server.variables {
        url = url.replace(&format!("{{{}}}", variable.name), &variable.default);
    }
    if url.starts_with("http") {
        url
    } else {
        format!("https://api.example.com{url}")
    }
}

fn parameters(
    api: &Api,
    naming: &Naming<'_>,
    taken: &mut Distinct,
    findings: &mut Findings,
) -> Vec<ClientParameter> {
    let mut all: Vec<ClientParameter> = Vec::new();
    let selected = api.operations.iter().filter(|operation| operation.selected);
    let wanted: Set<&str> = selected
        .flat_map(said_once)
        .map(|parameter| &*parameter.name)
        .collect();
    let uses = api.operations.iter().flat_map(said_once);
    for parameter in uses {
        if all.iter().any(|known| known.name == parameter.name) {
            continue;
        }
        let name = parameter
            .preferred_name
            .as_deref()
            .unwrap_or(&parameter.name);
        let mut unheard = Findings::new();
        let heard = if wanted.contains(&*parameter.name) {
            &mut *findings
        } else {
            &mut unheard
        };
        let ident = taken.claim_as(setter(name), name, parameter.place, heard);
        let ty = naming.ty(parameter.ty);
        all.push(ClientParameter {
            name: parameter.name.clone(),
            required: parameter.required,
            example: naming
                .example_text(parameter)
                .unwrap_or_else(|| parameter.name.clone()),
            setter: Argument {
                ident,
                docs: value::of_parameter(api, parameter),
                deprecated: value::is_deprecated(api, &parameter.docs, parameter.ty),
                into: Into::of(&ty),
                ty,
                target: Target::Parameter(all.len()),
            },
        });
    }
    all.retain(|parameter| wanted.contains(&*parameter.name));
    all
}

/// The parameters of an operation that are said to the client.
fn said_once(operation: &Operation) -> impl Iterator<Item = &Parameter> {
    let parameters = operation.parameters.iter();
    parameters.filter(|parameter| parameter.client)
}

pub(super) fn setter(name: &str) -> Ident {
    let ident = Ident::snake(name);
    if BUILDER_METHODS.contains(&ident.plain()) {
        Ident::snake(&format!("set_{}", ident.plain()))
    } else {
        ident
    }
}
