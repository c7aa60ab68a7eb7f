//! JSON as a value of a call, in which secrets are secret.

use std::collections::BTreeSet;
use std::fmt;

use bindery_runtime::describe::{ABSENT, List, Map, Value, View};
use bindery_runtime::json::{Json, ReadError, Reader};
use bindery_runtime::matching::matches;
use bindery_runtime::schema::{Additional, Rule, Schema};
use bindery_runtime::secret::Secret;
use bindery_runtime::value::File;

/// A value for a parameter or for a body: JSON, of which the texts are hidden that the schema
/// says are secret, and files.
///
/// ```
/// use bindery_live::Data;
/// use bindery_runtime::json::Json;
/// use bindery_runtime::schema::Schema;
///
/// static PASSWORD: Schema = Schema { secret: true, ..Schema::ANY };
///
/// let password = Data::new(Json::String("Passw0rd!".to_owned()), &PASSWORD);
/// assert_eq!(format!("{password:?}"), "***");
/// ```
#[derive(Clone)]
pub struct Data(Node);

#[derive(Clone)]
enum Node {
    Scalar(Json),
    Secret(Secret),
    List(Vec<Data>),
    Object(Vec<(String, Data)>),
    File(File),
}

impl Data {
    /// JSON for a place with this schema.
    #[must_use]
    pub fn new(json: Json, schema: &'static Schema) -> Data {
        Data::of(json, &[schema])
    }

    /// A file, or the bytes of a body.
    #[must_use]
    pub fn file(file: File) -> Data {
        Data(Node::File(file))
    }

    fn of(json: Json, schemas: &[&'static Schema]) -> Data {
        let schemas = applying(schemas);
        let is_secret = schemas.iter().any(|schema| schema.secret);
        Data(match json {
            Json::String(text) if is_secret => Node::Secret(Secret::new(text)),
            Json::Array(items) => {
                let items = items.into_iter().enumerate();
                let items = items.map(|(index, item)| Data::of(item, &of_item(&schemas, index)));
                Node::List(items.collect())
            }
            Json::Object(entries) => {
                let entries = entries.into_iter();
                let entries = entries.map(|(name, value)| {
                    let value = Data::of(value, &of_property(&schemas, &name));
                    (name, value)
                });
                Node::Object(entries.collect())
            }
            scalar => Node::Scalar(scalar),
        })
    }

    /// The same object with a property put in its place; what is no object is left as it is.
    #[must_use]
    pub fn with(mut self, property: &str, value: Data) -> Data {
        if let Node::Object(entries) = &mut self.0 {
            match entries.iter_mut().find(|(name, _)| name == property) {
                Some((_, old)) => *old = value,
                None => entries.push((property.to_owned(), value)),
            }
        }
        self
    }

    /// As JSON for people: `***` for what is secret, and of files how large they are.
    #[must_use]
    pub fn shown(&self) -> Json {
        match &self.0 {
            Node::Scalar(json) => json.clone(),
            Node::Secret(_) => Json::String("***".to_owned()),
            Node::List(items) => Json::Array(items.iter().map(Data::shown).collect()),
            Node::Object(entries) => {
                let entries = entries.iter();
                let entries = entries.map(|(name, value)| (name.clone(), value.shown()));
                Json::Object(entries.collect())
            }
            Node::File(file) => Json::String(format!("({} bytes)", file.bytes().len())),
        }
    }

    /// The texts in it that are secret.
    #[must_use]
    pub fn secrets(&self) -> Vec<&Secret> {
        match &self.0 {
            Node::Secret(secret) => vec![secret],
            Node::List(items) => items.iter().flat_map(Data::secrets).collect(),
            Node::Object(entries) => {
                let values = entries.iter();
                values.flat_map(|(_, value)| value.secrets()).collect()
            }
            Node::Scalar(_) | Node::File(_) => Vec::new(),
        }
    }
}

impl fmt::Debug for Data {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Node::Secret(secret) => fmt::Debug::fmt(secret, f),
            _ => fmt::Display::fmt(&self.shown(), f),
        }
    }
}

impl Value for Data {
    fn view(&self) -> View<'_> {
        match &self.0 {
            Node::Scalar(json) => json.view(),
            Node::Secret(secret) => View::Secret(secret.expose()),
            Node::List(_) => View::List(self),
            Node::Object(_) => View::Map(self),
            Node::File(file) => View::File(file),
        }
    }

    fn fill(&mut self, reader: &mut Reader<'_>) -> Result<(), ReadError> {
        *self = Data::of(reader.value()?, &[]);
        Ok(())
    }
}

impl List for Data {
    fn len(&self) -> usize {
        match &self.0 {
            Node::List(items) => items.len(),
            _ => 0,
        }
    }

    fn item(&self, index: usize) -> &dyn Value {
        match &self.0 {
            Node::List(items) => items.get(index).map_or(&ABSENT, |item| item as &dyn Value),
            _ => &ABSENT,
        }
    }
}

impl Map for Data {
    fn len(&self) -> usize {
        match &self.0 {
            Node::Object(entries) => entries.len(),
            _ => 0,
        }
    }

    fn visit(&self, visit: &mut dyn FnMut(&str, &dyn Value) -> bool) {
        if let Node::Object(entries) = &self.0 {
            let _ = entries.iter().all(|(name, value)| visit(name, value));
        }
    }

    fn read_entry(&mut self, _: &str, reader: &mut Reader<'_>) -> Result<(), ReadError> {
        reader.skip()
    }
}

/// These schemas, and all that speak of the same place: whichever of them holds, what one of
/// them calls secret is not shown.
fn applying(schemas: &[&'static Schema]) -> Vec<&'static Schema> {
    let (mut found, mut seen) = (Vec::new(), BTreeSet::new());
    let mut open = schemas.to_vec();
    while let Some(schema) = open.pop() {
        if !seen.insert(std::ptr::from_ref(schema).addr()) {
            continue;
        }
        found.push(schema);
        open.extend(schema.variants.iter().flat_map(|all| all.schemas).copied());
        for rule in schema.rules {
            match rule {
                Rule::AllOf(all) | Rule::OneOf(all) | Rule::AnyOf(all) => open.extend(*all),
                Rule::Reference(reference) => open.push(reference.get()),
                Rule::If {
                    condition,
                    then,
                    otherwise,
                } => open.extend([*condition].into_iter().chain(*then).chain(*otherwise)),
                Rule::DependentSchemas(all) => open.extend(all.iter().map(|(_, one)| *one)),
                _ => {}
            }
        }
    }
    found
}

fn of_item(schemas: &[&'static Schema], index: usize) -> Vec<&'static Schema> {
    let mut found: Vec<&'static Schema> = schemas.iter().filter_map(|one| one.items).collect();
    for rule in schemas.iter().flat_map(|schema| schema.rules) {
        match rule {
            Rule::Items { prefix, rest } => found.extend(prefix.get(index).copied().or(*rest)),
            Rule::Contains { schema, .. } => found.push(schema),
            Rule::UnevaluatedItems(Some(schema), _) => found.push(schema),
            _ => {}
        }
    }
    found
}

fn of_property(schemas: &[&'static Schema], name: &str) -> Vec<&'static Schema> {
    let mut found = Vec::new();
    for schema in schemas {
        if let Some(shape) = schema.shape {
            let fields = shape.fields.iter().filter(|field| field.name == name);
            let before = found.len();
            found.extend(fields.map(|field| field.schema));
            let is_field = found.len() > before;
            of_additional(&shape.additional, name, is_field, &mut found);
        }
        for rule in schema.rules {
            if let Rule::UnevaluatedProperties(Some(schema), _) = rule {
                found.push(schema);
            }
        }
    }
    found
}

fn of_additional(
    additional: &'static Additional,
    name: &str,
    is_known: bool,
    found: &mut Vec<&'static Schema>,
) {
    match additional {
        Additional::Any | Additional::Forbidden => {}
        Additional::Each(schema) if !is_known => found.push(schema),
        Additional::Each(_) => {}
        Additional::Patterns(patterns) => {
            let all = patterns.patterns.iter();
            let matching = all.filter(|(pattern, _)| matches(pattern, name));
            let before = found.len();
            found.extend(matching.map(|(_, schema)| *schema));
            let is_known = is_known || found.len() > before;
            of_additional(&patterns.rest, name, is_known, found);
        }
    }
}
