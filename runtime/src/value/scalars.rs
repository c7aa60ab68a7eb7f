//! Values that hold no others.

use crate::describe::{Blank, Value, View};
use crate::json::{ReadError, Reader};

impl Value for bool {
    fn view(&self) -> View<'_> {
        View::Bool(*self)
    }

    fn fill(&mut self, reader: &mut Reader<'_>) -> Result<(), ReadError> {
        *self = reader.boolean()?;
        Ok(())
    }
}

impl Blank for bool {
    fn blank() -> bool {
        false
    }
}

impl Value for String {
    fn view(&self) -> View<'_> {
        View::Text(self)
    }

    fn fill(&mut self, reader: &mut Reader<'_>) -> Result<(), ReadError> {
        *self = reader.text()?.to_owned();
        Ok(())
    }
}

impl Blank for String {
    fn blank() -> String {
        String::new()
    }
}

macro_rules! integers {
    ($view:ident, $read:ident: $($integer:ty => $range:literal),*) => {
        $(
            impl Value for $integer {
                fn view(&self) -> View<'_> {
                    View::$view((*self).into())
                }

                fn fill(&mut self, reader: &mut Reader<'_>) -> Result<(), ReadError> {
                    let start = reader.offset();
                    *self = <$integer>::try_from(reader.$read()?)
                        .map_err(|_| reader.out_of_range(start, $range))?;
                    Ok(())
                }
            }

            impl Blank for $integer {
                fn blank() -> $integer {
                    0
                }
            }
        )*
    };
}

integers!(
    Integer, integer:
    i8 => "an 8-bit integer", i16 => "a 16-bit integer", i32 => "a 32-bit integer"
);
integers!(
    Unsigned, unsigned:
    u8 => "an unsigned 8-bit integer",
    u16 => "an unsigned 16-bit integer",
    u32 => "an unsigned 32-bit integer"
);

impl Value for i64 {
    fn view(&self) -> View<'_> {
        View::Integer(*self)
    }

    fn fill(&mut self, reader: &mut Reader<'_>) -> Result<(), ReadError> {
        *self = reader.integer()?;
        Ok(())
    }
}

impl Blank for i64 {
    fn blank() -> i64 {
        0
    }
}

impl Value for u64 {
    fn view(&self) -> View<'_> {
        View::Unsigned(*self)
    }

    fn fill(&mut self, reader: &mut Reader<'_>) -> Result<(), ReadError> {
        *self = reader.unsigned()?;
        Ok(())
    }
}

impl Blank for u64 {
    fn blank() -> u64 {
        0
    }
}

impl Value for f64 {
    fn view(&self) -> View<'_> {
        View::Float(*self)
    }

    fn fill(&mut self, reader: &mut Reader<'_>) -> Result<(), ReadError> {
        *self = reader.float()?;
        Ok(())
    }
}

impl Blank for f64 {
    fn blank() -> f64 {
        0.0
    }
}

impl Value for f32 {
    /// The `f64` that has the same shortest decimal: `0.1_f32` is seen, written and judged
    /// as `0.1`, not as `0.10000000149011612`.
    fn view(&self) -> View<'_> {
        if self.fract() == 0.0 || !self.is_finite() {
            return View::Float(f64::from(*self));
        }
        View::Float(
            format!("{self:e}")
                .parse()
                .unwrap_or_else(|_| f64::from(*self)),
        )
    }

    fn fill(&mut self, reader: &mut Reader<'_>) -> Result<(), ReadError> {
        let start = reader.offset();
        // From the text: by way of `f64` it would be rounded twice.
        *self = reader
            .digits()?
            .parse()
            .ok()
            .filter(|float: &f32| float.is_finite())
            .ok_or_else(|| reader.out_of_range(start, "a 32-bit float"))?;
        Ok(())
    }
}

impl Blank for f32 {
    fn blank() -> f32 {
        0.0
    }
}
