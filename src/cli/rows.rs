//! The rows of a workspace as verbs show them: the fields of the file, and what is computed from
//! them. Shared by `list`, `show` and `export`.

use chrono::NaiveDate;
use serde_json::Value as Json;

use super::exit::{Exit, Stop};
use super::view::View;
use crate::domain::edit::Target;
use crate::domain::field::{Key, Kind};
use crate::domain::status::Status;
use crate::domain::value::{Record, Value};
use crate::i18n::message::tell;
use crate::render::json;
use crate::workspace::Workspace;
use crate::workspace::index::Handle;

/// The order in which an id is looked up.
pub(super) const LOOK_UP: [Kind; 4] = [Kind::Project, Kind::Plan, Kind::Meeting, Kind::Organisation];

/// A row with what is computed: for a project its plan, whether it is overdue, and its health.
pub(super) fn record(workspace: &Workspace, handle: Handle, today: NaiveDate) -> Record {
    let Some(row) = workspace.row(handle) else { return Record::default() };
    let mut record = row.record();
    if record.get("id").is_none() {
        // A row that is wrong in itself has no record; what can be told of it is.
        record =
            [Key::Id, Key::Title, Key::Name].into_iter().fold(record, |record, key| record.with(key.name(), Value::text(row.text(key))));
    }
    if row.kind() != Some(Kind::Project) {
        return record;
    }
    if !row.has(Key::Status) {
        record.set("status", Some(Value::text(Status::Planned.name())));
    }
    let plan = workspace.plan_of(handle).and_then(|plan| workspace.row(plan)).map(|plan| plan.id().into_owned());
    record.set("plan", Some(Value::text(plan.unwrap_or_default())));
    if let Some(outlook) = workspace.outlook(handle, today) {
        let reasons = outlook.reasons.iter().map(|reason| Value::text(reason.to_string())).collect();
        let health = Record(vec![
            ("value".to_owned(), Value::text(outlook.health.name())),
            ("set".to_owned(), Value::Bool(outlook.set)),
            ("reasons".to_owned(), Value::List(reasons)),
        ]);
        record.set("overdue", Some(Value::Bool(outlook.overdue)));
        record.set("health", None);
        record.set("health", Some(Value::Record(health)));
    }
    record
}

/// A row as JSON. In a view of the past what is not known of a project is null.
pub(super) fn object(view: &View, handle: Handle) -> Json {
    let mut object = json::record(&record(view.workspace(), handle, view.today));
    let fields = object.as_object_mut().filter(|_| view.is_past());
    if let Some(fields) = fields.filter(|fields| fields.contains_key("overdue")) {
        if view.is_unknown(handle) {
            fields.insert("status".to_owned(), Json::Null);
        }
        for unkept in ["due", "progress", "overdue", "health"] {
            fields.insert(unkept.to_owned(), Json::Null);
        }
    }
    object
}

/// The row of an id, of whatever kind.
pub(super) fn find(workspace: &Workspace, id: &str) -> Result<(Handle, Kind), Stop> {
    let found = LOOK_UP.into_iter().find_map(|kind| workspace.find(kind, id).map(|handle| (handle, kind)));
    found.ok_or_else(|| {
        let stop = Stop::new(Exit::Refused, tell("cli-no-id", [("id", id.into())]));
        let near = LOOK_UP.into_iter().find_map(|kind| workspace.unknown(&Target::new(kind, id)).hint());
        Stop { hint: near, ..stop }
    })
}

/// The row of a kind that must be there.
pub(super) fn find_kind(workspace: &Workspace, kind: Kind, id: &str) -> Result<Handle, Stop> {
    workspace.find(kind, id).ok_or_else(|| workspace.unknown(&Target::new(kind, id)).into())
}
