//! What code can name of types.

use super::{Holder, Item, List, Nature};
use crate::plan::{BodyEnum, Ident, Module, Record, TextEnum, TypePlan, Union};

impl List<'_> {
    /// A type, or another name for it: code can do the same with either.
    pub(super) fn ty(&mut self, plan: &TypePlan, name: &Ident, holder: Holder, module: &Module) {
        let item = |signature: &str, deprecated: bool| Item {
            deprecated,
            ..Item::new(holder.clone(), "", signature)
        };
        match plan {
            TypePlan::Record(record) => {
                self.add(name.to_string(), item("a struct", record.deprecated));
                self.record(record, name, &holder);
            }
            TypePlan::TextEnum(list) => {
                self.add(name.to_string(), item("an enum", list.deprecated));
                self.text_enum(list, name, &holder);
            }
            TypePlan::Union(union) => {
                self.add(name.to_string(), item("an enum", union.deprecated));
                self.union(union, name, &holder);
            }
            TypePlan::Body(body) => {
                self.add(name.to_string(), item("an enum", false));
                self.body(body, name, &holder);
            }
            TypePlan::Newtype(newtype) => {
                self.add(name.to_string(), item("a struct", newtype.deprecated));
                let inner = self.names.ty(&newtype.inner);
                self.add(format!("{name}.0"), item(&inner, false));
            }
            TypePlan::Alias(alias) => {
                let targets = module.types.iter();
                let mut targets = targets.filter(|one| !matches!(one, TypePlan::Alias(_)));
                if let Some(target) = targets.find(|one| *one.ident() == alias.target) {
                    self.ty(target, name, holder, module);
                }
            }
        }
    }

    fn record(&mut self, record: &Record, name: &Ident, holder: &Holder) {
        for field in &record.fields {
            let item = |part: &str, signature: String| Item {
                deprecated: field.deprecated,
                ..Item::new(holder.clone(), part, signature)
            };
            let part = field.ident.as_str();
            self.add(
                format!("{name}.{}", field.ident),
                item(part, self.names.ty(&field.ty)),
            );
            if !field.required {
                let signature = self.names.given(&field.inner, field.into);
                self.add(format!("{name}::{}", field.setter), item(part, signature));
            }
        }
        if let Some((ident, ty)) = &record.additional {
            let values = format!("a map of {}", self.names.ty(ty));
            let item = Item::new(holder.clone(), "{}", values);
            self.add(format!("{name}.{ident}"), item);
        }
        let signature: Vec<String> = record
            .taken()
            .map(|field| self.names.given(&field.inner, field.into))
            .collect();
        let new = Item {
            positions: record
                .taken()
                .map(|field| field.ident.to_string())
                .collect(),
            ..Item::new(holder.clone(), "()", signature.join(", "))
        };
        self.add(format!("{name}::new"), new);
        if record.has_default() {
            let item = Item::new(holder.clone(), "()", "implemented");
            self.add(format!("{name}: Default"), item);
        }
    }

    fn text_enum(&mut self, list: &TextEnum, name: &Ident, holder: &Holder) {
        for variant in &list.variants {
            let item = Item {
                deprecated: variant.deprecated,
                ..Item::new(holder.clone(), variant.ident.as_str(), "a value")
            };
            self.add(format!("{name}::{}", variant.ident), item);
        }
        if let Some(unknown) = &list.unknown {
            let item = Item::new(holder.clone(), "", "any other value");
            self.add(format!("{name}::{unknown}"), item);
        }
        let order = list.variants.iter().map(|variant| variant.value.clone());
        let item = Item {
            positions: order.collect(),
            nature: Nature::Order,
            ..Item::new(holder.clone(), "", "implemented")
        };
        self.add(format!("{name}: Ord"), item);
    }

    fn union(&mut self, union: &Union, name: &Ident, holder: &Holder) {
        for variant in &union.variants {
            let ty = self.names.ty(&variant.ty);
            let item = Item::new(holder.clone(), "", ty.clone());
            self.add(format!("{name}::{}", variant.ident), item);
            if variant.from {
                let item = Item::new(holder.clone(), "", "implemented");
                self.add(format!("{name}: From<{ty}>"), item);
            }
        }
        let item = Item::new(holder.clone(), "", "any other value");
        self.add(format!("{name}::{}", union.unknown), item);
    }

    fn body(&mut self, body: &BodyEnum, name: &Ident, holder: &Holder) {
        for variant in &body.variants {
            let ty = self.names.ty(&variant.ty);
            let item = Item::new(holder.clone(), "body", ty.clone());
            self.add(format!("{name}::{}", variant.ident), item);
            if variant.from {
                let item = Item::new(holder.clone(), "body", "implemented");
                self.add(format!("{name}: From<{ty}>"), item);
            }
        }
    }
}
