//! What opens and closes in a page, by what it means for blocks.

/// What a tag means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// A table.
    Table,
    /// Its caption.
    Caption,
    /// The rows of its heading.
    TableHead,
    /// Other rows.
    TableBody,
    /// A row.
    Row,
    /// A cell of a heading.
    HeadCell,
    /// Another cell.
    Cell,
    /// A heading of a section.
    Heading(u8),
    /// An item of a list.
    Item,
    /// Text that is shown as it stands.
    Code,
    /// Anything else that begins and ends a line.
    Block,
    /// Emphasis.
    Strong,
    /// A link, or a place that links lead to.
    Link,
    /// The end of a line.
    Break,
    /// Not text of the page, whatever it holds: scripts, pictures, fields of forms.
    Hidden,
    /// Of the site, not of the page: menus, footers.
    Chrome,
    /// What is within a line and means nothing here.
    Inline,
}

/// The meaning of an element of HTML.
pub(super) fn of_element(name: &[u8]) -> Mark {
    match name {
        b"table" => Mark::Table,
        b"caption" => Mark::Caption,
        b"thead" => Mark::TableHead,
        b"tbody" | b"tfoot" => Mark::TableBody,
        b"tr" => Mark::Row,
        b"th" => Mark::HeadCell,
        b"td" => Mark::Cell,
        [b'h', level @ b'1'..=b'6'] => Mark::Heading(level - b'0'),
        b"li" => Mark::Item,
        b"pre" | b"listing" | b"xmp" => Mark::Code,
        b"b" | b"strong" | b"code" | b"kbd" | b"samp" | b"tt" => Mark::Strong,
        b"a" => Mark::Link,
        b"br" => Mark::Break,
        b"script" | b"style" | b"template" | b"noscript" | b"title" | b"svg" | b"math"
        | b"iframe" | b"object" | b"audio" | b"video" | b"canvas" | b"map" | b"select"
        | b"textarea" | b"button" | b"noframes" | b"noembed" => Mark::Hidden,
        b"nav" | b"footer" | b"aside" | b"dialog" | b"menu" => Mark::Chrome,
        b"p" | b"div" | b"section" | b"article" | b"main" | b"header" | b"body" | b"html"
        | b"head" | b"ul" | b"ol" | b"dl" | b"dt" | b"dd" | b"dir" | b"blockquote" | b"figure"
        | b"figcaption" | b"address" | b"center" | b"fieldset" | b"legend" | b"form"
        | b"details" | b"summary" | b"hgroup" | b"search" | b"hr" | b"option" => Mark::Block,
        _ => Mark::Inline,
    }
}

/// Elements that have no end.
pub(super) fn is_void(name: &[u8]) -> bool {
    matches!(
        name,
        b"area"
            | b"base"
            | b"br"
            | b"col"
            | b"embed"
            | b"hr"
            | b"img"
            | b"input"
            | b"link"
            | b"meta"
            | b"param"
            | b"source"
            | b"track"
            | b"wbr"
    )
}

/// Class names of what is of the site, not of the page.
const CHROME_CLASSES: &[&str] = &[
    "breadcrumb",
    "breadcrumbs",
    "crumbs",
    "feedback",
    "footer",
    "menu",
    "navbar",
    "pagination",
    "related-links",
    "sidebar",
    "toc",
];

/// Roles of what is of the site, not of the page.
const CHROME_ROLES: &[&str] = &["navigation", "banner", "contentinfo", "search", "menu"];

/// The attributes that matter.
#[derive(Debug, Default)]
pub(super) struct Attributes {
    pub(super) id: Option<String>,
    pub(super) name: Option<String>,
    pub(super) href: Option<String>,
    pub(super) colspan: Option<usize>,
    pub(super) rowspan: Option<usize>,
    /// It says that it is of the site.
    pub(super) chrome: bool,
    /// It is not shown.
    pub(super) hidden: bool,
    /// It says of itself that it only lays out.
    pub(super) presentation: bool,
}

impl Attributes {
    /// Takes an attribute. The first of several with one name counts.
    pub(super) fn take(&mut self, name: &[u8], value: &str) {
        let number = || value.trim().parse::<usize>().ok();
        match name {
            b"id" if self.id.is_none() => self.id = Some(value.to_owned()),
            b"name" if self.name.is_none() => self.name = Some(value.to_owned()),
            b"href" if self.href.is_none() => self.href = Some(value.to_owned()),
            b"colspan" if self.colspan.is_none() => self.colspan = number(),
            b"rowspan" if self.rowspan.is_none() => self.rowspan = number(),
            b"class" => {
                self.chrome |= value
                    .split_ascii_whitespace()
                    .any(|class| CHROME_CLASSES.iter().any(|c| c.eq_ignore_ascii_case(class)));
            }
            b"role" => {
                let role = value.trim();
                self.chrome |= CHROME_ROLES.iter().any(|r| r.eq_ignore_ascii_case(role));
                self.presentation |= matches!(role, "presentation" | "none");
            }
            b"hidden" => self.hidden |= !value.eq_ignore_ascii_case("false"),
            b"style" => {
                let style = value.to_ascii_lowercase().replace(' ', "");
                self.hidden |= style.contains("display:none");
            }
            _ => {}
        }
    }
}
