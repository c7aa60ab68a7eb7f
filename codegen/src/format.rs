//! Formats that are bound to other types than they usually are.

use std::fmt;

use crate::map::Set;
use crate::model::{Api, Kind, Type};

/// Formats of strings that have a type of their own, or a rule.
const OF_STRINGS: &[&str] = &[
    "base64",
    "byte",
    "date",
    "date-time",
    "decimal",
    "duration",
    "email",
    "hostname",
    "ipv4",
    "ipv6",
    "password",
    "time",
    "uri",
    "uuid",
];
/// Formats of numbers; `number` is a number without one.
const OF_NUMBERS: &[&str] = &["decimal", "double", "float", "number"];
/// Formats of integers; `integer` is one without.
const OF_INTEGERS: &[&str] = &[
    "int16", "int32", "int64", "int8", "integer", "uint16", "uint32", "uint64", "uint8",
];

/// Which formats are bound to other types than they usually are.
///
/// - `string`: any format of strings; the rule `format` is then not checked either;
/// - `f64`: `number`, `float`, `double`, and `decimal` where it is a number;
/// - `number`, without loss: any format of numbers, and any of integers.
///
/// ```
/// use bindery::format::Formats;
///
/// let mut formats = Formats::default();
/// formats.bind("date-time", "string")?;
/// formats.bind("number", "f64")?;
/// assert!(formats.bind("date-time", "f64").is_err());
/// # Ok::<(), bindery::format::CannotBind>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Formats(Set<(String, Target)>);

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Target {
    String,
    F64,
    Number,
}

impl Formats {
    /// Binds a format to a type, whatever has been said about it before.
    ///
    /// # Errors
    /// When there is no such format, or it cannot be of that type.
    pub fn bind(&mut self, format: &str, ty: &str) -> Result<(), CannotBind> {
        let format = if format == "url" { "uri" } else { format };
        let (target, formats) = match ty {
            "string" => (Target::String, vec![OF_STRINGS]),
            "f64" => (Target::F64, vec![OF_NUMBERS]),
            "number" => (Target::Number, vec![OF_NUMBERS, OF_INTEGERS]),
            _ => {
                return Err(CannotBind(format!(
                    "a format can be `string`, `f64` or `number`, not `{ty}`"
                )));
            }
        };
        if !formats.iter().any(|formats| formats.contains(&format)) {
            let known = formats.concat().join("`, `");
            return Err(CannotBind(format!(
                "the format `{format}` cannot be `{ty}`; what can is `{known}`"
            )));
        }
        if target != Target::String {
            self.0.remove(&(format.to_owned(), Target::F64));
            self.0.remove(&(format.to_owned(), Target::Number));
        }
        self.0.insert((format.to_owned(), target));
        Ok(())
    }

    /// Adds what others say, unless the same is said here.
    pub fn or(&mut self, others: &Formats) {
        for (format, target) in &others.0 {
            let is_said = self.0.iter().any(|(own, to)| {
                own == format && (*to == Target::String) == (*target == Target::String)
            });
            if !is_said {
                self.0.insert((format.clone(), *target));
            }
        }
    }

    /// Gives the types of an API the formats that they shall have.
    pub(crate) fn apply(&self, api: &mut Api) {
        if !self.0.is_empty() {
            api.types.iter_mut().for_each(|ty| self.apply_to(ty));
        }
    }

    fn apply_to(&self, ty: &mut Type) {
        match &ty.kind {
            Kind::String(Some(format)) if self.has(format, Target::String) => {
                ty.secret &= format != "password";
                ty.kind = Kind::String(None);
            }
            Kind::Number(format) => {
                // What is no format that is known here says nothing.
                let said = format.as_deref().filter(|said| OF_NUMBERS.contains(said));
                let said = said.unwrap_or("number");
                if self.has(said, Target::F64) {
                    ty.kind = Kind::Number(Some("double".to_owned()));
                } else if self.has(said, Target::Number) {
                    ty.kind = Kind::Number(None);
                }
            }
            Kind::Integer(format)
                if self.has(format.as_deref().unwrap_or("integer"), Target::Number) =>
            {
                ty.kind = Kind::Integer(Some("int128".to_owned()));
            }
            _ => {}
        }
    }

    fn has(&self, format: &str, target: Target) -> bool {
        self.0.contains(&(format.to_owned(), target))
    }
}

/// Why a format cannot be bound to a type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CannotBind(String);

impl fmt::Display for CannotBind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for CannotBind {}
