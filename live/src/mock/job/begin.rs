//! How a job begins: what it is called, and where that is said.

use bindery::model::{Operation, Waiter, WaiterSource};
use bindery_runtime::json::Json;

use super::super::Asked;
use super::super::chosen::Chosen;
use super::super::place::{plain, with};
use super::super::prefer::Prefer;
use super::super::scripted::{Scripted, of_model};
use super::{End, Followed, Jobs};

/// The most items of a list that become jobs.
const MOST_ITEMS: usize = 1_000;

impl Jobs {
    /// Begins the jobs of an operation that was accepted, and names them in its answer.
    pub(in crate::mock) fn begin(
        &self,
        index: usize,
        asked: &Asked,
        prefer: &Prefer,
        chosen: &mut Chosen<'_>,
    ) {
        let Some(followed) = self.followed.get(&index) else {
            return;
        };
        if !chosen.status.is_success() || !followed.told.is_there() {
            return;
        }
        let mut ledger = self.ledger();
        let body = followed
            .needs_body()
            .then_some(asked.body.as_ref())
            .flatten();
        let body = body.map_or(Json::Null, |body| Json::of(body));
        for item in followed.named_items(&body, chosen, || ledger.next()) {
            let Some((number, key)) = followed.key(asked, &body, chosen, &item) else {
                continue;
            };
            let usual = match self.fails.has(number) {
                true => End::Failure,
                false => End::Success,
            };
            ledger.begin((index, key), number, prefer.job.unwrap_or(usual));
        }
    }
}

/// What is a job of its own: its number, and the item of the answer that names it.
struct Item {
    number: u64,
    value: Json,
}

impl Followed {
    fn needs_body(&self) -> bool {
        let arguments = self.waiter.arguments.iter();
        let mut sources = arguments.map(|one| &one.source);
        self.waiter.each.is_some() || sources.any(|one| matches!(one, WaiterSource::Request(_)))
    }

    /// Names all jobs in the answer.
    fn named_items(
        &self,
        body: &Json,
        chosen: &mut Chosen<'_>,
        mut next: impl FnMut() -> u64,
    ) -> Vec<Item> {
        let first = next();
        for argument in &self.waiter.arguments {
            match &argument.source {
                WaiterSource::Response(place) => chosen.name(place, first),
                WaiterSource::Header(header) => chosen.name_header(header, first),
                _ => {}
            }
        }
        let Some(place) = &self.waiter.each else {
            return vec![Item {
                number: first,
                value: Json::Null,
            }];
        };
        self.list(place, body, chosen, first, next)
    }

    /// The items of the answer: those that the request lists, or else those of the sample, each
    /// with another identifier.
    fn list(
        &self,
        place: &str,
        body: &Json,
        chosen: &mut Chosen<'_>,
        first: u64,
        mut next: impl FnMut() -> u64,
    ) -> Vec<Item> {
        let Some(items) = chosen.at(place).and_then(Json::as_array).cloned() else {
            return Vec::new();
        };
        let listed = self.listed(place, &items, body, chosen);
        let is_listed = listed.is_some();
        let items = listed.unwrap_or(items);
        let mut all = Vec::new();
        for (index, item) in items.into_iter().take(MOST_ITEMS).enumerate() {
            let number = if index == 0 { first } else { next() };
            for pointer in self.item_places().filter(|_| !is_listed) {
                chosen.name(&format!("{place}/{index}{pointer}"), number);
            }
            let value = chosen
                .at(&format!("{place}/{index}"))
                .cloned()
                .unwrap_or(item);
            all.push(Item { number, value });
        }
        all
    }

    /// The items that a request lists, where it has one list only that can be theirs. They are
    /// put into the answer.
    fn listed(
        &self,
        place: &str,
        items: &[Json],
        body: &Json,
        chosen: &mut Chosen<'_>,
    ) -> Option<Vec<Json>> {
        let mut places = self.item_places();
        let (Some(pointer), None) = (places.next(), places.next()) else {
            return None;
        };
        let template = items.first()?;
        let whole = chosen.value.clone()?;
        let mut found = Vec::new();
        for list in lists(body) {
            let items: Option<Vec<Json>> = list
                .iter()
                .map(|one| with(template, pointer, one.clone(), |_| true))
                .collect();
            let items = items.filter(|items| items.len() <= MOST_ITEMS);
            found.extend(items.and_then(|items| {
                let list = Json::Array(items.clone());
                let answer = with(&whole, place, list, |answer| chosen.allows(answer))?;
                Some((answer, items))
            }));
        }
        let (answer, items) = found.pop().filter(|_| found.is_empty())?;
        chosen.value = Some(answer);
        Some(items)
    }

    fn item_places(&self) -> impl Iterator<Item = &str> {
        let arguments = self.waiter.arguments.iter();
        arguments.filter_map(|one| match &one.source {
            WaiterSource::Item(pointer) => Some(pointer.as_str()),
            _ => None,
        })
    }

    /// By what a job is asked about; nothing where that is not said.
    fn key(
        &self,
        asked: &Asked,
        body: &Json,
        chosen: &Chosen<'_>,
        item: &Item,
    ) -> Option<(u64, Vec<String>)> {
        let value = |source: &WaiterSource| match source {
            WaiterSource::Parameter(index) => plain(asked.parameters.get(*index)?.as_ref()?),
            WaiterSource::Request(pointer) => plain(body.pointer(pointer)?),
            WaiterSource::Response(pointer) => plain(chosen.at(pointer)?),
            WaiterSource::Header(name) => chosen.header(name),
            WaiterSource::Item(pointer) => plain(item.value.pointer(pointer)?),
            WaiterSource::Constant(value) => plain(&of_model(value)),
        };
        let arguments = self.waiter.arguments.iter();
        let key: Option<Vec<String>> = arguments.map(|one| value(&one.source)).collect();
        Some((item.number, key?))
    }
}

/// The identifiers that samples of the documents have: the first answer's, and those with which
/// the questions are shown.
pub(super) fn known(first: &Scripted, query: &Operation, waiter: &Waiter) -> Vec<String> {
    let mut known = Vec::new();
    for argument in &waiter.arguments {
        if let WaiterSource::Response(place) = &argument.source {
            let responses = first.responses.iter();
            let values = responses
                .flat_map(|one| &one.contents)
                .flat_map(|one| &one.values);
            known.extend(values.filter_map(|(_, value)| plain(value.pointer(place)?)));
        }
        if let Some(parameter) = query.parameters.get(argument.parameter) {
            let examples = parameter.examples.iter().map(|one| &one.value);
            let values = examples.chain(&parameter.sample);
            known.extend(values.filter_map(|value| plain(&of_model(value))));
        }
    }
    known
}

/// All lists of texts and numbers in a body.
fn lists(body: &Json) -> Vec<&Vec<Json>> {
    let (mut found, mut open) = (Vec::new(), vec![body]);
    while let Some(value) = open.pop() {
        match value {
            Json::Array(items) if items.iter().all(|item| plain(item).is_some()) => {
                found.extend((!items.is_empty()).then_some(items));
            }
            Json::Array(items) => open.extend(items),
            Json::Object(entries) => open.extend(entries.iter().map(|(_, value)| value)),
            _ => {}
        }
    }
    found
}
