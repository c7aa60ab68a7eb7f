//! Everything that will be written, made in memory.

use bindery::diff::{Bump, render};
use bindery::finding::{Findings, Sources};
use bindery::generate::{FileState, Generated, Mode, Origin, Settings, compare, generate, write};
use bindery_drift::follow::{Amended, Followed};

use super::put::Put;
use super::{changelog, version};
use crate::config::{self, Config};
use crate::diff::{REVIEW, whole};
use crate::fetch::Reach;
use crate::generate::ownership;
use crate::outcome::Refusal;
use crate::output::Output;

/// What is to be written, and what is said of it.
#[derive(Debug, Default)]
pub(super) struct Outcomes {
    pub(super) puts: Vec<Put>,
    pub(super) section: String,
    pub(super) bump: Bump,
    pub(super) versions: Option<(String, String)>,
}

/// Everything that will be written, in memory. `None` where documents or crate have errors,
/// which have been said.
pub(super) fn prepare(
    config: &Config,
    files: &Reach,
    followed: &Followed,
    output: &Output,
) -> Result<Option<Outcomes>, Refusal> {
    let mut outcomes = Outcomes::default();
    let records = followed.records.iter().chain(&followed.documents);
    for (path, text) in records {
        outcomes
            .puts
            .push(Put::new(config.folder.join(path), text.as_bytes())?);
    }
    if followed.documents.is_empty() {
        return Ok(Some(outcomes));
    }
    let amended = followed
        .documents
        .iter()
        .fold(Amended::new(files), |files, (path, text)| {
            files.with(path, text.as_str())
        });
    if !owed(config, files, &amended, &mut outcomes, output)? {
        return Ok(None);
    }
    let mut settings = config.settings.clone();
    if let Some((_, after)) = &outcomes.versions {
        settings.manifest.version.clone_from(after);
        outcomes.puts.push(version::put(&config.folder, after)?);
        outcomes
            .puts
            .push(changelog::put(config, &outcomes.section)?);
    }
    let done = crate_of(config, &settings, &amended, &mut outcomes, output)?;
    Ok(done.then_some(outcomes))
}

/// What the amended documents do to clients and code, and the version that follows.
fn owed(
    config: &Config,
    files: &Reach,
    amended: &Amended<'_>,
    outcomes: &mut Outcomes,
    output: &Output,
) -> Result<bool, Refusal> {
    let modules = &config.settings.modules;
    let tag_features = config.settings.manifest.tag_features;
    let (old, new) = (
        Origin {
            modules,
            files,
            tag_features,
        },
        Origin {
            modules,
            files: amended,
            tag_features,
        },
    );
    let compared = compare(old, new);
    let Some(modules) = &compared.modules else {
        for half in [&compared.old, &compared.new] {
            failed(&half.findings, half.documents.sources(), output)?;
        }
        return Ok(false);
    };
    let whole = whole(modules, &compared.features);
    let before = config.settings.manifest.version.clone();
    let Some(after) = whole.bump.after(&before) else {
        return Err(Refusal::new(format!("no version comes after {before}")));
    };
    outcomes.bump = whole.bump;
    if whole.bump == Bump::None {
        return Ok(true);
    }
    let usual = config.folder.join(REVIEW);
    let facts = config::review(None, &usual.to_string_lossy())?.look(&whole.facts);
    outcomes.section = render::markdown(render::Report {
        facts: &facts,
        bump: whole.bump,
        versions: Some((&before, &after)),
        old: compared.old.documents.sources(),
        new: compared.new.documents.sources(),
    });
    outcomes.versions = Some((before, after));
    Ok(true)
}

/// The files of the crate that are not as they will be.
fn crate_of(
    config: &Config,
    settings: &Settings,
    amended: &Amended<'_>,
    outcomes: &mut Outcomes,
    output: &Output,
) -> Result<bool, Refusal> {
    let run = generate(settings, amended);
    let Some(Generated { files, .. }) = &run.generated else {
        failed(&run.findings, run.documents.sources(), output)?;
        return Ok(false);
    };
    let out = config.folder.join(&config.out);
    ownership::prove(&out, &config.out.to_string_lossy(), files)?;
    let states = write(&out, files, Mode::Check).map_err(|why| Refusal::new(why.to_string()))?;
    for (path, state) in states {
        let whole = out.join(&path);
        let text = files
            .iter()
            .find(|file| file.path == path)
            .map(|file| file.text.as_bytes());
        match (state, text) {
            (FileState::Changed | FileState::Missing, Some(text)) => {
                outcomes.puts.push(Put::new(whole, text)?);
            }
            (FileState::Leftover, _) => outcomes.puts.push(Put::gone(whole)?),
            _ => {}
        }
    }
    Ok(true)
}

fn failed(findings: &Findings, sources: &Sources, output: &Output) -> Result<(), Refusal> {
    output
        .findings_of_diff()
        .findings(findings.all(), sources)?;
    if findings.has_errors() {
        output.report("stopped: nothing was changed\n")?;
    }
    Ok(())
}
