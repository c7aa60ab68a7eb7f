//! The project's own documents: those in `spec/`, and two that have what neither they nor those
//! of others have.

use super::subject::{
    A_LIST_OF_ONE, ACCEPTED, FORM, Key, PARTS_OF_A_FORM, Subject, bearer, excuse, key,
};

const TOKEN: &[Key] = &[key("AuthToken", "X-Auth-Token: ")];

/// In `spec/`.
pub(super) const SPEC: &[Subject] = &[
    Subject::whole("workspace/reinstall-server.yaml").let_in(TOKEN),
    Subject::whole("clouddc/reinstall-os.yaml").let_in(TOKEN),
    Subject::whole("ecs/reinstall-server-without-cloud-init.yaml").let_in(TOKEN),
    Subject::whole("ecs/rebuild-server.yaml").let_in(TOKEN),
    Subject::whole("modelarts/change-dev-server-os.yaml").let_in(TOKEN),
];

/// Beside this file.
pub(super) const BESIDE: &[Subject] = &[
    Subject::whole("collections.yaml")
        .let_in(&[key("ApiKey", "X-Api-Key: ")])
        .excused(&[
            excuse(
                "POST /books",
                ACCEPTED,
                &["in body - object with unexpected properties"],
                PARTS_OF_A_FORM,
            ),
            excuse(
                "POST /books",
                ACCEPTED,
                &[FORM, "author: Incorrect type"],
                A_LIST_OF_ONE,
            ),
        ]),
    Subject::whole("links.yaml")
        .with_links()
        .let_in(&[bearer("Token")]),
];
