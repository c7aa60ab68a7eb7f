//! Samples of all bodies and answers of real documents, valid ones and broken ones: live tables
//! find the violations that the judge of `check` finds.

use std::path::{Path, PathBuf};

use bindery::check::Judge;
use bindery::generate::{Folder, ModuleSettings};
use bindery::model::{Content, Json, TypeId};
use bindery::sample::{Limits, Sampler};
use bindery_live::Live;
use bindery_runtime::json::{self, Json as Value};
use bindery_runtime::operation::Location;
use bindery_runtime::schema::Schema;
use bindery_runtime::validate;
use bindery_runtime::violation::Violations;
use bindery_tests::{round_trip, shared};

/// How much is compared of each type: there are many.
const LIMITS: Limits = Limits {
    values: 6,
    broken: 12,
    depth: 2,
    length: 300,
    items: 20,
    nodes: 40,
};

/// What was compared, and what was not the same.
#[derive(Default)]
struct Compared {
    values: usize,
    broken: usize,
    wrong: Vec<String>,
}

#[test]
fn live_tables_judge_as_the_generator_does() {
    let Some(corpus) = shared("corpus") else {
        return;
    };
    let mut all = Compared::default();
    for (name, path) in round_trip::documents(&corpus).unwrap() {
        // In a debug build, larger ones are a matter of minutes.
        if std::fs::metadata(&path).unwrap().len() <= 300_000 {
            compare(&name, &path, &mut all);
        }
    }
    println!("{} values, {} of them broken", all.values, all.broken);
    assert!(all.wrong.is_empty(), "{:#?}", all.wrong);
    assert!(all.broken > 1000, "{}", all.broken);
}

fn compare(name: &str, path: &Path, all: &mut Compared) {
    let settings = ModuleSettings::called_after(path);
    let Some(live) = Live::read(&settings, &Folder::new(PathBuf::new())).live else {
        return;
    };
    let sampler = Sampler::new(live.api(), LIMITS);
    let judge = Judge::new(live.api());
    let mut seen = std::collections::BTreeSet::new();
    for operation in live.operations() {
        let described = live.described(operation).unwrap();
        let (mut tables, mut types) = (Vec::new(), Vec::new());
        if let (Some(body), Some(described)) = (&operation.body, &described.body) {
            for content in body.contents {
                let mut contents = described.contents.iter();
                let found = contents.find(|one| one.media_type == content.media_type);
                tables.push(content.schema);
                types.push(found.and_then(|one: &Content| one.ty));
            }
        }
        for (response, described) in operation.responses.iter().zip(&described.responses) {
            tables.extend(response.schema);
            types.extend(
                response
                    .schema
                    .map(|_| described.read().and_then(|one| one.ty)),
            );
        }
        for (parameter, described) in operation.parameters.iter().zip(&described.parameters) {
            assert_eq!(parameter.name, described.name);
            tables.push(parameter.schema);
            types.push(Some(described.ty));
        }
        for (table, id) in tables.into_iter().zip(types) {
            let Some(id) = id.filter(|id| seen.insert(*id)) else {
                continue;
            };
            for value in sampler.values(id) {
                same(name, &judge, id, table, &value, all);
            }
            for refused in sampler.broken(id) {
                all.broken += 1;
                same(name, &judge, id, table, &refused.value, all);
            }
        }
    }
}

fn same(
    name: &str,
    judge: &Judge<'_>,
    id: TypeId,
    table: &'static Schema,
    value: &Json,
    all: &mut Compared,
) {
    all.values += 1;
    let expected = judge.broken(id, value);
    let mut expected: Vec<(String, String)> = expected
        .into_iter()
        .map(|broken| (broken.pointer, broken.rule.to_owned()))
        .collect();
    expected.sort();
    let text = value.to_string();
    let value: Value = json::from_str(&text).unwrap();
    let mut found = Violations::new();
    validate::check(&value, table, Location::Body, "", &mut found);
    let mut found: Vec<(String, String)> = found
        .iter()
        .map(|one| (one.pointer().to_owned(), one.rule().to_owned()))
        .collect();
    found.sort();
    // An integer of which nothing is said could not be read into a type when it is beyond 64
    // bits, and for that the judge refuses it; as JSON it can be read.
    let is_beyond = |(pointer, rule): &(String, String)| {
        let number = value.pointer(pointer).and_then(Value::as_number);
        rule == "format" && number.is_some_and(|number| number.as_i64().is_none())
    };
    if expected
        .iter()
        .any(|one| !found.contains(one) && !is_beyond(one))
        || found.iter().any(|one| !expected.contains(one))
    {
        let line = format!("{name}, type {}: {text}: {found:?}, not {expected:?}", id.0);
        all.wrong.push(line.chars().take(600).collect());
    }
}
