//! Reading one of several types.

use super::error::ReadError;
use super::reader::{Kind, Reader};
use super::tree::Json;
use crate::describe::Union;
use crate::schema::{Tag, Variants};
use crate::validate::alternatives;

/// What the tag of an object says.
enum Tagged {
    /// It is this variant.
    Variant(usize),
    /// It has a value that the document does not list.
    Unlisted,
    /// There is no tag.
    Untagged,
}

impl Reader<'_> {
    /// Reads a value as the variant that it is.
    ///
    /// Where the tag tells the variant, it is that one, and errors are its errors; a tag
    /// that the document does not list is the unknown variant. Without a tag the value is
    /// judged by the schemas of the variants. Those come into question whose types,
    /// constants and required properties hold; of them it is the one of which the fewest
    /// rules are broken, then the one that declares most of the value's properties, then
    /// the one that loses the fewest, then the first. A value that several fit, and of
    /// which each would lose what another one declares, is the unknown variant, which keeps
    /// it whole; so is one that fits none.
    ///
    /// # Errors
    /// When the JSON is malformed, or the tagged variant cannot be read from it.
    pub fn union(&mut self, union: &mut dyn Union) -> Result<(), ReadError> {
        let variants = union.variants();
        if let Some(tag) = &variants.tag {
            match self.tagged(tag)? {
                Tagged::Variant(index) => return union.switch(index).fill(self),
                Tagged::Unlisted => return union.switch(usize::MAX).fill(self),
                Tagged::Untagged => {}
            }
        }
        self.judged(union, variants)
    }

    fn judged(
        &mut self,
        union: &mut dyn Union,
        variants: &'static Variants,
    ) -> Result<(), ReadError> {
        if let Some(index) = self.only_of_its_kind(variants)? {
            let mut ahead = self.ahead();
            let read = union.switch(index).fill(&mut ahead);
            let is_whole = read.is_ok() && !ahead.lost_null;
            if is_whole && alternatives::is_of_kind(variants, index, union.active()) {
                self.scanner = ahead.scanner;
                return Ok(());
            }
        }
        let value: Json = self.ahead().value()?;
        for index in alternatives::ranked(variants, &value) {
            let mut ahead = self.ahead();
            match union.switch(index).fill(&mut ahead) {
                Ok(()) => {
                    self.scanner = ahead.scanner;
                    return Ok(());
                }
                Err(error) if error.is_syntax() => return Err(error),
                // A number beyond the Rust type, or a value that a closed enum does not
                // list: the document does not forbid what the Rust type cannot hold, and
                // the next best may.
                Err(_) => {}
            }
        }
        union.switch(usize::MAX).fill(self)
    }

    /// The variant that the next value is, where its JSON type leaves only one.
    ///
    /// That spares such a value, and most are such, from being copied to be judged.
    fn only_of_its_kind(&mut self, variants: &Variants) -> Result<Option<usize>, ReadError> {
        let kind = self.peek()?;
        let mut open = variants.schemas.iter().enumerate();
        let mut open = open.by_ref().filter(|(_, schema)| kind.is_in(schema.types));
        Ok(match (open.next(), open.next()) {
            (Some((index, _)), None) => Some(index),
            _ => None,
        })
    }

    /// Looks ahead for the tag.
    fn tagged(&mut self, tag: &'static Tag) -> Result<Tagged, ReadError> {
        let mut ahead = self.ahead();
        if ahead.peek()? != Kind::Object {
            return Ok(Tagged::Untagged);
        }
        ahead.open_object()?;
        let mut key = String::new();
        let mut first = true;
        let mut found = match tag.default {
            Some(index) => Tagged::Variant(index),
            None => Tagged::Untagged,
        };
        while ahead.next_key(first, &mut key)? {
            first = false;
            if key != tag.property || ahead.peek()? != Kind::String {
                ahead.skip()?;
                continue;
            }
            let text = ahead.text()?;
            if let Some((_, index)) = tag.values.iter().find(|(value, _)| *value == text) {
                found = Tagged::Variant(*index);
                break;
            }
            if tag.default.is_none() {
                found = Tagged::Unlisted;
            }
        }
        Ok(found)
    }
}
