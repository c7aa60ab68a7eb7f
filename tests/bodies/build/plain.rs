//! The same types as one would write them for serde.
//!
//! They are printed from the plan that ours are spelled from, so both know the same fields.
//! Enums know only the listed values, which is less than ours know, and the fastest that serde
//! derives.

use std::fmt::Write;

use bindery::plan::{Field, Module, Record, TextEnum, Ty, TypePlan, Union};

/// What stands before the types.
const HEAD: &str = "use serde::{Deserialize, Serialize};\n";

/// Of an optional field: no place for it in JSON where there is nothing.
const OPTIONAL: &str = "skip_serializing_if = \"Option::is_none\"";

/// All types of a module.
///
/// # Errors
/// When there is one whose twin nobody would write by hand.
pub(super) fn types(module: &Module) -> Result<String, String> {
    let mut out = String::from(HEAD);
    for ty in &module.types {
        match ty {
            TypePlan::Record(one) => record(one, &mut out)?,
            TypePlan::TextEnum(one) => text_enum(one, &mut out),
            TypePlan::Union(one) => union(one, &mut out)?,
            TypePlan::Newtype(one) => {
                let inner = spelled(&one.inner)?;
                declare(&mut out, "#[serde(transparent)]\n");
                line(
                    &mut out,
                    &format!("pub struct {}(pub {inner});", one.ident.as_str()),
                );
            }
            TypePlan::Alias(one) => {
                let (name, target) = (one.ident.as_str(), one.target.as_str());
                line(&mut out, &format!("pub type {name} = {target};"));
            }
            // Which form a request's body has is not read from JSON.
            TypePlan::Body(_) => {}
        }
    }
    Ok(out)
}

fn record(record: &Record, out: &mut String) -> Result<(), String> {
    let name = record.ident.as_str();
    if record.is_array {
        return Err(format!("{name} is an array"));
    }
    declare(out, "");
    line(out, &format!("pub struct {name} {{"));
    for field in &record.fields {
        let attribute = attribute(field);
        let ty = spelled(&field.ty)?;
        line(out, &format!("    #[serde({attribute})]"));
        line(out, &format!("    pub {}: {ty},", field.ident.as_str()));
    }
    if let Some((ident, value)) = &record.additional {
        let value = spelled(value)?;
        line(out, "    #[serde(flatten)]");
        line(
            out,
            &format!(
                "    pub {}: std::collections::BTreeMap<String, {value}>,",
                ident.as_str()
            ),
        );
    }
    line(out, "}");
    Ok(())
}

fn attribute(field: &Field) -> String {
    let mut attribute = format!("rename = {:?}", field.name);
    match &field.ty {
        Ty::Option(inner) if matches!(**inner, Ty::Nullable(_)) => {
            attribute += ", default, deserialize_with = \"crate::present\", ";
            attribute += OPTIONAL;
        }
        // What is required and may be `null` is written as that.
        Ty::Option(_) if !field.required => {
            attribute += ", ";
            attribute += OPTIONAL;
        }
        _ => {}
    }
    attribute
}

fn text_enum(text_enum: &TextEnum, out: &mut String) {
    declare(out, "");
    line(out, &format!("pub enum {} {{", text_enum.ident.as_str()));
    for variant in &text_enum.variants {
        line(out, &format!("    #[serde(rename = {:?})]", variant.value));
        line(out, &format!("    {},", variant.ident.as_str()));
    }
    line(out, "}");
}

fn union(union: &Union, out: &mut String) -> Result<(), String> {
    declare(out, "#[serde(untagged)]\n");
    line(out, &format!("pub enum {} {{", union.ident.as_str()));
    for variant in &union.variants {
        let ty = spelled(&variant.ty)?;
        line(out, &format!("    {}({ty}),", variant.ident.as_str()));
    }
    line(out, "}");
    Ok(())
}

fn spelled(ty: &Ty) -> Result<String, String> {
    let around = |kind: &str, inner: &Ty| Ok(format!("{kind}<{}>", spelled(inner)?));
    Ok(match ty {
        Ty::Bool => "bool".to_owned(),
        Ty::I8 => "i8".to_owned(),
        Ty::I16 => "i16".to_owned(),
        Ty::I32 => "i32".to_owned(),
        Ty::I64 => "i64".to_owned(),
        Ty::U8 => "u8".to_owned(),
        Ty::U16 => "u16".to_owned(),
        Ty::U32 => "u32".to_owned(),
        Ty::U64 => "u64".to_owned(),
        Ty::F64 | Ty::Number => "f64".to_owned(),
        Ty::Text | Ty::Secret | Ty::Formatted(_) => "String".to_owned(),
        Ty::Json => "serde_json::Value".to_owned(),
        Ty::NoContent => "()".to_owned(),
        Ty::Named(ident) => ident.as_str().to_owned(),
        Ty::Option(inner) | Ty::Nullable(inner) => return around("Option", inner),
        Ty::List(inner) => return around("Vec", inner),
        Ty::Boxed(inner) => return around("Box", inner),
        Ty::Map(inner) => {
            return Ok(format!(
                "std::collections::BTreeMap<String, {}>",
                spelled(inner)?
            ));
        }
        Ty::Bytes | Ty::File => return Err("bytes are not in JSON".to_owned()),
    })
}

fn declare(out: &mut String, attribute: &str) {
    line(out, "#[derive(Debug, Serialize, Deserialize)]");
    out.push_str(attribute);
}

fn line(out: &mut String, text: &str) {
    // Writing to memory cannot fail.
    let _ = writeln!(out, "{text}");
}
