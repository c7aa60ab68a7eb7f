//! Types and arguments as text, by the names of one side.

use std::collections::BTreeMap;

use crate::plan::{Argument, Ident, Into, Module, Ty, TypePlan};

/// What types of a module are called for the comparison. Several names can be one type, and
/// which of them is written can change; code that says one of them goes on as long as that one
/// is there.
#[derive(Clone, Debug)]
pub(super) struct Names {
    of: BTreeMap<Ident, Ident>,
}

impl Names {
    /// The names under which types are written.
    pub(super) fn own(module: &Module) -> Names {
        let names = written(module).into_iter();
        Names {
            of: names
                .map(|(name, target)| (name.clone(), target.clone()))
                .collect(),
        }
    }

    /// The names of the old module as the new one knows them.
    pub(super) fn between(old: &Module, new: &Module) -> Names {
        let (before, after) = (written(old), written(new));
        let mut twins: BTreeMap<&Ident, Vec<&Ident>> = BTreeMap::new();
        for (name, target) in &before {
            twins.entry(target).or_default().push(name);
        }
        let now = |name: &Ident, target: &&Ident| {
            let twins = twins.get(target).into_iter().flatten().copied();
            let mut all = [name].into_iter().chain(twins);
            all.find_map(|one| after.get(one).copied().cloned())
        };
        let entries = before.iter();
        Names {
            of: entries
                .filter_map(|(name, target)| Some(((*name).clone(), now(name, target)?)))
                .collect(),
        }
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
pub(super) fn written(module: &Module) -> BTreeMap<&Ident, &Ident> {
    let mut names = BTreeMap::new();
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
