//! B01xx: what the stage `document` reports.

super::codes! {
    UNREADABLE = "B0101" Error "a document cannot be read";
    ENCODING = "B0102" Error "a document is not UTF-8";
    SYNTAX = "B0103" Error "a document is not well-formed";
    EMPTY = "B0104" Error "a document is empty";
    SEVERAL_DOCUMENTS = "B0105" Error "a file has several YAML documents";
    DUPLICATE_KEY = "B0106" Error "a key stands twice in an object";
    TOO_DEEP = "B0107" Error "a document is nested too deep";
    TOO_MUCH = "B0108" Error "aliases make a document too large";
    ENCLOSING_ALIAS = "B0109" Error "an alias contains itself";
    ODD_KEY = "B0110" Warning "a key is not a string";
    COMPLEX_KEY = "B0111" Error "a key is an array or an object";
    UNKNOWN_TAG = "B0112" Error "a YAML tag is not understood";
    WRONG_TAG = "B0113" Error "a value does not fit its YAML tag";
    AMBIGUOUS_SCALAR = "B0114" Warning "tools read a value differently";
    NOT_A_NUMBER = "B0115" Error "a number has no JSON form";
    MERGE_KEY = "B0116" Note "a document uses merge keys";
    WRONG_MERGE = "B0117" Error "a merge key has nothing to merge";
    NOT_JSON = "B0118" Warning "a file named .json is YAML";
}
