//! The committed table.

use std::collections::BTreeMap;
use std::fmt::{self, Write};

use super::Outcome;

/// The numbers of each document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    rows: BTreeMap<String, Row>,
    rules: BTreeMap<String, usize>,
    without: Vec<(String, String, String)>,
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
        [
            self.types,
            self.kept,
            self.refused,
            self.without,
            self.failed,
        ]
    }
}

impl Table {
    /// Adds a document.
    pub fn add(&mut self, document: &str, outcome: &Outcome) {
        self.rows.insert(document.to_owned(), Row::of(outcome));
        for (rule, count) in &outcome.rules {
            *self.rules.entry((*rule).to_owned()).or_default() += count;
        }
        let without = outcome.without.iter();
        self.without
            .extend(without.map(|(name, why)| (document.to_owned(), name.clone(), why.clone())));
    }

    /// Reads the rows of a table that was written.
    #[must_use]
    pub fn parse(text: &str) -> Table {
        let mut table = Table::default();
        for line in text.lines().filter(|line| line.starts_with("| `")) {
            let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
            let [document, numbers @ ..] = &cells[..] else {
                continue;
            };
            let numbers: Vec<usize> = numbers
                .iter()
                .filter_map(|cell| cell.parse().ok())
                .collect();
            if let [types, kept, refused, without, failed] = numbers[..] {
                let row = Row {
                    types,
                    kept,
                    refused,
                    without,
                    failed,
                };
                table
                    .rows
                    .insert(document.trim_matches('`').to_owned(), row);
            }
        }
        table
    }

    /// What is worse about a document than in this table, in words.
    #[must_use]
    pub fn worse(&self, document: &str, outcome: &Outcome) -> Option<String> {
        let Some(before) = self.rows.get(document) else {
            return Some(format!("`{document}` is not in the table"));
        };
        let now = Row::of(outcome);
        let fewer =
            now.types < before.types || now.kept < before.kept || now.refused < before.refused;
        let more = now.without > before.without || now.failed > before.failed;
        (fewer || more).then(|| format!("`{document}`: {:?}, and was {:?}", now, before))
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rows = String::new();
        let mut sums = [0; 5];
        for (document, row) in &self.rows {
            write!(rows, "| `{document}` |")?;
            for (sum, number) in sums.iter_mut().zip(row.numbers()) {
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
        f.write_str("\n\n## Rules that were broken\n\n| rule | refused |\n|---|--:|\n")?;
        for (rule, count) in &self.rules {
            writeln!(f, "| {rule} | {count} |")?;
        }
        f.write_str("\n## Without a sample\n\n| document | schema | why |\n|---|---|---|\n")?;
        for (document, name, why) in &self.without {
            writeln!(f, "| {document} | {} | {why} |", name.replace('|', "\\|"))?;
        }
        Ok(())
    }
}
