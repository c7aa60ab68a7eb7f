//! B11xx: what is reported about pages.

use bindery::finding::{Code, Severity};

/// Declares the codes: constant, id, severity, title. The explanation is in
/// `explain/<id>.md`.
macro_rules! codes {
    ($($name:ident = $id:literal $severity:ident $title:literal;)*) => {
        $(
            #[doc = concat!($title, ".")]
            pub static $name: Code = Code {
                id: $id,
                severity: Severity::$severity,
                title: $title,
                explanation: include_str!(concat!("explain/", $id, ".md")),
            };
        )*

        /// All codes, sorted by id.
        pub static ALL: &[&Code] = &[$(&$name),*];
    };
}

codes! {
    UNREADABLE_PAGE = "B1101" Error "a page that cannot be read";
    NO_OPERATION = "B1102" Error "a page without an operation";
    OTHER_PAGE = "B1103" Error "a page of another operation";
    LAYOUT = "B1104" Error "a page that is not understood as before";
    UNREAD = "B1105" Note "words on a page that are not understood";
    REPEATED = "B1106" Warning "a page that contradicts itself";
    TOO_MUCH = "B1107" Error "a page with too much on it";
    ONLY_IN_PAGE = "B1108" Error "only the page has it";
    NOT_IN_PAGE = "B1109" Error "the page does not have it";
    TYPE = "B1110" Error "another type";
    MANDATORY = "B1111" Error "mandatory, or not";
    LIMIT = "B1112" Error "another limit";
    ENUM = "B1113" Error "other values";
    DEFAULT = "B1114" Error "another default";
    DEPRECATED = "B1115" Error "deprecated, or not";
    STATUS = "B1116" Error "another status";
    METHOD = "B1117" Error "another method";
    PATH = "B1118" Error "another path";
    RENAMED = "B1119" Error "another name";
    ENVELOPE = "B1120" Error "an envelope that the page does not have";
    WORDING = "B1121" Note "other words, the same facts";
    BAD_RECORD = "B1122" Error "recorded claims that are none";
    BAD_DEVIATIONS = "B1123" Error "a list of known deviations that is none";
    IDLE_DEVIATION = "B1124" Error "a known deviation that is none any more";
    NO_SUCH_OPERATION = "B1125" Error "an operation that the document does not have";
    NO_RECORD = "B1126" Error "a page that nobody has reviewed";
}

#[cfg(test)]
mod tests {
    use super::ALL;

    #[test]
    fn every_code_is_explained_and_on_the_page_for_users() {
        let page = include_str!("../../docs/drift.md");
        let mut last = "";
        for code in ALL {
            assert!(last < code.id, "{} is out of order", code.id);
            assert!(code.explanation.len() > 80, "{} is not explained", code.id);
            assert!(
                page.contains(code.id),
                "{} is not in docs/drift.md",
                code.id
            );
            last = code.id;
        }
    }
}
