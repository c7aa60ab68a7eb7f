//! What a server may send of a value: no property that only requests have.

use bindery::model::{Api, Json, TypeId};
use bindery::sample::drop_written;
use bindery_runtime::json::Json as Value;
use bindery_runtime::schema::Schema;

use super::scripted::of_model;
use super::text::holds;

/// A value without its `writeOnly` properties, where it keeps the rules without them.
pub(super) fn received(
    api: &Api,
    ty: TypeId,
    value: &Json,
    schema: Option<&'static Schema>,
) -> Value {
    let whole = of_model(value);
    let mut less = value.clone();
    drop_written(api, ty, &mut less);
    let less = of_model(&less);
    match schema.is_none_or(|schema| holds(&less, schema)) {
        true => less,
        false => whole,
    }
}
