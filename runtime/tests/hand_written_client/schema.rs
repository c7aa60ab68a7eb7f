//! The static tables.

use ::bindery_runtime::codegen as rt;

pub(super) static ID: rt::Schema = rt::Schema {
    types: rt::Types::STRING,
    rules: &[rt::Rule::MinLength(1), rt::Rule::MaxLength(36)],
    ..rt::Schema::ANY
};
pub(super) static FLAG: rt::Schema = rt::Schema {
    types: rt::Types::BOOLEAN,
    ..rt::Schema::ANY
};
static TEXT: rt::Schema = rt::Schema {
    types: rt::Types::STRING,
    ..rt::Schema::ANY
};
static PASSWORD: rt::Schema = rt::Schema {
    types: rt::Types::STRING,
    rules: &[rt::Rule::MinLength(8)],
    secret: true,
    ..rt::Schema::ANY
};
static MODE: rt::Schema = rt::Schema {
    types: rt::Types::STRING,
    rules: &[rt::Rule::Enum(&[rt::Literal::Text("withStopServer")])],
    ..rt::Schema::ANY
};
static COUNT: rt::Schema = rt::Schema {
    types: rt::Types::INTEGER,
    ..rt::Schema::ANY
};

const FIELD: rt::Field = rt::Field {
    name: "",
    rust_name: "",
    required: false,
    null: false,
    schema: &TEXT,
};

pub(super) static OS_REINSTALL: rt::Schema = rt::Schema {
    types: rt::Types::OBJECT,
    shape: Some(&OS_REINSTALL_SHAPE),
    ..rt::Schema::ANY
};
pub(super) static OS_REINSTALL_SHAPE: rt::Shape = rt::Shape {
    name: "OsReinstall",
    fields: &[
        rt::Field {
            name: "adminpass",
            rust_name: "adminpass",
            required: true,
            schema: &PASSWORD,
            ..FIELD
        },
        rt::Field {
            name: "mode",
            rust_name: "mode",
            schema: &MODE,
            ..FIELD
        },
    ],
    additional: rt::Additional::Any,
};

pub(super) static REINSTALL_REQUEST: rt::Schema = rt::Schema {
    types: rt::Types::OBJECT,
    shape: Some(&REINSTALL_REQUEST_SHAPE),
    ..rt::Schema::ANY
};
pub(super) static REINSTALL_REQUEST_SHAPE: rt::Shape = rt::Shape {
    name: "ReinstallRequest",
    fields: &[rt::Field {
        name: "os-reinstall",
        rust_name: "os_reinstall",
        required: true,
        schema: &OS_REINSTALL,
        ..FIELD
    }],
    additional: rt::Additional::Any,
};

pub(super) static JOB: rt::Schema = rt::Schema {
    types: rt::Types::OBJECT,
    shape: Some(&JOB_SHAPE),
    ..rt::Schema::ANY
};
pub(super) static JOB_SHAPE: rt::Shape = rt::Shape {
    name: "Job",
    fields: &[rt::Field {
        name: "job_id",
        rust_name: "job_id",
        required: true,
        ..FIELD
    }],
    additional: rt::Additional::Any,
};

pub(super) static JOB_HEADERS: rt::Schema = rt::Schema {
    types: rt::Types::OBJECT,
    shape: Some(&JOB_HEADERS_SHAPE),
    ..rt::Schema::ANY
};
pub(super) static JOB_HEADERS_SHAPE: rt::Shape = rt::Shape {
    name: "JobHeaders",
    fields: &[
        rt::Field {
            name: "X-Request-Id",
            rust_name: "x_request_id",
            ..FIELD
        },
        rt::Field {
            name: "X-Left",
            rust_name: "x_left",
            schema: &COUNT,
            ..FIELD
        },
    ],
    additional: rt::Additional::Any,
};

pub(super) static PROBLEM: rt::Schema = rt::Schema {
    types: rt::Types::OBJECT,
    shape: Some(&PROBLEM_SHAPE),
    ..rt::Schema::ANY
};
pub(super) static PROBLEM_SHAPE: rt::Shape = rt::Shape {
    name: "Problem",
    fields: &[
        rt::Field {
            name: "error_code",
            rust_name: "error_code",
            ..FIELD
        },
        rt::Field {
            name: "error_msg",
            rust_name: "error_msg",
            ..FIELD
        },
    ],
    additional: rt::Additional::Any,
};
