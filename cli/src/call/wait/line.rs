//! What is seen of a job, as a line.

use std::time::Duration;

use bindery_runtime::json::Json;
use bindery_runtime::waiter::{Meaning, Progress, Token};

/// What does not change is said again after this long, so that one sees that it goes on.
const SILENCE: Duration = Duration::from_secs(60);

/// The lines about the jobs of a call.
pub(super) struct Lines {
    labels: Vec<String>,
    said: Vec<Said>,
}

/// What was said last of a job.
#[derive(Clone, Default)]
struct Said {
    text: String,
    at: Duration,
    questions: u32,
}

impl Lines {
    /// Jobs are called after what they are asked with; one job needs no name.
    pub(super) fn of(token: &Token) -> Lines {
        let jobs: Vec<&[(String, Json)]> = token.jobs().collect();
        let same = |name: &str, value: &Json| {
            let is_it = |(other, same): &(String, Json)| other == name && same == value;
            jobs.iter().all(|job| job.iter().any(is_it))
        };
        let label = |job: &&[(String, Json)]| {
            let own = job.iter().filter(|(name, value)| !same(name, value));
            let texts: Vec<String> = own.map(|(_, value)| shown(value)).collect();
            texts.join(" ")
        };
        Lines {
            labels: jobs.iter().map(label).collect(),
            said: vec![Said::default(); jobs.len()],
        }
    }

    /// What a job is called.
    pub(super) fn label(&self, item: usize) -> &str {
        self.labels.get(item).map_or("", String::as_str)
    }

    /// The line after a question, unless it says what was said already.
    pub(super) fn line(&mut self, progress: &Progress) -> Option<String> {
        let text = words(progress);
        let (at, questions) = (progress.elapsed(), progress.questions());
        let said = self.said.get_mut(progress.item())?;
        // The end of the wait is told without another question.
        let is_old = said.questions == questions;
        let is_same = said.text == text && said.questions > 0 && at < said.at + SILENCE;
        if is_old || is_same {
            return None;
        }
        *said = Said {
            text: text.clone(),
            at,
            questions,
        };
        let label = match self.label(progress.item()) {
            "" => String::new(),
            label => format!("{label}  "),
        };
        Some(format!("{:>7}  {label}{text}\n", clock(at)))
    }
}

fn words(progress: &Progress) -> String {
    let state = progress.state().map(plain);
    if let Some(problem) = progress.problem() {
        let row = match progress.failed_in_a_row() {
            0 | 1 => String::new(),
            many => format!(" ({many} in a row)"),
        };
        return format!("no state{row}: {}", plain(problem));
    }
    match (state, progress.meaning()) {
        (None, _) => "an answer without a state".to_owned(),
        (Some(state), Meaning::Stale) => format!("{state} (perhaps still from before)"),
        (Some(state), Meaning::Unknown) => format!("{state} (the document does not list it)"),
        (Some(state), _) => state,
    }
}

/// A value without quotes around it.
fn shown(value: &Json) -> String {
    match value {
        Json::String(text) => plain(text),
        other => other.to_string(),
    }
}

/// What a server has written, without what would change the screen.
fn plain(text: &str) -> String {
    text.escape_debug()
        .to_string()
        .replace("\\\"", "\"")
        .replace("\\'", "'")
}

/// `0:05`, `1:02:03`.
fn clock(time: Duration) -> String {
    let seconds = time.as_secs();
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    match hours {
        0 => format!("{minutes}:{seconds:02}"),
        _ => format!("{hours}:{minutes:02}:{seconds:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_shown_as_clocks_do() {
        let shown = [5, 65, 3723].map(|seconds| clock(Duration::from_secs(seconds)));
        assert_eq!(shown, ["0:05", "1:05", "1:02:03"]);
    }
}
