//! Lists of parameters and of responses that several operations have, each written once.
//!
//! What differs from operation to operation is mostly its path: of the responses of a large API
//! nearly all are those of others too, and the compiler pays for each time they are written.

use std::fmt::Debug;

use super::super::distinct::Distinct;
use super::super::{Ident, Reference};
use super::{List, Lists, Operation, Parameter, Response};
use crate::map::Map;

/// Finds the lists that several operations have, and lets those say so.
pub(super) fn share(operations: &mut [Operation], names: &mut Distinct) -> Lists {
    let parameters = Sorting::new(operations.iter().map(|one| &*one.parameters));
    let responses = Sorting::new(operations.iter().map(|one| &*one.responses));
    let (mut parameters, mut responses) = (parameters, responses);
    for one in operations {
        one.parameter_list = parameters.name(&one.parameters, names, words_of_parameters);
        one.response_list = responses.name(&one.responses, names, words_of_responses);
    }
    Lists {
        parameters: parameters.lists,
        responses: responses.lists,
    }
}

/// Lists, by how they are written: the same text is the same table.
struct Sorting<T> {
    uses: Map<String, usize>,
    known: Map<String, Ident>,
    /// How many lists would have a name: to try all numbers for each would be quadratic.
    alike: Map<String, usize>,
    lists: Vec<List<T>>,
}

impl<T: Clone + Debug> Sorting<T> {
    fn new<'a>(all: impl Iterator<Item = &'a [T]>) -> Sorting<T>
    where
        T: 'a,
    {
        let mut uses: Map<String, usize> = Map::new();
        for items in all {
            *uses.entry(format!("{items:?}")).or_default() += 1;
        }
        Sorting {
            uses,
            known: Map::new(),
            alike: Map::new(),
            lists: Vec::new(),
        }
    }

    /// What a list is called that is not only this operation's.
    fn name(
        &mut self,
        items: &[T],
        names: &mut Distinct,
        words: fn(&[T]) -> String,
    ) -> Option<Ident> {
        let key = format!("{items:?}");
        if items.is_empty() || self.uses.get(&key).is_none_or(|uses| *uses < 2) {
            return None;
        }
        if let Some(known) = self.known.get(&key) {
            return Some(known.clone());
        }
        let mut words = words(items);
        let number = self.alike.entry(words.clone()).or_default();
        *number += 1;
        if *number > 1 {
            words = format!("{words} {number}");
        }
        let ident = names.free(Ident::shouty(&words));
        self.known.insert(key, ident.clone());
        self.lists.push(List {
            ident: ident.clone(),
            items: items.to_vec(),
            features: Vec::new(),
        });
        Some(ident)
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
