//! What a mock reads and answers where a document has a range of media types.
#![allow(clippy::unwrap_used)]

use std::path::Path;

use bindery::document::Memory;
use bindery::generate::ModuleSettings;
use bindery_live::Live;
use bindery_live::mock::Mock;
use bindery_runtime::codegen::http::{Request, Response};
use bytes::Bytes;

const DOCUMENT: &str = "\
openapi: 3.1.0
info: { title: Pictures, version: '1' }
paths:
  /pictures:
    post:
      operationId: add
      requestBody:
        required: true
        content:
          '*/*':
            schema: { type: object, required: [width], properties: { width: { type: integer }, names: { type: array, items: { type: string } } } }
      responses: { '204': { description: Added. } }
    get:
      operationId: show
      responses: { '200': { description: It., content: { 'image/*': { schema: { type: string, format: binary } } } } }
  /pages:
    get:
      operationId: page
      responses: { '200': { description: It., content: { '*/*': { schema: { type: object, required: [n], properties: { n: { const: 1 } } } } } } }
";

fn ask(request: Request<&'static str>) -> Response<Bytes> {
    let files = Memory::new().with("pictures.yaml", DOCUMENT);
    let module = ModuleSettings::called_after(Path::new("pictures.yaml"));
    let live = Live::read(&module, &files).live.unwrap();
    let request = request.map(|body| Bytes::from_static(body.as_bytes()));
    Mock::new(vec![live]).answer(&request)
}

#[test]
fn a_body_is_read_as_what_it_is_said_to_be() {
    for (media_type, body, expected) in [
        ("application/json", r#"{"width":1}"#, 204),
        ("application/json", r#"{"width":"a"}"#, 400),
        ("application/vnd.picture+json", r#"{"width":"a"}"#, 400),
        ("application/x-www-form-urlencoded", "width=1&names=a", 204),
        ("application/x-www-form-urlencoded", "width=a", 400),
        ("multipart/form-data; boundary=x", "--x", 400),
        // These are not looked into.
        ("text/yaml", "width: 1", 204),
        ("application/xml", "<picture/>", 204),
    ] {
        let request = Request::post("/pictures").header("Content-Type", media_type);
        let answer = ask(request.body(body).unwrap());
        assert_eq!(answer.status().as_u16(), expected, "{media_type} {body}");
    }
}

#[test]
fn an_answer_is_of_one_media_type() {
    for (path, accept, expected) in [
        ("/pictures", "*/*", "image/png"),
        (
            "/pictures",
            "image/gif;q=0.5, Image/WebP, */*;q=0.1",
            "image/webp",
        ),
        ("/pictures", "image/gif;q=0, image/*", "image/png"),
        ("/pages", "*/*", "application/json"),
        (
            "/pages",
            "text/html, application/vnd.page+json",
            "application/vnd.page+json",
        ),
    ] {
        let request = Request::get(path)
            .header("Accept", accept)
            .body("")
            .unwrap();
        let answer = ask(request);
        assert_eq!(
            answer.headers()["content-type"],
            expected,
            "{path} {accept}"
        );
    }
    let request = Request::get("/pictures").header("Accept", "text/html");
    assert_eq!(ask(request.body("").unwrap()).status(), 406);
}
