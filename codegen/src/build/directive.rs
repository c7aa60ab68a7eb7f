//! What a build script tells cargo: lines on its standard output.

use std::io::{self, Write};
use std::path::Path;

use crate::finding::{Finding, Severity, Sources};
use crate::generate::Run;

/// Prints what cargo must know about a run.
pub(super) fn print(run: &Run, cargo: &mut dyn Write) -> io::Result<()> {
    for path in run.documents.read_paths().filter_map(tellable) {
        writeln!(cargo, "cargo::rerun-if-changed={path}")?;
    }
    for finding in run.findings.all() {
        let directive = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => continue,
        };
        writeln!(
            cargo,
            "cargo::{directive}={}",
            line(finding, run.documents.sources())
        )?;
    }
    cargo.flush()
}

/// The path, unless it would end the line: the rest of it could be another directive.
fn tellable(path: &Path) -> Option<&str> {
    path.to_str()
        .filter(|text| !text.contains(char::is_control))
}

/// `spec/ecs.yaml:12:5: B0114: message; help`, in one line whatever the document says.
fn line(finding: &Finding, sources: &Sources) -> String {
    let mut line = String::new();
    if let Some(place) = finding.place {
        let position = sources.position(place);
        let path = sources.path(place.source).display();
        line += &format!("{path}:{}:{}: ", position.line, position.column);
    }
    line += &format!("{}: {}", finding.code.id, finding.message);
    if let Some(help) = &finding.help {
        line += &format!("; {help}");
    }
    line.replace(char::is_control, " ")
}
