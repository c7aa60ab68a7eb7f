//! Pages and documents as short texts.

use bindery::document::Memory;
use bindery::finding::{Findings, Place, Sources};
use bindery::generate::{ModuleSettings, read, read_api};
use bindery::model::{Api, Json};
use serde_json::Value;

use super::super::{Compared, Difference, Subject, compare, finding};
use crate::claim::{
    Claimed, Claims, Field, Group, Kind, Limit, Location, Operation, Parameter, Response,
};
use crate::record::{self, Record};
use crate::subject::{self, FactName, Key, Part, Step};

/// A document and perhaps a record, and what is told of pages against them.
pub(super) struct Room {
    pub(super) api: Api,
    pub(super) record: Option<Record>,
    pub(super) operation: Option<String>,
    pub(super) title: Option<String>,
    sources: Sources,
}

/// A page, as recorded claims.
pub(super) fn page(operation: &str, subjects: &[&str]) -> String {
    let lines: Vec<String> = subjects
        .iter()
        .map(|line| format!("      {line}\n"))
        .collect();
    let body = match lines.is_empty() {
        true => "    subjects: {}\n".to_owned(),
        false => format!("    subjects:\n{}", lines.concat()),
    };
    let rows = subjects.len();
    format!("claims: 1\nrows: {rows}\noperations:\n  - operation: {operation}\n{body}")
}

/// A document with one operation.
pub(super) fn document(method: &str, path: &str, rest: &str, components: &str) -> String {
    format!(
        "openapi: 3.1.0\ninfo: {{ title: Press, version: '1' }}\nservers: [{{ url: 'https://press.example' }}]\n\
         paths:\n  {path}:\n    {method}:\n      operationId: press\n{rest}{components}"
    )
}

impl Room {
    pub(super) fn new(spec: &str) -> Room {
        let files = Memory::new().with("spec.yaml", spec);
        let module = ModuleSettings {
            name: "press".to_owned(),
            documents: vec!["spec.yaml".into()],
            ..ModuleSettings::default()
        };
        let mut findings = Findings::new();
        let documents = read(std::slice::from_ref(&module), &files, &mut findings);
        let api = read_api(&module, &documents, &mut findings);
        Room {
            api: api.unwrap_or_else(|_| panic!("{:?}", findings.all())),
            record: None,
            operation: None,
            title: None,
            sources: documents.sources().clone(),
        }
    }

    /// Takes a page as what was recorded.
    pub(super) fn recorded(mut self, page: &str) -> Room {
        self.record = Some(self.read(page));
        self
    }

    fn read(&mut self, text: &str) -> Record {
        let files = Memory::new().with("page.claims.yaml", text);
        let mut findings = Findings::new();
        let documents =
            bindery::document::read(&["page.claims.yaml".into()], &files, &mut findings);
        let root = documents.root(documents.roots()[0]).unwrap();
        let record = record::read(root, &mut findings);
        record.unwrap_or_else(|| panic!("{:?}\n{text}", findings.all()))
    }

    /// The claims that a page makes.
    pub(super) fn claims(&mut self, page: &str) -> Claims {
        let record = self.read(page);
        let place = self.start();
        claims_of(&record, place)
    }

    fn start(&mut self) -> Place {
        let source = self.sources.add("page.html", "a page");
        Place {
            source,
            start: 0,
            end: 1,
        }
    }

    pub(super) fn compare(&mut self, page: &str) -> Compared {
        let claims = self.claims(page);
        self.compare_claims(&claims)
    }

    pub(super) fn compare_claims(&mut self, claims: &Claims) -> Compared {
        let start = self.start();
        let subject = Subject {
            claims,
            start,
            api: &self.api,
            operation: self.operation.as_deref(),
            title: self.title.as_deref(),
            record: self.record.as_ref(),
            most_lost: 30,
        };
        compare(&subject, &self.sources)
    }

    /// What is told of a page, a line each, with its code.
    pub(super) fn told(&mut self, page: &str) -> Vec<String> {
        let compared = self.compare(page);
        let mut told: Vec<String> = compared.obstacles.iter().map(shown).collect();
        told.extend(compared.differences.iter().map(line));
        told
    }
}

pub(super) fn line(difference: &Difference) -> String {
    shown(&finding(difference))
}

pub(super) fn shown(finding: &bindery::finding::Finding) -> String {
    format!("{} {}", finding.code.id, finding.message)
}

/// Claims with the facts of recorded ones.
pub(super) fn claims_of(record: &Record, place: Place) -> Claims {
    let mut claims = Claims {
        title: record.title.clone(),
        ..Claims::default()
    };
    for own in &record.operations {
        let operation = operation(own, place, &mut claims.groups);
        claims.operations.push(operation);
        claims.rows.claims += own
            .subjects
            .iter()
            .filter(|one| !is_status(&one.key))
            .count();
    }
    claims.rows.all = claims.rows.claims;
    for (what, count) in &record.unread {
        for _ in 0..*count {
            claims.unread.push(crate::claim::Unread {
                what: *what,
                words: String::new(),
                place,
            });
        }
    }
    claims
}

fn is_status(key: &Key) -> bool {
    matches!(key.part, Part::Status(_))
}

fn operation(own: &subject::Operation, place: Place, groups: &mut Vec<Group>) -> Operation {
    let mut operation = Operation {
        method: own.method.clone(),
        path: Claimed {
            value: own.path.clone(),
            place,
        },
        host: None,
        parameters: Vec::new(),
        request: Vec::new(),
        responses: Vec::new(),
        statuses: Vec::new(),
        deprecated: own.deprecated,
        examples: Vec::new(),
    };
    for one in own.subjects.iter().filter(|one| {
        one.key
            .parent()
            .is_none_or(|parent| parent.steps.is_empty())
    }) {
        if let Part::Status(value) = one.key.part {
            operation.statuses.push(Claimed { value, place });
            continue;
        }
        let field = field(own, one, place, groups);
        let mut parameter = |location| {
            let field = field.clone();
            operation.parameters.push(Parameter { location, field });
        };
        match one.key.part {
            Part::Path => parameter(Location::Path),
            Part::Query => parameter(Location::Query),
            Part::Header => parameter(Location::Header),
            Part::Request => operation.request.push(field),
            Part::Response(status) => response(&mut operation.responses, status, place)
                .body
                .push(field),
            Part::ResponseHeader(status) => {
                response(&mut operation.responses, status, place)
                    .headers
                    .push(field);
            }
            Part::Operation | Part::Status(_) => {}
        }
    }
    operation
}

fn response(all: &mut Vec<Response>, status: Option<u16>, place: Place) -> &mut Response {
    let known = all.iter().position(|one| one.status == status);
    let index = known.unwrap_or_else(|| {
        all.push(Response {
            status,
            headers: Vec::new(),
            body: Vec::new(),
            place,
        });
        all.len() - 1
    });
    &mut all[index]
}

fn field(
    own: &subject::Operation,
    one: &subject::Subject,
    place: Place,
    groups: &mut Vec<Group>,
) -> Field {
    let inside: Vec<&subject::Subject> = own
        .subjects
        .iter()
        .filter(|other| other.key.parent().as_ref() == Some(&one.key))
        .collect();
    let name = one.key.name().unwrap().to_owned();
    let group = (!inside.is_empty()).then(|| {
        let fields = inside
            .iter()
            .map(|inner| field(own, inner, place, groups))
            .collect();
        groups.push(Group {
            name: name.clone(),
            fields,
            place,
        });
        groups.len() - 1
    });
    let mut field = Field {
        name,
        kind: None,
        mandatory: None,
        limits: Vec::new(),
        values: None,
        default: None,
        deprecated: false,
        group,
        digest: one.digest.clone(),
        place,
    };
    for (name, fact) in &one.facts {
        say(&mut field, *name, &fact.value, place);
    }
    // A list of objects whose page does not say so could not be written otherwise.
    if field.kind.is_none()
        && inside
            .iter()
            .any(|inner| inner.key.steps.contains(&Step::Items))
    {
        panic!("{} needs a type", one.key);
    }
    field
}

fn say(field: &mut Field, name: FactName, value: &Json, place: Place) {
    let number = || value.to_string();
    let count = || number().parse().unwrap();
    let text = || match value {
        Json::String(text) => text.clone(),
        other => panic!("{other}"),
    };
    let limit = match name {
        FactName::Type => {
            let value = kind(&text());
            field.kind = Some(Claimed { value, place });
            return;
        }
        FactName::Mandatory => {
            let value = *value == Json::Bool(true);
            field.mandatory = Some(Claimed { value, place });
            return;
        }
        FactName::Enum => {
            let value: Vec<Value> = serde_json::from_str(&number()).unwrap();
            field.values = Some(Claimed { value, place });
            return;
        }
        FactName::Default => {
            let value: Value = serde_json::from_str(&number()).unwrap();
            field.default = Some(Claimed { value, place });
            return;
        }
        FactName::Deprecated => {
            field.deprecated = true;
            return;
        }
        FactName::MinLength => Limit::MinLength(count()),
        FactName::MaxLength => Limit::MaxLength(count()),
        FactName::MinItems => Limit::MinItems(count()),
        FactName::MaxItems => Limit::MaxItems(count()),
        FactName::Minimum => Limit::Minimum(number()),
        FactName::Maximum => Limit::Maximum(number()),
        FactName::Pattern => Limit::Pattern(text()),
        FactName::Format => Limit::Format(match text().as_str() {
            "uuid" => "uuid",
            "date-time" => "date-time",
            other => panic!("{other}"),
        }),
    };
    field.limits.push(Claimed {
        value: limit,
        place,
    });
}

fn kind(words: &str) -> Kind {
    if let Some(items) = words.strip_prefix("array of ") {
        return Kind::Array(Some(Box::new(kind(items))));
    }
    if let Some(values) = words.strip_prefix("map of ") {
        return Kind::Map(Some(Box::new(kind(values))));
    }
    match words {
        "string" => Kind::String,
        "boolean" => Kind::Boolean,
        "integer" => Kind::Integer(None),
        "integer (int32)" => Kind::Integer(Some("int32")),
        "integer (int64)" => Kind::Integer(Some("int64")),
        "number" => Kind::Number(None),
        "date" => Kind::Date,
        "date-time" => Kind::DateTime,
        "object" => Kind::Object(None),
        "array" => Kind::Array(None),
        "map" => Kind::Map(None),
        "file" => Kind::File,
        "any" => Kind::Any,
        other => panic!("no type is called {other}"),
    }
}
