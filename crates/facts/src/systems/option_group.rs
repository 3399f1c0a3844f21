//! Option groups of Oracle: `SQLNET.ENCRYPTION_SERVER` of the option `NATIVE_NETWORK_ENCRYPTION` refuses plaintext when it is `REQUIRED`.
//!
//! Its default is `REQUESTED`. The option `SSL` opens a second port and leaves the plaintext one open.

use super::component::components;
use super::rds::{Answer, Engine};
use crate::detect::Signs;
use crate::formats::{Body, Card};
use crate::reader::Reader;
use crate::world::Entry;
use crate::{PlaceKind, Site, System, field, value};
use wireproof_source::Node;

components! {
    "rds.describe-option-groups", "aws rds describe-option-groups",
    in "OptionGroupsList", &[&["OptionGroupName"], &["EngineName"]],
    r#"{"OptionGroupsList":[{"OptionGroupName":"strict","EngineName":"oracle-ee","MajorEngineVersion":"19","Options":[{"OptionName":"NATIVE_NETWORK_ENCRYPTION","OptionSettings":[{"Name":"SQLNET.ENCRYPTION_SERVER","Value":"REQUIRED"}]}]}]}"#;
    &[GROUP, "aws_db_option_group"], &["OptionGroupName", "Name"], read;
}

const GROUP: &str = "AWS::RDS::OptionGroup";
const SETTING: &str = "SQLNET.ENCRYPTION_SERVER";

/// The value that names a database's option group.
pub(super) fn reference<'d>(node: &'d Node<'d>) -> Option<&'d Node<'d>> {
    let own = field::get(node, "OptionGroupName");
    own.or_else(|| field::get(field::list(node, "OptionGroupMemberships").first()?, "OptionGroupName"))
}

/// What the option group of an Oracle database decides; a database that names none has the default group, which has no options.
pub(super) fn of_database<'d>(reader: &Reader<'_, 'd>, node: &'d Node<'d>, is_answer: bool) -> (Answer, Site) {
    let Some(reference) = reference(node) else {
        let answer = if is_answer { Answer::Oracle } else { answer(None, false) };
        return (answer, reader.opening(node));
    };
    let site = reader.site(reference.span);
    let shown = value::target(reference).and_then(|name| reader.world.named(GROUP, reader.input, name));
    match (shown, value::expression(reference), reference.as_str()) {
        (Some(entry), ..) => of_group(entry),
        (None, Some(what), _) => (Answer::Open(what), site),
        (None, None, Some(name)) if name.starts_with("default:") => (answer(None, true), site),
        (None, None, _) => (Answer::Oracle, site),
    }
}

fn answer(server: Option<bool>, stated: bool) -> Answer {
    match server {
        Some(true) => Answer::Required { parameter: SETTING, stated },
        _ => Answer::Optional { parameter: SETTING, stated, misplaced: None, engine: Some(Engine::Oracle) },
    }
}

fn of_group(entry: Entry<'_>) -> (Answer, Site) {
    let node = entry.resource.node();
    let at = |node: &Node<'_>| Site { input: entry.input, span: node.span };
    let lists = ["OptionConfigurations", "Options", "Option", "OptionsToInclude"];
    let options: Vec<&Node<'_>> = lists.iter().flat_map(|key| field::list(node, key)).collect();
    let native = options.iter().find(|option| field::name(option, "OptionName") == "NATIVE_NETWORK_ENCRYPTION");
    let settings = native.map_or(&[][..], |option| field::list(option, "OptionSettings"));
    let server = settings.iter().find(|one| field::name(one, "Name").eq_ignore_ascii_case(SETTING));
    let opening = Site { input: entry.input, span: field::opening(native.copied().unwrap_or(node)) };
    let Some(value) = server.and_then(|one| field::get(one, "Value")) else {
        return (answer(None, false), opening);
    };
    match value::expression(value) {
        Some(what) => (Answer::Open(what), at(value)),
        None => (answer(Some(value.as_str() == Some("REQUIRED")), true), at(value)),
    }
}

/// A group of Oracle that no database in the inputs uses.
fn read<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let Some(entry) = reader.entry() else { return };
    let is_oracle = field::name(node, "EngineName").starts_with("oracle");
    let database = "AWS::RDS::DBInstance";
    let used = reader.world.referrers(database, GROUP, entry.index, |node| reference(node).into_iter().collect());
    if is_oracle && used.is_empty() {
        let name = reader.name(node, &["OptionGroupName", "Name"]);
        let (answer, site) = of_group(entry);
        reader.clients(PlaceKind::RdsInstance, &name, System::Rds(answer), vec![site]);
    }
}
