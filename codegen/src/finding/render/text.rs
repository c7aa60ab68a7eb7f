//! Findings for people.

use super::super::{Finding, Place, Severity, Sources};
use super::lines::{Line, Lines};
use super::visible::{harmless, visible};
use super::{Style, summary};
use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};

pub(super) fn render(findings: &[Finding], sources: &Sources, style: Style) -> String {
    if findings.is_empty() {
        return String::new();
    }
    let renderer = match style {
        Style::Plain => Renderer::plain(),
        Style::Coloured => Renderer::styled(),
    };
    // Lines are cut here, where it is known which part of them matters.
    let renderer = renderer.term_width(usize::MAX / 2);
    let mut lines = Lines::new(sources);
    let mut out = String::new();
    for finding in findings {
        out += &renderer.render(&report(finding, &mut lines));
        out += "\n\n";
    }
    out + &summary(findings) + "\n"
}

fn report<'a>(finding: &'a Finding, lines: &mut Lines<'_>) -> Vec<Group<'a>> {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level
        .clone()
        .primary_title(visible(&finding.message))
        .id(finding.code.id);
    let mut groups = vec![Group::with_title(title)];
    if let Some(place) = finding.place {
        show(place, AnnotationKind::Primary, level, lines, &mut groups);
    }
    if let Some(help) = &finding.help {
        add(&mut groups, Level::HELP.message(visible(help)));
    }
    for (place, what) in &finding.related {
        groups.push(Group::with_title(
            Level::NOTE.secondary_title(visible(what)),
        ));
        show(
            *place,
            AnnotationKind::Context,
            Level::NOTE,
            lines,
            &mut groups,
        );
    }
    groups
}

/// Adds the line in which a place starts to the last group.
fn show<'a>(
    place: Place,
    kind: AnnotationKind,
    level: Level<'a>,
    lines: &mut Lines<'_>,
    groups: &mut Vec<Group<'a>>,
) {
    let (position, _) = lines.span(place);
    let path = lines.path(place.source);
    let excerpt = Excerpt::of(&lines.line(place));
    let marked = excerpt.before.len()..excerpt.before.len() + excerpt.marked.len();
    let snippet = Snippet::source(excerpt.before + &excerpt.marked + &excerpt.after)
        .line_start(position.line as usize)
        .annotation(kind.span(marked));
    if excerpt.whole {
        add(groups, snippet.path(path));
        return;
    }
    // In a line that is cut, the column has to be said apart; and only a group of its own
    // can show a line without saying where it is.
    let origin = Origin::path(path)
        .line(position.line as usize)
        .char_column(position.column as usize);
    add(groups, origin);
    groups.push(Group::with_level(level).element(snippet));
}

/// Adds to the last group.
fn add<'a>(groups: &mut Vec<Group<'a>>, element: impl Into<Element<'a>>) {
    if let Some(group) = groups.pop() {
        groups.push(group.element(element));
    }
}

/// What is shown of a line, in three parts.
struct Excerpt {
    whole: bool,
    before: String,
    marked: String,
    after: String,
}

impl Excerpt {
    /// The most characters of a line that is shown whole.
    const WHOLE: usize = 120;
    /// The most characters of each part of a longer line.
    const PART: [usize; 3] = [30, 60, 30];

    fn of(line: &Line<'_>) -> Excerpt {
        let before = &line.text[..line.start];
        let marked = &line.text[line.start..line.end];
        let after = &line.text[line.end..];
        let whole = line.text.char_indices().nth(Excerpt::WHOLE).is_none();
        let most = |part: usize| {
            if whole {
                usize::MAX
            } else {
                Excerpt::PART[part]
            }
        };
        // How wide a tab is, only the terminal knows; underlining needs to know too.
        let spaced = |part: String| part.replace('\t', "    ");
        Excerpt {
            whole,
            before: harmless(&spaced(last(before, most(0)))).into_owned(),
            marked: harmless(&spaced(first(marked, most(1)))).into_owned(),
            after: harmless(&spaced(first(after, most(2)))).into_owned(),
        }
    }
}

fn first(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => text[..end].to_owned() + "…",
        None => text.to_owned(),
    }
}

fn last(text: &str, most: usize) -> String {
    let before = most.checked_sub(1);
    match before.and_then(|before| text.char_indices().nth_back(before)) {
        Some((start, _)) if start > 0 => "…".to_owned() + &text[start..],
        _ => text.to_owned(),
    }
}
