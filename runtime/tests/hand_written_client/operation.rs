//! Calls of the operations, and what they answer.

use ::bindery_runtime::codegen as rt;

::bindery_runtime::calls!();

static REINSTALL: rt::Operation = rt::Operation {
    id: "ReinstallServer",
    method: "POST",
    path: &[
        rt::Segment::Text("/v1/"),
        rt::Segment::Parameter(0),
        rt::Segment::Text("/servers/"),
        rt::Segment::Parameter(1),
        rt::Segment::Text("/reinstall"),
    ],
    parameters: &[
        rt::Parameter {
            name: "project_id",
            location: rt::Location::Path,
            required: true,
            client: true,
            schema: &super::schema::ID,
            style: rt::Style::Simple,
            explode: false,
            allow_reserved: false,
        },
        rt::Parameter {
            name: "server_id",
            location: rt::Location::Path,
            required: true,
            client: false,
            schema: &super::schema::ID,
            style: rt::Style::Simple,
            explode: false,
            allow_reserved: false,
        },
        rt::Parameter {
            name: "dry_run",
            location: rt::Location::Query,
            required: false,
            client: false,
            schema: &super::schema::FLAG,
            style: rt::Style::Form,
            explode: true,
            allow_reserved: false,
        },
    ],
    body: Some(rt::Body {
        required: true,
        contents: &[rt::Content {
            media_type: "application/json;charset=UTF-8",
            format: rt::Format::Json,
            schema: &super::schema::REINSTALL_REQUEST,
            encodings: &[],
        }],
    }),
    responses: &[
        rt::Response {
            status: rt::Status::Exactly(200),
            media_types: &["application/json"],
            format: rt::Format::Json,
            stream: None,
            schema: Some(&super::schema::JOB),
            headers: Some(rt::Headers::of(&super::schema::JOB_HEADERS_SHAPE)),
        },
        rt::Response {
            status: rt::Status::Exactly(400),
            media_types: &["application/json"],
            format: rt::Format::Json,
            stream: None,
            schema: Some(&super::schema::PROBLEM),
            headers: None,
        },
    ],
    security: &[&[]],
};

/// A call of `reinstall_server`, to be awaited, or sent by hand.
pub type ReinstallServer = Call<ReinstallServerEndpoint>;

impl ReinstallServer {
    /// Only checks.
    pub fn dry_run(self, dry_run: bool) -> Self {
        self.__with(2, dry_run)
    }
}

/// How the server refuses `reinstall_server`, by status.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum ReinstallServerError {
    /// Status 400.
    BadRequest(super::Problem),
}

impl rt::Failure for ReinstallServerError {
    fn read(status: u16, reader: &mut rt::Reader<'_>) -> Result<Option<Self>, rt::ReadError> {
        Ok(match status {
            400 => Some(ReinstallServerError::BadRequest(reader.value()?)),
            _ => return Ok(None),
        })
    }
}

/// The types of `reinstall_server`.
pub enum ReinstallServerEndpoint {}

impl rt::Endpoint for ReinstallServerEndpoint {
    type Body = super::ReinstallRequest;
    type Success = super::Job;
    type Headers = super::JobHeaders;
    type Failure = ReinstallServerError;
    const OPERATION: &'static rt::Operation = &REINSTALL;
}

static FORGET: rt::Operation = rt::Operation {
    id: "ForgetServer",
    method: "DELETE",
    path: &[rt::Segment::Text("/v1/servers/"), rt::Segment::Parameter(0)],
    parameters: &[rt::Parameter {
        name: "server_id",
        location: rt::Location::Path,
        required: true,
        client: false,
        schema: &super::schema::ID,
        style: rt::Style::Simple,
        explode: false,
        allow_reserved: false,
    }],
    body: Some(rt::Body {
        required: false,
        contents: &[rt::Content {
            media_type: "application/json",
            format: rt::Format::Json,
            schema: &super::schema::REINSTALL_REQUEST,
            encodings: &[],
        }],
    }),
    responses: &[rt::Response {
        status: rt::Status::Exactly(204),
        media_types: &[],
        format: rt::Format::Json,
        stream: None,
        schema: None,
        headers: None,
    }],
    security: &[&[]],
};

/// A call of `forget_server`, to be awaited, or sent by hand.
pub type ForgetServer = Call<ForgetServerEndpoint>;

impl ForgetServer {
    /// Why.
    pub fn body(mut self, body: super::ReinstallRequest) -> Self {
        self.body = Some(body);
        self
    }
}

/// The types of `forget_server`.
pub enum ForgetServerEndpoint {}

impl rt::Endpoint for ForgetServerEndpoint {
    type Body = Option<super::ReinstallRequest>;
    type Success = rt::NoContent;
    type Headers = ();
    type Failure = rt::Undeclared;
    const OPERATION: &'static rt::Operation = &FORGET;
}
