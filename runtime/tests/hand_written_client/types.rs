//! The types.

use ::bindery_runtime::codegen as rt;

macro_rules! record {
    ($Name:ident: $schema:ident, $shape:ident, $($index:literal => $field:ident),+) => {
        // A stand-in, to keep this file short: the generator writes it all out.
        impl rt::Record for $Name {
            fn shape(&self) -> &'static rt::Shape {
                &super::schema::$shape
            }

            fn fields<'a>(&'a self, see: rt::See<'_, 'a>) {
                see(&[$(Some(&self.$field)),+]);
            }

            fn field_mut(&mut self, index: usize) -> Option<&mut dyn rt::Value> {
                Some(match index { $($index => &mut self.$field,)+ _ => return None })
            }

            fn nothing() -> Self {
                Self { $($field: rt::Blank::blank()),+ }
            }
        }

        ::bindery_runtime::record!($Name: super::schema::$schema);
    };
}

/// How the server is stopped.
#[derive(Clone)]
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
