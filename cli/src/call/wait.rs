//! Waiting for the work that goes on after the answer.
//!
//! What waits is the runtime's, as for generated code; here is what is said of it, and what is
//! left when nobody waits any longer.

mod end;
mod interrupt;
mod line;
mod options;
mod planned;
mod resume;

use bindery_live::{Data, Live, Untyped};
use bindery_runtime::blocking::block_on;
use bindery_runtime::describe::Value;
use bindery_runtime::operation::Operation;
use bindery_runtime::secret::Redaction;
use bindery_runtime::waiter::{Following, Token, WaitError, Waiters};

use self::end::End;
use self::interrupt::Interrupt;
use self::line::Lines;
pub(super) use self::options::WaitOptions;
use self::resume::Resume;
use super::argument::Argument;
use super::ready::{Clients, Pair, Ready};
use super::{Call, eprint_all, sent};
use crate::outcome::{Outcome, Refusal};
use crate::output::Output;

/// How an operation is followed; said before anything else is asked for.
pub(super) fn following(live: &Live, operation: &Operation) -> Result<&'static Following, Refusal> {
    live.following(operation).ok_or_else(|| {
        let all = live.operations().iter();
        let followed = all.filter(|one| live.following(one).is_some());
        let followed: Vec<&str> = followed.map(|one| one.id).collect();
        Refusal::new(format!(
            "the document does not say how `{}` is waited for: it has no `x-bindery-waiter`\n{}",
            operation.id,
            match followed.as_slice() {
                [] => "no operation of the document has one".to_owned(),
                all => format!("these have one: {}", all.join(", ")),
            }
        ))
    })
}

/// Goes on with what an earlier wait has said.
pub(super) fn resumed(
    said: &Call,
    live: &Live,
    operation: &'static Operation,
    output: &Output,
) -> Result<Outcome, Refusal> {
    let table = following(live, operation)?;
    let token = said.waiting.token()?;
    let clients = Clients::new(said, live)?;
    let mut hidden = said.hidden();
    let arguments = clients.arguments(operation, &mut hidden)?;
    let of_client = |one: &&Argument| operation.parameters[one.index].client;
    if let Some(other) = arguments.iter().find(|one| !of_client(one)) {
        return Err(Refusal::new(format!(
            "`{}` is not said again: what is asked about is in the token",
            operation.parameters[other.index].name
        )));
    }
    let wait = Wait::of(said, table, &clients, (operation, &arguments), &mut hidden)?;
    let waiter = token.resume::<Untyped>(&wait.clients.real, operation, table);
    let waiter = waiter.map_err(|why| Refusal::new(why.to_string()))?;
    if said.dry_run {
        output.result(&wait.shown_again(&token, &hidden)?)?;
        return Ok(Outcome::Fine);
    }
    wait.follow(waiter, &Interrupt::watched(), &hidden, output)
}

/// How an operation is waited for.
pub(super) struct Wait<'a> {
    said: &'a Call,
    table: &'static Following,
    /// What asks.
    clients: Pair,
}

impl<'a> Wait<'a> {
    /// With all that asking takes: afterwards it would be late to find out that something is
    /// missing.
    pub(super) fn of(
        said: &'a Call,
        table: &'static Following,
        clients: &Clients<'_>,
        (operation, arguments): (&'static Operation, &[Argument]),
        hidden: &mut Redaction,
    ) -> Result<Wait<'a>, Refusal> {
        let held = arguments.iter().filter_map(|one| {
            let parameter = &operation.parameters[one.index];
            parameter
                .client
                .then(|| (parameter.name, one.value.clone()))
        });
        let held: Vec<(&'static str, Data)> = held.collect();
        Ok(Wait {
            said,
            table,
            clients: clients.of(table.query, &held, hidden)?,
        })
    }

    /// Sends the request, shows its answer, and waits.
    pub(super) fn send(&self, ready: &Ready, output: &Output) -> Result<Outcome, Refusal> {
        let interrupt = Interrupt::watched();
        let body = ready.body.as_ref().map(|body| body as &dyn Value);
        let sent = ready.call.submit_following::<Untyped>(self.table, body);
        match sent.block() {
            Ok(submitted) => {
                sent::success(&submitted.reply, output)?;
                let waiter = submitted.waiter.client(&self.clients.real);
                self.follow(waiter, &interrupt, &ready.hidden, output)
            }
            Err(WaitError::Call(error)) => {
                sent::failure(&error, &ready.hidden, output)?;
                Ok(Outcome::Findings)
            }
            Err(error) => {
                if let WaitError::NoTrace(error) = &error {
                    sent::success(error.reply(), output)?;
                }
                output.refusal(&ready.hidden.hide(&error.to_string()));
                Ok(Outcome::Open)
            }
        }
    }

    fn follow(
        &self,
        waiter: Waiters<Untyped>,
        interrupt: &Interrupt,
        hidden: &Redaction,
        output: &Output,
    ) -> Result<Outcome, Refusal> {
        let resume = Resume::of(self.said, hidden);
        let mut waiter = self.said.waiting.put(waiter);
        for (name, value) in &self.said.header {
            waiter = waiter.header(name, value.as_str());
        }
        let mut lines = Lines::of(&waiter.token());
        interrupt.accepted(resume.words(&waiter.token()));
        let plan = planned::summary(self.table, &self.said.waiting);
        eprint_all(&hidden.hide(&format!("\nNow {plan}\n")));
        let done = block_on(async {
            while let Some(progress) = waiter.next().await {
                interrupt.accepted(resume.words(&waiter.token()));
                if let Some(line) = lines.line(&progress) {
                    eprint_all(&hidden.hide(&line));
                }
            }
            waiter.wait().await
        });
        let done = done.map_err(|why| Refusal::new(why.to_string()))?;
        End::of(done, self.table.each.is_some()).tell(&lines, &resume, hidden, output)
    }

    /// What would be asked after a request.
    pub(super) fn shown(&self, ready: &Ready) -> Result<String, Refusal> {
        let known = planned::before(self.table, ready);
        let question = self.question(&known, &ready.hidden)?;
        let plan = planned::summary(self.table, &self.said.waiting);
        let sources = planned::sources(self.table);
        Ok(format!("\nThen {plan}\n{sources}\n{question}"))
    }

    /// What would be asked with a token.
    fn shown_again(&self, token: &Token, hidden: &Redaction) -> Result<String, Refusal> {
        let mut out = planned::summary(self.table, &self.said.waiting);
        out.push('\n');
        for job in token.jobs() {
            let known = planned::of_token(self.table, job);
            out.push('\n');
            out.push_str(&self.question(&known, hidden)?);
        }
        Ok(out)
    }

    fn question(&self, known: &planned::Known, hidden: &Redaction) -> Result<String, Refusal> {
        let call = planned::question(&self.clients.shown, self.table, known);
        planned::text(call, &self.said.header, self.table, hidden)
    }
}
