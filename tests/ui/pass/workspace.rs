//! Required things are arguments, optional ones are setters, a call is awaited.
#![deny(warnings)]

use huaweicloud_reimage::workspace::operation::ReinstallServerError;
use huaweicloud_reimage::workspace::{Client, JobAccepted};
use huaweicloud_reimage::{BuildError, Error, Reply};

async fn reinstall(client: &Client) -> Result<Option<String>, Error<ReinstallServerError>> {
    let reply: Reply<JobAccepted> = client
        .reinstall_server("id")
        .update_access_agent(true)
        .await?;
    let _ = (reply.status(), reply.headers(), reply.request_id());
    Ok(reply.into_body().job_id)
}

fn explain(error: &Error<ReinstallServerError>) -> &str {
    match error.refused().and_then(|refused| refused.error()) {
        Some(ReinstallServerError::NotFound(body)) => body.error_msg.as_deref().unwrap_or("gone"),
        Some(ReinstallServerError::ServiceUnavailable(_)) => "later",
        Some(_) => "refused",
        None if error.may_have_been_executed() => "look first",
        None => "try again",
    }
}

/// An error can be handed up as any other.
async fn boxed(client: &Client) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    client.reinstall_server(String::from("id")).await?;
    Ok(())
}

fn is_send<T: Send>(value: T) -> T {
    value
}

pub(crate) fn main() -> Result<(), BuildError> {
    let client = Client::builder("https://workspace.example.com")
        .project_id("p")
        .auth_token("t")
        .build()?;
    let call = client.reinstall_server("id");
    call.validate().unwrap();
    let request = call.to_http().unwrap();
    assert_eq!(request.method(), "POST");
    assert_eq!(
        request.uri().path(),
        "/v1/p/app-servers/id/actions/reinstall"
    );
    // What is spawned must be `Send`, and must not borrow the client.
    drop(is_send(client.clone().reinstall_server("id").send()));
    drop(is_send(reinstall(&client)));
    drop(boxed(&client));
    let _ = explain;
    Ok(())
}
