//! Where the API is served: a function for the URL of each server.

use super::distinct::{Distinct, Wanted};
use super::{Ident, Text, docs};
use crate::model::{self, Api};

/// Where the API is served.
#[derive(Clone, Debug, Default)]
pub struct Servers {
    /// The servers of the document, then those of single operations.
    pub all: Vec<Server>,
    /// What their variables can be.
    pub choices: Vec<Choice>,
}

/// A server.
#[derive(Clone, Debug)]
pub struct Server {
    /// The name of the function.
    pub ident: Ident,
    /// What it is.
    pub docs: Text,
    /// What the function takes: an argument for each variable.
    pub arguments: Vec<ServerArgument>,
    /// The URL, cut at its variables.
    pub pieces: Vec<UrlPiece>,
}

/// A variable of the URL.
#[derive(Clone, Debug)]
pub struct ServerArgument {
    /// Its name.
    pub ident: Ident,
    /// The enum of what it can be; any text where nothing is listed.
    pub choice: Option<Ident>,
}

/// What a variable can be: an enum.
#[derive(Clone, Debug)]
pub struct Choice {
    /// The name of the enum.
    pub ident: Ident,
    /// What it is.
    pub docs: Text,
    /// Each variant with its text, and the words for it.
    pub variants: Vec<(Ident, String, Text)>,
    /// The variant that is the default.
    pub default: Option<Ident>,
}

/// A piece of a URL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UrlPiece {
    /// Text.
    Text(String),
    /// The argument at this index.
    Argument(usize),
}

/// A function for each server, and an enum for each list of values.
pub(super) fn plan_all(api: &Api) -> Servers {
    let mut all: Vec<&model::Server> = Vec::new();
    let selected = api.operations.iter().filter(|operation| operation.selected);
    for server in api
        .servers
        .iter()
        .chain(selected.flat_map(|one| &one.servers))
    {
        if all.iter().all(|other| other.url != server.url) {
            all.push(server);
        }
    }
    let words: Vec<String> = all.iter().map(|server| words(server)).collect();
    let wanted: Vec<Wanted<'_>> = words
        .iter()
        .zip(&all)
        .map(|(words, server)| Wanted {
            written: &server.url,
            plain: Ident::snake(words),
            rank: 0,
            word: "",
            context: "",
            place: None,
        })
        .collect();
    let mut findings = crate::finding::Findings::new();
    let names = Distinct::snake("servers").settle(&wanted, &mut findings);
    let mut types = Choices {
        names: Distinct::pascal("variables"),
        known: Vec::new(),
    };
    let all = all.iter().zip(names);
    Servers {
        all: all
            .map(|(server, ident)| plan(server, ident, &mut types))
            .collect(),
        choices: types.known.into_iter().map(|(_, choice)| choice).collect(),
    }
}

/// A server is called by its name, or a short description, or its URL.
fn words(server: &model::Server) -> String {
    let is_short = |words: &&str| words.split_whitespace().count() <= 4 && words.len() <= 40;
    let has_letters = |words: &&str| words.chars().any(|c| c.is_ascii_alphabetic());
    let said = server.name.as_deref().or(server.description.as_deref());
    let said = said.filter(is_short).filter(has_letters);
    let url = server
        .url
        .split_once("://")
        .map_or(&*server.url, |(_, rest)| rest);
    match said {
        Some(said) => said.to_owned(),
        None if url.chars().any(char::is_alphanumeric) => url.to_owned(),
        None => "root".to_owned(),
    }
}

/// The enums so far, each with the variable that it was made for.
struct Choices<'a> {
    names: Distinct,
    known: Vec<(&'a model::ServerVariable, Choice)>,
}

fn plan<'a>(server: &'a model::Server, ident: Ident, types: &mut Choices<'a>) -> Server {
    let mut names = Distinct::snake("variables");
    let mut known: Vec<String> = Vec::new();
    let (mut arguments, mut pieces) = (Vec::new(), Vec::new());
    if !server.url.contains("://") {
        // A URL without a host is relative to where the document was found.
        let origin = names.free(Ident::snake("origin"));
        arguments.push(ServerArgument {
            ident: origin,
            choice: None,
        });
        known.push(String::new());
        pieces.push(UrlPiece::Argument(0));
    }
    let mut rest = &*server.url;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, behind)) = after.split_once('}') else {
            break;
        };
        if !before.is_empty() {
            pieces.push(UrlPiece::Text(before.to_owned()));
        }
        let index = known
            .iter()
            .position(|other| other == name)
            .unwrap_or_else(|| {
                let of = server.variables.iter().find(|one| one.name == name);
                arguments.push(ServerArgument {
                    ident: names.free(Ident::snake(name)),
                    choice: of.and_then(|of| choice(&ident, of, types)),
                });
                known.push(name.to_owned());
                known.len() - 1
            });
        pieces.push(UrlPiece::Argument(index));
        rest = behind;
    }
    if !rest.is_empty() && rest != "/" {
        pieces.push(UrlPiece::Text(rest.trim_end_matches('/').to_owned()));
    }
    Server {
        docs: server_docs(server),
        ident,
        arguments,
        pieces,
    }
}

/// The enum of a variable: one for all variables of the same name with the same values. It is
/// called after the variable, and where another one has that name, after its server too.
fn choice<'a>(
    server: &Ident,
    variable: &'a model::ServerVariable,
    types: &mut Choices<'a>,
) -> Option<Ident> {
    if variable.values.is_empty() {
        return None;
    }
    if let Some((_, known)) = types.known.iter().find(|(other, _)| *other == variable) {
        return Some(known.ident.clone());
    }
    let mut twins = types.known.iter();
    let ident = if twins.any(|(other, _)| other.name == variable.name) {
        Ident::pascal(&format!("{} {}", server.plain(), variable.name))
    } else {
        Ident::pascal(&variable.name)
    };
    let ident = types.names.free(ident);
    let choice = listed(ident.clone(), variable);
    types.known.push((variable, choice));
    Some(ident)
}

fn listed(ident: Ident, variable: &model::ServerVariable) -> Choice {
    let wanted = variable.values.iter().map(|value| Wanted {
        written: value,
        plain: Ident::pascal(if value.is_empty() { "empty" } else { value }),
        rank: 0,
        word: "",
        context: "",
        place: None,
    });
    let wanted: Vec<Wanted<'_>> = wanted.collect();
    let mut findings = crate::finding::Findings::new();
    let names = Distinct::pascal("values").settle(&wanted, &mut findings);
    let variants: Vec<(Ident, String, Text)> = names
        .into_iter()
        .zip(&variable.values)
        .map(|(ident, value)| (ident, value.clone(), Text::plain(docs::code(value))))
        .collect();
    let default = variants
        .iter()
        .find(|(_, value, _)| *value == variable.default);
    let name = docs::code(&variable.name);
    Choice {
        ident,
        docs: Text::plain(format!("What the variable {name} of a server can be.")),
        default: default.map(|(ident, ..)| ident.clone()),
        variants,
    }
}

fn server_docs(server: &model::Server) -> Text {
    let mut text = Text::default();
    if let Some(description) = &server.description {
        text.foreign(description);
    }
    text.paragraph(docs::code(&server.url));
    let mut defaults = server
        .variables
        .iter()
        .filter(|variable| variable.values.is_empty() && !variable.default.is_empty())
        .peekable();
    if defaults.peek().is_some() {
        text.paragraph("What the document would say:");
        text.lines.push(String::new());
    }
    for variable in defaults {
        let (name, default) = (docs::code(&variable.name), docs::code(&variable.default));
        text.lines.push(format!("- {name}: {default}"));
    }
    text
}

#[cfg(test)]
mod tests {
    use crate::document::Memory;
    use crate::generate::{ModuleSettings, include};

    const PETS: &str = "openapi: 3.1.0
info: { title: Pets, version: '1' }
servers:
  - url: https://{region}.example.com:{port}/v1/
    description: Production.
    variables: { region: { default: eu, enum: [eu, us-1] }, port: { default: '443' } }
  - { url: /v1 }
  - { url: 'https://other.example.com', description: The server to be used where no other one is. }
paths:
  /same: { get: { operationId: same, servers: [{ url: /v1 }], responses: {} } }
  /files: { servers: [{ url: 'https://files.example.com', description: Files }], get: { operationId: files, responses: {} } }
";

    #[test]
    fn each_server_is_a_function_of_its_variables() {
        let module = ModuleSettings::called_after("pets.yaml");
        let run = include(&module, &Memory::new().with("pets.yaml", PETS));
        let found = run.findings.all().iter();
        let found: Vec<&str> = found
            .filter(|one| one.code.id == "B0326")
            .map(|one| &*one.message)
            .collect();
        assert_eq!(
            found,
            [
                "`GET /files` is served elsewhere than the rest, at `https://files.example.com`: a client sends it to its own endpoint"
            ]
        );
        let text = run.generated.unwrap().files.remove(0).text;
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        for part in [
            "pub fn production(region: Region, port: &str) -> String { \
             [\"https://\", region.as_str(), \".example.com:\", port, \"/v1\"].concat() }",
            "Default)] pub enum Region { /// `eu` #[default] Eu, /// `us-1` Us1, }",
            "pub fn v1(origin: &str) -> String { [origin, \"/v1\"].concat() }",
            "pub fn other_example_com() -> String {",
            "pub fn files() -> String { [\"https://files.example.com\"].concat() }",
            "/// - `https://files.example.com` ",
        ] {
            assert!(text.contains(part), "{part} in {text}");
        }
    }
}
