//! The bodies, with the types of both sides.

use bindery_runtime::describe::Described;
use bindery_runtime::validate::validate;

use crate::sides::{Body, body};

/// The answer about a DevServer, as on the vendor's page: sorted, and so not in the order of
/// the document.
const DEV_SERVER: &str = include_str!("dev_server.json");

mod modelarts {
    #![allow(unreachable_pub)]

    bindery_runtime::include_api!("modelarts");
}
mod modelarts_plain {
    #![allow(clippy::all, dead_code, missing_docs, unreachable_pub)]
    include!(concat!(env!("OUT_DIR"), "/modelarts_plain.rs"));
}

#[cfg(shared)]
mod github {
    #![allow(unreachable_pub)]

    bindery_runtime::include_api!("github");
}
#[cfg(shared)]
mod github_plain {
    #![allow(clippy::all, dead_code, missing_docs, unreachable_pub)]
    include!(concat!(env!("OUT_DIR"), "/github_plain.rs"));
}
#[cfg(shared)]
mod apps {
    #![allow(unreachable_pub)]

    bindery_runtime::include_api!("apps");
}
#[cfg(shared)]
mod apps_plain {
    #![allow(clippy::all, dead_code, missing_docs, unreachable_pub)]
    include!(concat!(env!("OUT_DIR"), "/apps_plain.rs"));
}

/// Makes a body.
pub type Make = fn() -> Body;

/// All bodies, by their names.
pub const ALL: &[(&str, Make)] = &[
    ("100 DevServers", dev_servers),
    #[cfg(shared)]
    ("100 GitHub issues", issues),
    #[cfg(shared)]
    ("50 Kubernetes Deployments", deployments),
];

fn dev_servers() -> Body {
    let text = format!("[{}]", vec![DEV_SERVER.trim(); 100].join(","));
    body::<Vec<modelarts::DevServer>, Vec<modelarts_plain::DevServer>>(text, judge_list)
}

#[cfg(shared)]
fn issues() -> Body {
    body::<Vec<github::Issue>, Vec<github_plain::Issue>>(made::issues(), judge_list)
}

#[cfg(shared)]
fn deployments() -> Body {
    use apps::IoK8sApiAppsV1DeploymentList as Ours;
    use apps_plain::IoK8sApiAppsV1DeploymentList as Plain;
    body::<Ours, Plain>(made::deployments(), judge)
}

/// How many rules are broken.
fn judge<T: Described>(value: &T) -> usize {
    validate(value).err().map_or(0, |broken| broken.len())
}

#[allow(clippy::ptr_arg)] // the type of a body, whatever it is
fn judge_list<T: Described>(items: &Vec<T>) -> usize {
    items.iter().map(judge).sum()
}

#[cfg(shared)]
mod made {
    //! Bodies of many items, made from one.

    use serde_json::{Value, json};

    /// The document's own example of an answer, with one issue.
    const ISSUES: &str = include_str!(concat!(env!("OUT_DIR"), "/issue-items.json"));
    const DEPLOYMENT: &str = include_str!("deployment.json");
    /// What people write.
    const WORDS: &str = include_str!("issue.md");

    pub(super) fn issues() -> String {
        let example: Value = serde_json::from_str(ISSUES).unwrap_or_default();
        let issues: Vec<Value> = (0..100).map(|number| issue(&example[0], number)).collect();
        Value::from(issues).to_string()
    }

    fn issue(example: &Value, number: usize) -> Value {
        let mut issue = example.clone();
        issue["id"] = json!(2_345_678_901_u64 + number as u64 * 7919);
        issue["number"] = json!(1347 + number);
        issue["comments"] = json!(number % 17);
        issue["title"] = json!(format!("Widget {number} is \"broken\" on Tuesdays"));
        let from = WORDS.len() * (number % 5) / 10;
        let from = WORDS.floor_char_boundary(from);
        issue["body"] = json!(WORDS[from..]);
        issue
    }

    pub(super) fn deployments() -> String {
        let example: Value = serde_json::from_str(DEPLOYMENT).unwrap_or_default();
        let items: Vec<Value> = (0..50).map(|number| deployment(&example, number)).collect();
        json!({
            "apiVersion": "apps/v1",
            "items": items,
            "kind": "DeploymentList",
            "metadata": { "resourceVersion": "19482711" }
        })
        .to_string()
    }

    fn deployment(example: &Value, number: usize) -> Value {
        let mut deployment = example.clone();
        let name = format!("checkout-{number}");
        deployment["metadata"]["name"] = json!(name);
        deployment["metadata"]["labels"]["app.kubernetes.io/instance"] = json!(name);
        deployment["metadata"]["generation"] = json!(number + 1);
        deployment["spec"]["replicas"] = json!(number % 9);
        deployment
    }
}
