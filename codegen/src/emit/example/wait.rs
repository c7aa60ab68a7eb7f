//! A wait in the program: the server plays the states of each job, and the call is followed.

use super::{can_tour, credential};
use crate::emit::tokens::{Tokens, quote};
use crate::plan::{Client, Crate, Module, Operation, Wait};

/// The wait that is shown for an operation.
pub(super) fn shown(operation: &Operation) -> Option<&Wait> {
    let waiter = operation.waiter.as_ref().filter(|_| can_tour(operation))?;
    waiter.shown.as_ref().ok()
}

/// The credentials that only the questions need.
pub(super) fn credentials(client: &Client, operation: &Operation) -> Tokens {
    let wait = shown(operation).into_iter();
    let indexes = wait.flat_map(|wait| &wait.credentials);
    let needed = indexes.filter_map(|index| client.credentials.get(*index));
    needed.map(|one| credential(one, true)).collect()
}

/// The call, followed to its end.
pub(super) fn followed(wait: &Wait) -> Tokens {
    let Wait {
        method,
        paths,
        status,
        answers,
        states,
        credentials: _,
    } = wait;
    let jobs = paths.len();
    quote! {
        plays(server, #method, &[#(#paths),*], #status, &[#(#answers),*]).await;
        let states = rt::proof::States::default();
        let done = call()
            .send_and_wait()
            .interval(std::time::Duration::ZERO)
            .on_progress(states.noting())
            .await?;
        println!("  states   {}", states.are(#jobs, &[#(#states),*])?);
        println!("  done     {done:?}");
    }
}

/// What lets the server play, where there is something to be played.
pub(super) fn plays(plan: &Crate) -> Tokens {
    let mut operations = plan.modules.iter().flat_map(|module| &module.operations);
    if operations.all(|operation| shown(operation).is_none()) {
        return Tokens::new();
    }
    quote! {
        /// Each of these answers once about each job, before any other.
        async fn plays(server: &MockServer, verb: &str, jobs: &[&str], status: u16, answers: &[&str]) {
            for job in jobs {
                for answer in answers {
                    let template = ResponseTemplate::new(status).set_body_raw(*answer, "application/json");
                    let question = Mock::given(method(verb)).and(path(*job)).respond_with(template);
                    question.up_to_n_times(1).with_priority(1).mount(server).await;
                }
            }
        }
    }
}

/// Which waits are not shown, and why.
pub(super) fn unshown(plan: &Crate) -> Vec<String> {
    let line = |module: &Module, operation: &Operation| {
        let waiter = operation.waiter.as_ref().filter(|_| can_tour(operation))?;
        let why = waiter.shown.as_ref().err()?;
        Some(format!("{}::{}: {why}", module.ident, operation.ident))
    };
    let modules = plan.modules.iter();
    let lines = modules.flat_map(|module| {
        let operations = module.operations.iter();
        operations.filter_map(move |operation| line(module, operation))
    });
    lines.collect()
}
