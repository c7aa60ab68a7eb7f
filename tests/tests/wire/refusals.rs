//! Answers that say no: every declared status of every operation is its own variant, and
//! code, words and request id are found in all shapes that were seen.

use std::fmt::Debug;

use huaweicloud_reimage::{Error, clouddc, ecs, modelarts, workspace};

use super::clients;
use super::server::Server;

/// A status, and the variant that its body is in.
type Row<B, E> = (u16, fn(B) -> E);

const FLAT: &str = r#"{"error_code":"X.0001","error_msg":"no"}"#;
const TASK: &str =
    r#"{"error":{"code":"X.0001","message":"no","details":[{"code":"X.0002","message":"why"}]}}"#;
const HEADERS: [(&str, &str); 2] = [
    ("Content-Type", "application/json"),
    ("X-Request-Id", "r-1"),
];

async fn refusing(status: u16, body: &str) -> Server {
    Server::answering(status, &HEADERS, body).await
}

/// What is the same for all refusals.
fn assert_refused<E: Debug + PartialEq>(
    error: &Error<E>,
    status: u16,
    said: (Option<&str>, Option<&str>),
    typed: Option<&E>,
) {
    let refused = error.refused().unwrap_or_else(|| panic!("{error:?}"));
    assert_eq!(refused.status(), status);
    assert_eq!((error.code(), error.message()), said, "{status}");
    assert_eq!(error.request_id(), Some("r-1"));
    assert_eq!(refused.error(), typed, "{status}");
    assert_eq!(
        error.may_have_been_executed(),
        status >= 500 || status == 408,
        "{status}"
    );
}

const SAID: (Option<&str>, Option<&str>) = (Some("X.0001"), Some("no"));

#[tokio::test]
async fn workspace() {
    use workspace::ErrorBody;
    use workspace::operation::ReinstallServerError::{self as E, *};
    let table: [Row<ErrorBody, E>; 7] = [
        (400, BadRequest),
        (401, Unauthorized),
        (403, Forbidden),
        (404, NotFound),
        (405, MethodNotAllowed),
        (500, InternalServerError),
        (503, ServiceUnavailable),
    ];
    let body = ErrorBody::new()
        .with_error_code("X.0001")
        .with_error_msg("no");
    for (status, variant) in table {
        let server = refusing(status, FLAT).await;
        let error = clients::reinstall_server(&server.endpoint)
            .await
            .unwrap_err();
        assert_refused(&error, status, SAID, Some(&variant(body.clone())));
    }
}

#[tokio::test]
async fn clouddc() {
    use clouddc::ErrorBody;
    use clouddc::operation::ReinstallOsError::{self as E, *};
    let table: [Row<ErrorBody, E>; 3] = [
        (400, BadRequest),
        (401, Unauthorized),
        (500, InternalServerError),
    ];
    let body = ErrorBody::new()
        .with_error_code("X.0001")
        .with_error_msg("no");
    for (status, variant) in table {
        let server = refusing(status, FLAT).await;
        let error = clients::reinstall_os(&server.endpoint).await.unwrap_err();
        assert_refused(&error, status, SAID, Some(&variant(body.clone())));
    }
}

#[tokio::test]
async fn clouddc_429_is_text_whatever_its_content_type_says() {
    use clouddc::operation::ReinstallOsError::TooManyRequests;
    for media in [
        "text/plain",
        "text/plain; charset=utf-8",
        "application/octet-stream",
        "",
    ] {
        let headers = [("Content-Type", media), ("X-Request-Id", "r-1")];
        let headers = if media.is_empty() {
            &headers[1..]
        } else {
            &headers
        };
        let server = Server::answering(429, headers, "slow down").await;
        let error = clients::reinstall_os(&server.endpoint).await.unwrap_err();
        let typed = TooManyRequests("slow down".to_owned());
        assert_refused(&error, 429, (None, Some("slow down")), Some(&typed));
    }
    // The gateway in front says more; the text is kept as it came, and understood.
    let gateway =
        r#"{"error_code":"APIGW.0308","error_msg":"throttled","request_id":"in the body"}"#;
    let server = refusing(429, gateway).await;
    let error = clients::reinstall_os(&server.endpoint).await.unwrap_err();
    let typed = TooManyRequests(gateway.to_owned());
    assert_refused(
        &error,
        429,
        (Some("APIGW.0308"), Some("throttled")),
        Some(&typed),
    );
}

#[tokio::test]
async fn ecs_reinstall_by_ranges() {
    // Another operation refuses in the same way, so it is another name of a shared enum, and its
    // variants cannot be imported.
    use ecs::operation::ReinstallServerWithoutCloudInitError as Refusal;
    let detail = ecs::TaskFailureDetail::new()
        .with_code("X.0002")
        .with_message("why");
    let cause = ecs::TaskFailureCause::new()
        .with_code("X.0001")
        .with_message("no");
    let body = ecs::TaskFailure::new().with_error(cause.with_details([detail]));
    for status in [400, 401, 403, 404, 408, 409, 429, 499, 500, 503, 599] {
        let server = refusing(status, TASK).await;
        let error = clients::reinstall_without_cloud_init(&server.endpoint)
            .await
            .unwrap_err();
        let typed = if status < 500 {
            Refusal::Status4Xx(body.clone())
        } else {
            Refusal::Status5Xx(body.clone())
        };
        assert_refused(&error, status, SAID, Some(&typed));
    }
}

#[tokio::test]
async fn ecs_rebuild_by_the_names_of_faults() {
    use ecs::operation::RebuildServerError::{self as E, *};
    use ecs::{Fault, FaultBody};
    type Fill = fn(FaultBody, Fault) -> FaultBody;
    let table: [(Row<FaultBody, E>, &str, Fill); 13] = [
        ((400, BadRequest), "badRequest", FaultBody::with_bad_request),
        (
            (400, BadRequest),
            "computeFault",
            FaultBody::with_compute_fault,
        ),
        (
            (401, Unauthorized),
            "unauthorized",
            FaultBody::with_unauthorized,
        ),
        ((403, Forbidden), "forbidden", FaultBody::with_forbidden),
        (
            (404, NotFound),
            "itemNotFound",
            FaultBody::with_item_not_found,
        ),
        (
            (405, MethodNotAllowed),
            "badMethod",
            FaultBody::with_bad_method,
        ),
        (
            (409, Conflict),
            "buildInProgress",
            FaultBody::with_build_in_progress,
        ),
        (
            (409, Conflict),
            "conflictingRequest",
            FaultBody::with_conflicting_request,
        ),
        (
            (413, ContentTooLarge),
            "overLimit",
            FaultBody::with_over_limit,
        ),
        (
            (415, UnsupportedMediaType),
            "badMediaType",
            FaultBody::with_bad_media_type,
        ),
        (
            (500, InternalServerError),
            "computeFault",
            FaultBody::with_compute_fault,
        ),
        (
            (503, ServiceUnavailable),
            "serverCapacityUnavailable",
            FaultBody::with_server_capacity_unavailable,
        ),
        (
            (503, ServiceUnavailable),
            "serviceUnavailable",
            FaultBody::with_service_unavailable,
        ),
    ];
    for ((status, variant), name, fill) in table {
        let body = format!(r#"{{"{name}":{{"message":"no","code":{status}}}}}"#);
        let server = refusing(status, &body).await;
        let error = clients::rebuild_server(&server.endpoint).await.unwrap_err();
        let fault = Fault::new().with_message("no").with_code(i64::from(status));
        let typed = variant(fill(FaultBody::new(), fault));
        let code = status.to_string();
        assert_refused(&error, status, (Some(&code), Some("no")), Some(&typed));
    }
}

#[tokio::test]
async fn modelarts() {
    use modelarts::ErrorBody;
    use modelarts::operation::ChangeDevServerOsError::{self as E, *};
    let table: [Row<ErrorBody, E>; 4] = [
        (400, BadRequest),
        (401, Unauthorized),
        (403, Forbidden),
        (500, InternalServerError),
    ];
    let body = ErrorBody::new()
        .with_error_code("X.0001")
        .with_error_msg("no");
    for (status, variant) in table {
        let server = refusing(status, FLAT).await;
        let error = clients::change_os(&server.endpoint).await.unwrap_err();
        assert_refused(&error, status, SAID, Some(&variant(body.clone())));
    }
}

#[tokio::test]
async fn a_status_that_is_not_declared_has_no_type_and_still_says_what_it_says() {
    for status in [402, 409, 418, 429, 451, 502, 504, 599] {
        let server = refusing(status, FLAT).await;
        let error = clients::change_os(&server.endpoint).await.unwrap_err();
        assert_refused(&error, status, SAID, None);
        assert_eq!(error.refused().unwrap().body(), FLAT);
    }
}

/// The gateway in front of a service speaks its own way; the service's type does not fit, or
/// fits and says nothing. What was said is found all the same.
#[tokio::test]
async fn foreign_shapes_are_understood() {
    let table = [
        (
            r#"{"error_msg":"no","error_code":"APIGW.0301","request_id":"b"}"#,
            (Some("APIGW.0301"), Some("no")),
        ),
        (
            r#"{"error":{"message":"no","code":401,"title":"Unauthorized"}}"#,
            (Some("401"), Some("no")),
        ),
        (
            r#"{"itemNotFound":{"message":"no","code":404}}"#,
            (Some("404"), Some("no")),
        ),
        (
            r#"{"errorCode":"X.1","errorMsg":"no"}"#,
            (Some("X.1"), Some("no")),
        ),
        (r#"{"error_msg":"only words"}"#, (None, Some("only words"))),
        (r#""overloaded""#, (None, Some("overloaded"))),
        ("overloaded", (None, Some("overloaded"))),
        (r#"["x"]"#, (None, None)),
        ("<html><h1>502 Bad Gateway</h1></html>", (None, None)),
        ("", (None, None)),
    ];
    for (body, said) in table {
        let server = refusing(401, body).await;
        let workspace = clients::reinstall_server(&server.endpoint)
            .await
            .unwrap_err();
        let rebuild = clients::rebuild_server(&server.endpoint).await.unwrap_err();
        let reinstall = clients::reinstall_without_cloud_init(&server.endpoint)
            .await
            .unwrap_err();
        assert_eq!((workspace.code(), workspace.message()), said, "{body}");
        assert_eq!((rebuild.code(), rebuild.message()), said, "{body}");
        assert_eq!((reinstall.code(), reinstall.message()), said, "{body}");
        assert_eq!(workspace.request_id(), Some("r-1"));
        let refused = workspace.refused().unwrap();
        assert_eq!(refused.body(), body, "the bytes are kept");
        // Either there is a typed body, or it is said why there is none.
        assert_eq!(
            refused.error().is_some(),
            refused.read_error().is_none(),
            "{body}"
        );
    }
}

#[tokio::test]
async fn the_request_ids_of_openstack_are_found() {
    for name in [
        "X-Request-Id",
        "X-OpenStack-Request-Id",
        "x-compute-request-id",
    ] {
        let server = Server::answering(404, &[(name, "req-9")], "{}").await;
        let error = clients::rebuild_server(&server.endpoint).await.unwrap_err();
        assert_eq!(error.request_id(), Some("req-9"), "{name}");
    }
}
