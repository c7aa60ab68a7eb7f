//! The page: a table a measure, drawn from the figures.

use std::fmt::Write as _;
use std::fs;
use std::io;

use bindery_tests::root;

use crate::figure::{Figure, Figures};
use crate::tool::NAMES;

const HEAD: &str = "\
# Beside other generators

`cargo run --release -p bindery-benches -- --measure generate,unchanged,check,release,packages,install,build-script,program`
installs the generators where they are missing (that needs a network, Java and Python), measures,
and writes this page and its plots; `--documents` and `--tools` choose, and figures that were not
measured again stay. Times are those of the machine that did it last, and each document is given
to all generators in turn: quote the ratios. The best other one is the fastest that made a crate
which compiles; whether what it made is right is another question.

Each cell: seconds from start to end, and the most memory of any one process; `–` was not measured.

";

/// Writes `docs/beside.md`.
pub(crate) fn write(figures: &Figures) -> io::Result<()> {
    let mut page = HEAD.to_owned();
    page.push_str(&versions(figures));
    for section in &SECTIONS {
        page.push_str(&section.write(figures));
    }
    fs::write(root().join("docs/beside.md"), page)
}

/// A measure that has a figure a document.
struct Section {
    measure: &'static str,
    title: &'static str,
    plot: Option<&'static str>,
    words: &'static str,
}

const SECTIONS: [Section; 8] = [
    Section {
        measure: "generate",
        title: "Generating",
        plot: Some("generate.svg"),
        words: "The whole process, into an empty folder; the middle of three where it is short.",
    },
    Section {
        measure: "unchanged",
        title: "Generating again, nothing changed",
        plot: None,
        words: "The middle of five runs into the folder that holds the output already.",
    },
    Section {
        measure: "check",
        title: "Checking what was generated",
        plot: Some("check.svg"),
        words: "`cargo check` of the generated crate alone with its default features, dependencies done, not \
                incremental. Bindery's has `serde` off by default ([why](decisions/0008-impls-cost-not-fields.md)): \
                turned on, it takes 6 to 14 % more. The others derive it.",
    },
    Section {
        measure: "release",
        title: "Building it for release",
        plot: None,
        words: "`cargo build --release` of the generated crate alone.",
    },
    Section {
        measure: "install",
        title: "Installing the generator",
        plot: None,
        words: "`cargo install` into an empty target folder, downloads done. Ours has a small set of \
                features (`--no-default-features`) beside all of them.",
    },
    Section {
        measure: "build script",
        title: "A crate that generates in its build script",
        plot: None,
        words: "A cold `cargo build` with a document of six operations, downloads done. Most packages are \
                the transport's; who brings one builds the generator and a small runtime.",
    },
    Section {
        measure: "packages",
        title: "Packages",
        plot: None,
        words: "What `cargo tree -e normal,build` names on this platform, each once: below a client \
                of six operations with the transport that is the default, below ours without one, \
                below a build script, and below a crate with both of them.",
    },
    Section {
        measure: "program",
        title: "Programs",
        plot: None,
        words: "Bytes of a program that makes three calls and shows what they answer, built for \
                release and stripped; beside it the same crate and transport, and no operation. \
                TLS differs: bindery, openapi-to-rust and openapi-generator (with its feature `rustls`) have \
                it in the program, oas3-gen takes the system's OpenSSL.",
    },
];

impl Section {
    fn write(&self, figures: &Figures) -> String {
        let documents = figures.documents(self.measure);
        if documents.is_empty() {
            return String::new();
        }
        let mut text = format!("## {}\n\n{}\n\n", self.title, self.words);
        if let Some(plot) = self.plot {
            let _ = writeln!(text, "![{}](beside/{plot})\n", self.title);
        }
        let _ = writeln!(
            text,
            "| | KB | {} | ours to the best other |",
            NAMES.join(" | ")
        );
        let _ = writeln!(text, "|---|--:|{}--:|", "--:|".repeat(NAMES.len()));
        for (document, bytes) in &documents {
            let cells = NAMES.map(|tool| figures.get(self.measure, tool, document));
            let shown = cells.map(|figure| figure.map_or_else(|| "–".to_owned(), cell));
            let _ = writeln!(
                text,
                "| {document} | {} | {} | {} |",
                bytes / 1024,
                shown.join(" | "),
                ratio(&cells).map_or_else(|| "–".to_owned(), |ratio| format!("{ratio:.2}"))
            );
        }
        text.push('\n');
        text
    }
}

fn versions(figures: &Figures) -> String {
    let named: Vec<String> = NAMES
        .iter()
        .filter_map(|tool| Some(format!("{tool} {}", figures.version(tool)?)))
        .collect();
    format!("Versions: {}.\n\n", named.join(", "))
}

fn cell(figure: &Figure) -> String {
    match &figure.failed {
        Some(failed) => failed.clone(),
        None if figure.wall == 0.0 => figure.count.to_string(),
        None => format!("{:.2} s, {} MB", figure.wall, figure.peak / 1_000_000),
    }
}

/// Ours to the least of the others.
fn ratio(cells: &[Option<&Figure>; NAMES.len()]) -> Option<f64> {
    let measured = |figure: &&Figure| figure.failed.is_none();
    let ours = cells.first().copied().flatten().filter(measured)?;
    let others = cells.iter().skip(1).copied().flatten().filter(measured);
    let best = others.map(amount).min_by(f64::total_cmp)?;
    Some(amount(ours) / best)
}

/// What is compared: the time, or the count where there is none.
fn amount(figure: &Figure) -> f64 {
    match figure.wall == 0.0 {
        true => f64::from(u32::try_from(figure.count).unwrap_or(u32::MAX)),
        false => figure.wall,
    }
}
