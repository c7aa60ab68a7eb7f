//! The outermost objects.

use super::operation::{
    CALLBACK, EXAMPLE, HEADER, LINK, MEDIA_TYPE, PARAMETER, PATH_ITEM, REQUEST_BODY, RESPONSE,
};
use super::security::{REQUIREMENT, SCHEME};
use super::{Form, Key, Keys, Shape, key, shape};
use crate::openapi::Version::{V31, V32};

pub(in crate::openapi) static ROOT: Shape = shape(
    "the document",
    &[
        key("openapi", Form::Version).needed(),
        key("$self", Form::Text).since(V32),
        key("info", Form::Object(&INFO)).needed(),
        key("jsonSchemaDialect", Form::Text).since(V31),
        key("servers", Form::List(&Form::Object(&SERVER))),
        key("paths", Form::Map(Keys::Path, &Form::Object(&PATH_ITEM))),
        key("webhooks", Form::Map(Keys::Any, &Form::Object(&PATH_ITEM))).since(V31),
        key("components", Form::Object(&COMPONENTS)),
        key("security", Form::List(&REQUIREMENT)),
        key("tags", Form::List(&Form::Object(&TAG))),
        key("externalDocs", Form::Object(&EXTERNAL_DOCS)),
        key("x-bindery-page", Form::Text),
    ],
);

pub(super) static INFO: Shape = shape(
    "`info`",
    &[
        key("title", Form::Version).needed(),
        key("summary", Form::Text).since(V31),
        key("description", Form::Text),
        key("termsOfService", Form::Text),
        key("contact", Form::Object(&CONTACT)),
        key("license", Form::Object(&LICENSE)),
        key("version", Form::Version).needed(),
    ],
);

static CONTACT: Shape = shape(
    "`contact`",
    &[
        key("name", Form::Text),
        key("url", Form::Text),
        key("email", Form::Text),
    ],
);

static LICENSE: Shape = shape(
    "`license`",
    &[
        key("name", Form::Text),
        key("identifier", Form::Text).since(V31),
        key("url", Form::Text),
    ],
);

pub(super) static SERVER: Shape = shape(
    "a server",
    &[
        key("url", Form::Text).needed(),
        key("description", Form::Text),
        key("name", Form::Text).since(V32),
        key(
            "variables",
            Form::Map(Keys::Any, &Form::Object(&SERVER_VARIABLE)),
        ),
    ],
);

static SERVER_VARIABLE: Shape = shape(
    "a server variable",
    &[
        key("enum", Form::List(&Form::Text)),
        key("default", Form::Text).needed(),
        key("description", Form::Text),
    ],
);

pub(super) static TAG: Shape = shape(
    "a tag",
    &[
        key("name", Form::Text).needed(),
        key("summary", Form::Text).since(V32),
        key("description", Form::Text),
        key("externalDocs", Form::Object(&EXTERNAL_DOCS)),
        key("parent", Form::Text).since(V32),
        key("kind", Form::Text).since(V32),
    ],
);

pub(super) static EXTERNAL_DOCS: Shape = shape(
    "`externalDocs`",
    &[key("url", Form::Text), key("description", Form::Text)],
);

static COMPONENTS: Shape = shape(
    "`components`",
    &[
        component("schemas", &Form::Schema),
        component("responses", &Form::Referable(&RESPONSE)),
        component("parameters", &Form::Referable(&PARAMETER)),
        component("examples", &Form::Referable(&EXAMPLE)),
        component("requestBodies", &Form::Referable(&REQUEST_BODY)),
        component("headers", &Form::Referable(&HEADER)),
        component("securitySchemes", &Form::Referable(&SCHEME)),
        component("links", &Form::Referable(&LINK)),
        component("callbacks", &CALLBACK),
        component("pathItems", &Form::Object(&PATH_ITEM)).since(V31),
        component("mediaTypes", &Form::Referable(&MEDIA_TYPE)).since(V32),
    ],
);

const fn component(name: &'static str, form: &'static Form) -> Key {
    key(name, Form::Map(Keys::Component, form))
}
