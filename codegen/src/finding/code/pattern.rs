//! B05xx: what the stage `pattern` reports.

super::codes! {}
