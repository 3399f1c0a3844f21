//! One resource of a document: what a template declares, a list holds, a request asks for.

use wireproof_source::{Map, Node, Span};

/// A resource, before it is read.
#[derive(Clone, Debug)]
pub(crate) struct Resource<'d> {
    /// Its type by CloudFormation's name (`AWS::RDS::DBInstance`) or by the document's own (`aws_db_instance`); empty when
    /// only the keys of the tree tell what it is.
    pub(crate) kind: String,
    /// Its name in the document (a logical id, a Terraform address, a state's name); empty when it has none.
    pub(crate) name: String,
    /// What other resources of its document call it, where that is neither its name nor its name in AWS; empty otherwise.
    pub(crate) symbol: String,
    /// Where the document names it.
    pub(crate) site: Span,
    /// Whether the document does not declare it under this name: a loop makes it, or SAM.
    pub(crate) is_made: bool,
    /// Its properties.
    pub(crate) tree: Tree<'d>,
    /// What kind of document it was found in.
    pub(crate) origin: Origin,
    /// Whether it will exist.
    pub(crate) fate: Fate,
    /// The name of the condition on which it exists, and its characters.
    pub(crate) condition: Option<(String, Span)>,
    /// The values in its tree that rest on the default of a parameter, by their characters.
    pub(crate) defaults: Map<Span, Parameter>,
}

/// The properties of a resource.
#[derive(Clone, Debug)]
pub(crate) enum Tree<'d> {
    /// As they stand in the document.
    Whole(&'d Node<'d>),
    /// With references and functions replaced by what they stand for. Spans are those of the document; a value that was
    /// worked out has the span of its expression.
    Resolved(Node<'d>),
}

/// What kind of document a resource was found in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The service's API: a request, or an answer of it. Types are exact; an absent field has the API's default.
    Api,
    /// A template of CloudFormation or SAM: `"true"` is as good as `true`, an absent property has CloudFormation's default.
    CloudFormation,
    /// A plan or state of Terraform: values are typed, the provider's defaults are written out or unknown until apply.
    Terraform,
    /// A manifest of a Kubernetes operator.
    Kubernetes,
    /// A task of a state machine or a step of a pipeline: a request whose values may be filled in at run time.
    Workflow,
}

/// Whether a resource will exist.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    /// It exists or will.
    Present,
    /// The document removes it, or never creates it (a condition that is false): at the characters that say so.
    Gone(Span),
    /// Whether it exists only a deployment tells: a condition that the document leaves open, at its characters.
    Open(Span),
    /// It is made by a loop over a list that only a deployment decides, at the list's characters.
    Looped(Span),
}

/// A parameter whose default a value rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameter {
    /// Its name.
    pub name: String,
    /// The default, as written.
    pub default: String,
}

/// What the tasks of a workflow have from the resource that holds it.
#[derive(Clone, Debug)]
pub(crate) struct Holder {
    pub(crate) fate: Fate,
    pub(crate) defaults: Map<Span, Parameter>,
}

impl Holder {
    /// A task's request, under the name that the workflow gives the task.
    pub(crate) fn part<'d>(&self, kind: &str, name: &str, site: Span, request: Node<'d>) -> Resource<'d> {
        let within = request.span.start..request.span.end.max(request.span.start);
        let first = Span { start: within.start, end: within.start };
        let defaults = self.defaults.since(&first).take_while(|(span, _)| span.start < within.end);
        Resource {
            kind: kind.to_owned(),
            name: name.to_owned(),
            symbol: String::new(),
            is_made: false,
            site,
            defaults: defaults.map(|(span, parameter)| (*span, parameter.clone())).collect(),
            tree: Tree::Resolved(request),
            origin: Origin::Workflow,
            fate: self.fate,
            condition: None,
        }
    }
}

impl<'d> Resource<'d> {
    /// A resource that is the document, or an element of it, as the API writes it.
    pub(crate) fn plain(kind: &str, node: &'d Node<'d>) -> Self {
        Self {
            kind: kind.to_owned(),
            name: String::new(),
            symbol: String::new(),
            is_made: false,
            site: node.span,
            tree: Tree::Whole(node),
            origin: Origin::Api,
            fate: Fate::Present,
            condition: None,
            defaults: Map::new(),
        }
    }

    /// What its parts have from it.
    pub(crate) fn holder(&self) -> Holder {
        Holder { fate: self.fate, defaults: self.defaults.clone() }
    }

    /// Its properties.
    pub(crate) fn node(&self) -> &Node<'d> {
        match &self.tree {
            Tree::Whole(node) => node,
            Tree::Resolved(node) => node,
        }
    }
}
