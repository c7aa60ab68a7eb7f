//! The words of a type.

use crate::claim::Kind;
use crate::words::kind::{DATA, KINDS, LIST, LIST_ENDS, LIST_OF, MAP, OBJECT_ENDS, Simple};

/// What the words of a type say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Words {
    /// What it is.
    pub(super) kind: Kind,
    /// The form of the text, where the type says one.
    pub(super) format: Option<&'static str>,
    /// The greatest length, for `varchar(64)`.
    pub(super) max_length: Option<u64>,
}

/// How deep lists of lists may be.
const DEPTH: usize = 8;

/// What the words of a type say. A single word that is no type is an object if it is among
/// `objects`, the names that captions give.
pub(super) fn kind(words: &str, objects: &[String]) -> Option<Words> {
    let words = words.trim().trim_end_matches(['.', ',', ';', '。']);
    let plain = |kind| Words {
        kind,
        format: None,
        max_length: None,
    };
    if simple(words) == Some(Simple::Uuid) {
        return Some(Words {
            format: Some("uuid"),
            ..plain(Kind::String)
        });
    }
    if let Some((head, length)) = sized(words) {
        return (simple(head) == Some(Simple::String)).then_some(Words {
            max_length: Some(length),
            ..plain(Kind::String)
        });
    }
    parse(words, objects, DEPTH).map(plain)
}

/// `varchar(64)`: the word and the number.
fn sized(words: &str) -> Option<(&str, u64)> {
    let (head, rest) = words.split_once(['(', '（'])?;
    let length = rest.strip_suffix([')', '）'])?.trim().parse().ok()?;
    Some((head.trim(), length))
}

fn simple(words: &str) -> Option<Simple> {
    let lower = words.trim().to_lowercase();
    let find = |word: &str| {
        KINDS
            .iter()
            .find(|(_, all)| all.contains(&word))
            .map(|(simple, _)| *simple)
    };
    find(&lower).or_else(|| lower.strip_suffix('s').and_then(find))
}

fn parse(words: &str, objects: &[String], depth: usize) -> Option<Kind> {
    let words = words.trim();
    let depth = depth.checked_sub(1)?;
    if let Some(simple) = simple(words) {
        return Some(simple.kind());
    }
    let lower = words.to_lowercase();
    // `to_lowercase` may change the length of exotic letters; then no end is at its place.
    if lower.len() != words.len() {
        return None;
    }
    for start in LIST_OF {
        if lower.starts_with(start) {
            return parse(&words[start.len()..], objects, depth).map(list);
        }
    }
    if let Some(kind) = bracketed(words, &lower, objects, depth) {
        return kind;
    }
    for end in LIST_ENDS {
        if lower.ends_with(end) && lower.len() > end.len() {
            return parse(&words[..words.len() - end.len()], objects, depth).map(list);
        }
    }
    for end in DATA {
        if lower.ends_with(end) {
            return parse(&words[..words.len() - end.len()], objects, depth);
        }
    }
    for end in OBJECT_ENDS {
        if lower.ends_with(end) {
            return object(&words[..words.len() - end.len()]);
        }
    }
    named(words, objects)
}

fn list(item: Kind) -> Kind {
    Kind::Array(Some(Box::new(item)))
}

/// `List<String>`, `Array[...]`, `Map<String, Object>`. The inner `None`: brackets that are
/// not understood.
fn bracketed(words: &str, lower: &str, objects: &[String], depth: usize) -> Option<Option<Kind>> {
    let open = words.find(['<', '[', '(', '（'])?;
    let close = words
        .char_indices()
        .last()
        .filter(|(_, c)| matches!(c, '>' | ']' | ')' | '）'))?
        .0;
    let head = lower[..open].trim();
    let start = open + words[open..].chars().next().map_or(1, char::len_utf8);
    let inner = words.get(start..close)?.trim();
    if head.is_empty() && words.starts_with('[') {
        return Some(parse(inner, objects, depth).map(list));
    }
    if LIST.contains(&head) {
        return match inner {
            "" | "..." | "…" => Some(Some(Kind::Array(None))),
            inner => Some(parse(inner, objects, depth).map(list)),
        };
    }
    if MAP.contains(&head) {
        let (_, value) = inner.split_once([',', '，'])?;
        return Some(parse(value, objects, depth).map(|value| Kind::Map(Some(Box::new(value)))));
    }
    None
}

/// "CloudServer" of "CloudServer object".
fn object(name: &str) -> Option<Kind> {
    let name = name.trim();
    // "JSON object"
    if matches!(simple(name), Some(Simple::Object)) {
        return Some(Kind::Object(None));
    }
    is_name(name).then(|| Kind::Object(Some(name.to_owned())))
}

/// A single word that a caption knows.
fn named(words: &str, objects: &[String]) -> Option<Kind> {
    let known = objects
        .iter()
        .any(|object| object.eq_ignore_ascii_case(words));
    (known && is_name(words)).then(|| Kind::Object(Some(words.to_owned())))
}

fn is_name(word: &str) -> bool {
    !word.is_empty()
        && word
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | ':' | '.'))
}

#[cfg(test)]
mod tests {
    use super::kind;

    fn told(words: &str) -> String {
        kind(words, &["Press".to_owned()]).map_or("?".to_owned(), |words| words.kind.to_string())
    }

    #[test]
    fn words_of_types() {
        for (words, expected) in [
            ("String", "string"),
            ("string", "string"),
            ("STRING", "string"),
            ("Long", "integer (int64)"),
            ("int32", "integer (int32)"),
            ("Int", "integer"),
            ("Float", "number (float)"),
            ("Double", "number (double)"),
            ("Bool", "boolean"),
            ("Object", "object"),
            ("CloudServer object", "object"),
            ("Array of objects", "array of object"),
            ("Array of Object", "array of object"),
            ("Array of instances objects", "array of object"),
            ("Array of strings", "array of string"),
            ("Array of String", "array of string"),
            ("Array of arrays", "array of array"),
            ("Array of arrays of strings", "array of array of string"),
            ("List<String>", "array of string"),
            ("List(Dict)", "array of object"),
            ("Array[...]", "array"),
            ("Array[Integer]", "array of integer"),
            ("[String]", "array of string"),
            ("String[]", "array of string"),
            ("String array", "array of string"),
            ("List", "array"),
            ("List data structure", "array"),
            ("Dict data structure", "object"),
            ("Map<String,String>", "map of string"),
            ("Map<String, List<Integer>>", "map of array of integer"),
            ("Map<String,Object>", "map of object"),
            ("Dict", "object"),
            ("UUID", "string"),
            ("Timestamp", "date-time"),
            ("String(64)", "string"),
            ("Null", "null"),
            ("Press", "object"),
            ("Array of Press", "array of object"),
            ("字符串", "string"),
            ("整数", "integer"),
            ("字符串数组", "array of string"),
            ("对象数组", "array of object"),
            ("Printer", "?"),
            ("String or Integer", "?"),
            ("see below", "?"),
            ("", "?"),
        ] {
            assert_eq!(told(words), expected, "{words}");
        }
    }

    #[test]
    fn a_type_can_say_form_and_length() {
        assert_eq!(kind("UUID", &[]).unwrap().format, Some("uuid"));
        assert_eq!(kind("varchar(64)", &[]).unwrap().max_length, Some(64));
    }

    #[test]
    fn depth_is_bounded() {
        let deep = "List<".repeat(10_000) + &">".repeat(10_000);
        assert_eq!(kind(&deep, &[]), None);
    }
}
