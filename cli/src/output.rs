//! The screen: the only place that prints.

use std::io::{ErrorKind, IsTerminal, Write};

use bindery::finding::render::{self, Style};
use bindery::finding::{Finding, Sources};
use clap::Arg;

use crate::arguments::Said;
use crate::arguments::option::{Choice, option, words};
use crate::outcome::Refusal;

/// Options of every verb.
#[derive(Debug)]
pub(crate) struct OutputOptions {
    format: Format,
    color: Color,
}

impl OutputOptions {
    /// What can be said to every verb.
    pub(crate) fn arguments() -> [Arg; 2] {
        [
            option(
                "format",
                "FORMAT",
                "How findings are written: text on standard error, the others on standard output",
            )
            .value_parser(words(FORMATS))
            .default_value("text")
            .global(true),
            option(
                "color",
                "WHEN",
                "When findings have colours; `auto` is on a terminal, unless NO_COLOR is set",
            )
            .value_parser(words(COLORS))
            .default_value("auto")
            .global(true),
        ]
    }

    /// What was said.
    pub(crate) fn said(said: &mut Said) -> OutputOptions {
        OutputOptions {
            format: said.one_of("format", FORMATS, Format::Text),
            color: said.one_of("color", COLORS, Color::Auto),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// For people, as rustc shows its own
    Text,
    /// One JSON object
    Json,
    /// A part of a changelog or a pull request
    Markdown,
    /// Annotations of a GitHub workflow
    Github,
}

const FORMATS: &[Choice<Format>] = &[
    ("text", "For people, as rustc shows its own", Format::Text),
    ("json", "One JSON object", Format::Json),
    (
        "markdown",
        "A part of a changelog or a pull request",
        Format::Markdown,
    ),
    ("github", "Annotations of a GitHub workflow", Format::Github),
];

#[derive(Clone, Copy, Debug)]
enum Color {
    Auto,
    Always,
    Never,
}

const COLORS: &[Choice<Color>] = &[
    ("auto", "", Color::Auto),
    ("always", "", Color::Always),
    ("never", "", Color::Never),
];

/// Where findings and results go.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Output {
    format: Format,
    style: Style,
    /// Whether standard output belongs to the findings.
    findings_on_stdout: bool,
}

impl Output {
    pub(crate) fn new(options: &OutputOptions) -> Output {
        let coloured = match options.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => std::io::stderr().is_terminal() && !no_color(),
        };
        Output {
            format: options.format,
            style: if coloured {
                Style::Coloured
            } else {
                Style::Plain
            },
            findings_on_stdout: options.format != Format::Text,
        }
    }

    /// The same, for a verb whose result is text: that alone goes to standard output.
    pub(crate) fn with_findings_aside(mut self) -> Output {
        self.findings_on_stdout = false;
        self
    }

    /// The same, for findings that are not what was asked for: they are for people, and aside.
    #[cfg(feature = "diff")]
    pub(crate) fn findings_of_diff(mut self) -> Output {
        self.format = Format::Text;
        self.findings_on_stdout = false;
        self
    }

    /// How results are written.
    #[cfg(feature = "diff")]
    pub(crate) fn format(&self) -> Format {
        self.format
    }

    /// Whether findings are for people.
    pub(crate) fn is_text(&self) -> bool {
        self.format == Format::Text
    }

    /// Shows findings, all of a run at once, because JSON is one object.
    pub(crate) fn findings(&self, findings: &[Finding], sources: &Sources) -> Result<(), Refusal> {
        self.rendered(&self.render(findings, sources))
    }

    /// Findings as they are shown.
    pub(crate) fn render(&self, findings: &[Finding], sources: &Sources) -> String {
        match self.format {
            Format::Text => render::text(findings, sources, self.style),
            Format::Json => render::json(findings, sources),
            Format::Github => render::github(findings, sources),
            Format::Markdown => render::markdown(findings, sources),
        }
    }

    /// Shows findings that are rendered already.
    pub(crate) fn rendered(&self, text: &str) -> Result<(), Refusal> {
        if self.findings_on_stdout {
            return self.result(text);
        }
        aside(text);
        Ok(())
    }

    /// Says what was done; beside the findings where standard output belongs to them.
    pub(crate) fn report(&self, text: &str) -> Result<(), Refusal> {
        if !self.findings_on_stdout {
            return self.result(text);
        }
        aside(text);
        Ok(())
    }

    /// Shows what was asked for. When nobody reads on, as in `bindery … | head`, the rest
    /// is not missed.
    pub(crate) fn result(&self, text: &str) -> Result<(), Refusal> {
        let mut stdout = std::io::stdout().lock();
        match stdout
            .write_all(text.as_bytes())
            .and_then(|()| stdout.flush())
        {
            Err(why) if why.kind() != ErrorKind::BrokenPipe => Err(Refusal::new(format!(
                "cannot write to standard output: {why}"
            ))),
            _ => Ok(()),
        }
    }

    /// Says something beside a result that is text.
    #[cfg(feature = "pages")]
    pub(crate) fn aside(&self, text: &str) {
        aside(text);
    }

    /// Says why something was not tried.
    pub(crate) fn refusal(&self, words: &str) {
        aside(&format!("error: {words}\n"));
    }
}

/// Writes to standard error. When even that fails, there is nobody left to tell.
fn aside(text: &str) {
    let _ = std::io::stderr().write_all(text.as_bytes());
}

/// Set and not empty, as <https://no-color.org> has it.
fn no_color() -> bool {
    std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
}
