//! Regular expressions in a text.

/// How long an expression may be.
const LONGEST: usize = 2000;

/// Takes the regular expressions `^…$` out of a text: the text without them, and them.
pub(super) fn take(text: &str) -> (String, Vec<String>) {
    let mut rest = String::new();
    let mut patterns = Vec::new();
    let mut at = 0;
    for (index, _) in text.match_indices('^') {
        if index < at || !starts(&text[..index]) {
            continue;
        }
        if let Some(length) = length(&text[index..]) {
            rest.push_str(&text[at..index]);
            patterns.push(text[index..index + length].to_owned());
            at = index + length;
        }
    }
    rest.push_str(&text[at..]);
    (rest, patterns)
}

/// Whether an expression can start behind a text: not within a word or a list of signs.
fn starts(before: &str) -> bool {
    before.chars().next_back().is_none_or(|c| {
        c.is_whitespace()
            || matches!(
                c,
                ':' | '：' | '"' | '\'' | '`' | '“' | '*' | '。' | '，' | '['
            )
    })
}

/// The length of the expression that a text starts with: up to a `$` outside of brackets
/// with nothing more of an expression behind it.
fn length(text: &str) -> Option<usize> {
    let mut class = false;
    let mut depth = 0_i32;
    let mut escaped = false;
    for (index, c) in text.char_indices() {
        if index > LONGEST {
            return None;
        }
        if escaped {
            escaped = false;
            continue;
        }
        match c {
            '\\' => escaped = true,
            '\n' => return None,
            '[' if !class => class = true,
            ']' if class => class = false,
            _ if class => {}
            '(' => depth += 1,
            ')' => depth -= 1,
            '$' if depth == 0 && ends(&text[index + 1..]) => return Some(index + 1),
            _ => {}
        }
        if depth < 0 {
            return None;
        }
    }
    None
}

/// Whether nothing more of an expression follows: no `|` and no word.
fn ends(after: &str) -> bool {
    after.chars().next().is_none_or(|c| {
        c.is_whitespace()
            || matches!(
                c,
                '.' | ','
                    | ';'
                    | ')'
                    | '"'
                    | '\''
                    | '`'
                    | '”'
                    | '*'
                    | '。'
                    | '，'
                    | '；'
                    | '）'
                    | ']'
            )
    })
}

#[cfg(test)]
mod tests {
    use super::take;

    #[test]
    fn expressions_end_where_they_end() {
        for (text, rest, pattern) in [
            ("^[a-z]{2}$", "", "^[a-z]{2}$"),
            (
                "Identifier ^[0-9a-f]{8}$. More",
                "Identifier . More",
                "^[0-9a-f]{8}$",
            ),
            ("^.{1,128}$ Range: N/A", " Range: N/A", "^.{1,128}$"),
            (
                "** Value range: **:^[0-9]{4}$.",
                "** Value range: **:.",
                "^[0-9]{4}$",
            ),
            ("^[$]x$", "", "^[$]x$"),
            ("^(a$|b$)$ end", " end", "^(a$|b$)$"),
            (r"^\$\[$", "", r"^\$\[$"),
            ("^a$|^b$", "", "^a$|^b$"),
        ] {
            assert_eq!(
                take(text),
                (rest.to_owned(), vec![pattern.to_owned()]),
                "{text}"
            );
        }
    }

    #[test]
    fn signs_are_no_expressions() {
        for text in [
            "signs !@$%^-_=+[{}]:,./? in it",
            "a ^ b",
            "^ never closed",
            "^(a$",
        ] {
            assert_eq!(take(text), (text.to_owned(), vec![]), "{text}");
        }
    }
}
