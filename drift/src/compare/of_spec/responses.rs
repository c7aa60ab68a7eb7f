//! Statuses, and what comes back with them.

use bindery::model::{Operation as Declaration, Response, Status};

use super::Comparison;
use crate::compare::Change;
use crate::compare::of_facts::Declared;
use crate::compare::tree::Node;
use crate::spec::{Direction, View};
use crate::subject::{Key, Part, Subject};
use crate::words::header::is_answered_otherwise;

impl<'a> Comparison<'a> {
    pub(super) fn statuses(&mut self) {
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

    pub(super) fn responses(&mut self) {
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
            .filter(|response| response.status.is_success());
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
                None if is_answered_otherwise(name) => {}
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
