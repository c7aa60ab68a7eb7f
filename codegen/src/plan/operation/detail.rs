//! What is said of an operation, how it is called, and what its examples prove: all that no other
//! operation needs to know, so that several are made beside each other.

use super::super::naming::Naming;
use super::super::{Proof, RequestProof, Status, Text, docs, example, value};
use super::headers::is_success;
use super::{Operation, Success, outcome};
use crate::beside;
use crate::finding::Findings;
use crate::model::{self, Api};

/// An operation without its details, and what it is made of.
pub(super) struct Draft<'a> {
    pub(super) plan: Operation,
    pub(super) operation: &'a model::Operation,
    /// What is said of its security.
    pub(super) security: Option<Text>,
}

struct Detail {
    docs: Text,
    request: RequestProof,
    proofs: Vec<Proof>,
    findings: Findings,
}

/// Adds the details of all operations.
pub(super) fn add(
    api: &Api,
    naming: &Naming<'_>,
    drafts: Vec<Draft<'_>>,
    findings: &mut Findings,
) -> Vec<Operation> {
    let details = beside::each(drafts.len(), &|index| of(api, naming, &drafts[index]));
    let finished = drafts.into_iter().zip(details).map(|(draft, detail)| {
        findings.extend(detail.findings);
        let mut plan = draft.plan;
        plan.docs = detail.docs;
        plan.proofs = detail.proofs;
        let credentials = std::mem::take(&mut plan.request.credentials);
        plan.request = RequestProof {
            credentials,
            ..detail.request
        };
        plan
    });
    finished.collect()
}

fn of(api: &Api, naming: &Naming<'_>, draft: &Draft<'_>) -> Detail {
    let (plan, operation) = (&draft.plan, draft.operation);
    let mut findings = Findings::new();
    Detail {
        docs: words(draft),
        request: example::request(
            api,
            naming,
            operation,
            plan.body.as_ref(),
            &plan.arguments,
            &plan.setters,
        ),
        proofs: example::proofs(naming, operation, &mut findings),
        findings,
    }
}

fn words(draft: &Draft<'_>) -> Text {
    let (plan, operation) = (&draft.plan, draft.operation);
    let mut text = docs::of(&operation.docs, || {
        format!("The operation {}.", docs::code(&operation.id))
    });
    text.paragraph(docs::code(&format!(
        "{} {}",
        operation.method, operation.path
    )));
    value::list(&mut text, &plan.arguments);
    // Where successes have a type for each status, it stands there.
    if let Success::One(_) = plan.success {
        answers(operation, &mut text);
    }
    for line in draft.security.iter().flat_map(|security| &security.lines) {
        text.paragraph(line.as_str());
    }
    if plan.token.is_some() {
        text.paragraph(
            "The call can be given to the builder of a client in place of a key: it is sent when a token is needed, and again before that ends.",
        );
    }
    if plan.stream.is_some() {
        text.paragraph("With `.events()` the answer is read piece by piece while it arrives.");
    }
    if !operation.servers.is_empty() {
        text.paragraph(
            "It is served elsewhere than the rest; it needs a client built with this endpoint:",
        );
        text.lines.push(String::new());
    }
    for server in &operation.servers {
        text.lines.push(format!("- {}", docs::code(&server.url)));
    }
    text
}

/// What is said of successes.
fn answers(operation: &model::Operation, text: &mut Text) {
    let responses = operation.responses.iter();
    for response in responses.filter(|one| is_success(operation, Status::of(one.status))) {
        let said = outcome::said(response);
        if !said.is_empty() {
            text.foreign(&format!("Answers: {said}"));
        }
    }
}
