//! Types as the generator writes them.

mod schemas;

use std::collections::BTreeMap;

use bindery_runtime::describe::{Blank, Map, Record, See, Union, Value};
use bindery_runtime::json::Json;
use bindery_runtime::schema::{Shape, Variants};
use bindery_runtime::secret::Secret;
use bindery_runtime::value::{Nullable, TextEnum, present};

#[derive(Clone, PartialEq)]
pub(crate) struct Server {
    pub(crate) id: String,
    pub(crate) size: i32,
    pub(crate) password: Option<Secret>,
    /// Required, and may be null.
    pub(crate) note: Option<String>,
    pub(crate) ratio: Option<f64>,
    pub(crate) status: Option<Status>,
    pub(crate) mode: Option<Mode>,
    pub(crate) tags: Vec<String>,
    pub(crate) disks: Option<Vec<Disk>>,
    pub(crate) label: Option<Nullable<String>>,
    pub(crate) any: Option<Json>,
    pub(crate) volume: Option<Box<Volume>>,
    pub(crate) additional: BTreeMap<String, Json>,
}

impl Record for Server {
    fn shape(&self) -> &'static Shape {
        &schemas::SERVER_SHAPE
    }

    fn fields<'a>(&'a self, see: See<'_, 'a>) {
        see(&[
            Some(&self.id),
            Some(&self.size),
            present(&self.password),
            present(&self.note),
            present(&self.ratio),
            present(&self.status),
            present(&self.mode),
            Some(&self.tags),
            present(&self.disks),
            present(&self.label),
            present(&self.any),
            present(&self.volume),
        ]);
    }

    fn field_mut(&mut self, index: usize) -> Option<&mut dyn Value> {
        Some(match index {
            0 => &mut self.id,
            1 => &mut self.size,
            2 => &mut self.password,
            3 => &mut self.note,
            4 => &mut self.ratio,
            5 => &mut self.status,
            6 => &mut self.mode,
            7 => &mut self.tags,
            8 => &mut self.disks,
            9 => &mut self.label,
            10 => &mut self.any,
            11 => &mut self.volume,
            _ => return None,
        })
    }

    fn additional(&self) -> Option<&dyn Map> {
        Some(&self.additional)
    }

    fn additional_mut(&mut self) -> Option<&mut dyn Map> {
        Some(&mut self.additional)
    }

    fn nothing() -> Self {
        Self {
            id: Blank::blank(),
            size: Blank::blank(),
            password: None,
            note: None,
            ratio: None,
            status: None,
            mode: None,
            tags: Blank::blank(),
            disks: None,
            label: None,
            any: None,
            volume: None,
            additional: BTreeMap::new(),
        }
    }
}

/// A small record, written the short way.
macro_rules! small_record {
    ($name:ident, $shape:path { $($index:literal => $field:ident: $type:ty),* $(,)? }) => {
        #[derive(Clone, PartialEq)]
        pub(crate) struct $name {
            $(pub(crate) $field: $type,)*
        }

        impl Record for $name {
            fn shape(&self) -> &'static Shape {
                &$shape
            }

            fn fields<'a>(&'a self, see: See<'_, 'a>) {
                see(&[$(Some(&self.$field)),*]);
            }

            fn field_mut(&mut self, index: usize) -> Option<&mut dyn Value> {
                Some(match index {
                    $($index => &mut self.$field,)*
                    _ => return None,
                })
            }

            fn nothing() -> Self {
                Self { $($field: Blank::blank(),)* }
            }
        }
    };
}

small_record!(Disk, schemas::DISK_SHAPE { 0 => size: i64 });
small_record!(Node, schemas::NODE_SHAPE { 0 => name: String, 1 => next: Option<Box<Node>> });
small_record!(Holder, schemas::HOLDER_SHAPE { 0 => node: Node });
small_record!(Ssd, schemas::SSD_SHAPE { 0 => kind: String, 1 => iops: Option<u32> });
small_record!(Hdd, schemas::HDD_SHAPE { 0 => kind: String, 1 => rpm: u16 });
small_record!(Rebuild, schemas::REBUILD_SHAPE {
    0 => volume: Option<Volume>,
    1 => disk: Option<Disk>,
    2 => label: String,
    3 => codes: Option<Vec<String>>,
});

bindery_runtime::record!(
    Server: schemas::SERVER,
    Disk: schemas::DISK,
    Node: schemas::NODE,
    Holder: schemas::HOLDER,
    Ssd: schemas::SSD,
    Hdd: schemas::HDD,
    Rebuild: schemas::REBUILD,
);

#[derive(Clone)]
pub(crate) enum Status {
    Active,
    Error,
    Unknown(String),
}

impl TextEnum for Status {
    const FIRST: Self = Self::Active;

    fn as_str(&self) -> &str {
        match self {
            Self::Active => "ACTIVE",
            Self::Error => "ERROR",
            Self::Unknown(text) => text,
        }
    }

    fn from_text(text: &str) -> Option<Self> {
        Some(match text {
            "ACTIVE" => Self::Active,
            "ERROR" => Self::Error,
            _ => Self::Unknown(text.to_owned()),
        })
    }
}

#[derive(Clone, Copy)]
pub(crate) enum Mode {
    On,
    Off,
}

impl TextEnum for Mode {
    const FIRST: Self = Self::On;

    fn as_str(&self) -> &str {
        match self {
            Self::On => "on",
            Self::Off => "off",
        }
    }

    fn from_text(text: &str) -> Option<Self> {
        match text {
            "on" => Some(Self::On),
            "off" => Some(Self::Off),
            _ => None,
        }
    }
}

bindery_runtime::text_enum!(open Status);
bindery_runtime::text_enum!(closed Mode);

#[derive(Clone, PartialEq)]
pub(crate) enum Volume {
    Ssd(Ssd),
    Hdd(Hdd),
    Unknown(Json),
}

impl Union for Volume {
    fn variants(&self) -> &'static Variants {
        &schemas::VOLUME_VARIANTS
    }

    fn active(&self) -> &dyn Value {
        match self {
            Self::Ssd(value) => value,
            Self::Hdd(value) => value,
            Self::Unknown(value) => value,
        }
    }

    fn switch(&mut self, index: usize) -> &mut dyn Value {
        *self = match index {
            0 => Self::Ssd(Blank::blank()),
            1 => Self::Hdd(Blank::blank()),
            _ => Self::Unknown(Blank::blank()),
        };
        match self {
            Self::Ssd(value) => value,
            Self::Hdd(value) => value,
            Self::Unknown(value) => value,
        }
    }

    fn nothing() -> Self {
        Self::Unknown(Blank::blank())
    }
}

bindery_runtime::union!(Volume: schemas::VOLUME);
