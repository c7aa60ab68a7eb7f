//! Sentences that state a rule for a value which no claim can hold: "must start with a letter".

use super::subject::{Subject, parts};
use crate::words::demand::{BEHIND_LIMITS, DEMANDS, NO_DEMANDS, NOTES, PARTS, RESTRICTIONS};
use crate::words::fold;
use crate::words::subject::EACH;
use regex::Regex;
use std::sync::LazyLock;

/// Whether a sentence states a rule for the value of a parameter. What only announces rules is
/// none.
pub(super) fn demands(sentence: &str, subject: &Subject<'_>) -> bool {
    let sentence = sentence.trim();
    if sentence.ends_with([':', '：']) {
        return false;
    }
    if matches(&RESTRICTIONS_OF, sentence) {
        return true;
    }
    let clauses = sentence.split([',', '，']);
    clauses.clone().count() < MOST_CLAUSES
        && clauses.into_iter().any(|clause| of_it(clause, subject))
}

/// Whether what stands behind a limit in one sentence is a rule.
pub(super) fn more(rest: &str) -> bool {
    let found = DEMAND.as_ref().and_then(|demand| demand.find(rest));
    found.is_some_and(|found| !matches(&NONE, &rest[found.end()..])) || matches(&BEHIND, rest)
}

/// Whether a clause states a rule of which the parameter is the subject.
fn of_it(clause: &str, subject: &Subject<'_>) -> bool {
    let clause = clause.trim();
    let starts = NOTES.iter().chain(EACH);
    let clause = starts.fold(clause, |clause, start| {
        clause.strip_prefix(start).unwrap_or(clause)
    });
    let Some(found) = DEMAND.as_ref().and_then(|demand| demand.find(clause)) else {
        return false;
    };
    let before = fold(&clause[..found.start()]);
    (subject.is(&before) || matches(&PART, &before) || is_called(&before, subject.name))
        && !matches(&NONE, &clause[found.end()..])
}

/// Whether a folded subject ends as the name of the parameter does: "the new ink name" of
/// `ink`, "the volume of the tin" not of `volume`.
fn is_called(subject: &str, name: &str) -> bool {
    let mut words: Vec<&str> = subject.split(' ').collect();
    if words.len() > MOST_WORDS || words.contains(&"of") {
        return false;
    }
    let name = parts(name);
    let last = name.last().map_or("", String::as_str);
    if last != "name"
        && words
            .last()
            .is_some_and(|word| *word == "name" || *word == "names")
    {
        words.pop();
    }
    let word = words.last().map_or("", |word| word.trim_end_matches('s'));
    !word.is_empty() && word == last.trim_end_matches('s')
}

fn matches(regex: &Option<Regex>, text: &str) -> bool {
    regex.as_ref().is_some_and(|regex| regex.is_match(text))
}

/// How many words a subject may have that names the parameter.
const MOST_WORDS: usize = 6;

/// So many clauses are a list.
const MOST_CLAUSES: usize = 40;

static DEMAND: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(&format!("(?i){}", DEMANDS.join("|"))).ok());

static BEHIND: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(&format!("(?i){BEHIND_LIMITS}")).ok());

static RESTRICTIONS_OF: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(&format!("(?i){}", RESTRICTIONS.join("|"))).ok());

static NONE: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(&format!("(?i){NO_DEMANDS}")).ok());

static PART: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(PARTS).ok());

#[cfg(test)]
mod tests {
    use super::{demands, more};
    use crate::claim::Kind;
    use crate::read::subject::Subject;

    fn is(sentence: &str) -> bool {
        demands(sentence, &Subject::new("ink_name", Some(&Kind::String)))
    }

    #[test]
    fn rules_for_the_value() {
        for sentence in [
            "The ink name must start with a letter",
            "It cannot contain the name of the press",
            "Can only consist of letters, digits, and hyphens",
            "Only lowercase letters are allowed",
            "Blanks are not allowed",
            "If it is given, its value must be that of a known ink",
            "The value consists of letters and digits",
            "Each ink name must be unique",
            "NOTE: The new ink name cannot be the same as an existing one",
            "The key of the tag can contain only letters",
            "A key must be unique",
            "This parameter cannot be specified together with hue",
            "只能由英文字母组成",
            "取值必须以字母开头",
            "不能包含空格",
        ] {
            assert!(is(sentence), "{sentence}");
        }
    }

    #[test]
    fn what_is_no_rule_for_the_value() {
        for sentence in [
            "You must have the permission to print",
            "The press must be stopped",
            "The ink must be dry",
            "The tin of the name must be closed",
            "The press cannot be used during a print",
            "This parameter must be specified when the press is new",
            "It must meet the following requirements:",
            "It must match the regular expression",
            "The press consists of four units",
            "Specifies the ink, which the press must have",
            "印刷机必须停止",
        ] {
            assert!(!is(sentence), "{sentence}");
        }
    }

    #[test]
    fn behind_a_limit() {
        for rest in [
            " The ink name must not be that of a press",
            ", and cannot be changed",
            " consisting of letters",
            ", starting with a letter",
            "，以字母开头",
        ] {
            assert!(more(rest), "{rest}");
        }
        for rest in [
            "",
            " (inclusive)",
            ", in GB",
            ", and must match the pattern",
        ] {
            assert!(!more(rest), "{rest}");
        }
    }
}
