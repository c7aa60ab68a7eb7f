//! Operations, and what they send and receive.

use super::{Text, flags, json, preferred, status};
use crate::model::{
    Body, Content, Format, Link, LinkValue, Location, Operation, Parameter, Response, SecurityUse,
    Segment, Style,
};

impl Text<'_> {
    pub(super) fn operation(&mut self, operation: &Operation) {
        let name = preferred(operation.preferred_name.as_deref());
        self.line(&format!(
            "operation {}{name}{}: {} {}{}",
            operation.id,
            if operation.selected {
                ""
            } else {
                " (not selected)"
            },
            operation.method,
            operation.path,
            self.at(operation.place)
        ));
        self.inside(|text| {
            text.docs(&operation.docs);
            if !operation.tags.is_empty() {
                text.line(&format!("tags {:?}", operation.tags));
            }
            operation
                .servers
                .iter()
                .for_each(|server| text.server(server));
            let segments = operation.segments.iter().map(|segment| match segment {
                Segment::Text(text) => format!("{text:?}"),
                Segment::Parameter(index) => format!("#{index}"),
            });
            let segments: Vec<String> = segments.collect();
            text.line(&format!("segments {}", segments.join(" ")));
            if let Some(said) = operation.idempotent {
                text.line(&format!("idempotent {said}"));
            }
            if let Some(waiter) = &operation.waiter {
                text.line(&format!("followed: {waiter}{}", text.at(waiter.place)));
            }
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
            if operation.security.as_ref().is_some_and(Vec::is_empty) {
                text.line("needs no security");
            }
            if let Some(token) = &operation.token {
                let ends = token
                    .expires
                    .iter()
                    .map(|part| format!(" until {:?}", part.text));
                let ends: String = ends.collect();
                text.line(&format!("token {:?}{ends}", token.value.text));
            }
            for alternative in operation.security.iter().flatten() {
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

    pub(super) fn security_use(&self, one: &SecurityUse) -> String {
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

    pub(super) fn parameter(&mut self, index: usize, parameter: &Parameter) {
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
            Style::Cookie => "cookie",
            Style::Json => "json",
            Style::WholeForm => "whole-form",
            Style::WholeJson => "whole-json",
            Style::WholeText => "whole-text",
        };
        let flags = flags(&[
            (parameter.explode, " explode"),
            (parameter.allow_reserved, " allow-reserved"),
            (parameter.allow_empty, " allow-empty"),
            (parameter.client, " client"),
        ]);
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

    pub(super) fn body(&mut self, body: &Body) {
        let optional = if body.required { "" } else { "?" };
        self.line(&format!("body{optional}{}", self.at(body.place)));
        self.inside(|text| {
            text.docs(&body.docs);
            body.contents
                .iter()
                .for_each(|content| text.content(content));
        });
    }

    pub(super) fn content(&mut self, content: &Content) {
        let ty = content
            .ty
            .map_or_else(|| "?".to_owned(), |ty| self.name(ty));
        let format = match content.format {
            Format::Json => String::new(),
            other => format!(" {other:?}").to_lowercase(),
        };
        self.line(&format!(
            "{:?}{format}: {ty}{}",
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

    pub(super) fn response(&mut self, response: &Response) {
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
            response.links.iter().for_each(|link| text.link(link));
        });
    }

    fn link(&mut self, link: &Link) {
        let server = link.server.iter().map(|url| format!(" at {url:?}"));
        self.line(&format!(
            "link {:?} to {}{}{}",
            link.name,
            link.operation,
            server.collect::<String>(),
            self.at(link.place)
        ));
        let value = |value: &LinkValue| match value {
            LinkValue::Expression(text) => text.clone(),
            LinkValue::Constant(constant) => json(constant),
        };
        self.inside(|text| {
            text.docs(&link.docs);
            for parameter in &link.parameters {
                text.line(&format!(
                    "{:?} = {}",
                    parameter.name,
                    value(&parameter.value)
                ));
            }
            if let Some(body) = &link.body {
                text.line(&format!("body = {}", value(body)));
            }
        });
    }
}
