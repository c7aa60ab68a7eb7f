//! Both sides of a body.

use std::hint::black_box;
use std::rc::Rc;

use bindery_runtime::describe::Blank;
use bindery_runtime::json;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// A body, and what is done with it on both sides.
///
/// The types are behind functions, so that all that measures shares what was compiled here.
pub struct Body {
    /// How many bytes of JSON it is.
    pub bytes: usize,
    /// The types that Bindery made.
    pub ours: Side,
    /// Those that derive.
    pub plain: Side,
    /// Counts the rules that are broken.
    pub validate: Box<dyn Fn() -> usize>,
}

/// A side of a body.
pub struct Side {
    /// Reads it, and drops what was read.
    pub decode: Box<dyn Fn() -> bool>,
    /// Writes what was read before; says how long that is.
    pub encode: Box<dyn Fn() -> usize>,
}

/// A body of which both sides have read the same, and lost nothing. `Plain` is of the same
/// shape as `Ours`, and derives.
///
/// # Panics
/// When they have not.
#[must_use]
pub fn body<Ours, Plain>(text: String, judge: fn(&Ours) -> usize) -> Body
where
    Ours: Blank + 'static,
    Plain: Serialize + DeserializeOwned + 'static,
{
    let (ours, plain) = read::<Ours, Plain>(&text);
    let (ours, judged) = shared(ours);
    let text: Rc<str> = text.into();
    let (by_ours, by_plain) = (Rc::clone(&text), Rc::clone(&text));
    Body {
        bytes: text.len(),
        ours: Side {
            decode: Box::new(move || {
                let json = black_box(&by_ours).as_bytes();
                black_box(json::from_slice::<Ours>(json)).is_ok()
            }),
            encode: Box::new(move || black_box(json::to_vec(black_box(&*ours))).len()),
        },
        plain: Side {
            decode: Box::new(move || {
                let json = black_box(&by_plain).as_bytes();
                black_box(serde_json::from_slice::<Plain>(json)).is_ok()
            }),
            encode: Box::new(move || {
                let json = serde_json::to_vec(black_box(&plain));
                black_box(json).map_or(0, |json| json.len())
            }),
        },
        validate: Box::new(move || judge(black_box(&judged))),
    }
}

fn shared<T>(value: T) -> (Rc<T>, Rc<T>) {
    let value = Rc::new(value);
    (Rc::clone(&value), value)
}

fn read<Ours, Plain>(text: &str) -> (Ours, Plain)
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
            let pairs = by_ours.bytes().zip(by_plain.bytes());
            let same = pairs.take_while(|(ours, plain)| ours == plain).count();
            assert!(
                same == by_ours.len() && same == by_plain.len(),
                "the sides write differently from byte {same}: {:?} and {:?}",
                around(&by_ours, same),
                around(&by_plain, same)
            );
            assert!(tree(&by_ours) == tree(text), "something was lost");
            (ours, plain)
        }
        (ours, plain) => {
            assert_eq!(
                (ours.err().map(|why| why.to_string()), None::<String>),
                (None, plain.err().map(|why| why.to_string())),
                "a side cannot read it"
            );
            unreachable!("one of them is an error")
        }
    }
}

/// A little of a text, for messages.
fn around(text: &str, at: usize) -> &str {
    let start = text.floor_char_boundary(at.saturating_sub(40));
    let end = text.ceil_char_boundary((at + 40).min(text.len()));
    &text[start..end]
}
