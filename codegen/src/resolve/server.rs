//! Where the API is served.

use crate::finding::code::resolve as code;
use crate::finding::{Finding, Findings, Place};
use crate::model::{Server, ServerVariable};
use crate::openapi::{self, Document};

/// The servers of all documents, each URL once.
pub(super) fn servers(apis: &[Document<'_>], findings: &mut Findings) -> Vec<Server> {
    let mut servers: Vec<Server> = Vec::new();
    for declared in apis.iter().flat_map(|api| &api.servers) {
        if servers.iter().all(|server| server.url != declared.url) {
            judge(declared, findings);
            servers.push(server(declared));
        }
    }
    judge_values(&servers, findings);
    servers
}

/// A value that leads to two servers leads to the first one.
fn judge_values(servers: &[Server], findings: &mut Findings) {
    let mut known: Vec<(&Server, &ServerVariable)> = Vec::new();
    let absolute = servers.iter().filter(|server| server.url.contains("://"));
    let all = absolute.flat_map(|server| server.variables.iter().map(move |one| (server, one)));
    for (server, variable) in all {
        let mut before = known.iter().filter(|(_, one)| one.name == variable.name);
        let twice = before.find_map(|(first, one)| {
            let twice = variable.values.iter();
            let twice = twice.filter(|value| one.values.contains(value));
            let twice: Vec<String> = twice.map(|value| format!("`{value}`")).collect();
            (!twice.is_empty()).then_some((first, twice))
        });
        if let Some((first, twice)) = twice {
            let message = format!(
                "{} of the variable `{}` leads to `{}`, which lists it too",
                twice.join(", "),
                variable.name,
                first.url
            );
            findings.report(
                Finding::new(&code::SERVER_VALUE_TWICE, server.place, message)
                    .help("a client for this server is made with its own function in `servers`"),
            );
        }
        known.push((server, variable));
    }
}

/// The servers of an operation, where they are others than those of its document. It is not
/// sent there by itself, which is told, so that nothing goes to the wrong host unseen.
pub(super) fn of_operation(
    name: &str,
    declared: Option<&(Place, Vec<openapi::Server<'_>>)>,
    document: &Document<'_>,
    findings: &mut Findings,
) -> Vec<Server> {
    let Some((place, servers)) = declared else {
        return Vec::new();
    };
    let is_of_document = |server: &openapi::Server<'_>| {
        let mut all = document.servers.iter();
        all.any(|other| other.url == server.url)
    };
    let Some(first) = servers
        .first()
        .filter(|_| !servers.iter().any(is_of_document))
    else {
        return Vec::new();
    };
    servers.iter().for_each(|server| judge(server, findings));
    let message = format!(
        "`{name}` is served elsewhere than the rest, at `{}`: a client sends it to its own endpoint",
        first.url
    );
    findings.report(
        Finding::new(&code::OTHER_SERVER, *place, message)
            .help("make a client for that endpoint, as the docs of the method say"),
    );
    servers.iter().map(server).collect()
}

fn server(declared: &openapi::Server<'_>) -> Server {
    let variable = |variable: &openapi::ServerVariable<'_>| ServerVariable {
        name: variable.name.to_owned(),
        default: variable.default.to_owned(),
        values: variable
            .values
            .iter()
            .map(|value| (*value).to_owned())
            .collect(),
    };
    Server {
        name: declared.name.map(str::to_owned),
        url: declared.url.to_owned(),
        description: declared.description.map(str::to_owned),
        variables: declared.variables.iter().map(variable).collect(),
        place: declared.place,
    }
}

fn judge(declared: &openapi::Server<'_>, findings: &mut Findings) {
    for part in declared.url.split('{').skip(1) {
        let name = part.split('}').next().unwrap_or(part);
        if declared
            .variables
            .iter()
            .all(|variable| variable.name != name)
        {
            let message = format!("the server variable `{name}` is not declared");
            findings.report(Finding::new(
                &code::NO_SERVER_VARIABLE,
                declared.place,
                message,
            ));
        }
    }
}
