//! Schemas: JSON Schema 2020-12, and what OpenAPI 3.0 has instead.

use super::api::EXTERNAL_DOCS;
use super::extension::PASSWORD;
use super::{Form, Keys, Shape, key, shape};
use crate::openapi::Version::{V30, V31, V32};

pub(in crate::openapi) const TYPES: &[&str] = &[
    "null", "boolean", "integer", "number", "string", "array", "object",
];

const SCHEMAS: Form = Form::Map(Keys::Any, &Form::Schema);
const SCHEMA_LIST: Form = Form::List(&Form::Schema);

pub(in crate::openapi) static SCHEMA: Shape = Shape {
    name: "a schema",
    lenient: true,
    keys: &[
        // the core
        key("$ref", Form::Text),
        key("$id", Form::Text).since(V31),
        key("$schema", Form::Text).since(V31),
        key("$anchor", Form::Text).since(V31),
        key("$dynamicRef", Form::Text).since(V31),
        key("$dynamicAnchor", Form::Text).since(V31),
        key("$vocabulary", Form::Anything).since(V31),
        key("$comment", Form::Text).since(V31),
        key("$defs", SCHEMAS).since(V31),
        key("definitions", SCHEMAS).since(V31),
        // what a value is
        key("type", Form::ListOr(&Form::Word(TYPES))),
        key("format", Form::Text),
        key("enum", Form::List(&Form::Anything)),
        key("const", Form::Anything).since(V31),
        key("nullable", Form::Flag).until(V30),
        // strings
        key("minLength", Form::Count),
        key("maxLength", Form::Count),
        key("pattern", Form::Text),
        key("contentEncoding", Form::Text).since(V31),
        key("contentMediaType", Form::Text).since(V31),
        key("contentSchema", Form::Schema).since(V31),
        key("x-bindery-password", Form::Object(&PASSWORD)),
        key("x-bindery-secret", Form::Flag),
        // numbers
        key("minimum", Form::Number),
        key("maximum", Form::Number),
        key("exclusiveMinimum", Form::FlagOr(&Form::Number)),
        key("exclusiveMaximum", Form::FlagOr(&Form::Number)),
        key("multipleOf", Form::Number),
        // arrays
        key("items", Form::Schema),
        key("prefixItems", SCHEMA_LIST).since(V31),
        key("unevaluatedItems", Form::Schema).since(V31),
        key("contains", Form::Schema).since(V31),
        key("minContains", Form::Count).since(V31),
        key("maxContains", Form::Count).since(V31),
        key("minItems", Form::Count),
        key("maxItems", Form::Count),
        key("uniqueItems", Form::Flag),
        // objects
        key("properties", SCHEMAS),
        key("patternProperties", SCHEMAS).since(V31),
        key("additionalProperties", Form::FlagOr(&Form::Schema)),
        key("unevaluatedProperties", Form::Schema).since(V31),
        key("propertyNames", Form::Schema).since(V31),
        key("required", Form::List(&Form::Text)),
        key(
            "dependentRequired",
            Form::Map(Keys::Any, &Form::List(&Form::Text)),
        )
        .since(V31),
        key("dependentSchemas", SCHEMAS).since(V31),
        key("minProperties", Form::Count),
        key("maxProperties", Form::Count),
        // several schemas
        key("allOf", SCHEMA_LIST),
        key("oneOf", SCHEMA_LIST),
        key("anyOf", SCHEMA_LIST),
        key("not", Form::Schema),
        key("if", Form::Schema).since(V31),
        key("then", Form::Schema).since(V31),
        key("else", Form::Schema).since(V31),
        key("discriminator", Form::Object(&DISCRIMINATOR)),
        // for people
        key("title", Form::Text),
        key("description", Form::Text),
        key("default", Form::Anything),
        key("example", Form::Anything),
        key("examples", Form::List(&Form::Anything)).since(V31),
        key("deprecated", Form::Flag),
        key("readOnly", Form::Flag),
        key("writeOnly", Form::Flag),
        key("externalDocs", Form::Object(&EXTERNAL_DOCS)),
        key("xml", Form::Object(&XML)),
        key("x-bindery-name", Form::Name),
        key("x-bindery-closed", Form::Flag),
    ],
};

pub(super) static DISCRIMINATOR: Shape = shape(
    "`discriminator`",
    &[
        key("propertyName", Form::Text).needed(),
        key("mapping", Form::Map(Keys::Any, &Form::Text)),
        key("defaultMapping", Form::Text).since(V32),
    ],
);

pub(super) static XML: Shape = shape(
    "`xml`",
    &[
        key("name", Form::Text),
        key("namespace", Form::Text),
        key("prefix", Form::Text),
        key("attribute", Form::Flag),
        key("wrapped", Form::Flag),
        key(
            "nodeType",
            Form::Word(&["element", "attribute", "text", "cdata", "none"]),
        )
        .since(V32),
    ],
);
