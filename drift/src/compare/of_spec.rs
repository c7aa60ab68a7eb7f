//! An operation of a page against that of a document.

use bindery::finding::Place;
use bindery::model::{
    Api, Json, Location, Operation as Declaration, Parameter, Response, SecurityKind, Status,
};

use super::fields::{Found, lone};
use super::of_facts::{Declared, disagreements};
use super::rename;
use super::tree::Node;
use super::{Against, Change, Difference};
use crate::spec::{Direction, View};
use crate::subject::{FactName, Key, Operation, Part, Subject};

/// What page and document do not say alike of an operation.
pub(super) fn compare(api: &Api, page: &Operation, declared: &Declaration) -> Vec<Difference> {
    let mut comparison = Comparison {
        api,
        page,
        declared,
        found: Found {
            operation: format!("{} {}", declared.method, declared.path),
            differences: Vec::new(),
        },
    };
    comparison.deprecated();
    comparison.in_path();
    comparison.parameters(Part::Query, Location::Query);
    comparison.parameters(Part::Header, Location::Header);
    comparison.request();
    comparison.statuses();
    comparison.responses();
    comparison.found.differences
}

struct Comparison<'a> {
    api: &'a Api,
    page: &'a Operation,
    declared: &'a Declaration,
    found: Found,
}

impl<'a> Comparison<'a> {
    /// A page that calls the operation deprecated.
    fn deprecated(&mut self) {
        let Some(place) = self
            .page
            .deprecated
            .filter(|_| !self.declared.docs.deprecated)
        else {
            return;
        };
        self.found.differences.push(Difference {
            against: Against::Spec,
            operation: self.found.operation.clone(),
            key: Key::of(Part::Operation),
            change: Change::Fact(FactName::Deprecated),
            page: Some(Json::Bool(true)),
            other: Some(Json::Bool(false)),
            place,
            other_place: Some(self.declared.place),
            is_new: false,
            before: None,
        });
    }

    fn view(&self, parameter: &Parameter) -> View<'a> {
        View::new(self.api, vec![parameter.ty], Direction::Sent)
    }

    fn declared(&self, location: Location) -> Vec<&'a Parameter> {
        let all = self.declared.parameters.iter();
        all.filter(|parameter| parameter.location == location)
            .collect()
    }

    /// The parameters of the path are told by where they are in it: what they are called is
    /// a fact about them.
    fn in_path(&mut self) {
        let node = Node::of(self.page, Part::Path);
        let (own, others) = (names(&self.page.path), names(&self.declared.path));
        let shorter = own.len().min(others.len());
        let own = &own[own.len() - shorter..];
        let others = &others[others.len() - shorter..];
        let declared = self.declared(Location::Path);
        let at = self.page.place;
        for (name, other) in own.iter().zip(others) {
            let Some(parameter) = declared.iter().find(|one| one.name == *other) else {
                continue;
            };
            let key = Key::of(Part::Path).field(name);
            let row = node.get(name);
            let empty = Node::default();
            if name != other {
                let old = Key::of(Part::Path).field(other);
                self.found
                    .renamed(key.clone(), old, row.unwrap_or(&empty), parameter.place, at);
            }
            match row {
                Some(row) => self.parameter(&key, row, parameter),
                // Without any row the page has no table of them.
                None if node.children.is_empty() => {}
                None => {
                    let places = (at, Some(parameter.place));
                    self.found.add(key, Change::NotInPage, (None, None), places);
                }
            }
        }
        for (name, row) in node.named() {
            if !own.contains(&name) {
                let key = Key::of(Part::Path).field(name);
                self.found.only_in_page(key, row, at, self.declared.place);
            }
        }
    }

    /// Parameters that are told by their names.
    fn parameters(&mut self, part: Part, location: Location) {
        let node = Node::of(self.page, part);
        let declared = self.declared(location);
        let same = |one: &str, other: &str| match location {
            Location::Header => one.eq_ignore_ascii_case(other),
            _ => one == other,
        };
        let (mut new, mut gone) = (Vec::new(), Vec::new());
        for (name, row) in node.named() {
            match declared.iter().find(|one| same(&one.name, name)) {
                Some(parameter) => self.parameter(&Key::of(part).field(name), row, parameter),
                None if self.is_said_otherwise(part, name) => {}
                None => new.push((name, row)),
            }
        }
        for parameter in &declared {
            if !node
                .named()
                .iter()
                .any(|(name, _)| same(name, &parameter.name))
            {
                gone.push(*parameter);
            }
        }
        let pairs = self.renamed(&node, &declared, &new, &gone);
        let at = self.page.place;
        for (index, (name, row)) in new.iter().enumerate() {
            let key = Key::of(part).field(name);
            match pairs.iter().find(|(_, new)| *new == index) {
                None => self.found.only_in_page(key, row, at, self.declared.place),
                Some((old, _)) => {
                    let old = gone[*old];
                    let other = Key::of(part).field(&old.name);
                    self.found.renamed(key.clone(), other, row, old.place, at);
                    self.parameter(&key, row, old);
                }
            }
        }
        for (index, parameter) in gone.iter().enumerate() {
            if pairs.iter().all(|(old, _)| *old != index) {
                let key = Key::of(part).field(&parameter.name);
                let places = (
                    node.first().map_or(at, |first| first.place),
                    Some(parameter.place),
                );
                self.found.add(key, Change::NotInPage, (None, None), places);
            }
        }
    }

    fn parameter(&mut self, key: &Key, row: &Node<'_>, parameter: &Parameter) {
        let view = self.view(parameter);
        self.found.facts(key, row, &of_parameter(parameter, &view));
    }

    fn renamed(
        &self,
        node: &Node<'_>,
        declared: &[&Parameter],
        new: &[(&str, &Node<'_>)],
        gone: &[&Parameter],
    ) -> Vec<(usize, usize)> {
        let page_names: Vec<&str> = node.named().iter().map(|(name, _)| *name).collect();
        let own_names: Vec<&str> = declared.iter().map(|one| one.name.as_str()).collect();
        let of_page: Vec<_> = new
            .iter()
            .map(|(name, _)| lone(name, &page_names, &own_names))
            .collect();
        let own: Vec<_> = gone
            .iter()
            .map(|one| lone(&one.name, &own_names, &page_names))
            .collect();
        rename::pairs(&own, &of_page, |old, young| {
            let view = self.view(gone[old]);
            new[young].1.subject.is_some_and(|subject: &Subject| {
                subject.kind.is_some()
                    && disagreements(subject, &of_parameter(gone[old], &view)).is_empty()
            })
        })
    }

    /// Whether a document has another way to say that a parameter is sent: a security scheme,
    /// the media type of the body, or HTTP itself.
    fn is_said_otherwise(&self, part: Part, name: &str) -> bool {
        let is = |other: &str| name.eq_ignore_ascii_case(other);
        let mut schemes = self.schemes().into_iter();
        if part == Part::Query {
            return schemes.any(|kind| matches!(kind, SecurityKind::QueryKey(key) if key == name));
        }
        let cookie = |parameter: &Parameter| parameter.location == Location::Cookie;
        let of_scheme = |kind: &SecurityKind| match kind {
            SecurityKind::HeaderKey(key) => is(key),
            SecurityKind::CookieKey(_) => is("Cookie"),
            SecurityKind::QueryKey(_) | SecurityKind::MutualTls => false,
            SecurityKind::Basic
            | SecurityKind::Bearer
            | SecurityKind::ClientCredentials { .. }
            | SecurityKind::Http(_)
            | SecurityKind::Signer(_)
            | SecurityKind::Other(_) => is("Authorization"),
        };
        schemes.any(of_scheme)
            || (is("Content-Type") && self.declared.body.is_some())
            || (is("Cookie") && self.declared.parameters.iter().any(cookie))
            || ["Accept", "Content-Length", "Host"].into_iter().any(is)
    }

    /// The ways to authenticate: those of the operation, or where it has none of its own, all.
    fn schemes(&self) -> Vec<&'a SecurityKind> {
        let all = &self.api.security_schemes;
        let Some(alternatives) = &self.declared.security else {
            return all.iter().map(|scheme| &scheme.kind).collect();
        };
        let used = alternatives.iter().flatten();
        used.filter_map(|used| Some(&all.get(used.scheme)?.kind))
            .collect()
    }

    fn request(&mut self) {
        let node = Node::of(self.page, Part::Request);
        let contents = self.declared.body.iter().flat_map(|body| &body.contents);
        let types: Vec<_> = contents.filter_map(|content| content.ty).collect();
        let around = self
            .declared
            .body
            .as_ref()
            .map_or(self.declared.place, |body| body.place);
        self.body(Part::Request, &node, types, Direction::Sent, around);
    }

    fn body(
        &mut self,
        part: Part,
        node: &Node<'_>,
        types: Vec<bindery::model::TypeId>,
        direction: Direction,
        around: Place,
    ) {
        if node.children.is_empty() {
            return;
        }
        let (key, at) = (Key::of(part), self.page.place);
        if types.is_empty() {
            for (name, row) in node.named() {
                self.found.only_in_page(key.field(name), row, at, around);
            }
            return;
        }
        let value = View::new(self.api, types, direction);
        self.found.body(&key, node, &value, at);
    }

    fn statuses(&mut self) {
        let listed = |part: Part| match part {
            Part::Status(status) => Some(status),
            _ => None,
        };
        let on_page: Vec<(u16, &Subject)> = self
            .page
            .subjects
            .iter()
            .filter_map(|subject| Some((listed(subject.key.part)?, subject)))
            .collect();
        let Some((_, first)) = on_page.first() else {
            return;
        };
        for (status, subject) in &on_page {
            if response(self.declared, *status).is_none() {
                let key = Key::of(Part::Status(*status));
                let places = (subject.place, Some(self.declared.place));
                self.found
                    .add(key, Change::OnlyInPage, (None, None), places);
            }
        }
        for response in &self.declared.responses {
            // A range or the rest need not be on a page.
            let Status::Exactly(status) = response.status else {
                continue;
            };
            if !on_page.iter().any(|(own, _)| *own == status) {
                let key = Key::of(Part::Status(status));
                let places = (first.place, Some(response.place));
                self.found.add(key, Change::NotInPage, (None, None), places);
            }
        }
    }

    fn responses(&mut self) {
        let mut seen: Vec<Option<u16>> = Vec::new();
        for subject in &self.page.subjects {
            let (Part::Response(status) | Part::ResponseHeader(status)) = subject.key.part else {
                continue;
            };
            if seen.contains(&status) {
                continue;
            }
            seen.push(status);
            match self.answer(status) {
                Some(response) => self.response(status, response),
                // That the status is unknown is said already.
                None if status.is_some() => {}
                None => {
                    let key = Key::of(Part::Response(None));
                    let places = (subject.place, Some(self.declared.place));
                    self.found
                        .add(key, Change::OnlyInPage, (None, None), places);
                }
            }
        }
    }

    /// The response of a status; where the page does not say which, that of success.
    fn answer(&self, status: Option<u16>) -> Option<&'a Response> {
        if let Some(status) = status {
            return response(self.declared, status);
        }
        let success = self
            .declared
            .responses
            .iter()
            .filter(|response| match response.status {
                Status::Exactly(status) => (200..300).contains(&status),
                Status::Range(hundreds) => hundreds == 2,
                Status::Default => false,
            });
        let success: Vec<&Response> = success.collect();
        let full = success
            .iter()
            .find(|response| !response.contents.is_empty());
        full.or(success.first()).copied()
    }

    fn response(&mut self, status: Option<u16>, response: &'a Response) {
        let part = Part::ResponseHeader(status);
        let headers = Node::of(self.page, part);
        for (name, row) in headers.named() {
            let key = Key::of(part).field(name);
            let own = response
                .headers
                .iter()
                .find(|own| own.name.eq_ignore_ascii_case(name));
            match own {
                Some(header) => {
                    let value = View::new(self.api, vec![header.ty], Direction::Received);
                    let declared = Declared {
                        value: &value,
                        required: header.required,
                        deprecated: header.docs.deprecated,
                        place: header.place,
                    };
                    self.found.facts(&key, row, &declared);
                }
                None if name.eq_ignore_ascii_case("Content-Type") => {}
                None => self
                    .found
                    .only_in_page(key, row, self.page.place, response.place),
            }
        }
        for header in &response.headers {
            let has = |(name, _): &(&str, _)| name.eq_ignore_ascii_case(&header.name);
            if let Some(first) = headers.first()
                && !headers.named().iter().any(has)
            {
                let key = Key::of(part).field(&header.name);
                let places = (first.place, Some(header.place));
                self.found.add(key, Change::NotInPage, (None, None), places);
            }
        }
        let part = Part::Response(status);
        let types = response
            .contents
            .iter()
            .filter_map(|content| content.ty)
            .collect();
        let node = Node::of(self.page, part);
        self.body(part, &node, types, Direction::Received, response.place);
    }
}

/// The response that speaks of a status.
fn response(declared: &Declaration, status: u16) -> Option<&Response> {
    let mut ways = [
        Status::Exactly(status),
        Status::Range(u8::try_from(status / 100).unwrap_or(0)),
        Status::Default,
    ]
    .into_iter();
    ways.find_map(|way| {
        declared
            .responses
            .iter()
            .find(|response| response.status == way)
    })
}

fn of_parameter<'v, 'a>(parameter: &Parameter, value: &'v View<'a>) -> Declared<'v, 'a> {
    Declared {
        value,
        required: parameter.required,
        deprecated: parameter.docs.deprecated,
        place: parameter.place,
    }
}

/// The names of the parameters in a path, in order.
fn names(path: &str) -> Vec<&str> {
    let pieces = path.split('{').skip(1);
    pieces
        .filter_map(|piece| Some(piece.split_once('}')?.0))
        .collect()
}
