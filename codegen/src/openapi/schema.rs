//! Schemas.

use super::grammar::schema::TYPES;
use super::number::count;
use super::part::{Words, entries, flag, items, text};
use crate::document::{Entry, Node, Value};
use crate::finding::Place;

/// A schema of any version; may be a reference with or without keywords beside it.
#[derive(Clone, Copy, Debug)]
pub struct Schema<'d> {
    /// The node: an object or a boolean.
    pub node: &'d Node,
}

/// A declared property.
#[derive(Clone, Copy, Debug)]
pub struct Property<'d> {
    /// Its name.
    pub name: &'d str,
    /// Where the name stands.
    pub place: Place,
    /// What it is.
    pub schema: Schema<'d>,
}

/// `oneOf` or `anyOf`.
#[derive(Clone, Debug)]
pub struct Alternatives<'d> {
    /// Exactly one must fit (`oneOf`), or at least one (`anyOf`).
    pub exactly_one: bool,
    /// The branches.
    pub branches: Vec<Schema<'d>>,
    /// Where the keyword stands.
    pub place: Place,
}

/// `discriminator`
#[derive(Clone, Debug)]
pub struct Discriminator<'d> {
    /// The property that tells which schema an object has.
    pub property: &'d str,
    /// Values, each with the name of, or a reference to, a schema, and its place.
    pub mapping: Vec<(&'d str, &'d str, Place)>,
    /// The name of, or a reference to, the schema of all other objects, and its place.
    pub default: Option<(&'d str, Place)>,
    /// Where it stands.
    pub place: Place,
}

/// `x-bindery-password`
#[derive(Clone, Debug)]
pub struct Password<'d> {
    /// At least so many classes.
    pub classes: u64,
    /// The characters that count as special.
    pub special: &'d str,
    /// Words that it must not contain.
    pub forbidden: Vec<&'d str>,
    /// Nor spelled backwards.
    pub reversed: bool,
    /// Compared without regard to ASCII case.
    pub ignore_case: bool,
    /// Whether characters outside the four classes are refused.
    pub only_listed: bool,
}

/// A bound of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// At least.
    Minimum,
    /// More than.
    ExclusiveMinimum,
    /// At most.
    Maximum,
    /// Less than.
    ExclusiveMaximum,
}

impl<'d> Schema<'d> {
    pub(super) fn new(node: &'d Node) -> Schema<'d> {
        Schema { node }
    }

    /// What identifies a schema in a run: no two nodes have the same address.
    #[must_use]
    pub fn address(self) -> usize {
        std::ptr::from_ref(self.node).addr()
    }

    /// Whether it is the boolean `true` or `false`.
    #[must_use]
    pub fn boolean(self) -> Option<bool> {
        match self.node.value {
            Value::Bool(value) => Some(value),
            _ => None,
        }
    }

    /// All keywords.
    #[must_use]
    pub fn keywords(self) -> &'d [Entry] {
        self.node.object().unwrap_or_default()
    }

    /// The value of a keyword.
    #[must_use]
    pub fn get(self, keyword: &str) -> Option<&'d Node> {
        self.node.get(keyword)
    }

    /// The string under a keyword.
    #[must_use]
    pub fn text(self, keyword: &str) -> Option<&'d str> {
        text(self.node, keyword)
    }

    /// Whether a boolean keyword is `true`.
    #[must_use]
    pub fn is(self, keyword: &str) -> bool {
        flag(self.node, keyword) == Some(true)
    }

    /// The count under a keyword.
    #[must_use]
    pub fn count(self, keyword: &str) -> Option<u64> {
        match &self.get(keyword)?.value {
            Value::Number(text) => count(text),
            _ => None,
        }
    }

    /// The schema under a keyword.
    #[must_use]
    pub fn schema(self, keyword: &str) -> Option<Schema<'d>> {
        self.get(keyword).map(Schema::new)
    }

    /// The list of schemas under a keyword.
    pub fn schemas(self, keyword: &str) -> impl Iterator<Item = Schema<'d>> + use<'d> {
        items(self.node, keyword).iter().map(Schema::new)
    }

    /// The types that it states; `None` where it states none.
    #[must_use]
    pub fn types(self) -> Option<Vec<&'d str>> {
        let node = self.get("type")?;
        // `Integer` is surely `integer`; of what is no type at all nothing is known.
        let known = |word: &&str| TYPES.iter().find(|known| known.eq_ignore_ascii_case(word));
        let Some(items) = node.array() else {
            return known(&node.string()?).map(|known| vec![*known]);
        };
        let words: Vec<&str> = items.iter().filter_map(Node::string).collect();
        let types: Vec<&str> = words.iter().filter_map(known).copied().collect();
        (!types.is_empty() || words.is_empty()).then_some(types)
    }

    /// The declared properties.
    pub fn properties(self) -> impl Iterator<Item = Property<'d>> + use<'d> {
        entries(self.node, "properties").map(|(name, place, node)| Property {
            name,
            place,
            schema: Schema::new(node),
        })
    }

    /// The schemas of properties whose names match a pattern; the name is the pattern.
    pub fn pattern_properties(self) -> impl Iterator<Item = Property<'d>> + use<'d> {
        entries(self.node, "patternProperties").map(|(name, place, node)| Property {
            name,
            place,
            schema: Schema::new(node),
        })
    }

    /// The names of required properties, each with its place.
    pub fn required(self) -> impl Iterator<Item = (&'d str, Place)> + use<'d> {
        // In 3.0 and before, `required: true` is sometimes left over from an older style.
        items(self.node, "required")
            .iter()
            .filter_map(|node| Some((node.string()?, node.place)))
    }

    /// `dependentRequired`: where a property is present, so must be others.
    #[must_use]
    pub fn dependent_required(self) -> Vec<(&'d str, Vec<&'d str>)> {
        let others = |node: &'d Node| {
            node.array()
                .unwrap_or_default()
                .iter()
                .filter_map(Node::string)
                .collect()
        };
        entries(self.node, "dependentRequired")
            .map(|(name, _, node)| (name, others(node)))
            .collect()
    }

    /// The bounds of a number, in the style of 3.1 whatever the version.
    #[must_use]
    pub fn bounds(self) -> Vec<(Bound, &'d str, Place)> {
        let number = |keyword| match self.get(keyword) {
            Some(Node {
                place,
                value: Value::Number(text),
            }) => Some((&**text, *place)),
            _ => None,
        };
        let mut bounds = Vec::new();
        let pairs = [
            (
                "minimum",
                Bound::Minimum,
                "exclusiveMinimum",
                Bound::ExclusiveMinimum,
            ),
            (
                "maximum",
                Bound::Maximum,
                "exclusiveMaximum",
                Bound::ExclusiveMaximum,
            ),
        ];
        for (inclusive, bound, exclusive, exclusive_bound) in pairs {
            if let Some((text, place)) = number(inclusive) {
                // In 3.0 the exclusive keyword is a flag on the other one.
                let bound = if self.is(exclusive) {
                    exclusive_bound
                } else {
                    bound
                };
                bounds.push((bound, text, place));
            }
            if let Some((text, place)) = number(exclusive) {
                bounds.push((exclusive_bound, text, place));
            }
        }
        bounds
    }

    /// `oneOf` and `anyOf`.
    #[must_use]
    pub fn alternatives(self) -> Vec<Alternatives<'d>> {
        let read = |(keyword, exactly_one)| {
            let entry = self.node.entry(keyword)?;
            Some(Alternatives {
                exactly_one,
                branches: entry.value.array()?.iter().map(Schema::new).collect(),
                place: entry.key_place,
            })
        };
        [("oneOf", true), ("anyOf", false)]
            .into_iter()
            .filter_map(read)
            .collect()
    }

    /// `discriminator`
    #[must_use]
    pub fn discriminator(self) -> Option<Discriminator<'d>> {
        let entry = self.node.entry("discriminator")?;
        Some(Discriminator {
            property: text(&entry.value, "propertyName")?,
            mapping: entries(&entry.value, "mapping")
                .filter_map(|(value, _, node)| Some((value, node.string()?, node.place)))
                .collect(),
            default: entry
                .value
                .get("defaultMapping")
                .and_then(|node| Some((node.string()?, node.place))),
            place: entry.key_place,
        })
    }

    /// `x-bindery-password`, with its place.
    #[must_use]
    pub fn password(self) -> Option<(Password<'d>, Place)> {
        let entry = self.node.entry("x-bindery-password")?;
        let node = &entry.value;
        node.object()?;
        let classes = Schema::new(node).count("classes").unwrap_or(1);
        let password = Password {
            classes,
            special: text(node, "special").unwrap_or_default(),
            forbidden: items(node, "forbidden")
                .iter()
                .filter_map(Node::string)
                .collect(),
            reversed: flag(node, "reversed").unwrap_or(false),
            ignore_case: flag(node, "ignore-case").unwrap_or(false),
            only_listed: flag(node, "only-listed").unwrap_or(false),
        };
        Some((password, entry.key_place))
    }

    /// The examples of all versions.
    pub fn examples(self) -> impl Iterator<Item = &'d Node> + use<'d> {
        self.get("example")
            .into_iter()
            .chain(items(self.node, "examples"))
    }

    /// What is said to people.
    #[must_use]
    pub fn words(self) -> Words<'d> {
        super::Read::read(self.node)
    }
}

impl<'d> super::Read<'d> for Schema<'d> {
    fn read(node: &'d Node) -> Schema<'d> {
        Schema::new(node)
    }
}
