//! `bindery call --wait`: the five operations, followed to their ends.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};

use crate::room::{Ended, Room};

const TOKEN: &str = "not-a-real-token";
const SERVER: &str = "25b1dd14-0c84-4558-aa57-03a6c54b8e75";
const INSTANCES: [&str; 2] = [
    "0197f36d-d83b-7258-b177-3784b7887a17",
    "0197f36d-d83b-7258-b177-3784b7887a18",
];

/// Where they are.
const SPECS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../spec/");

/// A document of the project, an operation of it, and what it is called with.
struct Case {
    spec: &'static str,
    operation: &'static str,
    arguments: &'static [&'static str],
}

const ECS: Case = Case {
    spec: "ecs/reinstall-server-without-cloud-init.yaml",
    operation: "ReinstallServerWithoutCloudInit",
    arguments: &[
        "--param=server_id=25b1dd14-0c84-4558-aa57-03a6c54b8e75",
        r#"--body={"os-reinstall":{"keyname":"KeyPair-350b","userid":"7e25b1da389f4697a79df3a0e5bd494e"}}"#,
    ],
};

const WORKSPACE: Case = Case {
    spec: "workspace/reinstall-server.yaml",
    operation: "ReinstallServer",
    arguments: &[
        "--param=server_id=25b1dd14-0c84-4558-aa57-03a6c54b8e75",
        "--body={}",
    ],
};

const REBUILD: Case = Case {
    spec: "ecs/rebuild-server.yaml",
    operation: "RebuildServer",
    arguments: &[
        "--param=server_id=25b1dd14-0c84-4558-aa57-03a6c54b8e75",
        r#"--body={"rebuild":{"imageRef":"c90fb553-2cdb-4b81-b56a-ef68812c6cf7"}}"#,
    ],
};

const MODELARTS: Case = Case {
    spec: "modelarts/change-dev-server-os.yaml",
    operation: "ChangeDevServerOs",
    arguments: &[
        "--param=id=62383738-e52a-450a-9f84-f9e705402be8",
        r#"--body={"image_id":"c90fb553-2cdb-4b81-b56a-ef68812c6cf7","admin_pass":"@Admin_pass"}"#,
    ],
};

const CLOUDDC: Case = Case {
    spec: "clouddc/reinstall-os.yaml",
    operation: "ReinstallOs",
    arguments: &[
        r#"--body={"password":"Passw0rd!x","instance_id_set":["0197f36d-d83b-7258-b177-3784b7887a17","0197f36d-d83b-7258-b177-3784b7887a18"]}"#,
    ],
};

impl Case {
    /// Runs the command; nothing that is secret is ever shown.
    fn run(&self, room: &Room, more: &[&str]) -> Ended {
        let mut command = self.command(room, more);
        command.stdin(std::process::Stdio::null());
        let ended = Ended::of(command.output().unwrap());
        for secret in [TOKEN, "Passw0rd!x", "@Admin_pass"] {
            assert!(!format!("{ended:?}").contains(secret), "{ended:?}");
        }
        ended
    }

    fn command(&self, room: &Room, more: &[&str]) -> std::process::Command {
        let mut command = room.command();
        command.env("BINDERY_AUTH_TOKEN", TOKEN);
        command.args(["call", &format!("{SPECS}{}", self.spec), self.operation]);
        command.args(more);
        command
    }

    fn call(&self, room: &Room, server: &Server, more: &[&str]) -> Ended {
        self.run(room, &self.words(&server.url, more))
    }

    fn words<'w>(&self, url: &'w str, more: &[&'w str]) -> Vec<&'w str> {
        let mut all = self.arguments.to_vec();
        all.extend(["--param=project_id=p1", "--yes", "--wait"]);
        all.extend(["--interval=0.05", "--server", url]);
        all.extend(more);
        all
    }
}

/// In place of an answer: there is none, and the connection stays.
const SILENCE: &str = "(silence)";

/// A server that gives these answers in turn, the last one again and again.
struct Server {
    url: String,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Server {
    fn answering(answers: &[(&str, &str)]) -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let requests = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&requests);
        let answers: Vec<String> = answers
            .iter()
            .map(|(head, body)| {
                let length = body.len();
                format!(
                    "HTTP/1.1 {head}\r\nContent-Type: application/json\r\nConnection: close\r\n\
                     Content-Length: {length}\r\n\r\n{body}"
                )
            })
            .collect();
        std::thread::spawn(move || {
            let mut silent = Vec::new();
            for (index, stream) in listener.incoming().enumerate() {
                let mut stream = stream.unwrap();
                let request = read(&mut BufReader::new(stream.try_clone().unwrap()));
                seen.lock().unwrap().push(request);
                let answer = &answers[index.min(answers.len() - 1)];
                match answer.contains(SILENCE) {
                    true => silent.push(stream),
                    false => stream.write_all(answer.as_bytes()).unwrap(),
                }
            }
        });
        Server { url, requests }
    }

    /// Methods and paths, in order. All requests had the token.
    fn asked(&self) -> Vec<String> {
        let requests = self.requests.lock().unwrap();
        let token = format!("x-auth-token: {TOKEN}\r\n");
        let line = |request: &String| {
            assert!(request.contains(&token), "{request}");
            request.split(" HTTP/").next().unwrap().to_owned()
        };
        requests.iter().map(line).collect()
    }
}

fn read(reader: &mut impl BufRead) -> String {
    let (mut head, mut length) = (String::new(), 0);
    while !head.ends_with("\r\n\r\n") {
        let mut line = String::new();
        reader.read_line(&mut line).unwrap();
        if let Some(said) = line.to_ascii_lowercase().strip_prefix("content-length:") {
            length = said.trim().parse().unwrap();
        }
        head.push_str(&line);
    }
    // Else closing the connection would take the answer with it.
    let mut body = vec![0; length];
    reader.read_exact(&mut body).unwrap();
    head
}

/// What was said about the states, without when.
fn states(ended: &Ended) -> Vec<&str> {
    let lines = ended.err.lines().filter(|line| line.starts_with("  "));
    let lines = lines.filter_map(|line| line.trim_start().split_once("  "));
    lines.map(|(_, state)| state).collect()
}

/// The token that was shown.
fn token(ended: &Ended) -> String {
    let (_, after) = ended.err.split_once("--resume '").unwrap();
    after.split_once('\'').unwrap().0.to_owned()
}

#[test]
fn a_job_of_ecs() {
    let server = Server::answering(&[
        ("200 OK", r#"{"job_id":"70a599e0"}"#),
        ("200 OK", r#"{"status":"INIT"}"#),
        (
            "429 Too Many Requests\r\nRetry-After: 1",
            r#"{"error":{"code":"APIGW.0308","message":"slow"}}"#,
        ),
        ("200 OK", r#"{"status":"\u001b[2JNEW"}"#),
        ("200 OK", r#"{"status":"SUCCESS"}"#),
    ]);
    let ended = ECS.call(&Room::new("wait-ecs"), &server, &[]).with(0);
    // The first answer, and the last one.
    assert_eq!(
        ended.out,
        "{\n  \"job_id\": \"70a599e0\"\n}\n{\n  \"status\": \"SUCCESS\"\n}\n"
    );
    let said = states(&ended);
    assert_eq!(said[0], "INIT");
    assert!(
        said[1].starts_with("no state: ") && said[1].contains("429"),
        "{said:?}"
    );
    let rest = [r"\u{1b}[2JNEW (the document does not list it)", "SUCCESS"];
    assert_eq!(said[2..], rest);
    let question = "GET /v1/p1/jobs/70a599e0";
    let call = format!("POST /v1/p1/cloudservers/{SERVER}/reinstallos");
    assert_eq!(
        server.asked(),
        [&*call, question, question, question, question]
    );
}

#[test]
fn a_job_of_workspace_that_fails() {
    let server = Server::answering(&[
        ("200 OK", r#"{"job_id":"575945548515770368"}"#),
        ("200 OK", r#"{"status":"WAITING"}"#),
        ("200 OK", r#"{"status":"FAILED","fail_reason":"no disk"}"#),
    ]);
    let ended = WORKSPACE
        .call(&Room::new("wait-workspace"), &server, &[])
        .with(3);
    assert_eq!(states(&ended), ["WAITING", "FAILED"]);
    assert!(
        ended
            .err
            .contains("the work has failed: it is `FAILED`, because: no disk"),
        "{ended:?}"
    );
    assert!(!ended.err.contains("--resume"), "{ended:?}");
    assert!(
        ended.out.ends_with("\"fail_reason\": \"no disk\"\n}\n"),
        "{ended:?}"
    );
    assert_eq!(
        server.asked()[1..],
        ["GET /v2/p1/job/575945548515770368"; 2]
    );
}

#[test]
fn a_server_of_ecs_that_was_active_before() {
    let server = Server::answering(&[
        (
            "202 Accepted",
            r#"{"server":{"status":"REBUILD","adminPass":"seekr3t"}}"#,
        ),
        ("200 OK", r#"{"server":{"status":"ACTIVE"}}"#),
        ("200 OK", r#"{"server":{"status":"REBUILD"}}"#),
        ("200 OK", r#"{"server":{"status":"ACTIVE"}}"#),
    ]);
    let ended = REBUILD
        .call(&Room::new("wait-rebuild"), &server, &[])
        .with(0);
    assert_eq!(
        states(&ended),
        ["ACTIVE (perhaps still from before)", "REBUILD", "ACTIVE"]
    );
    // It is told once, and only here.
    assert!(ended.out.contains("seekr3t"), "{ended:?}");
    assert_eq!(
        server.asked()[1..],
        [
            format!("GET /v2.1/p1/servers/{SERVER}"),
            format!("GET /v2.1/p1/servers/{SERVER}"),
            format!("GET /v2.1/p1/servers/{SERVER}")
        ]
    );
}

#[test]
fn a_wait_that_is_too_long_goes_on_later() {
    let room = Room::new("wait-modelarts");
    let server = Server::answering(&[
        ("200 OK", r#"{"status":"CHANGINGOS"}"#),
        ("200 OK", r#"{"status":"CHANGINGOS"}"#),
    ]);
    let ended = MODELARTS.call(&room, &server, &["--wait-for=0.3s"]).with(4);
    assert!(
        ended
            .err
            .contains("is not known to be done after 300ms; it was `CHANGINGOS`"),
        "{ended:?}"
    );
    assert_eq!(states(&ended)[0], "CHANGINGOS");
    assert!(
        ended.err.contains(&format!("--server {}", server.url)),
        "{ended:?}"
    );

    let token = token(&ended);
    room.put("token", &token);
    let done = [("200 OK", r#"{"status":"RUNNING"}"#)];
    for said in [&*token, "@token"] {
        let server = Server::answering(&done);
        let ended = MODELARTS.run(
            &room,
            &["--resume", said, "--interval=0.05", "--server", &server.url],
        );
        let ended = ended.with(0);
        assert_eq!(ended.out, "{\n  \"status\": \"RUNNING\"\n}\n");
        let path = "GET /v1/p1/dev-servers/62383738-e52a-450a-9f84-f9e705402be8";
        assert_eq!(server.asked(), [path]);
    }
    let shown = MODELARTS
        .run(
            &room,
            &["--resume=@token", "--dry-run", "--var=region=cn-north-4"],
        )
        .with(0);
    let question = "GET https://modelarts.cn-north-4.myhuaweicloud.com/v1/p1/dev-servers/62383738-e52a-450a-9f84-f9e705402be8\n";
    assert!(shown.out.contains(question), "{shown:?}");

    let refused = ECS.run(&room, &["--resume=@token"]).with(2).err;
    assert!(
        refused.contains("the token is of `ChangeDevServerOs`"),
        "{refused}"
    );
    let twice = MODELARTS
        .run(&room, &["--resume=@token", "--param=id=7"])
        .with(2)
        .err;
    assert!(twice.contains("`id` is not said again"), "{twice}");
}

#[test]
fn instances_of_clouddc_one_of_which_fails() {
    let [one, other] = INSTANCES;
    let accepted = format!(r#"{{"instances":[{{"id":"{one}"}},{{"id":"{other}"}}]}}"#);
    let processing = r#"{"state":"running","operation_state":"reinstall-processing"}"#;
    let server = Server::answering(&[
        ("202 Accepted", &accepted),
        ("200 OK", processing),
        ("200 OK", processing),
        (
            "200 OK",
            r#"{"state":"running","operation_state":"reinstall-succeed"}"#,
        ),
        (
            "200 OK",
            r#"{"operation_state":"reinstall-failed","error":{"error_msg":"no image"}}"#,
        ),
    ]);
    let ended = CLOUDDC
        .call(&Room::new("wait-clouddc"), &server, &[])
        .with(3);
    let said = states(&ended).join("\n");
    for line in [
        format!("{one}  reinstall-processing"),
        format!("{other}  reinstall-processing"),
        format!("{one}  reinstall-succeed"),
        format!("{other}  reinstall-failed"),
    ] {
        assert!(said.contains(&line), "{said}");
    }
    let words = "of 2 jobs 1 are done, 1 have failed, and of 0 it is not known";
    assert!(ended.err.contains(words), "{ended:?}");
    assert!(ended.err.contains("because: no image"), "{ended:?}");
    // A list after the first answer, in its order.
    assert!(
        ended.out.contains("\n[\n  {\n    \"state\": \"running\""),
        "{ended:?}"
    );
    assert_eq!(
        server.asked()[1],
        format!("GET /v1/p1/instances/{one}/status")
    );
}

#[test]
fn what_is_not_known_of_one_of_many_is_asked_later() {
    let [one, other] = INSTANCES;
    let accepted = format!(r#"{{"instances":[{{"id":"{one}"}},{{"id":"{other}"}}]}}"#);
    let processing = r#"{"operation_state":"reinstall-processing"}"#;
    let server = Server::answering(&[
        ("202 Accepted", &accepted),
        ("200 OK", processing),
        ("200 OK", processing),
        ("200 OK", r#"{"operation_state":"reinstall-failed"}"#),
        ("200 OK", processing),
    ]);
    let room = Room::new("wait-some");
    let ended = CLOUDDC.call(&room, &server, &["--wait-for=0.4s"]).with(4);
    let words = "of 2 jobs 0 are done, 1 have failed, and of 1 it is not known";
    assert!(ended.err.contains(words), "{ended:?}");
    assert!(
        ended
            .out
            .ends_with("\"reinstall-failed\"\n  },\n  null\n]\n"),
        "{ended:?}"
    );

    let server = Server::answering(&[
        ("200 OK", r#"{"operation_state":"reinstall-failed"}"#),
        ("200 OK", r#"{"operation_state":"reinstall-succeed"}"#),
    ]);
    let token = token(&ended);
    let words = [
        "--resume",
        &token,
        "--interval=0.05",
        "--server",
        &server.url,
    ];
    let ended = CLOUDDC.run(&room, &words).with(3);
    assert!(
        ended.err.contains("of 2 jobs 1 are done, 1 have failed"),
        "{ended:?}"
    );
}

#[test]
fn a_question_without_an_answer_ends_at_the_deadline() {
    let server = Server::answering(&[
        ("200 OK", r#"{"job_id":"7"}"#),
        ("200 OK", r#"{"status":"RUNNING"}"#),
        (SILENCE, ""),
    ]);
    let began = std::time::Instant::now();
    let room = Room::new("wait-silence");
    let ended = ECS.call(&room, &server, &["--wait-for=1s"]).with(4);
    assert!(began.elapsed().as_secs() < 20, "{ended:?}");
    assert!(ended.err.contains("it was `RUNNING`"), "{ended:?}");
}

#[test]
fn a_question_that_is_refused_is_no_end_of_the_job() {
    let server = Server::answering(&[
        ("200 OK", r#"{"job_id":"7"}"#),
        ("200 OK", r#"{"status":"RUNNING"}"#),
        (
            "401 Unauthorized",
            r#"{"error":{"code":"Ecs.0004","message":"The token must be updated"}}"#,
        ),
    ]);
    let ended = ECS.call(&Room::new("wait-refused"), &server, &[]).with(4);
    assert!(
        ended
            .err
            .contains("asking about it fails; it was `RUNNING`"),
        "{ended:?}"
    );
    assert!(
        ended.err.contains("To go on waiting:\n  bindery call "),
        "{ended:?}"
    );
}

#[test]
fn a_call_that_is_refused_is_not_waited_for() {
    let server = Server::answering(&[(
        "400 Bad Request",
        r#"{"error":{"code":"Ecs.0001","message":"no"}}"#,
    )]);
    let ended = ECS.call(&Room::new("wait-not-sent"), &server, &[]).with(1);
    assert!(ended.err.contains("It was not carried out."), "{ended:?}");
    assert_eq!(server.asked().len(), 1);

    // Accepted, but nobody knows what to ask about.
    let server = Server::answering(&[("200 OK", r#"{"job_id":""}"#)]);
    let ended = ECS.call(&Room::new("wait-no-trace"), &server, &[]).with(4);
    assert!(ended.err.contains("cannot be followed"), "{ended:?}");
}

#[test]
fn what_has_no_waiter_is_not_waited_for() {
    let room = Room::new("wait-without");
    let show = Case {
        operation: "ShowJob",
        ..ECS
    };
    // That is said before credentials are looked for.
    let mut command = show.command(&room, &["--param=job_id=7", "--wait"]);
    let ended = command.env_remove("BINDERY_AUTH_TOKEN").output().unwrap();
    let said = Ended::of(ended).with(2).err;
    assert!(
        said.contains("these have one: ReinstallServerWithoutCloudInit"),
        "{said}"
    );
}

#[test]
fn what_would_be_asked_is_shown_without_secrets() {
    let room = Room::new("wait-dry");
    let mut words = CLOUDDC.arguments.to_vec();
    words.extend([
        "--param=project_id=p1",
        "--dry-run",
        "--wait-for=20m",
        "--var=region=cn-east-3",
    ]);
    let shown = CLOUDDC.run(&room, &words).with(0).out;
    let (_, after) = shown.split_once("\n}\n").unwrap();
    let expected = "
Then `ShowInstanceStatus` is asked for each of `/instances` every 15 s, for at most 20 min, until `/operation_state` is `reinstall-succeed`; `reinstall-failed` is a failure.
`{instance_id}` is `/id` of each.

GET https://clouddc.cn-east-3.myhuaweicloud.com/v1/p1/instances/{instance_id}/status
accept: application/json
user-agent: bindery/0.1.0
x-auth-token: ***
";
    assert_eq!(after, expected);
}

#[cfg(feature = "mock")]
#[test]
fn the_mock_plays_what_is_waited_for() {
    use crate::mock::Running;

    let room = Room::new("wait-mock");
    let all = [ECS, WORKSPACE, REBUILD, MODELARTS, CLOUDDC];
    for (fails, code) in [("0", 0), ("1", 3)] {
        let mut command = room.command();
        command.args(["mock", "--port=0", &format!("--job-fails={fails}")]);
        command.args(all.iter().map(|case| format!("{SPECS}{}", case.spec)));
        let (_running, url) = Running::of(&mut command);
        for case in &all {
            let ended = case.run(&room, &case.words(&url, &[])).with(code);
            // Where states can be from before, the first one is, and says nothing of the end.
            let is_before = |state: &str| state.ends_with("(perhaps still from before)");
            let has_such = ![ECS.spec, WORKSPACE.spec].contains(&case.spec);
            assert_eq!(is_before(states(&ended)[0]), has_such, "{ended:?}");
        }
    }
}

#[cfg(unix)]
#[test]
fn who_is_interrupted_before_an_answer_is_told_so() {
    use std::process::{Command, Stdio};

    let room = Room::new("wait-unanswered");
    let server = Server::answering(&[(SILENCE, "")]);
    let mut command = ECS.command(&room, &ECS.words(&server.url, &[]));
    let command = command.stdin(Stdio::null()).stderr(Stdio::piped());
    let child = command.spawn().unwrap();
    while server.asked().is_empty() {
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    let id = child.id().to_string();
    let killed = Command::new("kill").args(["-TERM", &id]).status().unwrap();
    assert!(killed.success());
    let ended = Ended::of(child.wait_with_output().unwrap()).with(1);
    let words = "It may have been carried out: look before you send it again.";
    assert!(ended.err.contains(words), "{ended:?}");
}

#[cfg(unix)]
#[test]
fn who_is_interrupted_can_go_on() {
    use std::process::{Command, Stdio};

    let room = Room::new("wait-interrupted");
    let server = Server::answering(&[
        ("200 OK", r#"{"job_id":"7"}"#),
        ("200 OK", r#"{"status":"RUNNING"}"#),
    ]);
    let words = ECS.words(&server.url, &["--header", "X-Language: not-for-all"]);
    let mut command = ECS.command(&room, &words);
    let command = command.stdin(Stdio::null()).stdout(Stdio::null());
    let mut child = command.stderr(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
    lines
        .find(|line| line.as_ref().unwrap().ends_with("RUNNING"))
        .unwrap()
        .unwrap();
    let id = child.id().to_string();
    assert!(
        Command::new("kill")
            .args(["-INT", &id])
            .status()
            .unwrap()
            .success()
    );
    let rest: Vec<String> = lines.map(Result::unwrap).collect();
    let err = rest.join("\n");
    assert_eq!(child.wait().unwrap().code(), Some(4), "{err}");
    assert!(
        err.contains("error: interrupted; what was begun goes on"),
        "{err}"
    );
    assert!(
        err.contains("To go on waiting with the same `--header`:"),
        "{err}"
    );
    assert!(!err.contains("not-for-all"), "{err}");

    let ended = Ended {
        code: Some(4),
        out: String::new(),
        err,
    };
    let server = Server::answering(&[("200 OK", r#"{"status":"SUCCESS"}"#)]);
    let words = ["--resume=-", "--interval=0.05", "--server", &server.url];
    let mut command = ECS.command(&room, &words);
    let mut child = command
        .stdin(Stdio::piped())
        .stderr(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(token(&ended).as_bytes()).unwrap();
    drop(stdin);
    Ended::of(child.wait_with_output().unwrap()).with(0);
    assert_eq!(server.asked(), ["GET /v1/p1/jobs/7"]);
}
