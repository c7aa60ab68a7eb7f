//! What can be measured, a file each.

mod build;
mod build_script;
mod generate;
mod install;
mod packages;
mod program;
mod unchanged;

use std::io;

use clap::ValueEnum;

use crate::document::Document;
use crate::figure::{Figure, Figures};
use crate::tool::Tool;
use crate::workshop::Workshop;

/// What is measured.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Measure {
    /// Generating a crate: the whole process, into an empty folder.
    Generate,
    /// Generating once more, with nothing changed.
    Unchanged,
    /// `cargo check` of the generated crate alone.
    Check,
    /// `cargo build --release` of the generated crate alone.
    Release,
    /// Packages under a small generated client.
    Packages,
    /// The size of a program that calls three operations of a large crate.
    Program,
    /// Installing the generator from nothing, downloads done.
    Install,
    /// Building a crate whose build script generates, from nothing, downloads done.
    BuildScript,
}

impl Measure {
    /// Its name in the figures.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Measure::Generate => generate::NAME,
            Measure::Unchanged => unchanged::NAME,
            Measure::Check => build::CHECK,
            Measure::Release => build::RELEASE,
            Measure::Packages => packages::NAME,
            Measure::Program => program::NAME,
            Measure::Install => install::NAME,
            Measure::BuildScript => build_script::NAME,
        }
    }

    /// Measures, document by document and the generators in turn.
    pub(crate) fn run(
        self,
        workshop: &Workshop,
        tools: &[Box<dyn Tool>],
        documents: &[Document],
        figures: &mut Figures,
    ) -> io::Result<()> {
        match self {
            Measure::Install => install::measure(workshop, tools, figures),
            Measure::BuildScript => build_script::measure(workshop, figures),
            Measure::Packages => packages::measure(workshop, tools, figures),
            Measure::Program => program::measure(workshop, tools, figures),
            Measure::Generate => self.each(tools, documents, figures, |tool, document| {
                generate::measure(workshop, tool, document).map(Some)
            }),
            Measure::Unchanged => self.each(tools, documents, figures, |tool, document| {
                unchanged::measure(workshop, tool, document)
            }),
            Measure::Check => self.each(tools, documents, figures, |tool, document| {
                build::measure(workshop, tool, document, &build::Kind::CHECK).map(Some)
            }),
            Measure::Release => self.each(tools, documents, figures, |tool, document| {
                build::measure(workshop, tool, document, &build::Kind::RELEASE).map(Some)
            }),
        }
    }

    /// Keeps the figures of every document, the generators in turn.
    fn each(
        self,
        tools: &[Box<dyn Tool>],
        documents: &[Document],
        figures: &mut Figures,
        one: impl Fn(&dyn Tool, &Document) -> io::Result<Option<Figure>>,
    ) -> io::Result<()> {
        for document in documents {
            for tool in tools {
                let tool = tool.as_ref();
                let Some(mut figure) = one(tool, document)? else {
                    continue;
                };
                figure.bytes = document.bytes;
                figures.keep(self.name(), tool.name(), &document.name, figure);
            }
        }
        Ok(())
    }
}
