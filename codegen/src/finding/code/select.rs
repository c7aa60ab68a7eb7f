//! B08xx: what the stage `select` reports.

super::codes! {
    NO_SUCH_OPERATION = "B0801" Error "a selector that matches no operation";
    NOTHING_SELECTED = "B0802" Warning "a module without operations";
}
