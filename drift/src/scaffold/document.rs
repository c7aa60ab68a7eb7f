//! The document that is being written.

use bindery::finding::{Place, Sources};
use bindery::map::{self, Set};

use super::yaml::Map;
use super::{name, operation, path, schema};
use crate::claim::{Claims, Example, Field, Operation};

/// The document that is being written.
pub(super) struct Document<'a> {
    sources: &'a Sources,
    /// The page that is being read.
    claims: Option<&'a Claims>,
    /// The places of the examples that fit.
    examples: &'a Set<Place>,
    /// The schemas that the nested tables of the page became.
    groups: Vec<String>,
    ids: Set<String>,
    names: Set<String>,
    /// Paths as they are spelled, by their shape.
    spelled: map::Map<String, String>,
    paths: Map,
    schemas: Map,
    /// Bodies that became schemas, each with its name.
    shared: Vec<(Map, String)>,
    tokens: map::Map<&'static str, &'static str>,
    hosts: Vec<String>,
}

/// Why an operation is not in the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Obstacle {
    /// The path is none.
    Path,
    /// Another one has its method and path.
    Taken,
}

impl<'a> Document<'a> {
    pub(super) fn new(sources: &'a Sources, examples: &'a Set<Place>) -> Document<'a> {
        Document {
            sources,
            claims: None,
            examples,
            groups: Vec::new(),
            ids: Set::new(),
            names: Set::new(),
            spelled: map::Map::new(),
            paths: Map::new(),
            schemas: Map::new(),
            shared: Vec::new(),
            tokens: map::Map::new(),
            hosts: Vec::new(),
        }
    }

    /// Goes on with another page.
    pub(super) fn page(&mut self, claims: &'a Claims) {
        self.claims = Some(claims);
        self.groups = Vec::new();
        for (index, group) in claims.groups.iter().enumerate() {
            let wanted = name::schema(&group.name).unwrap_or_else(|| format!("Table{}", index + 1));
            self.groups.push(name::unique(&wanted, &mut self.names));
        }
        for group in 0..claims.groups.len() {
            let fields = &claims.groups[group].fields;
            let mut map = Map::new();
            map.comment(self.at(claims.groups[group].place));
            self.fill(&mut map, fields);
            let name = self.groups[group].clone();
            self.schemas.put(name, map);
        }
    }

    /// Takes an operation of the page.
    pub(super) fn operation(&mut self, operation: &Operation) -> Result<(), Obstacle> {
        let path = &operation.path.value;
        let spelled = path::spelled(path).ok_or(Obstacle::Path)?;
        let spelled = self.spelled.entry(path::shape(path)).or_insert(spelled);
        let spelled = spelled.clone();
        let method = operation.method.to_ascii_lowercase();
        if self
            .paths
            .under(&spelled)
            .is_none_or(|item| item.has(&method))
        {
            return Err(Obstacle::Taken);
        }
        let map = operation::of(self, operation, &spelled);
        if let Some(item) = self.paths.under(&spelled) {
            item.put(method, map);
        }
        if let Some(host) = &operation.host
            && !self.hosts.contains(host)
        {
            self.hosts.push(host.clone());
        }
        Ok(())
    }

    pub(super) fn operation_id(&mut self) -> Option<String> {
        let title = self.claims?.title.as_ref()?;
        operation::id(Some(&title.value), &mut self.ids)
    }

    /// Whether an example keeps what the document says.
    pub(super) fn shows(&self, example: &Example) -> bool {
        self.examples.contains(&example.place)
    }

    /// Notes that calls are authenticated by a token in a header.
    pub(super) fn token(&mut self, header: &'static str, scheme: &'static str) {
        self.tokens.insert(scheme, header);
    }

    /// The schema of a field.
    pub(super) fn schema(&self, field: &Field) -> Map {
        let group = field.group.and_then(|group| self.groups.get(group));
        schema::of(field, group.map(String::as_str), &self.unread(field.place))
    }

    /// The schema of an object.
    pub(super) fn object(&self, fields: &[Field]) -> Map {
        let mut map = Map::new();
        self.fill(&mut map, fields);
        map
    }

    /// Makes a schema of the body that several failures of an operation have, and other
    /// operations perhaps too.
    pub(super) fn share(&mut self, operation: &Operation) {
        let failures = operation.responses.iter();
        let failures = failures.filter(|response| response.status.is_some_and(|code| code >= 400));
        let bodies: Vec<Map> = failures
            .map(|response| self.object(&response.body))
            .collect();
        for (index, body) in bodies.iter().enumerate() {
            let again = bodies[..index].contains(body);
            let known = self.shared.iter().any(|(shared, _)| shared == body);
            if again && !known && !body.is_empty() {
                let name = name::unique("Error", &mut self.names);
                self.schemas.put(name.clone(), body.clone());
                self.shared.push((body.clone(), name));
            }
        }
    }

    /// The schema of a body.
    pub(super) fn body(&self, fields: &[Field]) -> Map {
        let body = self.object(fields);
        match self.shared.iter().find(|(shared, _)| *shared == body) {
            Some((_, name)) => {
                let mut reference = Map::new();
                reference.put("$ref", format!("#/components/schemas/{name}"));
                reference
            }
            None => body,
        }
    }

    fn fill(&self, map: &mut Map, fields: &[Field]) {
        map.put("type", "object");
        let again = |field: &Field| {
            let place = self.at(field.place);
            Some(format!("a second time: {} ({place})", field.name))
        };
        schema::fill(map, fields, |field| self.schema(field), again);
    }

    /// Where the page has what was not understood of a row.
    fn unread(&self, row: Place) -> Vec<String> {
        let inside = |place: Place| {
            place.source == row.source && row.start <= place.start && place.start < row.end
        };
        let unread = self.claims.iter().flat_map(|claims| &claims.unread);
        unread
            .filter(|unread| inside(unread.place))
            .map(|unread| format!("{} ({})", unread.what.words(), self.at(unread.place)))
            .collect()
    }

    /// A place, for a comment.
    pub(super) fn at(&self, place: Place) -> String {
        let position = self.sources.position(place);
        let path = self.sources.path(place.source).display();
        format!("{path}:{}:{}", position.line, position.column)
    }

    /// The text.
    pub(super) fn text(mut self, title: &str, remarks: &[String]) -> String {
        let mut root = Map::new();
        root.comment("A first document, read from documentation pages by `bindery scaffold`.");
        root.comment("Comments tell where a page says what was not understood; review all of it.");
        for remark in remarks {
            root.comment(remark.clone());
        }
        root.put("openapi", "3.1.0");
        let mut info = Map::new();
        info.put("title", title);
        info.put("version", "0.1.0");
        root.put("info", info);
        if !self.hosts.is_empty() {
            let servers = self.hosts.drain(..).map(|host| {
                let mut server = Map::new();
                server.put("url", host);
                server
            });
            root.put("servers", servers.collect::<Vec<_>>());
        }
        root.put("paths", self.paths);
        let mut components = Map::new();
        if !self.schemas.is_empty() {
            components.put("schemas", self.schemas);
        }
        if !self.tokens.is_empty() {
            let mut schemes = Map::new();
            for (scheme, header) in self.tokens {
                let mut map = Map::new();
                map.put("type", "apiKey");
                map.put("in", "header");
                map.put("name", header);
                schemes.put(scheme, map);
            }
            components.put("securitySchemes", schemes);
        }
        if !components.is_empty() {
            root.put("components", components);
        }
        root.document()
    }
}
