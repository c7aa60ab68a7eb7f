//! B01xx: what the stage `document` reports.

super::codes! {
}
