//! Digests: a few letters that stand for words which are not kept.

use sha2::{Digest, Sha256};

use crate::claim::Example;

/// The digest of examples: white space does not count.
pub(super) fn of_examples(examples: &[Example]) -> String {
    if examples.is_empty() {
        return String::new();
    }
    let mut hash = Sha256::new();
    for example in examples {
        for word in example.text.split_whitespace() {
            hash.update(word.as_bytes());
        }
        hash.update([0]);
    }
    let digest = hash.finalize();
    digest[..8]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
