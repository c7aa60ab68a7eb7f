//! A model as text, for people and for snapshots.

mod operation;
mod types;
mod webhook;

use super::{Api, Docs, Json, Origin, Server, Status, TypeId};
use crate::finding::{Place, Sources};
use std::fmt::Write as _;

impl Api {
    /// The whole model as text: a line a thing, indented by what it belongs to, with the
    /// path and line of where it is declared. The same model gives the same text.
    #[must_use]
    pub fn to_text(&self, sources: &Sources) -> String {
        let mut text = Text {
            api: self,
            sources,
            out: String::new(),
            depth: 0,
        };
        text.api();
        text.out
    }
}

struct Text<'a> {
    api: &'a Api,
    sources: &'a Sources,
    out: String,
    depth: usize,
}

impl Text<'_> {
    fn line(&mut self, line: &str) {
        // What comes from a document must not look like lines of ours.
        let line = line.replace('\r', "\\r").replace('\n', "\\n");
        let _ = writeln!(self.out, "{:indent$}{line}", "", indent = 2 * self.depth);
    }

    fn inside(&mut self, write: impl FnOnce(&mut Self)) {
        self.depth += 1;
        write(self);
        self.depth -= 1;
    }

    fn at(&self, place: Place) -> String {
        let position = self.sources.position(place);
        format!(
            "  @ {}:{}",
            self.sources.path(place.source).display(),
            position.line
        )
    }

    fn api(&mut self) {
        let api = self.api;
        self.line(&format!("api {:?} {:?}", api.title, api.version));
        self.inside(|text| {
            text.docs(&api.docs);
            api.servers.iter().for_each(|server| text.server(server));
            for scheme in &api.security_schemes {
                let name = preferred(scheme.preferred_name.as_deref());
                text.line(&format!(
                    "security {}{name}: {:?}{}",
                    scheme.name,
                    scheme.kind,
                    text.at(scheme.place)
                ));
            }
            api.operations
                .iter()
                .for_each(|operation| text.operation(operation));
            api.webhooks
                .iter()
                .for_each(|webhook| text.webhook(webhook));
            for (index, ty) in api.types.iter().enumerate() {
                text.ty(index, ty);
            }
        });
    }

    fn server(&mut self, server: &Server) {
        let name = server.name.iter().map(|name| format!(" {name:?}"));
        let name: String = name.collect();
        let at = self.at(server.place);
        self.line(&format!("server {:?}{name}{at}", server.url));
        self.inside(|text| {
            for variable in &server.variables {
                text.line(&format!(
                    "variable {} = {:?} {:?}",
                    variable.name, variable.default, variable.values
                ));
            }
        });
    }

    fn docs(&mut self, docs: &Docs) {
        let external = docs.external.as_deref();
        let parts = [
            ("title", docs.title.as_deref()),
            ("summary", docs.summary.as_deref()),
            ("description", docs.description.as_deref()),
            ("external", external.map(|external| &*external.url)),
            (
                "external words",
                external.and_then(|external| external.description.as_deref()),
            ),
        ];
        for (name, part) in parts {
            if let Some(part) = part {
                self.line(&format!("{name} {part:?}"));
            }
        }
        if docs.deprecated {
            self.line("deprecated");
        }
    }

    /// How a type is referred to: its number, and its name where it has one.
    fn name(&self, id: TypeId) -> String {
        match self.api.types.get(id.0 as usize).map(|ty| &ty.origin) {
            Some(Origin::Named(name)) => format!("t{} {name}", id.0),
            _ => format!("t{}", id.0),
        }
    }
}

fn preferred(name: Option<&str>) -> String {
    name.map_or_else(String::new, |name| format!(" as {name:?}"))
}

/// The words of what holds.
fn flags(flags: &[(bool, &str)]) -> String {
    let holding = flags.iter().filter(|(is, _)| *is);
    holding.map(|(_, word)| *word).collect()
}

fn status(status: Status) -> String {
    match status {
        Status::Exactly(code) => code.to_string(),
        Status::Range(hundred) => format!("{hundred}XX"),
        Status::Default => "default".to_owned(),
    }
}

fn json(value: &Json) -> String {
    match value {
        Json::Null => "null".to_owned(),
        Json::Bool(value) => value.to_string(),
        Json::Number(text) => text.clone(),
        Json::String(text) => format!("{text:?}"),
        Json::Array(items) => {
            let items: Vec<String> = items.iter().map(json).collect();
            format!("[{}]", items.join(", "))
        }
        Json::Object(entries) => {
            let entries: Vec<String> = entries
                .iter()
                .map(|(key, value)| format!("{key:?}: {}", json(value)))
                .collect();
            format!("{{{}}}", entries.join(", "))
        }
    }
}
