//! Clients that cannot reach anything, and the proof that they did not try.

use std::fmt::Debug;
use std::future::IntoFuture;

use huaweicloud_reimage::runtime::operation::Location;
use huaweicloud_reimage::runtime::transport::Memory;
use huaweicloud_reimage::{Error, Reply, Violations, clouddc, ecs, modelarts, workspace};

pub(crate) const PROJECT: &str = "a4da8115c9d8464ead3a38309130523f";
pub(crate) const SERVER: &str = "25b1dd14-0c84-4558-aa57-03a6c54b8e75";
pub(crate) const DEV_SERVER: &str = "62383738-e52a-450a-9f84-f9e705402be8";
pub(crate) const IMAGE: &str = "c90fb553-2cdb-4b81-b56a-ef68812c6cf7";
pub(crate) const INSTANCE: &str = "0197f36d-d83b-7258-b177-3784b7887a17";
pub(crate) const PASSWORD: &str = "Passw0rd!x";

/// A place and a rule.
pub(crate) type Broken<'a> = (Location, &'a str, &'a str);

/// A client of each service, all over one transport that has an answer ready: a request that
/// was sent by mistake would succeed.
pub(crate) struct Clients {
    pub(crate) memory: Memory,
    pub(crate) workspace: workspace::Client,
    pub(crate) clouddc: clouddc::Client,
    pub(crate) ecs: ecs::Client,
    pub(crate) modelarts: modelarts::Client,
}

macro_rules! client {
    ($service:ident, $memory:expr, $project:expr) => {
        $service::Client::builder("https://api.example.com")
            .project_id($project)
            .auth_token("t0ken")
            .transport($memory.clone())
            .build()
            .unwrap()
    };
}

impl Clients {
    pub(crate) fn new() -> Clients {
        Clients::of_project(PROJECT)
    }

    pub(crate) fn of_project(project: &str) -> Clients {
        let memory = Memory::answering(|_| http::Response::new("{\"job_id\":\"7\"}".into()));
        Clients {
            workspace: client!(workspace, memory, project),
            clouddc: client!(clouddc, memory, project),
            ecs: client!(ecs, memory, project),
            modelarts: client!(modelarts, memory, project),
            memory,
        }
    }

    /// The call breaks exactly these rules, and sends nothing.
    pub(crate) async fn refuse<C, T, H, E>(&self, call: C, expected: &[Broken<'_>])
    where
        C: Debug + IntoFuture<Output = Result<Reply<T, H>, Error<E>>>,
        T: Debug,
    {
        let shown = format!("{call:?}");
        let error = call
            .await
            .err()
            .unwrap_or_else(|| panic!("{shown} was sent"));
        let violations = error.violations().unwrap_or_else(|| panic!("{error:?}"));
        assert_broken(violations, expected);
        assert!(!error.may_have_been_executed());
        assert_eq!(error.status(), None);
        assert!(self.memory.requests().is_empty(), "{shown} was sent");
    }
}

/// Exactly these; a rule of several parts counts once.
pub(crate) fn assert_broken(violations: &Violations, expected: &[Broken<'_>]) {
    let found = violations.iter();
    let mut found: Vec<_> = found
        .map(|v| (order(v.location()), v.pointer(), v.rule()))
        .collect();
    found.sort_unstable();
    found.dedup();
    let mut expected: Vec<_> = expected
        .iter()
        .map(|(location, pointer, rule)| (order(*location), *pointer, *rule))
        .collect();
    expected.sort_unstable();
    assert_eq!(found, expected, "{violations}");
}

fn order(location: Location) -> String {
    format!("{location:?}")
}
