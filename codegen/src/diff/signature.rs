//! Types and arguments as text, by the names of one side.

use super::renamed::Renamed;
use crate::map::{Map, Set};
use crate::plan::{Argument, Ident, Into, Module, Ty, TypePlan};

/// What types are called for the comparison. Several names can be one type, on either side, and
/// which of them is written can change: code that says one of the others goes on. So all names
/// that are one type somewhere have one name here; that they are not any more is a difference of
/// its own.
#[derive(Clone, Debug)]
pub(super) struct Names {
    of: Map<Ident, Ident>,
}

impl Names {
    /// The names of two modules.
    pub(super) fn of(old: &Module, new: &Module, renamed: &Renamed) -> Names {
        let (before, after) = (written(old), written(new));
        let mut ties: Map<&Ident, Set<&Ident>> = Map::new();
        let both = before.iter().chain(&after);
        let both = both.map(|(name, target)| (*name, *target));
        for (name, target) in both.chain(renamed.all()) {
            ties.entry(name).or_default().insert(target);
            ties.entry(target).or_default().insert(name);
        }
        let mut of = Map::new();
        for start in ties.keys() {
            if of.contains_key(*start) {
                continue;
            }
            let (mut all, mut stack) = (Set::from([*start]), vec![*start]);
            while let Some(name) = stack.pop() {
                let others = ties.get(name).into_iter().flatten();
                stack.extend(others.filter(|other| all.insert(**other)).copied());
            }
            // One that is written now reads best.
            let mut now = all.iter().filter(|name| after.get(**name) == Some(*name));
            let shown = (*now.next().unwrap_or(start)).clone();
            of.extend(all.into_iter().map(|name| (name.clone(), shown.clone())));
        }
        Names { of }
    }

    /// A name.
    pub(super) fn ident(&self, ident: &Ident) -> Ident {
        self.of.get(ident).unwrap_or(ident).clone()
    }

    /// A type.
    pub(super) fn ty(&self, ty: &Ty) -> String {
        self.renamed(ty).to_string()
    }

    fn renamed(&self, ty: &Ty) -> Ty {
        let inner = |inner: &Ty| Box::new(self.renamed(inner));
        match ty {
            Ty::Named(ident) => Ty::Named(self.ident(ident)),
            Ty::Option(one) => Ty::Option(inner(one)),
            Ty::Nullable(one) => Ty::Nullable(inner(one)),
            Ty::List(one) => Ty::List(inner(one)),
            Ty::Map(one) => Ty::Map(inner(one)),
            Ty::Boxed(one) => Ty::Boxed(inner(one)),
            plain => plain.clone(),
        }
    }

    /// How a value of a type is given.
    pub(super) fn given(&self, ty: &Ty, into: Into) -> String {
        match (into, ty) {
            (Into::Itself, _) => self.ty(ty),
            (Into::Into, _) => format!("into {}", self.ty(ty)),
            (Into::Items, _) => format!("items of {}", self.ty(ty)),
            (Into::Pairs, _) => format!("pairs of {}", self.ty(ty)),
            (Into::Boxed, Ty::Boxed(inner)) => self.ty(inner),
            (Into::Boxed, _) => self.ty(ty),
        }
    }
}

/// The names of all types, each with the name under which the type is written.
pub(super) fn written(module: &Module) -> Map<&Ident, &Ident> {
    let mut names = Map::new();
    for plan in &module.types {
        let target = match plan {
            TypePlan::Alias(alias) => &alias.target,
            _ => plan.ident(),
        };
        names.insert(plan.ident(), target);
    }
    names
}

/// How an argument is given.
pub(super) fn given(argument: &Argument, names: &Names) -> String {
    names.given(&argument.ty, argument.into)
}

/// How all arguments are given.
pub(super) fn arguments(list: &[Argument], names: &Names) -> String {
    let all: Vec<String> = list.iter().map(|one| given(one, names)).collect();
    all.join(", ")
}
