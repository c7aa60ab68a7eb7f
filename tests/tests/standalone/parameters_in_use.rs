//! Parameters of every kind, as a user of the crate sends them.

use bindery_proof_parameters::api::{Client, Filter, ListPetsLimit};
use bindery_proof_parameters::runtime::transport::Memory;

fn client() -> Client {
    Client::builder("https://h").transport(Memory::new()).build().unwrap()
}

fn filter() -> Filter {
    Filter::new().with_name("R&x").with_ids(vec![1, 2])
}

#[test]
fn parameters_stand_where_they_belong() {
    let request = client()
        .list_pets(vec![1, 2], "v1.0")
        .limit(ListPetsLimit::Few)
        .x_trace("t 1")
        .filter(filter())
        .tags(["a b", "c"])
        .r#where(filter())
        .path("/a?b=c&d")
        .since("2030-01-31T12:30:00Z")
        .mark("")
        .theme("dark; admin=1")
        .raw("a%3Bb")
        .to_http()
        .unwrap();
    assert_eq!(
        request.uri().to_string(),
        "https://h/pets/1,2/.v1.0?limit=few\
         &filter%5Bname%5D=R%26x&filter%5Bids%5D%5B%5D=1&filter%5Bids%5D%5B%5D=2\
         &tags=a%20b%7Cc\
         &where=%7B%22name%22%3A%22R%26x%22%2C%22ids%22%3A%5B1%2C2%5D%7D\
         &path=/a?b=c%26d&since=2030-01-31T12%3A30%3A00Z&mark="
    );
    assert_eq!(request.headers()["x-trace"], "t 1");
    assert_eq!(request.headers()["cookie"], "theme=dark%3B%20admin%3D1; raw=a%3Bb");
    let alone = client().list_pets(vec![1], "v").to_http().unwrap();
    assert_eq!(alone.uri(), "https://h/pets/1/.v");
}

#[test]
fn what_cannot_be_sent_is_refused() {
    let refused = client().list_pets(vec![1], "v").tags(["a|b"]).validate();
    assert!(refused.unwrap_err().to_string().contains("delimiter"));
    let refused = client().list_pets(vec![1], "v").raw("a; b").validate();
    assert!(refused.unwrap_err().to_string().contains("cookie-value"));
    assert!(client().list_pets(vec![], "v").validate().is_err());
    // What the path says holds where the operation says nothing.
    assert!(client().delete_pets(vec![1], "v").limit(11).validate().is_err());
    let deleted = client().delete_pets(vec![1], "v".to_owned()).limit(10).to_http().unwrap();
    assert_eq!(deleted.uri(), "https://h/pets/1/;version=v?limit=10");
}

#[test]
fn the_whole_query_is_one_value() {
    let form = client().search(filter()).to_http().unwrap();
    assert_eq!(form.uri(), "https://h/search?name=R%26x&ids=1&ids=2");
    assert!(client().search(Filter::new().with_name("")).validate().is_err());
    let json = client().search_json().q(filter()).to_http().unwrap();
    assert_eq!(json.uri(), "https://h/search?%7B%22name%22%3A%22R%26x%22%2C%22ids%22%3A%5B1%2C2%5D%7D");
    assert_eq!(client().search_json().to_http().unwrap().uri(), "https://h/search");
    let text = client().search_path("$.a[1:1]").to_http().unwrap();
    assert_eq!(text.uri(), "https://h/search?%24.a%5B1%3A1%5D");
}
