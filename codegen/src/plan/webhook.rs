//! What the server sends on its own: a name for the type of each payload.

use super::distinct::{Distinct, Wanted};
use super::naming::{Naming, operation_name};
use super::{Ident, Proof, Status, Text, Ty, docs, example};
use crate::finding::code::plan as codes;
use crate::finding::{Finding, Findings};
use crate::model::{self, Api, Format, Location};

/// A webhook, or the callback of an operation.
#[derive(Clone, Debug)]
pub struct Webhook {
    /// The name of its payload.
    pub ident: Ident,
    /// When it is sent, and how it should be answered.
    pub docs: Text,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// The type of its payload.
    pub ty: Ty,
    /// The id of the operation that it belongs to, for a callback.
    pub callback_of: Option<String>,
    /// The features of the crate, any one of which it needs; none where it is always there.
    pub features: Vec<String>,
    /// What the document's examples prove.
    pub proofs: Vec<Proof>,
}

/// Names all payloads. They are in a module of their own, so no name of an operation or of a
/// type depends on them.
pub(super) fn plan_all(api: &Api, naming: &Naming<'_>, findings: &mut Findings) -> Vec<Webhook> {
    let words: Vec<String> = api.webhooks.iter().map(|one| words(api, one)).collect();
    let wanted: Vec<Wanted<'_>> = words.iter().zip(&api.webhooks).map(wanted).collect();
    let names = Distinct::pascal("webhooks").settle(&wanted, findings);
    let all = api.webhooks.iter().zip(names);
    all.filter(|(webhook, _)| webhook.selected)
        .filter_map(|(webhook, ident)| plan(api, naming, webhook, ident, findings))
        .collect()
}

fn wanted<'a>((words, webhook): (&'a String, &model::Webhook)) -> Wanted<'a> {
    Wanted {
        written: words,
        plain: Ident::pascal(words),
        rank: 0,
        word: "",
        context: "",
        place: webhook.selected.then_some(webhook.place),
    }
}

/// What a webhook is called in words: a callback after its operation, and one of several
/// methods after its method.
pub(super) fn words(api: &Api, webhook: &model::Webhook) -> String {
    let own = webhook.preferred_name.as_deref().unwrap_or(&webhook.name);
    let operation = webhook
        .callback
        .as_ref()
        .and_then(|of| api.operations.get(of.operation));
    let twins = api
        .webhooks
        .iter()
        .filter(|other| other.name == webhook.name && other.callback == webhook.callback);
    let mut words = operation.map_or_else(String::new, |operation| {
        format!("{} ", operation_name(operation))
    });
    words.push_str(own);
    if twins.count() > 1 && webhook.preferred_name.is_none() {
        words.push(' ');
        words.push_str(&webhook.method.to_ascii_lowercase());
    }
    words
}

fn plan(
    api: &Api,
    naming: &Naming<'_>,
    webhook: &model::Webhook,
    ident: Ident,
    findings: &mut Findings,
) -> Option<Webhook> {
    let contents = webhook.body.as_ref().map(|body| &*body.contents);
    let contents = contents.unwrap_or_default();
    let content = contents
        .iter()
        .find(|content| content.format == Format::Json);
    if let (None, Some(other)) = (content, contents.first()) {
        let message = format!(
            "the webhook `{}` has no type: its payload is `{}`, and only JSON is read",
            webhook.name, other.media_type
        );
        let finding = Finding::new(&codes::WEBHOOK_LEFT_OUT, webhook.place, message);
        findings.report(finding.help("read the bytes as they come"));
        return None;
    }
    let id = content.and_then(|content| content.ty);
    let ty = match (content, id) {
        (_, Some(id)) => naming.payload(id),
        (Some(_), None) => Ty::Json,
        (None, None) => Ty::NoContent,
    };
    let proofs = content.zip(id).into_iter().flat_map(|(content, id)| {
        let name = |example: &str| format!("{} payload {example}", ident.plain());
        let examples = content.examples.iter();
        examples.map(move |one| example::read(naming, id, one, &name(&one.name)))
    });
    Some(Webhook {
        docs: docs(api, webhook),
        deprecated: webhook.docs.deprecated,
        callback_of: webhook
            .callback
            .as_ref()
            .and_then(|of| Some(api.operations.get(of.operation)?.id.clone())),
        features: Vec::new(),
        proofs: proofs.collect(),
        ty,
        ident: ident.clone(),
    })
}

fn docs(api: &Api, webhook: &model::Webhook) -> Text {
    let mut text = docs::of(&webhook.docs, || {
        format!("The payload of {}.", docs::code(&webhook.name))
    });
    let method = docs::code(&webhook.method);
    let operation = webhook.callback.as_ref().and_then(|of| {
        let operation = api.operations.get(of.operation)?;
        Some((of, operation_name(operation)))
    });
    text.paragraph(match operation {
        Some((of, operation)) => format!(
            "The server sends it by {method} to {}, because of {}.",
            docs::code(&of.url),
            docs::code(operation)
        ),
        None => format!("The server sends it by {method}."),
    });
    let parameters = webhook.parameters.iter().map(|parameter| {
        let name = docs::code(&parameter.name);
        let place = match parameter.location {
            Location::Path => "in the path",
            Location::Query => "in the query",
            Location::Header => "in a header",
            Location::Cookie => "in a cookie",
        };
        let always = if parameter.required { "" } else { ", perhaps" };
        (format!("{name} {place}{always}"), &parameter.docs)
    });
    list(&mut text, "With it comes:", parameters);
    let answers = webhook.answers.iter().map(|(status, docs)| {
        let label = Status::of(*status).label();
        (docs::code(&label), docs)
    });
    list(&mut text, "It is answered with:", answers);
    text
}

/// A list of our own words, each followed by the first paragraph of the document's.
fn list<'a>(text: &mut Text, title: &str, items: impl Iterator<Item = (String, &'a model::Docs)>) {
    for (index, (own, docs)) in items.enumerate() {
        if index == 0 {
            text.paragraph(title);
            text.lines.push(String::new());
        }
        let said = docs.summary.as_deref().or(docs.description.as_deref());
        let said = said.and_then(|said| said.trim().split("\n\n").next());
        let mut line = Text::default();
        line.foreign(
            &said
                .unwrap_or_default()
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" "),
        );
        let line = line.lines.join(" ");
        text.lines.push(if line.is_empty() {
            format!("- {own}")
        } else {
            format!("- {own}: {line}")
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::document::Memory;
    use crate::generate::{ModuleSettings, include};

    const PETS: &str = "openapi: 3.1.0
info: { title: Pets, version: '1' }
paths:
  /pets:
    post:
      operationId: newPet
      requestBody: { content: { application/json: { schema: { type: object, properties: { name: { type: string } } } } } }
      responses: { '204': { description: '' } }
";

    const WEBHOOKS: &str = "webhooks:
  new-pet: { post: { operationId: newPet, requestBody: { content: { application/json: { schema: { type: object, properties: { age: { type: integer } } } } } } } }
  NewPet: { post: { requestBody: { content: { application/xml: {} } } }, put: { requestBody: { content: { application/json: {} } } } }
";

    fn text(document: &str) -> (String, Vec<&'static str>) {
        let module = ModuleSettings::called_after("pets.yaml");
        let run = include(&module, &Memory::new().with("pets.yaml", document));
        let codes = run.findings.all().iter().map(|one| one.code.id).collect();
        (run.generated.unwrap().files.remove(0).text, codes)
    }

    /// A name for each JSON payload, and every line of the operations stays.
    #[test]
    fn webhooks_take_nothing_from_operations() {
        let (without, codes) = text(PETS);
        assert_eq!(codes, [""; 0]);
        let (with, codes) = text(&format!("{PETS}{WEBHOOKS}"));
        assert_eq!(codes, ["B0607"]);
        for line in without.lines() {
            assert!(with.contains(line), "{line}");
        }
        for line in [
            "pub type NewPet = super::NewPetPayload;",
            "pub type NewPetPut = rt::Json;",
        ] {
            assert!(with.contains(line), "{line} in {with}");
        }
    }
}
