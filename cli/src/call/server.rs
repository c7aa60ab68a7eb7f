//! Where a request is sent.

use bindery::model::{Server, ServerVariable};
use bindery_live::Live;
use bindery_runtime::operation::Operation;

use crate::outcome::Refusal;

/// The URL that was said, or the one of the document's servers that was named, or else its
/// first one.
pub(super) fn url(
    live: &Live,
    operation: &Operation,
    said: Option<&str>,
    variables: &[(String, String)],
) -> Result<String, Refusal> {
    if let Some(url) = said.filter(|said| said.contains("://")) {
        return Ok(url.to_owned());
    }
    let own = live.described(operation).map(|one| &one.servers);
    let own = own.filter(|servers| !servers.is_empty());
    let servers = own.unwrap_or(&live.api().servers);
    let found = match said {
        Some(name) => servers.iter().find(|one| one.name.as_deref() == Some(name)),
        None => servers.first(),
    };
    let Some(server) = found else {
        return Err(Refusal::new(match said {
            Some(name) => format!("no server is called `{name}`, and it is no URL"),
            None => "the document names no server: say `--server URL`".to_owned(),
        }));
    };
    let url = filled(server, variables)?;
    match url.contains("://") {
        true => Ok(url),
        false => Err(Refusal::new(format!(
            "the document's server is `{url}`, which is no whole URL: say `--server URL`"
        ))),
    }
}

fn filled(server: &Server, said: &[(String, String)]) -> Result<String, Refusal> {
    for (name, _) in said {
        if server.variables.iter().all(|one| one.name != *name) {
            let why = format!("the URL {} has no variable `{name}`", server.url);
            return Err(Refusal::new(why));
        }
    }
    let mut url = server.url.clone();
    for variable in &server.variables {
        let said = said.iter().rev().find(|(name, _)| *name == variable.name);
        let value = said.map_or(&variable.default, |(_, value)| value);
        judge(variable, value)?;
        url = url.replace(&format!("{{{}}}", variable.name), value);
    }
    Ok(url)
}

fn judge(variable: &ServerVariable, value: &str) -> Result<(), Refusal> {
    let values: Vec<&str> = variable.values.iter().map(String::as_str).collect();
    if values.is_empty() || values.contains(&value) {
        return Ok(());
    }
    Err(Refusal::new(format!(
        "`{}` cannot be `{value}`; it is one of: {}",
        variable.name,
        values.join(", ")
    )))
}
