//! B07xx: what the stage `generate` reports.

super::codes! {
    NOT_RUST = "B0701" Error "generated code is not Rust";
    ONLY_REORDERED = "B0702" Warning "only the order of keys differs, and Rust follows it";
}
