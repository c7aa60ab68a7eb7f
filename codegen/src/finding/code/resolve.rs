//! B03xx: what the stage `resolve` reports.

super::codes! {
}
