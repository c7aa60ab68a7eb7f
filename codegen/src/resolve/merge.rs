//! What several schemas say together about one value.

use super::json_types::JsonTypes;
use super::layers::Layer;
use super::names::Names;
use super::types::Types;
use crate::document::{Node, Value};
use crate::finding::code::resolve as code;
use crate::finding::{Finding, Place};
use crate::model::TypeId;
use crate::openapi::{Property, Schema};

/// All layers of a value, taken together.
pub(super) struct Merged<'d> {
    /// The types that are stated; `None` where none is.
    pub(super) stated: Option<JsonTypes>,
    pub(super) nullable: bool,
    /// Whether a layer is `false`.
    pub(super) never: bool,
    /// The values that `enum` and `const` leave; `None` where there is neither.
    pub(super) values: Option<Vec<&'d Node>>,
    pub(super) properties: Vec<Declared<'d>>,
    pub(super) required: Vec<(&'d str, Place)>,
}

/// A property, with everything that is said about it.
pub(super) struct Declared<'d> {
    pub(super) name: &'d str,
    pub(super) place: Place,
    pub(super) schemas: Vec<Schema<'d>>,
    /// The type that declares it, where it is another one.
    pub(super) owner: Option<TypeId>,
}

impl<'d> Declared<'d> {
    fn by(layer: &Layer<'d>, property: Property<'d>) -> Declared<'d> {
        Declared {
            name: property.name,
            place: property.place,
            schemas: vec![property.schema],
            owner: layer.owner,
        }
    }
}

impl<'d> Merged<'d> {
    pub(super) fn of(
        types: &mut Types<'d, '_>,
        layers: &[Layer<'d>],
        only: Option<JsonTypes>,
    ) -> Merged<'d> {
        let mut values = values(layers);
        if let (Some(only), Some(values)) = (only, &mut values) {
            values.retain(|node| !JsonTypes::of_value(node).and(only).is_empty());
        }
        let (stated, null_stated) = stated(types, layers);
        let null_listed = values
            .as_ref()
            .is_some_and(|values| values.iter().any(|node| is_null(node)));
        let null_said = layers
            .iter()
            .any(|layer| layer.null || layer.schema.is("nullable"));
        let only_null = layers
            .iter()
            .any(|layer| layer.only_null)
            .then_some(JsonTypes::NONE);
        Merged {
            stated: only.or(only_null).or(stated),
            nullable: only.is_none() && (null_stated || null_listed || null_said),
            never: layers
                .iter()
                .any(|layer| layer.schema.boolean() == Some(false)),
            values,
            properties: properties(layers),
            required: required(layers),
        }
    }

    /// The types of a value that is not `null`, where they are stated or values are listed.
    pub(super) fn types(&self) -> Option<JsonTypes> {
        let listed = self.values.as_ref().map(|values| {
            values.iter().fold(JsonTypes::NONE, |all, node| {
                all.or(JsonTypes::of_value(node))
            })
        });
        match (self.stated, listed) {
            // Values of another type than the stated one are a mistake for the stage `check`.
            (Some(stated), Some(listed)) if !stated.and(listed).is_empty() => {
                Some(stated.and(listed))
            }
            (Some(stated), _) => Some(stated),
            (None, listed) => listed,
        }
    }

    /// The types that the keywords speak of, whatever is stated.
    pub(super) fn spoken_of(&self, layers: &[Layer<'_>]) -> JsonTypes {
        let has = |keywords: &[&str]| {
            let has = |keyword: &&str| {
                layers
                    .iter()
                    .any(|layer| layer.schema.get(keyword).is_some())
            };
            keywords.iter().any(has)
        };
        let objects = [
            "additionalProperties",
            "patternProperties",
            "unevaluatedProperties",
            "dependentRequired",
            "dependentSchemas",
            "propertyNames",
        ];
        let mut all = JsonTypes::NONE;
        if !self.properties.is_empty() || !self.required.is_empty() || has(&objects) {
            all = all.or(JsonTypes::OBJECT);
        }
        if has(&["items", "prefixItems", "contains", "unevaluatedItems"]) {
            all = all.or(JsonTypes::ARRAY);
        }
        if has(&["pattern", "minLength", "maxLength"]) {
            all = all.or(JsonTypes::STRING);
        }
        all
    }

    /// The strings that are left, where nothing but strings (and `null`) is.
    pub(super) fn strings(&self) -> Option<Vec<&'d str>> {
        let values = self.values.as_ref()?;
        if self
            .stated
            .is_some_and(|stated| !stated.has(JsonTypes::STRING))
        {
            return None;
        }
        let mut strings: Vec<&str> = Vec::new();
        for node in values.iter().filter(|node| !is_null(node)) {
            let text = node.string()?;
            if !strings.contains(&text) {
                strings.push(text);
            }
        }
        (!strings.is_empty()).then_some(strings)
    }
}

fn is_null(node: &Node) -> bool {
    node.value == Value::Null
}

/// What `type` leaves after all layers, and whether `null` is left too.
fn stated(types: &mut Types<'_, '_>, layers: &[Layer<'_>]) -> (Option<JsonTypes>, bool) {
    let mut left: Option<(JsonTypes, Place, Vec<&str>)> = None;
    let mut null = true;
    for layer in layers {
        let Some(words) = layer.schema.types() else {
            continue;
        };
        let place = layer
            .schema
            .get("type")
            .map_or(layer.schema.node.place, |node| node.place);
        null &= words.contains(&"null");
        let here = words
            .iter()
            .filter_map(|word| JsonTypes::of_word(word))
            .fold(JsonTypes::NONE, JsonTypes::or);
        left = Some(match left {
            None => (here, place, words),
            Some((before, earlier, stated)) => {
                let both = before.and(here);
                if both.is_empty() && !before.is_empty() && !here.is_empty() {
                    let message = format!(
                        "nothing is both {} and {}",
                        stated.join(" or "),
                        words.join(" or ")
                    );
                    let finding = Finding::new(&code::IMPOSSIBLE, place, message);
                    types
                        .findings
                        .report(finding.related(earlier, "the other type is stated here"));
                }
                (both, place, stated)
            }
        });
    }
    match left {
        None => (None, false),
        Some((types, ..)) => (Some(types), null),
    }
}

/// What `enum` and `const` leave.
fn values<'d>(layers: &[Layer<'d>]) -> Option<Vec<&'d Node>> {
    let mut left: Option<Vec<&'d Node>> = None;
    for layer in layers {
        let list = layer
            .schema
            .get("enum")
            .and_then(Node::array)
            .map(|items| items.iter().collect::<Vec<_>>());
        let one = layer.schema.get("const").map(|node| vec![node]);
        for list in [list, one].into_iter().flatten() {
            left = Some(match left {
                None => list,
                Some(mut before) => {
                    before.retain(|node| {
                        list.iter()
                            .any(|other| super::conditions::is_same(node, other))
                    });
                    before
                }
            });
        }
    }
    left
}

fn properties<'d>(layers: &[Layer<'d>]) -> Vec<Declared<'d>> {
    if let [only] = layers {
        // The keys of one object are different.
        let declare = |property| Declared::by(only, property);
        return only.schema.properties().map(declare).collect();
    }
    let mut declared: Vec<Declared<'d>> = Vec::new();
    // Documents have objects with thousands of properties: finding one must not be a search.
    let mut known = crate::map::Map::new();
    for layer in layers {
        for property in layer.schema.properties() {
            match known
                .get(property.name)
                .and_then(|index: &usize| declared.get_mut(*index))
            {
                Some(earlier) => earlier.schemas.push(property.schema),
                None => {
                    known.insert(property.name, declared.len());
                    declared.push(Declared::by(layer, property));
                }
            }
        }
    }
    declared
}

fn required<'d>(layers: &[Layer<'d>]) -> Vec<(&'d str, Place)> {
    let mut seen = Names::default();
    let all = layers.iter().flat_map(|layer| layer.schema.required());
    all.filter(|(name, _)| seen.insert(name)).collect()
}
