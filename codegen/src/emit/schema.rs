//! The static tables that describe values.

use super::tokens::{Bytes, Tokens, quote, word};
use super::types::{ident, schema};
use super::{Piece, Seam, gate};
use crate::plan::schema::{AdditionalTable, FieldTable, PasswordTable, StepTable, VariantsTable};
use crate::plan::{
    Gates, Ident, Literal, Matcher, Module, PatternTable, Reference, RuleTable, SchemaTable,
    ShapeTable,
};

/// How many tables are one piece.
const AT_A_TIME: usize = 32;

/// The tables of the file.
pub(super) fn spell(module: &Module) -> Vec<Piece<'_>> {
    let (tables, gates) = (&module.tables, &module.gates);
    let mut pieces = Vec::new();
    some(gates, &tables.schemas, schema_static, &mut pieces);
    some(gates, &tables.shapes, shape, &mut pieces);
    some(gates, &tables.variants, variants, &mut pieces);
    some(gates, &tables.patterns, pattern, &mut pieces);
    some(gates, &tables.passwords, password, &mut pieces);
    pieces
}

/// A piece for some tables at a time: each of them is short.
fn some<'p, T: Sync>(
    gates: &'p Gates,
    tables: &'p [T],
    spell: fn(&T) -> Tokens,
    pieces: &mut Vec<Piece<'p>>,
) {
    pieces.extend(tables.chunks(AT_A_TIME).map(|some| {
        Piece::with_seam(Seam::Close, move || {
            gate::tables(gates, some.iter().map(spell).collect())
        })
    }));
}

fn schema_static((name, one): &(Ident, SchemaTable)) -> Tokens {
    let (name, table) = (ident(name), table(one, &Tokens::new()));
    quote!(pub(super) static #name: rt::Schema = #table;)
}

fn password((name, policy): &(Ident, PasswordTable)) -> Tokens {
    let name = ident(name);
    let PasswordTable {
        classes,
        special,
        forbidden,
        reversed,
        ignore_case,
        only_listed,
    } = policy;
    quote! {
        pub(super) static #name: rt::Password = rt::Password {
            classes: #classes,
            special: #special,
            forbidden: &[#(#forbidden),*],
            reversed: #reversed,
            ignore_case: #ignore_case,
            only_listed: #only_listed,
        };
    }
}

/// A schema as a constant expression.
pub(super) fn table(table: &SchemaTable, path: &Tokens) -> Tokens {
    let mut fields = Tokens::new();
    if let Some((first, rest)) = table.types.split_first() {
        let first = word(first);
        let rest = rest.iter().map(|name| {
            let name = word(name);
            quote!(.or(rt::Types::#name))
        });
        fields.push(&quote!(types: rt::Types::#first #(#rest)*,));
    }
    if !table.rules.is_empty() {
        let rules = table.rules.iter().map(|one| rule(one, path));
        fields.push(&quote!(rules: &[#(#rules),*],));
    }
    if let Some(name) = &table.shape {
        let name = ident(name);
        fields.push(&quote!(shape: Some(&#path #name),));
    }
    if let Some(items) = &table.items {
        let items = schema(items, path);
        fields.push(&quote!(items: Some(#items),));
    }
    if let Some(name) = &table.variants {
        let name = ident(name);
        fields.push(&quote!(variants: Some(&#path #name),));
    }
    if table.secret {
        fields.push(&quote!(secret: true,));
    }
    quote!(rt::Schema { #fields ..rt::Schema::ANY })
}

fn rule(rule: &RuleTable, path: &Tokens) -> Tokens {
    match rule {
        RuleTable::Count(name, count) => {
            let (name, count) = (word(name), *count);
            quote!(rt::Rule::#name(#count))
        }
        RuleTable::Value(name, value) => {
            let (name, value) = (word(name), literal(value));
            quote!(rt::Rule::#name(#value))
        }
        RuleTable::Enum(values) => {
            let values = values.iter().map(literal);
            quote!(rt::Rule::Enum(&[#(#values),*]))
        }
        RuleTable::UniqueItems => quote!(rt::Rule::UniqueItems),
        RuleTable::Format(name) => quote!(rt::Rule::Format(#name)),
        RuleTable::Pattern(name) => {
            let name = ident(name);
            quote!(rt::Rule::Pattern(&#path #name))
        }
        RuleTable::Password(name) => {
            let name = ident(name);
            quote!(rt::Rule::password(&#path #name))
        }
        RuleTable::DependentRequired(pairs) => {
            let pairs = pairs
                .iter()
                .map(|(key, names)| quote!((#key, &[#(#names),*])));
            quote!(rt::Rule::DependentRequired(&[#(#pairs),*]))
        }
        RuleTable::Lists(name, lists) => {
            let name = word(name);
            let lists = lists.iter().map(|names| quote!(&[#(#names),*]));
            quote!(rt::Rule::#name(&[#(#lists),*]))
        }
        RuleTable::NotAllOf(names) => quote!(rt::Rule::NotAllOf(&[#(#names),*])),
        RuleTable::Schemas(name, references) => {
            let name = word(name);
            let references = references.iter().map(|one| schema(one, path));
            quote!(rt::Rule::#name(&[#(#references),*]))
        }
        RuleTable::Not(reference) => {
            let reference = schema(reference, path);
            quote!(rt::Rule::Not(#reference))
        }
        RuleTable::If(condition, then, otherwise) => {
            let condition = schema(condition, path);
            let (then, otherwise) = (option(then, path), option(otherwise, path));
            quote!(rt::Rule::If { condition: #condition, then: #then, otherwise: #otherwise })
        }
        _ => applied(rule, path),
    }
}

/// A rule that applies schemas to parts of a value.
fn applied(rule: &RuleTable, path: &Tokens) -> Tokens {
    match rule {
        RuleTable::Schema(name, reference) => {
            let (name, reference) = (word(name), schema(reference, path));
            quote!(rt::Rule::#name(#reference))
        }
        RuleTable::Left(name, reference) => {
            let (name, reference) = (word(name), option(reference, path));
            quote!(rt::Rule::#name(#reference))
        }
        RuleTable::Required(names) => quote!(rt::Rule::Required(&[#(#names),*])),
        RuleTable::RequiredWhenSent(names) => {
            quote!(rt::Rule::RequiredWhenSent(&[#(#names),*]))
        }
        RuleTable::Items(prefix, rest) => {
            let prefix = prefix.iter().map(|one| schema(one, path));
            let rest = option(rest, path);
            quote!(rt::Rule::Items { prefix: &[#(#prefix),*], rest: #rest })
        }
        RuleTable::Contains(reference, min, max) => {
            let (reference, min) = (schema(reference, path), *min);
            let max = match max {
                Some(max) => {
                    quote!(Some(#max))
                }
                None => quote!(None),
            };
            quote!(rt::Rule::Contains { schema: #reference, min: #min, max: #max })
        }
        RuleTable::DependentSchemas(list) => {
            let list = list.iter().map(|(name, reference)| {
                let reference = schema(reference, path);
                quote!((#name, #reference))
            });
            quote!(rt::Rule::DependentSchemas(&[#(#list),*]))
        }
        // All others are spelled by the caller.
        _ => Tokens::new(),
    }
}

fn option(reference: &Option<Reference>, path: &Tokens) -> Tokens {
    match reference {
        Some(reference) => {
            let reference = schema(reference, path);
            quote!(Some(#reference))
        }
        None => quote!(None),
    }
}

fn literal(value: &Literal) -> Tokens {
    match value {
        Literal::Null => quote!(rt::Literal::Null),
        Literal::Bool(value) => quote!(rt::Literal::Bool(#value)),
        Literal::Integer(value) => {
            quote!(rt::Literal::Integer(#value))
        }
        Literal::Float(value) => {
            quote!(rt::Literal::Float(#value))
        }
        Literal::Number(value) => quote!(rt::Literal::Number(#value)),
        Literal::Text(value) => {
            quote!(rt::Literal::Text(#value))
        }
        Literal::Json(value) => {
            quote!(rt::Literal::Json(#value))
        }
    }
}

fn shape(shape: &ShapeTable) -> Tokens {
    let (name, type_name) = (ident(&shape.ident), &shape.name);
    let fields = shape.fields.iter().map(field);
    let additional = additional(&shape.additional);
    quote! {
        pub(super) static #name: rt::Shape = rt::Shape {
            name: #type_name,
            fields: &[#(#fields),*],
            additional: #additional,
        };
    }
}

fn additional(table: &AdditionalTable) -> Tokens {
    let here = Tokens::new();
    match table {
        AdditionalTable::Any => quote!(rt::Additional::Any),
        AdditionalTable::Forbidden => quote!(rt::Additional::Forbidden),
        AdditionalTable::Each(reference) => {
            let reference = schema(reference, &here);
            quote!(rt::Additional::Each(#reference))
        }
        AdditionalTable::Patterns(patterns, rest) => {
            let patterns = patterns.iter().map(|(name, reference)| {
                let (name, reference) = (ident(name), schema(reference, &here));
                quote!((&#name, #reference))
            });
            let rest = additional(rest);
            quote! {
                rt::Additional::Patterns(&rt::PatternProperties {
                    patterns: &[#(#patterns),*],
                    rest: #rest,
                })
            }
        }
    }
}

fn field(field: &FieldTable) -> Tokens {
    let FieldTable {
        name,
        rust_name,
        required,
        null,
        schema: reference,
    } = field;
    let rust_name = rust_name.plain();
    let reference = schema(reference, &Tokens::new());
    quote! {
        rt::Field { name: #name, rust_name: #rust_name, required: #required, null: #null, schema: #reference }
    }
}

fn variants(table: &VariantsTable) -> Tokens {
    let (name, exactly_one) = (ident(&table.ident), table.exactly_one);
    let schemas = table.schemas.iter().map(|one| schema(one, &Tokens::new()));
    let tag = match &table.tag {
        Some(tag) => {
            let property = &tag.property;
            let values = tag
                .values
                .iter()
                .map(|(value, index)| quote!((#value, #index)));
            let default = match tag.default {
                Some(index) => {
                    quote!(Some(#index))
                }
                None => quote!(None),
            };
            quote! {
                Some(rt::Tag { property: #property, values: &[#(#values),*], default: #default })
            }
        }
        None => quote!(None),
    };
    quote! {
        pub(super) static #name: rt::Variants =
            rt::Variants { schemas: &[#(#schemas),*], exactly_one: #exactly_one, tag: #tag };
    }
}

fn pattern(pattern: &PatternTable) -> Tokens {
    let (name, source) = (ident(&pattern.ident), &pattern.source);
    let matcher = match &pattern.matcher {
        Matcher::Sequence(steps) => {
            let steps = steps.iter().map(|StepTable { class, min, max }| {
                let ranges = class.iter().map(|(low, high)| quote!((#low, #high)));
                quote!(rt::Step { class: &[#(#ranges),*], min: #min, max: #max })
            });
            quote!(rt::Matcher::Sequence(&[#(#steps),*]))
        }
        Matcher::Automaton {
            classes,
            stride,
            transitions,
            accepting,
            start,
        } => {
            let (classes, transitions) = (Bytes(classes), Bytes(transitions));
            let accepting = accepting.iter();
            quote! {
                rt::Matcher::Automaton(&rt::Automaton {
                    classes: #classes,
                    stride: #stride,
                    transitions: #transitions,
                    accepting: &[#(#accepting),*],
                    start: #start,
                })
            }
        }
        Matcher::Engine => quote!(rt::Matcher::Engine(rt::engine)),
    };
    quote!(pub(super) static #name: rt::Pattern = rt::Pattern { source: #source, matcher: #matcher };)
}
