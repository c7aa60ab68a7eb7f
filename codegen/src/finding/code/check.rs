//! B04xx: what the stage `check` reports.

super::codes! {
    EMPTY_RANGE = "B0401" Warning "a range without values";
    BAD_PATTERN = "B0402" Warning "a pattern that is none";
    ODD_PATTERN = "B0403" Warning "a pattern that is surely not meant";
    ENGINE_PATTERN = "B0404" Note "a pattern that needs an engine";
    BAD_DEFAULT = "B0405" Warning "a default that breaks its schema";
    BAD_EXAMPLE = "B0406" Warning "an example that breaks its schema";
    BAD_ENUM_VALUE = "B0407" Warning "an enum value that breaks its schema";
    BAD_PASSWORD_POLICY = "B0408" Error "a password policy that makes no sense";
    NOT_REFUSED = "B0409" Error "a refused body that breaks other rules";
    IDLE_RULE = "B0410" Warning "a rule for another type";
    BAD_DIVISOR = "B0411" Warning "a multipleOf that is not positive";
    REPEATED_VALUE = "B0412" Warning "a value that stands twice";
    IMPOSSIBLE_RULE = "B0413" Warning "a rule that nothing can keep";
    OPEN_STYLE = "B0414" Note "a parameter that OpenAPI does not say how to write";
    NEVER_EMPTY = "B0415" Note "an empty value that cannot be sent";
    BAD_TOKEN = "B0416" Error "a token that no answer has";
    BAD_CONSTANT = "B0417" Warning "a constant that breaks its parameter's schema";
    BAD_STATE = "B0418" Warning "a state that breaks its schema";
}
