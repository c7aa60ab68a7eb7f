//! JSON pointers (RFC 6901).

/// Appends `/` and the token, escaped.
pub(crate) fn push(pointer: &mut String, token: &str) {
    pointer.push('/');
    for c in token.chars() {
        match c {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            other => pointer.push(other),
        }
    }
}

/// The token that was escaped; `None` where `~` is followed by neither `0` nor `1`.
pub(crate) fn unescape(token: &str) -> Option<String> {
    let mut out = String::with_capacity(token.len());
    let mut chars = token.chars();
    while let Some(c) = chars.next() {
        out.push(match c {
            '~' => match chars.next() {
                Some('0') => '~',
                Some('1') => '/',
                _ => return None,
            },
            other => other,
        });
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_and_back() {
        let mut pointer = String::new();
        push(&mut pointer, "a/b~c~1");
        assert_eq!(pointer, "/a~1b~0c~01");
        assert_eq!(unescape("a~1b~0c~01").as_deref(), Some("a/b~c~1"));
        assert_eq!(unescape("a~2"), None);
        assert_eq!(unescape("a~"), None);
    }
}
