//! How long each stage of a run took.

use std::time::{Duration, Instant};

use bindery::generate::{Made, Stage, Watch};

/// A clock that is read when a stage ends.
#[derive(Debug)]
pub(super) struct Timings {
    last: Instant,
    stages: Vec<(Stage, Duration, Made)>,
}

impl Timings {
    pub(super) fn start() -> Timings {
        Timings {
            last: Instant::now(),
            stages: Vec::new(),
        }
    }

    /// A line for each stage, and one for the memory where this machine tells of it.
    pub(super) fn text(&self) -> String {
        let mut text: String = self.stages.iter().map(line).collect();
        let all = self.stages.iter().map(|(_, took, _)| *took).sum();
        text += &format!("{:<8} {:>10}\n", "all", shown(all));
        if let Some(peak) = peak_memory() {
            text += &format!("{:<8} {:>7} MB\n", "memory", peak / 1_000_000);
        }
        text
    }

    /// The same as one line of JSON. All words are ours, so that nothing has to be escaped.
    pub(super) fn json(&self) -> String {
        let stages = self.stages.iter().map(|(stage, took, made)| {
            format!(
                r#"{{"stage":"{}","seconds":{},"{}":{},"bytes":{}}}"#,
                stage.name(),
                took.as_secs_f64(),
                made.of,
                made.count,
                or_null(made.bytes),
            )
        });
        let stages: Vec<String> = stages.collect();
        let memory = or_null(peak_memory());
        format!(
            "{{\"stages\":[{}],\"peak_memory\":{memory}}}\n",
            stages.join(",")
        )
    }
}

fn or_null(number: Option<impl ToString>) -> String {
    number.map_or_else(|| "null".to_owned(), |number| number.to_string())
}

impl Watch for Timings {
    fn ended(&mut self, stage: Stage, made: Made) {
        let now = Instant::now();
        let took = now - std::mem::replace(&mut self.last, now);
        match self.stages.iter_mut().find(|(known, ..)| *known == stage) {
            Some((_, all, sum)) => {
                *all += took;
                sum.count += made.count;
            }
            None => self.stages.push((stage, took, made)),
        }
    }
}

fn line((stage, took, made): &(Stage, Duration, Made)) -> String {
    let bytes = made.bytes.map(|bytes| format!(", {bytes} bytes"));
    format!(
        "{:<8} {:>10}  {} {}{}\n",
        stage.name(),
        shown(*took),
        made.count,
        made.of,
        bytes.unwrap_or_default(),
    )
}

fn shown(took: Duration) -> String {
    format!("{:.1} ms", took.as_secs_f64() * 1000.0)
}

/// The most memory that the process had, in bytes, where the system tells.
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes * 1024)
}
