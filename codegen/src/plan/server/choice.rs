//! What the variables of servers can be: enums and tables.

use super::super::distinct::{Distinct, Wanted};
use super::super::operation::CLIENT_METHODS;
use super::super::{Ident, Text, docs};
use super::{Choice, ServerValue, Start, is_absolute};
use crate::model;

/// The enums so far.
pub(super) struct Choices<'a> {
    types: Distinct,
    tables: Distinct,
    functions: Distinct,
    known: Vec<Known<'a>>,
}

/// An enum, with the variable that it was made for.
struct Known<'a> {
    variable: &'a model::ServerVariable,
    of_document: bool,
    choice: Choice,
}

impl<'a> Choices<'a> {
    /// Beside these methods of the client.
    pub(super) fn new(methods: &[Ident]) -> Choices<'a> {
        let mut functions = Distinct::snake("functions of the client");
        methods.iter().for_each(|method| functions.reserve(method));
        for method in CLIENT_METHODS {
            functions.reserve(&Ident::snake(method));
        }
        let mut tables = Distinct::shouty("tables");
        tables.reserve(&Ident::shouty("servers"));
        Choices {
            types: Distinct::pascal("variables"),
            tables,
            functions,
            known: Vec::new(),
        }
    }

    pub(super) fn into_all(self) -> Vec<Choice> {
        self.known.into_iter().map(|known| known.choice).collect()
    }

    /// One enum for all variables of the same name of the document's servers: each value with
    /// the first server that lists it.
    pub(super) fn of_document(&mut self, servers: &'a [model::Server]) {
        for (index, server) in servers.iter().enumerate() {
            let variables = server.variables.iter();
            let listed = variables.filter(|one| is_listed(server, one) && is_absolute(server));
            for variable in listed {
                match self.known_of_document(&variable.name) {
                    Some(at) => extend(&mut self.known[at].choice, variable, index),
                    None => {
                        let choice = self.choice(Ident::pascal(&variable.name), variable, index);
                        self.known.push(Known {
                            variable,
                            of_document: true,
                            choice,
                        });
                    }
                }
            }
        }
        for at in 0..self.known.len() {
            let choice = &self.known[at].choice;
            // Where there is nothing to choose, nothing has to be said.
            let start = (choice.variants.len() > 1).then(|| self.start(choice));
            let Known {
                choice, variable, ..
            } = &mut self.known[at];
            name_apart(choice, &variable.default);
            choice.start = start.map(|ident| Start {
                docs: start_docs(choice),
                ident: self.functions.free(ident),
            });
        }
    }

    fn known_of_document(&self, name: &str) -> Option<usize> {
        let mut known = self.known.iter();
        known.position(|known| known.of_document && known.variable.name == name)
    }

    /// The function is called after the variable, unless an operation is.
    fn start(&self, choice: &Choice) -> Ident {
        let plain = Ident::snake(&choice.variable);
        match self.functions.is_taken(&plain) {
            true => Ident::snake(&format!("at_{}", plain.plain())),
            false => plain,
        }
    }

    /// The enum of a variable; `None` where nothing is listed. What is not the document's is
    /// called after the variable too, or where another one has that name after its server.
    pub(super) fn of_variable(
        &mut self,
        server: &Ident,
        index: usize,
        variable: &'a model::ServerVariable,
    ) -> Option<&Choice> {
        if variable.values.is_empty() {
            return None;
        }
        let is_it = |known: &Known<'_>| {
            let mut values = known.choice.variants.iter();
            known.variable.name == variable.name && known.variable.values == variable.values
                || known.of_document
                    && known.variable.name == variable.name
                    && values.any(|value| value.server == index)
        };
        let mut all = self.known.iter();
        if let Some(at) = all.position(is_it) {
            return self.known.get(at).map(|known| &known.choice);
        }
        let mut twins = self.known.iter();
        let ident = match twins.any(|known| known.variable.name == variable.name) {
            true => Ident::pascal(&format!("{} {}", server.plain(), variable.name)),
            false => Ident::pascal(&variable.name),
        };
        let mut choice = self.choice(ident, variable, index);
        name_apart(&mut choice, &variable.default);
        self.known.push(Known {
            variable,
            of_document: false,
            choice,
        });
        self.known.last().map(|known| &known.choice)
    }

    fn choice(&mut self, ident: Ident, variable: &model::ServerVariable, index: usize) -> Choice {
        let ident = self.types.free(ident);
        let name = docs::code(&variable.name);
        let mut choice = Choice {
            docs: Text::plain(format!("What the variable {name} of a server can be.")),
            table: self.tables.free(Ident::shouty(ident.plain())),
            ident,
            variable: variable.name.clone(),
            variants: Vec::new(),
            default: None,
            start: None,
        };
        extend(&mut choice, variable, index);
        choice
    }
}

fn is_listed(server: &model::Server, variable: &model::ServerVariable) -> bool {
    let place = format!("{{{}}}", variable.name);
    !variable.values.is_empty() && server.url.contains(&place)
}

/// Adds the values that are not there yet.
fn extend(choice: &mut Choice, variable: &model::ServerVariable, server: usize) {
    for value in &variable.values {
        if choice.variants.iter().all(|known| known.text != *value) {
            choice.variants.push(ServerValue {
                ident: Ident::pascal(if value.is_empty() { "empty" } else { value }),
                text: value.clone(),
                docs: Text::plain(docs::code(value)),
                server,
            });
        }
    }
}

/// Gives the variants of a finished enum names that differ.
fn name_apart(choice: &mut Choice, default: &str) {
    let wanted = choice.variants.iter().map(|value| Wanted {
        written: &value.text,
        plain: value.ident.clone(),
        rank: 0,
        word: "",
        context: "",
        place: None,
    });
    let wanted: Vec<Wanted<'_>> = wanted.collect();
    let mut findings = crate::finding::Findings::new();
    let names = Distinct::pascal("values").settle(&wanted, &mut findings);
    for (value, ident) in choice.variants.iter_mut().zip(names) {
        value.ident = ident;
    }
    let mut variants = choice.variants.iter();
    let default = variants.find(|value| value.text == default);
    choice.default = default.map(|value| value.ident.clone());
}

fn start_docs(choice: &Choice) -> Text {
    let (variable, ident) = (docs::code(&choice.variable), choice.ident.plain());
    let mut text = Text::plain(format!(
        "Starts with the server for a value of {variable}, which is a text or a [`servers::{ident}`]."
    ));
    text.paragraph("# Errors");
    text.paragraph("When the documents do not list the value. The error says what they list.");
    text
}
