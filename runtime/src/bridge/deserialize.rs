//! Every generated type from any serde format that describes itself.

use std::fmt;

use serde_core::de::{
    Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor,
};

use crate::describe::{Blank, Value};
use crate::json::decimal::Decimal;
use crate::json::{self, Json, MAX_DEPTH, Number};
use crate::value::Formatted;

/// Copies what the deserializer holds to JSON text and reads the value from that, so that
/// reading is compiled once for all formats.
///
/// # Errors
/// When the deserializer fails, holds what JSON cannot say, or another type.
pub fn deserialize<'de, T: Blank, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let json = json_text(deserializer)?;
    json::from_slice(&json).map_err(|error| {
        // Lines and columns would be those of the copy.
        match error.pointer() {
            "" => D::Error::custom(error.problem()),
            pointer => D::Error::custom(format_args!("{pointer}: {}", error.problem())),
        }
    })
}

fn json_text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
    let mut out = Vec::with_capacity(128);
    Transcript {
        out: &mut out,
        depth: 0,
    }
    .deserialize(deserializer)?;
    Ok(out)
}

/// Appends one value to `out`.
struct Transcript<'o> {
    out: &'o mut Vec<u8>,
    depth: usize,
}

impl Transcript<'_> {
    fn write(self, value: &dyn Value) {
        json::write(value.view(), self.out);
    }

    fn enter<E: Error>(&self) -> Result<(), E> {
        if self.depth >= MAX_DEPTH {
            Err(E::custom("nested too deep"))
        } else {
            Ok(())
        }
    }

    fn inner(&mut self) -> Transcript<'_> {
        Transcript {
            out: self.out,
            depth: self.depth + 1,
        }
    }
}

impl<'de> DeserializeSeed<'de> for Transcript<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Transcript<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value that JSON can say")
    }

    fn visit_bool<E: Error>(self, bool: bool) -> Result<(), E> {
        self.write(&bool);
        Ok(())
    }

    fn visit_i64<E: Error>(self, integer: i64) -> Result<(), E> {
        self.write(&integer);
        Ok(())
    }

    fn visit_u64<E: Error>(self, unsigned: u64) -> Result<(), E> {
        self.write(&unsigned);
        Ok(())
    }

    fn visit_i128<E: Error>(self, integer: i128) -> Result<(), E> {
        self.out.extend_from_slice(integer.to_string().as_bytes());
        Ok(())
    }

    fn visit_u128<E: Error>(self, unsigned: u128) -> Result<(), E> {
        self.out.extend_from_slice(unsigned.to_string().as_bytes());
        Ok(())
    }

    fn visit_f32<E: Error>(self, float: f32) -> Result<(), E> {
        finite(f64::from(float))?;
        self.write(&float);
        Ok(())
    }

    fn visit_f64<E: Error>(self, float: f64) -> Result<(), E> {
        self.write(&finite(float)?);
        Ok(())
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        json::write_text(text, self.out);
        Ok(())
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        self.visit_unit()
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.out.extend_from_slice(b"null");
        Ok(())
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut items: A) -> Result<(), A::Error> {
        self.enter()?;
        self.out.push(b'[');
        let mut first = true;
        loop {
            let end = self.out.len();
            if !first {
                self.out.push(b',');
            }
            if items.next_element_seed(self.inner())?.is_none() {
                self.out.truncate(end);
                break;
            }
            first = false;
        }
        self.out.push(b']');
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut entries: A) -> Result<(), A::Error> {
        self.enter()?;
        let start = self.out.len();
        self.out.push(b'{');
        let mut first = true;
        loop {
            let end = self.out.len();
            if !first {
                self.out.push(b',');
            }
            match entries.next_key_seed(Key { out: self.out })? {
                Some(KeyKind::Number) if first => {
                    self.out.truncate(start);
                    return number(&mut entries, self.out);
                }
                Some(_) => self.out.push(b':'),
                None => {
                    self.out.truncate(end);
                    break;
                }
            }
            first = false;
            entries.next_value_seed(self.inner())?;
        }
        self.out.push(b'}');
        Ok(())
    }
}

/// The key by which serde_json passes numbers as text, once any crate of a build turns on
/// its feature `arbitrary_precision`.
const NUMBER: &str = "$serde_json::private::Number";

fn number<'de, A: MapAccess<'de>>(entries: &mut A, out: &mut Vec<u8>) -> Result<(), A::Error> {
    let digits: String = entries.next_value()?;
    if Decimal::parse(&digits).is_none() {
        return Err(A::Error::custom("invalid number"));
    }
    out.extend_from_slice(digits.as_bytes());
    Ok(())
}

fn finite<E: Error>(float: f64) -> Result<f64, E> {
    if float.is_finite() {
        Ok(float)
    } else {
        Err(E::custom("JSON has no such number"))
    }
}

/// Appends one key to `out`, as text.
struct Key<'o> {
    out: &'o mut Vec<u8>,
}

/// What a key that was appended says about the map.
enum KeyKind {
    /// It may be [a number](NUMBER).
    Number,
    /// Nothing.
    Other,
}

impl Key<'_> {
    fn write(self, text: &str) -> KeyKind {
        json::write_text(text, self.out);
        if text == NUMBER {
            KeyKind::Number
        } else {
            KeyKind::Other
        }
    }
}

impl<'de> DeserializeSeed<'de> for Key<'_> {
    type Value = KeyKind;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<KeyKind, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl Visitor<'_> for Key<'_> {
    type Value = KeyKind;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key that JSON can say")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<KeyKind, E> {
        Ok(self.write(text))
    }

    fn visit_bool<E: Error>(self, bool: bool) -> Result<KeyKind, E> {
        Ok(self.write(&bool.to_string()))
    }

    fn visit_i64<E: Error>(self, integer: i64) -> Result<KeyKind, E> {
        Ok(self.write(&integer.to_string()))
    }

    fn visit_u64<E: Error>(self, unsigned: u64) -> Result<KeyKind, E> {
        Ok(self.write(&unsigned.to_string()))
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Json, D::Error> {
        deserialize(deserializer)
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Number, D::Error> {
        deserialize(deserializer)
    }
}

impl<'de, T> Deserialize<'de> for Formatted<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Formatted<T>, D::Error> {
        deserialize(deserializer)
    }
}
