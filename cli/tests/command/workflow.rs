//! The workflow that the documentation shows, its steps run where `curl` and `gh` are ours.

use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use bindery::document::{Memory, Node, read};
use bindery::finding::Findings;

use crate::follow::{CONFIG, PAGE, SPEC, later};
use crate::room::{Ended, Room};

const WORKFLOW: &str = include_str!("../../../docs/follow-workflow.yml");

/// Takes pages from a folder. The word behind `--output` is the file, the last one the URL.
const CURL: &str = r#"#!/bin/bash
while [ $# -gt 0 ]; do
  case "$1" in
    --output) file=$2; shift ;;
    https://press.example/*) page=${1#https://press.example/} ;;
  esac
  shift
done
mkdir -p "$(dirname "$file")"
cp "$SITE/$page" "$file"
"#;

/// Says that there is no pull request, and notes what it is asked.
const GH: &str = r#"#!/bin/bash
echo "gh $*" >> "$RUNNER_TEMP/asked"
if [ "$2" = list ]; then echo "${OPEN:-0}"; fi
"#;

const CARGO: &str = "#!/bin/bash\necho \"cargo $*\" >> \"$RUNNER_TEMP/asked\"\n";

fn workflow() -> Node {
    let mut findings = Findings::new();
    let files = Memory::new().with("follow.yml", WORKFLOW);
    let documents = read(&["follow.yml".into()], &files, &mut findings);
    assert!(!findings.has_errors(), "{:?}", findings.all());
    documents.root(documents.roots()[0]).unwrap().clone()
}

/// The steps with a script: name, script.
fn steps(workflow: &Node) -> Vec<(String, String)> {
    let job = workflow
        .get("jobs")
        .and_then(|jobs| jobs.get("follow"))
        .unwrap();
    let steps = job.get("steps").and_then(Node::array).unwrap().iter();
    let word = |node: &Node, key: &str| Some(node.get(key)?.string()?.to_owned());
    steps
        .filter_map(|step| Some((word(step, "name")?, word(step, "run")?)))
        .collect()
}

#[test]
fn the_documentation_shows_the_file() {
    let page = include_str!("../../../docs/follow.md");
    assert!(page.contains(&format!("```yaml\n{WORKFLOW}```\n")));
    let workflow = workflow();
    assert!(
        workflow
            .get("on")
            .and_then(|on| on.get("schedule"))
            .is_some()
    );
    assert!(
        workflow
            .get("permissions")
            .and_then(|all| all.get("pull-requests"))
            .is_some()
    );
    assert_eq!(steps(&workflow).len(), 6);
}

/// A repository with a remote, a site with pages, and programs of ours.
struct Site {
    room: Room,
}

impl Site {
    fn new(name: &str) -> Site {
        let site = Site {
            room: Room::new(&format!("workflow-{name}")),
        };
        for (name, text) in [("curl", CURL), ("gh", GH), ("cargo", CARGO)] {
            site.room.put(&format!("bin/{name}"), text);
            let path = site.room.path.join("bin").join(name);
            std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o755)).unwrap();
        }
        site.room.put("site/print.md", PAGE);
        site.room.put("temp/.keep", "");
        site.room.put("work/bindery.toml", CONFIG);
        site.room.put("work/spec/press.yaml", SPEC);
        site.room.put("work/pages/print.md", PAGE);
        site.room.run_in("work", &["drift", "--accept"]).with(0);
        site.room.run_in("work", &["generate"]).with(0);
        std::fs::remove_dir_all(site.room.path.join("work/pages")).unwrap();
        site.shell(
            "git init --quiet --bare ../remote.git && git init --quiet --initial-branch main . \
             && git remote add origin ../remote.git && git add --all \
             && git -c user.name=a -c user.email=a@b commit --quiet -m first \
             && git push --quiet origin main",
        )
        .with(0);
        site
    }

    fn shell(&self, script: &str) -> Ended {
        let room = &self.room.path;
        let command = std::path::Path::new(env!("CARGO_BIN_EXE_bindery"))
            .parent()
            .unwrap();
        let path = std::env::var("PATH").unwrap();
        let path = format!(
            "{}:{}:{path}",
            room.join("bin").display(),
            command.display()
        );
        // As the runner does it for `shell: bash`.
        let output = Command::new("bash")
            .args([
                "--noprofile",
                "--norc",
                "-e",
                "-o",
                "pipefail",
                "-c",
                script,
            ])
            .current_dir(room.join("work"))
            .env("PATH", path)
            .env("SITE", room.join("site"))
            .env("RUNNER_TEMP", room.join("temp"))
            .env("GITHUB_STEP_SUMMARY", room.join("temp/summary.md"))
            .env("BRANCH", "bindery/follow")
            .env("HOME", room)
            .output()
            .unwrap();
        Ended::of(output)
    }

    /// Runs all steps, up to one that fails and those that always run.
    fn run(&self) -> Result<(), String> {
        let mut failed = None;
        for (name, script) in steps(&workflow()) {
            if failed.is_none() || name == "Show the report" {
                let ended = self.shell(&script);
                if ended.code != Some(0) {
                    failed = Some(format!("{name}: {ended:?}"));
                }
            }
        }
        failed.map_or(Ok(()), Err)
    }

    fn asked(&self) -> String {
        self.room.text("temp/asked")
    }
}

#[test]
fn pages_that_changed_become_a_pull_request() {
    let site = Site::new("changed");
    site.room.put("site/print.md", &later());
    site.run().unwrap();
    let asked = site.asked();
    assert!(
        asked.contains("cargo check --workspace --all-targets\n"),
        "{asked}"
    );
    let create =
        "gh pr create --head bindery/follow --title The pages say something else --body-file";
    assert!(asked.contains(create), "{asked}");
    let files = site
        .shell("git show --name-only --format=%s origin/bindery/follow")
        .with(0)
        .out;
    for file in [
        "The pages say something else",
        "CHANGELOG.md",
        "bindery.toml",
        "press/Cargo.toml",
        "spec/press.claims.yaml",
        "spec/press.yaml",
    ] {
        assert!(files.lines().any(|line| line == file), "{file}: {files}");
    }
    assert!(
        !files.contains("print.md"),
        "pages are the vendor's: {files}"
    );
    assert!(
        site.room
            .text("temp/body.md")
            .contains("0.3.1 becomes 0.4.0")
    );
    assert!(
        site.room
            .text("temp/summary.md")
            .contains("0.3.1 becomes 0.4.0")
    );
}

#[test]
fn pages_that_did_not_change_are_no_pull_request() {
    let site = Site::new("same");
    site.run().unwrap();
    let asked = site.asked();
    assert!(
        !asked.contains("gh") && !asked.contains("cargo check"),
        "{asked}"
    );
}

#[test]
fn pages_that_are_no_pages_fail_the_job() {
    let site = Site::new("login");
    site.room.put("site/print.md", "# Sign in\n");
    let failed = site.run().unwrap_err();
    assert!(failed.starts_with("Follow them: "), "{failed}");
    assert!(
        site.room
            .text("temp/summary.md")
            .contains("# The pages cannot be followed")
    );
    assert!(!site.asked().contains("gh"));
    // A page that is gone ends it earlier.
    std::fs::remove_file(site.room.path.join("site/print.md")).unwrap();
    let failed = site.run().unwrap_err();
    assert!(failed.starts_with("Fetch the pages: "), "{failed}");
}
