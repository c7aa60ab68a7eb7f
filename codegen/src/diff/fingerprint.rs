//! Short names of facts.

/// The first of FNV-1a's 64 bits, as hexadecimal digits.
const DIGITS: usize = 12;

/// A fingerprint of some texts: FNV-1a over each text and a byte that no text has behind it.
pub(super) fn of(parts: &[&str]) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for part in parts {
        for byte in part.bytes().chain([0xff]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    let mut text = format!("{hash:016x}");
    text.truncate(DIGITS);
    text
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn a_fingerprint_stays() {
        assert_eq!(
            of(&["field-required", "schema Pet", "/name", ""]),
            "cd1aa5ad3960"
        );
        assert_ne!(of(&["a", "bc"]), of(&["ab", "c"]));
        assert_ne!(of(&["a", ""]), of(&["", "a"]));
    }
}
