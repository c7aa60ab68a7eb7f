//! Where the API is served.

use crate::finding::code::resolve as code;
use crate::finding::{Finding, Findings};
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
    servers
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
