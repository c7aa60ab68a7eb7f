//! Security schemes, and what operations need of them.

use super::change::{Change, Part};
use super::docs::{self, Spot};
use super::found::{Desk, Finds, Owner};
use super::{Direction, Kind};
use crate::map::{Map, Set};
use crate::model::{Api, SecurityKind, SecurityScheme, SecurityUse};

/// The changes of the schemes.
pub(super) fn compare(old: &Api, new: &Api, finds: &mut Finds) {
    let mut desk = Desk {
        finds,
        owner: Owner::Api,
        subject: "security schemes".to_owned(),
    };
    let pairs = matched(old, new);
    for (index, scheme) in old.security_schemes.iter().enumerate() {
        let other = pairs.iter().find(|(one, _)| *one == index);
        match other.and_then(|(_, other)| new.security_schemes.get(*other)) {
            Some(other) => both(scheme, other, &mut desk),
            None => {
                let change = Change::new(Kind::SchemeRemoved);
                let change = change.gone(sent(&scheme.kind), scheme.place);
                desk.take(&scheme.name, Direction::SENT, &Part::Whole, [change]);
            }
        }
    }
    for (index, scheme) in new.security_schemes.iter().enumerate() {
        if pairs.iter().all(|(_, other)| *other != index) {
            let change = Change::new(Kind::SchemeAdded);
            let change = change.come(sent(&scheme.kind), scheme.place);
            desk.take(&scheme.name, Direction::SENT, &Part::Whole, [change]);
        }
    }
}

/// Which scheme is which: by name, and then by what it is.
fn matched(old: &Api, new: &Api) -> Vec<(usize, usize)> {
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for by_name in [true, false] {
        for (index, scheme) in old.security_schemes.iter().enumerate() {
            if pairs.iter().any(|(one, _)| *one == index) {
                continue;
            }
            let fits = |(at, other): (usize, &SecurityScheme)| {
                pairs.iter().all(|(_, known)| *known != at)
                    && if by_name {
                        scheme.name == other.name
                    } else {
                        scheme.kind == other.kind
                    }
            };
            let other = new.security_schemes.iter().enumerate().position(fits);
            pairs.extend(other.map(|other| (index, other)));
        }
    }
    pairs
}

/// Every field of the model is named here.
fn both(old: &SecurityScheme, new: &SecurityScheme, desk: &mut Desk<'_>) {
    let SecurityScheme {
        name,
        preferred_name,
        kind,
        docs: words,
        place,
    } = old;
    let spot = Spot::new((*place, new.place));
    let mut changes = Vec::new();
    docs::compare(words, &new.docs, &spot, &mut changes);
    docs::name(
        preferred_name.as_deref(),
        new.preferred_name.as_deref(),
        &spot,
        &mut changes,
    );
    changes.extend(spot.text(Kind::SchemeRenamed, "", Some(name), Some(&new.name)));
    let (before, after) = (sent(kind), sent(&new.kind));
    changes.extend(spot.text(Kind::SchemeChanged, "", Some(&before), Some(&after)));
    desk.take(&new.name, Direction::SENT, &Part::Whole, changes);
}

/// How credentials are sent. What scopes are for is for people.
fn sent(kind: &SecurityKind) -> String {
    match kind {
        SecurityKind::HeaderKey(name) => format!("key in the header {name}"),
        SecurityKind::QueryKey(name) => format!("key in the query {name}"),
        SecurityKind::CookieKey(name) => format!("key in the cookie {name}"),
        SecurityKind::Basic => "HTTP Basic".to_owned(),
        SecurityKind::Bearer => "HTTP Bearer".to_owned(),
        SecurityKind::ClientCredentials {
            token_url,
            scopes: _,
        } => format!("client credentials from {token_url}"),
        SecurityKind::Http(name) => format!("HTTP {name}"),
        SecurityKind::MutualTls => "a certificate".to_owned(),
        SecurityKind::Signer(name) => format!("signer {name}"),
        SecurityKind::Other(name) => name.clone(),
    }
}

/// The alternatives of an operation, and the API that they are of.
type Needs<'a> = (&'a Api, Option<&'a [Vec<SecurityUse>]>);

/// The changes of what an operation needs.
pub(super) fn of_operation(old: Needs<'_>, new: Needs<'_>, spot: &Spot, desk: &mut Desk<'_>) {
    let renamed: Map<String, String> = matched(old.0, new.0)
        .into_iter()
        .filter_map(|(one, other)| {
            let one = old.0.security_schemes.get(one)?;
            let other = new.0.security_schemes.get(other)?;
            Some((one.name.clone(), other.name.clone()))
        })
        .collect();
    let mut changes = Vec::new();
    match (old.1, new.1) {
        (None, None) => {}
        (None, Some(_)) => changes.push(spot.change(Kind::SecurityStated, "")),
        (Some(_), None) => changes.push(spot.change(Kind::SecurityUnstated, "")),
        (Some(before), Some(after)) => {
            let before = alternatives(old.0, before, &renamed);
            let after = alternatives(new.0, after, &Map::new());
            for gone in before.difference(&after) {
                let change = Change::new(Kind::SecurityRemoved).about(gone.clone());
                changes.push(change.gone(gone.clone(), spot.places.0));
            }
            for come in after.difference(&before) {
                let change = Change::new(Kind::SecurityAdded).about(come.clone());
                changes.push(change.come(come.clone(), spot.places.1));
            }
        }
    }
    desk.take("security", Direction::SENT, &Part::Whole, changes);
}

/// The alternatives as texts, by the names of the new document.
fn alternatives(
    api: &Api,
    list: &[Vec<SecurityUse>],
    renamed: &Map<String, String>,
) -> Set<String> {
    let one = |needed: &SecurityUse| {
        let SecurityUse { scheme, scopes } = needed;
        let name = api.security_schemes.get(*scheme);
        let name = name.map_or("", |scheme| scheme.name.as_str());
        let name = renamed.get(name).map_or(name, String::as_str);
        let mut scopes = scopes.clone();
        scopes.sort();
        match scopes.as_slice() {
            [] => name.to_owned(),
            scopes => format!("{name} ({})", scopes.join(", ")),
        }
    };
    let all = |needed: &Vec<SecurityUse>| {
        let mut all: Vec<String> = needed.iter().map(one).collect();
        all.sort();
        match all.as_slice() {
            [] => "nothing".to_owned(),
            all => all.join(" and "),
        }
    };
    match list {
        [] => Set::from(["nothing".to_owned()]),
        list => list.iter().map(all).collect(),
    }
}
