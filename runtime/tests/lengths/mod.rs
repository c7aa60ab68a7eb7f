//! Formats that are not for people are told first how many items and properties follow.

use bindery_runtime::json;
use serde_core::Serialize;
use serde_core::ser::{Error, Impossible, SerializeMap, SerializeSeq, Serializer};

use super::shapes::Server;

/// Fails where another number follows than was told.
#[derive(Clone, Copy)]
struct Counting {
    is_human_readable: bool,
}

struct Told {
    format: Counting,
    left: Option<usize>,
}

type Failure = serde_json::Error;

impl Counting {
    fn told(self, len: Option<usize>) -> Result<Told, Failure> {
        if len.is_none() && !self.is_human_readable {
            return Err(Failure::custom("no number was told"));
        }
        Ok(Told {
            format: self,
            left: len,
        })
    }
}

impl Told {
    fn one<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Failure> {
        if let Some(left) = &mut self.left {
            *left = left
                .checked_sub(1)
                .ok_or_else(|| Failure::custom("more follow than told"))?;
        }
        value.serialize(self.format)
    }

    fn none_left(self) -> Result<(), Failure> {
        match self.left {
            None | Some(0) => Ok(()),
            Some(_) => Err(Failure::custom("fewer follow than told")),
        }
    }
}

impl SerializeSeq for Told {
    type Ok = ();
    type Error = Failure;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Failure> {
        self.one(value)
    }

    fn end(self) -> Result<(), Failure> {
        self.none_left()
    }
}

impl SerializeMap for Told {
    type Ok = ();
    type Error = Failure;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, _key: &T) -> Result<(), Failure> {
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Failure> {
        self.one(value)
    }

    fn end(self) -> Result<(), Failure> {
        self.none_left()
    }
}

macro_rules! scalars {
    ($($method:ident: $type:ty),+ $(,)?) => {
        $(
            fn $method(self, _value: $type) -> Result<(), Failure> {
                Ok(())
            }
        )+
    };
}

#[rustfmt::skip]
impl Serializer for Counting {
    type Ok = ();
    type Error = Failure;
    type SerializeSeq = Told;
    type SerializeMap = Told;
    type SerializeTuple = Impossible<(), Failure>;
    type SerializeTupleStruct = Impossible<(), Failure>;
    type SerializeTupleVariant = Impossible<(), Failure>;
    type SerializeStruct = Impossible<(), Failure>;
    type SerializeStructVariant = Impossible<(), Failure>;

    scalars!(
        serialize_bool: bool, serialize_i8: i8, serialize_i16: i16, serialize_i32: i32,
        serialize_i64: i64, serialize_u8: u8, serialize_u16: u16, serialize_u32: u32,
        serialize_u64: u64, serialize_f32: f32, serialize_f64: f64, serialize_char: char,
        serialize_str: &str, serialize_bytes: &[u8], serialize_unit_struct: &'static str,
    );

    fn is_human_readable(&self) -> bool { self.is_human_readable }
    fn serialize_none(self) -> Result<(), Failure> { Ok(()) }
    fn serialize_unit(self) -> Result<(), Failure> { Ok(()) }
    fn serialize_seq(self, len: Option<usize>) -> Result<Told, Failure> { self.told(len) }
    fn serialize_map(self, len: Option<usize>) -> Result<Told, Failure> { self.told(len) }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Failure> {
        value.serialize(self)
    }
    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self, _: &'static str, value: &T,
    ) -> Result<(), Failure> {
        value.serialize(self)
    }
    fn serialize_unit_variant(
        self, _: &'static str, _: u32, _: &'static str,
    ) -> Result<(), Failure> {
        Ok(())
    }
    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self, _: &'static str, _: u32, _: &'static str, value: &T,
    ) -> Result<(), Failure> {
        value.serialize(self)
    }
    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, Failure> {
        Err(Failure::custom("no type is a tuple"))
    }
    fn serialize_tuple_struct(
        self, _: &'static str, _: usize,
    ) -> Result<Self::SerializeTupleStruct, Failure> {
        Err(Failure::custom("no type is a tuple"))
    }
    fn serialize_tuple_variant(
        self, _: &'static str, _: u32, _: &'static str, _: usize,
    ) -> Result<Self::SerializeTupleVariant, Failure> {
        Err(Failure::custom("no type is a tuple"))
    }
    fn serialize_struct(
        self, _: &'static str, _: usize,
    ) -> Result<Self::SerializeStruct, Failure> {
        Err(Failure::custom("records are maps"))
    }
    fn serialize_struct_variant(
        self, _: &'static str, _: u32, _: &'static str, _: usize,
    ) -> Result<Self::SerializeStructVariant, Failure> {
        Err(Failure::custom("records are maps"))
    }
}

#[test]
fn as_many_follow_as_were_told() {
    for text in [
        // Absent fields, an absent one that is written as `null`, additional properties.
        r#"{"id":"a","size":3,"tags":["x","y"],"disks":[{"size":10}],"extra":1,"more":"2"}"#,
        r#"{"id":"a","size":3,"note":"n","tags":[],"label":null,"any":{"k":[1]}}"#,
    ] {
        let mut server: Server = json::from_str(text).unwrap();
        // A field wins over an additional property of the same name.
        server.additional.insert("id".to_owned(), json::Json::Null);
        for is_human_readable in [false, true] {
            server.serialize(Counting { is_human_readable }).unwrap();
        }
    }
}
