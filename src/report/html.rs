//! The report: one page of HTML with the figures, what is overdue and a line for each call, for
//! reading and printing. It fetches nothing and runs nothing. Must not count anything itself.

use std::fmt::Write as _;

use jiff::Zoned;

use super::{svg, text as lines};
use crate::model::call::{Call, PromiseStatus};
use crate::model::insights::{Column, Figure, Insights, Kind, claim, named};
use crate::model::language::Language;
use crate::model::library::Playbook;
use crate::model::text;
use crate::say;

/// Letters of their words in the list.
const WORDS: usize = 160;

/// The report as it grows, call by call.
#[derive(Clone, Debug, Default)]
pub struct Report {
    calls: String,
    overdue: Vec<(jiff::Timestamp, String)>,
    span: Option<(Zoned, Zoned)>,
}

impl Report {
    /// Takes a call in.
    pub fn add(&mut self, call: &Call, playbook: &Playbook, now: &Zoned) {
        let zone = now.time_zone();
        let opened = call.opened.to_zoned(zone.clone());
        let (first, last) = self.span.take().unwrap_or_else(|| (opened.clone(), opened.clone()));
        self.span = Some((first.min(opened.clone()), last.max(opened)));
        let situations: Vec<&str> = call.situations.iter().map(|id| playbook.name(id)).collect();
        let promises: Vec<String> =
            call.promises.iter().map(|promise| lines::promise_line(promise, zone)).collect();
        let cells = [
            lines::span(call, zone),
            call.short_id.clone(),
            call.customer.clone(),
            situations.join(", "),
            text::one_line(&call.words, WORDS),
            lines::heat(call),
            promises.join("; "),
            call.outcome.clone(),
        ];
        self.calls.push_str(&row("td", &cells));
        for promise in call.promises.iter().filter(|promise| promise.overdue(now.timestamp())) {
            let Some(due) = promise.due.filter(|_| promise.status == PromiseStatus::Open) else { continue };
            let to = if promise.to.is_empty() { &call.customer } else { &promise.to };
            let cells =
                [lines::day_and_time(due, zone), promise.text.clone(), to.clone(), call.short_id.clone()];
            self.overdue.push((due, row("td", &cells)));
        }
    }

    /// The whole page. The agent's own patterns are in it only when they are among the figures.
    #[must_use]
    pub fn page(mut self, insights: &Insights, playbook: &Playbook, now: &Zoned) -> String {
        let span = self.span.take().map_or_else(
            || say!("report-no-calls-in-this-span").to_owned(),
            |(first, last)| {
                let calls = text::calls(insights.calls);
                let (from, to) = (first.date().to_string(), last.date().to_string());
                say!("report-in-this-span", calls, from, to)
            },
        );
        let mut page = format!(
            "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
             <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n\
             <style>{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{heading}</h1>\n<p>{span}</p>\n",
            lang = Language::spoken().tag(),
            title = say!("report-title", day = now.date().to_string()),
            heading = say!("report-heading", day = now.date().to_string()),
        );
        for figure in &insights.figures {
            page.push_str(&section(figure, playbook));
        }
        self.overdue.sort();
        let overdue: String = self.overdue.into_iter().map(|(_, row)| row).collect();
        let names = [say!("report-due"), say!("report-what"), say!("report-to"), say!("report-call")];
        let nothing = say!("report-nothing-is-overdue");
        table(&mut page, say!("report-promises-overdue"), &names, &overdue, nothing);
        let names = [
            say!("report-when"),
            say!("report-call"),
            say!("report-customer"),
            say!("report-situation"),
            say!("report-their-words"),
            say!("report-heat-name"),
            say!("report-promised"),
            say!("report-outcome"),
        ];
        table(&mut page, say!("report-calls"), &names, &self.calls, say!("report-none"));
        page.push_str("</main>\n</body>\n</html>\n");
        page
    }
}

fn section(figure: &Figure, playbook: &Playbook) -> String {
    let name = figure.kind.name();
    if figure.is_empty() {
        return format!("<section>\n<h2>{name}</h2>\n<p>{}</p>\n</section>\n", say!("report-nothing-noted"));
    }
    let claim = escaped(&claim(figure, playbook));
    let mut part = format!(
        "<section>\n<h2>{name}</h2>\n<p>{claim}</p>\n<figure>{}</figure>\n<div class=\"wide\"><table>\n",
        svg::drawing(figure, playbook)
    );
    // a year of weeks is no table that fits on paper: the latest do
    let weeks = figure.columns.iter().filter(|column| matches!(column, Column::Week(_))).count();
    let shown = |at: &usize| figure.kind != Kind::Situations || *at == 0 || *at + 12 > weeks;
    let places: Vec<usize> = (0..figure.columns.len()).filter(shown).collect();
    let heads = places.iter().filter_map(|at| figure.columns.get(*at)).map(|column| column.name());
    let heads: Vec<String> = [figure.kind.rows().to_owned()].into_iter().chain(heads).collect();
    let _ = write!(part, "<thead>{}</thead>\n<tbody>\n", row("th", &heads));
    for (at, values) in &figure.rows {
        let values = places.iter().filter_map(|at| values.get(*at)).map(|value| value.written());
        let cells: Vec<String> = [named(at, playbook)].into_iter().chain(values).collect();
        part.push_str(&row("td", &cells));
    }
    part.push_str("</tbody>\n</table></div>\n</section>\n");
    part
}

fn table(page: &mut String, name: &str, names: &[&str], rows: &str, none: &str) {
    let _ = write!(page, "<section>\n<h2>{name}</h2>\n");
    if rows.is_empty() {
        let _ = writeln!(page, "<p>{none}</p>");
    } else {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        let head = row("th", &names);
        let _ = write!(
            page,
            "<div class=\"wide\"><table class=\"text\">\n<thead>{head}</thead>\n<tbody>\n{rows}</tbody>\n</table></div>\n"
        );
    }
    page.push_str("</section>\n");
}

fn row(tag: &str, cells: &[String]) -> String {
    let scope = if tag == "th" { " scope=\"col\"" } else { "" };
    let mut row = "<tr>".to_owned();
    for cell in cells {
        let _ = write!(row, "<{tag}{scope}>{}</{tag}>", escaped(cell));
    }
    row + "</tr>\n"
}

/// The text as HTML shows it; what no page may hold is left out.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            '\n' | '\t' => safe.push(c),
            c if c.is_control()
                || ('\u{202a}'..='\u{202e}').contains(&c)
                || ('\u{2066}'..='\u{2069}').contains(&c) => {}
            c => safe.push(c),
        }
    }
    safe
}

/// Light and dark as the reader has it; on paper black on white, a figure never parted.
const STYLE: &str = "
:root{color-scheme:light dark;--page:#fff;--text:#1a252d;--muted:#53626d;--line:#d3dade;--accent:#0b6b6b;--alarm:#9c3828}
@media (prefers-color-scheme:dark){:root{--page:#13181c;--text:#e6ebee;--muted:#9dabb5;--line:#343f48;--accent:#63c7be;--alarm:#f29c86}}
body{margin:0;background:var(--page);color:var(--text);font:15px/1.45 system-ui,sans-serif}
main{max-width:960px;margin:0 auto;padding:24px 16px}
h1{font-size:24px;margin:0 0 4px}h2{font-size:17px;margin:32px 0 4px}p{margin:0 0 12px;color:var(--muted)}
figure{margin:0 0 12px}svg{width:100%;max-width:720px;height:auto;display:block;margin:0 0 12px}
svg text{fill:var(--text);font-size:13px;dominant-baseline:central}svg .mid{text-anchor:middle}svg .quiet{fill:var(--muted)}
.bar{fill:var(--accent)}.bar.alarm{fill:var(--alarm)}.line{stroke:var(--line);fill:none}.way{stroke:var(--accent);stroke-width:2}
.ring{fill:var(--page);stroke:var(--accent);stroke-width:2}
.curve{fill:none;stroke:var(--text);stroke-width:1.5}.point{fill:var(--page);stroke:var(--text);stroke-width:1.5}
.wide{overflow-x:auto}table{border-collapse:collapse;font-size:13px;font-variant-numeric:tabular-nums}
th,td{padding:4px 8px;border-bottom:1px solid var(--line);text-align:right;vertical-align:top}
th{color:var(--muted);font-weight:600;white-space:nowrap}th:first-child,td:first-child,.text th,.text td{text-align:left}
.text td{overflow-wrap:anywhere;min-width:64px}
@media print{:root{--page:#fff;--text:#000;--muted:#333;--line:#999;--accent:#0b6b6b;--alarm:#9c3828}
body{font-size:11pt}main{max-width:none;padding:0}figure,tr{break-inside:avoid}h2{break-after:avoid}thead{display:table-header-group}.wide{overflow:visible}.bar{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_typed_is_taken_for_markup() {
        assert_eq!(escaped("<b a=\"1\">&'\u{202e}\u{0}x"), "&lt;b a=&quot;1&quot;&gt;&amp;&#39;x");
    }
}
