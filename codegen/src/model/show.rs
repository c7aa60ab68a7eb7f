//! A model as text, for people and for snapshots.

use super::{
    Additional, Api, Body, Check, Condition, Content, Docs, Json, Kind, Location, Operation,
    Origin, Parameter, Response, Rule, SecurityUse, Segment, Status, Style, Type, TypeId,
};
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
            for server in &api.servers {
                text.line(&format!("server {:?}{}", server.url, text.at(server.place)));
                text.inside(|text| {
                    for variable in &server.variables {
                        text.line(&format!(
                            "variable {} = {:?} {:?}",
                            variable.name, variable.default, variable.values
                        ));
                    }
                });
            }
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
            for (index, ty) in api.types.iter().enumerate() {
                text.ty(index, ty);
            }
        });
    }

    fn docs(&mut self, docs: &Docs) {
        let parts = [
            ("title", &docs.title),
            ("summary", &docs.summary),
            ("description", &docs.description),
            ("external", &docs.external),
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

    fn operation(&mut self, operation: &Operation) {
        let name = preferred(operation.preferred_name.as_deref());
        self.line(&format!(
            "operation {}{name}: {} {}{}",
            operation.id,
            operation.method,
            operation.path,
            self.at(operation.place)
        ));
        self.inside(|text| {
            text.docs(&operation.docs);
            if !operation.tags.is_empty() {
                text.line(&format!("tags {:?}", operation.tags));
            }
            let segments = operation.segments.iter().map(|segment| match segment {
                Segment::Text(text) => format!("{text:?}"),
                Segment::Parameter(index) => format!("#{index}"),
            });
            let segments: Vec<String> = segments.collect();
            text.line(&format!("segments {}", segments.join(" ")));
            for (index, parameter) in operation.parameters.iter().enumerate() {
                text.parameter(index, parameter);
            }
            if let Some(body) = &operation.body {
                text.body(body);
            }
            operation
                .responses
                .iter()
                .for_each(|response| text.response(response));
            for alternative in &operation.security {
                let names: Vec<String> = alternative
                    .iter()
                    .map(|one| text.security_use(one))
                    .collect();
                text.line(&format!(
                    "needs {}",
                    if names.is_empty() {
                        "nothing".to_owned()
                    } else {
                        names.join(" and ")
                    }
                ));
            }
        });
    }

    fn security_use(&self, one: &SecurityUse) -> String {
        let name = self
            .api
            .security_schemes
            .get(one.scheme)
            .map_or("?", |scheme| &scheme.name);
        if one.scopes.is_empty() {
            name.to_owned()
        } else {
            format!("{name} {:?}", one.scopes)
        }
    }

    fn parameter(&mut self, index: usize, parameter: &Parameter) {
        let location = match parameter.location {
            Location::Path => "path",
            Location::Query => "query",
            Location::Header => "header",
            Location::Cookie => "cookie",
        };
        let style = match parameter.style {
            Style::Simple => "simple",
            Style::Form => "form",
            Style::Label => "label",
            Style::Matrix => "matrix",
            Style::SpaceDelimited => "space-delimited",
            Style::PipeDelimited => "pipe-delimited",
            Style::DeepObject => "deep-object",
            Style::Json => "json",
        };
        let flags = [
            (parameter.explode, " explode"),
            (parameter.allow_reserved, " allow-reserved"),
            (parameter.client, " client"),
        ];
        let flags: String = flags
            .iter()
            .filter(|(is, _)| *is)
            .map(|(_, word)| *word)
            .collect();
        self.line(&format!(
            "#{index} {location} {:?}{}{}: {} {style}{flags}{}",
            parameter.name,
            preferred(parameter.preferred_name.as_deref()),
            if parameter.required { "" } else { "?" },
            self.name(parameter.ty),
            self.at(parameter.place)
        ));
        self.inside(|text| {
            text.docs(&parameter.docs);
            for example in &parameter.examples {
                text.line(&format!(
                    "example {:?} {}",
                    example.name,
                    json(&example.value)
                ));
            }
        });
    }

    fn body(&mut self, body: &Body) {
        let optional = if body.required { "" } else { "?" };
        self.line(&format!("body{optional}{}", self.at(body.place)));
        self.inside(|text| {
            text.docs(&body.docs);
            body.contents
                .iter()
                .for_each(|content| text.content(content));
        });
    }

    fn content(&mut self, content: &Content) {
        let ty = content
            .ty
            .map_or_else(|| "?".to_owned(), |ty| self.name(ty));
        self.line(&format!(
            "{:?}: {ty}{}",
            content.media_type,
            self.at(content.place)
        ));
        self.inside(|text| {
            for example in &content.examples {
                text.line(&format!(
                    "example {:?} {}{}",
                    example.name,
                    json(&example.value),
                    text.at(example.place)
                ));
            }
            for refused in &content.refused {
                text.line(&format!(
                    "refused {:?}{}",
                    refused.summary,
                    text.at(refused.place)
                ));
                text.inside(|text| {
                    for violation in &refused.violations {
                        text.line(&format!("{:?} {}", violation.pointer, violation.rule));
                    }
                });
            }
        });
    }

    fn response(&mut self, response: &Response) {
        self.line(&format!(
            "response {}{}",
            status(response.status),
            self.at(response.place)
        ));
        self.inside(|text| {
            text.docs(&response.docs);
            response
                .contents
                .iter()
                .for_each(|content| text.content(content));
            for header in &response.headers {
                let optional = if header.required { "" } else { "?" };
                let ty = text.name(header.ty);
                text.line(&format!(
                    "header {:?}{optional}: {ty}{}",
                    header.name,
                    text.at(header.place)
                ));
            }
        });
    }

    /// How a type is referred to: its number, and its name where it has one.
    fn name(&self, id: TypeId) -> String {
        match self.api.types.get(id.0 as usize).map(|ty| &ty.origin) {
            Some(Origin::Named(name)) => format!("t{} {name}", id.0),
            _ => format!("t{}", id.0),
        }
    }

    fn origin(&self, origin: &Origin) -> String {
        match origin {
            Origin::Named(name) => name.clone(),
            Origin::Field(ty, name) => format!("field {name:?} of {}", self.name(*ty)),
            Origin::Items(ty) => format!("items of {}", self.name(*ty)),
            Origin::Values(ty) => format!("values of {}", self.name(*ty)),
            Origin::Variant(ty, index) => format!("variant {index} of {}", self.name(*ty)),
            Origin::Rule(ty) => format!("rule of {}", self.name(*ty)),
            Origin::Parameter(operation, index) => {
                format!("parameter #{index} of {}", self.operation_id(*operation))
            }
            Origin::Request(operation) => format!("request of {}", self.operation_id(*operation)),
            Origin::Response(operation, code) => {
                format!(
                    "response {} of {}",
                    status(*code),
                    self.operation_id(*operation)
                )
            }
            Origin::Header(operation, code, name) => {
                format!(
                    "header {name:?} of {} {}",
                    self.operation_id(*operation),
                    status(*code)
                )
            }
        }
    }

    fn operation_id(&self, index: usize) -> &str {
        self.api
            .operations
            .get(index)
            .map_or("?", |operation| &operation.id)
    }

    fn ty(&mut self, index: usize, ty: &Type) {
        let mut flags = String::new();
        for (is, word) in [(ty.nullable, " or null"), (ty.secret, " secret")] {
            if is {
                flags.push_str(word);
            }
        }
        if let Some(base) = ty.refines {
            let _ = write!(flags, " refines {}", self.name(base));
        }
        self.line(&format!(
            "t{index} {}{}: {}{flags}{}",
            self.origin(&ty.origin),
            preferred(ty.preferred_name.as_deref()),
            self.kind(&ty.kind),
            self.at(ty.place)
        ));
        self.inside(|text| {
            text.docs(&ty.docs);
            text.parts(&ty.kind);
            ty.rules.iter().for_each(|rule| text.rule(rule));
            if let Some(default) = &ty.default {
                text.line(&format!("default {}", json(default)));
            }
            for example in &ty.examples {
                text.line(&format!("example {}", json(&example.value)));
            }
        });
    }

    fn kind(&self, kind: &Kind) -> String {
        let with = |name: &str, format: &Option<String>| match format {
            Some(format) => format!("{name} ({format})"),
            None => name.to_owned(),
        };
        match kind {
            Kind::Any => "any".to_owned(),
            Kind::Null => "null".to_owned(),
            Kind::Never => "never".to_owned(),
            Kind::Boolean => "boolean".to_owned(),
            Kind::Integer(format) => with("integer", format),
            Kind::Number(format) => with("number", format),
            Kind::String(format) => with("string", format),
            Kind::Enum(list) if list.closed => "closed enum".to_owned(),
            Kind::Enum(_) => "enum".to_owned(),
            Kind::Array(items) => format!("array of {}", self.name(*items)),
            Kind::Object(object) => match object.additional {
                Additional::Tolerated => "object".to_owned(),
                Additional::Open => "object and more".to_owned(),
                Additional::Forbidden => "object and no more".to_owned(),
                Additional::Each(ty) => format!("object and more of {}", self.name(ty)),
            },
            Kind::Union(union) if union.exactly_one => "one of".to_owned(),
            Kind::Union(_) => "any of".to_owned(),
        }
    }

    fn parts(&mut self, kind: &Kind) {
        match kind {
            Kind::Enum(list) => {
                for value in &list.values {
                    let name = preferred(value.preferred_name.as_deref());
                    let about = value
                        .description
                        .as_ref()
                        .map_or_else(String::new, |text| format!(" {text:?}"));
                    self.line(&format!("- {:?}{name}{about}", value.value));
                }
            }
            Kind::Object(object) => {
                for field in &object.fields {
                    let flags = [
                        (field.read_only, " read-only"),
                        (field.write_only, " write-only"),
                    ];
                    let flags: String = flags
                        .iter()
                        .filter(|(is, _)| *is)
                        .map(|(_, word)| *word)
                        .collect();
                    self.line(&format!(
                        "- {:?}{}{}: {}{flags}{}",
                        field.name,
                        preferred(field.preferred_name.as_deref()),
                        if field.required { "" } else { "?" },
                        self.name(field.ty),
                        self.at(field.place)
                    ));
                    self.inside(|text| text.docs(&field.docs));
                }
            }
            Kind::Union(union) => {
                for variant in &union.variants {
                    self.line(&format!(
                        "- {}{}",
                        self.name(variant.ty),
                        self.at(variant.place)
                    ));
                }
                if let Some(tag) = &union.tag {
                    self.line(&format!("told by {:?}: {:?}", tag.property, tag.values));
                }
            }
            _ => {}
        }
    }

    fn rule(&mut self, rule: &Rule) {
        let conditions = |conditions: &[Condition]| {
            let list: Vec<String> = conditions.iter().map(|one| self.condition(one)).collect();
            list.join(", ")
        };
        let words = match &rule.check {
            Check::AllOf(list) => {
                let list: Vec<String> = list.iter().map(|ty| self.name(*ty)).collect();
                format!("all of {}", list.join(", "))
            }
            Check::OneOf(list) => format!("exactly one of: {}", conditions(list)),
            Check::AnyOf(list) => format!("any of: {}", conditions(list)),
            Check::Not(one) => format!("not: {}", self.condition(one)),
            Check::If(test, then, otherwise) => {
                let name = |ty: &Option<TypeId>| {
                    ty.map_or_else(|| "anything".to_owned(), |ty| self.name(ty))
                };
                format!(
                    "if {} then {} else {}",
                    self.name(*test),
                    name(then),
                    name(otherwise)
                )
            }
            Check::Enum(values) => {
                let values: Vec<String> = values.iter().map(json).collect();
                format!("enum {}", values.join(" "))
            }
            Check::Const(value) => format!("const {}", json(value)),
            other => format!("{other:?}"),
        };
        self.line(&format!("! {words}{}", self.at(rule.place)));
    }

    fn condition(&self, condition: &Condition) -> String {
        match condition {
            Condition::Present(names) => format!("{names:?} present"),
            Condition::Is(ty) => self.name(*ty),
        }
    }
}

fn preferred(name: Option<&str>) -> String {
    name.map_or_else(String::new, |name| format!(" as {name:?}"))
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
