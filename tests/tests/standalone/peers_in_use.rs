//! What other generators get wrong without saying so, as a user of the crate sees it.

use bindery_proof_peers::api::operation::{PublishEventError, PublishEventSuccess};
use bindery_proof_peers::api::{
    Client, Either, Event, EventLevel, Login, Pet, PutPetBody, Puppy, servers,
};
use bindery_proof_peers::runtime::codegen::{File, Nullable};
use bindery_proof_peers::runtime::json;
use bindery_proof_peers::runtime::transport::Memory;
use bindery_proof_peers::runtime::validate::check_json;

const JSON: [(&str, &str); 1] = [("content-type", "application/json")];

fn client() -> (Client, Memory) {
    let memory = Memory::new();
    let client = Client::builder("https://h").transport(memory.clone());
    (client.build().unwrap(), memory)
}

fn event() -> Event {
    Event::new("a", None)
}

/// The rules that a request breaks.
macro_rules! broken {
    ($call:expr) => {
        match $call.validate() {
            Ok(()) => Vec::new(),
            Err(violations) => violations.iter().map(|one| one.rule()).collect::<Vec<_>>(),
        }
    };
}

#[test]
fn a_required_property_can_be_null() {
    let read: Event = json::from_str(r#"{"name":"a","note":null}"#).unwrap();
    assert_eq!(read.note, None);
    assert_eq!(json::to_string(&read), r#"{"name":"a","note":null}"#);
    assert!(check_json::<Event>(br#"{"name":"a","note":null}"#).is_ok());
    assert!(check_json::<Event>(br#"{"name":"a"}"#).is_err());
}

#[test]
fn an_optional_property_keeps_an_explicit_null() {
    let text = r#"{"name":"a","note":"n","hint":null}"#;
    let read: Event = json::from_str(text).unwrap();
    assert_eq!(read.hint, Some(Nullable::Null));
    assert_eq!(json::to_string(&read), text);
    assert_eq!(event().hint, None);
}

#[test]
fn no_rule_is_invented() {
    let (client, _) = client();
    let empty = client.publish_event("", None);
    assert_eq!(broken!(empty), [""; 0]);
}

#[test]
fn lengths_and_patterns_are_checked_before_sending() {
    let (client, _) = client();
    let broken = |code: &str| broken!(client.publish_event("a", None).code(code));
    assert_eq!(broken("AB"), [""; 0]);
    assert_eq!(broken("A"), ["minLength"]);
    assert_eq!(broken("ABCD"), ["maxLength"]);
    assert_eq!(broken("ab"), ["pattern"]);
}

#[test]
fn items_and_numbers_are_checked_before_sending() {
    let (client, _) = client();
    let labels = |labels: &[&str]| broken!(client.list_events().labels(labels.to_vec()));
    assert_eq!(labels(&["a", "b"]), [""; 0]);
    assert_eq!(labels(&["a"]), ["minItems"]);
    assert_eq!(labels(&["a", "a"]), ["uniqueItems"]);
    let count = |count: i32| broken!(client.list_events().count(count));
    assert_eq!(count(5), [""; 0]);
    assert_eq!(count(1), ["minimum"]);
}

#[tokio::test]
async fn nothing_is_sent_that_breaks_a_rule() {
    let (client, memory) = client();
    let error = client.publish_event("a", None).code("A").await.unwrap_err();
    assert!(error.violations().is_some());
    assert!(memory.requests().is_empty());
}

#[test]
fn an_unknown_value_of_an_enum_is_kept() {
    let text = r#"{"name":"a","note":null,"level":"highest"}"#;
    let read: Event = json::from_str(text).unwrap();
    assert_eq!(read.level, Some(EventLevel::Unlisted("highest".to_owned())));
    assert_eq!(json::to_string(&read), text);
}

#[test]
fn one_of_several_is_told_by_its_discriminator() {
    let text = r#"{"kind":"dog","name":"Rex","age":3}"#;
    let read: Pet = json::from_str(text).unwrap();
    let Pet::Dog(dog) = &read else { panic!("{read:?}") };
    assert_eq!((&*dog.kind, dog.age), ("dog", 3));
    assert_eq!(json::to_string(&read), text);
}

#[test]
fn an_unknown_kind_is_kept_whole() {
    let text = r#"{"kind":"bird","song":[1]}"#;
    let read: Pet = json::from_str(text).unwrap();
    assert!(matches!(read, Pet::Unlisted(_)), "{read:?}");
    assert_eq!(json::to_string(&read), text);
}

#[test]
fn a_missing_property_of_a_variant_is_not_made_up() {
    let read = json::from_str::<Pet>(r#"{"kind":"dog"}"#);
    assert!(!matches!(&read, Ok(Pet::Dog(dog)) if dog.age == 0 && !json::to_string(dog).contains("age")));
    if let Ok(read) = read {
        assert_eq!(json::to_string(&read), r#"{"kind":"dog"}"#);
    }
}

#[test]
fn any_of_several_needs_only_one() {
    let read: Either = json::from_str(r#"{"receipt":1}"#).unwrap();
    assert!(matches!(read, Either::Receipt(_)), "{read:?}");
    let read: Either = json::from_str(r#"{"fields":["a"]}"#).unwrap();
    assert!(matches!(read, Either::Wrong(_)), "{read:?}");
}

#[test]
fn all_of_several_are_one_struct() {
    let puppy = Puppy::new("dog", 1, "Ann");
    assert_eq!((puppy.age, &*puppy.mother), (1, "Ann"));
    assert_eq!(json::to_string(&puppy), r#"{"kind":"dog","age":1,"mother":"Ann"}"#);
}

#[tokio::test]
async fn each_success_has_its_type() {
    let (client, memory) = client();
    memory.reply(200, &JSON, r#"{"name":"a","note":null}"#);
    let reply = client.publish_event("a", None).await.unwrap();
    assert!(matches!(reply.into_body(), PublishEventSuccess::Ok(event) if event.name == "a"));
    memory.reply(201, &JSON, r#"{"receipt":7}"#);
    let reply = client.publish_event("a", None).await.unwrap();
    assert!(matches!(reply.into_body(), PublishEventSuccess::Created(one) if one.receipt == 7));
}

#[tokio::test]
async fn each_refusal_has_its_type() {
    let (client, memory) = client();
    memory.reply(422, &JSON, r#"{"message":"m","fields":["a"]}"#);
    let error = client.publish_event("a", None).await.unwrap_err();
    let refused = error.refused().unwrap().error().unwrap();
    let PublishEventError::UnprocessableContent(wrong) = refused else { panic!("{refused:?}") };
    assert_eq!(wrong.fields, Some(vec!["a".to_owned()]));
    memory.reply(404, &JSON, r#"{"message":"m"}"#);
    let error = client.publish_event("a", None).await.unwrap_err();
    let refused = error.refused().unwrap().error().unwrap();
    assert!(matches!(refused, PublishEventError::NotFound(_)), "{refused:?}");
}

#[tokio::test]
async fn an_operation_without_responses_is_a_method() {
    let (client, memory) = client();
    memory.reply(204, &[], "");
    client.silent().await.unwrap();
    assert_eq!(memory.requests()[0].uri().path(), "/silent");
}

#[tokio::test]
async fn an_operation_without_an_id_is_a_method() {
    let (client, memory) = client();
    memory.reply(200, &JSON, r#"{"kind":"cat"}"#);
    let pet = client.get_pets_by_id("a/b").await.unwrap();
    assert!(matches!(pet.into_body(), Pet::Cat(_)));
    assert_eq!(memory.requests()[0].uri().path(), "/pets/a%2Fb");
}

#[tokio::test]
async fn nothing_is_sent_that_the_document_does_not_say() {
    let (client, memory) = client();
    memory.reply(200, &JSON, "[]");
    client.list_events().await.unwrap();
    let request = &memory.requests()[0];
    let names: Vec<&str> = request.headers().keys().map(|name| name.as_str()).collect();
    assert_eq!(names, ["accept", "user-agent"]);
    assert_eq!(request.uri(), "https://h/events");
}

#[test]
fn a_secret_is_not_printed() {
    let login = Login::new("ann", "hunter2");
    assert!(!format!("{login:?}").contains("hunter2"));
    let (client, _) = client();
    assert!(!format!("{:?}", client.login("ann", "hunter2")).contains("hunter2"));
}

#[test]
fn every_content_type_can_be_sent() {
    let (client, _) = client();
    let sent = |body: PutPetBody| {
        let request = client.put_pet("1").body(body).to_http().unwrap();
        request.headers()["content-type"].to_str().unwrap().to_owned()
    };
    assert_eq!(sent(Puppy::new("dog", 1, "Ann").into()), "application/json");
    let photo = bindery_proof_peers::api::Photo::new(File::new("PNG"));
    assert!(sent(photo.into()).starts_with("multipart/form-data; boundary="));
}

#[test]
fn the_servers_of_the_document_are_there() {
    assert_eq!(servers::peers_example_com_v1(), "https://peers.example.com/v1");
}
