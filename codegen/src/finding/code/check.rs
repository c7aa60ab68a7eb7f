//! B04xx: what the stage `check` reports.

super::codes! {
}
