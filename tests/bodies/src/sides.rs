//! Both sides of a body.

use bindery_runtime::describe::Blank;
use bindery_runtime::json;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Something that is done with each body.
pub trait Both {
    /// Does it. `Plain` is of the same shape as `Ours`, and derives; `judge` counts the rules
    /// that are broken.
    fn see<Ours, Plain>(&mut self, name: &str, text: &str, judge: fn(&Ours) -> usize)
    where
        Ours: Blank,
        Plain: Serialize + DeserializeOwned;
}

/// Reads a body on both sides, and makes sure that both have read the same and lost nothing.
///
/// # Panics
/// When they have not.
#[must_use]
pub fn read<Ours, Plain>(name: &str, text: &str) -> (Ours, Plain)
where
    Ours: Blank,
    Plain: Serialize + DeserializeOwned,
{
    let ours: Result<Ours, _> = json::from_str(text);
    let plain: Result<Plain, _> = serde_json::from_str(text);
    match (ours, plain) {
        (Ok(ours), Ok(plain)) => {
            let tree = |text: &str| serde_json::from_str::<serde_json::Value>(text).ok();
            let by_ours = json::to_string(&ours);
            let by_plain = serde_json::to_string(&plain).unwrap_or_default();
            let differ = by_ours.bytes().zip(by_plain.bytes());
            let same = differ.take_while(|(ours, plain)| ours == plain).count();
            assert!(
                same == by_ours.len() && same == by_plain.len(),
                "{name}: the sides write differently from byte {same}"
            );
            assert!(tree(&by_ours) == tree(text), "{name}: something was lost");
            (ours, plain)
        }
        (ours, plain) => {
            assert_eq!(
                (ours.err().map(|why| why.to_string()), None::<String>),
                (None, plain.err().map(|why| why.to_string())),
                "{name} cannot be read"
            );
            unreachable!("one of them is an error")
        }
    }
}
