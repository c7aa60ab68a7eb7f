//! The kinds of facts, in one table.

use super::Motion;

/// Declares the kinds: id, what it does to what is allowed, the kind from new to old, words.
macro_rules! kinds {
    ($($name:ident = $id:literal $motion:ident $opposite:ident $title:literal;)*) => {
        /// What changed.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Kind {
            $(
                #[doc = concat!($title, ".")]
                $name,
            )*
        }

        impl Kind {
            /// All kinds, in the order of the table.
            pub const ALL: &[Kind] = &[$(Kind::$name),*];

            /// The stable id, such as `required-field-added`.
            #[must_use]
            pub fn id(self) -> &'static str {
                match self { $(Kind::$name => $id,)* }
            }

            /// What it does to what is allowed.
            #[must_use]
            pub fn motion(self) -> Motion {
                match self { $(Kind::$name => Motion::$motion,)* }
            }

            /// What it is from the new document to the old one.
            #[must_use]
            pub fn opposite(self) -> Kind {
                match self { $(Kind::$name => Kind::$opposite,)* }
            }

            /// A few words.
            #[must_use]
            pub fn title(self) -> &'static str {
                match self { $(Kind::$name => $title,)* }
            }
        }
    };
}

kinds! {
    // What people read.
    WordsChanged = "words-changed" Nothing WordsChanged "what is said to people changed";
    ExamplesChanged = "examples-changed" Nothing ExamplesChanged "examples changed";
    TagsChanged = "tags-changed" Nothing TagsChanged "tags changed";
    Deprecated = "deprecated" Nothing Undeprecated "it should not be used any more";
    Undeprecated = "undeprecated" Nothing Deprecated "it can be used again";
    VersionChanged = "version-changed" Nothing VersionChanged "the version of the API changed";
    // Names that only Rust knows.
    NameChanged = "name-changed" Nothing NameChanged "the name that the author wants in Rust changed";
    // Servers.
    ServerAdded = "server-added" Grown ServerRemoved "a server was added";
    ServerRemoved = "server-removed" Shrunk ServerAdded "a server was removed";
    ServerChanged = "server-changed" Shifted ServerChanged "the variables of a server changed";
    // Security.
    SchemeAdded = "security-scheme-added" Nothing SchemeRemoved "a security scheme was added";
    SchemeRemoved = "security-scheme-removed" Nothing SchemeAdded "a security scheme was removed";
    SchemeRenamed = "security-scheme-renamed" Nothing SchemeRenamed "a security scheme has another name";
    SchemeChanged = "security-scheme-changed" Replaced SchemeChanged "credentials are sent in another way";
    SecurityAdded = "security-alternative-added" Widened SecurityRemoved "there is another way to authenticate";
    SecurityRemoved = "security-alternative-removed" Narrowed SecurityAdded "a way to authenticate was removed";
    SecurityStated = "security-stated" Shifted SecurityUnstated "it is said now how to authenticate";
    SecurityUnstated = "security-unstated" Shifted SecurityStated "it is not said any more how to authenticate";
    // Operations.
    OperationAdded = "operation-added" Widened OperationRemoved "an operation was added";
    OperationRemoved = "operation-removed" Narrowed OperationAdded "an operation was removed";
    PathChanged = "path-changed" Replaced PathChanged "an operation has another path";
    MethodChanged = "method-changed" Replaced MethodChanged "an operation has another method";
    PathParameterRenamed = "path-parameter-renamed" Nothing PathParameterRenamed "a parameter of the path has another name";
    OperationIdChanged = "operation-id-changed" Nothing OperationIdChanged "an operation has another id";
    IdempotencyChanged = "idempotency-changed" Nothing IdempotencyChanged "whether it may be sent again changed";
    LinkAdded = "link-added" Nothing LinkRemoved "a link was added";
    LinkRemoved = "link-removed" Nothing LinkAdded "a link was removed";
    TokenChanged = "token-changed" Nothing TokenChanged "how an answer becomes a token changed";
    LinkChanged = "link-changed" Nothing LinkChanged "a link leads elsewhere";
    WaiterChanged = "waiter-changed" Nothing WaiterChanged "an operation is followed in another way";
    // Parameters.
    RequiredParameterAdded = "required-parameter-added" Narrowed RequiredParameterRemoved "a required parameter was added";
    RequiredParameterRemoved = "required-parameter-removed" Widened RequiredParameterAdded "a required parameter was removed";
    OptionalParameterAdded = "optional-parameter-added" Grown OptionalParameterRemoved "an optional parameter was added";
    OptionalParameterRemoved = "optional-parameter-removed" Shrunk OptionalParameterAdded "an optional parameter was removed";
    ParameterRequired = "parameter-required" Narrowed ParameterOptional "a parameter became required";
    ParameterOptional = "parameter-optional" Widened ParameterRequired "a parameter became optional";
    ParameterMoved = "parameter-moved" Replaced ParameterMoved "a parameter is sent elsewhere";
    ParameterStyle = "parameter-style-changed" Replaced ParameterStyle "a parameter is written in another way";
    EmptyAllowed = "parameter-empty-allowed" Widened EmptyRefused "an empty value of a parameter means something now";
    EmptyRefused = "parameter-empty-refused" Narrowed EmptyAllowed "an empty value of a parameter means nothing any more";
    ParameterHolder = "parameter-holder-changed" Nothing ParameterHolder "whether the client holds a parameter changed";
    ParametersReordered = "parameters-reordered" Nothing ParametersReordered "parameters stand in another order";
    // Request bodies.
    RequiredBodyAdded = "required-body-added" Narrowed RequiredBodyRemoved "a required request body was added";
    RequiredBodyRemoved = "required-body-removed" Widened RequiredBodyAdded "a required request body was removed";
    OptionalBodyAdded = "optional-body-added" Grown OptionalBodyRemoved "an optional request body was added";
    OptionalBodyRemoved = "optional-body-removed" Shrunk OptionalBodyAdded "an optional request body was removed";
    BodyRequired = "body-required" Narrowed BodyOptional "the request body became required";
    BodyOptional = "body-optional" Widened BodyRequired "the request body became optional";
    // Media types; an answer's are asked for, so that they are sent in their way.
    MediaTypeAdded = "media-type-added" Widened MediaTypeRemoved "a media type was added";
    MediaTypeRemoved = "media-type-removed" Narrowed MediaTypeAdded "a media type was removed";
    EncodingChanged = "encoding-changed" Replaced EncodingChanged "properties of a form are written in another way";
    ContentStated = "content-stated" Tightened ContentUnstated "it is said now what a body is";
    ContentUnstated = "content-unstated" Loosened ContentStated "it is not said any more what a body is";
    // Answers.
    SuccessAdded = "success-added" Widened SuccessRemoved "another success is declared";
    SuccessRemoved = "success-removed" Narrowed SuccessAdded "a success is not declared any more";
    RefusalAdded = "refusal-added" Grown RefusalRemoved "another refusal is declared";
    RefusalRemoved = "refusal-removed" Shrunk RefusalAdded "a refusal is not declared any more";
    HeaderAdded = "header-added" Grown HeaderRemoved "a header of an answer was added";
    HeaderRemoved = "header-removed" Shrunk HeaderAdded "a header of an answer was removed";
    HeaderRequired = "header-required" Tightened HeaderOptional "a header of an answer is always there now";
    HeaderOptional = "header-optional" Loosened HeaderRequired "a header of an answer can be missing now";
    // What the server sends on its own.
    WebhookAdded = "webhook-added" Grown WebhookRemoved "a webhook or callback was added";
    WebhookRemoved = "webhook-removed" Shrunk WebhookAdded "a webhook or callback was removed";
    WebhookParameterAdded = "webhook-parameter-added" Grown WebhookParameterRemoved "a parameter of a webhook was added";
    WebhookParameterRemoved = "webhook-parameter-removed" Shrunk WebhookParameterAdded "a parameter of a webhook was removed";
    WebhookParameterRequired = "webhook-parameter-required" Tightened WebhookParameterOptional "a parameter of a webhook is always there now";
    WebhookParameterOptional = "webhook-parameter-optional" Loosened WebhookParameterRequired "a parameter of a webhook can be missing now";
    WebhookAnswers = "webhook-answers-changed" Shifted WebhookAnswers "a webhook should be answered in another way";
    CallbackUrl = "callback-url-changed" Shifted CallbackUrl "a callback goes elsewhere";
    // Types.
    TypeWidened = "type-widened" Widened TypeNarrowed "a type allows more kinds of values";
    TypeNarrowed = "type-narrowed" Narrowed TypeWidened "a type allows fewer kinds of values";
    TypeReplaced = "type-replaced" Replaced TypeReplaced "a type is another one";
    NullAllowed = "null-allowed" Widened NullRefused "a value can be null now";
    NullRefused = "null-refused" Narrowed NullAllowed "a value cannot be null any more";
    KindStated = "kind-stated" Tightened KindImplied "the kind of values, which was only implied, is stated";
    KindImplied = "kind-implied" Loosened KindStated "the kind of values is only implied now";
    BytesChanged = "bytes-changed" Replaced BytesChanged "whether values are bytes, or a file, changed";
    Concealed = "concealed" Nothing Revealed "values are secret now";
    Revealed = "revealed" Nothing Concealed "values are not secret any more";
    DefaultChanged = "default-changed" Shifted DefaultChanged "the value where none is given changed";
    // Rules.
    RuleAdded = "rule-added" Tightened RuleRemoved "a rule was added";
    RuleRemoved = "rule-removed" Loosened RuleAdded "a rule was removed";
    RuleTightened = "rule-tightened" Tightened RuleLoosened "a rule allows less";
    RuleLoosened = "rule-loosened" Loosened RuleTightened "a rule allows more";
    RuleReplaced = "rule-replaced" Replaced RuleReplaced "a rule allows something else";
    // Lists of strings. Who reads an open one keeps what is not listed.
    ValueAdded = "enum-value-added" Loosened ValueRemoved "a value was added to a list that is open";
    ValueRemoved = "enum-value-removed" Tightened ValueAdded "a value was removed from a list that is open";
    ClosedValueAdded = "closed-enum-value-added" Widened ClosedValueRemoved "a value was added to a list that was closed";
    ClosedValueRemoved = "closed-enum-value-removed" Narrowed ClosedValueAdded "a value was removed from a list that is closed";
    EnumClosed = "enum-closed" Nothing EnumOpened "values that are not listed cannot be read any more";
    EnumOpened = "enum-opened" Nothing EnumClosed "values that are not listed can be read now";
    EnumReordered = "enum-reordered" Nothing EnumReordered "the values of a list stand in another order";
    // Objects.
    RequiredFieldAdded = "required-field-added" Narrowed RequiredFieldRemoved "a required property was added";
    RequiredFieldRemoved = "required-field-removed" Widened RequiredFieldAdded "a required property was removed";
    OptionalFieldAdded = "optional-field-added" Grown OptionalFieldRemoved "an optional property was added";
    OptionalFieldRemoved = "optional-field-removed" Shrunk OptionalFieldAdded "an optional property was removed";
    StrictFieldAdded = "strict-optional-field-added" Widened StrictFieldRemoved "an optional property was added where no other ones were allowed";
    StrictFieldRemoved = "strict-optional-field-removed" Narrowed StrictFieldAdded "an optional property was removed where no other ones are allowed";
    StrictRequiredFieldAdded = "strict-required-field-added" Replaced StrictRequiredFieldRemoved "a required property was added where no other ones were allowed";
    StrictRequiredFieldRemoved = "strict-required-field-removed" Replaced StrictRequiredFieldAdded "a required property was removed where no other ones are allowed";
    FieldRequired = "field-required" Narrowed FieldOptional "a property became required";
    FieldOptional = "field-optional" Widened FieldRequired "a property became optional";
    RequiredReordered = "required-reordered" Nothing RequiredReordered "required properties stand in another order";
    FieldDirection = "field-direction-changed" Shifted FieldDirection "which side sends a property changed";
    OthersAllowed = "others-allowed" Widened OthersForbidden "properties that are not declared are allowed now";
    OthersForbidden = "others-forbidden" Narrowed OthersAllowed "properties that are not declared are forbidden now";
    OthersTyped = "others-typed" Narrowed OthersUntyped "properties that are not declared must be of a type now";
    OthersUntyped = "others-untyped" Widened OthersTyped "properties that are not declared can be of any type now";
    OthersKept = "others-kept" Nothing OthersTolerated "properties that are not declared are kept now";
    OthersTolerated = "others-tolerated" Nothing OthersKept "properties that are not declared are only tolerated now";
    PatternAdded = "name-pattern-added" Narrowed PatternRemoved "properties of a pattern must be of a type now";
    PatternRemoved = "name-pattern-removed" Widened PatternAdded "properties of a pattern need not be of a type any more";
    // Unions.
    VariantAdded = "variant-added" Widened VariantRemoved "a form was added";
    VariantRemoved = "variant-removed" Narrowed VariantAdded "a form was removed";
    ExactlyOne = "exactly-one" Tightened AtLeastOne "exactly one form must fit now";
    AtLeastOne = "at-least-one" Loosened ExactlyOne "more than one form can fit now";
    TagAdded = "tag-added" Tightened TagRemoved "a property tells the forms apart now";
    TagRemoved = "tag-removed" Loosened TagAdded "no property tells the forms apart any more";
    TagChanged = "tag-changed" Replaced TagChanged "forms are told apart in another way";
    // The generated crate.
    TypeRenamed = "type-renamed" Nothing TypeRenamed "a type has another name in Rust";
    FeatureAdded = "feature-added" Nothing FeatureRemoved "the crate has another feature";
    FeatureRemoved = "feature-removed" Nothing FeatureAdded "a feature of the crate is gone";
    FeatureRenamed = "feature-renamed" Nothing FeatureRenamed "a feature of the crate has another name";
    RustChanged = "rust-changed" Nothing RustChanged "Rust code changed for a reason that stands elsewhere";
}

impl Kind {
    /// The kind with this id.
    #[must_use]
    pub fn find(id: &str) -> Option<Kind> {
        Kind::ALL.iter().copied().find(|kind| kind.id() == id)
    }

    /// Whether it is only about what people read, so that no line of Rust can depend on it.
    #[must_use]
    pub fn is_wording(self) -> bool {
        matches!(
            self,
            Kind::WordsChanged | Kind::ExamplesChanged | Kind::VersionChanged
        )
    }
}

#[cfg(test)]
mod tests {
    use super::Kind;
    use crate::map::Set;

    #[test]
    fn ids_are_unique_and_opposites_are_mutual() {
        let ids: Set<&str> = Kind::ALL.iter().map(|kind| kind.id()).collect();
        assert_eq!(ids.len(), Kind::ALL.len());
        for kind in Kind::ALL {
            assert_eq!(kind.opposite().opposite(), *kind, "{}", kind.id());
            assert_eq!(
                kind.opposite().motion(),
                kind.motion().opposite(),
                "{}",
                kind.id()
            );
            assert_eq!(Kind::find(kind.id()), Some(*kind));
        }
    }
}
