//! `bindery call`

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::thread::JoinHandle;

use crate::room::{Ended, Room};

const DOCUMENT: &str = "\
openapi: 3.1.0
info: { title: Servers, version: '1' }
servers: [{ url: 'https://{region}.servers.example', variables: { region: { default: a, enum: [a, b] } } }]
security: [{ AuthToken: [] }]
paths:
  /servers/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: string, maxLength: 9 } }]
    put:
      operationId: reinstall
      parameters:
        - { name: tags, in: query, schema: { type: array, items: { type: string } } }
        - { name: count, in: query, schema: { type: integer, maximum: 3 } }
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [password]
              properties:
                password: { type: string, format: password, minLength: 8 }
      responses:
        '202': { description: Begun, content: { application/json: { schema: { type: object, properties: { job: { type: string } } } } } }
components:
  securitySchemes: { AuthToken: { type: apiKey, in: header, name: X-Auth-Token } }
";

const TOKEN: &str = "not-a-real-token";
const BODY: &str = r#"{"password": "not-a-real-password"}"#;

fn call(name: &str, arguments: &[&str]) -> Ended {
    let room = Room::new(name);
    room.put("servers.yaml", DOCUMENT);
    let mut command = room.command();
    command.args(["call", "servers.yaml", "reinstall"]);
    command.args(arguments).env("BINDERY_AUTH_TOKEN", TOKEN);
    command.stdin(std::process::Stdio::null());
    let ended = Ended::of(command.output().unwrap());
    for secret in [TOKEN, "not-a-real-password"] {
        assert!(!format!("{ended:?}").contains(secret), "{ended:?}");
    }
    ended
}

/// A server that answers one request, and gives what it was sent.
fn server(answer: impl Into<String>) -> (String, JoinHandle<String>) {
    let answer = answer.into();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let served = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut reader = BufReader::new(stream.try_clone().unwrap());
        let (mut head, mut length) = (String::new(), 0);
        loop {
            let mut line = String::new();
            reader.read_line(&mut line).unwrap();
            if let Some(said) = line.to_ascii_lowercase().strip_prefix("content-length:") {
                length = said.trim().parse().unwrap();
            }
            head.push_str(&line);
            if line == "\r\n" {
                break;
            }
        }
        let mut body = vec![0; length];
        reader.read_exact(&mut body).unwrap();
        stream.write_all(answer.as_bytes()).unwrap();
        head + &String::from_utf8(body).unwrap()
    });
    (url, served)
}

#[test]
fn all_that_is_wrong_is_said_at_once() {
    let broken = r#"{"password": "short"}"#;
    let arguments = ["-p", "id=0123456789", "-p", "count=7", "-b", broken];
    let said = call("call-wrong", &arguments).with(1).err;
    for place in ["path /id: ", "query /count: ", "body /password: "] {
        assert!(said.contains(place), "{said}");
    }
}

#[test]
fn what_would_be_sent_is_shown_without_secrets() {
    let arguments = [
        "-p",
        "id=1",
        "-p",
        "tags=x",
        "-p",
        "tags=y",
        "--var",
        "region=b",
        "-b",
        BODY,
        "--dry-run",
    ];
    let shown = call("call-dry", &arguments).with(0).out;
    let expected = "\
PUT https://b.servers.example/servers/1?tags=x&tags=y
accept: application/json
user-agent: bindery/0.1.0
content-type: application/json
x-auth-token: ***

{
  \"password\": \"***\"
}
";
    assert_eq!(shown, expected);
}

#[test]
fn a_change_is_sent_when_somebody_says_so() {
    let arguments = ["-p", "id=1", "-b", BODY];
    let said = call("call-unasked", &arguments).with(2).err;
    assert!(said.contains("--yes"), "{said}");

    let answer = "HTTP/1.1 202 Accepted\r\nContent-Type: application/json\r\n\
        X-Request-Id: r-1\r\nContent-Length: 11\r\n\r\n{\"job\":\"7\"}";
    let (url, served) = server(answer);
    let arguments = ["-p", "id=1", "-b", BODY, "--yes", "--server", &url];
    let ended = call("call-sent", &arguments).with(0);
    assert_eq!(ended.out, "{\n  \"job\": \"7\"\n}\n");
    assert!(
        ended.err.ends_with("202 Accepted (request id r-1)\n"),
        "{ended:?}"
    );
    let seen = served.join().unwrap();
    assert!(seen.starts_with("PUT /servers/1 HTTP/1.1\r\n"), "{seen}");
    assert!(
        seen.contains(&format!("x-auth-token: {TOKEN}\r\n")),
        "{seen}"
    );
    assert!(
        seen.ends_with(r#"{"password":"not-a-real-password"}"#),
        "{seen}"
    );
}

#[test]
fn a_refusal_says_whether_it_was_carried_out() {
    let refused = [
        ("400 Bad Request", "It was not carried out."),
        ("502 Bad Gateway", "It may have been carried out"),
    ];
    for (status, words) in refused {
        // What the server repeats of the request is hidden too.
        let answer = format!(
            "HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: 33\r\n\r\n{}",
            r#"{"message":"not-a-real-password"}"#
        );
        let (url, served) = server(answer.leak());
        let arguments = ["-p", "id=1", "-b", BODY, "--yes", "--server", &url];
        let ended = call("call-refused", &arguments).with(1);
        assert!(ended.err.contains(words), "{ended:?}");
        assert!(ended.out.contains("***"), "{ended:?}");
        served.join().unwrap();
    }
    let nobody = [
        "-p",
        "id=1",
        "-b",
        BODY,
        "-y",
        "--server",
        "http://127.0.0.1:9",
    ];
    let said = call("call-nobody", &nobody).with(1).err;
    assert!(said.contains("It was not carried out."), "{said}");
}

#[test]
fn what_is_not_there_is_named() {
    let room = Room::new("call-unknown");
    room.put("servers.yaml", DOCUMENT);
    let said = room.run(&["call", "servers.yaml", "reinstal"]).with(2).err;
    assert!(said.contains("did you mean `reinstall`?"), "{said}");
    let said = room.run(&["call", "servers.yaml", "reinstall"]).with(2).err;
    assert!(said.contains("set `BINDERY_AUTH_TOKEN`"), "{said}");
    let said = call("call-parameter", &["-p", "ids=1"]).with(2).err;
    assert!(said.contains("did you mean `id`?"), "{said}");
    let said = call("call-variable", &["--var", "region=c"]).with(2).err;
    assert!(said.contains("it is one of: a, b"), "{said}");
}

/// A document of an operation whose answer is a token, in its body.
const TOKENS: &str = "\
openapi: 3.1.0
info: { title: Tokens, version: '1' }
servers: [{ url: 'https://tokens.example' }]
paths:
  /tokens:
    get:
      operationId: token
      x-bindery-token: { value: $response.body#/token, expires: $response.body#/seconds }
      responses:
        '200':
          description: It.
          content:
            application/json:
              schema:
                type: object
                properties:
                  token: { type: string, format: password }
                  seconds: { type: integer }
  /others:
    get:
      operationId: other
      responses: { '204': { description: None. } }
";

#[test]
fn the_token_of_an_answer_can_be_had_alone() {
    let room = Room::new("call-token");
    room.put("tokens.yaml", TOKENS);
    let ask = |operation: &str, url: &str| {
        let words = [
            "call",
            "tokens.yaml",
            operation,
            "--print-token",
            "--server",
            url,
        ];
        room.run(&words)
    };
    let answer = |body: &str| {
        let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n";
        let length = body.len();
        format!("{head}Content-Length: {length}\r\n\r\n{body}")
    };
    let (url, _) = server(answer(r#"{"token":"not-a-real-token","seconds":3600}"#));
    let ended = ask("token", &url).with(0);
    assert_eq!(ended.out, "not-a-real-token\n");
    assert!(ended.err.contains("The token ends in 3600 s."), "{ended:?}");
    assert!(!ended.err.contains("not-a-real"), "{ended:?}");

    let (url, _) = server(answer(r#"{"seconds":3600}"#));
    let ended = ask("token", &url).with(1);
    assert_eq!(ended.out, "");
    assert!(
        ended.err.contains("no token at `$response.body#/token`"),
        "{ended:?}"
    );

    // Nothing is sent where there could be none.
    let said = ask("other", "http://127.0.0.1:1").with(2).err;
    assert!(said.contains("these have one: token"), "{said}");
}

/// What gets the token and what wants it, and a server that knows it.
#[cfg(feature = "mock")]
#[test]
fn a_token_of_iam_lets_in() {
    use crate::mock::Running;

    const SPECS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../spec/");
    let room = Room::new("call-iam");
    let [iam, ecs] =
        ["iam/create-token.yaml", "ecs/rebuild-server.yaml"].map(|spec| format!("{SPECS}{spec}"));
    let mut command = room.command();
    let (_running, url) = Running::of(command.args(["mock", &iam, &ecs, "--port=0", "--verify"]));
    let auth = r#"{"auth":{"identity":{"methods":["password"],"password":{"user":{"domain":{"name":"account"},"name":"user","password":"not-a-real-password"}}},"scope":{"project":{"name":"cn-north-4"}}}}"#;
    room.put("auth.json", auth);
    let words = [
        "call",
        &iam,
        "CreateToken",
        "--print-token",
        "--body=@auth.json",
    ];
    let got = room
        .run(&[&words[..], &["--yes", "--server", &url]].concat())
        .with(0);
    assert!(got.err.contains("The token ends at "), "{got:?}");
    assert!(!got.err.contains("not-a-real-password"), "{got:?}");

    let show = |token: &str| {
        let mut command = room.command();
        command.args(["call", &ecs, "ShowServer", "--server", &url]);
        command.args([
            "--param=project_id=p1",
            "--param=server_id=616fb98f-46ca-475e-917e-2563e5a8cd19",
        ]);
        Ended::of(command.env("BINDERY_AUTH_TOKEN", token).output().unwrap())
    };
    show(got.out.trim_end()).with(0);
    show("not-a-real-token").with(1);
}
