//! The faults, in the order of the page.

use super::server::Act;

/// A fault that a server has with every request.
pub(crate) struct Fault {
    pub(crate) name: &'static str,
    pub(crate) act: Act,
    pub(crate) scheme: &'static str,
    /// How long one request may take, in milliseconds.
    pub(crate) patience: u64,
}

const OK: &str = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
/// A fatal alert of TLS: handshake failure.
const ALERT: &[u8] = &[21, 3, 3, 0, 2, 2, 40];
const WORDS: &str = r#"{"error_code":"X.1","error_msg":"words of the server"}"#;

fn fault(name: &'static str, act: Act) -> Fault {
    Fault {
        name,
        act,
        scheme: "http",
        patience: 20_000,
    }
}

fn say(text: impl Into<Vec<u8>>) -> Act {
    Act::Say(text.into())
}

/// A status with headers and a body that is as long as it says.
pub(crate) fn answer(status: &str, headers: &str, body: &str) -> String {
    let length = body.len();
    format!(
        "HTTP/1.1 {status}\r\n{headers}Content-Length: {length}\r\nConnection: close\r\n\r\n{body}"
    )
}

fn refusing(status: &str, headers: &str) -> Act {
    say(answer(status, headers, WORDS))
}

pub(crate) fn faults() -> Vec<Fault> {
    let mut all = vec![fault("connection refused", Act::Refuse)];
    all.push(Fault {
        scheme: "https",
        ..fault("TLS refused", Act::Interrupt(ALERT))
    });
    all.extend(broken());
    all.extend(odd());
    all.extend(refused());
    all
}

/// Answers that do not come, or not whole.
fn broken() -> Vec<Fault> {
    let large = answer(
        "200 OK",
        "Content-Type: application/json\r\n",
        &"7".repeat(2000),
    );
    vec![
        fault("reset before the request was read", Act::ResetAtOnce),
        fault("reset after the request was read", Act::Reset),
        fault("half of a head", say("HTTP/1.1 2")),
        fault(
            "half of a body",
            say(format!("{OK}Content-Length: 99\r\n\r\n{{")),
        ),
        Fault {
            patience: 150,
            ..fault("a head that does not come in time", Act::Stall(""))
        },
        Fault {
            patience: 150,
            ..fault(
                "a body that does not come in time",
                Act::Stall("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{"),
            )
        },
        fault("a body that is too large", say(large)),
        fault(
            "a body that is longer than its `Content-Length`",
            say(format!("{OK}Content-Length: 8\r\n\r\n{{\"job_id\":\"7\"}}")),
        ),
        fault(
            "something that is not HTTP",
            say("220 mail.example.com ESMTP\r\n"),
        ),
    ]
}

/// Answers that the document does not speak of.
fn odd() -> Vec<Fault> {
    vec![
        fault(
            "302",
            say(answer("302 Found", "Location: /elsewhere\r\n", "")),
        ),
        fault(
            "200 with HTML",
            say(answer(
                "200 OK",
                "Content-Type: text/html\r\n",
                "<html>Log in</html>",
            )),
        ),
        fault("202 without a body", say(answer("202 Accepted", "", ""))),
        fault(
            "204, which is not declared",
            say("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"),
        ),
    ]
}

fn refused() -> Vec<Fault> {
    let (skewed, set) = (
        answer(
            "401 Unauthorized",
            "Date: Sun, 22 Nov 2026 11:00:00 GMT\r\n",
            WORDS,
        ),
        answer("200 OK", "Content-Type: application/json\r\n", "{}"),
    );
    vec![
        fault("400", refusing("400 Bad Request", "")),
        fault("401", refusing("401 Unauthorized", "")),
        fault(
            "401, and the clock is an hour behind",
            Act::SayInTurn(vec![skewed, set]),
        ),
        fault("408", refusing("408 Request Timeout", "")),
        fault("429", refusing("429 Too Many Requests", "")),
        fault(
            "429 with `Retry-After: 7`",
            refusing("429 Too Many Requests", "Retry-After: 7\r\n"),
        ),
        fault(
            "429 with a date in `Retry-After`, 9 seconds on",
            refusing(
                "429 Too Many Requests",
                "Retry-After: Sun, 22 Nov 2026 10:00:09 GMT\r\n",
            ),
        ),
        fault(
            "429 with `Retry-After: 3600`",
            refusing("429 Too Many Requests", "Retry-After: 3600\r\n"),
        ),
        fault("500", refusing("500 Internal Server Error", "")),
        fault("502", refusing("502 Bad Gateway", "")),
        fault("503", refusing("503 Service Unavailable", "")),
        fault(
            "503 with `Retry-After: 7`",
            refusing("503 Service Unavailable", "Retry-After: 7\r\n"),
        ),
        fault("504", refusing("504 Gateway Timeout", "")),
    ]
}
