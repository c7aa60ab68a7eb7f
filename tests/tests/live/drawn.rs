//! Mocks of real documents answer with what is drawn from a seed: samples of the documents are let
//! in, and all answers keep the rules by which a client judges them.

use std::collections::BTreeSet;

use bindery::plan::CredentialKind;
use bindery::sample::{Limits, Sampler};
use bindery_live::mock::{Mock, Settings};
use bindery_live::{Data, Live};
use bindery_runtime::call::Call;
use bindery_runtime::client::Client;
use bindery_runtime::codegen::http::{Request, Response};
use bindery_runtime::describe::Value;
use bindery_runtime::json::{self, Json};
use bindery_runtime::operation::{Format, Location, Operation, Response as Declared, Status};
use bindery_runtime::signer::{ApiKey, Basic, Bearer};
use bindery_runtime::validate;
use bindery_runtime::violation::Violations;
use bindery_tests::shared;
use bytes::Bytes;

use super::generated::live_of;

/// Documents with types in types, and how many of their operations are called at least: of some
/// no valid request is known.
const DOCUMENTS: &[(&str, usize)] = &[
    ("openapi/k8s-batch-v1.json", 25),
    ("openapi/superset.json", 140),
    ("openapi/twilio-verify.json", 57),
];

#[test]
fn answers_that_are_drawn_keep_the_rules() {
    let Some(corpus) = shared("corpus") else {
        return;
    };
    for (document, count) in DOCUMENTS {
        let live = live_of("drawn", vec![corpus.join(document)]);
        let requests = requests(&live);
        assert!(requests.len() >= *count, "{document}: {}", requests.len());
        let mock = |seed| {
            let mut settings = Settings::default();
            settings.seed = Some(seed);
            let live = live_of("drawn", vec![corpus.join(document)]);
            Mock::with(vec![live], &settings)
        };
        let [first, second] = [1, 7].map(|seed| answers(&requests, &mock(seed)));
        // Of some a single answer is known: an empty one, say.
        let pairs = first.iter().zip(&second);
        let others = pairs.filter(|(one, other)| one != other).count();
        let all = first.len();
        assert!(others * 2 > all, "{document}: {others} of {all}");
    }
}

/// The bodies of all answers that the document has for these requests, which are valid.
fn answers(requests: &[(&'static Operation, Request<Bytes>)], mock: &Mock) -> Vec<String> {
    let mut answers = Vec::new();
    for (operation, request) in requests {
        for response in operation.responses {
            let Status::Exactly(code) = response.status else {
                continue;
            };
            let mut request = request.clone();
            let prefer = format!("code={code}").parse().unwrap();
            request.headers_mut().insert("prefer", prefer);
            let answer = mock.answer(&request);
            let body = String::from_utf8_lossy(answer.body()).into_owned();
            assert_eq!(answer.status(), code, "{}: {body}", operation.id);
            assert_eq!(broken(response, &answer), None, "{}: {body}", operation.id);
            answers.push(body);
        }
    }
    answers
}

/// Which rules of its document an answer breaks, where it is read as JSON.
fn broken(declared: &'static Declared, answer: &Response<Bytes>) -> Option<String> {
    let media_type = answer.headers().get("content-type")?.to_str().unwrap();
    let is_read = declared.format == Format::Json && declared.media_types.contains(&media_type);
    let schema = declared.schema.filter(|_| is_read)?;
    let value: Json = json::from_slice(answer.body()).unwrap();
    let mut out = Violations::new();
    validate::check(&value, schema, Location::Body, "", &mut out);
    (!out.is_empty()).then(|| out.to_string())
}

/// A request for each operation of which one is known.
fn requests(live: &Live) -> Vec<(&'static Operation, Request<Bytes>)> {
    let sampler = Sampler::new(live.api(), Limits::default());
    let sample = |ty, schema| {
        let value = sampler.least(ty)?.to_string();
        let value: Json = json::from_str(&value).unwrap();
        Some(Data::new(value, schema))
    };
    let client = client(live);
    let request = |operation: &'static Operation| {
        let described = live.described(operation)?;
        let mut call = Call::new(&client, operation);
        for (index, one) in operation
            .parameters
            .iter()
            .enumerate()
            .filter(|(_, one)| one.required)
        {
            let ty = described.parameters[index].ty;
            call = call.with(index, sample(ty, one.schema)?);
        }
        let content = operation.body.as_ref().map(|body| &body.contents[0]);
        let body = content.and_then(|content| {
            let mut contents = described.body.as_ref()?.contents.iter();
            let ty = contents
                .find(|one| one.media_type == content.media_type)?
                .ty?;
            sample(ty, content.schema)
        });
        let request = call.to_http(body.as_ref().map(|body| body as &dyn Value));
        Some((operation, request.ok()?))
    };
    live.operations()
        .iter()
        .copied()
        .filter_map(request)
        .collect()
}

/// With something for every security scheme.
fn client(live: &Live) -> Client {
    let operations = live.operations().iter();
    let schemes = operations.flat_map(|one| one.security.iter().copied().flatten());
    let mut builder = Client::builder("http://mock");
    for name in schemes.map(|one| one.scheme.name).collect::<BTreeSet<_>>() {
        let mut declared = live.module().client.credentials.iter();
        let kind = declared.find(|one| one.name == name).map(|one| &one.kind);
        builder = match kind.unwrap() {
            CredentialKind::Header(key) => builder.credential(name, ApiKey::header(key, "x")),
            CredentialKind::Query(key) => builder.credential(name, ApiKey::query(key, "x")),
            CredentialKind::Cookie(key) => builder.credential(name, ApiKey::cookie(key, "x")),
            CredentialKind::Basic => builder.credential(name, Basic::new("x", "x")),
            _ => builder.credential(name, Bearer::new("x")),
        };
    }
    builder.build().unwrap()
}
