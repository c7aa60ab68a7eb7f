//! What only the page has.

use bindery::document::{Entry, Node};
use serde_json::Value;

use super::edit::Edit;
use super::fact::ELSEWHERE;
use super::field::{object_of, schema_of};
use super::{Amendment, ByHand, Edits, holder};
use crate::claim;
use crate::compare::Change;
use crate::scaffold::status::phrase;
use crate::scaffold::yaml::{Map, Yaml};
use crate::subject::{Key, Part};
use crate::words::header::{is_answered_otherwise, otherwise};

/// What stands in front of the parameters of an operation.
const BEFORE_PARAMETERS: [&str; 5] = [
    "operationId",
    "description",
    "summary",
    "tags",
    "externalDocs",
];

impl<'a> Amendment<'a> {
    pub(super) fn add(&self) -> Edits {
        let key = &self.difference.key;
        match key.part {
            Part::Operation => ByHand::because(
                "a whole operation: `bindery scaffold` writes a first one of the page",
            ),
            Part::Path => ByHand::because("the path of the document has no place for it"),
            Part::Query | Part::Header => self.add_parameter(),
            Part::ResponseHeader(_) => self.add_header(),
            Part::Status(status) => self.add_status(status),
            Part::Request | Part::Response(_) => self.add_field(),
        }
    }

    fn add_parameter(&self) -> Edits {
        let field = self.field()?;
        let place = match self.difference.key.part {
            Part::Query => "query",
            _ if otherwise(&field.name).is_some() => {
                return ByHand::because("OpenAPI says otherwise that such a header is sent");
            }
            _ => "header",
        };
        let mut map = Map::new();
        map.put("name", field.name.clone());
        map.put("in", place);
        if field.is_mandatory() {
            map.put("required", true);
        }
        map.put("schema", schema_of(self.ground.claims, field));
        let node = self.node();
        let edit = match node.get("parameters") {
            Some(list) => self.layout.with_item(list, Yaml::Map(map)),
            None => {
                let mut known = BEFORE_PARAMETERS.into_iter();
                let after = known.find(|key| node.get(key).is_some());
                self.layout.with_entry(node, after, "parameters", vec![map])
            }
        };
        one(edit)
    }

    fn add_header(&self) -> Edits {
        let field = self.field()?;
        let at = self.at(&self.difference.key);
        let Part::ResponseHeader(Some(status)) = at.1.part else {
            return ByHand::because(NO_RESPONSE);
        };
        let response = self.response(status)?;
        let mut header = Map::new();
        header.put("schema", schema_of(self.ground.claims, field));
        one(match response.get("headers") {
            Some(headers) => self.layout.with_entry(headers, None, &field.name, header),
            None => {
                let mut headers = Map::new();
                headers.put(field.name.clone(), header);
                self.layout
                    .with_entry(response, Some("description"), "headers", headers)
            }
        })
    }

    /// The response of a status, where it is that of this operation alone.
    fn response(&self, status: u16) -> Result<&'a Node, ByHand> {
        let Some(response) = self.outline.response(self.operation, status) else {
            return ByHand::because(NO_RESPONSE);
        };
        let own = (self.operation, Key::of(Part::Response(Some(status))));
        let key = &self.difference.key;
        self.is_shared(response.place, &own, |other| Key {
            part: match other.part {
                Part::Response(status) => Part::ResponseHeader(status),
                part => part,
            },
            steps: key.steps.clone(),
        })?;
        Ok(response)
    }

    fn add_field(&self) -> Edits {
        let field = self.field()?;
        let at = self.at(&self.difference.key);
        let around = (at.0, holder(&at.1));
        let object = self.object(&around)?;
        self.is_shared(object.place, &around, |key| key.field(&field.name))?;
        let schema = schema_of(self.ground.claims, field);
        let edit = match object.get("properties") {
            Some(properties) => self
                .layout
                .with_entry(properties, None, &field.name, schema),
            None => {
                let mut properties = Map::new();
                properties.put(field.name.clone(), schema);
                self.layout
                    .with_entry(object, None, "properties", properties)
            }
        };
        let mut edits = one(edit)?;
        if field.is_mandatory() {
            edits.push(self.required(object, &field.name)?);
        }
        Ok(edits)
    }

    /// The one object that a field belongs into.
    fn object(&self, at: &super::outline::At) -> Result<&'a Node, ByHand> {
        let spots = self.outline.spots(at);
        let with = |word: &str| -> Vec<_> {
            spots
                .iter()
                .filter(|spot| spot.node.get(word).is_some())
                .collect()
        };
        let mut found = with("properties");
        if found.is_empty() {
            found = with("type");
            found.retain(|spot| spot.node.get("type").and_then(Node::string) == Some("object"));
        }
        match found.as_slice() {
            [spot] if !spot.is_alternative => Ok(spot.node),
            [] if spots.is_empty() => {
                ByHand::because("the document has nothing there that it is in")
            }
            [] => ByHand::because("what it is in is no object in the document"),
            _ => ByHand::because("the document has several objects that it could be in"),
        }
    }

    /// A status; where another one of success is gone, that one has changed.
    fn add_status(&self, status: u16) -> Edits {
        let Some(responses) = self.node().get("responses") else {
            return ByHand::because("the operation has no responses");
        };
        if let Some(old) = self.sole_success(status) {
            let Some(entry) = responses.entry(&old.to_string()) else {
                return ByHand::because(ELSEWHERE);
            };
            return Ok(vec![self.other_key(entry, &status.to_string())]);
        }
        let mut map = Map::new();
        map.put("description", phrase(status));
        let claimed = self.claimed();
        let responded = claimed
            .into_iter()
            .flat_map(|operation| &operation.responses);
        for response in responded.filter(|response| response.status == Some(status)) {
            self.response_of(&mut map, response);
        }
        // Where numbers grow, it stands between its neighbours.
        let entries = responses.object().unwrap_or_default().iter();
        let mut smaller =
            entries.filter(|entry| entry.key.parse::<u16>().is_ok_and(|own| own < status));
        let after = smaller.next_back().map(|entry| &*entry.key);
        one(self
            .layout
            .with_entry(responses, after, &status.to_string(), map))
    }

    fn response_of(&self, map: &mut Map, response: &claim::Response) {
        let mut headers = Map::new();
        for field in &response.headers {
            if !headers.has(&field.name) && !is_answered_otherwise(&field.name) {
                let mut header = Map::new();
                header.put("schema", schema_of(self.ground.claims, field));
                headers.put(field.name.clone(), header);
            }
        }
        if !headers.is_empty() {
            map.put("headers", headers);
        }
        if !response.body.is_empty() {
            let mut media = Map::new();
            media.put("schema", object_of(self.ground.claims, &response.body));
            let mut content = Map::new();
            content.put("application/json", media);
            map.put("content", content);
        }
    }

    /// The status of success that is gone, where exactly one is gone and one is new.
    fn sole_success(&self, new: u16) -> Option<u16> {
        let is_success = |status: &u16| (200..300).contains(status);
        let of = |change: &Change| -> Vec<u16> {
            let same =
                self.ground.differences.iter().filter(|one| {
                    one.change == *change && one.operation == self.difference.operation
                });
            let statuses = same.filter_map(|one| match one.key.part {
                Part::Status(status) => Some(status),
                _ => None,
            });
            statuses.filter(is_success).collect()
        };
        match (
            of(&Change::NotInPage).as_slice(),
            of(&Change::OnlyInPage).as_slice(),
        ) {
            ([old], [only]) if *only == new => Some(*old),
            _ => None,
        }
    }

    /// The key of an entry, with the quotes that it has.
    pub(super) fn other_key(&self, entry: &Entry, key: &str) -> Edit {
        let old = self
            .layout
            .text
            .get(super::edit::range(entry.key_place))
            .unwrap_or("");
        let text = match old.chars().next() {
            Some(quote @ ('\'' | '"')) if !key.contains(['\'', '"', '\\']) => {
                format!("{quote}{key}{quote}")
            }
            // Without quotes it has braces only where they are none of a flow.
            _ if old.contains('{') => self.layout.scalar(&Value::String(key.to_owned())),
            _ => self.layout.key(key),
        };
        Edit::replace(entry.key_place, text)
    }
}

const NO_RESPONSE: &str = "the document has no response that it would be of";

pub(super) fn one(edit: Option<Edit>) -> Edits {
    edit.map_or_else(|| ByHand::because(ELSEWHERE), |edit| Ok(vec![edit]))
}
