//! What is said when somebody stops the command.
//!
//! What was begun goes on then, and its id is in no shell history.

use std::process::exit;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::runtime::Builder;

use crate::call::eprint_all;
use crate::outcome::Outcome;

/// Watches for Ctrl-C, and on Unix for SIGTERM.
pub(super) struct Interrupt(Arc<Mutex<Stage>>);

/// How far it has come.
enum Stage {
    /// The request is on its way.
    Sent,
    /// It was accepted, and this is to be said.
    Accepted(String),
}

impl Interrupt {
    /// From now on. Where a system has nothing of the kind, it ends the command as ever.
    pub(super) fn watched() -> Interrupt {
        let stage = Arc::new(Mutex::new(Stage::Sent));
        let seen = Arc::clone(&stage);
        let runtime = Builder::new_current_thread().enable_io().build();
        if let Ok(runtime) = runtime {
            std::thread::spawn(move || {
                if runtime.block_on(interrupted()).is_ok() {
                    end(&lock(&seen));
                }
            });
        }
        Interrupt(stage)
    }

    /// The request was accepted; these are the words about how to go on.
    pub(super) fn accepted(&self, words: String) {
        *lock(&self.0) = Stage::Accepted(words);
    }
}

fn end(stage: &Stage) {
    let outcome = match stage {
        Stage::Sent => {
            eprint_all(
                "\nerror: interrupted before there was an answer\n\
                 It may have been carried out: look before you send it again.\n",
            );
            Outcome::Findings
        }
        Stage::Accepted(words) => {
            eprint_all(&format!(
                "\nerror: interrupted; what was begun goes on\n{words}"
            ));
            Outcome::Open
        }
    };
    exit(outcome.code().into());
}

/// Nothing panics while it is held.
fn lock(stage: &Mutex<Stage>) -> MutexGuard<'_, Stage> {
    stage.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(unix)]
async fn interrupted() -> std::io::Result<()> {
    use std::future::poll_fn;
    use std::task::Poll;

    use tokio::signal::unix::{SignalKind, signal};

    let mut signals = [
        signal(SignalKind::interrupt())?,
        signal(SignalKind::terminate())?,
    ];
    poll_fn(|context| {
        let mut all = signals.iter_mut();
        match all.any(|one| one.poll_recv(context).is_ready()) {
            true => Poll::Ready(Ok(())),
            false => Poll::Pending,
        }
    })
    .await
}

#[cfg(not(unix))]
async fn interrupted() -> std::io::Result<()> {
    tokio::signal::ctrl_c().await
}
