//! Which types stand for others, and which contain themselves.

use crate::map::{Map, Set};
use crate::model::{Api, Field, Kind, TypeId};

/// The type that stands for this one in Rust: the one that it repeats, at the end of the chain.
pub(super) fn canonical(api: &Api, mut id: TypeId) -> TypeId {
    let mut steps = api.types.len();
    while let Some(base) = api.get(id).refines {
        id = base;
        steps = steps.saturating_sub(1);
        if steps == 0 {
            break;
        }
    }
    id
}

/// The types that a value of a type holds without a `Vec` or a map between; `shape` gives the
/// type that stands for one in Rust.
fn held(api: &Api, id: TypeId, shape: &impl Fn(TypeId) -> TypeId) -> Vec<(TypeId, bool)> {
    let field = |field: &Field| {
        let is_needed = field.required && !api.get(field.ty).nullable;
        (shape(field.ty), is_needed)
    };
    let ty = api.get(id);
    match &ty.kind {
        Kind::Object(object) => object.fields.iter().map(field).collect(),
        Kind::Array(_) => ty
            .tuple
            .iter()
            .flat_map(|tuple| tuple.places.iter().map(field))
            .collect(),
        Kind::Union(union) => union
            .variants
            .iter()
            .map(|variant| (shape(variant.ty), false))
            .collect(),
        _ => Vec::new(),
    }
}

/// The groups of types that hold each other: a group's number for each type in one.
pub(super) fn cycles(
    api: &Api,
    types: &[TypeId],
    shape: impl Fn(TypeId) -> TypeId,
) -> Map<TypeId, usize> {
    components(api, types, shape, |_| true)
}

/// The types of which no value can ever be finished: each needs another of the group.
pub(super) fn endless(api: &Api, types: &[TypeId]) -> Map<TypeId, usize> {
    components(api, types, |id| canonical(api, id), |required| required)
}

/// Tarjan's algorithm without recursion; only groups that really are cycles are kept.
fn components(
    api: &Api,
    types: &[TypeId],
    shape: impl Fn(TypeId) -> TypeId,
    follow: impl Fn(bool) -> bool,
) -> Map<TypeId, usize> {
    let edges: Map<TypeId, Vec<TypeId>> = types
        .iter()
        .map(|id| {
            (
                *id,
                held(api, *id, &shape)
                    .into_iter()
                    .filter(|(_, required)| follow(*required))
                    .map(|(to, _)| to)
                    .collect(),
            )
        })
        .collect();
    let mut state = Tarjan::default();
    for id in types {
        if !state.index.contains_key(id) {
            state.run(*id, &edges);
        }
    }
    let mut groups = Map::new();
    for (number, group) in state.groups.into_iter().enumerate() {
        let alone = group.len() == 1;
        for id in group {
            let itself = edges.get(&id).is_some_and(|to| to.contains(&id));
            if !alone || itself {
                groups.insert(id, number);
            }
        }
    }
    groups
}

#[derive(Default)]
struct Tarjan {
    index: Map<TypeId, usize>,
    low: Map<TypeId, usize>,
    on_stack: Set<TypeId>,
    stack: Vec<TypeId>,
    groups: Vec<Vec<TypeId>>,
}

impl Tarjan {
    fn enter(&mut self, id: TypeId) {
        let next = self.index.len();
        self.index.insert(id, next);
        self.low.insert(id, next);
        self.stack.push(id);
        self.on_stack.insert(id);
    }

    fn lower(&mut self, id: TypeId, to: usize) {
        let low = self.low.entry(id).or_insert(to);
        *low = (*low).min(to);
    }

    fn run(&mut self, start: TypeId, edges: &Map<TypeId, Vec<TypeId>>) {
        self.enter(start);
        let mut work = vec![(start, 0)];
        while let Some((id, at)) = work.pop() {
            if let Some(to) = edges.get(&id).and_then(|to| to.get(at)).copied() {
                work.push((id, at + 1));
                if !self.index.contains_key(&to) {
                    self.enter(to);
                    work.push((to, 0));
                } else if self.on_stack.contains(&to) {
                    let seen = self.index.get(&to).copied().unwrap_or(usize::MAX);
                    self.lower(id, seen);
                }
            } else {
                self.leave(id);
                if let Some((parent, _)) = work.last() {
                    let low = self.low.get(&id).copied().unwrap_or(usize::MAX);
                    self.lower(*parent, low);
                }
            }
        }
    }

    fn leave(&mut self, id: TypeId) {
        if self.low.get(&id) != self.index.get(&id) {
            return;
        }
        let mut group = Vec::new();
        while let Some(member) = self.stack.pop() {
            self.on_stack.remove(&member);
            group.push(member);
            if member == id {
                break;
            }
        }
        self.groups.push(group);
    }
}

/// The lists and maps that lead back to themselves through lists and maps only, each circle in
/// the order in which it is walked; `inside` gives what one holds.
pub(super) fn lists_of_themselves(
    types: impl Iterator<Item = TypeId>,
    inside: impl Fn(TypeId) -> Option<TypeId>,
) -> Vec<Vec<TypeId>> {
    let mut seen = Set::new();
    let mut circles = Vec::new();
    for start in types {
        let mut way = Vec::new();
        let mut next = Some(start);
        while let Some(id) = next {
            if !seen.insert(id) {
                // It leads to itself, or to what was walked before.
                let circle = way.iter().position(|one| *one == id);
                circles.extend(circle.map(|from| way.split_off(from)));
                break;
            }
            way.push(id);
            next = inside(id);
        }
    }
    circles
}
