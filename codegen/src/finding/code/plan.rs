//! B06xx: what the stage `plan` reports.

super::codes! {
}
