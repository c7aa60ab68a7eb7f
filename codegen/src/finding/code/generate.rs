//! B07xx: what the stage `generate` reports.

super::codes! {
}
