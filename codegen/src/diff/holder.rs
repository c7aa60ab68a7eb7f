//! Which items of Rust a type of the document stands behind.

use super::change::Part;
use super::difference::TWIN;
use super::renamed::Renamed;
use super::surface::Holder;
use crate::map::{Map, Set};
use crate::model::{Additional, Api, Body, Kind as TypeKind, Origin, TypeId};
use crate::plan::{Ident, Module, Target, Ty, TypePlan};

/// What is claimed of a holder.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Claim {
    /// Everything.
    All(Holder),
    /// A part of it.
    Part(Holder, String),
}

/// Where a type is used.
#[derive(Clone, Debug)]
enum Slot {
    /// In another type, as this property, or in another way.
    Type(TypeId, Option<String>),
    /// In an operation.
    Operation(usize, Part),
    /// In a webhook.
    Webhook,
}

/// An API with the module that it became.
pub(super) struct Holders<'a> {
    api: &'a Api,
    module: &'a Module,
    slots: Map<TypeId, Vec<Slot>>,
    plans: Map<&'a Ident, &'a TypePlan>,
    /// The other names of types, by those that are written.
    twins: Map<&'a Ident, Vec<&'a Ident>>,
    /// What types are called on the new side, where this is the old one.
    renamed: Option<&'a Renamed>,
}

impl<'a> Holders<'a> {
    pub(super) fn new(
        api: &'a Api,
        module: &'a Module,
        renamed: Option<&'a Renamed>,
    ) -> Holders<'a> {
        let plans = module.types.iter().map(|plan| (plan.ident(), plan));
        let mut twins: Map<_, Vec<_>> = Map::new();
        for plan in &module.types {
            if let TypePlan::Alias(alias) = plan {
                twins.entry(&alias.target).or_default().push(&alias.ident);
            }
        }
        let mut holders = Holders {
            api,
            module,
            slots: Map::new(),
            plans: plans.collect(),
            twins,
            renamed,
        };
        holders.fill();
        holders
    }

    fn fill(&mut self) {
        let api = self.api;
        for (id, ty) in (0..).map(TypeId).zip(&api.types) {
            if let TypeKind::Object(object) = &ty.kind {
                for field in &object.fields {
                    self.slot(field.ty, Slot::Type(id, Some(field.name.clone())));
                }
                if let Additional::Each(values) = object.additional {
                    self.slot(values, Slot::Type(id, None));
                }
                for pattern in &object.patterns {
                    self.slot(pattern.ty, Slot::Type(id, None));
                }
            } else {
                for part in api.parts(id) {
                    self.slot(part, Slot::Type(id, None));
                }
            }
            if let Some(base) = ty.refines {
                self.slot(base, Slot::Type(id, None));
            }
        }
        for (index, operation) in api.operations.iter().enumerate() {
            for (at, parameter) in operation.parameters.iter().enumerate() {
                let part = Part::Parameter(Some(at), Some(at));
                self.slot(parameter.ty, Slot::Operation(index, part));
            }
            self.body(operation.body.as_ref(), &Slot::Operation(index, Part::Body));
            for response in &operation.responses {
                let contents = response.contents.iter().filter_map(|content| content.ty);
                let headers = response.headers.iter().map(|header| header.ty);
                for ty in contents.chain(headers) {
                    self.slot(ty, Slot::Operation(index, Part::Answer));
                }
            }
        }
        for webhook in &api.webhooks {
            self.body(webhook.body.as_ref(), &Slot::Webhook);
        }
    }

    fn body(&mut self, body: Option<&Body>, slot: &Slot) {
        for ty in body.iter().flat_map(|body| &body.contents) {
            if let Some(ty) = ty.ty {
                self.slot(ty, slot.clone());
            }
        }
    }

    fn slot(&mut self, id: TypeId, slot: Slot) {
        self.slots.entry(id).or_default().push(slot);
    }

    /// The name of the Rust type of a type, where it has one of its own.
    pub(super) fn name(&self, id: TypeId) -> Option<&'a Ident> {
        self.module.names.get(&id)
    }

    /// The name under which a type is listed.
    fn listed(&self, ident: &Ident) -> String {
        let now = self.renamed.map(|renamed| renamed.now(ident));
        now.unwrap_or(ident).to_string()
    }

    /// The claims on a part of a type that has a name in Rust.
    pub(super) fn of_type(&self, id: TypeId, part: &Part, claims: &mut Set<Claim>) {
        let Some(name) = self.name(id) else {
            return;
        };
        // Aliases show what the type has, too.
        let twins = self.twins.get(name).into_iter().flatten().copied();
        for ident in twins.chain([name]) {
            let holder = Holder::Type(self.listed(ident));
            claims.insert(Claim::Part(holder.clone(), TWIN.to_owned()));
            let wire = match part {
                Part::Named(wire) => wire,
                Part::Arguments => {
                    claims.insert(Claim::Part(holder, "()".to_owned()));
                    continue;
                }
                _ => {
                    claims.insert(Claim::All(holder));
                    continue;
                }
            };
            if let Some((part, required)) = self.part(id, wire) {
                claims.insert(Claim::Part(holder.clone(), part));
                if required {
                    claims.insert(Claim::Part(holder.clone(), "()".to_owned()));
                }
            }
        }
        self.flat(id, name, part, claims);
    }

    /// The operations whose arguments are the properties of a type.
    fn flat(&self, id: TypeId, name: &Ident, part: &Part, claims: &mut Set<Claim>) {
        let is_it = |ty: &Ty| matches!(ty, Ty::Named(ident) if ident == name);
        for operation in &self.module.operations {
            if !operation.body.as_ref().is_some_and(|body| is_it(&body.ty)) {
                continue;
            }
            let holder = Holder::Operation(operation.id.clone());
            claims.insert(Claim::Part(holder.clone(), "()".to_owned()));
            let fields = operation.setters.iter().filter_map(|setter| {
                let Target::BodyField(field, _) = &setter.target else {
                    return None;
                };
                Some((field, &setter.ident))
            });
            let wanted: Option<Vec<String>> = match part {
                Part::Named(wire) => {
                    let parts = self.part(id, wire).into_iter();
                    Some(parts.map(|(part, _)| part).collect())
                }
                Part::Arguments => Some(Vec::new()),
                _ => None,
            };
            for (field, setter) in fields {
                if wanted
                    .as_ref()
                    .is_none_or(|all| all.contains(&field.to_string()))
                {
                    claims.insert(Claim::Part(holder.clone(), setter.to_string()));
                }
            }
        }
    }

    /// What a property or a value is called in Rust, and whether a constructor takes it.
    fn part(&self, id: TypeId, wire: &str) -> Option<(String, bool)> {
        match self.plans.get(self.name(id)?)? {
            TypePlan::Record(record) => {
                let field = record.fields.iter().find(|one| one.name == wire)?;
                // Without the last required one there is a default.
                Some((field.ident.to_string(), field.required))
            }
            TypePlan::TextEnum(list) => {
                let variant = list.variants.iter().find(|one| one.value == wire)?;
                Some((variant.ident.to_string(), false))
            }
            _ => None,
        }
    }

    /// The claims on what holds values of a type that has no name in Rust, or whose name is
    /// not all that its holders say.
    pub(super) fn above(&self, id: TypeId, claims: &mut Set<Claim>) {
        let mut seen = Set::from([id]);
        let mut stack = vec![id];
        while let Some(id) = stack.pop() {
            for slot in self.slots.get(&id).into_iter().flatten() {
                match slot {
                    Slot::Type(owner, field) => {
                        if self.name(*owner).is_some() {
                            let part = field.clone().map_or(Part::Whole, Part::Named);
                            self.of_type(*owner, &part, claims);
                        } else if seen.insert(*owner) {
                            stack.push(*owner);
                        }
                    }
                    Slot::Operation(index, part) => self.of_operation(*index, part, claims),
                    Slot::Webhook => self.of_webhooks(claims),
                }
            }
        }
    }

    /// The claims on what an inline type is inside of: types were the same as far as what is
    /// inside of them was. One with a name in the document is only the same as itself.
    pub(super) fn twins_around(&self, id: TypeId, claims: &mut Set<Claim>) {
        let mut seen = Set::from([id]);
        let mut stack = vec![id];
        while let Some(id) = stack.pop() {
            if matches!(self.api.get(id).origin, Origin::Named(_)) {
                continue;
            }
            let name = self.name(id);
            let twins = name.and_then(|name| self.twins.get(name));
            for name in twins.into_iter().flatten().copied().chain(name) {
                let holder = Holder::Type(self.listed(name));
                claims.insert(Claim::Part(holder, TWIN.to_owned()));
            }
            for slot in self.slots.get(&id).into_iter().flatten() {
                if let Slot::Type(owner, _) = slot
                    && seen.insert(*owner)
                {
                    stack.push(*owner);
                }
            }
        }
    }

    /// The claims on all payloads of webhooks.
    pub(super) fn of_webhooks(&self, claims: &mut Set<Claim>) {
        for webhook in &self.module.webhooks {
            claims.insert(Claim::All(Holder::Webhook(webhook.ident.to_string())));
        }
    }

    /// The claims on a part of an operation.
    pub(super) fn of_operation(&self, index: usize, part: &Part, claims: &mut Set<Claim>) {
        let Some(operation) = self.api.operations.get(index) else {
            return;
        };
        let holder = Holder::Operation(operation.id.clone());
        let planned = self.module.operations.iter();
        let Some(planned) = planned.clone().find(|one| one.id == operation.id) else {
            return;
        };
        let mut claim = |part: &str| {
            claims.insert(Claim::Part(holder.clone(), part.to_owned()));
        };
        match part {
            Part::Parameter(..) => {}
            Part::Arguments => return claim("()"),
            Part::Body => {
                ["()", "body"].into_iter().for_each(&mut claim);
                let setters = planned.setters.iter();
                setters
                    .filter(|one| !matches!(one.target, Target::Parameter(_)))
                    .for_each(|one| claim(one.ident.as_str()));
                return;
            }
            Part::Answer => {
                let parts = ["success", "failure", "headers", "events"];
                return parts.into_iter().for_each(claim);
            }
            Part::Whole | Part::Named(_) => {
                claims.insert(Claim::All(holder));
                return;
            }
        }
        let Part::Parameter(Some(at), _) = part else {
            return;
        };
        let is_it = |target: &Target| *target == Target::Parameter(*at);
        if planned.arguments.iter().any(|one| is_it(&one.target)) {
            claim("()");
        }
        if let Some(setter) = planned.setters.iter().find(|one| is_it(&one.target)) {
            claim(setter.ident.as_str());
        }
        if let Some(parameter) = operation.parameters.get(*at).filter(|one| one.client) {
            claims.insert(Claim::Part(Holder::Builder, parameter.name.clone()));
        }
    }

    /// The types of Rust that are reached from some types.
    pub(super) fn reached(&self, roots: &[TypeId]) -> Set<String> {
        let reached = self.api.reached_from(roots.iter().copied());
        let names = reached.into_iter().filter_map(|id| self.name(id));
        names.map(|name| self.listed(name)).collect()
    }
}
