//! What a document says of a value, fact by fact.

use bindery::finding::Place;
use bindery::model::{Check, Json, Kind, Type};

use super::View;
use crate::subject::FactName;

/// Something that a document states.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Stated {
    pub(crate) value: Json,
    pub(crate) place: Place,
}

impl View<'_> {
    /// All that is stated of a limit: by any alternative, and for a list of its items too
    /// where the limit is none of lists.
    pub(crate) fn limits(&self, name: FactName) -> Vec<Stated> {
        let mut found = Vec::new();
        for (_, ty) in self.all() {
            if name == FactName::Format {
                found.extend(format(ty));
            }
            for rule in &ty.rules {
                if let Some(value) = of_check(&rule.check, name, ty) {
                    let place = rule.place;
                    found.push(Stated { value, place });
                }
            }
        }
        if found.is_empty() && !matches!(name, FactName::MinItems | FactName::MaxItems) {
            return self.items().map_or(found, |items| items.limits(name));
        }
        found
    }

    /// The limits that the kinds of the value imply, as JSON text.
    pub(crate) fn implied(&self, name: FactName) -> Vec<&'static str> {
        self.all().filter_map(|(_, ty)| implied(ty, name)).collect()
    }

    /// The values that are listed; those of the items for a list.
    pub(crate) fn values_listed(&self) -> Option<Stated> {
        let mut values: Vec<Json> = Vec::new();
        let mut place = None;
        let mut say = |new: Vec<Json>, at: Place| {
            place.get_or_insert(at);
            for value in new {
                if !values.contains(&value) {
                    values.push(value);
                }
            }
        };
        for (_, ty) in self.all() {
            if let Kind::Enum(list) = &ty.kind {
                let list = list.values.iter();
                let list = list.map(|one| Json::String(one.value.clone()));
                say(list.collect(), ty.place);
            }
            for rule in &ty.rules {
                match &rule.check {
                    Check::Enum(list) => say(list.clone(), rule.place),
                    Check::Const(value) => say(vec![value.clone()], rule.place),
                    _ => {}
                }
            }
        }
        match place {
            Some(place) => Some(Stated {
                value: Json::Array(values),
                place,
            }),
            None => self.items()?.values_listed(),
        }
    }

    /// The value where none is given.
    pub(crate) fn default(&self) -> Option<Stated> {
        self.all().find_map(|(_, ty)| {
            Some(Stated {
                value: ty.default.clone()?,
                place: ty.place,
            })
        })
    }

    /// Whether the type is one that should not be used any more.
    pub(crate) fn deprecated(&self) -> bool {
        let mut own = self.own.iter();
        own.any(|id| self.api.get(*id).docs.deprecated)
    }
}

/// The format of a type.
fn format(ty: &Type) -> Option<Stated> {
    let Kind::String(Some(format)) = &ty.kind else {
        return None;
    };
    Some(Stated {
        value: Json::String(format.clone()),
        place: ty.place,
    })
}

/// A limit that is nowhere stated, because the kind of a type has it.
fn implied(ty: &Type, name: FactName) -> Option<&'static str> {
    Some(match (&ty.kind, name) {
        (Kind::String(Some(format)), FactName::MinLength | FactName::MaxLength)
            if format == "uuid" =>
        {
            "36"
        }
        (Kind::Integer(Some(format)), FactName::Minimum) if format == "int32" => "-2147483648",
        (Kind::Integer(Some(format)), FactName::Maximum) if format == "int32" => "2147483647",
        (Kind::Integer(Some(format)), FactName::Minimum) if format == "int64" => {
            "-9223372036854775808"
        }
        (Kind::Integer(Some(format)), FactName::Maximum) if format == "int64" => {
            "9223372036854775807"
        }
        _ => return None,
    })
}

fn of_check(check: &Check, name: FactName, ty: &Type) -> Option<Json> {
    let count = |n: &u64| Json::Number(n.to_string());
    // Between whole numbers "more than 0" is "at least 1".
    let beside = |text: &String, step: i128| {
        let whole = matches!(ty.kind, Kind::Integer(_));
        let number: i128 = text.parse().ok().filter(|_| whole)?;
        Some(Json::Number(number.checked_add(step)?.to_string()))
    };
    match (check, name) {
        (Check::MinLength(n), FactName::MinLength)
        | (Check::MaxLength(n), FactName::MaxLength)
        | (Check::MinItems(n), FactName::MinItems)
        | (Check::MaxItems(n), FactName::MaxItems) => Some(count(n)),
        (Check::Minimum(text), FactName::Minimum) | (Check::Maximum(text), FactName::Maximum) => {
            Some(Json::Number(text.clone()))
        }
        (Check::ExclusiveMinimum(text), FactName::Minimum) => beside(text, 1),
        (Check::ExclusiveMaximum(text), FactName::Maximum) => beside(text, -1),
        (Check::Pattern(text), FactName::Pattern) => Some(Json::String(text.clone())),
        _ => None,
    }
}
