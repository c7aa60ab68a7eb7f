//! Types and arguments as text, by the names of one side.

use std::collections::BTreeMap;

use crate::plan::{Argument, Ident, Into, Module, Ty, TypePlan};

/// What types of a module are called for the comparison: where the other side has made a name
/// an alias of another type, code that says the one means the other.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    aliases: BTreeMap<Ident, Ident>,
}

impl Names {
    /// The names as they are.
    pub(super) fn own() -> Names {
        Names::default()
    }

    /// The names as the other side knows them.
    pub(super) fn as_in(other: &Module) -> Names {
        let alias = |plan: &TypePlan| match plan {
            TypePlan::Alias(alias) => Some((alias.ident.clone(), alias.target.clone())),
            _ => None,
        };
        Names {
            aliases: other.types.iter().filter_map(alias).collect(),
        }
    }

    /// A name.
    pub(super) fn ident(&self, ident: &Ident) -> Ident {
        self.aliases.get(ident).unwrap_or(ident).clone()
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

/// How an argument is given.
pub(super) fn given(argument: &Argument, names: &Names) -> String {
    names.given(&argument.ty, argument.into)
}

/// How all arguments are given.
pub(super) fn arguments(list: &[Argument], names: &Names) -> String {
    let all: Vec<String> = list.iter().map(|one| given(one, names)).collect();
    all.join(", ")
}
