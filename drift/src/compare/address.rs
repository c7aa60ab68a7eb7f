//! Which operation a page is of: its method and its path.

use bindery::finding::{Finding, Place, Sources};
use bindery::model::{Json, Operation as Declaration};

use super::{Against, Change, Difference, Subject};
use crate::code::{NO_OPERATION, NO_SUCH_OPERATION, OTHER_PAGE};
use crate::spec::{find, operation_of, template, templates};
use crate::subject::{Key, Operation, Part};

/// The operations of a page, each with the document's that it is.
#[derive(Debug)]
pub(super) struct Pairs<'a> {
    pub(super) found: Vec<(&'a Operation, &'a Declaration)>,
    /// What of their addresses is not the same.
    pub(super) differences: Vec<Difference>,
}

/// Finds out which operations of the document a page is of.
///
/// # Errors
/// When it is of none: why not.
pub(super) fn pairs<'a>(
    subject: &Subject<'a>,
    operations: &'a [Operation],
    sources: &Sources,
) -> Result<Pairs<'a>, Box<Finding>> {
    let Some(first) = operations.first() else {
        return Err(Box::new(nothing(subject, sources)));
    };
    let wanted = match subject.operation {
        None => None,
        Some(name) => match find(subject.api, name) {
            Some(operation) => Some(operation),
            None => return Err(Box::new(no_such(subject.start, name))),
        },
    };
    let mut pairs = Pairs {
        found: Vec::new(),
        differences: Vec::new(),
    };
    let mut others = Vec::new();
    for page in operations {
        match operation_of(subject.api, &page.method, &page.path) {
            Some(own) if wanted.is_none_or(|wanted| std::ptr::eq(own, wanted)) => {
                pairs.found.push((page, own));
            }
            _ => others.push(page),
        }
    }
    if pairs.found.is_empty() {
        let candidate = wanted.or_else(|| candidate(subject));
        let same = candidate.and_then(|own| {
            let page = operations.iter().find(|page| is_same(subject, page, own))?;
            Some((page, own))
        });
        let Some((page, own)) = same else {
            return Err(Box::new(other_page(subject, first, candidate)));
        };
        pairs.differences = moved(subject, page, own);
        pairs.found.push((page, own));
    } else if wanted.is_none() {
        pairs.differences = others
            .into_iter()
            .map(|page| unknown(page, &pairs.found))
            .collect();
    }
    Ok(pairs)
}

/// The operation that a page should be of, where nothing else says it: the only one, or the
/// one that it was of at the last review.
fn candidate<'a>(subject: &Subject<'a>) -> Option<&'a Declaration> {
    if let [only] = subject.api.operations.as_slice() {
        return Some(only);
    }
    let mut recorded = subject.record?.operations.iter();
    recorded.find_map(|old| operation_of(subject.api, &old.method, &old.path))
}

/// Whether a page is still of an operation although its address is another one: the method
/// or the version alone is another, or the title is the same.
fn is_same(subject: &Subject<'_>, page: &Operation, own: &Declaration) -> bool {
    let path = template(&page.path);
    let paths = templates(subject.api, own);
    if paths.contains(&path) {
        return true;
    }
    let versionless = |path: &str| {
        let segments = path.split('/').filter(|segment| !is_version(segment));
        segments.collect::<Vec<_>>().join("/")
    };
    if page.method == own.method
        && paths
            .iter()
            .any(|own| versionless(own) == versionless(&path))
    {
        return true;
    }
    let words = |title: &str| {
        title
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
            .to_lowercase()
    };
    let known = subject
        .title
        .or_else(|| Some(subject.record?.title.as_ref()?.value.as_str()));
    match (known, &subject.claims.title) {
        (Some(known), Some(title)) => words(known) == words(&title.value),
        _ => false,
    }
}

/// `v1`, `v2.1`
fn is_version(segment: &str) -> bool {
    let rest = segment.strip_prefix(['v', 'V']).unwrap_or_default();
    !rest.is_empty()
        && rest
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.')
}

/// What of the address is not the same.
fn moved(subject: &Subject<'_>, page: &Operation, own: &Declaration) -> Vec<Difference> {
    let text = |text: &str| Some(Json::String(text.to_owned()));
    let difference = |change, page_value: &str, own_value: &str| Difference {
        against: Against::Spec,
        operation: format!("{} {}", own.method, own.path),
        key: Key::of(Part::Operation),
        change,
        page: text(page_value),
        other: text(own_value),
        place: page.place,
        other_place: Some(own.place),
        is_new: false,
        before: None,
    };
    let mut differences = Vec::new();
    if page.method != own.method {
        differences.push(difference(Change::Method, &page.method, &own.method));
    }
    if !templates(subject.api, own).contains(&template(&page.path)) {
        differences.push(difference(Change::Path, &page.path, &own.path));
    }
    differences
}

/// An operation that the page has and the document has not.
fn unknown(page: &Operation, found: &[(&Operation, &Declaration)]) -> Difference {
    Difference {
        against: Against::Spec,
        operation: page.name(),
        key: Key::of(Part::Operation),
        change: Change::OnlyInPage,
        page: Some(Json::String(page.name())),
        other: None,
        place: page.place,
        other_place: found.first().map(|(_, own)| own.place),
        is_new: false,
        before: None,
    }
}

fn nothing(subject: &Subject<'_>, sources: &Sources) -> Finding {
    let text = sources
        .get(subject.start.source)
        .map_or("", |source| source.text.as_str());
    let message = if text.trim().is_empty() {
        "the page is empty".to_owned()
    } else {
        match &subject.claims.title {
            Some(title) => format!("the page `{}` has no operation", title.value),
            None => "the page has no operation".to_owned(),
        }
    };
    Finding::new(&NO_OPERATION, subject.start, message)
        .help("it is perhaps not the page that was meant: fetch it again, and look at it")
}

fn no_such(start: Place, name: &str) -> Finding {
    let message = format!("the document has no operation `{name}`, which this page should be of");
    Finding::new(&NO_SUCH_OPERATION, start, message)
}

fn other_page(subject: &Subject<'_>, page: &Operation, own: Option<&Declaration>) -> Finding {
    let found = page.name();
    let (message, place) = match own {
        Some(own) => (
            format!(
                "the page is of `{found}`, not of `{} {}`",
                own.method, own.path
            ),
            Some(own.place),
        ),
        None => (
            format!("the page is of `{found}`, which the document does not have"),
            subject
                .record
                .and_then(|record| Some(record.operations.first()?.place)),
        ),
    };
    let finding = Finding::new(&OTHER_PAGE, page.place, message)
        .help("it is perhaps not the page that was meant: fetch it again, and look at it");
    match place {
        Some(place) => finding.related(place, "this operation was expected"),
        None => finding,
    }
}
