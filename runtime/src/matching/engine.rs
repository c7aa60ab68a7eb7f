//! Patterns with look-around or back-references, on an ECMA-262 engine.

#[cfg(not(feature = "ecma-regex"))]
pub(super) fn matches(_source: &'static str, _text: &str) -> bool {
    true
}

#[cfg(feature = "ecma-regex")]
pub(super) fn matches(source: &'static str, text: &str) -> bool {
    compiled(source).is_none_or(|regex| regex.find(text).is_some())
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
        assert!(matches(SOURCE, "abc1"));
        assert!(!matches(SOURCE, "abcd"));
        assert!(matches(SOURCE, "1234😀z"));
    }

    #[test]
    fn falls_back_to_patterns_that_are_only_right_without_u() {
        // `\-` outside a class is an error with `u`.
        const SOURCE: &str = r"^a\-(?!x)b";
        assert!(matches(SOURCE, "a-b"));
        assert!(!matches(SOURCE, "a-x"));
    }

    #[test]
    fn what_the_engine_does_not_know_is_not_refused() {
        assert!(matches("(", "anything"));
    }
}
