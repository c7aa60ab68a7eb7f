//! Bodies of every media type, as a user of the crate sends and reads them.

use bindery_proof_bodies::api::{
    BeOddHeaders, BeSlowErrorHeaders, Client, CreatePetBody, Pet, PutRawErrorHeaders,
};
use bindery_proof_bodies::api::operation::{BeSlow, CreatePet, PutRaw, Upload, Watch};
use bindery_proof_bodies::runtime::codegen::{Bytes, File};
use bindery_proof_bodies::runtime::mock::Mock;
use bindery_proof_bodies::runtime::transport::Memory;

fn client() -> (Client, Memory) {
    let memory = Memory::new();
    // Refusals are looked at, not waited for.
    let never = bindery_proof_bodies::runtime::retry::Retry::none();
    let client = Client::builder("https://h").transport(memory.clone()).retry(never);
    (client.build().unwrap(), memory)
}

/// The media type and the text of the body of a request.
fn sent(request: bindery_proof_bodies::runtime::codegen::http::Request<Bytes>) -> (String, String) {
    let media_type = request.headers().get("content-type");
    let media_type = media_type.map_or("", |value| value.to_str().unwrap());
    let body = String::from_utf8_lossy(request.body()).into_owned();
    (media_type.to_owned(), body)
}

fn pair(media_type: &str, body: &str) -> (String, String) {
    (media_type.to_owned(), body.to_owned())
}

#[test]
fn a_body_of_several_forms_is_given_as_one_of_them() {
    let (client, _) = client();
    let as_json = client.create_pet(Pet::new("Rex")).to_http().unwrap();
    assert_eq!(sent(as_json), pair("application/json", r#"{"name":"Rex"}"#));
    let as_form = client.create_pet(CreatePetBody::Form(Pet::new("R x")));
    assert_eq!(
        sent(as_form.to_http().unwrap()),
        pair("application/x-www-form-urlencoded", "name=R%20x")
    );
    let as_xml = client.create_pet(CreatePetBody::Xml("<pet/>".into()));
    assert_eq!(sent(as_xml.to_http().unwrap()), pair("application/xml", "<pet/>"));
    let as_text = client.create_pet("Rex".to_owned());
    assert_eq!(sent(as_text.to_http().unwrap()), pair("text/plain", "Rex"));
    assert!(client.create_pet(CreatePetBody::Form(Pet::new(""))).validate().is_err());
}

#[test]
fn files_are_uploaded_in_parts() {
    let (client, _) = client();
    let request = client
        .upload(File::new("PNG").with_name("rex.png").with_content_type("image/png"))
        .more(["a", "b"])
        .pet(Pet::new("Rex"))
        .tags(["x"])
        .to_http()
        .unwrap();
    let (media_type, body) = sent(request);
    let (media_type, boundary) = media_type.split_once("; boundary=").unwrap();
    assert_eq!(media_type, "multipart/form-data");
    let part = "--B\r\nContent-Disposition: form-data; name=";
    let bytes = "Content-Type: application/octet-stream\r\n\r\n";
    assert_eq!(
        body.replace(boundary, "B"),
        format!(
            "{part}\"photo\"; filename=\"rex.png\"\r\nContent-Type: image/png\r\n\r\nPNG\r\n\
             {part}\"more\"; filename=\"more\"\r\n{bytes}a\r\n\
             {part}\"more\"; filename=\"more\"\r\n{bytes}b\r\n\
             {part}\"pet\"\r\nContent-Type: application/vnd.pet+json\r\n\r\n{{\"name\":\"Rex\"}}\r\n\
             {part}\"tags\"\r\n\r\nx\r\n--B--\r\n"
        )
    );
    assert!(client.upload("too long").validate().is_err());
    let parts = [("one", File::from("1").without_name())];
    let (media_type, body) = sent(client.send_parts(parts).to_http().unwrap());
    assert!(media_type.starts_with("multipart/mixed; boundary="));
    assert!(body.contains("name=\"one\"\r\n\r\n1\r\n"), "{body}");
}

#[test]
fn bytes_are_sent_as_they_are() {
    let (client, _) = client();
    let raw = client.put_raw(vec![0x50, 0x51]).to_http().unwrap();
    assert_eq!(sent(raw), pair("application/octet-stream", "PQ"));
    let any = client.post_any().body(File::from("x").with_content_type("image/png"));
    assert_eq!(sent(any.to_http().unwrap()), pair("image/png", "x"));
    assert_eq!(sent(client.post_any().to_http().unwrap()), pair("", ""));
}

#[tokio::test]
async fn answers_are_read_as_declared_and_never_as_something_else() {
    let (client, memory) = client();
    let json = [("content-type", "application/json")];
    memory.reply(200, &[("content-type", "application/pdf")], "%PDF");
    let pdf: Bytes = client.put_raw("x").await.unwrap().into_body();
    assert_eq!(pdf, "%PDF");
    memory.reply(200, &[("content-type", "text/html")], "<h1>Login</h1>");
    let error = client.put_raw("x").await.unwrap_err();
    assert!(error.to_string().contains("media type that is not declared"), "{error}");
    memory.reply(200, &[("content-type", "text/plain")], "42");
    assert_eq!(*client.post_any().await.unwrap(), 42);
    memory.reply(200, &json, "");
    client.head_raw().await.unwrap();
    memory.reply(200, &json, r#"{"name":"Rex"}"#);
    let pet = client.create_pet(Pet::new("Rex")).await.unwrap();
    assert_eq!(pet.name, "Rex");
    let accepted: Vec<_> = memory.requests().iter().map(|r| r.headers()["accept"].clone()).collect();
    assert_eq!(
        accepted,
        ["application/pdf, text/plain", "application/pdf, text/plain", "text/plain", "*/*", "application/json"]
    );
}

#[tokio::test]
async fn streams_are_read_piece_by_piece() {
    let (client, memory) = client();
    memory.reply(
        200,
        &[("content-type", "text/event-stream")],
        "event: born\ndata: {\"name\":\"Rex\"}\n\ndata: [DONE]\n\n",
    );
    let mut events = client.watch().events().await.unwrap().into_body();
    let first = events.next().await.unwrap().unwrap();
    assert_eq!((&*first.name, &*first.value().unwrap().name), ("born", "Rex"));
    assert!(events.next().await.unwrap().unwrap().value().is_none());
    assert!(events.next().await.is_none());
    memory.reply(200, &[], "{\"name\":\"a\"}\n{\"name\":\"b\"}");
    let mut lines = client.read_lines().events().await.unwrap().into_body();
    let mut names = String::new();
    while let Some(line) = lines.next().await {
        names.push_str(&line.unwrap().into_value().unwrap().name);
    }
    assert_eq!(names, "ab");
}

#[tokio::test]
async fn headers_of_refusals_are_typed() {
    let (client, memory) = client();
    let late = [("retry-after", "30"), ("x-left", "a, b"), ("x-region", "eu")];
    memory.reply(429, &late, "");
    let error = client.put_raw("x").await.unwrap_err();
    let headers = error.refused().unwrap().typed_headers();
    assert_eq!(headers.retry_after, Some(30));
    assert_eq!(headers.x_left, Some(vec!["a".to_owned(), "b".to_owned()]));
    // Another operation has the same ones under a name of its own, and some for other statuses.
    memory.reply(429, &late, "");
    let error = client.be_slow().await.unwrap_err();
    let headers: BeSlowErrorHeaders = error.refused().unwrap().typed_headers();
    assert_eq!(headers.retry_after, Some(30));
    memory.reply(503, &late, "");
    let error = client.be_slow().await.unwrap_err();
    let headers = error.refused().unwrap().typed_headers();
    assert_eq!(headers.x_region.as_deref(), Some("eu"));
    // A status that nobody declares, and headers that are not as declared.
    memory.reply(401, &late, "");
    let error = client.be_slow().await.unwrap_err();
    assert_eq!(error.refused().unwrap().typed_headers(), BeSlowErrorHeaders::new());
    memory.reply(429, &[("retry-after", "Wed, 21 Oct 2026 07:28:00 GMT")], "");
    let error = client.put_raw("x").await.unwrap_err();
    assert_eq!(error.refused().unwrap().typed_headers(), PutRawErrorHeaders::new());
    // What is declared for all answers is there for successes as well.
    memory.reply(200, &late, "");
    let odd = client.be_odd().await.unwrap();
    assert_eq!(odd.typed_headers().retry_after, Some(30));
    memory.reply(500, &late, "");
    let error = client.be_odd().await.unwrap_err();
    let same: BeOddHeaders = error.refused().unwrap().typed_headers();
    assert_eq!(&same, odd.typed_headers());
}

#[tokio::test]
async fn a_mock_sees_bodies_in_the_form_that_was_chosen() {
    let mock = Mock::new();
    mock.on::<CreatePet>().with_body(CreatePetBody::Form(Pet::new("Rex"))).reply(Pet::new("Rex"));
    mock.on::<Upload>().status(204);
    mock.on::<PutRaw>().reply(Bytes::from_static(b"PDF"));
    let client = Client::builder("https://h").transport(mock.clone()).build().unwrap();
    let error = client.create_pet(Pet::new("Rex")).await.unwrap_err();
    assert!(error.to_string().contains("its body is in another form"), "{error}");
    client.create_pet(CreatePetBody::Form(Pet::new("Rex"))).await.unwrap();
    client.upload(File::new(vec![0xff, 0xd8]).with_name("a.png")).tags(["x"]).await.unwrap();
    client.put_raw(vec![0xff, 0]).await.unwrap();
    let forms = mock.received::<CreatePet>();
    let forms: Vec<_> = forms.iter().map(|one| one.body().unwrap()).collect();
    let rex = Pet::new("Rex");
    assert_eq!(forms, [&CreatePetBody::Json(rex.clone()), &CreatePetBody::Form(rex)]);
    let uploaded = &mock.received::<Upload>()[0];
    let uploaded = uploaded.body().unwrap();
    assert_eq!(&uploaded.photo.bytes()[..], [0xff, 0xd8]);
    assert_eq!((uploaded.photo.name(), &uploaded.tags), (Some("a.png"), &Some(vec!["x".to_owned()])));
    assert_eq!(&mock.received::<PutRaw>()[0].body().unwrap()[..], [0xff, 0]);
}

#[tokio::test]
async fn a_mock_gives_streams_and_headers_in_their_types() {
    let mock = Mock::new();
    let late = BeSlowErrorHeaders::new().with_retry_after(0).with_x_left(["a", "b"]);
    mock.on::<BeSlow>().status(429).headers(late).header("X-Left", "c").status(204);
    mock.on::<Watch>().events([Pet::new("a"), Pet::new("b")]).cut();
    let client = Client::builder("https://h").transport(mock.clone()).build().unwrap();
    // It is sent again after as many seconds as the header says.
    assert_eq!(client.be_slow().await.unwrap().attempts(), 2);
    let mut events = client.watch().events().await.unwrap().into_body();
    for name in ["a", "b"] {
        assert_eq!(events.next().await.unwrap().unwrap().value().unwrap().name, name);
    }
    assert!(events.next().await.unwrap().is_err());
}
