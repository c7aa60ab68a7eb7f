//! What values of a kind have in common, written once for all generated types of it.
//!
//! A blanket `impl Value for T` for each of `Record`, `Union` and `TextEnum` would overlap; one
//! for [`Generated`] does not, and the type says by [`Generated::Kind`] which it is.

use super::{Blank, List, Value, View};
use crate::json::{ReadError, Reader};
use crate::value::TextEnum;

/// A type whose kind says how it is looked at, read and made from nothing.
///
/// A type that implements this is a [`Value`] and [`Blank`].
pub trait Generated: Sized + Send + Sync {
    /// What it is: [`Record`], [`Tuple`], [`Union`] or [`Text`].
    type Kind: Kind<Self>;
}

/// How a kind of types behaves as a [`Value`].
pub trait Kind<T> {
    /// See [`Blank::KEEPS_NULL`].
    const KEEPS_NULL: bool = false;

    /// See [`Value::view`].
    fn view(value: &T) -> View<'_>;

    /// See [`Value::fill`].
    ///
    /// # Errors
    /// When the JSON is malformed or of another type than this value.
    fn fill(value: &mut T, reader: &mut Reader<'_>) -> Result<(), ReadError>;

    /// See [`Blank::blank`].
    fn blank() -> T;
}

impl<T: Generated> Value for T {
    fn view(&self) -> View<'_> {
        T::Kind::view(self)
    }

    fn fill(&mut self, reader: &mut Reader<'_>) -> Result<(), ReadError> {
        T::Kind::fill(self, reader)
    }
}

impl<T: Generated> Blank for T {
    const KEEPS_NULL: bool = <T::Kind as Kind<T>>::KEEPS_NULL;

    fn blank() -> T {
        T::Kind::blank()
    }
}

/// A struct made from an object schema.
#[derive(Clone, Copy, Debug)]
pub struct Record;

impl<T: super::Record + Generated> Kind<T> for Record {
    fn view(value: &T) -> View<'_> {
        View::Record(value)
    }

    fn fill(value: &mut T, reader: &mut Reader<'_>) -> Result<(), ReadError> {
        if reader.again() {
            drop(std::mem::replace(value, T::nothing()));
        }
        reader.record(value)
    }

    fn blank() -> T {
        T::nothing()
    }
}

/// A struct made from an array schema with `prefixItems`.
#[derive(Clone, Copy, Debug)]
pub struct Tuple;

impl<T: super::Record + List + Generated> Kind<T> for Tuple {
    fn view(value: &T) -> View<'_> {
        View::List(value)
    }

    fn fill(value: &mut T, reader: &mut Reader<'_>) -> Result<(), ReadError> {
        if reader.again() {
            drop(std::mem::replace(value, T::nothing()));
        }
        reader.tuple(value)
    }

    fn blank() -> T {
        T::nothing()
    }
}

/// An enum of types.
#[derive(Clone, Copy, Debug)]
pub struct Union;

impl<T: super::Union + Generated> Kind<T> for Union {
    fn view(value: &T) -> View<'_> {
        value.active().view()
    }

    fn fill(value: &mut T, reader: &mut Reader<'_>) -> Result<(), ReadError> {
        reader.union(value)
    }

    fn blank() -> T {
        T::nothing()
    }
}

/// An enum of strings.
#[derive(Clone, Copy, Debug)]
pub struct Text;

impl<T: TextEnum + Generated> Kind<T> for Text {
    fn view(value: &T) -> View<'_> {
        View::Text(value.as_str())
    }

    fn fill(value: &mut T, reader: &mut Reader<'_>) -> Result<(), ReadError> {
        match T::from_text(reader.text()?) {
            Some(text) => {
                *value = text;
                Ok(())
            }
            None => Err(reader.unlisted()),
        }
    }

    fn blank() -> T {
        T::FIRST
    }
}

/// A value in a place of its own. The box is `Generated` because another crate could make a
/// box of its own types so, and an `impl Value for Box<T>` would then overlap.
#[derive(Clone, Copy, Debug)]
pub struct Boxed;

impl<T: Blank> Generated for Box<T> {
    type Kind = Boxed;
}

impl<T: Blank> Kind<Box<T>> for Boxed {
    const KEEPS_NULL: bool = T::KEEPS_NULL;

    fn view(value: &Box<T>) -> View<'_> {
        (**value).view()
    }

    fn fill(value: &mut Box<T>, reader: &mut Reader<'_>) -> Result<(), ReadError> {
        (**value).fill(reader)
    }

    fn blank() -> Box<T> {
        Box::new(T::blank())
    }
}
