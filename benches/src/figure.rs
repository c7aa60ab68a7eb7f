//! What was measured, kept as a line each.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::PathBuf;

use bindery_tests::root;

use crate::cost::Cost;

/// What a figure is of: the measure, the generator, and the document (or `-`).
pub(crate) type Key = (String, String, String);

/// One figure. What a measure does not tell is zero.
#[derive(Clone, Default)]
pub(crate) struct Figure {
    /// The generator's version.
    pub(crate) version: String,
    /// The size of the document, in bytes.
    pub(crate) bytes: u64,
    /// From start to end, in seconds.
    pub(crate) wall: f64,
    /// Of all processors, in seconds.
    pub(crate) processor: f64,
    /// The most memory of any one process, in bytes.
    pub(crate) peak: u64,
    /// What is counted: lines, packages, bytes.
    pub(crate) count: u64,
    /// Why there is no figure.
    pub(crate) failed: Option<String>,
}

impl Figure {
    /// The figure of a run; a failure where there is none.
    pub(crate) fn of(version: &str, cost: Option<Cost>, failure: &str) -> Figure {
        let mut figure = Figure {
            version: version.to_owned(),
            ..Figure::default()
        };
        match cost {
            Some(cost) => {
                figure.wall = cost.wall.as_secs_f64();
                figure.processor = cost.processor.as_secs_f64();
                figure.peak = cost.peak;
            }
            None => figure.failed = Some(failure.to_owned()),
        }
        figure
    }

    fn line(&self, (measure, tool, document): &Key) -> String {
        format!(
            "{measure}\t{tool}\t{document}\t{}\t{}\t{:.3}\t{:.3}\t{}\t{}\t{}\n",
            self.version,
            self.bytes,
            self.wall,
            self.processor,
            self.peak,
            self.count,
            self.failed.as_deref().unwrap_or_default()
        )
    }

    fn parse(line: &str) -> Option<(Key, Figure)> {
        let cells: Vec<&str> = line.split('\t').collect();
        let &[
            measure,
            tool,
            document,
            version,
            bytes,
            wall,
            processor,
            peak,
            count,
            failed,
        ] = cells.as_slice()
        else {
            return None;
        };
        let figure = Figure {
            version: version.to_owned(),
            bytes: bytes.parse().ok()?,
            wall: wall.parse().ok()?,
            processor: processor.parse().ok()?,
            peak: peak.parse().ok()?,
            count: count.parse().ok()?,
            failed: (!failed.is_empty()).then(|| failed.to_owned()),
        };
        let key = (measure.to_owned(), tool.to_owned(), document.to_owned());
        Some((key, figure))
    }
}

const HEAD: &str = "measure\ttool\tdocument\tversion\tbytes of the document\twall seconds\tprocessor seconds\tpeak bytes\tcount\tfailed\n";

/// All figures, those of earlier runs too.
pub(crate) struct Figures {
    figures: BTreeMap<Key, Figure>,
}

impl Figures {
    /// What earlier runs left.
    pub(crate) fn read() -> io::Result<Figures> {
        let text = match fs::read_to_string(path()) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
            Err(error) => return Err(error),
        };
        let figures = text.lines().skip(1).filter_map(Figure::parse).collect();
        Ok(Figures { figures })
    }

    pub(crate) fn write(&self) -> io::Result<()> {
        let lines = self.figures.iter().map(|(key, figure)| figure.line(key));
        let text: String = std::iter::once(HEAD.to_owned()).chain(lines).collect();
        fs::create_dir_all(root().join("docs/beside"))?;
        fs::write(path(), text)
    }

    /// Keeps a figure in place of an earlier one, and tells whoever watches.
    pub(crate) fn keep(&mut self, measure: &str, tool: &str, document: &str, figure: Figure) {
        let key = (measure.to_owned(), tool.to_owned(), document.to_owned());
        eprint!("{}", figure.line(&key));
        self.figures.insert(key, figure);
    }

    pub(crate) fn get(&self, measure: &str, tool: &str, document: &str) -> Option<&Figure> {
        let key = (measure.to_owned(), tool.to_owned(), document.to_owned());
        self.figures.get(&key)
    }

    /// The documents that a measure has figures of, by size.
    pub(crate) fn documents(&self, measure: &str) -> Vec<(String, u64)> {
        let mut documents: Vec<(String, u64)> = self
            .figures
            .iter()
            .filter(|((of, _, _), _)| of == measure)
            .map(|((_, _, document), figure)| (document.clone(), figure.bytes))
            .collect();
        documents.sort_by(|one, other| (one.1, &one.0).cmp(&(other.1, &other.0)));
        documents.dedup();
        documents
    }

    /// The version of a generator in any of its figures.
    pub(crate) fn version(&self, tool: &str) -> Option<&str> {
        let of = |((_, name, _), figure): (&Key, &'_ Figure)| -> bool {
            name == tool && !figure.version.is_empty()
        };
        let found = self.figures.iter().find(|(key, figure)| of((key, figure)));
        found.map(|(_, figure)| figure.version.as_str())
    }
}

fn path() -> PathBuf {
    root().join("docs/beside/figures.tsv")
}
