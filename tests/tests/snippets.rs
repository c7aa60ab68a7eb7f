//! The Rust in the pages compiles: each snippet stands here too, word for word.
#![allow(dead_code, unused_variables, clippy::unwrap_used, clippy::expect_used)]

use std::error::Error;
use std::time::Duration;

use huaweicloud_reimage::runtime::signer::Renewed;
use huaweicloud_reimage::runtime::waiter::Token;
use huaweicloud_reimage::{ecs, iam, workspace};

type Result = std::result::Result<(), Box<dyn Error>>;

fn save(_: String) {}

fn load() -> String {
    String::new()
}

async fn waits(client: &ecs::Client, server_id: &str, options: ecs::OsReinstall) -> Result {
    let job = client
        .reinstall_server_without_cloud_init(server_id, options)
        .send_and_wait()
        .on_progress(|progress| eprintln!("{:?}", progress.state()))
        .await?;
    Ok(())
}

async fn waits_in_steps(client: &workspace::Client, server_id: &str) -> Result {
    let submitted = client.reinstall_server(server_id).submit().await?;
    println!("accepted: {:?}", submitted.reply.job_id);

    let mut waiter = submitted.waiter.interval(Duration::from_secs(5));
    save(waiter.token().to_string());
    while let Some(progress) = waiter.next().await {
        println!("{:?}", progress?.state());
    }
    Ok(())
}

async fn goes_on_waiting(client: workspace::Client) -> Result {
    use workspace::operation;

    let token: Token = load().parse()?;
    let waiter = operation::ReinstallServer::resume(&client, &token)?;
    let job = waiter.await?;
    Ok(())
}

fn finds_a_server() -> Result {
    let ecs = ecs::Client::region("cn-north-4")?; // a host of the documents
    let ecs = ecs::Client::region(ecs::servers::Region::CnNorth4)?; // the same
    let ecs = ecs::Client::builder("https://ecs.example.com"); // any other one
    Ok(())
}

fn has_a_key(ecs: ecs::ClientBuilder, token: &str, access_key: &str, secret: &str) {
    let ecs = ecs.auth_token(token); // a scheme `AuthToken`: a key in a header
    let ecs = ecs.ak_sk(access_key, secret); // a scheme with `x-bindery-signer`
}

fn renews(identity: iam::Identity, scope: iam::Scope, project: &str) -> Result {
    let iam = iam::Client::region("cn-north-4")?.build()?;
    let auth = iam::Auth::new(identity, scope);
    let ecs = ecs::Client::region("cn-north-4")?
        .project_id(project)
        .auth_token(iam.create_token(auth))
        .build()?;
    Ok(())
}

fn shares(
    iam: &iam::Client,
    auth: iam::Auth,
    ecs: ecs::ClientBuilder,
    workspace: workspace::ClientBuilder,
) {
    let token = Renewed::from(iam.create_token(auth)).margin(Duration::from_secs(3600));
    let ecs = ecs.auth_token(token.clone());
    let workspace = workspace.auth_token(token);
}

/// The code between fences that say `rust`, a line each without what is around it.
fn snippets(page: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        if line.starts_with("```rust") {
            let code = lines.by_ref().take_while(|line| !line.starts_with("```"));
            found.push(plain(code));
        }
    }
    found
}

/// How lines are aligned says nothing, nor how far apart a comment stands.
fn plain<'t>(lines: impl Iterator<Item = &'t str>) -> Vec<String> {
    let words = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    lines.map(words).filter(|line| !line.is_empty()).collect()
}

#[test]
fn every_snippet_of_these_pages_stands_here() {
    let here = plain(include_str!("snippets.rs").lines());
    for (page, count) in [("waiting.md", 3), ("credentials.md", 4)] {
        let text = bindery_tests::root().join("docs").join(page);
        let snippets = snippets(&std::fs::read_to_string(text).unwrap());
        assert_eq!(snippets.len(), count, "{page}");
        for snippet in snippets {
            let stands_here = here.windows(snippet.len()).any(|lines| lines == snippet);
            assert!(stands_here, "{page}: {snippet:#?}");
        }
    }
}
