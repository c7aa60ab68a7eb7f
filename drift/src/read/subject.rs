//! Of what a sentence speaks.

use crate::claim::Kind;
use crate::words::fold;
use crate::words::subject::{CASES, SELF};

/// What limits can mean for a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Category {
    /// Characters can be counted.
    Text,
    /// A whole number.
    Whole,
    /// Another number.
    Number,
    /// Items can be counted.
    List,
    /// `true` or `false`.
    Boolean,
    /// Something that no limit is read for.
    Other,
    /// The page does not say.
    Unknown,
}

/// The parameter that a description describes.
#[derive(Clone, Debug)]
pub(super) struct Subject<'n> {
    /// Its name.
    pub(super) name: &'n str,
    /// What its value is.
    pub(super) category: Category,
    /// What its items are, where it is a list of such.
    pub(super) items: Option<Category>,
}

impl Subject<'_> {
    /// The parameter with a name and a type.
    pub(super) fn new<'n>(name: &'n str, kind: Option<&Kind>) -> Subject<'n> {
        let items = match kind {
            Some(Kind::Array(Some(items))) => Some(Subject::new(name, Some(items)).category),
            _ => None,
        };
        let category = match kind {
            None => Category::Unknown,
            Some(Kind::String | Kind::Date | Kind::DateTime) => Category::Text,
            Some(Kind::Integer(_)) => Category::Whole,
            Some(Kind::Number(_)) => Category::Number,
            Some(Kind::Array(_)) => Category::List,
            Some(Kind::Boolean) => Category::Boolean,
            Some(Kind::Object(_) | Kind::Map(_) | Kind::File | Kind::Null | Kind::Any) => {
                Category::Other
            }
        };
        Subject {
            name,
            category,
            items,
        }
    }

    /// Whether its value is text, or may be; of a list, that of its items.
    pub(super) fn is_text(&self) -> bool {
        matches!(self.category, Category::Text | Category::Unknown)
            || (self.category == Category::List && self.items == Some(Category::Text))
    }

    /// Whether the subject of a sentence is the parameter itself.
    pub(super) fn is(&self, subject: &str) -> bool {
        let folded = fold(subject);
        if SELF.contains(&folded.as_str()) {
            return true;
        }
        let lower = subject.to_lowercase();
        if lower.starts_with("specifies") || lower.starts_with("indicates") {
            return lower.ends_with("with a length") || lower.ends_with("with a length of");
        }
        let head = match folded.split_once(" of ") {
            Some((measure, of)) if measure.split(' ').any(|word| ENDS.contains(&word)) => of,
            Some((head, _)) => head,
            None => folded.as_str(),
        };
        let mut words: Vec<&str> = head.split(' ').collect();
        if words
            .first()
            .is_some_and(|word| ["the", "a", "an", "its"].contains(word))
        {
            words.remove(0);
        }
        let mut of_name = parts(self.name);
        strip(&mut words);
        drop_ends(&mut of_name);
        let (Some(last), Some(name)) = (words.last(), of_name.last()) else {
            return false;
        };
        words.len() <= MOST_WORDS
            && !words
                .iter()
                .any(|word| ["not", "each", "every"].contains(word))
            && (same(last, name) || (*last == "password" && PASSWORDS.contains(&name.as_str())))
    }

    /// Whether a sentence holds in some cases only.
    pub(super) fn in_some_cases(sentence: &str) -> bool {
        let lower = sentence.to_lowercase();
        CASES.iter().any(|case| lower.starts_with(case))
            || [" if ", " when ", " unless "]
                .iter()
                .any(|word| lower.contains(word))
    }
}

/// How many words a subject that names the parameter may have.
const MOST_WORDS: usize = 4;

/// Last words of names of passwords.
const PASSWORDS: [&str; 4] = ["pass", "password", "passwd", "pwd"];

/// Words at the end of a subject that add nothing.
const ENDS: [&str; 8] = [
    "length", "value", "values", "size", "number", "list", "set", "array",
];

fn strip(words: &mut Vec<&str>) {
    while words.len() > 1 && words.last().is_some_and(|word| ENDS.contains(word)) {
        words.pop();
    }
}

fn drop_ends(words: &mut Vec<String>) {
    while words.len() > 1
        && words
            .last()
            .is_some_and(|word| ENDS.contains(&word.as_str()))
    {
        words.pop();
    }
}

/// Whether two words are one, or one is the plural of the other.
fn same(one: &str, other: &str) -> bool {
    one.trim_end_matches('s') == other.trim_end_matches('s')
}

/// The words of a name: `instance_id_set`, `imageRef`.
pub(super) fn parts(name: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut lower = false;
    for c in name.chars() {
        if !c.is_alphanumeric() || (c.is_uppercase() && lower) {
            parts.push(String::new());
        }
        lower = c.is_lowercase() || c.is_numeric();
        if c.is_alphanumeric()
            && let Some(part) = parts.last_mut()
        {
            part.extend(c.to_lowercase());
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

#[cfg(test)]
mod tests {
    use super::{Subject, parts};
    use crate::claim::Kind;

    #[test]
    fn the_parameter_itself() {
        for (name, subject) in [
            ("name", "The press name"),
            ("name", "It"),
            ("press_id_set", "A press ID list"),
            ("adminPass", "The password"),
            ("type", "Its value"),
            ("anything", ""),
        ] {
            assert!(
                Subject::new(name, Some(&Kind::String)).is(subject),
                "{subject}"
            );
        }
    }

    #[test]
    fn something_else() {
        for (name, subject) in [
            ("metadata", "A metadata key"),
            ("tags", "Each tag"),
            ("name", "The font"),
            ("to_port", "The value of the other end"),
        ] {
            assert!(
                !Subject::new(name, Some(&Kind::String)).is(subject),
                "{subject}"
            );
        }
    }

    #[test]
    fn words_of_names() {
        assert_eq!(parts("OS-DCF:diskConfig"), ["os", "dcf", "disk", "config"]);
        assert_eq!(parts("instance_id_set"), ["instance", "id", "set"]);
    }
}
