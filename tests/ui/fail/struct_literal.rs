//! A later version may add a field, so a struct is not written out.

use huaweicloud_reimage::workspace::ReinstallServerRequest;

fn main() {
    let _ = ReinstallServerRequest { update_access_agent: Some(true) };
}
