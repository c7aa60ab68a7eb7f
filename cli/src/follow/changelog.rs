//! The changelog: a section more.

use super::put::{self, Put};
use crate::config::Config;
use crate::outcome::Refusal;

/// What a changelog begins with that is written for the first time.
const TITLE: &str = "# Changelog\n";

/// The changelog with a section more.
pub(super) fn put(config: &Config, section: &str) -> Result<Put, Refusal> {
    let path = config.folder.join(&config.changelog);
    let text = match put::read(&path)? {
        Some(bytes) => String::from_utf8(bytes)
            .map_err(|_| Refusal::new(format!("{} is not UTF-8", path.display())))?,
        None => TITLE.to_owned(),
    };
    Put::new(path, with_section(&text, section).as_bytes())
}

/// In front of the first version; what is not released yet stays above it.
fn with_section(text: &str, section: &str) -> String {
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let section = section.trim_end().replace('\n', newline);
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let is_release =
            line.starts_with("## ") && !line.to_ascii_lowercase().contains("unreleased");
        if is_release {
            let (before, after) = text.split_at(at);
            return format!("{before}{section}{newline}{newline}{after}");
        }
        at += line.len();
    }
    let text = text.trim_end();
    let gap = if text.is_empty() {
        String::new()
    } else {
        newline.repeat(2)
    };
    format!("{text}{gap}{section}{newline}")
}

#[cfg(test)]
mod tests {
    use super::with_section;

    #[test]
    fn the_newest_version_stands_first() {
        let section = "## 0.2.0\n\n- More\n";
        for (before, after) in [
            ("", "## 0.2.0\n\n- More\n"),
            ("# Changelog\n", "# Changelog\n\n## 0.2.0\n\n- More\n"),
            (
                "# Changelog\n\n## 0.1.0\n\n- First\n",
                "# Changelog\n\n## 0.2.0\n\n- More\n\n## 0.1.0\n\n- First\n",
            ),
            (
                "# Log\n\n## [Unreleased]\n\n- Soon\n\n## 0.1.0\n",
                "# Log\n\n## [Unreleased]\n\n- Soon\n\n## 0.2.0\n\n- More\n\n## 0.1.0\n",
            ),
            (
                "# Log\r\n\r\n## 0.1.0\r\n",
                "# Log\r\n\r\n## 0.2.0\r\n\r\n- More\r\n\r\n## 0.1.0\r\n",
            ),
        ] {
            assert_eq!(with_section(before, section), after);
        }
    }
}
