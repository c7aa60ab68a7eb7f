//! A client of two operations as the generator writes one: the model for its output, and
//! a proof that it behaves.
// What is generated is public; here nobody is outside.
#![allow(unreachable_pub)]

use std::error::Error as _;

use api::{Client, Mode, OsReinstall, ReinstallRequest};
use bindery_runtime::call::Endpoint;
use bindery_runtime::error::Error;
use bindery_runtime::signer::{AuthToken, SdkHmacSha256};
use bindery_runtime::transport::Memory;

/// What the generator writes: `api.rs` and the files `api/{operation,schema,types}.rs`.
mod api {
    use ::bindery_runtime::codegen as rt;

    pub use types::*;

    /// The server's calls, and what they answer.
    pub mod operation {
        use ::bindery_runtime::codegen as rt;

        pub(super) static REINSTALL: rt::Operation = rt::Operation {
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
                media_type: "application/json;charset=UTF-8",
                required: true,
                schema: &super::schema::REINSTALL_REQUEST,
            }),
            responses: &[
                rt::Response {
                    status: rt::Status::Exactly(200),
                    media_types: &["application/json"],
                    schema: Some(&super::schema::JOB),
                    headers: Some(&super::schema::JOB_HEADERS_SHAPE),
                },
                rt::Response {
                    status: rt::Status::Exactly(400),
                    media_types: &["application/json"],
                    schema: Some(&super::schema::PROBLEM),
                    headers: None,
                },
            ],
        };

        /// A call of `reinstall_server`, to be awaited, or sent by hand.
        #[must_use = "a call does nothing until it is awaited or sent"]
        pub struct ReinstallServer {
            pub(super) call: rt::Call,
            pub(super) body: super::ReinstallRequest,
        }

        impl ReinstallServer {
            /// Only checks.
            pub fn dry_run(mut self, dry_run: bool) -> Self {
                self.call = self.call.with(2, dry_run);
                self
            }
        }

        ::bindery_runtime::call!(ReinstallServer, body);

        /// How the server refuses `reinstall_server`, by status.
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum ReinstallServerError {
            /// Status 400.
            BadRequest(super::Problem),
        }

        impl rt::Endpoint for ReinstallServer {
            type Success = super::Job;
            type Headers = super::JobHeaders;
            type Failure = ReinstallServerError;

            fn success(
                status: u16,
                reader: &mut rt::Reader<'_>,
            ) -> Result<Self::Success, rt::ReadError> {
                let _ = status;
                reader.value()
            }

            fn failure(
                status: u16,
                reader: &mut rt::Reader<'_>,
            ) -> Result<Option<Self::Failure>, rt::ReadError> {
                Ok(match status {
                    400 => Some(ReinstallServerError::BadRequest(reader.value()?)),
                    _ => return Ok(None),
                })
            }
        }

        pub(super) static FORGET: rt::Operation = rt::Operation {
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
                media_type: "application/json",
                required: false,
                schema: &super::schema::REINSTALL_REQUEST,
            }),
            responses: &[rt::Response {
                status: rt::Status::Exactly(204),
                media_types: &[],
                schema: None,
                headers: None,
            }],
        };

        /// A call of `forget_server`, to be awaited, or sent by hand.
        #[must_use = "a call does nothing until it is awaited or sent"]
        pub struct ForgetServer {
            pub(super) call: rt::Call,
            pub(super) body: Option<super::ReinstallRequest>,
        }

        impl ForgetServer {
            /// Why.
            pub fn body(mut self, body: super::ReinstallRequest) -> Self {
                self.body = Some(body);
                self
            }
        }

        ::bindery_runtime::call!(ForgetServer, optional body);

        impl rt::Endpoint for ForgetServer {
            type Success = rt::NoContent;
            type Headers = ();
            type Failure = rt::Undeclared;

            fn success(
                status: u16,
                reader: &mut rt::Reader<'_>,
            ) -> Result<Self::Success, rt::ReadError> {
                let _ = status;
                reader.value()
            }

            fn failure(
                status: u16,
                reader: &mut rt::Reader<'_>,
            ) -> Result<Option<Self::Failure>, rt::ReadError> {
                let _ = (status, reader);
                Ok(None)
            }
        }
    }

    mod schema {
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
    }

    mod types {
        use ::bindery_runtime::codegen as rt;

        macro_rules! record {
            ($Name:ident: $schema:ident, $shape:ident, $($index:literal => $field:ident),+) => {
                // A stand-in, to keep this file short: the generator writes it all out.
                impl rt::Record for $Name {
                    fn shape(&self) -> &'static rt::Shape {
                        &super::schema::$shape
                    }

                    fn field(&self, index: usize) -> &dyn rt::Value {
                        match index { $($index => &self.$field,)+ _ => &rt::ABSENT }
                    }

                    fn field_mut(&mut self, index: usize) -> Option<&mut dyn rt::Value> {
                        Some(match index { $($index => &mut self.$field,)+ _ => return None })
                    }
                }

                impl rt::Blank for $Name {
                    fn blank() -> Self {
                        Self { $($field: rt::Blank::blank()),+ }
                    }
                }

                ::bindery_runtime::record!($Name: super::schema::$schema);
            };
        }

        /// How the server is stopped.
        #[derive(Clone, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum Mode {
            /// `withStopServer`
            WithStopServer,
            /// A value that the document does not list.
            Other(String),
        }

        impl rt::TextEnum for Mode {
            const FIRST: Self = Mode::WithStopServer;

            fn as_str(&self) -> &str {
                match self {
                    Mode::WithStopServer => "withStopServer",
                    Mode::Other(text) => text,
                }
            }

            fn from_text(text: &str) -> Option<Self> {
                Some(match text {
                    "withStopServer" => Mode::WithStopServer,
                    other => Mode::Other(other.to_owned()),
                })
            }
        }

        ::bindery_runtime::text_enum!(open Mode);

        /// What is installed.
        #[derive(Clone, PartialEq)]
        #[non_exhaustive]
        pub struct OsReinstall {
            /// The administrator's password.
            pub adminpass: rt::Secret,
            /// How the server is stopped.
            pub mode: Option<Mode>,
        }

        impl OsReinstall {
            /// A value with what is required.
            #[must_use]
            pub fn new(adminpass: impl Into<rt::Secret>) -> Self {
                Self {
                    adminpass: adminpass.into(),
                    mode: None,
                }
            }

            /// How the server is stopped.
            #[must_use]
            pub fn with_mode(mut self, mode: impl Into<Mode>) -> Self {
                self.mode = Some(mode.into());
                self
            }
        }

        record!(OsReinstall: OS_REINSTALL, OS_REINSTALL_SHAPE, 0 => adminpass, 1 => mode);

        /// The body of a reinstallation.
        #[derive(Clone, PartialEq)]
        #[non_exhaustive]
        pub struct ReinstallRequest {
            /// What is installed.
            pub os_reinstall: OsReinstall,
        }

        impl ReinstallRequest {
            /// A value with what is required.
            #[must_use]
            pub fn new(os_reinstall: OsReinstall) -> Self {
                Self { os_reinstall }
            }
        }

        record!(ReinstallRequest: REINSTALL_REQUEST, REINSTALL_REQUEST_SHAPE, 0 => os_reinstall);

        /// A job.
        #[derive(Clone, PartialEq)]
        #[non_exhaustive]
        pub struct Job {
            /// Its id.
            pub job_id: String,
        }

        record!(Job: JOB, JOB_SHAPE, 0 => job_id);

        /// The headers of a job.
        #[derive(Clone, PartialEq)]
        #[non_exhaustive]
        pub struct JobHeaders {
            /// The id of the request.
            pub x_request_id: Option<String>,
            /// How many may follow.
            pub x_left: Option<i64>,
        }

        record!(JobHeaders: JOB_HEADERS, JOB_HEADERS_SHAPE, 0 => x_request_id, 1 => x_left);

        /// A problem.
        #[derive(Clone, PartialEq)]
        #[non_exhaustive]
        pub struct Problem {
            /// Its code.
            pub error_code: Option<String>,
            /// Its words.
            pub error_msg: Option<String>,
        }

        record!(Problem: PROBLEM, PROBLEM_SHAPE, 0 => error_code, 1 => error_msg);
    }

    /// The service.
    pub struct Client {
        inner: rt::Client,
    }

    /// What a client is made of.
    pub struct ClientBuilder {
        inner: rt::ClientBuilder,
    }

    ::bindery_runtime::client!(Client, ClientBuilder, require: ["project_id"]);

    impl ClientBuilder {
        /// The project.
        #[must_use]
        pub fn project_id(self, project_id: impl Into<String>) -> Self {
            let project_id: String = project_id.into();
            Self {
                inner: self.inner.parameter("project_id", project_id),
            }
        }
    }

    impl Client {
        /// Reinstalls a server.
        pub fn reinstall_server(
            &self,
            server_id: impl Into<String>,
            os_reinstall: OsReinstall,
        ) -> operation::ReinstallServer {
            operation::ReinstallServer {
                call: rt::Call::new(&self.inner, &operation::REINSTALL).with(1, {
                    let server_id: String = server_id.into();
                    server_id
                }),
                body: ReinstallRequest::new(os_reinstall),
            }
        }

        /// Forgets a server.
        pub fn forget_server(&self, server_id: impl Into<String>) -> operation::ForgetServer {
            operation::ForgetServer {
                call: rt::Call::new(&self.inner, &operation::FORGET).with(0, {
                    let server_id: String = server_id.into();
                    server_id
                }),
                body: None,
            }
        }
    }
}

fn client(memory: &Memory) -> Client {
    Client::builder("https://ecs.example.com/")
        .project_id("p1")
        .signer(AuthToken::new("t0ken-abc"))
        .transport(memory.clone())
        .build()
        .unwrap()
}

fn reinstall() -> OsReinstall {
    OsReinstall::new("Passw0rd!x").with_mode("withStopServer")
}

#[tokio::test]
async fn a_call_is_checked_signed_sent_and_read() {
    let memory = Memory::new();
    memory.reply(
        200,
        &[("X-Request-Id", "r-1"), ("X-Left", "3")],
        r#"{"job_id":"7","new":1}"#,
    );
    let job = client(&memory)
        .reinstall_server("s1", reinstall())
        .dry_run(true)
        .await
        .unwrap();
    assert_eq!(job.job_id, "7");
    assert_eq!(
        (job.status().as_u16(), job.request_id()),
        (200, Some("r-1"))
    );
    assert_eq!(job.typed_headers().x_left, Some(3));
    assert_eq!(job.typed_headers().x_request_id.as_deref(), Some("r-1"));

    let request = &memory.requests()[0];
    assert_eq!(request.method(), "POST");
    assert_eq!(
        request.uri(),
        "https://ecs.example.com/v1/p1/servers/s1/reinstall?dry_run=true"
    );
    assert_eq!(
        request.body(),
        r#"{"os-reinstall":{"adminpass":"Passw0rd!x","mode":"withStopServer"}}"#
    );
    assert_eq!(request.headers()["x-auth-token"], "t0ken-abc");
    assert_eq!(
        request.headers()["content-type"],
        "application/json;charset=UTF-8"
    );
    assert_eq!(request.headers()["accept"], "application/json");
    let agent = request.headers()["user-agent"].to_str().unwrap();
    assert!(agent.starts_with("bindery-runtime/"), "{agent}");
}

#[test]
fn nothing_is_sent_to_make_a_request() {
    let memory = Memory::new();
    let call = client(&memory).reinstall_server("s1", reinstall());
    let request = call.to_http().unwrap();
    assert_eq!(request.uri().path(), "/v1/p1/servers/s1/reinstall");
    assert!(memory.requests().is_empty());
}

#[tokio::test]
async fn every_broken_rule_is_told_and_nothing_is_sent() {
    let memory = Memory::new();
    let long = "x".repeat(37);
    let body = || OsReinstall::new("short").with_mode("bogus");
    let call = client(&memory).reinstall_server(long.clone(), body());
    let violations = call.validate().unwrap_err();
    let found: Vec<_> = violations.iter().map(|v| (v.pointer(), v.rule())).collect();
    let expected = [
        ("/server_id", "maxLength"),
        ("/os-reinstall/adminpass", "minLength"),
        ("/os-reinstall/mode", "enum"),
    ];
    assert_eq!(found, expected);

    let error = call.await.unwrap_err();
    assert_eq!(error.violations(), Some(&violations));
    assert!(!error.may_have_been_executed());
    let text = format!("{error} {error:?}");
    assert!(
        text.contains("server_id") && !text.contains("short"),
        "{text}"
    );
    assert!(memory.requests().is_empty());

    memory.reply(200, &[], r#"{"job_id":"8"}"#);
    let call = client(&memory)
        .reinstall_server(long, body())
        .validation(false);
    assert_eq!(call.await.unwrap().into_body().job_id, "8");
}

#[tokio::test]
async fn an_empty_id_never_makes_the_path_of_another_operation() {
    let memory = Memory::new();
    let error = client(&memory)
        .forget_server("")
        .validation(false)
        .await
        .unwrap_err();
    let violations: Vec<_> = error
        .violations()
        .unwrap()
        .iter()
        .map(|v| v.rule())
        .collect();
    assert_eq!(violations, ["minLength"]);
    // Checked too: said once, not twice.
    let error = client(&memory).forget_server("").await.unwrap_err();
    assert_eq!(error.violations().unwrap().len(), 1);
    assert!(memory.requests().is_empty());
}

#[tokio::test]
async fn a_refusal_has_its_type() {
    let memory = Memory::new();
    memory.reply(
        400,
        &[],
        r#"{"error_code":"E.1","error_msg":"Passw0rd!x is known"}"#,
    );
    let error = client(&memory)
        .reinstall_server("s1", reinstall())
        .await
        .unwrap_err();
    let refused = error.refused().unwrap();
    let api::operation::ReinstallServerError::BadRequest(problem) = refused.error().unwrap();
    assert_eq!(problem.error_code.as_deref(), Some("E.1"));
    assert_eq!(error.message(), Some("*** is known"));
    assert!(error.source().is_none());
}

#[tokio::test]
async fn an_answer_without_a_body_and_a_call_with_an_optional_one() {
    let memory = Memory::new();
    memory.reply(204, &[], "").reply(204, &[], "");
    client(&memory).forget_server("s1").await.unwrap();
    let body = ReinstallRequest::new(reinstall());
    client(&memory)
        .forget_server("s1")
        .body(body)
        .send()
        .await
        .unwrap();
    let requests = memory.requests();
    assert!(requests[0].body().is_empty());
    assert!(!requests[0].headers().contains_key("content-type"));
    assert_eq!(requests[1].headers()["content-type"], "application/json");
    assert!(!requests[1].body().is_empty());
}

#[test]
fn a_signature_covers_what_the_client_knows() {
    let signed = Client::builder("https://ecs.example.com")
        .project_id("p1")
        .signer(SdkHmacSha256::new("AK", "SK"))
        .transport(Memory::new())
        .clock(|| std::time::SystemTime::UNIX_EPOCH)
        .build()
        .unwrap();
    let request = signed
        .reinstall_server("s1", reinstall())
        .to_http()
        .unwrap();
    assert_eq!(request.headers()["x-project-id"], "p1");
    assert_eq!(request.headers()["x-sdk-date"], "19700101T000000Z");
    let authorization = request.headers()["authorization"].to_str().unwrap();
    let covered = "SignedHeaders=accept;content-type;host;user-agent;x-project-id;x-sdk-date,";
    assert!(authorization.contains(covered), "{authorization}");
}

#[test]
fn debug_shows_no_secret() {
    let memory = Memory::new();
    let client = client(&memory);
    let call = client
        .reinstall_server("s1", reinstall())
        .header("X-Key", "key-xyz");
    let text = format!(
        "{client:?} {call:?} {call:#?} {:?}",
        Client::builder("https://u:key-xyz@h")
    );
    for secret in ["Passw0rd", "t0ken-abc", "key-xyz"] {
        assert!(!text.contains(secret), "{secret} in {text}");
    }
    assert!(
        text.contains("ReinstallServer") && text.contains("withStopServer"),
        "{text}"
    );
}

#[test]
fn a_client_needs_what_it_requires() {
    let error = Client::builder("https://h")
        .transport(Memory::new())
        .build()
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "the client needs a value for `project_id`"
    );
}

#[test]
fn futures_can_cross_threads() {
    fn check<T: Send>(_: &T) {}
    let client = client(&Memory::new());
    check(&client.forget_server("s1").send());
    check(&client.forget_server("s1"));
    fn names<E: Endpoint>(_: &E) {}
    names(&client.forget_server("s1"));
    let error: Option<Error<bindery_runtime::error::Undeclared>> = None;
    assert!(error.is_none());
}

#[test]
fn open_enums_keep_what_they_do_not_know() {
    assert_eq!(Mode::from("later"), Mode::Other("later".to_owned()));
}
