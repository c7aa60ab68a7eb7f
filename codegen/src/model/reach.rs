//! Which types operations and webhooks need.

use super::{
    Additional, Api, Body, Check, Condition, Content, Kind, Object, Operation, Rest, TypeId,
    TypeSet,
};
use crate::map::Set;

impl Api {
    /// The types that operations and webhooks reach, in the order in which they are met.
    #[must_use]
    pub fn reached(&self) -> Vec<TypeId> {
        Walk::over(self, Api::parts, |_| true).order
    }

    /// Those that selected operations and webhooks reach.
    #[must_use]
    pub fn reached_by_selected(&self) -> Vec<TypeId> {
        Walk::over(self, Api::parts, |selected| selected).order
    }

    /// The types that selected operations and webhooks reach, those in rules with them: all
    /// that their meaning depends on.
    #[must_use]
    pub fn needed(&self) -> Set<TypeId> {
        let walk = Walk::over(self, Api::parts_and_rules, |selected| selected);
        walk.seen.iter().collect()
    }

    /// The types that some types are made of and judged by, those themselves with them.
    #[must_use]
    pub fn reached_from(&self, roots: impl IntoIterator<Item = TypeId>) -> Set<TypeId> {
        self.set_reached_from(roots).iter().collect()
    }

    /// The same, to be asked of types rather than to be gone through.
    pub(crate) fn set_reached_from(&self, roots: impl IntoIterator<Item = TypeId>) -> TypeSet {
        let mut walk = Walk::new(self, Api::parts_and_rules);
        roots.into_iter().for_each(|id| walk.visit(id));
        walk.seen
    }

    fn parts_and_rules(&self, id: TypeId) -> Vec<TypeId> {
        let mut parts = self.parts(id);
        let rules = self.get(id).rules.iter();
        parts.extend(rules.flat_map(|rule| rule.check.types()));
        if let Kind::Object(object) = &self.get(id).kind {
            parts.extend(object.types());
        }
        parts
    }

    /// The types that a type is made of, in the order of the document.
    #[must_use]
    pub fn parts(&self, id: TypeId) -> Vec<TypeId> {
        let ty = self.get(id);
        let mut parts = match &ty.kind {
            Kind::Array(items) => {
                let places = ty.tuple.iter().flat_map(|tuple| tuple.types());
                places.chain([*items]).collect()
            }
            Kind::Object(object) => {
                let mut parts: Vec<TypeId> = object.fields.iter().map(|field| field.ty).collect();
                if let Rest::Of(values) = object.rest() {
                    parts.push(values);
                }
                parts
            }
            Kind::Union(union) => union.variants.iter().map(|variant| variant.ty).collect(),
            _ => Vec::new(),
        };
        parts.extend(ty.refines);
        parts
    }
}

impl Object {
    /// The types of all properties, those too that a value keeps as any values.
    #[must_use]
    pub fn types(&self) -> Vec<TypeId> {
        let fields = self.fields.iter().map(|field| field.ty);
        let patterns = self.patterns.iter().map(|pattern| pattern.ty);
        let mut types: Vec<TypeId> = fields.chain(patterns).collect();
        if let Additional::Each(values) = self.additional {
            types.push(values);
        }
        types
    }
}

impl Check {
    /// The types that the rule speaks of.
    #[must_use]
    pub fn types(&self) -> Vec<TypeId> {
        let of = |condition: &Condition| match condition {
            Condition::Present(_) => None,
            Condition::Is(id) => Some(*id),
        };
        match self {
            Check::OneOf(conditions) | Check::AnyOf(conditions) => {
                conditions.iter().filter_map(of).collect()
            }
            Check::AllOf(types) => types.clone(),
            Check::Not(condition) => of(condition).into_iter().collect(),
            Check::If(condition, then, otherwise) => {
                let mut types = vec![*condition];
                types.extend(*then);
                types.extend(*otherwise);
                types
            }
            Check::Properties(object) => object.types(),
            Check::Items(prefix, rest) => prefix.iter().copied().chain(*rest).collect(),
            Check::Contains(ty, ..) | Check::PropertyNames(ty) => vec![*ty],
            Check::DependentSchemas(list) => list.iter().map(|(_, ty)| *ty).collect(),
            Check::UnevaluatedProperties(ty) | Check::UnevaluatedItems(ty) => {
                ty.iter().copied().collect()
            }
            Check::Types(_)
            | Check::Required(_)
            | Check::MinLength(_)
            | Check::MaxLength(_)
            | Check::Pattern(_)
            | Check::Password(_)
            | Check::Minimum(_)
            | Check::ExclusiveMinimum(_)
            | Check::Maximum(_)
            | Check::ExclusiveMaximum(_)
            | Check::MultipleOf(_)
            | Check::MinItems(_)
            | Check::MaxItems(_)
            | Check::UniqueItems
            | Check::MinProperties(_)
            | Check::MaxProperties(_)
            | Check::Enum(_)
            | Check::Const(_)
            | Check::DependentRequired(_) => Vec::new(),
        }
    }
}

struct Walk<'a> {
    api: &'a Api,
    parts: fn(&Api, TypeId) -> Vec<TypeId>,
    seen: TypeSet,
    order: Vec<TypeId>,
}

impl<'a> Walk<'a> {
    fn new(api: &'a Api, parts: fn(&Api, TypeId) -> Vec<TypeId>) -> Walk<'a> {
        Walk {
            api,
            parts,
            seen: TypeSet::default(),
            order: Vec::new(),
        }
    }

    /// Walks from everything that is wanted, which is told by whether it is selected.
    fn over(
        api: &'a Api,
        parts: fn(&Api, TypeId) -> Vec<TypeId>,
        wanted: fn(bool) -> bool,
    ) -> Walk<'a> {
        let mut walk = Walk::new(api, parts);
        for operation in api.operations.iter().filter(|one| wanted(one.selected)) {
            walk.operation(operation);
        }
        for webhook in api.webhooks.iter().filter(|one| wanted(one.selected)) {
            walk.body(webhook.body.as_ref());
        }
        walk
    }

    fn operation(&mut self, operation: &Operation) {
        for parameter in &operation.parameters {
            self.visit(parameter.ty);
        }
        self.body(operation.body.as_ref());
        for response in &operation.responses {
            for content in response.read().into_iter().chain(response.stream()) {
                self.content(content);
            }
            for header in &response.headers {
                self.visit(header.ty);
            }
        }
    }

    fn body(&mut self, body: Option<&Body>) {
        for content in body.iter().flat_map(|body| &body.contents) {
            self.content(content);
        }
    }

    fn content(&mut self, content: &Content) {
        if let Some(ty) = content.ty {
            self.visit(ty);
        }
    }

    /// Depth first, by a stack of its own: documents nest as deep as they like.
    fn visit(&mut self, start: TypeId) {
        let mut stack = vec![start];
        while let Some(id) = stack.pop() {
            if self.seen.insert(id) {
                self.order.push(id);
                let mut next = (self.parts)(self.api, id);
                next.reverse();
                stack.extend(next);
            }
        }
    }
}
