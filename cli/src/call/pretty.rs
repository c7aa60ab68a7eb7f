//! JSON for people.

use bindery_runtime::json::Json;

/// JSON with a line for each item and property.
pub(super) fn pretty(json: &Json) -> String {
    let mut out = String::new();
    write(json, 0, &mut out);
    out
}

fn write(json: &Json, depth: usize, out: &mut String) {
    match json {
        Json::Array(items) if !items.is_empty() => {
            let lines = items.iter().map(|item| (String::new(), item));
            block(['[', ']'], lines, depth, out);
        }
        Json::Object(entries) if !entries.is_empty() => {
            let lines = entries.iter();
            let lines =
                lines.map(|(name, value)| (format!("{}: ", Json::String(name.clone())), value));
            block(['{', '}'], lines, depth, out);
        }
        plain => out.push_str(&plain.to_string()),
    }
}

fn block<'j>(
    [open, close]: [char; 2],
    lines: impl Iterator<Item = (String, &'j Json)>,
    depth: usize,
    out: &mut String,
) {
    out.push(open);
    for (index, (head, value)) in lines.enumerate() {
        out.push_str(if index > 0 { ",\n" } else { "\n" });
        out.push_str(&"  ".repeat(depth + 1));
        out.push_str(&head);
        write(value, depth + 1, out);
    }
    out.push('\n');
    out.push_str(&"  ".repeat(depth));
    out.push(close);
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn what_is_empty_takes_no_lines() {
        let json: Json = r#"{"a":[1,{"b":{}}],"c":[]}"#.parse().unwrap();
        let expected = "{\n  \"a\": [\n    1,\n    {\n      \"b\": {}\n    }\n  ],\n  \"c\": []\n}";
        assert_eq!(pretty(&json), expected);
    }
}
