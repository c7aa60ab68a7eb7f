//! B02xx: what the stage `openapi` reports.

super::codes! {
}
