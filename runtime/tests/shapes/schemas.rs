//! What the document says about the types, as the generator writes it.

use bindery_runtime::schema::{
    Additional, Field, Literal, Rule, Schema, Shape, Tag, Types, Variants,
};

const fn plain(types: Types) -> Schema {
    Schema {
        types,
        ..Schema::ANY
    }
}

const fn ruled(types: Types, rules: &'static [Rule]) -> Schema {
    Schema {
        types,
        rules,
        ..Schema::ANY
    }
}

const fn object(shape: &'static Shape) -> Schema {
    Schema {
        types: Types::OBJECT,
        shape: Some(shape),
        ..Schema::ANY
    }
}

const fn field(
    name: &'static str,
    rust_name: &'static str,
    required: bool,
    null: bool,
    schema: &'static Schema,
) -> Field {
    Field {
        name,
        rust_name,
        required,
        null,
        schema,
    }
}

static STRING: Schema = plain(Types::STRING);
static INTEGER: Schema = plain(Types::INTEGER);
static NUMBER: Schema = plain(Types::NUMBER);
static ANY: Schema = Schema::ANY;
static NULLABLE_STRING: Schema = plain(Types::STRING.or(Types::NULL));
static ID: Schema = ruled(Types::STRING, &[Rule::MinLength(1)]);
static SIZE: Schema = ruled(Types::INTEGER, &[Rule::Minimum(Literal::Integer(1))]);
static PASSWORD: Schema = Schema {
    types: Types::STRING,
    rules: &[Rule::MinLength(8)],
    secret: true,
    ..Schema::ANY
};
static STATUS: Schema = ruled(
    Types::STRING,
    &[Rule::Enum(&[
        Literal::Text("ACTIVE"),
        Literal::Text("ERROR"),
    ])],
);
static MODE: Schema = ruled(
    Types::STRING,
    &[Rule::Enum(&[Literal::Text("on"), Literal::Text("off")])],
);
static TAGS: Schema = Schema {
    types: Types::ARRAY,
    rules: &[Rule::UniqueItems],
    items: Some(&STRING),
    ..Schema::ANY
};
static DISKS: Schema = Schema {
    types: Types::ARRAY,
    items: Some(&DISK),
    ..Schema::ANY
};
static SCALAR: Schema = plain(Types::STRING.or(Types::NUMBER));
static SECRET: Schema = Schema {
    types: Types::STRING,
    secret: true,
    ..Schema::ANY
};
static CODES: Schema = Schema {
    types: Types::ARRAY,
    items: Some(&SECRET),
    ..Schema::ANY
};

pub(crate) static SERVER: Schema = object(&SERVER_SHAPE);
pub(crate) static SERVER_SHAPE: Shape = Shape {
    name: "Server",
    fields: &[
        field("id", "id", true, false, &ID),
        field("size", "size", true, false, &SIZE),
        field("password", "password", false, false, &PASSWORD),
        field("note", "note", true, true, &NULLABLE_STRING),
        field("ratio", "ratio", false, false, &NUMBER),
        field("status", "status", false, false, &STATUS),
        field("mode", "mode", false, false, &MODE),
        field("tags", "tags", true, false, &TAGS),
        field("disks", "disks", false, false, &DISKS),
        field("label", "label", false, false, &NULLABLE_STRING),
        field("any", "any", false, false, &ANY),
        field("volume", "volume", false, false, &VOLUME),
    ],
    additional: Additional::Each(&SCALAR),
};

pub(crate) static DISK: Schema = object(&DISK_SHAPE);
pub(crate) static DISK_SHAPE: Shape = Shape {
    name: "Disk",
    fields: &[field("size", "size", true, false, &SIZE)],
    additional: Additional::Any,
};

pub(crate) static NODE: Schema = object(&NODE_SHAPE);
pub(crate) static NODE_SHAPE: Shape = Shape {
    name: "Node",
    fields: &[
        field("name", "name", true, false, &STRING),
        field("next", "next", false, false, &NODE),
    ],
    additional: Additional::Forbidden,
};

pub(crate) static HOLDER: Schema = object(&HOLDER_SHAPE);
pub(crate) static HOLDER_SHAPE: Shape = Shape {
    name: "Holder",
    fields: &[field("node", "node", true, false, &NODE)],
    additional: Additional::Any,
};

pub(crate) static VOLUME: Schema = Schema {
    variants: Some(&VOLUME_VARIANTS),
    ..Schema::ANY
};
pub(crate) static VOLUME_VARIANTS: Variants = Variants {
    schemas: &[&SSD, &HDD],
    exactly_one: true,
    tag: Some(Tag {
        default: None,
        property: "kind",
        values: &[("ssd", 0), ("hdd", 1)],
    }),
};

pub(crate) static SSD: Schema = object(&SSD_SHAPE);
pub(crate) static SSD_SHAPE: Shape = Shape {
    name: "Ssd",
    fields: &[
        field("kind", "kind", true, false, &STRING),
        field("iops", "iops", false, false, &INTEGER),
    ],
    additional: Additional::Any,
};

pub(crate) static HDD: Schema = object(&HDD_SHAPE);
pub(crate) static HDD_SHAPE: Shape = Shape {
    name: "Hdd",
    fields: &[
        field("kind", "kind", true, false, &STRING),
        field("rpm", "rpm", true, false, &INTEGER),
    ],
    additional: Additional::Any,
};

pub(crate) static REBUILD: Schema = object(&REBUILD_SHAPE);
pub(crate) static REBUILD_SHAPE: Shape = Shape {
    name: "Rebuild",
    fields: &[
        field("volume", "volume", false, false, &VOLUME),
        field("disk", "disk", false, false, &DISK),
        field("label", "label", true, false, &STRING),
        field("codes", "codes", false, false, &CODES),
    ],
    additional: Additional::Any,
};
