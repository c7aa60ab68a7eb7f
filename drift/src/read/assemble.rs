//! Puts the claims of a page together.

use super::address::Address;
use super::group::{self, Links};
use super::outline::Outline;
use super::role::{self, Role};
use super::row;
use super::sheet::{Sheet, Sheets};
use crate::claim::{
    Claimed, Claims, Example, Field, Group, Location, Operation, Parameter, Response, Rows, Unread,
    What,
};
use crate::words::section::Part;
use bindery::finding::Place;
use bindery::map::{Map, Set};

/// Whether a title says behind its words that what it is of is deprecated.
fn is_deprecated(title: &str) -> bool {
    let title = title.trim_end().trim_end_matches([')', '）']);
    let remark = title.rsplit_once(['(', '（']).map(|(_, remark)| remark);
    remark.is_some_and(row::deprecated)
}

/// All that was found on a page.
pub(super) struct Parts<'o, 'p> {
    pub(super) outline: &'o Outline<'p>,
    pub(super) addresses: Vec<Address>,
    pub(super) sheets: Sheets,
    pub(super) roles: Vec<Role>,
    pub(super) links: Links,
    pub(super) examples: Vec<Example>,
    pub(super) unread: Vec<Unread>,
}

impl Parts<'_, '_> {
    /// The claims.
    pub(super) fn claims(mut self) -> Claims {
        let deprecated = self.outline.title.filter(|line| is_deprecated(&line.text));
        let deprecated = deprecated.and_then(|line| line.place);
        let groups = self.groups();
        let parameters = self.parameters();
        let request = self.body(Role::Request);
        let responses = self.responses();
        let operations = self
            .addresses
            .iter()
            .map(|address| Operation {
                method: address.method.clone(),
                path: address.path.clone(),
                deprecated,
                host: address.host.clone(),
                parameters: with_query(&parameters, address),
                request: request.clone(),
                responses: responses.clone(),
                statuses: self.sheets.statuses.clone(),
                examples: self.examples.clone(),
            })
            .collect();
        if self.addresses.is_empty()
            && let Some(place) = self.outline.uri
        {
            self.unread.push(Unread {
                what: What::Address,
                words: String::new(),
                place,
            });
        }
        let lost = self.lost();
        self.unread.append(&mut self.sheets.unread);
        self.unread
            .sort_by_key(|unread| (unread.place.start, unread.what));
        Claims {
            title: self.outline.title.and_then(|line| {
                Some(Claimed {
                    value: line.text.clone(),
                    place: line.place?,
                })
            }),
            operations,
            groups,
            unread: self.unread,
            rows: Rows {
                all: self.sheets.rows,
                claims: self.sheets.read - lost,
                unread: self.sheets.rows - self.sheets.read + lost,
            },
        }
    }

    fn sheet(&self, index: usize) -> Option<&Sheet> {
        self.sheets.sheets.get(index)
    }

    fn of_role(&self, wanted: Role) -> impl Iterator<Item = (usize, &Sheet)> {
        let roles = self.roles.iter().enumerate();
        roles
            .filter(move |(_, role)| **role == wanted)
            .filter_map(|(index, _)| Some((index, self.sheet(index)?)))
    }

    /// The nested tables, and which of the groups each is.
    fn numbers(&self) -> Map<usize, usize> {
        let nested = self.of_role(Role::Nested).map(|(index, _)| index);
        nested
            .enumerate()
            .map(|(number, index)| (index, number))
            .collect()
    }

    /// The fields of a table, with their groups.
    fn fields(&self, index: usize) -> Vec<Field> {
        let numbers = self.numbers();
        let entries = self
            .sheet(index)
            .map(|sheet| sheet.entries.as_slice())
            .unwrap_or_default();
        entries
            .iter()
            .enumerate()
            .map(|(nth, entry)| Field {
                group: self
                    .links
                    .get(&(index, nth))
                    .and_then(|target| numbers.get(target).copied()),
                ..entry.field.clone()
            })
            .collect()
    }

    fn groups(&self) -> Vec<Group> {
        self.of_role(Role::Nested)
            .map(|(index, sheet)| Group {
                name: group::name(index, &self.sheets.sheets, &self.links),
                fields: self.fields(index),
                place: sheet.place,
            })
            .collect()
    }

    /// The rows of nested tables that no field refers to; each table is listed.
    fn lost(&mut self) -> usize {
        let used = self
            .links
            .iter()
            .filter(|((from, _), target)| *target != from);
        let used: Set<usize> = used.map(|(_, target)| *target).collect();
        let mut lost = 0;
        let mut unread = Vec::new();
        for (index, sheet) in self.of_role(Role::Nested) {
            if used.contains(&index) {
                continue;
            }
            lost += sheet.entries.len();
            let names: Vec<&str> = sheet
                .entries
                .iter()
                .map(|entry| entry.field.name.as_str())
                .collect();
            unread.push(Unread {
                what: What::Group,
                words: if sheet.caption.is_empty() {
                    names.join(", ")
                } else {
                    sheet.caption.clone()
                },
                place: sheet.place,
            });
        }
        self.unread.append(&mut unread);
        lost
    }

    fn parameters(&self) -> Vec<Parameter> {
        let mut all: Vec<Parameter> = Vec::new();
        for (index, sheet) in self.of_role(Role::Parameters) {
            let locations = role::locations(sheet, &self.addresses);
            for (location, field) in locations.into_iter().zip(self.fields(index)) {
                if let Some(location) = location {
                    all.push(Parameter { location, field });
                }
            }
        }
        for (index, sheet) in self.of_role(Role::Request) {
            for (entry, field) in sheet.entries.iter().zip(self.fields(index)) {
                if role::is_header(entry) {
                    all.push(Parameter {
                        location: Location::Header,
                        field,
                    });
                }
            }
        }
        all
    }

    /// The fields of the body of the request: of its tables, and of rows that say so elsewhere.
    fn body(&self, wanted: Role) -> Vec<Field> {
        let mut all = Vec::new();
        for (index, sheet) in self.of_role(Role::Parameters) {
            let locations = role::locations(sheet, &self.addresses);
            for (location, field) in locations.into_iter().zip(self.fields(index)) {
                if location.is_none() {
                    all.push(field);
                }
            }
        }
        for (index, sheet) in self.of_role(wanted) {
            let fields = sheet.entries.iter().zip(self.fields(index));
            all.extend(
                fields
                    .filter(|(entry, _)| !role::is_header(entry))
                    .map(|(_, field)| field),
            );
        }
        all
    }

    fn responses(&self) -> Vec<Response> {
        let mut all: Vec<Response> = Vec::new();
        // What stands in front of the first status, or on a page without any.
        let unsaid = self.response(None, None);
        all.extend(unsaid);
        for (number, answer) in self.outline.answers.iter().enumerate() {
            if answer.part != Part::Response {
                continue;
            }
            for status in &answer.statuses {
                let found = self.response(Some(number), Some(*status));
                all.push(found.map_or_else(
                    || Response {
                        status: Some(*status),
                        headers: Vec::new(),
                        body: Vec::new(),
                        place: answer.place,
                    },
                    |response| Response {
                        place: answer.place,
                        ..response
                    },
                ));
            }
        }
        all
    }

    fn response(&self, answer: Option<usize>, status: Option<u16>) -> Option<Response> {
        let of = |role| {
            self.of_role(role)
                .filter(move |(_, sheet)| sheet.answer == answer)
        };
        let place: Place = of(Role::Headers)
            .chain(of(Role::Response))
            .map(|(_, sheet)| sheet.place)
            .min_by_key(|place| place.start)?;
        Some(Response {
            status,
            headers: of(Role::Headers)
                .flat_map(|(index, _)| self.fields(index))
                .collect(),
            body: of(Role::Response)
                .flat_map(|(index, _)| self.fields(index))
                .collect(),
            place,
        })
    }
}

/// The parameters, with those that only the address has.
fn with_query(parameters: &[Parameter], address: &Address) -> Vec<Parameter> {
    let mut all = parameters.to_vec();
    for name in &address.query {
        let known = all.iter().any(|parameter| {
            parameter.location == Location::Query && parameter.field.name == *name
        });
        if !known {
            all.push(Parameter {
                location: Location::Query,
                field: Field {
                    name: name.clone(),
                    kind: None,
                    mandatory: None,
                    limits: Vec::new(),
                    values: None,
                    default: None,
                    deprecated: false,
                    group: None,
                    digest: String::new(),
                    place: address.path.place,
                },
            });
        }
    }
    all
}
