use super::of_tag;

#[test]
fn a_tag_becomes_a_feature_that_cargo_takes() {
    for (tag, feature) in [
        ("Pet Care", "pet-care"),
        ("petCare", "pet-care"),
        ("v1/pets (old)", "v1-pets-old"),
        ("default", "tag-default"),
        ("Serde", "tag-serde"),
        ("2FA", "tag-2fa"),
        ("\u{9879}\u{76ee}", "tag-949087d6"),
        ("caf\u{e9}", "caf-a82b5049"),
        ("", "tag-811c9dc5"),
        ("+", "tag-2e0c9daa"),
    ] {
        assert_eq!(of_tag(tag), feature, "{tag:?}");
    }
}
