//! `bindery mock`

use std::io::{BufRead, BufReader, Lines, Read, Write};
use std::net::TcpStream;
use std::process::{Child, ChildStdout, Command, Stdio};

use crate::room::{Ended, Room};

/// A server that ends with the test.
pub(crate) struct Running {
    child: Child,
    /// What it says after where it is.
    lines: Lines<BufReader<ChildStdout>>,
}

impl Running {
    /// Starts it, and finds out where it is.
    pub(crate) fn of(command: &mut Command) -> (Running, String) {
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let url = lines.next().unwrap().unwrap();
        (Running { child, lines }, url)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn a_mock_says_where_it_is_and_answers() {
    let room = Room::with_project("mock");
    let mut command = room.command();
    let (mut running, url) = Running::of(command.args(["mock", "--port", "0"]));
    let mut line = || running.lines.next().unwrap().unwrap();
    assert_eq!(line(), "POST /pets");
    assert_eq!(line(), "DELETE /shops/{id}");

    let address = url.strip_prefix("http://").unwrap();
    let ask = |request: &str| {
        let mut stream = TcpStream::connect(address).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    };
    let answer = ask("DELETE /shops/7 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    assert!(answer.starts_with("HTTP/1.1 204 "), "{answer}");
    let answer = ask("POST /pets HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\
        Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");
    assert!(answer.starts_with("HTTP/1.1 400 "), "{answer}");
    assert!(answer.contains("/name: is missing"), "{answer}");
}

#[test]
fn a_life_is_said_in_one_way() {
    let room = Room::with_project("mock-life");
    let both = ["mock", "--job-questions", "1", "--job-seconds", "1"];
    let said = room.run(&both).with(2).err;
    assert!(said.contains("cannot be used with"), "{said}");
    let said = room.run(&["mock", "--job-fails=3/2"]).with(2).err;
    assert!(said.contains("this is no part of all"), "{said}");
}

#[test]
fn a_document_with_errors_is_no_server() {
    let room = Room::new("mock-broken");
    room.put("broken.yaml", crate::room::BROKEN);
    let said = room
        .run(&["mock", "broken.yaml", "--port", "0"])
        .with(1)
        .err;
    assert!(said.contains("broken.yaml:"), "{said}");
}

#[test]
fn nobody_can_be_verified_without_credentials() {
    let room = Room::new("mock-verify");
    room.put("doors.yaml", DOORS);
    let verify = ["mock", "doors.yaml", "--port", "0", "--verify"];
    let said = room.run(&verify).with(2).err;
    assert!(
        said.contains("set `BINDERY_TOKEN`, or `BINDERY_KEYS_ACCESS_KEY` and"),
        "{said}"
    );
    room.put("of-a-user", "BINDERY_TOKEN=not-a-real-token\n");

    let mut command = room.command();
    command.args(verify).args(["--env-file", "of-a-user"]);
    let (_running, url) = Running::of(&mut command);
    assert_eq!(open(&url, "not-a-real-token"), "204");
    assert_eq!(open(&url, "another-one"), "401");
}

/// As `bindery call` takes them.
#[test]
fn credentials_can_be_in_variables_of_other_names() {
    let room = Room::new("mock-env");
    room.put("doors.yaml", DOORS);
    let renamed = ["--env", "BINDERY_TOKEN=DOOR_TOKEN"];
    let verify = ["mock", "doors.yaml", "--port", "0", "--verify"];
    let mut command = room.command();
    command.args(verify).args(renamed);
    // Only the variable that was said counts, and that is what is asked for.
    command.env("BINDERY_TOKEN", "another-one");
    let said = Ended::of(command.output().unwrap()).with(2).err;
    assert!(said.contains("set `DOOR_TOKEN`, or "), "{said}");

    command.env("DOOR_TOKEN", "not-a-real-token");
    let (_running, url) = Running::of(&mut command);
    assert_eq!(open(&url, "not-a-real-token"), "204");
    assert_eq!(open(&url, "another-one"), "401");

    let unverified = ["mock", "doors.yaml", "--env", "BINDERY_TOKEN=DOOR_TOKEN"];
    let said = room.run(&unverified).with(2).err;
    assert!(said.contains("--verify"), "{said}");
}

/// The status with which the door is opened by a token, which is in no answer.
fn open(url: &str, token: &str) -> String {
    let mut stream = TcpStream::connect(url.strip_prefix("http://").unwrap()).unwrap();
    let head = format!("PUT /door HTTP/1.1\r\nHost: x\r\nX-Auth-Token: {token}\r\n");
    stream.write_all(head.as_bytes()).unwrap();
    stream.write_all(b"Connection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(!answer.contains("not-a-real-token"), "{answer}");
    answer.split(' ').nth(1).unwrap_or_default().to_owned()
}

const DOORS: &str = "\
openapi: 3.1.0
info: { title: Doors, version: '1' }
servers: [{ url: 'https://doors.example' }]
paths:
  /door:
    put:
      operationId: open
      security: [{ Token: [] }, { Keys: [] }]
      responses: { '204': { description: Open. } }
components:
  securitySchemes:
    Token: { type: apiKey, in: header, name: X-Auth-Token }
    Keys: { type: apiKey, in: header, name: Authorization, x-bindery-signer: sdk-hmac-sha256 }
";
