//! Where the API is served: a function for the URL of each server, and a table for each
//! variable whose values are listed.

mod choice;

use super::distinct::{Distinct, Wanted};
use super::{Ident, Text, docs};
use crate::model::{self, Api};

use choice::Choices;

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
    /// The URL, with `{variables}`.
    pub url: String,
    /// The variables of the URL.
    pub variables: Vec<ServerVariable>,
}

/// A variable of the URL.
#[derive(Clone, Debug)]
pub struct ServerVariable {
    /// Its name in the document.
    pub name: String,
    /// Its value where none is said.
    pub default: String,
    /// The table of what it can be.
    pub table: Option<Ident>,
}

/// A variable of the URL, as the function takes it.
#[derive(Clone, Debug)]
pub struct ServerArgument {
    /// Its name.
    pub ident: Ident,
    /// The enum of what it can be; any text where nothing is listed, or where the enum has more
    /// than this server can have.
    pub choice: Option<Ident>,
}

/// What a variable can be: an enum, and a table of servers.
#[derive(Clone, Debug)]
pub struct Choice {
    /// The name of the enum.
    pub ident: Ident,
    /// What it is.
    pub docs: Text,
    /// The name of the variable.
    pub variable: String,
    /// The variants.
    pub variants: Vec<ServerValue>,
    /// The variant that is the default.
    pub default: Option<Ident>,
    /// The name of the table.
    pub table: Ident,
    /// The function of the client that takes one of the values.
    pub start: Option<Start>,
}

/// A value that a variable can have.
#[derive(Clone, Debug)]
pub struct ServerValue {
    /// The name of the variant.
    pub ident: Ident,
    /// The value.
    pub text: String,
    /// What it is.
    pub docs: Text,
    /// The index of the server that is there for it.
    pub server: usize,
}

/// A function of the client that finds a server by a value.
#[derive(Clone, Debug)]
pub struct Start {
    /// Its name.
    pub ident: Ident,
    /// What it is.
    pub docs: Text,
}

/// A piece of a URL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UrlPiece {
    /// Text.
    Text(String),
    /// The argument at this index.
    Argument(usize),
}

/// A function for each server, and an enum for each list of values. `methods` are those of the
/// client.
pub(super) fn plan_all(api: &Api, methods: &[Ident]) -> Servers {
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
    let mut choices = Choices::new(methods);
    choices.of_document(&api.servers);
    let all = all.into_iter().zip(names).enumerate();
    let all = all.map(|(index, (server, ident))| plan(index, server, ident, &mut choices));
    Servers {
        all: all.collect(),
        choices: choices.into_all(),
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

fn plan<'a>(
    index: usize,
    server: &'a model::Server,
    ident: Ident,
    choices: &mut Choices<'a>,
) -> Server {
    let mut names = Distinct::snake("variables");
    let mut known: Vec<String> = Vec::new();
    let (mut arguments, mut pieces, mut variables) = (Vec::new(), Vec::new(), Vec::new());
    if !is_absolute(server) {
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
        let argument = known
            .iter()
            .position(|other| other == name)
            .unwrap_or_else(|| {
                let of = server.variables.iter().find(|one| one.name == name);
                let choice = of.and_then(|of| choices.of_variable(&ident, index, of));
                variables.push(ServerVariable {
                    name: name.to_owned(),
                    default: of.map_or_else(String::new, |of| of.default.clone()),
                    table: choice.as_ref().map(|choice| choice.table.clone()),
                });
                let whole = choice.filter(|choice| of.is_some_and(|of| is_whole(choice, of)));
                arguments.push(ServerArgument {
                    ident: names.free(Ident::snake(name)),
                    choice: whole.map(|choice| choice.ident.clone()),
                });
                known.push(name.to_owned());
                known.len() - 1
            });
        pieces.push(UrlPiece::Argument(argument));
        rest = behind;
    }
    if !rest.is_empty() && rest != "/" {
        pieces.push(UrlPiece::Text(rest.trim_end_matches('/').to_owned()));
    }
    Server {
        docs: server_docs(server, &variables, &arguments),
        ident,
        arguments,
        pieces,
        url: server.url.clone(),
        variables,
    }
}

/// Whether the URL has a host of its own.
fn is_absolute(server: &model::Server) -> bool {
    server.url.contains("://")
}

/// Whether the variable can have all values of the enum.
fn is_whole(choice: &Choice, variable: &model::ServerVariable) -> bool {
    let mut variants = choice.variants.iter();
    variants.all(|variant| variable.values.contains(&variant.text))
}

fn server_docs(
    server: &model::Server,
    variables: &[ServerVariable],
    arguments: &[ServerArgument],
) -> Text {
    let mut text = Text::default();
    if let Some(description) = &server.description {
        text.foreign(description);
    }
    text.paragraph(docs::code(&server.url));
    // Of those before which stands the origin.
    let behind = arguments.len() - variables.len();
    let arguments = arguments.iter().skip(behind);
    let as_text: Vec<&str> = variables
        .iter()
        .zip(arguments)
        .filter(|(_, argument)| argument.choice.is_none())
        .map(|(variable, _)| &*variable.name)
        .collect();
    let mut said = server
        .variables
        .iter()
        .filter(|variable| as_text.contains(&&*variable.name) && !variable.default.is_empty())
        .peekable();
    if said.peek().is_some() {
        text.paragraph("What the document would say:");
        text.lines.push(String::new());
    }
    for variable in said {
        let (name, default) = (docs::code(&variable.name), docs::code(&variable.default));
        let mut others = variable.values.iter();
        let others: Vec<String> = others.by_ref().map(|value| docs::code(value)).collect();
        let listed = match others.is_empty() {
            true => String::new(),
            false => format!(", of {}", others.join(", ")),
        };
        text.lines.push(format!("- {name}: {default}{listed}"));
    }
    text
}

#[cfg(test)]
mod tests;
