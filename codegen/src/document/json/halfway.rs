//! Large texts are read by two: one begins in the middle.
//!
//! Who begins in the middle looks for a key there, reads from it to the end of its object, then
//! what is left of the object around that, and so on. The other one reads from the start, and
//! what is wrong is told as ever: where it comes to a key that has been read, it takes the rest of
//! the object, if all that follows was JSON, and goes on behind it.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::vec;

use super::scanner::{Problem, Scanner};
use super::{Failure, Reader, SourceId};
use crate::document::Entry;
use crate::document::report::Report;
use crate::finding::Findings;

/// Smaller texts have been read before another thread has begun.
pub(super) const LARGE: usize = 1 << 18;

/// A key in the middle is one of an object inside of fewer than so many others.
const DEPTH: usize = 4;

/// Where one begins who begins in the middle, once that is known: or that it is too late.
pub(super) struct Start(AtomicUsize);

const UNKNOWN: usize = usize::MAX;
const TOO_LATE: usize = usize::MAX - 1;

impl Start {
    pub(super) fn unknown() -> Start {
        Start(AtomicUsize::new(UNKNOWN))
    }

    /// Says where it is; whether that is in time.
    fn set(&self, key: usize) -> bool {
        let (set, read) = (Ordering::Release, Ordering::Relaxed);
        self.0.compare_exchange(UNKNOWN, key, set, read).is_ok()
    }

    /// Whether it is here. Behind the middle of the text it is too late to begin there: all would
    /// be read twice on a machine that has much else to do.
    fn is(&self, here: usize, text: &str) -> bool {
        if here < text.len() / 2 {
            return false;
        }
        let (set, read) = (Ordering::Relaxed, Ordering::Acquire);
        let start = self.0.compare_exchange(UNKNOWN, TOO_LATE, set, read);
        start == Err(here)
    }
}

/// The rest of an object, from one of its keys on.
pub(super) struct Rest {
    key: usize,
    depth: usize,
    entries: Vec<Entry>,
    /// Where the object ends.
    end: usize,
    findings: Findings,
}

/// Reads from a key in the middle to the end: what is left of each object that is open there, the
/// innermost one first. Nothing where there is no such key, or something is wrong.
pub(super) fn rests(text: &str, source: SourceId, start: &Start) -> Vec<Rest> {
    let Some((key, depth)) = halfway(text) else {
        return Vec::new();
    };
    if !start.set(key) {
        return Vec::new();
    }
    read_from(text, source, key, depth).unwrap_or_default()
}

fn read_from(
    text: &str,
    source: SourceId,
    key: usize,
    innermost: usize,
) -> Result<Vec<Rest>, Failure> {
    let mut rests = Vec::new();
    let mut json = Scanner::at(text, key);
    let mut next: Result<_, Problem> = Ok(Some(b'"'));
    for depth in (0..=innermost).rev() {
        if let Ok(None) = next {
            // Nothing is left of this object: it has been closed.
            next = json.next_key();
            continue;
        }
        let mut findings = Findings::new();
        let mut report = Report::new(source, &mut findings);
        let mut reader = Reader::new(text, &mut report);
        let key = json.offset();
        reader.json = json;
        reader.properties(next, depth)?;
        let entries = std::mem::take(&mut reader.entries);
        let end = reader.json.offset();
        json = reader.json;
        next = if depth > 0 { json.next_key() } else { Ok(None) };
        rests.push(Rest {
            key,
            depth,
            entries,
            end,
            findings,
        });
    }
    Ok(rests)
}

/// What somebody else reads of the same text.
pub(super) struct Beside<'a> {
    pub(super) start: &'a Start,
    /// Waits for it.
    pub(super) rests: &'a mut dyn FnMut() -> Option<Vec<Rest>>,
    /// What was waited for.
    pub(super) left: vec::IntoIter<Rest>,
}

impl Reader<'_, '_, '_, '_> {
    /// At a key of an object at this depth: takes the rest of the object, where somebody else
    /// reads or has read it.
    pub(super) fn takes_rest(&mut self, depth: usize) -> bool {
        let here = self.json.offset();
        let Some(beside) = &mut self.beside else {
            return false;
        };
        if beside.start.is(here, self.text)
            && let Some(rests) = (beside.rests)()
        {
            beside.left = rests.into_iter();
        }
        let is_here = |rest: &&Rest| rest.key == here && rest.depth == depth;
        if beside.left.as_slice().first().filter(is_here).is_none() {
            return false;
        }
        for rest in beside.left.by_ref().take(1) {
            self.entries.extend(rest.entries);
            self.report.absorb(rest.findings);
            self.json = Scanner::at(self.text, rest.end);
        }
        true
    }
}

/// The first key behind the middle of a text whose object is inside of no list and of few objects,
/// and of how many. What is no JSON may have any, and then nobody comes there.
fn halfway(text: &str) -> Option<(usize, usize)> {
    let half = text.len() / 2;
    let bytes = text.as_bytes();
    let (mut at, mut before) = (0, b' ');
    let (mut objects, mut depth) = (0, 0_usize);
    loop {
        let byte = *bytes.get(at)?;
        match byte {
            b' ' | b'\n' | b'\r' | b'\t' => {
                at += 1;
                continue;
            }
            b'"' => {
                let is_key = objects == depth && matches!(before, b'{' | b',');
                if at >= half && is_key && depth <= DEPTH {
                    return Some((at, depth.checked_sub(1)?));
                }
                at = end_of_string(text, at)?;
            }
            b'{' | b'[' => {
                // All that are open are objects as far as there was no list.
                objects += usize::from(byte == b'{' && objects == depth);
                depth += 1;
            }
            b'}' | b']' => {
                depth = depth.checked_sub(1)?;
                objects = objects.min(depth);
            }
            _ => {}
        }
        before = byte;
        at += 1;
    }
}

/// The quotes that end the string whose first quotes are at `at`.
fn end_of_string(text: &str, at: usize) -> Option<usize> {
    let mut from = at + 1;
    loop {
        let end = from + text.get(from..)?.find('"')?;
        let escapes = text.as_bytes()[at + 1..end].iter().rev();
        if escapes.take_while(|byte| **byte == b'\\').count() % 2 == 0 {
            return Some(end);
        }
        from = end + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::halfway;

    #[test]
    fn a_key_in_the_middle_is_found() {
        let filler = "x".repeat(40);
        for (text, expected) in [
            (
                format!(r#"{{"a": "{filler}", "b": "{filler}"}}"#),
                Some(("\"b\"", 0)),
            ),
            (
                format!(r#"{{"a": {{"c": "{filler}\\\"{{", "d": ["{filler}"], "e": 1}}}}"#),
                Some(("\"d\"", 1)),
            ),
            // Not one inside of a list.
            (
                format!(r#"{{"a": [{{"b": "{filler}", "c": 1}}], "d": ["b", "{filler}"]}}"#),
                Some(("\"d\"", 0)),
            ),
            (format!(r#"{{"a": ["{filler}", "{filler}"]}}"#), None),
            (format!(r#"["a", "{filler}", {{"b": "{filler}"}}]"#), None),
            (format!(r#"{{"a": "{filler}"#), None),
            ("}".repeat(9), None),
            (String::new(), None),
        ] {
            let found = halfway(&text).map(|(at, depth)| (text.get(at..at + 3), depth));
            assert_eq!(
                found,
                expected.map(|(key, depth)| (Some(key), depth)),
                "{text}"
            );
        }
    }
}
