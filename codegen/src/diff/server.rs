//! Where an API is served, and what is said about it as a whole.

use super::change::{Change, Part};
use super::docs::Spot;
use super::found::Desk;
use super::{Direction, Kind};
use crate::map::{Map, Set};
use crate::model::{Server, ServerVariable};

/// The changes of the servers of an API or of an operation; their order says nothing.
pub(super) fn compare(old: &[Server], new: &[Server], desk: &mut Desk<'_>) {
    let (before, after) = (by_url(old), by_url(new));
    for (url, server) in &before {
        let part = format!("server {url}");
        match after.get(url) {
            Some(other) => {
                let changes = both(server, other);
                desk.take(&part, Direction::SENT, &Part::Whole, changes);
            }
            None => {
                let change = Change::new(Kind::ServerRemoved).gone(*url, server.place);
                desk.take(&part, Direction::SENT, &Part::Whole, [change]);
            }
        }
    }
    for (url, server) in &after {
        if !before.contains_key(url) {
            let change = Change::new(Kind::ServerAdded).come(*url, server.place);
            let part = format!("server {url}");
            desk.take(&part, Direction::SENT, &Part::Whole, [change]);
        }
    }
}

fn by_url(servers: &[Server]) -> Map<&str, &Server> {
    let named = servers.iter().map(|server| (server.url.as_str(), server));
    named.collect()
}

/// Every field of the model is named here.
fn both(old: &Server, new: &Server) -> Vec<Change> {
    let Server {
        name,
        url: _,
        description,
        variables,
        place,
    } = old;
    let spot = Spot::new((*place, new.place));
    let mut changes = Vec::new();
    changes.extend(spot.text(Kind::NameChanged, "", name.as_deref(), new.name.as_deref()));
    changes.extend(spot.text(
        Kind::WordsChanged,
        "description",
        description.as_deref(),
        new.description.as_deref(),
    ));
    let said = |variables: &[ServerVariable]| {
        let one = |variable: &ServerVariable| {
            let ServerVariable {
                name,
                default,
                values,
            } = variable;
            let values: Set<&String> = values.iter().collect();
            let values: Vec<&str> = values.into_iter().map(String::as_str).collect();
            format!("{name} = {default} of {}", values.join(", "))
        };
        let all: Set<String> = variables.iter().map(one).collect();
        all.into_iter().collect::<Vec<_>>().join("; ")
    };
    let (before, after) = (said(variables), said(&new.variables));
    changes.extend(spot.text(Kind::ServerChanged, "", Some(&before), Some(&after)));
    changes
}
