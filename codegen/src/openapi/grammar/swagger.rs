//! The objects of Swagger 2.0, which is OpenAPI 2.0: those that 3.0 has too stand elsewhere.

use super::api::{EXTERNAL_DOCS, INFO, TAG};
use super::extension::{PASSWORD, REFUSED, TOKEN};
use super::operation::{CONTENT, RESPONSE as MODERN_RESPONSE};
use super::schema::{DISCRIMINATOR, XML};
use super::security::{REQUIREMENT, SCHEME as MODERN_SCHEME};
use super::{Form, Key, Keys, Shape, key, shape};
use crate::openapi::Version::{V30, V31};

/// The keys of a path item that are methods.
pub(in crate::openapi) const METHODS: [&str; 7] =
    ["get", "put", "post", "delete", "options", "head", "patch"];

const SCHEMES: Form = Form::List(&Form::Word(&["http", "https", "ws", "wss"]));
const MEDIA_TYPES: Form = Form::List(&Form::Text);

pub(in crate::openapi) static ROOT: Shape = shape(
    "the document",
    &[
        key("swagger", Form::Version).needed(),
        key("info", Form::Object(&INFO)).needed(),
        key("host", Form::Text),
        key("basePath", Form::Text),
        key("schemes", SCHEMES),
        key("consumes", MEDIA_TYPES),
        key("produces", MEDIA_TYPES),
        key("paths", Form::Map(Keys::Path, &Form::Object(&PATH_ITEM))),
        key("definitions", Form::Map(Keys::Any, &Form::Schema)),
        key(
            "parameters",
            Form::Map(Keys::Any, &Form::Referable(&PARAMETER)),
        ),
        key(
            "responses",
            Form::Map(Keys::Any, &Form::Referable(&RESPONSE)),
        ),
        key(
            "securityDefinitions",
            Form::Map(Keys::Any, &Form::Referable(&SCHEME)),
        ),
        key("security", Form::List(&REQUIREMENT)),
        key("tags", Form::List(&Form::Object(&TAG))),
        key("externalDocs", Form::Object(&EXTERNAL_DOCS)),
        key("x-bindery-page", Form::Text),
    ],
);

/// The document after its parts were brought into the shape of 3.0, each at its old place.
pub(in crate::openapi) static REWRITTEN: Shape = shape(
    "the document",
    &[
        key(
            "paths",
            Form::Map(Keys::Path, &Form::Object(&super::operation::PATH_ITEM)),
        ),
        key("definitions", Form::Map(Keys::Any, &Form::Schema)),
        key(
            "parameters",
            Form::Map(Keys::Any, &Form::Referable(&SHARED)),
        ),
        key(
            "responses",
            Form::Map(Keys::Any, &Form::Referable(&MODERN_RESPONSE)),
        ),
        key(
            "securityDefinitions",
            Form::Map(Keys::Any, &Form::Referable(&MODERN_SCHEME)),
        ),
    ],
);

/// A shared parameter, or the request body that it has become.
static SHARED: Shape = shape(
    "a shared parameter",
    &[
        key("schema", Form::Schema),
        key("content", Form::Map(Keys::MediaType, &CONTENT)),
    ],
);

pub(in crate::openapi) static PATH_ITEM: Shape = shape(
    "a path item",
    &[
        key("$ref", Form::Text),
        method("get"),
        method("put"),
        method("post"),
        method("delete"),
        method("options"),
        method("head"),
        method("patch"),
        key("parameters", Form::List(&Form::Referable(&PARAMETER))),
    ],
);

const fn method(name: &'static str) -> Key {
    key(name, Form::Object(&OPERATION))
}

pub(in crate::openapi) static OPERATION: Shape = shape(
    "an operation",
    &[
        key("tags", Form::List(&Form::Text)),
        key("summary", Form::Text),
        key("description", Form::Text),
        key("externalDocs", Form::Object(&EXTERNAL_DOCS)),
        key("operationId", Form::Text),
        key("consumes", MEDIA_TYPES),
        key("produces", MEDIA_TYPES),
        key("parameters", Form::List(&Form::Referable(&PARAMETER))),
        key(
            "responses",
            Form::Map(Keys::Status, &Form::Referable(&RESPONSE)),
        ),
        key("schemes", SCHEMES),
        key("deprecated", Form::Flag),
        key("security", Form::List(&REQUIREMENT)),
        key("x-bindery-name", Form::Name),
        key("x-bindery-idempotent", Form::Flag),
        key("x-bindery-token", Form::Object(&TOKEN)),
        key("x-bindery-waiter", Form::Object(&super::extension::WAITER)),
    ],
);

const PARAMETER_TYPES: &[&str] = &["string", "number", "integer", "boolean", "array", "file"];
const FORMATS: &[&str] = &["csv", "ssv", "tsv", "pipes", "multi"];

pub(in crate::openapi) static PARAMETER: Shape = shape(
    "a parameter",
    &[
        key("name", Form::Text).needed(),
        key(
            "in",
            Form::Word(&["query", "header", "path", "formData", "body"]),
        )
        .needed(),
        key("description", Form::Text),
        key("required", Form::Flag),
        key("schema", Form::Schema),
        key("type", Form::Word(PARAMETER_TYPES)),
        key("format", Form::Text),
        key("allowEmptyValue", Form::Flag),
        key("items", Form::Schema),
        key("collectionFormat", Form::Word(FORMATS)),
        key("default", Form::Anything),
        key("maximum", Form::Number),
        key("exclusiveMaximum", Form::Flag),
        key("minimum", Form::Number),
        key("exclusiveMinimum", Form::Flag),
        key("maxLength", Form::Count),
        key("minLength", Form::Count),
        key("pattern", Form::Text),
        key("maxItems", Form::Count),
        key("minItems", Form::Count),
        key("uniqueItems", Form::Flag),
        key("enum", Form::List(&Form::Anything)),
        key("multipleOf", Form::Number),
        key("example", Form::Anything).since(V30),
        key("x-example", Form::Anything),
        key("x-nullable", Form::Flag),
        key("x-bindery-name", Form::Name),
        key("x-bindery-client", Form::Flag),
        key("x-bindery-secret", Form::Flag),
        key("x-bindery-password", Form::Object(&PASSWORD)),
        key("x-bindery-closed", Form::Flag),
        key("x-bindery-refused", Form::List(&Form::Object(&REFUSED))),
    ],
);

pub(in crate::openapi) static HEADER: Shape = shape(
    "a header",
    &[
        key("description", Form::Text),
        key("type", Form::Word(PARAMETER_TYPES)),
        key("format", Form::Text),
        key("items", Form::Schema),
        key(
            "collectionFormat",
            Form::Word(&["csv", "ssv", "tsv", "pipes"]),
        ),
        key("default", Form::Anything),
        key("maximum", Form::Number),
        key("exclusiveMaximum", Form::Flag),
        key("minimum", Form::Number),
        key("exclusiveMinimum", Form::Flag),
        key("maxLength", Form::Count),
        key("minLength", Form::Count),
        key("pattern", Form::Text),
        key("maxItems", Form::Count),
        key("minItems", Form::Count),
        key("uniqueItems", Form::Flag),
        key("enum", Form::List(&Form::Anything)),
        key("multipleOf", Form::Number),
        key("x-example", Form::Anything),
        key("x-nullable", Form::Flag),
    ],
);

pub(in crate::openapi) static RESPONSE: Shape = shape(
    "a response",
    &[
        key("description", Form::Text),
        key("schema", Form::Schema),
        key("headers", Form::Map(Keys::Any, &Form::Object(&HEADER))),
        key("examples", Form::Map(Keys::MediaType, &Form::Anything)),
    ],
);

pub(in crate::openapi) static SCHEME: Shape = shape(
    "a security scheme",
    &[
        key("type", Form::Word(&["basic", "apiKey", "oauth2"])).needed(),
        key("description", Form::Text),
        key("name", Form::Text),
        key("in", Form::Word(&["query", "header"])),
        key(
            "flow",
            Form::Word(&["implicit", "password", "application", "accessCode"]),
        ),
        key("authorizationUrl", Form::Text),
        key("tokenUrl", Form::Text),
        key("scopes", Form::Map(Keys::Any, &Form::Text)),
        key("x-bindery-name", Form::Name),
        key("x-bindery-signer", Form::Word(&["sdk-hmac-sha256"])),
    ],
);

const TYPES: &[&str] = &[
    "null", "boolean", "integer", "number", "string", "array", "object", "file",
];

const SCHEMAS: Form = Form::Map(Keys::Any, &Form::Schema);
const SCHEMA_LIST: Form = Form::List(&Form::Schema);

/// A schema; with the keywords of later versions that people write all the same.
pub(in crate::openapi) static SCHEMA: Shape = Shape {
    name: "a schema",
    lenient: true,
    keys: &[
        key("$ref", Form::Text),
        key("type", Form::ListOr(&Form::Word(TYPES))),
        key("format", Form::Text),
        key("enum", Form::List(&Form::Anything)),
        key("const", Form::Anything).since(V31),
        key("nullable", Form::Flag).since(V30),
        key("x-nullable", Form::Flag),
        key("minLength", Form::Count),
        key("maxLength", Form::Count),
        key("pattern", Form::Text),
        key("x-bindery-password", Form::Object(&PASSWORD)),
        key("x-bindery-secret", Form::Flag),
        key("minimum", Form::Number),
        key("maximum", Form::Number),
        key("exclusiveMinimum", Form::FlagOr(&Form::Number)),
        key("exclusiveMaximum", Form::FlagOr(&Form::Number)),
        key("multipleOf", Form::Number),
        key("items", Form::Schema),
        key("minItems", Form::Count),
        key("maxItems", Form::Count),
        key("uniqueItems", Form::Flag),
        key("properties", SCHEMAS),
        key("patternProperties", SCHEMAS).since(V31),
        key("additionalProperties", Form::FlagOr(&Form::Schema)),
        key("required", Form::List(&Form::Text)),
        key("minProperties", Form::Count),
        key("maxProperties", Form::Count),
        key("allOf", SCHEMA_LIST),
        key("oneOf", SCHEMA_LIST).since(V30),
        key("anyOf", SCHEMA_LIST).since(V30),
        key("not", Form::Schema).since(V30),
        key("discriminator", Form::TextOr(&Form::Object(&DISCRIMINATOR))),
        key("title", Form::Text),
        key("description", Form::Text),
        key("default", Form::Anything),
        key("example", Form::Anything),
        key("x-example", Form::Anything),
        key("examples", Form::Anything).since(V31),
        key("deprecated", Form::Flag).since(V30),
        key("readOnly", Form::Flag),
        key("writeOnly", Form::Flag).since(V30),
        key("externalDocs", Form::Object(&EXTERNAL_DOCS)),
        key("xml", Form::Object(&XML)),
        key("x-bindery-name", Form::Name),
        key("x-bindery-closed", Form::Flag),
    ],
};
