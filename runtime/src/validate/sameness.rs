//! Rules that compare with values: `enum`, `const`, `uniqueItems`, and how numbers compare.

use std::cmp::Ordering;

use super::judge::{Judge, Weight};
use super::path::Path;
use super::types;
use crate::describe::{List, View};
use crate::json::decimal::Decimal;
use crate::json::equality::canonical;
use crate::json::{self, Json};
use crate::order::order;
use crate::schema::Literal;
use crate::target::json_text;

pub(super) fn judge_enum(
    judge: &mut Judge<'_>,
    view: View<'_>,
    values: &'static [Literal],
    path: &Path<'_>,
) {
    if values.iter().any(|value| is_same(view, value)) {
        return;
    }
    // An `enum` of one value is how OpenAPI 3.0 writes a constant.
    let weight = if values.len() == 1 {
        Weight::Kind
    } else {
        Weight::Constraint
    };
    judge.broken(path, "enum", weight, &|| {
        let values = values.iter().map(text_of).collect::<Vec<_>>();
        (
            format!("[{}]", values.join(",")),
            format!("must be one of {}", values.join(", ")),
        )
    });
}

pub(super) fn judge_const(
    judge: &mut Judge<'_>,
    view: View<'_>,
    value: &'static Literal,
    path: &Path<'_>,
) {
    if !is_same(view, value) {
        judge.broken(path, "const", Weight::Kind, &|| {
            (text_of(value), format!("must be {}", text_of(value)))
        });
    }
}

pub(super) fn judge_unique(judge: &mut Judge<'_>, list: &dyn List, path: &Path<'_>) {
    let text = |index| {
        let mut text = Vec::new();
        canonical(list.item(index).view(), &mut text);
        text
    };
    let texts: Vec<Vec<u8>> = (0..list.len()).map(text).collect();
    let order = order(texts.len(), &mut |left, right| {
        texts[left].cmp(&texts[right])
    });
    let equal = order.windows(2).filter_map(|pair| match pair {
        [earlier, later] if texts[*earlier] == texts[*later] => Some((*later, *earlier)),
        _ => None,
    });
    // What is equal is in its order, so the least is where one is seen first that was there.
    if let Some((later, earlier)) = equal.min() {
        judge.broken(path, "uniqueItems", Weight::Constraint, &|| {
            let message = format!("must not have equal items; {earlier} and {later} are equal");
            (String::new(), message)
        });
    }
}

/// Whether a value is the JSON value of a table.
pub(super) fn is_same(view: View<'_>, literal: &Literal) -> bool {
    match (types::written(view), literal) {
        (View::Null, Literal::Null) => true,
        (View::Bool(left), Literal::Bool(right)) => left == *right,
        (View::Text(left) | View::Secret(left), Literal::Text(right)) => left == *right,
        (view, Literal::Integer(_) | Literal::Float(_) | Literal::Number(_)) => {
            compare(view, literal) == Some(Ordering::Equal)
        }
        (view @ (View::List(_) | View::Map(_) | View::Record(_)), Literal::Json(text)) => {
            json::from_str::<Json>(text).is_ok_and(|json| is_same_json(view, &json))
        }
        _ => false,
    }
}

fn is_same_json(view: View<'_>, json: &Json) -> bool {
    let (mut left, mut right) = (Vec::new(), Vec::new());
    canonical(view, &mut left);
    canonical(crate::describe::Value::view(json), &mut right);
    left == right
}

/// Compares numbers by value; `None` where one of the two is not a number.
pub(super) fn compare(view: View<'_>, literal: &Literal) -> Option<Ordering> {
    match (view, literal) {
        (View::Integer(left), Literal::Integer(right)) => Some(i128::from(left).cmp(right)),
        (View::Unsigned(left), Literal::Integer(right)) => Some(i128::from(left).cmp(right)),
        (View::Float(left), Literal::Float(right)) => left.partial_cmp(right),
        _ => Some(decimal_of_view(view)?.cmp(&decimal_of(literal)?)),
    }
}

/// Whether a number is a multiple of another. What is not a number is.
pub(super) fn is_multiple(view: View<'_>, literal: &Literal) -> bool {
    match (decimal_of_view(view), decimal_of(literal)) {
        (Some(value), Some(divisor)) => value.is_multiple_of(&divisor),
        _ => true,
    }
}

pub(super) fn decimal_of_view(view: View<'_>) -> Option<Decimal> {
    match view {
        View::Integer(integer) => Some(Decimal::from_i128(i128::from(integer))),
        View::Unsigned(unsigned) => Some(Decimal::from_i128(i128::from(unsigned))),
        View::Float(float) => Decimal::from_f64(float),
        View::Digits(digits) => Decimal::parse(digits),
        _ => None,
    }
}

fn decimal_of(literal: &Literal) -> Option<Decimal> {
    match literal {
        Literal::Integer(integer) => Some(Decimal::from_i128(*integer)),
        Literal::Float(float) => Decimal::from_f64(*float),
        Literal::Number(text) => Decimal::parse(text),
        _ => None,
    }
}

/// A value of a table as JSON.
pub(super) fn text_of(literal: &Literal) -> String {
    match literal {
        Literal::Null => "null".to_owned(),
        Literal::Bool(bool) => bool.to_string(),
        Literal::Integer(integer) => integer.to_string(),
        Literal::Float(float) => json_text(View::Float(*float)),
        Literal::Text(text) => json_text(View::Text(text)),
        Literal::Json(text) | Literal::Number(text) => (*text).to_owned(),
    }
}
