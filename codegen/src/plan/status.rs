//! What a status is called in Rust.

use super::Ident;
use crate::model;

/// The status or statuses that a declared response speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// This one.
    Exactly(u16),
    /// All of a hundred.
    Range(u8),
    /// All that are not declared otherwise.
    Default,
}

impl Status {
    pub(super) fn of(status: model::Status) -> Status {
        match status {
            model::Status::Exactly(code) => Status::Exactly(code),
            model::Status::Range(hundred) => Status::Range(hundred),
            model::Status::Default => Status::Default,
        }
    }

    /// Whether an answer with this status means that the request was carried out.
    #[must_use]
    pub fn is_success(self) -> bool {
        match self {
            Status::Exactly(code) => (200..300).contains(&code),
            Status::Range(hundred) => hundred == 2,
            Status::Default => false,
        }
    }

    /// The status as a document writes it.
    #[must_use]
    pub fn label(self) -> String {
        match self {
            Status::Exactly(code) => code.to_string(),
            Status::Range(hundred) => format!("{hundred}XX"),
            Status::Default => "default".to_owned(),
        }
    }

    /// Whether words for people say nothing that the status does not say already.
    pub(super) fn says_all_of(self, words: &str) -> bool {
        let phrase = match self {
            Status::Exactly(code) => PHRASES.iter().find(|(known, _)| *known == code),
            Status::Range(_) | Status::Default => None,
        };
        let phrase = phrase.map_or("", |(_, phrase)| phrase).to_ascii_lowercase();
        let label = self.label().to_ascii_lowercase();
        words
            .split(|c: char| !c.is_alphanumeric())
            .map(str::to_lowercase)
            .all(|word| {
                EMPTY_WORDS.contains(&&*word)
                    || word == label
                    || phrase.split(' ').any(|own| own == word)
            })
    }

    /// The name of the variant for this status.
    pub(super) fn variant(self) -> Ident {
        match self {
            Status::Exactly(code) => match PHRASES.iter().find(|(known, _)| *known == code) {
                Some((_, phrase)) => Ident::pascal(phrase),
                None => Ident::pascal(&format!("Status {code}")),
            },
            Status::Range(hundred) => Ident::pascal(&format!("Status {hundred} xx")),
            Status::Default => Ident::pascal("Other"),
        }
    }
}

/// Words that stand where a description must be and nobody had anything to say.
const EMPTY_WORDS: &[&str] = &[
    "",
    "a",
    "an",
    "code",
    "default",
    "error",
    "failed",
    "failure",
    "for",
    "http",
    "is",
    "ok",
    "okay",
    "of",
    "operation",
    "request",
    "response",
    "status",
    "succeeded",
    "success",
    "successful",
    "successfully",
    "the",
    "unexpected",
    "was",
];

/// The reason phrases of the IANA registry of HTTP status codes.
const PHRASES: &[(u16, &str)] = &[
    (200, "Ok"),
    (201, "Created"),
    (202, "Accepted"),
    (203, "Non Authoritative Information"),
    (204, "No Content"),
    (205, "Reset Content"),
    (206, "Partial Content"),
    (207, "Multi Status"),
    (208, "Already Reported"),
    (226, "Im Used"),
    (300, "Multiple Choices"),
    (301, "Moved Permanently"),
    (302, "Found"),
    (303, "See Other"),
    (304, "Not Modified"),
    (307, "Temporary Redirect"),
    (308, "Permanent Redirect"),
    (400, "Bad Request"),
    (401, "Unauthorized"),
    (402, "Payment Required"),
    (403, "Forbidden"),
    (404, "Not Found"),
    (405, "Method Not Allowed"),
    (406, "Not Acceptable"),
    (407, "Proxy Authentication Required"),
    (408, "Request Timeout"),
    (409, "Conflict"),
    (410, "Gone"),
    (411, "Length Required"),
    (412, "Precondition Failed"),
    (413, "Content Too Large"),
    (414, "Uri Too Long"),
    (415, "Unsupported Media Type"),
    (416, "Range Not Satisfiable"),
    (417, "Expectation Failed"),
    (421, "Misdirected Request"),
    (422, "Unprocessable Content"),
    (423, "Locked"),
    (424, "Failed Dependency"),
    (425, "Too Early"),
    (426, "Upgrade Required"),
    (428, "Precondition Required"),
    (429, "Too Many Requests"),
    (431, "Request Header Fields Too Large"),
    (451, "Unavailable For Legal Reasons"),
    (500, "Internal Server Error"),
    (501, "Not Implemented"),
    (502, "Bad Gateway"),
    (503, "Service Unavailable"),
    (504, "Gateway Timeout"),
    (505, "Http Version Not Supported"),
    (507, "Insufficient Storage"),
    (508, "Loop Detected"),
    (511, "Network Authentication Required"),
];

#[cfg(test)]
mod tests {
    use super::Status;

    #[test]
    fn words_that_say_nothing_are_known() {
        let not_found = Status::Exactly(404);
        for empty in [
            "",
            "OK",
            "Not Found.",
            "404 error",
            "The request was successful",
        ] {
            assert!(not_found.says_all_of(empty), "{empty}");
        }
        for full in ["Not a pet", "No such pet", "Réponse", "201"] {
            assert!(!not_found.says_all_of(full), "{full}");
        }
        assert!(Status::Default.says_all_of("Unexpected error"));
        assert!(!Status::Default.says_all_of("Not found"));
    }
}
