//! What happened, as the body of a pull request.

use std::fmt::Write as _;

use bindery::finding::{Place, Sources};

use super::{Fate, Followed, Handled, State, shown};
use crate::compare::finding;

/// What follows from the amended documents.
#[derive(Clone, Copy, Debug, Default)]
pub struct Owed<'a> {
    /// What changed for clients and for Rust code: the section of the changelog.
    pub section: &'a str,
    /// How much the version grows, in a word.
    pub bump: &'a str,
    /// The version before and afterwards.
    pub versions: Option<(&'a str, &'a str)>,
    /// The files that changed, as they are shown.
    pub files: &'a [String],
}

/// The report, in Markdown. Pages and documents cannot bring markup into it.
#[must_use]
pub fn report(followed: &Followed, owed: &Owed<'_>) -> String {
    let mut out = String::new();
    let _ = writeln!(
        out,
        "# {}\n\n{}",
        title(followed.state),
        summary(followed, owed)
    );
    for (page, reviewed) in followed.review.pages.iter().enumerate() {
        let own: Vec<&Handled> = followed
            .changes
            .iter()
            .filter(|one| one.page == page)
            .collect();
        if own.is_empty() {
            continue;
        }
        let operations: Vec<String> = reviewed.operations.iter().map(|name| code(name)).collect();
        let _ = writeln!(
            out,
            "\n## {} – {}\n\n| what changed | line | what became of it |\n|---|---|---|",
            code(&shown(&reviewed.page)),
            operations.join(", ")
        );
        for handled in own {
            out += &row(handled, &followed.review.sources);
        }
    }
    by_hand(followed, &mut out);
    if !owed.section.is_empty() {
        let _ = writeln!(out, "\n## What it does to clients and to Rust code\n");
        for line in owed
            .section
            .lines()
            .skip_while(|line| !line.starts_with("###"))
        {
            let _ = writeln!(out, "{line}");
        }
    }
    if !owed.files.is_empty() {
        let _ = writeln!(out, "\n## Files\n");
        for file in owed.files {
            let _ = writeln!(out, "- {}", code(file));
        }
    }
    out
}

fn title(state: State) -> &'static str {
    match state {
        State::Stopped => "The pages cannot be followed",
        State::Nothing => "The pages say what they said",
        State::Recorded => "The pages are worded anew",
        State::Changed => "The pages say something else",
    }
}

fn summary(followed: &Followed, owed: &Owed<'_>) -> String {
    match followed.state {
        State::Stopped => "Something stands in the way; nothing was changed.".to_owned(),
        State::Nothing => "Nothing changed since the last review.".to_owned(),
        State::Recorded => {
            "Only words changed: the records are new, the documents and the crate are as they \
             were."
                .to_owned()
        }
        State::Changed => {
            let amended = count(followed, |fate| *fate == Fate::Amended);
            let left = count(followed, |fate| matches!(fate, Fate::ByHand(_)));
            let version = match owed.versions {
                Some((before, after)) if before != after => {
                    format!(
                        "The crate owes a {} step: {before} becomes {after}.",
                        owed.bump
                    )
                }
                _ => "The crate says what it said, and keeps its version.".to_owned(),
            };
            format!(
                "{amended} of the changes are in the documents now; {left} are left to be done by \
                 hand. {version}"
            )
        }
    }
}

/// How many changes have some fate.
fn count(followed: &Followed, is_it: impl Fn(&Fate) -> bool) -> usize {
    followed
        .changes
        .iter()
        .filter(|one| is_it(&one.fate))
        .count()
}

fn row(handled: &Handled, sources: &Sources) -> String {
    let fate = match &handled.fate {
        Fate::Amended => "in the document now".to_owned(),
        Fate::Nothing => "nothing to do in the document".to_owned(),
        Fate::Wording => "other words, the same facts".to_owned(),
        Fate::ByHand(why) => format!("**by hand**: {}", words(why)),
    };
    let message = finding(&handled.difference).message;
    format!(
        "| {} | {} | {fate} |\n",
        words(&message),
        line(handled.difference.place, sources)
    )
}

fn line(place: Place, sources: &Sources) -> u32 {
    sources.position(place).line
}

fn by_hand(followed: &Followed, out: &mut String) {
    let mut lines: Vec<String> = Vec::new();
    for handled in &followed.changes {
        if let Fate::ByHand(why) = &handled.fate {
            let message = finding(&handled.difference).message;
            lines.push(format!("{}: {}", words(&message), words(why)));
        }
    }
    lines.extend(followed.remarks.iter().map(|remark| words(remark)));
    if followed.older > 0 {
        let plural = if followed.older == 1 {
            "difference is"
        } else {
            "differences are"
        };
        lines.push(format!(
            "{} {plural} older than this; `bindery drift` names them",
            followed.older
        ));
    }
    if !lines.is_empty() {
        let _ = writeln!(out, "\n## Left to be done by hand\n");
        for line in lines {
            let _ = writeln!(out, "- [ ] {line}");
        }
    }
}

/// Words of a page or a document, without what Markdown would obey. What stands between
/// back-ticks is code, whoever wrote them: nothing is obeyed in there either.
fn words(text: &str) -> String {
    let text = visible(text);
    let pieces: Vec<&str> = text.split('`').collect();
    let last = pieces.len() - 1;
    let mut out = String::new();
    for (index, piece) in pieces.iter().enumerate() {
        let is_closed = index < last;
        match index % 2 {
            1 if is_closed && !piece.trim().is_empty() => out += &code(piece),
            1 if is_closed => out += "\\`\\`",
            1 => out += &format!("\\`{}", escaped(piece)),
            _ => out += &escaped(piece),
        }
    }
    out
}

fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        let is_obeyed = matches!(
            c,
            '\\' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '#' | '|' | '!' | '@' | '~'
        );
        if is_obeyed {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

fn code(text: &str) -> String {
    format!("`{}`", visible(text).replace('`', "'").replace('|', "\\|"))
}

/// A text on one line, without what a terminal would obey.
fn visible(text: &str) -> String {
    let is_hidden = |c: char| {
        c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
    };
    text.chars()
        .map(|c| if is_hidden(c) { '\u{fffd}' } else { c })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn pages_bring_no_markup() {
        assert_eq!(words("`a_b`: was `x|y`"), "`a_b`: was `x\\|y`");
        assert_eq!(
            words("<img> @all | [x](y)"),
            "\\<img\\> \\@all \\| \\[x\\](y)"
        );
        assert_eq!(words("one ` <b>"), "one \\` \\<b\\>");
        assert_eq!(words("`a` `<b>"), "`a` \\`\\<b\\>");
        assert_eq!(words("``<b>"), "\\`\\`\\<b\\>");
        assert_eq!(words("a\n# b\u{202e}"), "a\u{fffd}\\# b\u{fffd}");
    }
}
