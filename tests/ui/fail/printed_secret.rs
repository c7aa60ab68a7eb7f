//! A secret has no `Display`.

use huaweicloud_reimage::Secret;

fn main() {
    let secret = Secret::from("Passw0rd!x");
    println!("{secret}");
    let _ = secret.to_string();
}
