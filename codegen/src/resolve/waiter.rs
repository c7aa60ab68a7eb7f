//! Waiters: how an operation is followed that answers before its work is done.
//!
//! They come last, because what they point at is in the types of two operations.

mod states;

use super::expression::Expression;
use super::operation::Waiters;
use crate::document::Node;
use crate::finding::code::resolve as code;
use crate::finding::{Finding, Findings, Place};
use crate::model::{
    Api, Format, Json, Kind, LinkValue, Location, Operation, TypeId, Waiter, WaiterArgument,
    WaiterSource,
};
use crate::openapi;
use crate::openapi::near::did_you_mean;

/// The seconds between questions, where nothing is said.
const INTERVAL: u64 = 10;
/// The seconds after which nobody waits any longer.
const DEADLINE: u64 = 3600;
/// The seconds for which a state may be the one from before.
const STALE_FOR: u64 = 60;

/// Gives operations their waiters.
pub(super) fn waiters(api: &mut Api, declared: &[Waiters<'_>], findings: &mut Findings) {
    let mut found = Vec::new();
    for (index, declared) in declared {
        let operation = api.operations.get(*index);
        let (Some(operation), Some(declared)) = (operation, declared) else {
            continue;
        };
        let resolver = Resolver {
            api,
            operation,
            declared,
        };
        let mut own = Findings::new();
        let waiter = resolver.waiter(&mut own);
        if !own.has_errors() {
            found.extend(waiter.map(|waiter| (*index, waiter)));
        }
        own.all()
            .iter()
            .cloned()
            .for_each(|one| findings.report(one));
    }
    for (index, waiter) in found {
        if let Some(operation) = api.operations.get_mut(index) {
            operation.waiter = Some(waiter);
        }
    }
}

/// A mistake in a waiter.
fn bad(place: Place, message: impl Into<String>) -> Finding {
    Finding::new(&code::BAD_WAITER, place, message)
}

struct Resolver<'a, 'd> {
    api: &'a Api,
    operation: &'a Operation,
    declared: &'a openapi::Waiter<'d>,
}

/// What a parameter is given, as it is written: by the waiter, or by the link that it names.
struct Given {
    name: String,
    place: Place,
    value: LinkValue,
}

impl Resolver<'_, '_> {
    fn waiter(&self, findings: &mut Findings) -> Option<Waiter> {
        let (query, given) = self.query().map_err(|one| findings.report(one)).ok()?;
        let each = self.each().map_err(|one| findings.report(one)).ok()?;
        let arguments =
            self.arguments(query, given, each.as_ref().map(|(_, item)| *item), findings);
        let answer = self.answer(query, findings)?;
        let state = self.pointed(self.declared.state, answer, "the state", findings)?;
        let reason = self.declared.reason;
        let reason = reason.and_then(|reason| {
            self.pointed(Some(reason), answer, "the reason", findings)
                .map(|(pointer, _)| pointer)
        });
        let states = states::states(self.api, self.declared, state.1, findings);
        let seconds = |said: Option<u64>, usual: u64| {
            u32::try_from(said.unwrap_or(usual)).unwrap_or(u32::MAX)
        };
        let interval = self.declared.interval.unwrap_or(INTERVAL);
        if interval == 0 {
            findings.report(bad(
                self.declared.place,
                "an `interval` of 0 would ask without a pause",
            ));
        }
        Some(Waiter {
            operation: query.id.clone(),
            arguments,
            each: each.map(|(pointer, _)| pointer),
            state: state.0,
            state_type: state.1,
            success: states.success,
            failure: states.failure,
            pending: states.pending,
            stale: states.stale,
            listed: states.listed,
            stale_for: seconds(self.declared.stale_for, STALE_FOR),
            reason,
            delay: seconds(self.declared.delay, interval),
            interval: seconds(Some(interval), interval),
            deadline: seconds(self.declared.deadline, DEADLINE),
            sample: None,
            place: self.declared.place,
        })
    }

    /// The operation that is asked, and what it is given.
    fn query(&self) -> Result<(&Operation, Vec<Given>), Finding> {
        let declared = self.declared;
        let own = declared.parameters.iter().map(|(name, place, node)| Given {
            name: (*name).to_owned(),
            place: *place,
            value: value(node),
        });
        match (declared.operation, declared.link) {
            (Some((id, place)), None) => Ok((self.by_id(id, place)?, own.collect())),
            (None, Some((name, place))) => self.by_link(name, place, own.collect()),
            _ => Err(bad(
                declared.place,
                "a waiter needs either an `operation` or a `link`, to know what is asked",
            )),
        }
    }

    fn by_id(&self, id: &str, place: Place) -> Result<&Operation, Finding> {
        let operations = &self.api.operations;
        let found = operations.iter().find(|operation| operation.id == id);
        found.ok_or_else(|| {
            let mut finding = bad(place, format!("there is no operation `{id}` to ask"));
            finding.help = did_you_mean(id, operations.iter().map(|one| &*one.id));
            finding
        })
    }

    /// The operation and the parameters of a link; what the waiter says itself comes first.
    fn by_link(
        &self,
        name: &str,
        place: Place,
        mut given: Vec<Given>,
    ) -> Result<(&Operation, Vec<Given>), Finding> {
        let answers = self.operation.responses.iter();
        let answers = answers.filter(|answer| answer.status.is_success());
        let mut links = answers.flat_map(|answer| &answer.links);
        let Some(link) = links.find(|link| link.name == name) else {
            let message = format!("no success of this operation has a link `{name}`");
            return Err(bad(place, message));
        };
        for parameter in &link.parameters {
            if !given.iter().any(|one| one.name == parameter.name) {
                given.push(Given {
                    name: parameter.name.clone(),
                    place: link.place,
                    value: parameter.value.clone(),
                });
            }
        }
        Ok((self.by_id(&link.operation, place)?, given))
    }

    /// The array each item of which is a job, and the type of its items.
    fn each(&self) -> Result<Option<(String, Option<TypeId>)>, Finding> {
        let Some((text, place)) = self.declared.each else {
            return Ok(None);
        };
        let Some(Expression::Response(pointer)) = Expression::parse(text) else {
            let message = format!("`{text}` is no place in the answer");
            return Err(bad(place, message).help("write it as `$response.body#/items`"));
        };
        let list = self.in_response(&pointer, place)?;
        let item = match list.and_then(|list| items(self.api, list)) {
            Some(item) => item,
            None => return Err(bad(place, format!("`{text}` is no array"))),
        };
        Ok(Some((pointer, item)))
    }

    fn arguments(
        &self,
        query: &Operation,
        given: Vec<Given>,
        item: Option<Option<TypeId>>,
        findings: &mut Findings,
    ) -> Vec<WaiterArgument> {
        let mut arguments: Vec<WaiterArgument> = Vec::new();
        for one in &given {
            match self.argument(query, one, item) {
                Ok(argument) => arguments.push(argument),
                Err(finding) => findings.report(finding),
            }
        }
        for (index, parameter) in query.parameters.iter().enumerate() {
            let has = arguments.iter().any(|one| one.parameter == index);
            if parameter.required
                && !parameter.client
                && !has
                && !given.iter().any(|one| names(&one.name, parameter))
            {
                let message = format!(
                    "`{}` needs its parameter `{}`, which this waiter does not give",
                    query.id, parameter.name
                );
                findings.report(bad(self.declared.place, message).help("add it to `parameters`"));
            }
        }
        if query.body.as_ref().is_some_and(|body| body.required) {
            let message = format!("`{}` needs a body, which a waiter cannot give", query.id);
            findings.report(bad(self.declared.place, message));
        }
        if !query.servers.is_empty() {
            let message = format!(
                "`{}` is served elsewhere than the rest of the API",
                query.id
            );
            findings.report(bad(self.declared.place, message));
        }
        arguments
    }

    fn argument(
        &self,
        query: &Operation,
        given: &Given,
        item: Option<Option<TypeId>>,
    ) -> Result<WaiterArgument, Finding> {
        let Given { name, place, value } = given;
        let parameters = query.parameters.iter();
        let found = parameters.clone().position(|one| names(name, one));
        let Some((index, parameter)) = found.and_then(|at| Some((at, query.parameters.get(at)?)))
        else {
            let mut finding = bad(*place, format!("`{}` has no parameter `{name}`", query.id));
            finding.help = did_you_mean(name, parameters.map(|one| &*one.name));
            return Err(finding);
        };
        if self.api.get(parameter.ty).secret {
            let message = format!("`{name}` is a secret, and a waiter keeps what it gives");
            return Err(bad(*place, message));
        }
        let source = match value {
            LinkValue::Constant(json) => WaiterSource::Constant(self.as_meant(parameter.ty, json)),
            LinkValue::Expression(text) => self.source(text, *place, item)?,
        };
        if let WaiterSource::Constant(Json::Null | Json::Array(_) | Json::Object(_)) = source {
            return Err(bad(
                *place,
                format!("`{name}` is neither a text nor a number"),
            ));
        }
        Ok(WaiterArgument {
            parameter: index,
            name: parameter.name.clone(),
            source,
            place: *place,
        })
    }

    /// A number for what is a text is its text: that is what is sent.
    fn as_meant(&self, ty: TypeId, json: &Json) -> Json {
        match (&self.api.get(ty).kind, json) {
            (Kind::String(_) | Kind::Enum(_), Json::Number(text)) => Json::String(text.clone()),
            _ => json.clone(),
        }
    }

    /// What an expression speaks of, which must be there.
    fn source(
        &self,
        text: &str,
        place: Place,
        item: Option<Option<TypeId>>,
    ) -> Result<WaiterSource, Finding> {
        let Some(expression) = Expression::parse(text) else {
            let message = format!("`{text}` is no expression that a waiter understands");
            return Err(bad(place, message).help(
                "it can be `$response.body#/…`, `$response.header.…`, `$request.path.…`, \
                 `$request.query.…`, `$request.header.…`, `$request.body#/…` or `$item#/…`",
            ));
        };
        let (ty, source) = match expression {
            Expression::Response(pointer) => (
                self.in_response(&pointer, place)?,
                WaiterSource::Response(pointer),
            ),
            Expression::Request(pointer) => (
                self.in_request(&pointer, place)?,
                WaiterSource::Request(pointer),
            ),
            Expression::Item(pointer) => {
                let Some(item) = item else {
                    return Err(bad(place, "there is no `$item` without `each`"));
                };
                let ty = match item {
                    Some(item) => self
                        .api
                        .pointed(item, &pointer)
                        .map_err(|why| bad(place, why))?,
                    None => None,
                };
                (ty, WaiterSource::Item(pointer))
            }
            Expression::Header(name) => (None, WaiterSource::Header(self.header(&name, place)?)),
            Expression::Parameter(location, name) => {
                let index = self.parameter(location, &name, place)?;
                let parameter = self.operation.parameters.get(index);
                (parameter.map(|one| one.ty), WaiterSource::Parameter(index))
            }
        };
        if ty.is_some_and(|ty| self.api.get(ty).secret) {
            return Err(bad(
                place,
                format!("`{text}` is a secret, and a waiter keeps what it gives"),
            ));
        }
        Ok(source)
    }

    fn parameter(&self, location: Location, name: &str, place: Place) -> Result<usize, Finding> {
        let parameters = self.operation.parameters.iter();
        let found = parameters.clone().position(|one| {
            let same = match location {
                Location::Header => one.name.eq_ignore_ascii_case(name),
                _ => one.name == name,
            };
            same && one.location == location
        });
        found.ok_or_else(|| {
            let mut finding = bad(
                place,
                format!("this operation has no such parameter `{name}`"),
            );
            finding.help = did_you_mean(name, parameters.map(|one| &*one.name));
            finding
        })
    }

    fn header(&self, name: &str, place: Place) -> Result<String, Finding> {
        let answers = self.operation.responses.iter();
        let answers = answers.filter(|answer| answer.status.is_success());
        let mut headers = answers.flat_map(|answer| &answer.headers);
        let is_it = |declared: &str| declared.eq_ignore_ascii_case(name);
        match headers.any(|header| is_it(&header.name)) {
            true => Ok(name.to_ascii_lowercase()),
            false => Err(bad(
                place,
                format!("no success of this operation declares the header `{name}`"),
            )),
        }
    }

    /// The type at a place in the answer of the operation; `None` where it can be any value.
    fn in_response(&self, pointer: &str, place: Place) -> Result<Option<TypeId>, Finding> {
        let body = json_answer(self.operation);
        let body = body.ok_or_else(|| bad(place, "this operation answers with no JSON"))?;
        self.api
            .pointed(body, pointer)
            .map_err(|why| bad(place, why))
    }

    fn in_request(&self, pointer: &str, place: Place) -> Result<Option<TypeId>, Finding> {
        let contents = self.operation.body.iter().flat_map(|body| &body.contents);
        let mut json = contents.filter(|content| content.format == Format::Json);
        let body = json.find_map(|content| content.ty);
        let body = body.ok_or_else(|| bad(place, "this operation sends no JSON"))?;
        self.api
            .pointed(body, pointer)
            .map_err(|why| bad(place, why))
    }

    /// The type of the answers to the questions.
    fn answer(&self, query: &Operation, findings: &mut Findings) -> Option<TypeId> {
        let answer = json_answer(query);
        if answer.is_none() {
            let message = format!(
                "`{}` answers with no JSON, so that it tells no state",
                query.id
            );
            findings.report(bad(self.declared.place, message));
        }
        answer
    }

    /// A place in the answers to the questions.
    fn pointed(
        &self,
        pointer: Option<(&str, Place)>,
        answer: TypeId,
        what: &str,
        findings: &mut Findings,
    ) -> Option<(String, Option<TypeId>)> {
        let (pointer, place) = pointer?;
        match self.api.pointed(answer, pointer) {
            Ok(ty) => Some((pointer.to_owned(), ty)),
            Err(why) => {
                findings.report(bad(place, format!("{what} is nowhere: {why}")));
                None
            }
        }
    }
}

/// The items of an array; `None` where it is none, and `Some(None)` where they are any values.
fn items(api: &Api, ty: TypeId) -> Option<Option<TypeId>> {
    match &api.get(ty).kind {
        Kind::Array(items) => Some(Some(*items)),
        Kind::Any => Some(None),
        _ => None,
    }
}

/// Whether a waiter means a parameter by this name: `id`, or `path.id`.
fn names(written: &str, parameter: &crate::model::Parameter) -> bool {
    let location = match parameter.location {
        Location::Path => "path",
        Location::Query => "query",
        Location::Header => "header",
        Location::Cookie => "cookie",
    };
    let qualified = written.split_once('.');
    written == parameter.name || qualified == Some((location, &parameter.name))
}

/// The JSON that an operation answers with when it succeeds.
fn json_answer(operation: &Operation) -> Option<TypeId> {
    let answers = operation.responses.iter();
    let answers = answers.filter(|answer| answer.status.is_success());
    let mut bodies = answers.filter_map(|answer| answer.read());
    bodies.find_map(|body| body.ty.filter(|_| body.format == Format::Json))
}

fn value(node: &Node) -> LinkValue {
    match node.string() {
        Some(text) if text.starts_with('$') => LinkValue::Expression(text.to_owned()),
        _ => LinkValue::Constant(Json::from(node)),
    }
}
