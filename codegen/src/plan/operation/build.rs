//! From the model's operations to plans.

use super::super::distinct::{Distinct, Wanted};
use super::super::naming::{Naming, operation_name, type_ident};
use super::super::schema::Tables;
use super::super::security::{Needed, SecurityPlanner};
use super::super::{
    Argument, Ident, Record, Status, Text, Token, Ty, TypePlan, docs, example, token, value,
};
use super::{Lists, Operation, Outcome, Parameter, Piece, Success};
use super::{body, headers, list, outcome, shared};
use crate::finding::Findings;
use crate::model::{self, Api, Location, Style};

/// What a client already has.
pub(in crate::plan) const CLIENT_METHODS: &[&str] = &["builder", "clone", "fmt", "from", "into"];

/// More arguments than this are not readable: the body is then given as a whole.
const MOST_ARGUMENTS: usize = 6;

pub(in crate::plan) fn plan_all(
    api: &Api,
    naming: &mut Naming<'_>,
    tables: &mut Tables,
    (types, own_types): (&[TypePlan], &mut Vec<TypePlan>),
    security: &mut SecurityPlanner<'_>,
    findings: &mut Findings,
) -> (Vec<Operation>, Vec<Outcome>, Lists) {
    let mut calls = Distinct::pascal("calls");
    // The type of all calls.
    calls.reserve(&Ident::pascal("Call"));
    let methods = naming.methods.clone().into_iter();
    let names: Vec<(Ident, Ident)> = methods
        .map(|method| (calls.free(type_ident(method.plain())), method))
        .collect();
    let mut known = headers::Known::new();
    let mut tables_of_calls = Distinct::shouty("calls");
    let mut plans = Vec::new();
    for (operation, (call, ident)) in api.operations.iter().zip(names) {
        if !operation.selected {
            body::claim_body(naming, operation, &ident);
            headers::claim(naming, operation, &ident);
            continue;
        }
        plans.push(
            Planner {
                api,
                naming,
                tables,
                types,
                own_types,
                findings,
                operation,
                outcomes: &mut calls,
                headers: &mut known,
            }
            .plan(
                ident,
                call,
                &mut tables_of_calls,
                security.needed(operation),
            ),
        );
    }
    let outcomes = shared::share(&mut plans, &mut calls);
    let lists = list::share(&mut plans, &mut tables_of_calls);
    (plans, outcomes, lists)
}

/// The methods of all operations, after which their types are called too.
pub(in crate::plan) fn methods(api: &Api, findings: &mut Findings) -> Vec<Ident> {
    let wanted: Vec<Wanted<'_>> = api.operations.iter().map(wanted).collect();
    Distinct::methods("operations").settle(&wanted, findings)
}

fn wanted(operation: &model::Operation) -> Wanted<'_> {
    let written = operation_name(operation);
    Wanted {
        written,
        plain: method_ident(written),
        rank: 0,
        word: "",
        context: "",
        place: operation.selected.then_some(operation.place),
    }
}

fn method_ident(name: &str) -> Ident {
    let ident = Ident::snake(name);
    if CLIENT_METHODS.contains(&ident.plain()) {
        Ident::snake(&format!("call_{}", ident.plain()))
    } else {
        ident
    }
}

pub(super) struct Planner<'a, 'n> {
    pub(super) api: &'a Api,
    pub(super) naming: &'a mut Naming<'n>,
    pub(super) tables: &'a mut Tables,
    /// The types of the model.
    pub(super) types: &'a [TypePlan],
    /// Those that only operations bring.
    pub(super) own_types: &'a mut Vec<TypePlan>,
    pub(super) findings: &'a mut Findings,
    pub(super) operation: &'a model::Operation,
    /// The types beside the calls.
    pub(super) outcomes: &'a mut Distinct,
    /// The types of the headers of all operations so far.
    pub(super) headers: &'a mut headers::Known,
}

impl Planner<'_, '_> {
    fn plan(
        mut self,
        ident: Ident,
        call: Ident,
        tables: &mut Distinct,
        needed: Needed,
    ) -> Operation {
        let operation = self.operation;
        let body = self.body(&ident);
        let stream = self.stream();
        let (arguments, setters) = self.arguments(body.as_ref());
        let headers = self.headers(&ident, headers::Side::Success);
        let refusal_headers = self.headers(&ident, headers::Side::Refusal);
        let responses = self.responses(headers.as_ref(), refusal_headers.as_ref());
        let words = ident.plain().to_owned();
        let success = self.success(&words);
        let token = token::plan(self.api, operation);
        let mut request = example::request(
            self.api,
            self.naming,
            operation,
            body.as_ref(),
            &arguments,
            &setters,
        );
        request.credentials = needed.credentials;
        Operation {
            id: operation.id.clone(),
            call,
            endpoint: self.outcomes.free(type_ident(&format!("{words} endpoint"))),
            table: tables.free(Ident::shouty(&words)),
            docs: self.docs(needed.docs, &arguments, &success, token.as_ref()),
            security: needed.security,
            deprecated: operation.docs.deprecated,
            idempotent: operation.declared_idempotent(),
            tags: operation.tags.clone(),
            features: Vec::new(),
            method: operation.method.clone(),
            path: operation.path.clone(),
            pieces: operation.segments.iter().map(piece).collect(),
            parameters: self.parameters(),
            parameter_list: None,
            success,
            failure: self.failure(&words),
            token,
            proofs: example::proofs(self.naming, operation, self.findings),
            stream,
            waiter: None,
            headers: headers.map(|headers| headers.ident),
            refusal_headers: refusal_headers.map(|headers| headers.ident),
            request,
            responses,
            response_list: None,
            arguments,
            setters,
            body,
            ident,
        }
    }

    fn docs(
        &self,
        security: Option<Text>,
        arguments: &[Argument],
        success: &Success,
        token: Option<&Token>,
    ) -> Text {
        let operation = self.operation;
        let mut text = docs::of(&operation.docs, || {
            format!("The operation {}.", docs::code(&operation.id))
        });
        text.paragraph(docs::code(&format!(
            "{} {}",
            operation.method, operation.path
        )));
        value::list(&mut text, arguments);
        // Where successes have a type for each status, it stands there.
        if let Success::One(_) = success {
            self.answers(&mut text);
        }
        for line in security.into_iter().flat_map(|security| security.lines) {
            text.paragraph(line);
        }
        if token.is_some() {
            text.paragraph(
                "The call can be given to the builder of a client in place of a key: it is sent when a token is needed, and again before that ends.",
            );
        }
        if self.stream().is_some() {
            text.paragraph("With `.events()` the answer is read piece by piece while it arrives.");
        }
        if !operation.servers.is_empty() {
            text.paragraph(
                "It is served elsewhere than the rest; it needs a client built with this endpoint:",
            );
            text.lines.push(String::new());
        }
        for server in &operation.servers {
            text.lines.push(format!("- {}", docs::code(&server.url)));
        }
        text
    }

    /// What is said of successes.
    fn answers(&self, text: &mut Text) {
        let responses = self.operation.responses.iter();
        for response in responses.filter(|one| self.is_success(Status::of(one.status))) {
            let said = outcome::said(response);
            if !said.is_empty() {
                text.foreign(&format!("Answers: {said}"));
            }
        }
    }

    /// Whether the body's fields can be the call's own arguments and setters.
    pub(super) fn fits_flat(&self, ty: &Ty) -> bool {
        let Some(record) = self.record(ty) else {
            return false;
        };
        let own = self
            .operation
            .parameters
            .iter()
            .filter(|parameter| parameter.required && !parameter.client)
            .count();
        record.additional.is_none()
            && !record.is_array
            && own + record.taken.len() <= MOST_ARGUMENTS
    }

    pub(super) fn record(&self, ty: &Ty) -> Option<&Record> {
        let mut all = self.types.iter().chain(&*self.own_types);
        all.find_map(|plan| match (plan, ty) {
            (TypePlan::Record(record), Ty::Named(ident)) if record.ident == *ident => Some(record),
            _ => None,
        })
    }

    fn parameters(&mut self) -> Vec<Parameter> {
        let mut plans = Vec::new();
        for parameter in &self.operation.parameters {
            plans.push(Parameter {
                name: parameter.name.clone(),
                location: match parameter.location {
                    Location::Path => "Path",
                    Location::Query => "Query",
                    Location::Header => "Header",
                    Location::Cookie => "Cookie",
                },
                style: style(parameter.style),
                required: parameter.required,
                client: parameter.client,
                explode: parameter.explode,
                allow_reserved: parameter.allow_reserved,
                schema: self.tables.schema(self.api, self.naming, parameter.ty),
            });
        }
        plans
    }
}

fn piece(segment: &model::Segment) -> Piece {
    match segment {
        model::Segment::Text(text) => Piece::Text(text.clone()),
        model::Segment::Parameter(index) => Piece::Parameter(*index),
    }
}

/// The name of the runtime's variant.
pub(super) fn style(style: Style) -> &'static str {
    match style {
        Style::Simple => "Simple",
        Style::Form => "Form",
        Style::Label => "Label",
        Style::Matrix => "Matrix",
        Style::SpaceDelimited => "SpaceDelimited",
        Style::PipeDelimited => "PipeDelimited",
        Style::DeepObject => "DeepObject",
        Style::Cookie => "Cookie",
        Style::Json => "Json",
        Style::WholeForm => "WholeForm",
        Style::WholeJson => "WholeJson",
        Style::WholeText => "WholeText",
    }
}
