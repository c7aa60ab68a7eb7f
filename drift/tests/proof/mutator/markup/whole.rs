//! A whole page of HTML changed.

pub(super) fn cased(source: &str) -> String {
    let tags = [
        "table", "thead", "tbody", "tr", "th", "td", "p", "li", "ul", "caption", "h1", "h4",
    ];
    tags.iter().fold(source.to_owned(), |text, tag| {
        let upper = tag.to_uppercase();
        let text = text.replace(&format!("<{tag}>"), &format!("<{upper}>"));
        let text = text.replace(&format!("<{tag} "), &format!("<{upper} "));
        text.replace(&format!("</{tag}>"), &format!("</{upper}>"))
    })
}

pub(super) fn site(source: &str) -> String {
    if source.contains("<html") {
        let more = "<div class=\"banner\"><p>New: more papers.</p></div><aside><ul><li>See also</li></ul></aside>";
        return source.replace("<nav>", &format!("{more}<nav>"));
    }
    format!(
        "<!DOCTYPE html>\n<html><head><title>Help</title><style>p {{ margin: 0 }}</style>\
         <script>if (1 < 2) {{ document.write(\"<table><tr><th>Parameter</th></tr></table>\"); }}</script>\
         </head><body><header><nav><ul><li><a href=\"/\">Home</a></li><li>API</li></ul></nav></header>\n\
         <main>{source}</main>\n<footer><p>Was this page helpful?</p><table><tr><td>Yes</td><td>No</td></tr></table>\
         </footer></body></html>\n"
    )
}

/// Every caption changed.
pub(super) fn captions(source: &str, change: impl Fn(&str) -> String) -> String {
    let mut text = String::new();
    let mut rest = source;
    while let Some(start) = rest.find("<caption>") {
        let end = start + rest[start..].find("</caption>").unwrap() + "</caption>".len();
        text.push_str(&rest[..start]);
        text.push_str(&change(&rest[start..end]));
        rest = &rest[end..];
    }
    text + rest
}

/// Captions as paragraphs in front of their tables.
pub(super) fn paragraphs(source: &str) -> String {
    let mut text = String::new();
    for part in source.split_inclusive("</caption>") {
        let Some((before, caption)) = part.split_once("<caption>") else {
            text.push_str(part);
            continue;
        };
        let table = before.rfind("<table").unwrap();
        let caption = caption.trim_end_matches("</caption>");
        text.push_str(&format!(
            "{}<p class=\"caption\">{caption}</p>{}",
            &before[..table],
            &before[table..]
        ));
    }
    text
}
