//! Cards as CSV: the columns situation, card and wording, in any order, under a first line that
//! names them. Commas, semicolons and tabs are told apart by that line.

use csv::{ReaderBuilder, StringRecord, WriterBuilder};

use super::{Import, Snippet, Told, id_of};
use crate::model::library::Playbook;
use crate::model::pack::Fault;
use crate::say;

const COLUMNS: [&str; 3] = ["situation", "card", "wording"];

/// The rows of a file.
pub(super) fn read(text: &str) -> Result<Import, Fault> {
    let head = text.lines().next().unwrap_or_default();
    let count = |delimiter: char| head.matches(delimiter).count();
    let delimiter = [(b',', ','), (b';', ';'), (b'\t', '\t')].into_iter().max_by_key(|(_, c)| count(*c));
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter.map_or(b',', |(byte, _)| byte))
        .flexible(true)
        .from_reader(text.as_bytes());
    let names = reader.headers().cloned().unwrap_or_default();
    let at = |wanted: &str| names.iter().position(|name| name.trim().eq_ignore_ascii_case(wanted));
    let [situation, card, wording] = COLUMNS.map(at);
    let Some(wording) = wording else {
        let what = say!("snippet-no-column", columns = COLUMNS.join(", "));
        return Err(Fault { line: 1, column: 1, what });
    };
    let get = |row: &StringRecord, at: Option<usize>| {
        at.and_then(|at| row.get(at)).unwrap_or_default().trim().to_owned()
    };
    let open = text.matches('"').count() % 2 == 1;
    let mut import = Import::default();
    let mut rows = reader.records().peekable();
    while let Some(row) = rows.next() {
        let row = match row {
            Ok(row) => row,
            Err(error) => {
                let line = line_of(text, error.position());
                import.refused.push(Told { line, what: say!("snippet-no-csv").to_owned() });
                continue;
            }
        };
        let line = line_of(text, row.position());
        let is_last = rows.peek().is_none();
        let said = get(&row, Some(wording));
        let what = if open && is_last && row.iter().any(|cell| cell.contains('\n')) {
            say!("snippet-open-quotation")
        } else if said.is_empty() {
            say!("snippet-there-is-no-wording")
        } else if row.len() > names.len() {
            say!("snippet-more-cells")
        } else {
            let home = get(&row, situation);
            let name = get(&row, card);
            let first_words = || said.split_whitespace().take(4).collect::<Vec<_>>().join(" ");
            let id = if name.is_empty() { id_of(&first_words(), line) } else { name.replace('/', "-") };
            let situation = Some(home).filter(|home| !home.is_empty());
            import.snippets.push(Snippet { line, situation, card: id, wording: said });
            continue;
        };
        import.refused.push(Told { line, what: what.to_owned() });
    }
    Ok(import)
}

/// The line at which a row begins; the reader's own count is behind by the end of the row before.
fn line_of(text: &str, position: Option<&csv::Position>) -> usize {
    let byte = position.and_then(|position| usize::try_from(position.byte()).ok()).unwrap_or(0);
    let bytes = text.as_bytes();
    let is_break = |byte: &&u8| matches!(byte, b'\n' | b'\r');
    let breaks = bytes.iter().skip(byte).take_while(is_break).count();
    bytes.iter().take(byte + breaks).filter(|byte| **byte == b'\n').count() + 1
}

/// Every wording as a row.
pub(super) fn write(playbook: &Playbook) -> String {
    let mut writer = WriterBuilder::new().from_writer(Vec::new());
    let cards = playbook.situations.iter().flat_map(|situation| {
        situation
            .say
            .iter()
            .flat_map(|card| card.variants.iter().map(|wording| [situation.id.as_str(), &card.id, wording]))
    });
    // writing into memory cannot fail
    for row in std::iter::once(COLUMNS).chain(cards) {
        let _ = writer.write_record(row);
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}
