//! Amendments, one after the other, each of them proved.

use std::path::PathBuf;

use bindery::document::Files;
use bindery::finding::{Findings, Severity};
use bindery::generate::{ModuleSettings, read as read_documents};
use bindery::map::Set;

use super::identity::{Id, changed_keys, concerns, id, id_of, ids, is_part};
use super::{Amended, Fate, judge, obstacles};
use crate::amend::{ByHand, Ground, amend, apply};
use crate::compare::{Against, Change, Difference};
use crate::review::{Review, Settings, review};
use crate::subject::Key;

/// What was tried, and what became of it.
pub(super) type Tried = Vec<(Id, Difference, Fate)>;

/// A run of amendments.
pub(super) struct Run<'a> {
    settings: &'a Settings,
    pub(super) others: &'a [ModuleSettings],
    pages: &'a (dyn Files + Sync),
    files: Amended<'a>,
    keys: Set<(usize, Key)>,
    first: &'a Review,
    last: Option<Review>,
    tried: Tried,
}

impl<'a> Run<'a> {
    pub(super) fn new(
        settings: &'a Settings,
        files: &'a (dyn Files + Sync),
        pages: &'a (dyn Files + Sync),
        first: &'a Review,
    ) -> Run<'a> {
        Run {
            settings,
            others: &[],
            pages,
            files: Amended::new(files),
            keys: changed_keys(first),
            first,
            last: None,
            tried: Vec::new(),
        }
    }

    pub(super) fn end(self) -> (Vec<(PathBuf, String)>, Tried, Option<Review>) {
        (self.files.texts(), self.tried, self.last)
    }

    fn current(&self) -> &Review {
        self.last.as_ref().unwrap_or(self.first)
    }

    /// Amends one subject after the other, until everything was tried.
    pub(super) fn all(&mut self) {
        while let Some(group) = self.next() {
            // The two ends of a range can only change together.
            if group.len() > 1 && self.attempt(&group).is_ok() {
                self.note(&group, &Fate::Amended);
                continue;
            }
            for one in group {
                let single = [one];
                let still_there = id_of(self.current(), &single[0].0).is_some();
                let fate = match still_there {
                    // What was done for another one did for this one too.
                    false => Fate::Amended,
                    true => match self.attempt(&single) {
                        Ok(()) => Fate::Amended,
                        Err(ByHand(why)) => Fate::ByHand(why),
                    },
                };
                self.note(&single, &fate);
            }
        }
    }

    fn note(&mut self, group: &[(Id, Difference)], fate: &Fate) {
        for (id, difference) in group {
            self.tried
                .push((id.clone(), difference.clone(), fate.clone()));
        }
    }

    /// What was not tried yet: a difference, and for a fact all facts of its subject.
    fn next(&self) -> Option<Vec<(Id, Difference)>> {
        let current = self.current();
        let open = |page: usize, one: &Difference| {
            one.against == Against::Spec
                && (one.is_new || concerns(&self.keys, page, &one.key))
                && self.tried.iter().all(|(tried, ..)| *tried != id(page, one))
        };
        for (page, reviewed) in current.pages.iter().enumerate() {
            let Some(first) = reviewed.differences.iter().find(|one| open(page, one)) else {
                continue;
            };
            let is_fact = |one: &Difference| matches!(one.change, Change::Fact(_));
            let same = reviewed.differences.iter().filter(|one| {
                *one == first || (is_fact(first) && is_fact(one) && one.key == first.key)
            });
            let group = same.filter(|one| open(page, one));
            return Some(group.map(|one| (id(page, one), one.clone())).collect());
        }
        None
    }

    /// Makes the document say what the page says, and proves that it does.
    fn attempt(&mut self, group: &[(Id, Difference)]) -> Result<(), ByHand> {
        let Some((first, _)) = group.first() else {
            return Ok(());
        };
        let mapped = &self.settings.pages[self.mapping(first.page)];
        let pages = self.settings.pages.iter();
        let modules = pages.map(|page| page.module.clone());
        let modules: Vec<_> = modules.chain(self.others.iter().cloned()).collect();
        let documents = read_documents(&modules, &self.files, &mut Findings::new());
        let refuse = |why: &str| Err(ByHand(why.to_owned()));
        let Some(source) = documents.at(&mapped.document) else {
            return refuse("the document cannot be read");
        };
        let text = documents
            .sources()
            .get(source)
            .map(|source| source.text.clone());
        let reviewed = &self.current().pages[first.page];
        let ground = Ground {
            documents: &documents,
            source,
            claims: &reviewed.claims,
            differences: &reviewed.differences,
        };
        let mut edits = Vec::new();
        for (_, difference) in group {
            edits.extend(amend(&ground, difference)?);
        }
        let Some(text) = text.as_deref().and_then(|text| apply(text, &edits)) else {
            return refuse("two changes are about the same line");
        };
        let files = self.files.with(&mapped.document, text);
        if let Some(why) = judge::worse(&mapped.module, &self.files, &files) {
            return refuse(&format!("tried and taken back: {why}"));
        }
        let after = review(self.settings, &files, self.pages);
        self.proved(group, &after)?;
        self.files = files;
        self.last = Some(after);
        Ok(())
    }

    /// The mapping of a page of a review: pages that cannot be read have none there, and then
    /// nothing is followed.
    fn mapping(&self, page: usize) -> usize {
        page.min(self.settings.pages.len().saturating_sub(1))
    }

    /// Whether what was meant to go is gone, and nothing came.
    fn proved(&self, group: &[(Id, Difference)], after: &Review) -> Result<(), ByHand> {
        let before = self.current();
        let taken_back = |why: String| Err(ByHand(format!("tried and taken back: {why}")));
        if obstacles(&after.findings) > obstacles(&before.findings) {
            let mut errors = after.findings.all().iter();
            let why = errors.find(|one| {
                one.severity == Severity::Error && !("B1108"..="B1124").contains(&one.code.id)
            });
            let why = why.map_or("the document would have errors".to_owned(), |one| {
                format!("{} ({})", one.message, one.code.id)
            });
            return taken_back(why);
        }
        if group.iter().any(|(id, _)| id_of(after, id).is_some()) {
            return taken_back("the document would still not say what the page says".to_owned());
        }
        let (old, new) = (ids(before), ids(after));
        for one in &new {
            let count = |all: &[Id]| all.iter().filter(|other| *other == one).count();
            let is_inside = group.iter().any(|(id, _)| {
                id.change == Change::OnlyInPage && is_part(&one.key, &id.key) && id.page == one.page
            });
            if count(&new) > count(&old) && !is_inside {
                return taken_back(format!("`{}` would not agree any more", one.key));
            }
        }
        Ok(())
    }
}
