//! The formats: one file for each kind of document, with what it is, the commands that print it and samples.

use crate::catalogue;
use crate::detect::Signs;
use crate::reader::Reader;
use crate::resource::{Holder, Resource};
use crate::systems;
use crate::template::Links;
use std::cmp::Ordering;
use std::fmt;
use std::sync::LazyLock;
use wireproof_source::{Map, Node};

/// A format that is recognised. Ids follow AWS's names: `service.api-action`.
#[derive(Clone, Copy)]
pub struct Format(&'static Card);

impl Format {
    /// Every format, by id.
    pub fn all() -> impl Iterator<Item = Self> {
        FILES.iter().chain(systems::FILES).copied().flatten().map(Self)
    }

    /// The format of an id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::all().find(|format| format.id() == id)
    }

    /// The format that reads resources of a type, by the name that CloudFormation, Terraform or Kubernetes gives it.
    pub(crate) fn of_type(kind: &str) -> Option<Self> {
        static BY_TYPE: LazyLock<Map<&str, Format>> = LazyLock::new(|| {
            let types = |format: Format| format.card().types.iter().map(move |kind| (*kind, format));
            // of several formats of one type the first counts
            Format::all().collect::<Vec<_>>().into_iter().rev().flat_map(types).collect()
        });
        let named = |kind: &str| BY_TYPE.get(kind).copied();
        named(kind).or_else(|| named(catalogue::cloud_control(kind)?))
    }

    /// Whether such a document tells of what is or will be, so that a change of its text changes nothing.
    pub fn is_record(self) -> bool {
        ["terraform.", "config.", "cloudtrail."].iter().any(|family| self.id().starts_with(family))
    }

    /// The report's id.
    pub fn id(self) -> &'static str {
        self.0.id
    }

    /// The command that prints such a document, or takes it.
    pub fn command(self) -> &'static str {
        self.0.command
    }

    pub(crate) fn card(self) -> &'static Card {
        self.0
    }
}

impl PartialEq for Format {
    fn eq(&self, other: &Self) -> bool {
        self.0.id == other.0.id
    }
}

impl Eq for Format {}

impl PartialOrd for Format {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Format {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.id.cmp(other.0.id)
    }
}

impl fmt::Debug for Format {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.0.id)
    }
}

/// What a format's file says of it.
pub(crate) struct Card {
    /// The report's id.
    pub(crate) id: &'static str,
    /// The command that prints or takes the document.
    pub(crate) command: &'static str,
    /// A document that is recognised as this format and no other.
    #[cfg(test)] // only the tests read it, and a page would download it
    pub(crate) sample: &'static str,
    /// How it is recognised.
    pub(crate) signs: Signs,
    /// The types that it is by the names of CloudFormation (first), Terraform and Kubernetes; empty when no template has it.
    pub(crate) types: &'static [&'static str],
    /// The fields that name such a resource in AWS: how other resources refer to it; `Outer.Inner` for one within another.
    pub(crate) names: &'static [&'static str],
    /// What such a document holds.
    pub(crate) body: Body,
}

/// What a document of a format holds.
pub(crate) enum Body {
    /// One resource, or a list of them ([`Signs::List`]): reads one.
    Resource(for<'d> fn(&mut Reader<'_, 'd>, &'d Node<'d>)),
    /// Resources of several types: lists them.
    Document(for<'d> fn(&'d Node<'d>, &mut Vec<Resource<'d>>)),
    /// A template, of which other templates may say something: lists its resources.
    Template(for<'d> fn(&'d Node<'d>, &Links, &mut Vec<Resource<'d>>)),
    /// A workflow, on its own or as a resource of another document: lists the resources that its tasks make.
    Workflow(for<'n, 'd> fn(&'n Node<'d>, &Holder, &mut Vec<Resource<'d>>)),
}

macro_rules! formats {
    ($($module:ident),+ $(,)?) => {
        $(mod $module;)+
        static FILES: &[&[Card]] = &[$($module::CARDS),+];
    };
}

formats! {
    auto_ml_job,
    auto_ml_job_v2,
    cloudformation_template,
    cloudtrail,
    config_item,
    hyper_parameter_tuning_job,
    iam_policy,
    kubernetes_manifest,
    model,
    monitoring_definition,
    monitoring_schedule,
    pipeline,
    processing_job,
    resource_policy,
    s3_bucket_policy,
    s3_no_bucket_policy,
    sagemaker_list,
    sagemaker_response,
    sagemaker_task,
    state_machine,
    terraform_plan,
    training_job,
    transform_job,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::{self, Signs};
    use crate::{Input, expand, read, statement};
    use wireproof_source::{Document, Limits};

    #[test]
    fn each_sample_is_its_format_and_no_other() {
        for format in Format::all() {
            if matches!(format.card().signs, Signs::Never) {
                assert_eq!(format.card().sample, "", "{format:?}");
                continue;
            }
            let document = Document::parse(format.card().sample, &Limits::default());
            assert!(document.problems.is_empty(), "{format:?}: {:?}", document.problems);
            let node = document.root().expect("a root");
            let look = statement::look(node);
            let fitting: Vec<Format> = Format::all()
                .filter(|other| match &other.card().signs {
                    Signs::Keys { .. } | Signs::List { .. } | Signs::Other(_) => detect::fits(*other, node).is_some(),
                    Signs::Never => false,
                    Signs::Policy(fits) => look.as_ref().is_some_and(|look| fits(look)),
                })
                .collect();
            assert_eq!(fitting, [format]);
            let expansion = expand(&document, None);
            let facts = read(&[Input { expansion: &expansion, bucket: None }]);
            assert_eq!(facts.detections[0].format, Some(format));
            assert_eq!(facts.detections[0].resources, 1, "{format:?}");
        }
    }

    #[test]
    fn ids_are_unique_and_found_again() {
        let mut ids: Vec<&str> = Format::all().map(Format::id).collect();
        assert!(ids.iter().all(|id| Format::from_id(id).is_some_and(|format| format.id() == *id)));
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), Format::all().count());
        assert_eq!(Format::from_id("s3.nothing"), None);
    }
}
