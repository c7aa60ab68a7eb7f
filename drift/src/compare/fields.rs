//! The fields of a body against those of a document.

use bindery::finding::Place;
use bindery::model::Json;

use super::of_facts::{Declared, disagreements};
use super::rename::{self, Lone};
use super::tree::Node;
use super::{Against, Change, Difference};
use crate::spec::{FieldView, View};
use crate::subject::{Key, Step};

/// What is found while a page's operation is compared with a document's.
#[derive(Debug)]
pub(super) struct Found {
    /// The operation as the document has it.
    pub(super) operation: String,
    pub(super) differences: Vec<Difference>,
}

impl Found {
    pub(super) fn add(
        &mut self,
        key: Key,
        change: Change,
        values: (Option<Json>, Option<Json>),
        places: (Place, Option<Place>),
    ) {
        self.differences.push(Difference {
            against: Against::Spec,
            operation: self.operation.clone(),
            key,
            change,
            page: values.0,
            other: values.1,
            place: places.0,
            other_place: places.1,
            is_new: false,
            before: None,
        });
    }

    /// Something that only the page has.
    pub(super) fn only_in_page(&mut self, key: Key, node: &Node<'_>, nearest: Place, other: Place) {
        let place = node.first().map_or(nearest, |subject| subject.place);
        self.add(key, Change::OnlyInPage, (None, None), (place, Some(other)));
    }

    /// The facts of a row that a document does not share.
    pub(super) fn facts(&mut self, key: &Key, node: &Node<'_>, declared: &Declared<'_, '_>) {
        let Some(subject) = node.subject else { return };
        for one in disagreements(subject, declared) {
            let values = (Some(one.page.value), one.other);
            let places = (one.page.place, Some(one.place));
            self.add(key.clone(), Change::Fact(one.name), values, places);
        }
    }

    /// A body, which a page can describe with or without what is around it.
    pub(super) fn body(&mut self, key: &Key, node: &Node<'_>, value: &View<'_>, nearest: Place) {
        let value = fitting(value, node);
        if let Some((envelope, inside)) = envelope(node, &value) {
            let change = Change::Envelope(envelope.name.to_owned());
            let name = Json::String(envelope.name.to_owned());
            let place = node.first().map_or(nearest, |subject| subject.place);
            let places = (place, Some(envelope.place));
            self.add(key.clone(), change, (None, Some(name)), places);
            self.fields(key, node, &inside, nearest);
            return;
        }
        self.value(key, node, &value, nearest);
    }

    /// What is in a value.
    fn value(&mut self, key: &Key, node: &Node<'_>, value: &View<'_>, nearest: Place) {
        for (step, child) in &node.children {
            let inside = match step {
                Step::Items => value.items(),
                Step::Values => value.values(),
                Step::Name(_) => continue,
            };
            // That it is no list, or no map, is said of its type.
            let inside = inside.unwrap_or_else(|| value.clone());
            self.value(&key.with((*step).clone()), child, &inside, nearest);
        }
        self.fields(key, node, &fitting(value, node), nearest);
    }

    fn fields(&mut self, key: &Key, node: &Node<'_>, value: &View<'_>, nearest: Place) {
        let on_page = node.named();
        if on_page.is_empty() {
            return;
        }
        let declared = value.fields();
        let (mut new, mut gone) = (Vec::new(), Vec::new());
        for (name, child) in &on_page {
            match declared.iter().find(|field| field.name == *name) {
                Some(field) => self.field(&key.field(name), child, field, nearest),
                None => new.push((*name, *child)),
            }
        }
        for field in &declared {
            if node.get(field.name).is_none() {
                gone.push(field);
            }
        }
        let around = value.place().unwrap_or(nearest);
        let pairs = renamed(&on_page, &declared, &new, &gone);
        for (index, (name, child)) in new.iter().enumerate() {
            let own = key.field(name);
            match pairs.iter().find(|(_, new)| *new == index) {
                None => self.only_in_page(own, child, nearest, around),
                Some((old, _)) => {
                    let field = gone[*old];
                    self.renamed(
                        own.clone(),
                        key.field(field.name),
                        child,
                        field.place,
                        nearest,
                    );
                    self.field(&own, child, field, nearest);
                }
            }
        }
        for (index, field) in gone.iter().enumerate() {
            if pairs.iter().all(|(old, _)| *old != index) {
                let place = node.subject.or_else(|| node.first());
                let place = place.map_or(nearest, |subject| subject.place);
                let places = (place, Some(field.place));
                self.add(
                    key.field(field.name),
                    Change::NotInPage,
                    (None, None),
                    places,
                );
            }
        }
    }

    fn field(&mut self, key: &Key, node: &Node<'_>, field: &FieldView<'_>, nearest: Place) {
        let declared = Declared {
            value: &field.value,
            required: field.required,
            deprecated: field.deprecated,
            place: field.place,
        };
        self.facts(key, node, &declared);
        let nearest = node.subject.map_or(nearest, |subject| subject.place);
        self.value(key, node, &field.value, nearest);
    }

    /// Something that has another name in the document.
    pub(super) fn renamed(
        &mut self,
        own: Key,
        old: Key,
        node: &Node<'_>,
        at: Place,
        nearest: Place,
    ) {
        let text = |key: &Key| Some(Json::String(key.name().unwrap_or_default().to_owned()));
        let values = (text(&own), text(&old));
        let place = node.first().map_or(nearest, |subject| subject.place);
        self.add(own, Change::Renamed(old), values, (place, Some(at)));
    }
}

/// Which of the fields that only one side has are perhaps the same.
fn renamed(
    on_page: &[(&str, &Node<'_>)],
    declared: &[FieldView<'_>],
    new: &[(&str, &Node<'_>)],
    gone: &[&FieldView<'_>],
) -> Vec<(usize, usize)> {
    let page_names: Vec<&str> = on_page.iter().map(|(name, _)| *name).collect();
    let own_names: Vec<&str> = declared.iter().map(|field| field.name).collect();
    let of_page: Vec<Lone<'_>> = new
        .iter()
        .map(|(name, _)| lone(name, &page_names, &own_names))
        .collect();
    let own: Vec<Lone<'_>> = gone
        .iter()
        .map(|field| lone(field.name, &own_names, &page_names))
        .collect();
    rename::pairs(&own, &of_page, |old, young| {
        is_perhaps(new[young].1, gone[old])
    })
}

/// A name that only one side has, with the name before it that both have.
pub(super) fn lone<'n>(name: &'n str, own: &[&'n str], others: &[&str]) -> Lone<'n> {
    let before = own.iter().take_while(|other| **other != name);
    let after = before
        .filter(|other| others.contains(other))
        .last()
        .copied();
    Lone { name, after }
}

/// Whether a field of the page has all facts that the document has of one: so many that the
/// two can be the same. An object of which the page tells no fields is like any other.
fn is_perhaps(node: &Node<'_>, field: &FieldView<'_>) -> bool {
    let Some(subject) = node.subject else {
        return false;
    };
    let declared = Declared {
        value: &field.value,
        required: field.required,
        deprecated: field.deprecated,
        place: field.place,
    };
    let inside = fitting(&inner(&field.value), inner_node(node));
    let names: Vec<&str> = inside.fields().iter().map(|field| field.name).collect();
    subject.kind.is_some()
        && (names.is_empty() || !inner_node(node).named().is_empty())
        && disagreements(subject, &declared).is_empty()
        && inner_node(node)
            .named()
            .iter()
            .all(|(name, _)| names.contains(name))
}

/// What a list or a map is of, however deep.
fn inner<'a>(value: &View<'a>) -> View<'a> {
    let mut value = value.clone();
    for _ in 0..8 {
        match value.items().or_else(|| value.values()) {
            Some(inside) if !value.has_fields() => value = inside,
            _ => break,
        }
    }
    value
}

/// The same for a page.
fn inner_node<'n, 'p>(node: &'n Node<'p>) -> &'n Node<'p> {
    let mut node = node;
    while let Some((_, inside)) = node
        .children
        .iter()
        .find(|(step, _)| !matches!(step, Step::Name(_)))
    {
        node = inside;
    }
    node
}

/// The value whose fields a page has: a page that lists fields of a list's items, without
/// saying that it is a list, means the items.
fn fitting<'a>(value: &View<'a>, node: &Node<'_>) -> View<'a> {
    let named = node.named();
    if named.is_empty() || value.has_fields() {
        return value.clone();
    }
    let inside = inner(value);
    let fields = inside.fields();
    let known = named
        .iter()
        .any(|(name, _)| fields.iter().any(|field| field.name == *name));
    if known { inside } else { value.clone() }
}

/// The field that the whole body is inside of, where the page begins inside of it.
fn envelope<'a>(node: &Node<'_>, value: &View<'a>) -> Option<(FieldView<'a>, View<'a>)> {
    let on_page = node.named();
    let fields = value.fields();
    let known = |fields: &[FieldView<'_>]| {
        let names = on_page
            .iter()
            .filter(|(name, _)| fields.iter().any(|field| field.name == *name));
        names.count()
    };
    if on_page.is_empty() || known(&fields) > 0 {
        return None;
    }
    let mut fields = fields.into_iter();
    fields.find_map(|field| {
        let inside = fitting(&field.value, node);
        (known(&inside.fields()) * 2 >= on_page.len()).then_some((field, inside))
    })
}
