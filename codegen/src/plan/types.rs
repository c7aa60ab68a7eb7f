//! Rust types.

use super::{Format, Ident, Record, Reference, Text};

/// A Rust type expression.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ty {
    /// `bool`
    Bool,
    /// `i8`
    I8,
    /// `i16`
    I16,
    /// `i32`
    I32,
    /// `i64`
    I64,
    /// `u8`
    U8,
    /// `u16`
    U16,
    /// `u32`
    U32,
    /// `u64`
    U64,
    /// `f64`
    F64,
    /// A number of any size and precision.
    Number,
    /// `String`
    Text,
    /// A string that is never shown.
    Secret,
    /// A string that stands for something else.
    Formatted(Format),
    /// Any JSON value.
    Json,
    /// Bytes.
    Bytes,
    /// Bytes with a name and a media type.
    File,
    /// Nothing: a response without a body.
    NoContent,
    /// A type of the module.
    Named(Ident),
    /// `Option<_>`
    Option(Box<Ty>),
    /// `null` or a value, apart from absent.
    Nullable(Box<Ty>),
    /// `Vec<_>`
    List(Box<Ty>),
    /// A map from strings.
    Map(Box<Ty>),
    /// `Box<_>`
    Boxed(Box<Ty>),
}

impl Ty {
    /// Whether any JSON value fits somewhere in it.
    #[must_use]
    pub fn is_untyped(&self) -> bool {
        match self {
            Ty::Json => true,
            Ty::Option(inner)
            | Ty::Nullable(inner)
            | Ty::List(inner)
            | Ty::Map(inner)
            | Ty::Boxed(inner) => inner.is_untyped(),
            _ => false,
        }
    }
}

impl Ty {
    /// Whether values are integers of this many bits, and only those.
    #[must_use]
    pub fn is_integer(&self) -> bool {
        self.integer_range().is_some()
    }

    /// The values of an integer type.
    pub(super) fn integer_range(&self) -> Option<std::ops::RangeInclusive<i128>> {
        Some(match self {
            Ty::I8 => i8::MIN.into()..=i8::MAX.into(),
            Ty::I16 => i16::MIN.into()..=i16::MAX.into(),
            Ty::I32 => i32::MIN.into()..=i32::MAX.into(),
            Ty::I64 => i64::MIN.into()..=i64::MAX.into(),
            Ty::U8 => 0..=u8::MAX.into(),
            Ty::U16 => 0..=u16::MAX.into(),
            Ty::U32 => 0..=u32::MAX.into(),
            Ty::U64 => 0..=u64::MAX.into(),
            _ => return None,
        })
    }
}

/// A type of the module.
#[derive(Clone, Debug)]
pub enum TypePlan {
    /// A struct.
    Record(Record),
    /// An enum of strings.
    TextEnum(TextEnum),
    /// An enum of types.
    Union(Union),
    /// A struct around a list or a map of itself.
    Newtype(Newtype),
    /// Another name for one of them.
    Alias(Alias),
    /// An enum of the forms of a request body.
    Body(BodyEnum),
}

impl Ty {
    /// The type of the module that it is, or that is in it.
    #[must_use]
    pub fn named(&self) -> Option<&Ident> {
        match self {
            Ty::Named(ident) => Some(ident),
            Ty::Option(inner)
            | Ty::Nullable(inner)
            | Ty::List(inner)
            | Ty::Map(inner)
            | Ty::Boxed(inner) => inner.named(),
            _ => None,
        }
    }
}

impl TypePlan {
    /// The types of the module that it is made of.
    pub(super) fn parts(&self) -> Vec<&Ident> {
        match self {
            TypePlan::Record(record) => {
                let fields = record.fields.iter().map(|field| &field.ty);
                let additional = record.additional.iter().map(|(_, ty)| ty);
                fields.chain(additional).filter_map(Ty::named).collect()
            }
            TypePlan::TextEnum(_) => Vec::new(),
            TypePlan::Union(union) => {
                let variants = union.variants.iter();
                variants.filter_map(|variant| variant.ty.named()).collect()
            }
            TypePlan::Body(body) => {
                let variants = body.variants.iter();
                variants.filter_map(|variant| variant.ty.named()).collect()
            }
            TypePlan::Newtype(newtype) => newtype.inner.named().into_iter().collect(),
            TypePlan::Alias(alias) => vec![&alias.target],
        }
    }

    /// Its name.
    #[must_use]
    pub fn ident(&self) -> &Ident {
        match self {
            TypePlan::Record(record) => &record.ident,
            TypePlan::TextEnum(text_enum) => &text_enum.ident,
            TypePlan::Union(union) => &union.ident,
            TypePlan::Newtype(newtype) => &newtype.ident,
            TypePlan::Alias(alias) => &alias.ident,
            TypePlan::Body(body) => &body.ident,
        }
    }

    /// Its fields, where it is a struct.
    #[must_use]
    pub fn fields(&self) -> &[super::Field] {
        match self {
            TypePlan::Record(record) => &record.fields,
            TypePlan::TextEnum(_)
            | TypePlan::Union(_)
            | TypePlan::Newtype(_)
            | TypePlan::Alias(_)
            | TypePlan::Body(_) => &[],
        }
    }
}

/// A struct around a list or a map that holds itself.
#[derive(Clone, Debug)]
pub struct Newtype {
    /// Its name.
    pub ident: Ident,
    /// What it is.
    pub docs: Text,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// The list or the map.
    pub inner: Ty,
    /// The table of its schema.
    pub schema: Reference,
}

/// The name of an inline type that is the same as another one, which is written for both.
#[derive(Clone, Debug)]
pub struct Alias {
    /// The name.
    pub ident: Ident,
    /// What it is.
    pub docs: Text,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// The name of the type that is written.
    pub target: Ident,
}

/// An enum of strings.
#[derive(Clone, Debug)]
pub struct TextEnum {
    /// Its name.
    pub ident: Ident,
    /// What it is.
    pub docs: Text,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// The variants.
    pub variants: Vec<TextVariant>,
    /// The variant that keeps an unknown value, unless the enum is closed.
    pub unknown: Option<Ident>,
}

/// A variant of an enum of strings.
#[derive(Clone, Debug)]
pub struct TextVariant {
    /// Its name.
    pub ident: Ident,
    /// The string.
    pub value: String,
    /// What it means.
    pub docs: Text,
    /// Whether it is deprecated.
    pub deprecated: bool,
}

/// An enum of types.
#[derive(Clone, Debug)]
pub struct Union {
    /// Its name.
    pub ident: Ident,
    /// What it is.
    pub docs: Text,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// The variants, in the order of the table.
    pub variants: Vec<UnionVariant>,
    /// The variant that keeps any other JSON value.
    pub unknown: Ident,
    /// The table of its schema.
    pub schema: Reference,
    /// The table of its variants.
    pub variants_table: Ident,
}

/// A variant of an enum of types.
#[derive(Clone, Debug)]
pub struct UnionVariant {
    /// Its name.
    pub ident: Ident,
    /// The type.
    pub ty: Ty,
    /// Whether a `From` of the type can be given: no other variant has the same type.
    pub from: bool,
}

/// An enum of the forms of a request body, in the order of the operation's table.
#[derive(Clone, Debug)]
pub struct BodyEnum {
    /// Its name.
    pub ident: Ident,
    /// What it is.
    pub docs: Text,
    /// The forms.
    pub variants: Vec<BodyVariant>,
}

/// A form of a request body.
#[derive(Clone, Debug)]
pub struct BodyVariant {
    /// Its name.
    pub ident: Ident,
    /// What it is.
    pub docs: Text,
    /// Its type.
    pub ty: Ty,
    /// Whether a `From` of the type makes this one: the first of its type.
    pub from: bool,
}
