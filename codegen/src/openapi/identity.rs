//! `$id`, `$anchor` and `$dynamicAnchor`: names that schemas have apart from where they stand.
//!
//! A schema with an `$id` is a resource of its own: references inside it are taken relative to
//! its URI, and a URI that a document gives to a schema is found there, never elsewhere.
//! Documents without such names, which is nearly all, are only searched for the words.

use crate::document::{Documents, Node, node_in, uri};
use crate::finding::SourceId;
use crate::map::{Map, Set};

/// What references are relative to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Base {
    /// A file, where no schema around has an `$id`.
    File(SourceId),
    /// The URI of a schema.
    Uri(String),
}

impl Base {
    fn join(&self, reference: &str) -> Base {
        let base = match self {
            Base::File(_) => "",
            Base::Uri(uri) => uri,
        };
        Base::Uri(uri::join(base, reference))
    }
}

/// The names of all schemas that have some.
#[derive(Debug, Default)]
pub(super) struct Identities<'d> {
    /// The schema of each URI.
    resources: Map<Base, &'d Node>,
    /// The schemas of each anchor in each resource.
    anchors: Map<(Base, String), &'d Node>,
    /// The files that each dynamic anchor stands in, once for each time.
    dynamic: Map<String, Vec<SourceId>>,
    /// The files that refer to each file.
    referring: Map<SourceId, Set<SourceId>>,
    /// What references of a node are relative to, by the node's address.
    bases: Map<usize, Base>,
    /// The files of what overlays brought.
    hosts: Map<SourceId, SourceId>,
}

/// What stands under these keys is data.
const DATA: [&str; 5] = ["enum", "const", "default", "example", "examples"];

impl<'d> Identities<'d> {
    pub(super) fn of(documents: &'d Documents) -> Identities<'d> {
        let mut identities = Identities::default();
        let names = ["$id", "$dynamicAnchor"];
        let has_names = |text: &str| names.iter().any(|word| text.contains(word));
        let mut sources = documents.sources().iter();
        if !sources.any(|(_, source)| has_names(&source.text)) {
            return identities;
        }
        identities.hosts.clone_from(documents.hosts());
        for (id, _) in documents.sources().iter() {
            if let Some(root) = documents.root(id) {
                identities.walk(documents, root, Base::File(id));
            }
        }
        identities
    }

    fn walk(&mut self, documents: &Documents, root: &'d Node, file: Base) {
        let mut waiting = vec![(root, file)];
        while let Some((node, base)) = waiting.pop() {
            let base = self.enter(node, base);
            self.refers(documents, node);
            for entry in node.object().unwrap_or_default() {
                if !DATA.contains(&&*entry.key) {
                    waiting.push((&entry.value, base.clone()));
                }
            }
            let items = node.array().unwrap_or_default();
            waiting.extend(items.iter().map(|item| (item, base.clone())));
        }
    }

    /// Notes the names of a node, and gives the base of what is inside.
    fn enter(&mut self, node: &'d Node, base: Base) -> Base {
        let text = |keyword: &str| node.get(keyword).and_then(Node::string);
        let base = match text("$id") {
            Some(id) => {
                let joined = base.join(id.trim_end_matches('#'));
                self.resources.entry(joined.clone()).or_insert(node);
                joined
            }
            None => base,
        };
        for keyword in ["$anchor", "$dynamicAnchor"] {
            if let Some(anchor) = text(keyword) {
                let key = (base.clone(), anchor.to_owned());
                self.anchors.entry(key).or_insert(node);
            }
        }
        if let Some(anchor) = text("$dynamicAnchor") {
            let file = self.file(node);
            let files = self.dynamic.entry(anchor.to_owned()).or_default();
            files.push(file);
        }
        if text("$ref").is_some() || text("$dynamicRef").is_some() {
            let address = std::ptr::from_ref(node).addr();
            self.bases.insert(address, base.clone());
        }
        base
    }

    fn refers(&mut self, documents: &Documents, node: &Node) {
        let reference = node.get("$ref").and_then(Node::string).unwrap_or_default();
        let from = self.file(node);
        if let Ok(to) = documents.find(from, reference)
            && to != from
        {
            self.referring.entry(to).or_default().insert(from);
        }
    }

    fn file(&self, node: &Node) -> SourceId {
        let source = node.place.source;
        self.hosts.get(&source).copied().unwrap_or(source)
    }

    /// How many anchors of a name there can be on the way to a schema: those in its file, and
    /// in all files that lead there.
    fn times(&self, anchor: &str, file: SourceId) -> usize {
        let mut seen = Set::from([file]);
        let mut waiting = vec![file];
        while let Some(file) = waiting.pop() {
            let referring = self.referring.get(&file).into_iter().flatten();
            waiting.extend(referring.copied().filter(|other| seen.insert(*other)));
        }
        let files = self.dynamic.get(anchor).into_iter().flatten();
        files.filter(|file| seen.contains(file)).count()
    }

    /// The schema that a reference of a node means by name; `None` where it is none of these.
    pub(super) fn find(&self, owner: &Node, reference: &str) -> Option<&'d Node> {
        let base = self.bases.get(&std::ptr::from_ref(owner).addr())?;
        let (path, fragment) = reference.split_once('#').unwrap_or((reference, ""));
        let resource = if path.is_empty() {
            base.clone()
        } else {
            base.join(path)
        };
        if !fragment.is_empty() && !fragment.starts_with('/') {
            let key = (resource, fragment.to_owned());
            return self.anchors.get(&key).copied();
        }
        node_in(self.resources.get(&resource)?, fragment)
    }

    /// The schema that a `$dynamicRef` of a node always means; `None` where that depends on
    /// how the node is reached, because its anchor stands in several places.
    pub(super) fn find_dynamic(&self, owner: &Node, reference: &str) -> Option<&'d Node> {
        let node = self.find(owner, reference)?;
        let anchor = node.get("$dynamicAnchor").and_then(Node::string);
        let fragment = reference.split_once('#').map(|(_, fragment)| fragment);
        let is_dynamic = anchor.is_some() && anchor == fragment;
        let times = anchor.map(|anchor| self.times(anchor, self.file(node)));
        (!is_dynamic || times == Some(1)).then_some(node)
    }
}
