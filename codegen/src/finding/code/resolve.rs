//! B03xx: what the stage `resolve` reports.

super::codes! {
    DANGLING = "B0301" Error "a reference that leads nowhere";
    CIRCULAR = "B0302" Error "references in a circle";
    IMPOSSIBLE = "B0303" Warning "parts that no value can fit together";
    KEYWORD_LEFT_OUT = "B0304" Warning "a keyword that is not supported";
    PART_LEFT_OUT = "B0305" Warning "a part of the API that is not supported";
    NO_PATH_PARAMETER = "B0306" Warning "a path variable without a parameter";
    NOT_IN_PATH = "B0307" Warning "a path parameter that is not in the path";
    PATH_OPTIONAL = "B0308" Warning "a path parameter that is not required";
    SAME_OPERATION_ID = "B0309" Warning "an operation id that stands twice";
    SAME_OPERATION = "B0310" Error "an operation that stands twice";
    NO_OPERATION_ID = "B0311" Note "an operation without an id";
    NO_SCHEME = "B0312" Warning "a security scheme that is not declared";
    OTHER_DEFINITION = "B0313" Error "one name for two security schemes";
    UNDECLARED_REQUIRED = "B0314" Warning "a required property that is not declared";
    CLOSED_PARTS = "B0315" Warning "a closed part of `allOf`";
    NO_SUCH_VARIANT = "B0316" Warning "a discriminator value without a variant";
    BASE_ONLY = "B0317" Note "a discriminator without variants";
    SAME_PARAMETER = "B0318" Warning "a parameter that stands twice";
    PARAMETER_STYLE = "B0319" Warning "a style that does not fit the parameter";
    NO_SERVER_VARIABLE = "B0320" Warning "a server variable that is not declared";
    MISPLACED_EXTENSION = "B0321" Error "an `x-bindery-` key that does not fit";
    IGNORED_PARAMETER = "B0322" Note "a header parameter that is ignored";
    PART_HEADER = "B0323" Note "a header of a part that is not sent by itself";
    FORMAT_TOO_SMALL = "B0324" Warning "a format that is too small for its values";
    IDLE_SCHEME = "B0325" Note "a security scheme that nothing needs";
    OTHER_SERVER = "B0326" Warning "an operation that is served elsewhere";
    IDLE_LINK = "B0327" Warning "a link that leads nowhere";
    PARAMETER_AS_TEXT = "B0328" Note "a parameter that the caller writes";
    SERVER_VALUE_TWICE = "B0329" Warning "a value that several servers have";
    BAD_WAITER = "B0330" Error "a waiter that makes no sense";
    ODD_STATE = "B0331" Warning "a state of a waiter that is not listed";
}
