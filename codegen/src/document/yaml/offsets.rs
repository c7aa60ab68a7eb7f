//! From characters to bytes.

/// The parser counts characters, places count bytes.
pub(super) struct Offsets<'t> {
    text: &'t str,
    /// The byte at which every [`STEP`]th character starts; empty where all characters are
    /// one byte long.
    marks: Vec<usize>,
}

/// How many characters are between two marks: the most that a look-up walks over.
const STEP: usize = 64;

impl<'t> Offsets<'t> {
    pub(super) fn new(text: &'t str) -> Offsets<'t> {
        let marks = if text.is_ascii() {
            Vec::new()
        } else {
            text.char_indices()
                .step_by(STEP)
                .map(|(byte, _)| byte)
                .collect()
        };
        Offsets { text, marks }
    }

    /// The byte at which a character starts; the end of the text for one behind it.
    pub(super) fn byte(&self, character: usize) -> usize {
        if self.marks.is_empty() {
            return character.min(self.text.len());
        }
        let Some(&mark) = self.marks.get(character / STEP) else {
            return self.text.len();
        };
        self.text[mark..]
            .char_indices()
            .nth(character % STEP)
            .map_or(self.text.len(), |(byte, _)| mark + byte)
    }
}

#[cfg(test)]
mod tests {
    use super::Offsets;

    #[test]
    fn every_character_has_its_byte() {
        for text in ["", "plain", &"añ€😀".repeat(100), &"€".repeat(64)] {
            let offsets = Offsets::new(text);
            for (character, (byte, _)) in text.char_indices().enumerate() {
                assert_eq!(offsets.byte(character), byte);
            }
            assert_eq!(offsets.byte(text.chars().count()), text.len());
            assert_eq!(offsets.byte(text.chars().count() + 1000), text.len());
        }
    }
}
