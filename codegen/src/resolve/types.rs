//! The arena of types, and what is still to be built.
//!
//! Nothing here recurses: a schema that another one needs gets its number at once and is
//! built later, so recursive types are nothing special and long chains cost no stack.

use super::layers::Layer;
use super::peel::{Peeled, peel};
use super::{build, format, refine};
use crate::document::Documents;
use crate::finding::code::resolve as code;
use crate::finding::{Finding, Findings, Place};
use crate::map::{Addresses, Map, Set};
use crate::model::{Docs, Kind, Origin, Type, TypeId, TypeSet};
use crate::openapi::{Links, Schema};
use std::collections::VecDeque;

pub(super) struct Types<'d, 'f> {
    pub(super) documents: &'d Documents,
    pub(super) links: &'f Links<'d>,
    pub(super) findings: &'f mut Findings,
    pub(super) built: Vec<Type>,
    /// The type of a schema, by address.
    known: Addresses<TypeId>,
    /// The types that are called after a way to them, until what they are a part of is met.
    by_way: TypeSet,
    /// The addresses of schemas whose type is another one's: they are only words around it.
    borrowed: Addresses<()>,
    /// The schemas that have others in their `allOf`.
    pub(super) heirs: super::heirs::Heirs<'d>,
    /// The names of schemas.
    pub(super) names: Set<String>,
    waiting: VecDeque<Task<'d>>,
    /// The types that repeat others, and those of them whose base was not looked for yet.
    pub(super) refinements: Map<TypeId, Refinement<'d>>,
    without_base: VecDeque<(TypeId, Schema<'d>, String)>,
}

/// A type that is still to be built.
pub(super) struct Task<'d> {
    pub(super) id: TypeId,
    pub(super) stuff: Stuff<'d>,
    /// The JSON types that it is confined to: a branch of a list of types.
    pub(super) only: Option<super::json_types::JsonTypes>,
}

/// What a type is built from.
pub(super) enum Stuff<'d> {
    Schema(Schema<'d>),
    Layers(Vec<Layer<'d>>),
    /// A schema that has heirs, without them.
    Base(Vec<Layer<'d>>),
}

/// A type that repeats another one.
pub(super) struct Refinement<'d> {
    pub(super) base: TypeId,
    pub(super) nullable: bool,
    pub(super) around: Vec<Schema<'d>>,
    /// The whole schema, for its words.
    pub(super) schema: Schema<'d>,
}

/// The type of a schema that stands somewhere.
#[derive(Clone, Copy)]
pub(super) struct Use {
    pub(super) ty: TypeId,
    /// Whether the type is of that schema alone, so that it has its words.
    pub(super) is_own: bool,
}

impl<'d, 'f> Types<'d, 'f> {
    pub(super) fn new(
        documents: &'d Documents,
        links: &'f Links<'d>,
        findings: &'f mut Findings,
    ) -> Types<'d, 'f> {
        Types {
            documents,
            links,
            findings,
            built: Vec::new(),
            known: Addresses::default(),
            by_way: TypeSet::default(),
            borrowed: Addresses::default(),
            heirs: super::heirs::Heirs::default(),
            names: Set::new(),
            waiting: VecDeque::new(),
            refinements: Map::new(),
            without_base: VecDeque::new(),
        }
    }

    /// The name for what a shared part contains: that of the part, unless a schema has it.
    pub(super) fn name_of_part(&self, name: String, what: &str) -> String {
        if self.names.contains(&name) {
            format!("{name} {what}")
        } else {
            name
        }
    }

    /// The type of a schema that has a name.
    pub(super) fn named(&mut self, schema: Schema<'d>, name: String) -> TypeId {
        self.met(schema, Origin::Named(name), true).ty
    }

    /// The type of a schema. The origin is only for one that was not met before and is not
    /// another one in other clothes.
    pub(super) fn use_of(&mut self, schema: Schema<'d>, origin: Origin) -> Use {
        self.met(schema, origin, false)
    }

    fn met(&mut self, schema: Schema<'d>, origin: Origin, by_reference: bool) -> Use {
        let mut by_reference = by_reference;
        let mut on_the_way = Addresses::default();
        let mut inner = schema;
        let mut origin = origin;
        let ty = loop {
            if let Some(id) = self.known.get(inner.address()).copied() {
                if !by_reference && !self.borrowed.has(inner.address()) {
                    self.stands(id, origin);
                }
                break id;
            }
            if on_the_way.insert(inner.address(), ()).is_some() {
                break self.circular(inner, origin);
            }
            let peeled = match peel(self.links, inner) {
                Some(peeled) if peeled.is_plain() => {
                    inner = peeled.base;
                    origin = Origin::Named(peeled.name);
                    by_reference = true;
                    continue;
                }
                peeled => peeled,
            };
            let is_way = matches!(&origin, Origin::Named(name) if !self.names.contains(name));
            let id = match peeled {
                Some(peeled) => self.refined(inner, peeled, origin),
                None => {
                    let id = self.reserve(origin, inner.node.place);
                    self.later(id, Stuff::Schema(inner));
                    id
                }
            };
            if by_reference && is_way {
                self.by_way.insert(id);
            }
            break id;
        };
        for &address in on_the_way.addresses() {
            self.known.insert(address, ty);
            if address != inner.address() {
                self.borrowed.insert(address, ());
            }
        }
        // One that was met before is known by its own address, whosever type it has.
        let is_own = inner.address() == schema.address() && !self.borrowed.has(schema.address());
        Use {
            ty,
            is_own: is_own && !self.is_refinement(ty),
        }
    }

    /// A type is called after where it stands, rather than after a reference that led to it
    /// first; and where several types share what it stands in, after the one with the shortest
    /// way to it. So it does not matter what is met first.
    fn stands(&mut self, id: TypeId, origin: Origin) {
        let Some(known) = self.built.get(id.0 as usize) else {
            return;
        };
        if known.origin == origin || matches!(origin, Origin::Rule(_)) {
            return;
        }
        let by_way = around(&origin).is_some_and(|parent| self.is_by_way(parent));
        let better = match (self.is_by_way(id), by_way) {
            (true, false) => true,
            (false, false) => match (self.way(&known.origin), self.way(&origin)) {
                (Some(known), Some(other)) => other < known,
                _ => false,
            },
            (_, true) => false,
        };
        if !better {
            return;
        }
        self.by_way.remove(id);
        if let Some(ty) = self.get_mut(id) {
            if matches!(origin, Origin::Field(..)) {
                // Such a name is that of the field.
                ty.preferred_name = None;
            }
            ty.origin = origin;
        }
    }

    /// The steps to what stands inside a type with a name, and how long all of it is.
    fn way(&self, origin: &Origin) -> Option<(usize, Vec<String>)> {
        let mut way = Vec::new();
        let mut origin = origin;
        around(origin)?;
        for _ in 0..self.built.len() {
            let step = match origin {
                Origin::Named(name) => name.clone(),
                Origin::Field(_, name) => name.clone(),
                Origin::Items(_) => "item".to_owned(),
                Origin::Values(_) => "value".to_owned(),
                Origin::Variant(_, index) => index.to_string(),
                _ => return None,
            };
            way.push(step);
            let Some(parent) = around(origin) else {
                break;
            };
            origin = &self.built.get(parent.0 as usize)?.origin;
        }
        way.reverse();
        Some((way.iter().map(String::len).sum(), way))
    }

    /// Whether a type, or what it is inside of, is called after a way to it.
    fn is_by_way(&self, id: TypeId) -> bool {
        let mut id = id;
        for _ in 0..self.built.len() {
            if self.by_way.contains(id) {
                return true;
            }
            let origin = self.built.get(id.0 as usize).map(|ty| &ty.origin);
            match origin.and_then(around) {
                Some(parent) => id = parent,
                None => return false,
            }
        }
        false
    }

    /// The type of several schemas that all apply.
    pub(super) fn use_of_all(
        &mut self,
        schemas: &[Schema<'d>],
        origin: Origin,
        place: Place,
    ) -> Use {
        let mut heavy: Vec<Schema<'d>> = Vec::new();
        for schema in schemas {
            let is_new = heavy
                .iter()
                .all(|other| other.address() != schema.address());
            if is_new && !super::peel::is_words_only(*schema) {
                heavy.push(*schema);
            }
        }
        match heavy.as_slice() {
            [] => match schemas.first() {
                Some(first) => self.use_of(*first, origin),
                None => Use {
                    ty: self.any(origin, place),
                    is_own: true,
                },
            },
            [only] => self.use_of(*only, origin),
            several => self.merged(several, origin, place),
        }
    }

    fn merged(&mut self, schemas: &[Schema<'d>], origin: Origin, place: Place) -> Use {
        let plain = |schema: &Schema<'d>| peel(self.links, *schema).filter(Peeled::is_plain);
        let targets: Vec<_> = schemas
            .iter()
            .filter_map(|schema| Some(plain(schema)?.base.address()))
            .collect();
        let same = targets.len() == schemas.len()
            && targets.windows(2).all(|pair| pair.first() == pair.last());
        if let (true, Some(first)) = (same, schemas.first()) {
            return self.use_of(*first, origin);
        }
        let mut layers: Vec<Layer<'d>> = Vec::new();
        for schema in schemas {
            for mut layer in super::layers::flatten(self, *schema) {
                layer.is_whole = false;
                if layers
                    .iter()
                    .all(|other| other.schema.address() != layer.schema.address())
                {
                    layers.push(layer);
                }
            }
        }
        let id = self.reserve(origin, place);
        self.later(id, Stuff::Layers(layers));
        Use {
            ty: id,
            is_own: true,
        }
    }

    fn refined(&mut self, schema: Schema<'d>, peeled: Peeled<'d>, origin: Origin) -> TypeId {
        let id = self.reserve(origin, schema.node.place);
        // The base is looked for later: it may lead back here, or on and on.
        self.without_base.push_back((id, peeled.base, peeled.name));
        let refinement = Refinement {
            base: id,
            nullable: peeled.nullable,
            around: peeled.around,
            schema,
        };
        self.refinements.insert(id, refinement);
        id
    }

    fn is_refinement(&self, id: TypeId) -> bool {
        self.refinements.contains_key(&id)
    }

    fn circular(&mut self, schema: Schema<'d>, origin: Origin) -> TypeId {
        // Circles of nothing but `$ref` have been reported with all other references.
        if schema.get("$ref").is_none() {
            let place = schema
                .keywords()
                .first()
                .map_or(schema.node.place, |entry| entry.key_place);
            self.findings.report(Finding::new(
                &code::CIRCULAR,
                place,
                "this schema is nothing but itself",
            ));
        }
        self.any(origin, schema.node.place)
    }

    /// A new type of any value.
    pub(super) fn any(&mut self, origin: Origin, place: Place) -> TypeId {
        self.reserve(origin, place)
    }

    /// A number for a type that is built later. Until then it accepts anything.
    pub(super) fn reserve(&mut self, origin: Origin, place: Place) -> TypeId {
        let id = TypeId(u32::try_from(self.built.len()).unwrap_or(u32::MAX));
        self.built.push(Type {
            origin,
            preferred_name: None,
            docs: Docs::default(),
            kind: Kind::Any,
            tuple: None,
            nullable: false,
            implied: true,
            rules: Vec::new(),
            secret: false,
            file: false,
            binary: false,
            default: None,
            examples: Vec::new(),
            refines: None,
            place,
        });
        id
    }

    pub(super) fn later(&mut self, id: TypeId, stuff: Stuff<'d>) {
        self.waiting.push_back(Task {
            id,
            stuff,
            only: None,
        });
    }

    pub(super) fn later_only(
        &mut self,
        id: TypeId,
        layers: Vec<Layer<'d>>,
        only: super::json_types::JsonTypes,
    ) {
        self.waiting.push_back(Task {
            id,
            stuff: Stuff::Layers(layers),
            only: Some(only),
        });
    }

    /// The type of an id that this arena gave out.
    pub(super) fn get_mut(&mut self, id: TypeId) -> Option<&mut Type> {
        self.built.get_mut(id.0 as usize)
    }

    /// Builds everything that waits, and what that needs.
    pub(super) fn build_all(&mut self) {
        loop {
            if let Some(task) = self.waiting.pop_front() {
                build::build(self, task);
            } else if let Some((id, schema, name)) = self.without_base.pop_front() {
                let base = self.named(schema, name);
                if let Some(refinement) = self.refinements.get_mut(&id) {
                    refinement.base = base;
                }
            } else {
                return;
            }
        }
    }

    /// The finished types.
    pub(super) fn finish(mut self) -> Vec<Type> {
        self.build_all();
        refine::refine(&mut self);
        format::settle(&mut self.built, self.findings);
        self.built.shrink_to_fit();
        self.built
    }
}

/// The type that a value of this origin stands in.
fn around(origin: &Origin) -> Option<TypeId> {
    match origin {
        Origin::Field(parent, _)
        | Origin::Items(parent)
        | Origin::Values(parent)
        | Origin::Variant(parent, _) => Some(*parent),
        _ => None,
    }
}
