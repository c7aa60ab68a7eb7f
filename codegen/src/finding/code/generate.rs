//! B07xx: what the stage `generate` reports.

super::codes! {
    NOT_RUST = "B0701" Error "generated code is not Rust";
}
