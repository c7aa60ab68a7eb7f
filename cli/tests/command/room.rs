//! A folder for one test, and the command run in it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A document with an operation, two types, a rule and a file of its own.
pub(crate) const PETS: &str = "\
openapi: 3.1.0
info: { title: Pets, version: '1' }
servers: [{ url: https://pets.example }]
paths:
  /pets:
    post:
      operationId: addPet
      requestBody:
        required: true
        content:
          application/json:
            schema: { $ref: 'shared/pet.yaml#/Pet' }
            example: { name: Rex }
      responses:
        '201': { description: Added }
";

const PET: &str = "\
Pet:
  type: object
  required: [name]
  properties:
    name: { type: string, maxLength: 40 }
";

/// Another document, of one operation.
pub(crate) const SHOPS: &str = "\
openapi: 3.1.0
info: { title: Shops, version: '1' }
servers: [{ url: https://shops.example }]
paths:
  /shops/{id}:
    delete:
      operationId: closeShop
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
      responses:
        '204': { description: Closed }
";

/// A warning, and nothing else: a value that tools read differently.
pub(crate) const WARNED: &str = "\
openapi: 3.1.0
info: { title: Warned, version: '1', x-odd: yes }
paths: {}
";

/// An error: a key that stands twice.
pub(crate) const BROKEN: &str = "\
openapi: 3.1.0
info: { title: Broken, version: '1' }
paths: {}
paths: {}
";

pub(crate) const CONFIG: &str = "\
[crate]
name = \"pet-shop\"
out = \"generated\"
runtime = { path = \"../runtime\", version = \"0.1.0\" }
workspace-member = true

[[module]]
name = \"pets\"
documents = [\"spec/pets.yaml\"]

[[module]]
name = \"shops\"
documents = [\"spec/shops.yaml\"]
";

/// A folder, empty in the beginning, that is removed when the test was right.
pub(crate) struct Room {
    pub(crate) path: PathBuf,
}

impl Drop for Room {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            let _ = fs::remove_dir_all(&self.path);
        }
    }
}

impl Room {
    pub(crate) fn new(name: &str) -> Room {
        // A folder of its own among those of other tests, which keep what they have built there.
        let rooms = Path::new(env!("CARGO_TARGET_TMPDIR")).join("command");
        let path = rooms.join(name);
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Room { path }
    }

    /// A folder with `bindery.toml`, two modules and a shared file.
    pub(crate) fn with_project(name: &str) -> Room {
        let room = Room::new(name);
        room.put("bindery.toml", CONFIG);
        room.put("spec/pets.yaml", PETS);
        room.put("spec/shared/pet.yaml", PET);
        room.put("spec/shops.yaml", SHOPS);
        room
    }

    pub(crate) fn put(&self, path: &str, text: &str) {
        let path = self.path.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub(crate) fn text(&self, path: &str) -> String {
        fs::read_to_string(self.path.join(path)).unwrap()
    }

    pub(crate) fn has(&self, path: &str) -> bool {
        self.path.join(path).exists()
    }

    pub(crate) fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_bindery"));
        command
            .current_dir(&self.path)
            .env_remove("NO_COLOR")
            // Nothing is remembered, so that each run is whole.
            .env("BINDERY_CACHE_DIR", "");
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Ended {
        Ended::of(self.command().args(arguments).output().unwrap())
    }

    pub(crate) fn run_in(&self, folder: &str, arguments: &[&str]) -> Ended {
        let mut command = self.command();
        command.current_dir(self.path.join(folder)).args(arguments);
        Ended::of(command.output().unwrap())
    }

    /// Every file below a folder, with its bytes, sorted.
    pub(crate) fn bytes(&self, folder: &str) -> Vec<(PathBuf, Vec<u8>)> {
        let mut found = Vec::new();
        let root = self.path.join(folder);
        collect(&root, &root, &mut found);
        found.sort();
        found
    }
}

fn collect(root: &Path, folder: &Path, found: &mut Vec<(PathBuf, Vec<u8>)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(root, &path, found);
        } else {
            let bytes = fs::read(&path).unwrap();
            found.push((path.strip_prefix(root).unwrap().to_owned(), bytes));
        }
    }
}

/// How a run ended.
#[derive(Debug)]
pub(crate) struct Ended {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Ended {
    pub(crate) fn of(output: Output) -> Ended {
        Ended {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// The same, when the exit code is this one.
    #[track_caller]
    pub(crate) fn with(self, code: i32) -> Ended {
        assert_eq!(self.code, Some(code), "{self:?}");
        self
    }
}
