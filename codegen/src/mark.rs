//! Marks: a few letters and digits that stand for a text.

/// A few letters and digits that depend on the whole text: the same on every machine, and
/// hardly ever the same for two texts.
pub(crate) fn mark(text: &str, digits: usize) -> String {
    // FNV-1a, because the hasher of the standard library may change.
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let all = format!("{hash:016x}");
    format!("h{}", all.get(..digits).unwrap_or(&all))
}
