//! Two texts, compared.

use bindery::diff::Diff;
use bindery::document::Memory;
use bindery::finding::Severity;
use bindery::finding::render::{self, Style};
use bindery::generate::{ModuleSettings, Origin, compare};

/// Compares two documents that have no errors.
pub(crate) fn diff(old: &str, new: &str) -> Diff {
    diff_as(old, new, [false, false])
}

/// The same, with or without features for tags on either side; what became of these is there too.
pub(crate) fn diff_as(old: &str, new: &str, tag_features: [bool; 2]) -> Diff {
    let modules = [ModuleSettings::called_after(std::path::Path::new(
        "api.yaml",
    ))];
    let (old, new) = (
        Memory::new().with("api.yaml", old),
        Memory::new().with("api.yaml", new),
    );
    let origin = |files, tag_features| Origin {
        modules: &modules,
        files,
        tag_features,
    };
    let [before, after] = tag_features;
    let compared = compare(origin(&old, before), origin(&new, after));
    for half in [&compared.old, &compared.new] {
        let all = half.findings.all().iter();
        let errors: Vec<_> = all
            .filter(|one| one.severity == Severity::Error)
            .cloned()
            .collect();
        let shown = render::text(&errors, half.documents.sources(), Style::Plain);
        assert_eq!(shown, "");
    }
    let mut diff = compared.modules.unwrap().remove(0).1;
    diff.facts.extend(compared.features.facts);
    diff.bump = diff.bump.max(compared.features.bump);
    diff
}

/// The facts of a comparison, a line each, sorted: kind, place, verdicts of the wire, verdict of Rust.
pub(crate) fn lines(diff: &Diff) -> Vec<String> {
    let facts = diff.facts.iter();
    let line = |fact: &bindery::diff::Fact| {
        format!(
            "{} | {} | {} {} | {}",
            fact.kind.id(),
            fact.place_in_words(),
            fact.wire.old_client.name(),
            fact.wire.new_client.name(),
            fact.rust.name()
        )
    };
    let mut lines: Vec<String> = facts.map(line).collect();
    lines.sort();
    lines
}
