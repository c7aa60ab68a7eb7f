//! What single cells say.

use super::passage::sentences;
use crate::page::Line;
use crate::words::fold;
use crate::words::section::Hint;
use regex::Regex;
use std::sync::LazyLock;

/// How long a name may be.
const LONGEST: usize = 200;

/// A name as it is sent, and what stands in brackets behind it.
pub(super) fn name(words: &str) -> Option<(&str, &str)> {
    let words = words.trim();
    let (name, remark) = match words.split_once([' ', '(', '（']) {
        Some((name, remark)) => (name, remark.trim_start_matches(['(', '（', ' '])),
        None => (words, ""),
    };
    let bracketed =
        words[name.len()..].trim_start().starts_with(['(', '（']) && remark.ends_with([')', '）']);
    if !remark.is_empty() && !bracketed {
        return None;
    }
    let name = name.trim_matches('*').trim_matches('"');
    let wire = !name.is_empty()
        && name.len() <= LONGEST
        && name.chars().any(|c| c.is_ascii_alphanumeric())
        && name.chars().all(|c| {
            c.is_alphanumeric()
                || matches!(
                    c,
                    '_' | '-' | '.' | ':' | '/' | '$' | '@' | '[' | ']' | '{' | '}' | '#'
                )
        });
    wire.then_some((name, remark.trim_end_matches([')', '）'])))
}

/// Whether the remark behind a name says that it is deprecated.
pub(super) fn deprecated(remark: &str) -> bool {
    [
        "deprecated",
        "discarded",
        "abandoned",
        "obsolete",
        "已废弃",
        "废弃",
    ]
    .contains(&fold(remark).as_str())
}

/// Where a parameter is sent, by the words of a cell.
pub(super) fn location(words: &str) -> Option<Hint> {
    match fold(words).as_str() {
        "path" | "uri" | "url" | "in path" | "路径" => Some(Hint::Path),
        "query" | "in query" | "query string" | "查询" => Some(Hint::Query),
        "header" | "in header" | "headers" | "request header" | "消息头" | "请求头" => {
            Some(Hint::Header)
        }
        "body" | "in body" | "request body" | "消息体" | "请求体" => Some(Hint::Body),
        _ => None,
    }
}

/// The number of a caption, and the rest of it.
pub(super) fn numbered(caption: &str) -> (Option<u32>, &str) {
    let Some(hit) = NUMBERED.as_ref().and_then(|regex| regex.captures(caption)) else {
        return (None, caption.trim());
    };
    let number = hit.get(1).and_then(|number| number.as_str().parse().ok());
    let end = hit.get(0).map_or(0, |whole| whole.end());
    (number, caption[end..].trim())
}

/// The anchors and the numbers of the tables that lines refer to. A number that is the text of
/// a link to another page is not one of this page.
pub(super) fn references(lines: &[&Line]) -> (Vec<String>, Vec<u32>) {
    let mut anchors = Vec::new();
    let mut numbers = Vec::new();
    let table = |text: &str| -> Vec<u32> {
        MENTION
            .iter()
            .flat_map(|regex| regex.captures_iter(text))
            .filter_map(|hit| hit.get(1)?.as_str().parse().ok())
            .collect()
    };
    for line in lines {
        let mut elsewhere = Vec::new();
        for link in &line.links {
            match link.target.strip_prefix('#') {
                Some(anchor) => anchors.push(anchor.to_owned()),
                None => elsewhere.extend(table(&link.text)),
            }
        }
        for number in table(&line.text) {
            if !elsewhere.contains(&number) && !numbers.contains(&number) {
                numbers.push(number);
            }
        }
    }
    (anchors, numbers)
}

/// The status of a cell.
pub(super) fn status(words: &str) -> Option<u16> {
    let code = words.trim().split(|c: char| !c.is_ascii_digit()).next()?;
    let code = code.parse().ok()?;
    (100..600).contains(&code).then_some(code)
}

/// The type that a sentence of the description gives an object: "The structure is Map<…>".
pub(super) fn structure<'l>(lines: &[&'l Line]) -> Option<(&'l Line, String)> {
    let regex = STRUCTURE.as_ref()?;
    lines.iter().find_map(|line| {
        let words = sentences(&line.text)
            .into_iter()
            .find_map(|sentence| Some(regex.captures(sentence)?.get(1)?.as_str().to_owned()))?;
        Some((*line, words))
    })
}

/// The status of a line that begins with one, or is nothing else.
pub(super) fn status_line(words: &str) -> Option<u16> {
    let hit = STATUS.as_ref()?.captures(words)?;
    status(hit.get(1).or(hit.get(2))?.as_str())
}

static STATUS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)^\s*(?:(?:http )?status code:?\s*(\d{3})\b.*|(\d{3}))\s*$").ok()
});

static STRUCTURE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)^(?:the |its )?(?:data )?(?:structure|type|format) is (?:a |an )?(map<.+>)$")
        .ok()
});

static NUMBERED: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?i)^\s*(?:table\s*|表\s*)(\d+)[.:：]?\s*").ok());

static MENTION: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?i)(?:\btable\s*|表\s*)(\d+)").ok());

#[cfg(test)]
mod tests {
    use super::{name, numbered, references, status};
    use crate::page::{Line, Link};

    #[test]
    fn names() {
        assert_eq!(name(" paper "), Some(("paper", "")));
        assert_eq!(name("OS-DCF:diskConfig"), Some(("OS-DCF:diskConfig", "")));
        assert_eq!(name("paper (deprecated)"), Some(("paper", "deprecated")));
        assert_eq!(name("name of the press"), None);
        assert_eq!(name("-"), None);
        assert_eq!(name(""), None);
    }

    #[test]
    fn captions() {
        assert_eq!(
            numbered("Table 3 paper field description"),
            (Some(3), "paper field description")
        );
        assert_eq!(numbered("表12 参数"), (Some(12), "参数"));
        assert_eq!(numbered("Tables"), (None, "Tables"));
    }

    #[test]
    fn what_is_referred_to() {
        let mut line = Line {
            text: "See Table 3 and Table 4.".to_owned(),
            ..Line::default()
        };
        assert_eq!(references(&[&line]), (vec![], vec![3, 4]));
        line.links = vec![
            Link {
                text: "Table 3".to_owned(),
                target: "other.html#t3".to_owned(),
            },
            Link {
                text: "Table 4".to_owned(),
                target: "#t4".to_owned(),
            },
        ];
        assert_eq!(references(&[&line]), (vec!["t4".to_owned()], vec![4]));
    }

    #[test]
    fn statuses() {
        assert_eq!(status("400 Bad Request"), Some(400));
        assert_eq!(status("202"), Some(202));
        assert_eq!(status("Normal"), None);
        assert_eq!(status("65535"), None);
    }
}
