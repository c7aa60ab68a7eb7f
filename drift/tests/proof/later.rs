//! The later edition of the DevServer page against the one that there is now.

use crate::expectation::{folder, judged};
use crate::own_pages::fixture;
use crate::{engine, sheet};

#[test]
fn every_change_of_the_devserver_page_is_named() {
    let now = fixture("devserver-now.txt", sheet::Form::Text);
    let later = fixture("devserver-later.txt", sheet::Form::Text);
    let judged = judged(&folder().join("pages/devserver-changes.yaml"));
    let verdict = engine::compare(now.source.as_bytes(), later.source.as_bytes());
    engine::assert_verdict("devserver", &verdict, &judged[0]);
}
