//! `*`, `+`, `?` and `{1,2}`.

use super::{Parser, Result};

impl Parser<'_> {
    /// A quantifier, if one is here: where it starts, at least and at most.
    pub(super) fn quantifier(&mut self) -> Result<Option<(usize, (u32, u32))>> {
        let start = self.at;
        let bounds = match self.peek() {
            Some('*') => (0, u32::MAX),
            Some('+') => (1, u32::MAX),
            Some('?') => (0, 1),
            Some('{') => match self.braces(start) {
                Some((bounds, end)) => {
                    self.at = end;
                    self.eat('?');
                    if bounds.0 > bounds.1 {
                        return Err(self.error(start..end, "at least is more than at most"));
                    }
                    return Ok(Some((start, bounds)));
                }
                None if self.unicode => {
                    return Err(self.error_here("a `{` that means itself is written `\\{`"));
                }
                None => return Ok(None),
            },
            _ => return Ok(None),
        };
        self.at += 1;
        // Lazy or greedy, the same texts match.
        self.eat('?');
        Ok(Some((start, bounds)))
    }

    /// `{1}`, `{1,}` or `{1,2}` at a place: its bounds, and where it ends.
    pub(super) fn braces(&self, start: usize) -> Option<((u32, u32), usize)> {
        let inner = self.source[start..].strip_prefix('{')?;
        let (inner, _) = inner.split_once('}')?;
        let (min, max) = match inner.split_once(',') {
            None => (inner, inner),
            Some((min, max)) => (min, max),
        };
        let min = number(min)?;
        let max = if max.is_empty() {
            u32::MAX
        } else {
            number(max)?
        };
        Some(((min, max), start + inner.len() + 2))
    }
}

/// Digits; what is larger than any text is as good as unlimited.
fn number(digits: &str) -> Option<u32> {
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    Some(digits.parse().unwrap_or(u32::MAX))
}
