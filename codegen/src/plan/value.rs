//! The docs of what holds a value: its own words or else those of its type, an example, and
//! what is meant where nothing is said.

use super::{Argument, Text, docs};
use crate::model::{Api, Docs, Example, Json, Parameter, TypeId};

/// An example that is longer, in characters, is not shown.
const LONGEST: usize = 80;

/// The docs of a field, a header or a parameter; `examples` are its own.
pub(super) fn docs(
    api: &Api,
    own: &Docs,
    id: TypeId,
    examples: &[Example],
    otherwise: impl FnOnce() -> String,
) -> Text {
    let ty = api.get(id);
    let only_deprecated = Docs {
        deprecated: own.deprecated,
        ..Docs::default()
    };
    let words = if *own == only_deprecated {
        &ty.docs
    } else {
        own
    };
    let mut text = docs::of(words, otherwise);
    // What is secret is not printed, not even where it is an example.
    if !ty.secret {
        let example = examples.iter().chain(&ty.examples).next();
        shown(&mut text, "Example", example.map(|example| &example.value));
        shown(&mut text, "Default", ty.default.as_ref());
    }
    text
}

/// The docs of a type of its own.
pub(super) fn of_type(api: &Api, id: TypeId, otherwise: impl FnOnce() -> String) -> Text {
    docs(api, &Docs::default(), id, &[], otherwise)
}

/// The docs of a parameter.
pub(super) fn of_parameter(api: &Api, parameter: &Parameter) -> Text {
    let (own, ty) = (&parameter.docs, parameter.ty);
    docs(api, own, ty, &parameter.examples, || {
        format!("The parameter {}.", docs::code(&parameter.name))
    })
}

/// Whether it should not be used, or its type should not.
pub(super) fn is_deprecated(api: &Api, own: &Docs, id: TypeId) -> bool {
    own.deprecated || api.get(id).docs.deprecated
}

fn shown(text: &mut Text, word: &str, value: Option<&Json>) {
    let Some(value) = value.map(ToString::to_string) else {
        return;
    };
    if value.chars().count() <= LONGEST {
        text.paragraph(format!("{word}: {}", docs::code(&value)));
    }
}

/// A list of arguments and what is said of them: a method's arguments have no docs of their own.
pub(super) fn list(text: &mut Text, arguments: &[Argument]) {
    let told: Vec<&Argument> = arguments.iter().filter(|one| says_something(one)).collect();
    if told.is_empty() {
        return;
    }
    text.lines.push(String::new());
    for argument in told {
        let name = docs::code(argument.ident.plain());
        let old = if argument.deprecated {
            " (deprecated)"
        } else {
            ""
        };
        let mut mark = format!("- {name}{old}: ");
        for line in &argument.docs.lines {
            let line = format!("{mark}{line}");
            text.lines.push(line.trim_end().to_owned());
            mark = "  ".to_owned();
        }
    }
}

/// Whether there is more to say than that it is a parameter of its name.
fn says_something(argument: &Argument) -> bool {
    let [line] = argument.docs.lines.as_slice() else {
        return true;
    };
    let ours = ["The parameter `", "The property `", "The request body."];
    argument.deprecated
        || !ours.iter().any(|start| line.starts_with(start))
        || !line.ends_with('.')
        || line.matches('`').count() > 2
}
