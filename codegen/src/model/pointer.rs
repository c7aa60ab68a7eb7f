//! What a JSON pointer finds in values of a type.

use super::{Additional, Api, Kind, TypeId};
use crate::document::tokens;

impl Api {
    /// The type at a place in values of a type; `None` where any value can be there.
    ///
    /// # Errors
    /// In words, where there is certainly nothing.
    pub fn pointed(&self, ty: TypeId, pointer: &str) -> Result<Option<TypeId>, String> {
        let tokens = tokens(pointer);
        let tokens = tokens.ok_or_else(|| format!("`{pointer}` is no JSON pointer"))?;
        let mut here = Some(ty);
        for token in tokens {
            here = match here {
                Some(ty) => child(self, ty, &token)
                    .ok_or_else(|| format!("the schema has no `{token}` of `{pointer}`"))?,
                None => None,
            };
        }
        Ok(here)
    }
}

/// What is under a key or an index: `None` for nothing, `Some(None)` for anything.
fn child(api: &Api, ty: TypeId, token: &str) -> Option<Option<TypeId>> {
    match &api.get(ty).kind {
        Kind::Any => Some(None),
        Kind::Array(_) if api.get(ty).tuple.is_some() => Some(None),
        Kind::Array(items) => token.parse::<usize>().is_ok().then_some(Some(*items)),
        Kind::Object(object) => {
            let field = object.fields.iter().find(|field| field.name == token);
            match (field, object.additional) {
                (Some(field), _) => Some(Some(field.ty)),
                (None, Additional::Each(ty)) => Some(Some(ty)),
                (None, Additional::Open) => Some(None),
                (None, _) if !object.patterns.is_empty() => Some(None),
                (None, Additional::Tolerated | Additional::Forbidden) => None,
            }
        }
        Kind::Union(union) => {
            let mut found = union.variants.iter();
            // What the others have there is not asked: one is enough.
            found
                .any(|one| child(api, one.ty, token).is_some())
                .then_some(None)
        }
        _ => None,
    }
}
