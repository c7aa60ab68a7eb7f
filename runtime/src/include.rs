//! Bringing in what a build script generated.

/// Brings in the module that `bindery::build` wrote to `OUT_DIR`, under the name that it
/// has there: the document's file name in snake case, or what `Config::module` said.
///
/// ```ignore
/// // build.rs
/// fn main() -> Result<(), bindery::BuildError> {
///     bindery::build("spec/ecs.yaml")
/// }
///
/// // src/lib.rs
/// pub mod ecs {
///     bindery_runtime::include_api!("ecs");
/// }
/// ```
#[macro_export]
macro_rules! include_api {
    ($name:literal) => {
        ::core::include!(::core::concat!(::core::env!("OUT_DIR"), "/", $name, ".rs"));
    };
}
