//! The client.

use ::bindery_runtime::codegen as rt;

pub use types::*;

/// The server's calls, and what they answer.
pub mod operation;

mod schema;

mod types;

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
        let server_id: String = server_id.into();
        let body = ReinstallRequest::new(os_reinstall);
        operation::ReinstallServer::__new(&self.inner, body).__with(1, server_id)
    }

    /// Forgets a server.
    pub fn forget_server(&self, server_id: impl Into<String>) -> operation::ForgetServer {
        let server_id: String = server_id.into();
        operation::ForgetServer::__new(&self.inner, None).__with(0, server_id)
    }
}
