//! Each operation against a server on this machine that keeps every request.

use bindery_proof_guarded::api::Client;
use wiremock::{Mock, MockServer, Request, ResponseTemplate, matchers::any};

async fn server() -> MockServer {
    let server = MockServer::start().await;
    let answer = |request: &Request| match request.url.path() {
        "/token" => ResponseTemplate::new(200)
            .set_body_string(r#"{"access_token":"m1","token_type":"Bearer","expires_in":60}"#),
        _ => ResponseTemplate::new(204),
    };
    Mock::given(any()).respond_with(answer).mount(&server).await;
    server
}

fn client(server: &MockServer) -> Client {
    Client::builder(format!("{}/v1", server.uri()))
        .header_key("h")
        .query_key("q&")
        .session("c")
        .login("ann", "pass")
        .token("t")
        .genie("g")
        .machine("id", "secret")
        .user("u")
        .build()
        .unwrap()
}

fn shown(request: &Request) -> String {
    let header = |name: &str| {
        let value = request.headers.get(name)?;
        Some(format!(" {name}: {}", value.to_str().unwrap()))
    };
    let query = request.url.query().map(|query| format!("?{query}"));
    let mut text = format!("{}{}", request.url.path(), query.unwrap_or_default());
    text.extend(["authorization", "cookie", "x-key"].into_iter().filter_map(header));
    text
}

#[tokio::test]
async fn each_operation_sends_what_it_needs_and_nothing_else() {
    let server = server().await;
    let client = client(&server);
    client.by_default().await.unwrap();
    client.open().await.unwrap();
    client.by_query().await.unwrap();
    client.by_cookie().await.unwrap();
    client.by_password().await.unwrap();
    client.by_token().await.unwrap();
    client.by_other().await.unwrap();
    client.by_machine().await.unwrap();
    client.by_machine().await.unwrap();
    client.by_user().await.unwrap();
    client.by_both().await.unwrap();
    client.maybe().await.unwrap();
    client.by_certificate().await.unwrap();
    let requests = server.received_requests().await.unwrap();
    assert_eq!(
        requests.iter().map(shown).collect::<Vec<_>>(),
        [
            "/v1/default x-key: h",
            "/v1/open",
            "/v1/query?key=q%26",
            "/v1/cookie cookie: SID=c",
            "/v1/basic authorization: Basic YW5uOnBhc3M=",
            "/v1/bearer authorization: Bearer t",
            "/v1/other authorization: GenieKey g",
            "/token authorization: Basic aWQ6c2VjcmV0",
            "/v1/machine authorization: Bearer m1",
            "/v1/machine authorization: Bearer m1",
            "/v1/user authorization: Bearer u",
            "/v1/both?key=q%26 x-key: h",
            "/v1/maybe x-key: h",
            "/v1/certificate authorization: Bearer t",
        ]
    );
    let scopes = b"grant_type=client_credentials&scope=read%20list";
    assert_eq!(requests[7].body, scopes);
}

#[tokio::test]
async fn what_is_missing_is_named() {
    let server = server().await;
    let client = Client::builder(server.uri()).machine_token("mine").build().unwrap();
    let error = client.by_both().await.unwrap_err().to_string();
    assert!(
        error.ends_with(
            "no credentials for `headerKey` and `query-key` or `session`: call \
             `.header_key(…).query_key(…)` or `.session(…)` on the client's builder"
        ),
        "{error}"
    );
    client.maybe().await.unwrap();
    client.by_machine().await.unwrap();
    let requests = server.received_requests().await.unwrap();
    let sent: Vec<_> = requests.iter().map(shown).collect();
    assert_eq!(sent, ["/maybe", "/machine authorization: Bearer mine"]);
}
