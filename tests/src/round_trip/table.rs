//! The committed table.

use std::collections::BTreeMap;
use std::fmt::{self, Write};

use super::Outcome;

/// What became of each document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    documents: BTreeMap<String, Entry>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Entry {
    row: Row,
    /// How often each rule was broken.
    rules: BTreeMap<String, usize>,
    /// The schemas without a sample, each with the reason.
    without: Vec<(String, String)>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Row {
    types: usize,
    kept: usize,
    refused: usize,
    without: usize,
    failed: usize,
}

impl Row {
    fn of(outcome: &Outcome) -> Row {
        Row {
            types: outcome.types,
            kept: outcome.kept,
            refused: outcome.refused,
            without: outcome.without.len(),
            // What could not be tried is not as good as what was never there.
            failed: outcome.failed.len() + usize::from(outcome.stopped.is_some()),
        }
    }

    fn numbers(self) -> [usize; 5] {
        let Row {
            types,
            kept,
            refused,
            without,
            failed,
        } = self;
        [types, kept, refused, without, failed]
    }
}

impl Table {
    /// Adds a document, or puts what became of it now in place of what is there.
    pub fn add(&mut self, document: &str, outcome: &Outcome) {
        let rules = outcome.rules.iter();
        let entry = Entry {
            row: Row::of(outcome),
            rules: rules
                .map(|(rule, count)| ((*rule).to_owned(), *count))
                .collect(),
            without: outcome.without.clone(),
        };
        self.documents.insert(document.to_owned(), entry);
    }

    /// Reads a table that was written.
    #[must_use]
    pub fn parse(text: &str) -> Table {
        let mut table = Table::default();
        for line in text.lines() {
            let Some((document, rest)) = line
                .strip_prefix("| `")
                .and_then(|line| line.split_once("` | "))
            else {
                continue;
            };
            let entry = table.documents.entry(document.to_owned()).or_default();
            let cells: Vec<&str> = rest.trim_end_matches(" |").split(" | ").collect();
            let numbers: Vec<usize> = cells.iter().filter_map(|cell| cell.parse().ok()).collect();
            match (&cells[..], &numbers[..]) {
                (_, [types, kept, refused, without, failed]) => {
                    entry.row = Row {
                        types: *types,
                        kept: *kept,
                        refused: *refused,
                        without: *without,
                        failed: *failed,
                    };
                }
                ([rules], _) => entry.rules.extend(rules.split(", ").filter_map(|one| {
                    let (rule, count) = one.rsplit_once(' ')?;
                    Some((rule.to_owned(), count.parse().ok()?))
                })),
                ([name, why], _) => {
                    entry.without.push(((*name).to_owned(), (*why).to_owned()));
                }
                _ => {}
            }
        }
        table
    }

    /// What is worse about a document than in this table, in words.
    #[must_use]
    pub fn worse(&self, document: &str, outcome: &Outcome) -> Option<String> {
        let Some(Entry { row: before, .. }) = self.documents.get(document) else {
            return Some(format!("`{document}` is not in the table"));
        };
        let now = Row::of(outcome);
        let fewer =
            now.types < before.types || now.kept < before.kept || now.refused < before.refused;
        let more = now.without > before.without || now.failed > before.failed;
        (fewer || more).then(|| format!("`{document}`: {now:?}, and was {before:?}"))
    }

    fn rules(&self) -> BTreeMap<&str, usize> {
        let mut all = BTreeMap::new();
        for (rule, count) in self.documents.values().flat_map(|entry| &entry.rules) {
            *all.entry(rule.as_str()).or_default() += count;
        }
        all
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rows = String::new();
        let mut sums = [0; 5];
        for (document, entry) in &self.documents {
            write!(rows, "| `{document}` |")?;
            for (sum, number) in sums.iter_mut().zip(entry.row.numbers()) {
                *sum += number;
                write!(rows, " {number} |")?;
            }
            rows.push('\n');
        }
        f.write_str("| document | schemas | came back | refused | without a sample | wrong |\n")?;
        f.write_str("|---|--:|--:|--:|--:|--:|\n")?;
        f.write_str(&rows)?;
        f.write_str("| all |")?;
        for sum in sums {
            write!(f, " {sum} |")?;
        }
        f.write_str("\n\n## Rules that were broken\n\n| document | rules |\n|---|---|\n")?;
        for (document, entry) in self
            .documents
            .iter()
            .filter(|(_, entry)| !entry.rules.is_empty())
        {
            writeln!(f, "| `{document}` | {} |", counted(&entry.rules))?;
        }
        writeln!(f, "| all | {} |", counted(&self.rules()))?;
        f.write_str("\n## Without a sample\n\n| document | schema | why |\n|---|---|---|\n")?;
        for (document, entry) in &self.documents {
            for (name, why) in &entry.without {
                writeln!(f, "| `{document}` | {} | {why} |", name.replace('|', "/"))?;
            }
        }
        Ok(())
    }
}

fn counted<R: fmt::Display>(rules: &BTreeMap<R, usize>) -> String {
    let each = rules.iter().map(|(rule, count)| format!("{rule} {count}"));
    each.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::Table;
    use crate::round_trip::Outcome;

    #[test]
    fn what_was_written_is_read_and_compared() {
        let outcome = Outcome {
            types: 3,
            kept: 40,
            refused: 20,
            rules: [("minLength", 15), ("x-bindery-password", 5)].into(),
            without: vec![("A b".to_owned(), "it needs itself inside".to_owned())],
            ..Outcome::default()
        };
        let mut table = Table::default();
        table.add("openapi/a.yaml", &outcome);
        let read = Table::parse(&table.to_string());
        assert_eq!(read, table);
        assert_eq!(read.worse("openapi/a.yaml", &outcome), None);
        let fewer = Outcome {
            kept: 39,
            ..outcome.clone()
        };
        assert!(read.worse("openapi/a.yaml", &fewer).is_some());
        let stopped = Outcome {
            stopped: Some("it does not compile".to_owned()),
            ..outcome
        };
        assert!(read.worse("openapi/a.yaml", &stopped).is_some());
        assert!(read.worse("openapi/b.yaml", &stopped).is_some());
    }
}
