//! Tags as features of the crate: what a change of tags does to those who turn defaults off.

use bindery::diff::{Bump, Diff, Kind};

use super::compare::{diff_as, lines};

/// Two tags that share a type, and an operation without one.
pub(crate) const TAGS: &str = include_str!("tags.yaml");

/// Pairs of the document: what is replaced in it by what, there, back.
const CASES: &[[&str; 4]] = &include!("features_of_kinds.in");

fn pairs() -> impl Iterator<Item = (Diff, &'static str)> {
    CASES.iter().flat_map(|[from, to, there, back]| {
        assert!(TAGS.contains(from), "{from}");
        let new = TAGS.replace(from, to);
        let both = [true, true];
        [
            (diff_as(TAGS, &new, both), *there),
            (diff_as(&new, TAGS, both), *back),
        ]
    })
}

/// The kinds of facts that are in the pairs.
pub(crate) fn kinds() -> Vec<Kind> {
    let facts = pairs().flat_map(|(diff, _)| diff.facts);
    facts.map(|fact| fact.kind).collect()
}

#[test]
fn tags_that_change_move_operations_under_features() {
    let mut wrong = String::new();
    for (diff, expected) in pairs() {
        let found = lines(&diff).join("\n");
        if found != expected {
            let items: Vec<_> = diff.facts.iter().map(|fact| &fact.items).collect();
            wrong += &format!("expected\n{expected}\nfound\n{found}\n{items:?}\n\n");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

fn items(diff: &Diff, kind: Kind) -> Vec<&str> {
    let facts = diff.facts.iter().filter(|fact| fact.kind == kind);
    facts
        .flat_map(|fact| &fact.items)
        .map(|one| &**one)
        .collect()
}

/// What a manifest has to name is said, with the types that go with the operation.
#[test]
fn an_operation_that_moves_says_what_a_manifest_needs() {
    let new = TAGS.replace("listOrders, tags: [Shop]", "listOrders, tags: [Pet Care]");
    let diff = diff_as(TAGS, &new, [true, true]);
    assert_eq!(
        items(&diff, Kind::TagsChanged),
        [
            "`Client::list_orders` is behind the feature `pet-care` now, and was behind the feature `shop`",
            "Cargo.toml with `default-features = false` has to name `pet-care`",
            "`Money` is behind the feature `pet-care` now, and was behind one of the features `pet-care`, `shop`",
            "`Order` is behind the feature `pet-care` now, and was behind the feature `shop`",
        ]
    );
    assert_eq!(diff.bump, Bump::Major);
    // Without features of tags nothing of the crate follows them.
    let plain = diff_as(TAGS, &new, [false, false]);
    assert_eq!(
        lines(&plain),
        ["tags-changed | GET /orders | works works | nothing"]
    );
    assert_eq!(plain.bump, Bump::Patch);
}

#[test]
fn a_tag_of_another_name_is_one_change_of_manifests() {
    let new = TAGS.replace("[Pet Care]", "[Animals]");
    let diff = diff_as(TAGS, &new, [true, true]);
    assert_eq!(
        items(&diff, Kind::FeatureRenamed),
        ["in `features` of Cargo.toml, `pet-care` is `animals` now"]
    );
    assert!(items(&diff, Kind::TagsChanged).is_empty());
    assert_eq!(diff.bump, Bump::Major);
    // The same words are the same feature.
    let same = diff_as(
        TAGS,
        &TAGS.replace("[Pet Care]", "[pet-care]"),
        [true, true],
    );
    assert_eq!(same.bump, Bump::Patch);
}

#[test]
fn a_feature_that_is_gone_says_where_its_operations_are() {
    let gone = |to: &str| {
        let new = TAGS.replace("[Shop]", to);
        let diff = diff_as(TAGS, &new, [true, true]);
        items(&diff, Kind::FeatureRemoved).join("; ")
    };
    let first = "`features` in Cargo.toml cannot name `shop` any more; its operations";
    assert_eq!(gone("[]"), format!("{first} need no feature now"));
    assert_eq!(
        gone("[Pet Care]"),
        format!("{first} are behind the feature `pet-care` now")
    );
}

/// What all features had in common was there without one, which nobody was promised.
#[test]
fn a_first_operation_of_another_tag_breaks_nothing() {
    let one = TAGS
        .replace("[Shop]", "[Pet Care]")
        .replace("health,", "health, tags: [Pet Care],");
    let more = one.replace(
        "components:",
        "  /news: { get: { operationId: news, tags: [News], responses: { '204': { description: None } } } }\ncomponents:",
    );
    let diff = diff_as(&one, &more, [true, true]);
    assert_eq!(
        lines(&diff),
        [
            "feature-added | Rust feature news | works works | adds",
            "operation-added | GET /news | works breaks | adds"
        ]
    );
    assert_eq!(diff.bump, Bump::Minor);
}

/// Documents that are the same, for a crate that is not.
#[test]
fn turning_features_on_breaks_those_without_defaults() {
    let diff = diff_as(TAGS, TAGS, [false, true]);
    let told = lines(&diff).join("\n");
    for line in [
        "feature-added | Rust feature shop | works works | adds",
        "rust-changed | Rust Client::list_orders | works works | breaks",
        "rust-changed | Rust Order | works works | breaks",
    ] {
        assert!(told.contains(line), "no {line} in {told}");
    }
    assert!(!told.contains("health"), "{told}");
    let back = diff_as(TAGS, TAGS, [true, false]);
    let all = [
        "feature-removed | Rust feature pet-care | works works | breaks",
        "feature-removed | Rust feature shop | works works | breaks",
    ];
    assert_eq!(lines(&back), all);
}
