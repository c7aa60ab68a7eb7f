//! What `bindery.toml` says of documentation pages.

use std::path::PathBuf;

use toml::Spanned;
use toml::de::DeValue;

use super::code::WRONG_VALUE;
use super::table::{Report, Said, Table};

const DRIFT: [&str; 2] = ["pages", "rows-lost"];
const PAGE: [&str; 5] = ["file", "document", "operation", "name", "url"];

/// Which pages belong to which documents.
#[derive(Debug, Default)]
pub(crate) struct DriftSettings {
    /// The folder of freshly saved pages.
    pub(crate) pages: Option<PathBuf>,
    /// How many of a hundred rows can be gone.
    pub(crate) rows_lost: Option<u8>,
    /// The pages.
    pub(crate) mapped: Vec<PageMapping>,
}

/// A page and its document.
#[derive(Debug)]
#[cfg_attr(not(feature = "pages"), expect(dead_code))] // read, so that mistakes are found
pub(crate) struct PageMapping {
    /// The page, in the folder of pages.
    pub(crate) file: PathBuf,
    /// The document.
    pub(crate) document: PathBuf,
    /// The operation, where the page is of no other.
    pub(crate) operation: Option<String>,
    /// The name of its record.
    pub(crate) name: Option<String>,
    /// Where the page is fetched from, by others: this command never does.
    pub(crate) url: Option<String>,
}

/// Reads `[drift]` and every `[[page]]`.
pub(super) fn settings(root: &Table<'_, '_>, report: &mut Report) -> DriftSettings {
    let mut settings = DriftSettings::default();
    if let Some(value) = root.get("drift")
        && let Some(table) = Table::of("`[drift]`", value, &DRIFT, report)
    {
        settings.pages = table.string("pages", report).map(|said| said.value.into());
        settings.rows_lost = table
            .get("rows-lost")
            .and_then(|value| percent(value, report));
    }
    let mut records = Vec::new();
    for item in root.items("page", report) {
        if let Some(page) = page(item, &mut records, report) {
            settings.mapped.push(page);
        }
    }
    settings
}

fn page(
    item: &Spanned<DeValue<'_>>,
    records: &mut Vec<(PathBuf, Option<String>)>,
    report: &mut Report,
) -> Option<PageMapping> {
    let table = Table::of("`[[page]]`", item, &PAGE, report)?;
    let file = table.need_string("file", report);
    let document = table.need_string("document", report);
    let operation = table.string("operation", report).map(|said| said.value);
    let name = table
        .string("name", report)
        .and_then(|said| plain(said, report));
    let url = table
        .string("url", report)
        .and_then(|said| address(said, report));
    let (file, document) = (file?, document?);
    let record = (PathBuf::from(&document.value), name.clone());
    if records.contains(&record) {
        let what = match &name {
            Some(name) => format!("two pages of this document are called `{name}`"),
            None => "two pages of this document would have one record".to_owned(),
        };
        let help = "give each a `name` of its own".to_owned();
        report.at(&WRONG_VALUE, document.span, what, Some(help));
    }
    records.push(record);
    Some(PageMapping {
        file: file.value.into(),
        document: document.value.into(),
        operation,
        name,
        url,
    })
}

/// An address that a script can take as a word.
fn address(said: Said<String>, report: &mut Report) -> Option<String> {
    let is_fine =
        |c: char| c.is_ascii_graphic() && !matches!(c, '"' | '\'' | '`' | '\\' | '<' | '>');
    let is_web = ["https://", "http://"]
        .iter()
        .any(|scheme| said.value.starts_with(scheme));
    if is_web && said.value.chars().all(is_fine) {
        return Some(said.value);
    }
    let help = "a URL begins with `https://` and has no blanks and no quotes".to_owned();
    let message = format!("`{}` does not fit", said.value);
    report.at(&WRONG_VALUE, said.span, message, Some(help));
    None
}

/// A name that is one of a file, and of no other folder.
fn plain(said: Said<String>, report: &mut Report) -> Option<String> {
    let is_fine = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    if said.value.chars().all(is_fine) && !said.value.starts_with('.') {
        return Some(said.value);
    }
    let help = "a name has letters, digits, `-`, `_` and `.`".to_owned();
    let message = format!("`{}` does not fit", said.value);
    report.at(&WRONG_VALUE, said.span, message, Some(help));
    None
}

fn percent(value: &Spanned<DeValue<'_>>, report: &mut Report) -> Option<u8> {
    let number = value.get_ref().as_integer();
    let number = number.and_then(|number| number.as_str().parse().ok());
    let number = number.filter(|number: &u8| *number <= 100);
    if number.is_none() {
        let message = "`rows-lost` must be a whole number from 0 to 100".to_owned();
        report.at(&WRONG_VALUE, value.span(), message, None);
    }
    number
}
