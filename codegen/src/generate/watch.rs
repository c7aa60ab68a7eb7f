//! Who is told how far a run has come.

/// A part of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// From bytes to trees.
    Read,
    /// From trees to the model.
    Resolve,
    /// What is wrong in the model.
    Check,
    /// From the model to what will be spelled, values for examples included.
    Plan,
    /// From the plan to text.
    Emit,
    /// From memory to the disk.
    Write,
}

impl Stage {
    /// The name of the stage, in one word.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Stage::Read => "read",
            Stage::Resolve => "resolve",
            Stage::Check => "check",
            Stage::Plan => "plan",
            Stage::Emit => "emit",
            Stage::Write => "write",
        }
    }
}

/// What a stage has made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Made {
    /// How many.
    pub count: usize,
    /// Of what, in the plural.
    pub of: &'static str,
    /// How many bytes of text they have, where they are text.
    pub bytes: Option<usize>,
}

/// Is told when a stage ends; with several modules, some stages end once for each.
///
/// The library has no clock, so that nothing it makes can depend on one. Who watches may have
/// one.
///
/// ```
/// use bindery::document::Memory;
/// use bindery::generate::{Made, Settings, Stage, Watch, generate_watched};
///
/// struct Names(Vec<&'static str>);
///
/// impl Watch for Names {
///     fn ended(&mut self, stage: Stage, _: Made) {
///         self.0.push(stage.name());
///     }
/// }
///
/// let mut names = Names(Vec::new());
/// # let manifest = bindery::plan::Manifest {
/// #     name: "pets".to_owned(),
/// #     version: "0.1.0".to_owned(),
/// #     description: "Pets".to_owned(),
/// #     license: None,
/// #     repository: None,
/// #     runtime: bindery::plan::Runtime::Published("0.1.0".to_owned()),
/// #     workspace_member: false,
/// #     tag_features: false,
/// # };
/// let settings = Settings { manifest, modules: Vec::new() };
/// generate_watched(&settings, &Memory::new(), &mut names);
/// assert_eq!(names.0, ["read", "plan", "emit"]);
/// ```
pub trait Watch {
    /// A stage has ended.
    fn ended(&mut self, stage: Stage, made: Made);
}

/// Nobody watches.
pub(super) struct Unwatched;

impl Watch for Unwatched {
    fn ended(&mut self, _: Stage, _: Made) {}
}
