//! A value of a document, seen with all its alternatives at once.

use bindery::finding::Place;
use bindery::map::Set;
use bindery::model::{Api, Check, Condition, Kind, Object, Rest, Type, TypeId};

/// Which way a value goes: what is only for the other way is not part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Direction {
    /// In a request.
    Sent,
    /// In a response.
    Received,
}

/// A value: one type, or several of which any can be what a page describes.
#[derive(Clone, Debug)]
pub(crate) struct View<'a> {
    pub(super) api: &'a Api,
    /// The types that were named, before alternatives were opened.
    pub(super) own: Vec<TypeId>,
    /// These, their alternatives, and what else is said of the same value.
    pub(super) types: Vec<TypeId>,
    pub(super) direction: Direction,
}

/// A field of a value.
#[derive(Clone, Debug)]
pub(crate) struct FieldView<'a> {
    pub(crate) name: &'a str,
    /// Whether every value has it.
    pub(crate) required: bool,
    pub(crate) deprecated: bool,
    pub(crate) place: Place,
    pub(crate) value: View<'a>,
}

/// The most types of one value that are looked at.
const MOST: usize = 10_000;
/// How many types are asked whether they need a field.
const ASKED: usize = 1_000;

impl<'a> View<'a> {
    pub(crate) fn new(api: &'a Api, own: Vec<TypeId>, direction: Direction) -> View<'a> {
        let types = opened(api, &own);
        View {
            api,
            own,
            types,
            direction,
        }
    }

    /// Where it is declared.
    pub(crate) fn place(&self) -> Option<Place> {
        self.own.first().map(|id| self.api.get(*id).place)
    }

    pub(super) fn all(&self) -> impl Iterator<Item = (TypeId, &'a Type)> + '_ {
        self.types.iter().map(|id| (*id, self.api.get(*id)))
    }

    /// The objects that the value can be.
    fn objects(&self) -> Vec<&'a Object> {
        let mut objects = Vec::new();
        for (_, ty) in self.all() {
            if let Kind::Object(object) = &ty.kind {
                objects.push(&**object);
            }
            for rule in &ty.rules {
                if let Check::Properties(object) = &rule.check {
                    objects.push(object);
                }
            }
        }
        objects
    }

    /// The declared fields, in the order of the document; those of all alternatives.
    pub(crate) fn fields(&self) -> Vec<FieldView<'a>> {
        let mut found: Vec<(&'a str, Vec<&'a bindery::model::Field>)> = Vec::new();
        for object in self.objects() {
            for field in &object.fields {
                let other_way = match self.direction {
                    Direction::Sent => field.read_only,
                    Direction::Received => field.write_only,
                };
                if other_way {
                    continue;
                }
                match found.iter_mut().find(|(name, _)| *name == field.name) {
                    Some((_, fields)) => fields.push(field),
                    None => found.push((&field.name, vec![field])),
                }
            }
        }
        let fields = found.into_iter();
        fields
            .filter_map(|(name, fields)| {
                let types = fields.iter().map(|field| field.ty).collect();
                let value = View::new(self.api, types, self.direction);
                Some(FieldView {
                    name,
                    required: {
                        let mut left = ASKED;
                        let mut own = self.own.iter();
                        own.any(|id| requires(self.api, *id, name, &mut left))
                    },
                    deprecated: fields.iter().any(|field| field.docs.deprecated),
                    place: fields.first()?.place,
                    value,
                })
            })
            .collect()
    }

    /// What the items are, where the value can be a list.
    pub(crate) fn items(&self) -> Option<View<'a>> {
        let mut items = Vec::new();
        for (_, ty) in self.all() {
            if let Kind::Array(id) = &ty.kind {
                items.push(*id);
            }
            for rule in &ty.rules {
                if let Check::Items(first, rest) = &rule.check {
                    items.extend(first.iter().copied().chain(*rest));
                }
            }
        }
        (!items.is_empty()).then(|| View::new(self.api, items, self.direction))
    }

    /// What the values are, where the value can be a map of something.
    pub(crate) fn values(&self) -> Option<View<'a>> {
        let rests = self.objects().into_iter().map(Object::rest);
        let values: Vec<TypeId> = rests
            .filter_map(|rest| match rest {
                Rest::Of(ty) => Some(ty),
                Rest::Any | Rest::Nothing => None,
            })
            .collect();
        (!values.is_empty()).then(|| View::new(self.api, values, self.direction))
    }

    /// Whether something else than a list is said of it, which has fields.
    pub(crate) fn has_fields(&self) -> bool {
        self.objects()
            .iter()
            .any(|object| !object.fields.is_empty())
    }
}

/// Types, their alternatives, and what their rules say of the same value.
fn opened(api: &Api, own: &[TypeId]) -> Vec<TypeId> {
    let mut seen = Set::new();
    let mut order = Vec::new();
    let mut stack: Vec<TypeId> = own.iter().rev().copied().collect();
    while let Some(id) = stack.pop() {
        if order.len() >= MOST || !seen.insert(id) {
            continue;
        }
        order.push(id);
        let mut next = same_value(api.get(id));
        next.reverse();
        stack.extend(next);
    }
    order
}

/// The types that a type says the same value can be, or is as well.
fn same_value(ty: &Type) -> Vec<TypeId> {
    let mut types = Vec::new();
    if let Kind::Union(union) = &ty.kind {
        types.extend(union.variants.iter().map(|variant| variant.ty));
    }
    let is = |condition: &Condition| match condition {
        Condition::Present(_) => None,
        Condition::Is(id) => Some(*id),
    };
    for rule in &ty.rules {
        match &rule.check {
            Check::OneOf(conditions) | Check::AnyOf(conditions) => {
                types.extend(conditions.iter().filter_map(is));
            }
            Check::AllOf(all) => types.extend(all),
            Check::If(condition, then, otherwise) => {
                types.push(*condition);
                types.extend(then.iter().chain(otherwise));
            }
            Check::DependentSchemas(list) => types.extend(list.iter().map(|(_, id)| *id)),
            _ => {}
        }
    }
    types
}

/// Whether every value of a type has a field.
fn requires(api: &Api, id: TypeId, name: &str, left: &mut usize) -> bool {
    let Some(fewer) = left.checked_sub(1) else {
        return false;
    };
    *left = fewer;
    let ty = api.get(id);
    let of_kind = match &ty.kind {
        Kind::Object(object) => has(object, name),
        Kind::Union(union) => {
            let objects = union.variants.iter().map(|variant| variant.ty);
            let objects =
                objects.filter(|id| matches!(api.get(*id).kind, Kind::Object(_) | Kind::Union(_)));
            let objects: Vec<TypeId> = objects.collect();
            !objects.is_empty() && objects.iter().all(|id| requires(api, *id, name, left))
        }
        _ => false,
    };
    of_kind
        || ty.rules.iter().any(|rule| match &rule.check {
            Check::Required(required) => required == name,
            Check::Properties(object) => has(object, name),
            Check::AllOf(all) => all.iter().any(|id| requires(api, *id, name, left)),
            _ => false,
        })
}

fn has(object: &Object, name: &str) -> bool {
    let mut fields = object.fields.iter();
    fields.any(|field| field.required && field.name == name)
}
