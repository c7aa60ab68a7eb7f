//! Which types stand for others, and which contain themselves.

use crate::map::Map;
use crate::model::{Api, Field, Kind, TypeId, TypeSet};

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
    let mut edges: Vec<Vec<TypeId>> = vec![Vec::new(); api.types.len()];
    for id in types {
        let held = held(api, *id, &shape).into_iter();
        let held = held.filter(|(_, required)| follow(*required));
        edges[at(*id)] = held.map(|(to, _)| to).collect();
    }
    let mut state = Tarjan {
        visits: vec![Visit::default(); api.types.len()],
        ..Tarjan::default()
    };
    for id in types {
        if state.visits[at(*id)].index.is_none() {
            state.run(*id, &edges);
        }
    }
    let mut groups = Map::new();
    for (number, group) in state.groups.into_iter().enumerate() {
        let alone = group.len() == 1;
        for id in group {
            let itself = edges[at(id)].contains(&id);
            if !alone || itself {
                groups.insert(id, number);
            }
        }
    }
    groups
}

/// Where a type stands in a list of something for every type of the model.
fn at(id: TypeId) -> usize {
    id.0 as usize
}

/// What is known of the types is found by their numbers: every type is asked about several times,
/// and looking each of them up in maps took as long as all else here.
#[derive(Default)]
struct Tarjan {
    visits: Vec<Visit>,
    count: usize,
    stack: Vec<TypeId>,
    groups: Vec<Vec<TypeId>>,
}

/// What is known of a type.
#[derive(Clone, Copy, Default)]
struct Visit {
    /// As how manyth it was visited.
    index: Option<usize>,
    /// The first one on the stack to which it leads.
    low: usize,
    on_stack: bool,
}

impl Tarjan {
    fn enter(&mut self, id: TypeId) {
        self.visits[at(id)] = Visit {
            index: Some(self.count),
            low: self.count,
            on_stack: true,
        };
        self.count += 1;
        self.stack.push(id);
    }

    fn lower(&mut self, id: TypeId, to: usize) {
        let low = &mut self.visits[at(id)].low;
        *low = (*low).min(to);
    }

    fn run(&mut self, start: TypeId, edges: &[Vec<TypeId>]) {
        self.enter(start);
        let mut work = vec![(start, 0)];
        while let Some((id, next)) = work.pop() {
            if let Some(to) = edges[at(id)].get(next).copied() {
                work.push((id, next + 1));
                match self.visits[at(to)] {
                    Visit { index: None, .. } => {
                        self.enter(to);
                        work.push((to, 0));
                    }
                    Visit {
                        index: Some(seen),
                        on_stack: true,
                        ..
                    } => self.lower(id, seen),
                    Visit { .. } => {}
                }
            } else {
                self.leave(id);
                if let Some((parent, _)) = work.last() {
                    self.lower(*parent, self.visits[at(id)].low);
                }
            }
        }
    }

    fn leave(&mut self, id: TypeId) {
        let visit = self.visits[at(id)];
        if visit.index != Some(visit.low) {
            return;
        }
        let mut group = Vec::new();
        while let Some(member) = self.stack.pop() {
            self.visits[at(member)].on_stack = false;
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
    let mut seen = TypeSet::default();
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
