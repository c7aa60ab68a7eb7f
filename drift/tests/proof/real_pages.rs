//! The five pages state what was written down of them by hand.

use crate::engine;
use crate::expectation::{folder, stated};

const PAGES: [&str; 5] = [
    "clouddc-batch-reinstall-instances",
    "ecs-rebuild-server",
    "ecs-reinstall-server-without-cloud-init",
    "modelarts-change-dev-server-os",
    "workspace-reinstall-server",
];

#[test]
fn they_state_what_is_written_down() {
    let Some(pages) = bindery_tests::shared("pages") else {
        return;
    };
    for page in PAGES {
        let stated = stated(&folder().join(format!("expected/{page}.yaml")));
        let bytes = std::fs::read(pages.join(format!("{page}.txt"))).unwrap();
        let said = engine::read(&bytes);
        let wrong = engine::unstated(page, &said, &stated);
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        for what in &stated.unread {
            assert!(
                said.unread.contains(what),
                "{page}: {what} is listed as not understood"
            );
        }
    }
}
