//! The same shapes as the generated ones, as one would write them for serde.
//!
//! The enums know only the listed values, which is less than the generated ones know, and
//! the fastest that serde derives.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct ReinstallRequest {
    #[serde(rename = "os-reinstall")]
    os_reinstall: OsReinstall,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct OsReinstall {
    #[serde(skip_serializing_if = "Option::is_none")]
    adminpass: Option<String>,
    keyname: String,
    userid: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    metadata: Option<Metadata>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mode: Option<Mode>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Metadata {
    #[serde(rename = "BYOL", skip_serializing_if = "Option::is_none")]
    byol: Option<String>,
    #[serde(
        rename = "__system__encrypted",
        skip_serializing_if = "Option::is_none"
    )]
    encrypted: Option<String>,
    #[serde(rename = "__system__cmkid", skip_serializing_if = "Option::is_none")]
    cmkid: Option<String>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
enum Mode {
    #[serde(rename = "withStopServer")]
    WithStopServer,
}

/// A struct whose fields are all optional.
macro_rules! optional {
    ($($name:ident { $($field:ident: $type:ty,)+ })+) => {
        $(
            #[derive(Debug, PartialEq, Serialize, Deserialize)]
            pub(crate) struct $name {
                $(
                    #[serde(skip_serializing_if = "Option::is_none")]
                    $field: Option<$type>,
                )+
            }
        )+
    };
}

optional! {
    DevServer {
        create_at: i64,
        update_at: i64,
        charging_mode: ChargingMode,
        cloud_server: CloudServer,
        endpoints_response: Vec<Endpoints>,
        flavor: String,
        id: String,
        key_pair_name: String,
        name: String,
        order_id: String,
        server_image_response: ServerImage,
        status: Status,
        vpc_id: String,
        endpoints: Vec<EndpointsRes>,
        image: ServerImage,
        category: Category,
        server_hps: Supernode,
        subnet_id: String,
        volumes: Vec<Volume>,
    }
    CloudServer {
        id: String,
        r#type: ServerType,
        hps_id: String,
        hps_ecs_id: String,
    }
    Endpoints {
        allowed_access_ips: Vec<String>,
        dev_service: Service,
        extensions: BTreeMap<String, String>,
        ssh_keys: Vec<String>,
    }
    EndpointsRes {
        allowed_access_ips: Vec<String>,
        dev_service: Service,
        ssh_keys: Vec<String>,
        key_pair_names: Vec<String>,
        service: Service,
        uri: String,
    }
    ServerImage {
        arch: Arch,
        image_id: String,
        name: String,
        server_type: ServerType,
        status: ImageStatus,
    }
    Supernode {
        id: String,
        name: String,
    }
    Volume {
        size: i64,
        r#type: VolumeType,
        evs_type: EvsType,
        evs_id: String,
    }
}

/// An enum of strings in upper case.
macro_rules! strings {
    ($($name:ident { $($value:ident),+ })+) => {
        $(
            #[derive(Debug, PartialEq, Serialize, Deserialize)]
            #[serde(rename_all = "SCREAMING_SNAKE_CASE")]
            pub(crate) enum $name { $($value),+ }
        )+
    };
}

strings! {
    ChargingMode { Common, PostPaid, PrePaid }
    ServerType { Bms, Ecs, Hps }
    Service { AiFlow, MaStudio, Notebook, Ssh, TensorBoard, WebIde }
    Arch { Arm, X86 }
    ImageStatus { Active, Inactive }
    Status {
        CreateFailed, Creating, Deleted, DeleteFailed, Deleting, Error, Running, Starting,
        StartFailed, Stopped, Stopping, StopFailed, Rebooting, RebootFailed, Changingos,
        ChangingosFailed, Reinstallingos, ReinstallingosFailed
    }
    Category { Hps, Spod, Server }
    VolumeType { Root, Data }
    EvsType { Essd, Gpssd, Sas, Sata, Ssd }
}
