//! Which column of a CSV file is which name of the record: ours by their names, others by what
//! they are usually called, or as was said. Must not know how a row becomes a call.

use jiff::Zoned;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

use super::super::args::Dates;
use super::super::{Failure, one_line};
use crate::report::csv;
use crate::say;

/// What columns of other programs are called, in letters and digits alone.
const USUAL: [(&str, &[&str]); 14] = [
    (
        "words",
        &[
            "narrative",
            "complaint",
            "description",
            "details",
            "text",
            "notes",
            "note",
            "comment",
            "comments",
            "message",
            "body",
            "consumercomplaintnarrative",
        ],
    ),
    ("customer", &["customername", "name", "client", "caller", "contact", "account"]),
    (
        "reference",
        &["ticket", "ticketid", "case", "caseid", "casenumber", "complaintid", "referencenumber", "number"],
    ),
    (
        "opened",
        &[
            "date",
            "datetime",
            "time",
            "datereceived",
            "openedat",
            "createdat",
            "createdon",
            "received",
            "start",
        ],
    ),
    ("ended", &["closedat", "endedat", "end", "closed"]),
    ("callback", &["phone", "phonenumber", "telephone", "callbacknumber"]),
    ("product", &["item", "productname"]),
    ("issue", &["subject", "title", "topic", "problem", "reason", "category"]),
    ("channel", &["submittedvia", "medium", "source"]),
    ("remedy", &["request", "desiredresolution", "wants"]),
    ("offered", &["offer", "companyresponse", "companyresponsetoconsumer"]),
    ("outcome", &["result", "resolution"]),
    ("disposition", &["closecode", "resolutioncode"]),
    ("tags", &["tag", "labels", "keywords"]),
];

const TIMES: [&str; 4] = ["opened", "ended", "created", "changed"];

/// The columns of a file.
pub(super) struct Columns {
    /// Each with the name it is read as; `None` when it is left out.
    all: Vec<(String, Option<String>)>,
    dates: Option<Dates>,
    ours: bool,
}

impl Columns {
    /// Reads the first line of a file. What was said counts more than our own names, and these more
    /// than what is usual; of two columns for one name the first is taken. Other programs have ids of
    /// their own: `holds_ids` tells of a column whether it holds such as ours.
    pub(super) fn read(
        names: &[String],
        said: &[String],
        dates: Option<Dates>,
        holds_ids: impl Fn(usize) -> bool,
    ) -> Result<Self, Failure> {
        let ours = csv::columns();
        let known = |name: &str| ours.iter().any(|own| own == name);
        let ours_alone = names.iter().all(|name| known(name));
        let mut all: Vec<(String, Option<String>)> = names.iter().map(|name| (name.clone(), None)).collect();
        for said in said {
            let (column, field) = said.rsplit_once('=').unwrap_or((said, ""));
            let place = all.iter_mut().find(|(name, _)| name == column);
            let Some((_, read_as)) = place else {
                return Err(Failure::Usage(say!("cli-map-no-column", column = one_line(said))));
            };
            if !known(field) {
                return Err(Failure::Usage(say!(
                    "cli-map-no-field",
                    field = one_line(said),
                    known = ours.join(" ")
                )));
            }
            *read_as = Some(field.to_owned());
        }
        let own = |at: usize, plain: &str| {
            let own = ours.iter().find(|own| own.replace('_', "") == plain)?;
            (own != "id" || ours_alone || holds_ids(at)).then_some(own.as_str())
        };
        let usual = |_: usize, plain: &str| {
            USUAL.iter().find(|(_, usual)| usual.contains(&plain)).map(|(field, _)| *field)
        };
        read_as(&mut all, own);
        read_as(&mut all, usual);
        Ok(Self { all, dates, ours: ours_alone && said.is_empty() })
    }

    /// Whether all of them are ours, as we export them.
    pub(super) const fn is_ours(&self) -> bool {
        self.ours
    }

    /// How each is read, a line each.
    pub(super) fn shown(&self) -> Vec<String> {
        let line = |(name, read_as): &(String, Option<String>)| match read_as {
            Some(field) => format!("{} → {field}", one_line(name)),
            None => say!("cli-column-left-out", column = one_line(name)),
        };
        self.all.iter().map(line).collect()
    }

    /// The cells of a row under the names of the record.
    pub(super) fn cells(&self, row: &[String], now: &Zoned) -> Result<Vec<(String, String)>, String> {
        let mut cells = Vec::new();
        for ((_, read_as), cell) in self.all.iter().zip(row) {
            let Some(field) = read_as else { continue };
            let cell = if TIMES.contains(&field.as_str()) && !cell.trim().is_empty() {
                self.time(cell.trim(), now).ok_or_else(|| say!("cli-field-is-no-date", field))?
            } else {
                cell.clone()
            };
            cells.push((field.clone(), cell));
        }
        Ok(cells)
    }

    fn time(&self, text: &str, now: &Zoned) -> Option<String> {
        if let Ok(at) = text.parse::<jiff::Timestamp>() {
            return Some(at.to_string());
        }
        let at = |local: DateTime, zone: TimeZone| Some(local.to_zoned(zone).ok()?.timestamp().to_string());
        let zone = now.time_zone().clone();
        if text.starts_with(|c: char| c.is_ascii_digit()) && text.get(4..5) == Some("-") {
            let local =
                text.parse::<DateTime>().ok().or_else(|| Some(text.parse::<Date>().ok()?.at(0, 0, 0, 0)));
            return at(local?, zone);
        }
        let day = text.split([' ', 'T']).next()?;
        let parts: Vec<i16> =
            day.split(['/', '.', '-']).map(|part| part.parse().ok()).collect::<Option<_>>()?;
        let [first, second, year] = parts.as_slice() else { return None };
        let (day, month) = match self.dates? {
            Dates::DayFirst => (first, second),
            Dates::MonthFirst => (second, first),
        };
        let year = if *year < 100 { year + 2000 } else { *year };
        let date = Date::new(year, i8::try_from(*month).ok()?, i8::try_from(*day).ok()?).ok()?;
        at(date.at(0, 0, 0, 0), zone)
    }
}

/// Gives each column that has no name yet the one that is found for it, unless another column has that.
fn read_as<'a>(all: &mut [(String, Option<String>)], find: impl Fn(usize, &str) -> Option<&'a str>) {
    for at in 0..all.len() {
        let Some((name, None)) = all.get(at) else { continue };
        let plain: String =
            name.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_lowercase();
        let Some(field) = find(at, &plain) else { continue };
        let taken = all.iter().any(|(_, read_as)| read_as.as_deref() == Some(field));
        if let Some((_, read_as)) = all.get_mut(at).filter(|_| !taken) {
            *read_as = Some(field.to_owned());
        }
    }
}
