//! Paths, operations, and what they send and receive.

use super::api::{EXTERNAL_DOCS, SERVER};
use super::extension::{REFUSED, TOKEN, WAITER};
use super::security::REQUIREMENT;
use super::{Form, Key, Keys, Shape, key, shape};
use crate::openapi::Version::V32;

/// The keys of a path item that are methods.
pub(in crate::openapi) const METHODS: [&str; 9] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace", "query",
];

pub(in crate::openapi) static PATH_ITEM: Shape = shape(
    "a path item",
    &[
        key("$ref", Form::Text),
        key("summary", Form::Text),
        key("description", Form::Text),
        method("get"),
        method("put"),
        method("post"),
        method("delete"),
        method("options"),
        method("head"),
        method("patch"),
        method("trace"),
        method("query").since(V32),
        key(
            "additionalOperations",
            Form::Map(Keys::Any, &Form::Object(&OPERATION)),
        )
        .since(V32),
        key("servers", Form::List(&Form::Object(&SERVER))),
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
        key("parameters", Form::List(&Form::Referable(&PARAMETER))),
        key("requestBody", Form::Referable(&REQUEST_BODY)),
        key(
            "responses",
            Form::Map(Keys::Status, &Form::Referable(&RESPONSE)),
        ),
        key("callbacks", Form::Map(Keys::Any, &CALLBACK)),
        key("deprecated", Form::Flag),
        key("security", Form::List(&REQUIREMENT)),
        key("servers", Form::List(&Form::Object(&SERVER))),
        key("x-bindery-name", Form::Name),
        key("x-bindery-idempotent", Form::Flag),
        key("x-bindery-waiter", Form::Object(&WAITER)),
        key("x-bindery-token", Form::Object(&TOKEN)),
    ],
);

const STYLES: &[&str] = &[
    "matrix",
    "label",
    "simple",
    "form",
    "spaceDelimited",
    "pipeDelimited",
    "deepObject",
    "cookie",
];

pub(in crate::openapi) static PARAMETER: Shape = shape(
    "a parameter",
    &[
        key("name", Form::Text).needed(),
        key(
            "in",
            Form::Word(&["path", "query", "header", "cookie", "querystring"]),
        )
        .needed(),
        key("description", Form::Text),
        key("required", Form::Flag),
        key("deprecated", Form::Flag),
        key("allowEmptyValue", Form::Flag),
        key("style", Form::Word(STYLES)),
        key("explode", Form::Flag),
        key("allowReserved", Form::Flag),
        key("schema", Form::Schema),
        key("example", Form::Anything),
        key("examples", Form::Map(Keys::Any, &NAMED_EXAMPLE)),
        key("content", Form::Map(Keys::MediaType, &CONTENT)),
        key("x-bindery-name", Form::Name),
        key("x-bindery-client", Form::Flag),
    ],
);

pub(in crate::openapi) static HEADER: Shape = shape(
    "a header",
    &[
        key("description", Form::Text),
        key("required", Form::Flag),
        key("deprecated", Form::Flag),
        key("allowEmptyValue", Form::Flag),
        key("style", Form::Word(&["simple"])),
        key("explode", Form::Flag),
        key("allowReserved", Form::Flag),
        key("schema", Form::Schema),
        key("example", Form::Anything),
        key("examples", Form::Map(Keys::Any, &NAMED_EXAMPLE)),
        key("content", Form::Map(Keys::MediaType, &CONTENT)),
    ],
);

pub(super) static REQUEST_BODY: Shape = shape(
    "a request body",
    &[
        key("description", Form::Text),
        key("content", Form::Map(Keys::MediaType, &CONTENT)).needed(),
        key("required", Form::Flag),
    ],
);

// Statics, because constants that lead back to themselves do not compile.
pub(super) static CONTENT: Form = Form::Referable(&MEDIA_TYPE);
static NAMED_EXAMPLE: Form = Form::Referable(&EXAMPLE);
static NAMED_HEADER: Form = Form::Referable(&HEADER);

pub(in crate::openapi) static MEDIA_TYPE: Shape = shape(
    "a media type",
    &[
        key("schema", Form::Schema),
        key("itemSchema", Form::Schema).since(V32),
        key("example", Form::Anything),
        key("examples", Form::Map(Keys::Any, &NAMED_EXAMPLE)),
        key("encoding", Form::Map(Keys::Any, &Form::Object(&ENCODING))),
        key("prefixEncoding", Form::List(&Form::Object(&ENCODING))).since(V32),
        key("itemEncoding", Form::Object(&ENCODING)).since(V32),
        key("x-bindery-refused", Form::List(&Form::Object(&REFUSED))),
    ],
);

static ENCODING: Shape = shape(
    "an encoding",
    &[
        key("contentType", Form::Text),
        key("headers", Form::Map(Keys::Any, &NAMED_HEADER)),
        key("style", Form::Word(STYLES)),
        key("explode", Form::Flag),
        key("allowReserved", Form::Flag),
        key("encoding", Form::Map(Keys::Any, &Form::Object(&ENCODING))).since(V32),
        key("prefixEncoding", Form::List(&Form::Object(&ENCODING))).since(V32),
        key("itemEncoding", Form::Object(&ENCODING)).since(V32),
    ],
);

pub(super) static RESPONSE: Shape = shape(
    "a response",
    &[
        key("summary", Form::Text).since(V32),
        key("description", Form::Text),
        key("headers", Form::Map(Keys::Any, &NAMED_HEADER)),
        key("content", Form::Map(Keys::MediaType, &CONTENT)),
        key("links", Form::Map(Keys::Any, &Form::Referable(&LINK))),
    ],
);

pub(super) static EXAMPLE: Shape = shape(
    "an example",
    &[
        key("summary", Form::Text),
        key("description", Form::Text),
        key("value", Form::Anything),
        key("dataValue", Form::Anything).since(V32),
        key("serializedValue", Form::Text).since(V32),
        key("externalValue", Form::Text),
    ],
);

pub(super) static LINK: Shape = shape(
    "a link",
    &[
        key("operationRef", Form::Text),
        key("operationId", Form::Text),
        key("parameters", Form::Map(Keys::Any, &Form::Anything)),
        key("requestBody", Form::Anything),
        key("description", Form::Text),
        key("server", Form::Object(&SERVER)),
    ],
);

/// A callback: expressions, each with a path item. It can be a reference too, which the
/// walk knows, because the one key that is then there is `$ref`.
pub(super) static CALLBACK: Form = Form::Map(Keys::Expression, &Form::Object(&PATH_ITEM));
