//! A later version may add a variant, and a server a value.

use huaweicloud_reimage::ecs::OsReinstallMode;

fn shown(mode: &OsReinstallMode) -> &str {
    match mode {
        OsReinstallMode::WithStopServer => "stop",
        OsReinstallMode::Unlisted(other) => other,
    }
}

fn main() {
    shown(&OsReinstallMode::WithStopServer);
}
