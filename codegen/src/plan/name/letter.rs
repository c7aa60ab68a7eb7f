//! Which characters can stand in an identifier.

/// Whether a character of a document's name stays in Rust's.
///
/// ASCII letters and digits, and the letters of scripts in which vendors name things: Latin
/// with accents, Greek, Cyrillic, Chinese, Japanese, Korean. Only letters that are one code
/// point however they are normalised, because Rust takes names that differ in nothing else
/// to be the same.
pub(super) fn is_usable(c: char) -> bool {
    match c {
        '0'..='9' | 'a'..='z' | 'A'..='Z' => true,
        // Ligatures and letters that are other ones with a mark.
        'Ĳ' | 'ĳ' | 'Ŀ' | 'ŀ' | 'ŉ' | 'ſ' => false,
        'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ž' => true,
        'Ά' | 'Έ'..='Ί' | 'Ό' | 'Ύ'..='Ρ' | 'Σ'..='ώ' => true,
        'Ѐ'..='џ' | 'Ґ' | 'ґ' => true,
        'ぁ'..='ゖ' | 'ァ'..='ヺ' | 'ー' => true,
        '㐀'..='䶿' | '一'..='鿿' | '가'..='힣' => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::is_usable;

    #[test]
    fn every_usable_character_can_continue_an_identifier() {
        for c in ('\0'..=char::MAX).filter(|c| is_usable(*c)) {
            let name = format!("q{c}q");
            assert!(syn::parse_str::<syn::Ident>(&name).is_ok(), "{c:?}");
            assert!(c.is_ascii_digit() || syn::parse_str::<syn::Ident>(&format!("{c}q")).is_ok());
        }
    }
}
