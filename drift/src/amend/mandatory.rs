//! Whether something must be there.

use bindery::document::Node;

use super::edit::Edit;
use super::fact::ELSEWHERE;
use super::{Amendment, ByHand, Edits, holder};
use crate::scaffold::yaml::Yaml;
use crate::subject::Part;

impl<'a> Amendment<'a> {
    pub(super) fn mandatory(&self, wanted: bool) -> Edits {
        let at = self.at(&self.difference.key);
        let node = match self.difference.key.part {
            Part::Path if !wanted => {
                return ByHand::because("OpenAPI has no path parameters that are optional");
            }
            Part::Path | Part::Query | Part::Header => {
                self.outline.parameter(&at).map(|spot| spot.node)
            }
            Part::ResponseHeader(_) => self.outline.header(&at).map(|spot| spot.node),
            _ => return self.mandatory_field(wanted),
        };
        let Some(node) = node else {
            return ByHand::because("the document declares it in no single place");
        };
        self.is_shared(node.place, &at, Clone::clone)?;
        match node.get("required") {
            Some(flag) => Ok(vec![Edit::replace(flag.place, wanted.to_string())]),
            None => {
                let edit = self.layout.with_entry(node, Some("in"), "required", wanted);
                edit.map_or_else(|| ByHand::because(ELSEWHERE), |edit| Ok(vec![edit]))
            }
        }
    }

    fn mandatory_field(&self, wanted: bool) -> Edits {
        let key = &self.difference.key;
        let Some(name) = key.name() else {
            return ByHand::because("it has no name");
        };
        let at = self.at(key);
        if wanted {
            let [spot] = self.outline.fields(&at) else {
                return ByHand::because("the document declares it in no single place");
            };
            if spot.is_alternative {
                return ByHand::because(
                    "it is only in one of several things that the value can be",
                );
            }
            let around = (at.0, holder(&at.1));
            self.is_shared(spot.object.place, &around, |key| key.field(name))?;
            return self.required(spot.object, name).map(|edit| vec![edit]);
        }
        let lists = self.required_lists(name);
        let [(object, list, index)] = lists.as_slice() else {
            return ByHand::because("that it is required is said in no single place");
        };
        let around = (at.0, holder(&at.1));
        self.is_shared(object.place, &around, |key| key.field(name))?;
        let edit = match list.array().map(<[Node]>::len) {
            Some(1) => self.layout.without_entry(object, "required"),
            _ => self.layout.without_item(list, *index),
        };
        edit.map_or_else(|| ByHand::because(ELSEWHERE), |edit| Ok(vec![edit]))
    }

    /// The lists of required fields of the object around that have a name: the object, the
    /// list and the position.
    pub(super) fn required_lists(&self, name: &str) -> Vec<(&'a Node, &'a Node, usize)> {
        let at = self.at(&self.difference.key);
        self.required_in(&(at.0, holder(&at.1)), name)
    }

    pub(super) fn required_in(
        &self,
        at: &super::outline::At,
        name: &str,
    ) -> Vec<(&'a Node, &'a Node, usize)> {
        let spots = self
            .outline
            .spots(at)
            .iter()
            .filter(|spot| !spot.is_alternative);
        let found = spots.filter_map(|spot| {
            let list = spot.node.get("required")?;
            let index = list
                .array()?
                .iter()
                .position(|item| item.string() == Some(name))?;
            Some((spot.node, list, index))
        });
        found.collect()
    }

    /// Requires a field of an object.
    pub(super) fn required(&self, object: &'a Node, name: &str) -> Result<Edit, ByHand> {
        let edit = match object.get("required") {
            Some(list) => {
                let edit = self.layout.with_item(list, name);
                edit.filter(|_| self.layout.is_own(object, list.place))
            }
            None => self.required_list(object, name),
        };
        edit.map_or_else(|| ByHand::because(ELSEWHERE), Ok)
    }

    /// A new list, behind the type; in front of the properties where that is not said.
    fn required_list(&self, object: &'a Node, name: &str) -> Option<Edit> {
        let value = Yaml::from(vec![name]);
        let anchor = ["description", "type"]
            .into_iter()
            .find(|key| object.get(key).is_some());
        if let Some(anchor) = anchor {
            return self
                .layout
                .with_entry(object, Some(anchor), "required", value);
        }
        let properties = object.entry("properties")?;
        let at = properties.key_place.start as usize;
        let is_own = self.layout.is_own(object, properties.key_place);
        let text = if self.layout.is_flow(object) {
            format!(
                "{}: [{}], ",
                self.layout.key("required"),
                self.layout.key(name)
            )
        } else {
            let line = self.layout.indent(at);
            format!(
                "required: [{}]{}{line}",
                self.layout.key(name),
                self.layout.newline()
            )
        };
        is_own.then(|| Edit::insert(at, text))
    }
}
