//! Names for operations and schemas, made of what pages call them.

use bindery::map::Set;

/// Verbs as titles have them, and as the names of operations do.
const VERBS: &[(&str, &str)] = &[
    ("Accepting", "Accept"),
    ("Adding", "Add"),
    ("Associating", "Associate"),
    ("Attaching", "Attach"),
    ("Batch", "Batch"),
    ("Binding", "Bind"),
    ("Canceling", "Cancel"),
    ("Cancelling", "Cancel"),
    ("Changing", "Change"),
    ("Checking", "Check"),
    ("Configuring", "Configure"),
    ("Confirming", "Confirm"),
    ("Copying", "Copy"),
    ("Creating", "Create"),
    ("Deleting", "Delete"),
    ("Detaching", "Detach"),
    ("Disabling", "Disable"),
    ("Disassociating", "Disassociate"),
    ("Downloading", "Download"),
    ("Enabling", "Enable"),
    ("Expanding", "Expand"),
    ("Exporting", "Export"),
    ("Getting", "Get"),
    ("Importing", "Import"),
    ("Installing", "Install"),
    ("Listing", "List"),
    ("Locking", "Lock"),
    ("Managing", "Manage"),
    ("Migrating", "Migrate"),
    ("Modifying", "Modify"),
    ("Moving", "Move"),
    ("Obtaining", "Obtain"),
    ("Performing", "Perform"),
    ("Powering", "Power"),
    ("Querying", "Query"),
    ("Rebooting", "Reboot"),
    ("Rebuilding", "Rebuild"),
    ("Registering", "Register"),
    ("Reinstalling", "Reinstall"),
    ("Removing", "Remove"),
    ("Renaming", "Rename"),
    ("Replacing", "Replace"),
    ("Resetting", "Reset"),
    ("Resizing", "Resize"),
    ("Restarting", "Restart"),
    ("Restoring", "Restore"),
    ("Retrieving", "Retrieve"),
    ("Rolling", "Roll"),
    ("Searching", "Search"),
    ("Sending", "Send"),
    ("Setting", "Set"),
    ("Showing", "Show"),
    ("Starting", "Start"),
    ("Stopping", "Stop"),
    ("Switching", "Switch"),
    ("Synchronizing", "Synchronize"),
    ("Unbinding", "Unbind"),
    ("Unlocking", "Unlock"),
    ("Updating", "Update"),
    ("Uploading", "Upload"),
    ("Verifying", "Verify"),
    ("Viewing", "View"),
];

/// Words that a name does not need.
const SMALL: &[&str] = &[
    "a", "an", "the", "of", "for", "about", "to", "from", "in", "on", "using", "with", "and",
];

/// The id of an operation from the title of its page; `None` where the title has no words
/// that a name can be made of, as a Chinese one.
pub(super) fn operation_id(title: &str) -> Option<String> {
    let words: Vec<&str> = words(title)
        .filter(|word| !SMALL.contains(&word.to_lowercase().as_str()))
        .collect();
    let mut id = String::new();
    for word in &words {
        let verb = VERBS
            .iter()
            .find(|(gerund, _)| gerund.eq_ignore_ascii_case(word));
        id.push_str(&capitalised(verb.map_or(word, |(_, verb)| verb)));
    }
    is_name(&id).then_some(id)
}

/// The name of a schema from what a page calls it.
pub(super) fn schema(text: &str) -> Option<String> {
    let name: String = words(text).map(capitalised).collect();
    is_name(&name).then_some(name)
}

/// A name that is not taken yet, with a number where it would be.
pub(super) fn unique(name: &str, taken: &mut Set<String>) -> String {
    let mut candidate = name.to_owned();
    let mut number = 1u32;
    while !taken.insert(candidate.to_lowercase()) {
        number += 1;
        candidate = format!("{name}{number}");
    }
    candidate
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
}

fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_ascii_uppercase().to_string() + chars.as_str()
    })
}

/// Whether it can be the name of something in every language that reads the document.
fn is_name(text: &str) -> bool {
    text.len() <= 100 && text.starts_with(|c: char| c.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_become_ids() {
        for (title, id) in [
            ("Reinstalling a Press", Some("ReinstallPress")),
            (
                "Querying Details About Presses (v2)",
                Some("QueryDetailsPressesV2"),
            ),
            ("List", Some("List")),
            ("重装系统", None),
            ("404", None),
        ] {
            assert_eq!(operation_id(title).as_deref(), id);
        }
    }

    #[test]
    fn schemas_are_called_as_pages_call_them() {
        assert_eq!(schema("os-reinstall").as_deref(), Some("OsReinstall"));
        assert_eq!(schema("CloudServer").as_deref(), Some("CloudServer"));
    }

    #[test]
    fn no_two_have_one_name() {
        let mut taken = Set::new();
        assert_eq!(unique("Links", &mut taken), "Links");
        assert_eq!(unique("links", &mut taken), "links2");
        assert_eq!(unique("Links", &mut taken), "Links3");
    }
}
