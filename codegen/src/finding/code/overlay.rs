//! B10xx: what the stage `overlay` reports.

super::codes! {
    NOT_OVERLAY = "B1001" Error "not an overlay";
    VERSION = "B1002" Error "a version of Overlay that is not supported";
    UNKNOWN_KEY = "B1003" Error "an unknown key in an overlay";
    WRONG_VALUE = "B1004" Error "a key of an overlay is missing or of the wrong type";
    BAD_PATH = "B1005" Error "a target that is no JSONPath";
    NO_MATCH = "B1006" Warning "a target that selects nothing";
    NO_FIT = "B1007" Error "an action that does not fit its target";
    NO_EFFECT = "B1008" Warning "a key of an action without effect";
    TOO_MUCH = "B1009" Error "an action makes a document too large";
}
