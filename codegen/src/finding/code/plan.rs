//! B06xx: what the stage `plan` reports.

super::codes! {
    NAME_COLLISION = "B0601" Warning "two things would have the same name in Rust";
    ENDLESS_TYPE = "B0602" Error "a value of the type could never end";
    OPERATION_LEFT_OUT = "B0603" Warning "an operation is left out";
    CREDENTIAL_BY_HAND = "B0604" Note "a security scheme has no setter";
    RESPONSE_AS_BYTES = "B0605" Warning "a response is left as bytes";
    REFUSED_NOT_PROVED = "B0606" Warning "a refused body becomes no test";
    WEBHOOK_LEFT_OUT = "B0607" Warning "a webhook is left out";
    BODY_AS_BYTES = "B0608" Note "a request body that the caller writes";
    OTHER_HTTP_SCHEME = "B0609" Note "an http scheme that is not known";
    NOT_FOLLOWED = "B0612" Note "an operation is not followed";
    OTHER_PIECES = "B0611" Warning "a stream that is not read piece by piece";
}
