//! Parameters in path, query and headers.

use bindery::model::{Location, Parameter, SecurityKind};

use super::Comparison;
use crate::compare::Change;
use crate::compare::fields::lone;
use crate::compare::of_facts::{Declared, disagreements};
use crate::compare::rename;
use crate::compare::tree::Node;
use crate::spec::{Direction, View};
use crate::subject::{Key, Part, Subject};
use crate::words::header::{self, Otherwise};

impl<'a> Comparison<'a> {
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
    pub(super) fn in_path(&mut self) {
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
    pub(super) fn parameters(&mut self, part: Part, location: Location) {
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
            let mut rows = node.named().into_iter();
            let is_there = rows.any(|(name, _)| same(name, &parameter.name));
            if !is_there && !self.is_left_unsaid(&node, parameter) {
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
        let said = header::otherwise(name);
        let mut schemes = self.schemes().into_iter();
        if part == Part::Query {
            return schemes.any(|kind| matches!(kind, SecurityKind::QueryKey(key) if key == name));
        }
        let cookie = |parameter: &Parameter| parameter.location == Location::Cookie;
        let of_scheme = |kind: &SecurityKind| match kind {
            SecurityKind::HeaderKey(key) => name.eq_ignore_ascii_case(key),
            SecurityKind::CookieKey(_) => said == Some(Otherwise::Cookies),
            SecurityKind::QueryKey(_) | SecurityKind::MutualTls => false,
            SecurityKind::Basic
            | SecurityKind::Bearer
            | SecurityKind::ClientCredentials { .. }
            | SecurityKind::Http(_)
            | SecurityKind::Signer(_)
            | SecurityKind::Other(_) => said == Some(Otherwise::Security),
        };
        schemes.any(of_scheme)
            || match said {
                Some(Otherwise::Http) => true,
                Some(Otherwise::Body) => self.declared.body.is_some(),
                Some(Otherwise::Cookies) => self.declared.parameters.iter().any(cookie),
                Some(Otherwise::Security) | None => false,
            }
    }

    /// Whether a page says nothing of a header that the document has: one that carries
    /// credentials, where the page has no table of headers at all. Such pages tell elsewhere, for
    /// all of them, how calls are authenticated.
    fn is_left_unsaid(&self, node: &Node<'_>, parameter: &Parameter) -> bool {
        let name = parameter.name.as_str();
        let mut schemes = self.api.security_schemes.iter();
        let is_key = |kind: &SecurityKind| matches!(kind, SecurityKind::HeaderKey(key) if key.eq_ignore_ascii_case(name));
        parameter.location == Location::Header
            && node.named().is_empty()
            && (header::token(name).is_some() || schemes.any(|scheme| is_key(&scheme.kind)))
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
