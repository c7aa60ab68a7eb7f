//! Tokens that operations answer with, and that let in until they end.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use bindery::model::{End, Operation, Token, TokenPart, TokenSource};
use bindery_runtime::json::{self, Json};
use jiff::Timestamp;

use super::super::chosen::Chosen;
use super::super::place::plain;
use super::credentials::{Digested, digest};
use crate::Live;

/// How many are kept.
const MOST: usize = 10_000;

/// All tokens.
pub(super) struct Tokens {
    /// By the index of the operation that answers with them.
    issuers: Vec<Option<Issuer>>,
    last: Duration,
    issued: Mutex<Issued>,
}

/// Where an answer has a token, and when that ends.
pub(super) struct Issuer {
    token: Token,
    end: Option<End>,
}

#[derive(Default)]
struct Issued {
    count: u64,
    ends: BTreeMap<Digested, (u64, SystemTime)>,
    /// By number, the oldest first.
    order: BTreeMap<u64, Digested>,
}

/// What an operation says of the token that it answers with.
pub(super) fn issuer(live: &Live, operation: &Operation) -> Option<Issuer> {
    let token = operation.token.clone()?;
    let expires = token.expires.as_ref();
    let end = expires.and_then(|part| live.api().token_part(operation, part));
    Some(Issuer {
        end: end.and_then(|ty| live.api().end(ty)),
        token,
    })
}

impl Tokens {
    pub(super) fn new(issuers: Vec<Option<Issuer>>, last: Duration) -> Tokens {
        Tokens {
            issuers,
            last,
            issued: Mutex::default(),
        }
    }

    /// Puts another token into each answer, and when it ends.
    pub(super) fn issue(&self, index: usize, now: SystemTime, chosen: &mut Chosen<'_>) {
        let Some(Some(issuer)) = self.issuers.get(index) else {
            return;
        };
        let mut issued = self.issued.lock().unwrap_or_else(PoisonError::into_inner);
        issued.count += 1;
        let number = issued.count;
        let token = match &issuer.token.value.source {
            TokenSource::Header(name) => {
                chosen.name_header(name, number);
                chosen.header(name)
            }
            TokenSource::Body(place) => {
                chosen.name(place, number);
                let value = chosen.value.as_ref();
                value.and_then(|value| plain(value.pointer(place)?))
            }
        };
        let end = now.checked_add(self.last);
        if let (Some(token), Some(end)) = (token, end) {
            issued.keep(digest(&token), number, end);
            if let (Some(part), Some(form)) = (&issuer.token.expires, issuer.end) {
                self.put_end(part, form, end, chosen);
            }
        }
    }

    fn put_end(&self, part: &TokenPart, form: End, end: SystemTime, chosen: &mut Chosen<'_>) {
        let text = match form {
            End::At => Timestamp::try_from(end).ok().map(|end| end.to_string()),
            End::In => Some(self.last.as_secs().to_string()),
        };
        let Some(text) = text else { return };
        match &part.source {
            TokenSource::Header(name) => chosen.put_header(name, &text),
            TokenSource::Body(place) => {
                let value = match form {
                    End::At => Json::String(text),
                    End::In => json::from_str(&text).unwrap_or_default(),
                };
                chosen.put(place, value);
            }
        }
    }

    /// Whether a text is a token that lets in.
    pub(super) fn holds(&self, text: &str, now: SystemTime) -> bool {
        let issued = self.issued.lock().unwrap_or_else(PoisonError::into_inner);
        let end = issued.ends.get(&digest(text));
        end.is_some_and(|(_, end)| now < *end)
    }
}

impl Issued {
    fn keep(&mut self, token: Digested, number: u64, end: SystemTime) {
        if let Some((old, _)) = self.ends.insert(token, (number, end)) {
            self.order.remove(&old);
        }
        self.order.insert(number, token);
        if self.ends.len() > MOST
            && let Some((_, oldest)) = self.order.pop_first()
        {
            self.ends.remove(&oldest);
        }
    }
}
