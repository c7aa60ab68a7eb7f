//! References: judged once and for all, and followed.

use crate::document::{FETCH, Node};
use crate::finding::code::resolve as code;
use crate::finding::{Finding, Findings, Severity};
use crate::map::Set;
use crate::openapi::{Links, Missing, Part, Read, Reference};

/// Judges every reference of a document, whether or not anything needs it.
pub(super) fn judge(links: &Links<'_>, references: &[Reference<'_>], findings: &mut Findings) {
    let mut known = Known::default();
    for reference in references {
        match &reference.target {
            Ok(target) => circle(links, reference, target, &mut known, findings),
            Err(missing) => findings.report(bearable(reference, dangling(reference, missing))),
        }
    }
}

/// Nodes, by address, of which it is known where they lead.
#[derive(Default)]
struct Known {
    to_a_value: Set<usize>,
    in_a_circle: Set<usize>,
}

fn dangling(reference: &Reference<'_>, missing: &Missing) -> Finding {
    let text = reference.text;
    let finding = |message: String| Finding::new(&code::DANGLING, reference.place, message);
    match missing {
        Missing::Remote => finding(format!(
            "`{text}` is on another host, and only files are read"
        ))
        .help(FETCH),
        Missing::File(file) => finding(format!("`{text}` leads nowhere: {file}")),
        Missing::Node { missing, help } => {
            let mut finding = finding(format!("`{text}` leads nowhere: there is no `{missing}`"));
            finding.help.clone_from(help);
            finding
        }
    }
}

/// Where a schema is missing, any value is accepted, so nothing has to be left out.
fn bearable(reference: &Reference<'_>, mut finding: Finding) -> Finding {
    if reference.is_schema {
        finding.severity = Severity::Warning;
        finding.message += "; any value is accepted here";
    }
    finding
}

/// Reports references that lead only to references and back. What leads into a reported
/// circle is not reported again.
fn circle(
    links: &Links<'_>,
    reference: &Reference<'_>,
    target: &Node,
    known: &mut Known,
    findings: &mut Findings,
) {
    let mut seen = Set::new();
    let mut node = target;
    let mut address = std::ptr::from_ref(node).addr();
    while !known.to_a_value.contains(&address) && seen.insert(address) {
        let next = links.of(node).filter(|_| is_bare(node));
        match next.and_then(Reference::node) {
            Some(next) => node = next,
            _ => {
                known.to_a_value.extend(seen);
                return;
            }
        }
        address = std::ptr::from_ref(node).addr();
    }
    if known.to_a_value.contains(&address) {
        known.to_a_value.extend(seen);
        return;
    }
    if seen.is_disjoint(&known.in_a_circle) {
        let message = format!(
            "`{}` leads from reference to reference and back, and never to a value",
            reference.text
        );
        let finding = Finding::new(&code::CIRCULAR, reference.place, message);
        findings.report(bearable(reference, finding));
    }
    known.in_a_circle.extend(seen);
}

/// Whether nothing but words for people stands beside a `$ref`.
pub(super) fn is_bare(node: &Node) -> bool {
    let words = ["$ref", "summary", "description"];
    node.object()
        .unwrap_or_default()
        .iter()
        .all(|entry| words.contains(&&*entry.key))
}

/// What a part is, after all references, with the last name on the way: that of a
/// component. `None` where a reference leads nowhere, which has been reported.
pub(super) fn follow<'d, T: Read<'d>>(
    links: &Links<'d>,
    part: Part<'d, T>,
) -> Option<Followed<'d, T>> {
    let mut node = part.node;
    let mut name = None;
    let mut seen = Set::new();
    while let Some(reference) = links.of(node) {
        if !seen.insert(std::ptr::from_ref(node).addr()) {
            return None;
        }
        name = Some(reference.name());
        node = reference.node()?;
    }
    Some(Followed {
        value: T::read(node),
        node,
        name,
    })
}

/// A part, and how it was reached.
pub(super) struct Followed<'d, T> {
    pub(super) value: T,
    /// Where it stands.
    pub(super) node: &'d Node,
    /// The name of the component, where there was a reference.
    pub(super) name: Option<String>,
}
