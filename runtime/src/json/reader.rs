//! The reader: what the next value is, and the values that hold others.

use bytes::Bytes;

use super::error::{Problem, ReadError};
use super::scanner::Scanner;
use crate::describe::{Blank, List, Map};
use crate::schema::Types;

/// How deep arrays and objects may be nested.
///
/// Deeper ones are an error rather than an overflow of the stack. What is skipped may be
/// a little deeper, since skipping takes no stack.
pub const MAX_DEPTH: usize = 128;

/// Reads a JSON text from its start to its end, value by value.
///
/// Generated types and the types of this crate read themselves from it, through
/// [`Value::fill`](crate::describe::Value::fill).
///
/// ```
/// use bindery_runtime::json::Reader;
///
/// let mut reader = Reader::new(br#" ["a", 2] "#);
/// let mut sum = 0;
/// reader.list(&mut |reader| {
///     match reader.peek()? {
///         bindery_runtime::json::Kind::Number => sum += reader.integer()?,
///         _ => reader.skip()?,
///     }
///     Ok(())
/// })?;
/// reader.finish()?;
/// assert_eq!(sum, 2);
/// # Ok::<(), bindery_runtime::json::ReadError>(())
/// ```
pub struct Reader<'j> {
    pub(super) scanner: Scanner<'j>,
    depth: usize,
    /// The key that was read last, where it is not a known field. Kept for its memory.
    pub(super) key: String,
    /// Whether the value that is read next has been read before.
    pub(super) again: bool,
    /// Whether a `null` was read for which there was no place.
    pub(super) lost_null: bool,
    /// Where the string that was read last starts.
    pub(super) text_start: usize,
    /// A body that is no JSON and is kept as it is.
    whole: Option<Bytes>,
}

/// The JSON type of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `null`
    Null,
    /// `true` or `false`
    Boolean,
    /// A number of any form.
    Number,
    /// A string.
    String,
    /// An array.
    Array,
    /// An object.
    Object,
}

impl Kind {
    /// Whether values of this kind can be of one of the types.
    pub(super) fn is_in(self, types: Types) -> bool {
        types == Types::ANY
            || types.has(match self {
                Kind::Null => Types::NULL,
                Kind::Boolean => Types::BOOLEAN,
                Kind::Number => Types::INTEGER.or(Types::NUMBER),
                Kind::String => Types::STRING,
                Kind::Array => Types::ARRAY,
                Kind::Object => Types::OBJECT,
            })
    }

    /// With its article, for messages.
    pub(crate) fn in_words(self) -> &'static str {
        match self {
            Kind::Null => "null",
            Kind::Boolean => "a boolean",
            Kind::Number => "a number",
            Kind::String => "a string",
            Kind::Array => "an array",
            Kind::Object => "an object",
        }
    }
}

impl<'j> Reader<'j> {
    /// Stands at the start of `json`.
    #[must_use]
    pub fn new(json: &'j [u8]) -> Reader<'j> {
        Reader {
            scanner: Scanner::new(json),
            depth: 0,
            key: String::new(),
            again: false,
            lost_null: false,
            text_start: 0,
            whole: None,
        }
    }

    /// Stands before a body that is no JSON. Types that keep bytes take it as it is; all
    /// others see a `null` and leave it, see [`Reader::has_bytes`].
    pub(crate) fn of_bytes(body: Bytes) -> Reader<'static> {
        Reader {
            whole: Some(body),
            ..Reader::new(b"null")
        }
    }

    /// Whether there still is a body that is no JSON, which the type did not take.
    pub(crate) fn has_bytes(&self) -> bool {
        self.whole.is_some()
    }

    /// Reads the next value as bytes: a body that is no JSON, or a string.
    ///
    /// # Errors
    /// When there is neither.
    pub fn bytes(&mut self) -> Result<Bytes, ReadError> {
        match self.whole.take() {
            Some(body) => self.skip().map(|()| body),
            None => Ok(Bytes::copy_from_slice(self.text()?.as_bytes())),
        }
    }

    /// Another reader at the same place, to look ahead.
    pub(super) fn ahead(&self) -> Reader<'j> {
        Reader {
            scanner: self.scanner.ahead(),
            depth: self.depth,
            key: String::new(),
            again: false,
            lost_null: false,
            text_start: 0,
            whole: self.whole.clone(),
        }
    }

    /// Reads the next value.
    ///
    /// # Errors
    /// When the JSON is malformed or of another type.
    pub fn value<T: Blank>(&mut self) -> Result<T, ReadError> {
        let mut value = T::blank();
        value.fill(self)?;
        Ok(value)
    }

    /// Whether the value to fill holds an earlier occurrence of the same property, which
    /// must not shine through. A type whose parts are filled one by one asks this first.
    #[doc(hidden)]
    #[must_use]
    pub fn again(&self) -> bool {
        self.again
    }

    /// What the next value is, without reading it.
    ///
    /// # Errors
    /// When no value starts here.
    pub fn peek(&mut self) -> Result<Kind, ReadError> {
        let first = self.first()?;
        self.kind(first)
    }

    /// Reads `null` if that is what comes next, and says whether it was.
    ///
    /// # Errors
    /// When nothing follows, or something that only begins like `null`.
    pub fn null_next(&mut self) -> Result<bool, ReadError> {
        if self.first()? != b'n' {
            return Ok(false);
        }
        self.scanner.word("null").map(|()| true)
    }

    /// The same, where the value then is absent: it has no place for `null`.
    pub(crate) fn absent_next(&mut self) -> Result<bool, ReadError> {
        let is_null = self.null_next()?;
        self.lost_null |= is_null;
        Ok(is_null)
    }

    /// Reads an array, calling `item` where each item stands.
    ///
    /// # Errors
    /// When the next value is not an array, or `item` fails.
    pub fn list(
        &mut self,
        item: &mut dyn FnMut(&mut Reader<'_>) -> Result<(), ReadError>,
    ) -> Result<(), ReadError> {
        self.each(item)
    }

    /// Reads an array, adding its items to a list.
    ///
    /// # Errors
    /// When the next value is not an array, or an item is not of the list's type.
    pub fn items(&mut self, list: &mut dyn List) -> Result<(), ReadError> {
        self.each(|reader| list.read_item(reader))
    }

    #[inline]
    fn each(
        &mut self,
        mut item: impl FnMut(&mut Reader<'_>) -> Result<(), ReadError>,
    ) -> Result<(), ReadError> {
        let first = self.first()?;
        if first != b'[' {
            return Err(self.unexpected("an array", first));
        }
        self.enter()?;
        let mut more = self.scanner.open_list()?;
        let mut index = 0;
        while more {
            item(self).map_err(|error| error.in_item(index))?;
            index += 1;
            more = self.scanner.next_item()?;
        }
        self.leave();
        Ok(())
    }

    /// Reads an object whose keys are data.
    ///
    /// # Errors
    /// When the next value is not an object, or an entry is not of the map's type.
    pub fn map(&mut self, map: &mut dyn Map) -> Result<(), ReadError> {
        self.entries(&mut |key, reader| map.read_entry(key, reader))
    }

    /// Reads an object, calling `entry` with each key where its value stands.
    pub(crate) fn entries(
        &mut self,
        entry: &mut dyn FnMut(&str, &mut Reader<'_>) -> Result<(), ReadError>,
    ) -> Result<(), ReadError> {
        self.open_object()?;
        let mut key = std::mem::take(&mut self.key);
        let mut first = true;
        while self.next_key(first, &mut key)? {
            first = false;
            entry(&key, self).map_err(|error| error.in_property(&key))?;
        }
        self.key = key;
        self.leave();
        Ok(())
    }

    /// Reads over the next value, whatever it is. Strings in it may be invalid UTF-8.
    ///
    /// # Errors
    /// When the JSON is malformed.
    pub fn skip(&mut self) -> Result<(), ReadError> {
        let first = self.first()?;
        self.scanner.skip(first)
    }

    /// Reads over the next value and gives its bytes. Strings in it may be invalid UTF-8.
    ///
    /// # Errors
    /// When the JSON is malformed.
    pub fn raw(&mut self) -> Result<&'j [u8], ReadError> {
        self.first()?;
        let start = self.offset();
        self.skip()?;
        Ok(self.scanner.since(start))
    }

    /// Makes sure that only white space follows.
    ///
    /// # Errors
    /// When something else does.
    pub fn finish(&mut self) -> Result<(), ReadError> {
        self.scanner.finish()
    }
}

/// Steps that several of the reads above share.
impl<'j> Reader<'j> {
    /// The first byte of the next value.
    pub(super) fn first(&mut self) -> Result<u8, ReadError> {
        self.scanner.first()
    }

    fn kind(&self, first: u8) -> Result<Kind, ReadError> {
        match first {
            b'n' => Ok(Kind::Null),
            b't' | b'f' => Ok(Kind::Boolean),
            b'"' => Ok(Kind::String),
            b'[' => Ok(Kind::Array),
            b'{' => Ok(Kind::Object),
            number if starts_number(number) => Ok(Kind::Number),
            _ => Err(self.error(Problem::Syntax("expected a value"))),
        }
    }

    /// The error for a value that starts with `first` where another type is expected.
    #[cold]
    pub(super) fn unexpected(&self, expected: &'static str, first: u8) -> ReadError {
        match self.kind(first) {
            Ok(kind) => self.error(Problem::Type {
                expected,
                found: kind.in_words(),
            }),
            Err(error) => error,
        }
    }

    #[cold]
    pub(super) fn error(&self, problem: Problem) -> ReadError {
        self.error_at(problem, self.offset())
    }

    #[cold]
    pub(super) fn error_at(&self, problem: Problem, offset: usize) -> ReadError {
        self.scanner.error(problem, offset)
    }

    /// Where the reader stands, in bytes.
    pub(crate) fn offset(&self) -> usize {
        self.scanner.offset()
    }

    pub(super) fn enter(&mut self) -> Result<(), ReadError> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            Err(self.error(Problem::Depth))
        } else {
            Ok(())
        }
    }

    pub(super) fn leave(&mut self) {
        self.depth = self.depth.saturating_sub(1);
    }

    pub(super) fn open_object(&mut self) -> Result<(), ReadError> {
        let first = self.first()?;
        if first != b'{' {
            return Err(self.unexpected("an object", first));
        }
        self.enter()
    }

    /// Reads the next key of an object into `key`; false at the object's end.
    pub(super) fn next_key(&mut self, first: bool, key: &mut String) -> Result<bool, ReadError> {
        let next = if first {
            self.scanner.open_object()
        } else {
            self.scanner.next_key()
        };
        match next? {
            None => Ok(false),
            Some(text) => {
                key.clear();
                key.push_str(text);
                Ok(true)
            }
        }
    }
}

pub(super) fn starts_number(first: u8) -> bool {
    first.is_ascii_digit() || first == b'-'
}
