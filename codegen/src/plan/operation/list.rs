//! Lists of parameters and of responses that several operations have, each written once.
//!
//! What differs from operation to operation is mostly its path: of the responses of a large API
//! nearly all are those of others too, and the compiler pays for each time they are written.

use std::hash::Hash;

use super::super::distinct::Distinct;
use super::super::{Ident, Reference};
use super::{List, Lists, Operation, Parameter, Response};
use crate::map::Map;
use crate::plan::written::Written;

/// Finds the lists that several operations have, and lets those say so.
pub(super) fn share(operations: &mut [Operation], names: &mut Distinct) -> Lists {
    let mut parameters = Sorting::new(operations.iter().map(|one| &*one.parameters));
    let mut responses = Sorting::new(operations.iter().map(|one| &*one.responses));
    for (index, one) in operations.iter_mut().enumerate() {
        one.parameter_list = parameters.name(index, &one.parameters, names, words_of_parameters);
        one.response_list = responses.name(index, &one.responses, names, words_of_responses);
    }
    Lists {
        parameters: parameters.lists,
        responses: responses.lists,
    }
}

/// Lists, by all that they say.
struct Sorting<T> {
    /// Which of the kinds each operation's list is.
    of: Vec<usize>,
    kinds: Vec<Kind>,
    /// How many lists would have a name: to try all numbers for each would be quadratic.
    alike: Map<String, usize>,
    lists: Vec<List<T>>,
}

/// Lists that are the same.
#[derive(Default)]
struct Kind {
    uses: usize,
    ident: Option<Ident>,
}

impl<T: Clone + Hash> Sorting<T> {
    fn new<'a>(all: impl Iterator<Item = &'a [T]>) -> Sorting<T>
    where
        T: 'a,
    {
        let mut known: Map<Vec<u8>, usize> = Map::new();
        let (mut of, mut kinds) = (Vec::new(), Vec::<Kind>::new());
        for items in all {
            let kind = *known.entry(Written::of(items)).or_insert(kinds.len());
            if kind == kinds.len() {
                kinds.push(Kind::default());
            }
            kinds[kind].uses += 1;
            of.push(kind);
        }
        Sorting {
            of,
            kinds,
            alike: Map::new(),
            lists: Vec::new(),
        }
    }

    /// What an operation's list is called that is not only this one's.
    fn name(
        &mut self,
        operation: usize,
        items: &[T],
        names: &mut Distinct,
        words: fn(&[T]) -> String,
    ) -> Option<Ident> {
        let kind = &mut self.kinds[self.of[operation]];
        if items.is_empty() || kind.uses < 2 {
            return None;
        }
        if kind.ident.is_none() {
            let mut words = words(items);
            let number = self.alike.entry(words.clone()).or_default();
            *number += 1;
            if *number > 1 {
                words = format!("{words} {number}");
            }
            let ident = names.free(Ident::shouty(&words));
            kind.ident = Some(ident.clone());
            self.lists.push(List {
                ident,
                items: items.to_vec(),
                features: Vec::new(),
            });
        }
        kind.ident.clone()
    }
}

/// How many items a name tells of.
const TOLD: usize = 3;

fn words_of_parameters(items: &[Parameter]) -> String {
    let told = items.iter().take(TOLD).map(|one| one.name.as_str());
    told.chain(["parameters"]).collect::<Vec<_>>().join(" ")
}

fn words_of_responses(items: &[Response]) -> String {
    let told = items.iter().take(TOLD).map(|one| {
        let status = one.status.label();
        match &one.schema {
            Some(Reference::Static(schema)) => format!("{status} {}", schema.plain()),
            _ => status,
        }
    });
    let mut words = vec!["status".to_owned()];
    words.extend(told);
    words.push("responses".to_owned());
    words.join(" ")
}
