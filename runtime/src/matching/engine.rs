//! Patterns with look-around or back-references, on an ECMA-262 engine.

/// Whether the text matches the pattern, somewhere, by an ECMA-262 engine.
///
/// Tables name it where a pattern needs it, and nothing else does: what calls no operation with
/// such a pattern has no engine in its program. A pattern matches everything where the feature
/// `ecma-regex` is off, or where the engine does not know it.
#[must_use]
#[cfg_attr(not(feature = "ecma-regex"), expect(unused_variables))]
pub fn engine(source: &'static str, text: &str) -> bool {
    #[cfg(feature = "ecma-regex")]
    let matches = compiled(source).is_none_or(|regex| regex.find(text).is_some());
    #[cfg(not(feature = "ecma-regex"))]
    let matches = true;
    matches
}

/// The compiled pattern; each is compiled once. `None` where the engine does not know it.
#[cfg(feature = "ecma-regex")]
fn compiled(source: &'static str) -> Option<std::sync::Arc<regress::Regex>> {
    use std::collections::BTreeMap;
    use std::sync::{Arc, PoisonError, RwLock};

    type Compiled = BTreeMap<(usize, usize), Option<Arc<regress::Regex>>>;
    static COMPILED: RwLock<Compiled> = RwLock::new(BTreeMap::new());

    // Static texts stay where they are, so their place stands for them.
    let key = (source.as_ptr().addr(), source.len());
    let known = COMPILED
        .read()
        .unwrap_or_else(PoisonError::into_inner)
        .get(&key)
        .cloned();
    known.unwrap_or_else(|| {
        // With `u` the pattern speaks of code points; older patterns are only right without.
        let regex = regress::Regex::with_flags(source, "u")
            .or_else(|_| regress::Regex::new(source))
            .ok()
            .map(Arc::new);
        let mut compiled = COMPILED.write().unwrap_or_else(PoisonError::into_inner);
        compiled.insert(key, regex.clone());
        regex
    })
}

#[cfg(all(test, feature = "ecma-regex"))]
mod tests {
    use super::*;

    #[test]
    fn knows_look_ahead() {
        const SOURCE: &str = "^(?=.*[0-9])(?=.*[a-z]).{4,8}$";
        assert!(engine(SOURCE, "abc1"));
        assert!(!engine(SOURCE, "abcd"));
        assert!(engine(SOURCE, "1234😀z"));
    }

    #[test]
    fn falls_back_to_patterns_that_are_only_right_without_u() {
        // `\-` outside a class is an error with `u`.
        const SOURCE: &str = r"^a\-(?!x)b";
        assert!(engine(SOURCE, "a-b"));
        assert!(!engine(SOURCE, "a-x"));
    }

    #[test]
    fn what_the_engine_does_not_know_is_not_refused() {
        assert!(engine("(", "anything"));
    }
}
