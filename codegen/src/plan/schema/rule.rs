//! From the model's rules to tables.

use super::build::Builder;
use super::{
    AdditionalTable, FieldTable, Ident, Literal, Matcher, PasswordTable, PatternTable, Reference,
    RuleTable, SchemaTable, ShapeTable, StepTable,
};
use crate::model::{self, Check, Condition, Object, TypeId};
use crate::pattern::Settled;

impl Builder<'_, '_> {
    pub(super) fn rule(&mut self, id: TypeId, check: &Check) -> RuleTable {
        match check {
            Check::MinLength(count) => RuleTable::Count("MinLength", *count),
            Check::MaxLength(count) => RuleTable::Count("MaxLength", *count),
            Check::MinItems(count) => RuleTable::Count("MinItems", *count),
            Check::MaxItems(count) => RuleTable::Count("MaxItems", *count),
            Check::MinProperties(count) => RuleTable::Count("MinProperties", *count),
            Check::MaxProperties(count) => RuleTable::Count("MaxProperties", *count),
            Check::Minimum(number) => RuleTable::Value("Minimum", Literal::number(number)),
            Check::ExclusiveMinimum(number) => {
                RuleTable::Value("ExclusiveMinimum", Literal::number(number))
            }
            Check::Maximum(number) => RuleTable::Value("Maximum", Literal::number(number)),
            Check::ExclusiveMaximum(number) => {
                RuleTable::Value("ExclusiveMaximum", Literal::number(number))
            }
            Check::MultipleOf(number) => RuleTable::Value("MultipleOf", Literal::number(number)),
            Check::Const(value) => RuleTable::Value("Const", Literal::of(value)),
            Check::Enum(values) => RuleTable::Enum(values.iter().map(Literal::of).collect()),
            Check::UniqueItems => RuleTable::UniqueItems,
            Check::Pattern(source) => RuleTable::Pattern(self.pattern(source)),
            Check::Password(policy) => RuleTable::Password(self.password(policy)),
            Check::DependentRequired(pairs) => RuleTable::DependentRequired(pairs.clone()),
            Check::OneOf(conditions) => self.conditions(conditions, "ExactlyOneOf", "OneOf"),
            Check::AnyOf(conditions) => self.conditions(conditions, "AtLeastOneOf", "AnyOf"),
            Check::AllOf(types) => RuleTable::Schemas(
                "AllOf",
                types.iter().map(|id| self.reference(*id)).collect(),
            ),
            Check::Not(Condition::Present(names)) => RuleTable::NotAllOf(names.clone()),
            Check::Not(Condition::Is(id)) => RuleTable::Not(self.reference(*id)),
            Check::If(condition, then, otherwise) => RuleTable::If(
                self.reference(*condition),
                then.map(|id| self.reference(id)),
                otherwise.map(|id| self.reference(id)),
            ),
            Check::Types(words) => {
                let types = words.iter().map(|word| super::build::constant(word));
                let table = SchemaTable {
                    types: types.collect(),
                    ..SchemaTable::any()
                };
                RuleTable::Schemas("AllOf", vec![self.tables.shared(table)])
            }
            Check::Properties(object) => RuleTable::Schemas("AllOf", vec![self.beside(id, object)]),
            Check::Required(name) => RuleTable::Required(vec![name.clone()]),
            Check::PropertyNames(ty) => RuleTable::Schema("PropertyNames", self.reference(*ty)),
            Check::UnevaluatedProperties(ty) => self.left("unevaluated_properties", *ty),
            Check::UnevaluatedItems(ty) => self.left("unevaluated_items", *ty),
            Check::Items(prefix, rest) => RuleTable::Items(
                prefix.iter().map(|id| self.reference(*id)).collect(),
                rest.map(|id| self.reference(id)),
            ),
            Check::Contains(ty, least, most) => {
                RuleTable::Contains(self.reference(*ty), *least, *most)
            }
            Check::DependentSchemas(list) => RuleTable::DependentSchemas(
                list.iter()
                    .map(|(name, id)| (name.clone(), self.reference(*id)))
                    .collect(),
            ),
        }
    }

    fn left(&mut self, rule: &'static str, ty: Option<TypeId>) -> RuleTable {
        RuleTable::Left(rule, ty.map(|id| self.reference(id)))
    }

    /// Properties of a value of which the kind says nothing.
    fn beside(&mut self, id: TypeId, object: &Object) -> Reference {
        let ident = self.tables.name("beside shape");
        self.shape_as(ident.clone(), id, object);
        Reference::Inline(Box::new(SchemaTable {
            shape: Some(ident),
            rules: required_when_sent(object).into_iter().collect(),
            ..SchemaTable::any()
        }))
    }

    /// Lists of names where every branch is one, whole schemas otherwise.
    fn conditions(
        &mut self,
        conditions: &[Condition],
        lists: &'static str,
        schemas: &'static str,
    ) -> RuleTable {
        let names: Option<Vec<Vec<String>>> = conditions
            .iter()
            .map(|condition| match condition {
                Condition::Present(names) => Some(names.clone()),
                Condition::Is(_) => None,
            })
            .collect();
        match names {
            Some(names) => RuleTable::Lists(lists, names),
            None => RuleTable::Schemas(
                schemas,
                conditions
                    .iter()
                    .map(|condition| self.condition(condition))
                    .collect(),
            ),
        }
    }

    /// A list of names as a schema: an object of which all of them are required.
    fn condition(&mut self, condition: &Condition) -> Reference {
        match condition {
            Condition::Is(id) => self.reference(*id),
            Condition::Present(names) => {
                let ident = self.tables.name("present shape");
                let field = |name: &String| FieldTable {
                    name: name.clone(),
                    rust_name: Ident::snake(name),
                    required: true,
                    null: false,
                    schema: Reference::Any,
                };
                self.tables.shapes.push(ShapeTable {
                    ident: ident.clone(),
                    name: "object".to_owned(),
                    fields: names.iter().map(field).collect(),
                    additional: AdditionalTable::Any,
                });
                Reference::Inline(Box::new(SchemaTable {
                    shape: Some(ident),
                    ..SchemaTable::any()
                }))
            }
        }
    }

    pub(super) fn pattern(&mut self, source: &str) -> Ident {
        if let Some(known) = self
            .tables
            .patterns
            .iter()
            .find(|known| known.source == source)
        {
            return known.ident.clone();
        }
        let ident = format!("pattern {}", self.tables.patterns.len() + 1);
        let ident = self.tables.name(&ident);
        // `check` has refused patterns that cannot be read; an engine refuses nothing.
        let matcher = match self.api.patterns.settled(source).as_ref() {
            Ok(settled) => matcher(settled),
            Err(_) => Matcher::Engine,
        };
        self.tables.patterns.push(PatternTable {
            ident: ident.clone(),
            source: source.to_owned(),
            matcher,
        });
        ident
    }

    fn password(&mut self, policy: &model::Password) -> Ident {
        let policy = PasswordTable::of(policy);
        if let Some((ident, _)) = self
            .tables
            .passwords
            .iter()
            .find(|(_, known)| *known == policy)
        {
            return ident.clone();
        }
        let ident = format!("password {}", self.tables.passwords.len() + 1);
        let ident = self.tables.name(&ident);
        self.tables.passwords.push((ident.clone(), policy));
        ident
    }
}

fn matcher(settled: &Settled) -> Matcher {
    match settled {
        Settled::Sequence(steps) => Matcher::Sequence(
            steps
                .iter()
                .map(|step| StepTable {
                    class: step.class.clone(),
                    min: step.min,
                    max: step.max,
                })
                .collect(),
        ),
        Settled::Automaton(automaton) => Matcher::Automaton {
            classes: automaton.classes.clone(),
            stride: automaton.stride,
            transitions: automaton.transitions.clone(),
            accepting: automaton.accepting.clone(),
            start: automaton.start,
        },
        Settled::Engine(_) => Matcher::Engine,
    }
}

/// What the object must have where it is sent, beside what it must always have.
pub(super) fn required_when_sent(object: &Object) -> Option<RuleTable> {
    let fields = object.fields.iter();
    let names = fields.filter(|field| field.required_when_sent);
    let names: Vec<String> = names.map(|field| field.name.clone()).collect();
    (!names.is_empty()).then_some(RuleTable::RequiredWhenSent(names))
}
