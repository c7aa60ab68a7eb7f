//! An API as it can be judged without an engine for regular expressions.

use bindery::model::{Api, Check};
use bindery::pattern::settle;

/// An API without the patterns that only an engine understands, such as those with a look-ahead,
/// if it has any: no text is known to match them, so there would be no sample.
pub(super) fn blurred(api: &Api) -> Option<Api> {
    let is_clear = |check: &Check| match check {
        Check::Pattern(pattern) => {
            settle(pattern).is_ok_and(|settled| settled.matches("").is_some())
        }
        _ => true,
    };
    let mut rules = api.types.iter().flat_map(|ty| &ty.rules);
    if rules.all(|rule| is_clear(&rule.check)) {
        return None;
    }
    let mut api = api.clone();
    for ty in &mut api.types {
        ty.rules.retain(|rule| is_clear(&rule.check));
    }
    Some(api)
}
