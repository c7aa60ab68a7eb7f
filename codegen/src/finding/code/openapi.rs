//! B02xx: what the stage `openapi` reports.

super::codes! {
    NOT_OPENAPI = "B0201" Error "not an OpenAPI document";
    VERSION = "B0202" Error "a version of OpenAPI that is not supported";
    WRONG_TYPE = "B0203" Error "a value of the wrong type";
    UNKNOWN_KEY = "B0204" Error "an unknown key";
    UNKNOWN_KEYWORD = "B0205" Warning "an unknown schema keyword";
    UNKNOWN_EXTENSION = "B0206" Error "an unknown or misplaced `x-bindery-` key";
    MISSING_KEY = "B0207" Error "a key is missing";
    UNKNOWN_WORD = "B0208" Error "an unknown word";
    PATH_KEY = "B0209" Warning "a path that is no path";
    STATUS_KEY = "B0210" Warning "a status that is no status";
    MEDIA_TYPE_KEY = "B0211" Warning "a media type that is none";
    COMPONENT_KEY = "B0212" Warning "a component name with other characters";
    OTHER_VERSION = "B0213" Warning "a key of another version of OpenAPI";
    BESIDE_REFERENCE = "B0214" Warning "a key beside `$ref` that is ignored";
    ONE_OF_TWO = "B0215" Warning "keys that exclude one another";
    NO_COUNTERPART = "B0216" Warning "a part of Swagger 2.0 that is taken otherwise";
}
