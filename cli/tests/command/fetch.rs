//! `--fetch`: documents from other hosts, here from a server of our own on this machine.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

use crate::room::{CONFIG, Ended, PETS, Room};

/// A server that answers with what was put there, and remembers what it was asked for.
struct Server {
    /// `http://127.0.0.1:1234`
    url: String,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// Answers, each a whole one of HTTP but for its length, by path.
    fn new(answers: &[(&str, String)]) -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let answers = answers
            .iter()
            .map(|(path, answer)| ((*path).to_owned(), answer.clone()));
        let answers: BTreeMap<String, String> = answers.collect();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&asked);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                answer(stream, &answers, &log);
            }
        });
        Server { url, asked }
    }

    fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

fn answer(mut stream: TcpStream, answers: &BTreeMap<String, String>, log: &Mutex<Vec<String>>) {
    let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
    let first = lines.next().unwrap().unwrap();
    while lines
        .next()
        .is_some_and(|line| line.is_ok_and(|line| !line.is_empty()))
    {}
    let path = first.split(' ').nth(1).unwrap();
    log.lock().unwrap().push(path.to_owned());
    let answer = answers
        .get(path)
        .map_or("404 Not Found\r\n\r\n", |answer| answer);
    let text = format!(
        "HTTP/1.1 {}",
        answer.replacen("\r\n", "\r\nConnection: close\r\n", 1)
    );
    let _ = stream.write_all(text.as_bytes());
}

fn document(text: &str) -> String {
    format!("200 OK\r\nContent-Type: text/plain\r\n\r\n{text}")
}

fn moved(location: &str) -> String {
    format!("302 Found\r\nLocation: {location}\r\nContent-Length: 0\r\n\r\n")
}

const PET: &str = "Pet: { type: object, required: [owner], properties: { owner: { $ref: '../owner.yaml#/Owner' } } }";
const OWNER: &str = "Owner: { type: string, maxLength: 40, x-odd: yes }";

/// A document of this machine that refers to the server.
fn pets(reference: &str) -> String {
    let example = "            example: { name: Rex }\n";
    let pets = PETS.replace(example, "");
    pets.replace("shared/pet.yaml#/Pet", reference)
}

fn run(room: &Room, arguments: &[&str]) -> Ended {
    let mut command = room.command();
    for name in ["http_proxy", "https_proxy", "all_proxy"] {
        command.env_remove(name).env_remove(name.to_uppercase());
    }
    Ended::of(command.args(arguments).output().unwrap())
}

#[test]
fn what_a_prefix_names_is_fetched_and_what_it_refers_to() {
    let server = Server::new(&[
        ("/v1/schemas/pet.yaml", document(PET)),
        ("/v1/owner.yaml", document(OWNER)),
    ]);
    let room = Room::new("fetch");
    let reference = format!("{}/v1/schemas/pet.yaml#/Pet", server.url);
    room.put("pets.yaml", &pets(&reference));
    let prefix = format!("{}/v1", server.url);
    let shown = run(&room, &["show", "model", "pets.yaml", "--fetch", &prefix]).with(0);
    assert!(shown.out.contains("40"), "{}", shown.out);
    assert_eq!(server.asked(), ["/v1/schemas/pet.yaml", "/v1/owner.yaml"]);
    // A finding in a fetched document has its URL as the place.
    let place = format!(" --> {}/v1/owner.yaml:1:", server.url);
    assert!(shown.err.contains(&place), "{}", shown.err);

    let linted = run(&room, &["lint", "pets.yaml", "--fetch", &prefix]).with(0);
    assert_eq!(linted.out, "3 files read\n");
    let url = format!("{}/v1/owner.yaml", server.url);
    let sample = run(&room, &["sample", &url, "Owner", "--fetch", &prefix]);
    assert!(sample.err.contains(&place), "{}", sample.err);
    let generate = ["generate", "pets.yaml", "--out", "out", "--fetch", &prefix];
    run(&room, &generate).with(0);
    assert!(room.text("out/src/pets/types.rs").contains("owner"));
}

#[test]
fn without_a_prefix_that_fits_nothing_is_asked() {
    let server = Server::new(&[("/schemas/pet.yaml", document(PET))]);
    let room = Room::new("fetch-not");
    room.put(
        "pets.yaml",
        &pets(&format!("{}/schemas/pet.yaml#/Pet", server.url)),
    );
    let other_path = format!("{}/schema", server.url);
    let other_scheme = server.url.replace("http:", "https:");
    for arguments in [
        &["lint", "pets.yaml"][..],
        &["lint", "pets.yaml", "--fetch", &other_path],
        &["lint", "pets.yaml", "--fetch", &other_scheme],
    ] {
        let ended = run(&room, arguments).with(0);
        let wanted =
            "/pet.yaml#/Pet` is on another host, and only files are read; any value is accepted";
        assert!(ended.err.contains(wanted), "{}", ended.err);
        assert!(ended.err.contains("--fetch"), "{}", ended.err);
    }
    let root = run(
        &room,
        &["lint", &format!("{}/schemas/pet.yaml", server.url)],
    )
    .with(1);
    assert!(
        root.err.contains("error[B0101]") && root.err.contains("--fetch"),
        "{}",
        root.err
    );
    assert_eq!(server.asked(), Vec::<String>::new());
}

#[test]
fn a_document_itself_is_fetched_and_what_stands_beside_it() {
    let server = Server::new(&[
        ("/latest/pets.yaml", moved("/v1/pets.yaml")),
        (
            "/v1/pets.yaml",
            document(&PETS.replace("example: { name: Rex }", "example: {}")),
        ),
        ("/v1/shared/pet.yaml", document("Pet: { type: object }")),
    ]);
    let room = Room::new("fetch-root");
    let url = format!("{}/latest/pets.yaml", server.url);
    let ended = run(&room, &["lint", &url, "--fetch", &server.url]).with(0);
    assert_eq!(ended.out, "2 files read\n", "{}", ended.err);
    let asked = ["/latest/pets.yaml", "/v1/pets.yaml", "/v1/shared/pet.yaml"];
    assert_eq!(server.asked(), asked);
    // What bindery.toml says is the same, and one that refers to a local file gets nothing.
    let config = CONFIG.replace("spec/pets.yaml", &url);
    room.put(
        "bindery.toml",
        &format!("fetch = [\"{}/\"]\n{config}", server.url),
    );
    room.put("spec/shops.yaml", crate::room::SHOPS);
    run(&room, &["generate"]).with(0);
    run(&room, &["generate", "--check"]).with(0);
}

#[test]
fn what_is_no_document_is_an_error_with_the_place_of_the_reference() {
    let elsewhere = Server::new(&[("/pet.yaml", document(PET))]);
    let page = "200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html>Log in</html>";
    let server = Server::new(&[
        ("/page", page.to_owned()),
        ("/markup", document("\n<!doctype html>")),
        (
            "/away",
            moved(&format!("{}/pet.yaml?token=secret", elsewhere.url)),
        ),
        ("/up", moved("/a/../../private")),
        ("/round", moved("/round")),
        (
            "/nowhere",
            "302 Found\r\nContent-Length: 0\r\n\r\n".to_owned(),
        ),
    ]);
    let room = Room::new("fetch-wrong");
    for (path, words) in [
        ("/page", "a web page (text/html)"),
        ("/markup", "markup"),
        ("/away", "/pet.yaml`, which no `--fetch` names"),
        ("/round", "more than 10 times"),
        ("/nowhere", "does not say where"),
        ("/missing", "the server answered 404 Not Found"),
    ] {
        room.put("pets.yaml", &pets(&format!("{}{path}#/Pet", server.url)));
        let ended = run(&room, &["lint", "pets.yaml", "--fetch", &server.url]).with(0);
        assert!(ended.err.contains(words), "{path}: {}", ended.err);
        assert!(ended.err.contains("[B0301]"), "{path}: {}", ended.err);
        assert!(
            ended.err.contains(" --> pets.yaml:12:"),
            "{path}: {}",
            ended.err
        );
        assert!(!ended.err.contains("secret"), "{path}: {}", ended.err);
    }
    assert_eq!(elsewhere.asked(), Vec::<String>::new());
    let within = format!("{}/up", server.url);
    room.put("pets.yaml", &pets(&format!("{within}#/Pet")));
    let ended = run(&room, &["lint", "pets.yaml", "--fetch", &within]).with(0);
    assert!(
        ended.err.contains("/private`, which no `--fetch` names"),
        "{}",
        ended.err
    );
}

#[test]
fn a_fetched_document_never_names_files_of_this_machine() {
    let server = Server::new(&[(
        "/pet.yaml",
        document("Pet: { $ref: 'file:///etc/passwd' }\nOther: { $ref: '/secret.yaml' }"),
    )]);
    let room = Room::new("fetch-local");
    room.put("secret.yaml", "a: b: c");
    room.put("pets.yaml", &pets(&format!("{}/pet.yaml#/Pet", server.url)));
    let ended = run(&room, &["lint", "pets.yaml", "--fetch", &server.url]).with(0);
    assert!(
        ended
            .err
            .contains("`file:///etc/passwd` is on another host"),
        "{}",
        ended.err
    );
    assert_eq!(server.asked(), ["/pet.yaml", "/secret.yaml"]);
    assert_eq!(ended.out, "2 files read\n");
}

#[test]
fn a_prefix_that_is_none_is_refused() {
    let room = Room::with_project("fetch-prefix");
    let ended = run(
        &room,
        &["lint", "--fetch", "https://me:secret@example.com/"],
    )
    .with(2);
    assert!(ended.err.contains("is not sent"), "{}", ended.err);
    room.put(
        "bindery.toml",
        &format!("fetch = [\"example.com\"]\n{CONFIG}"),
    );
    let ended = run(&room, &["lint"]).with(2);
    assert!(ended.err.contains("error[B0904]"), "{}", ended.err);
    assert!(
        ended.err.contains(" --> bindery.toml:1:10\n"),
        "{}",
        ended.err
    );
}

#[test]
fn an_overlay_can_extend_what_is_fetched() {
    let server = Server::new(&[("/pets.yaml", document(PETS))]);
    let room = Room::with_project("fetch-overlay");
    let url = format!("{}/pets.yaml", server.url);
    let overlay = |path: &str| {
        format!(
            "overlay: 1.1.0\ninfo: {{ title: T, version: '1' }}\nextends: {url}\nactions:\n  \
             - {{ target: \"$.paths['{path}']\", remove: true }}\n"
        )
    };
    let arguments = ["lint", "spec/shops.yaml", &url, "--overlay", "o.yaml"];
    let arguments = [&arguments[..], &["--fetch", &server.url]].concat();
    // It is put on that document, and on no other one.
    for (path, selects) in [("/pets", true), ("/shops/{id}", false)] {
        room.put("o.yaml", &overlay(path));
        let ended = run(&room, &arguments).with(0);
        assert_eq!(ended.err.contains("B1006"), !selects, "{}", ended.err);
    }
}
