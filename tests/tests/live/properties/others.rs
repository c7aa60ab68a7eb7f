//! Documents of others, in the corpus.

use super::subject::{
    A_LIST_OF_ONE, ACCEPTED, Excuse, FORM, Key, PARTS_OF_A_FORM, REFUSED, Subject, bearer, excuse,
    key,
};

const AN_EMPTY_LIST: &str = "in a form, an empty list is not there: the tester itself sends one so";
const NAMES_ALONE: &str = "of objects in forms it writes the names of properties without their \
    values, or their properties as those of the form, or nothing";
const NOBODY_FORBIDS: &str = "a document cannot forbid headers and cookies that it does not name";

const NULL_IN_AN_ENUM: &str = "the document says `nullable` and forgets `null` in `enum`; clients \
    and servers send it, so Bindery takes it";

/// Small ones.
pub(super) const SMALL: &[Subject] = &[
    Subject::whole("openapi/petstore-expanded.yaml"),
    Subject::whole("openapi/uspto.yaml"),
    Subject::whole("openapi/museum.yaml").let_in(&[MUSEUM]),
    Subject::whole("openapi/link-example.json").with_links(),
    Subject::whole("openapi/tictactoe.yaml")
        .with_links()
        .let_in(&[key("defaultApiKey", "api-key: ")]),
    Subject::whole("openapi/train-travel.yaml")
        .examples(2)
        .with_links()
        .let_in(&[bearer("OAuth2")]),
    Subject::whole("openapi/swagger-petstore.yaml")
        .examples(3)
        .let_in(&[bearer("petstore_auth"), key("api_key", "api_key: ")])
        .excused(PETSTORE),
    Subject::whole("oddities/o-3-0-deepobject.yaml").excused(&[excuse(
        "POST /test",
        ACCEPTED,
        &["at /properties/query_object/"],
        "it writes an object of the style `form` as one of `deepObject`, so that none of its \
            properties is said",
    )]),
    Subject::whole("oddities/o-3-0-parameter-test-spec.yaml").excused(&[
        excuse(
            "GET /test/parameters/{path_default}/{path_nullable}",
            ACCEPTED,
            &["in cookie - object with unexpected properties"],
            NOBODY_FORBIDS,
        ),
        excuse(
            "GET /test/parameters/{path_default}/{path_nullable}",
            ACCEPTED,
            &["in header - object with unexpected properties"],
            NOBODY_FORBIDS,
        ),
    ]),
    Subject::whole("oddities/o-3-1-common-parameters.yaml").let_in(&[key("api_key", "api_key: ")]),
];

/// Parts of large ones.
pub(super) const LARGE: &[Subject] = &[
    Subject::part(
        "openapi/prog-nexus.json",
        " (/organizations/.organization_name.|/v1/disks)$",
    ),
    Subject::part(
        "openapi/superset.json",
        " /api/v1/(css_template|dashboard/.pk./thumbnail|report|tag)/",
    )
    .examples(2)
    .let_in(&[bearer("jwt")])
    .excused(&[excuse(
        "PUT /api/v1/report/{pk}",
        ACCEPTED,
        &["validator_type: Incorrect type"],
        NULL_IN_AN_ENUM,
    )]),
    Subject::part("openapi/star-trek.json", " /(animal|character|season)").examples(3),
    // The tester takes minutes to make up one body of a job.
    Subject::part(
        "openapi/k8s-batch-v1.json",
        "^(DELETE|GET) /apis/batch/v1/(watch/)?(namespaces/.namespace./)?jobs",
    )
    .examples(3)
    .let_in(&[key("BearerToken", "authorization: ")]),
    Subject::part("huawei/IMS.json", "/tags$"),
    Subject::part(
        "huawei/ELB.json",
        "^GET .*/elb/(preoccupy-ip-num|ipgroups|members)$",
    ),
    Subject::part("huawei/IAM.json", " /v3.0/OS-FEDERATION/tokens$").excused(&[excuse(
        "POST /v3.0/OS-FEDERATION/tokens",
        ACCEPTED,
        &["in body - object with unexpected properties"],
        PARTS_OF_A_FORM,
    )]),
];

const MUSEUM: Key = Key {
    scheme: "MuseumPlaceholderAuth",
    header: "Authorization: Basic ",
    // A user and a password, as `Basic` has them.
    text: "dXNlcjpub3QtYS1yZWFsLXBhc3N3b3Jk",
};

const PETSTORE: &[Excuse] = &[
    excuse(
        "POST /pet",
        ACCEPTED,
        &[FORM, "photoUrls: Incorrect type"],
        A_LIST_OF_ONE,
    ),
    excuse(
        "POST /pet",
        ACCEPTED,
        &[FORM, "Missing required property: photoUrls"],
        AN_EMPTY_LIST,
    ),
    excuse("POST /pet", ACCEPTED, &[FORM, "category -> "], NAMES_ALONE),
    excuse(
        "POST /pet",
        ACCEPTED,
        &[FORM, "Missing required property: name", "name=Dogs"],
        NAMES_ALONE,
    ),
    excuse("POST /pet", REFUSED, &[FORM, "&tags="], NAMES_ALONE),
    excuse(
        "PUT /pet",
        ACCEPTED,
        &[FORM, "photoUrls: Incorrect type"],
        A_LIST_OF_ONE,
    ),
    excuse(
        "PUT /pet",
        ACCEPTED,
        &[FORM, "Missing required property: photoUrls"],
        AN_EMPTY_LIST,
    ),
    excuse("PUT /pet", ACCEPTED, &[FORM, "category -> "], NAMES_ALONE),
    excuse(
        "PUT /pet",
        ACCEPTED,
        &[FORM, "Missing required property: name", "name=Dogs"],
        NAMES_ALONE,
    ),
    excuse("PUT /pet", REFUSED, &[FORM, "&tags="], NAMES_ALONE),
];
