//! What has another name on the page: the name alone is changed, because the rest is the same.

use super::edit::Edit;
use super::{Amendment, ByHand, Edits, holder};
use crate::subject::{Key, Part};

impl Amendment<'_> {
    /// `old` is what the document has.
    pub(super) fn rename(&self, old: &Key) -> Edits {
        let (Some(new), Some(name)) = (self.difference.key.name(), old.name()) else {
            return ByHand::because("it has no name");
        };
        if new == name || old.part != self.difference.key.part {
            return ByHand::because("it is the same name in another place");
        }
        let at = self.at(old);
        match old.part {
            Part::Path => self.rename_in_path(name, new),
            Part::Query | Part::Header => {
                let Some(spot) = self.outline.parameter(&at) else {
                    return ByHand::because("the document declares it in no single place");
                };
                self.is_shared_by_name(spot.node.place, &at, new)?;
                let Some(own) = spot.node.get("name") else {
                    return ByHand::because("the document declares it in no single place");
                };
                Ok(vec![Edit::replace(own.place, self.layout.key(new))])
            }
            Part::Request | Part::Response(_) => self.rename_field(old, name, new),
            _ => ByHand::because("it is no field and no parameter"),
        }
    }

    /// As for other changes; of the others the page says the new name too.
    fn is_shared_by_name(
        &self,
        place: bindery::finding::Place,
        at: &super::outline::At,
        new: &str,
    ) -> Result<(), ByHand> {
        self.is_shared(place, at, |key| holder(key).field(new))
    }

    fn rename_field(&self, old: &Key, name: &str, new: &str) -> Edits {
        let at = self.at(old);
        let [spot] = self.outline.fields(&at) else {
            return ByHand::because("the document declares it in no single place");
        };
        if spot.is_alternative {
            return ByHand::because("it is only in one of several things that the value can be");
        }
        if !self.layout.is_own(spot.object, spot.entry.key_place) {
            return ByHand::because(super::fact::ELSEWHERE);
        }
        let around = (at.0, holder(&at.1));
        self.is_shared(spot.object.place, &around, |key| key.field(new))?;
        self.is_named_nowhere_else(name)?;
        let mut edits = vec![self.other_key(spot.entry, new)];
        for (object, list, index) in self.required_in(&around, name) {
            if object.place != spot.object.place {
                self.is_shared(object.place, &around, |key| key.field(new))?;
            }
            if let Some(item) = list.array().and_then(|items| items.get(index)) {
                edits.push(Edit::replace(item.place, self.layout.key(new)));
            }
        }
        Ok(edits)
    }

    fn rename_in_path(&self, name: &str, new: &str) -> Edits {
        let operation = self.outline.operations[self.operation];
        self.is_alone_in_path()?;
        let at = self.at(&Key::of(Part::Path).field(name));
        let Some(spot) = self.outline.parameter(&at) else {
            return ByHand::because("the document declares it in no single place");
        };
        self.is_shared(spot.node.place, &at, |key| holder(key).field(new))?;
        let Some(own) = spot.node.get("name") else {
            return ByHand::because("the document declares it in no single place");
        };
        let (before, after) = (format!("{{{name}}}"), format!("{{{new}}}"));
        let path = operation.path.key.replacen(&before, &after, 1);
        Ok(vec![
            self.other_key(operation.path, &path),
            Edit::replace(own.place, self.layout.key(new)),
        ])
    }

    /// Whether a path has no operation but this one.
    pub(super) fn is_alone_in_path(&self) -> Result<(), ByHand> {
        let own = self.outline.operations[self.operation].path.key_place;
        let mut all = self.outline.operations.iter();
        if all
            .by_ref()
            .filter(|other| other.path.key_place == own)
            .count()
            == 1
        {
            return Ok(());
        }
        ByHand::because("the path has other operations")
    }
}
