//! What was typed in the strip, read back: every row of `tests/golden/read_back.csv` was looked at.
//! `UPDATE_READ_BACK=true` writes the sentences anew, to be looked at again.

use evenkeel::model::brief::{MOST_WORDS, spoken_words};
use evenkeel::model::call::{Call, Event, EventKind, Promise};
use evenkeel::model::library;
use evenkeel::model::options::Options;
use jiff::{Timestamp, Zoned};

use crate::support::{golden, narratives};

fn call(customer: &str, issue: &str, remedy: &str, words: &str) -> Call {
    let mut call = Call::new(uuid::Uuid::nil(), Timestamp::UNIX_EPOCH);
    let texts = [&mut call.customer, &mut call.issue, &mut call.remedy, &mut call.words];
    texts.into_iter().zip([customer, issue, remedy, words]).for_each(|(text, typed)| typed.clone_into(text));
    call
}

#[test]
fn each_row_is_read_back_as_it_was_approved() {
    let playbook = library::builtin();
    let path = golden("read_back.csv");
    let mut reader = csv::Reader::from_path(&path).unwrap();
    let header = reader.headers().unwrap().clone();
    let approved: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let mut rows = Vec::new();
    for row in &approved {
        let typed: Vec<&str> = row.iter().take(4).collect();
        let mut said = playbook.read_back.sentences(&call(typed[0], typed[1], typed[2], typed[3]));
        said.resize(3, String::new());
        rows.push(typed.into_iter().map(str::to_owned).chain(said).collect::<Vec<_>>());
    }
    if std::env::var_os("UPDATE_READ_BACK").is_some() {
        let mut writer = csv::Writer::from_path(&path).unwrap();
        writer.write_record(&header).unwrap();
        for row in &rows {
            writer.write_record(row).unwrap();
        }
        return;
    }
    assert!(approved.len() >= 50);
    for (row, approved) in rows.iter().zip(&approved) {
        assert_eq!(row, &approved.iter().map(str::to_owned).collect::<Vec<_>>());
    }
}

#[test]
fn their_words_stand_as_they_were_said_in_every_sentence() {
    let playbook = library::builtin();
    for words in narratives(&golden("narratives.csv")) {
        let said = playbook.read_back.sentences(&call("", "", "", &words));
        assert_eq!(said.len(), 3, "{words}");
        let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
        for sentence in said {
            let (_, quote) = sentence.split_once(['“', '‘']).unwrap();
            let quote = quote.rsplit_once(['”', '’']).unwrap().0;
            assert!(line.contains(quote.trim_end_matches('…')), "{quote:?} is not in {line:?}");
            assert!(quote.chars().count() <= 110, "{quote}");
        }
    }
}

#[test]
fn a_brief_says_what_was_refused_and_why_and_that_they_were_in_touch_before() {
    let playbook = library::builtin();
    let now: Zoned = "2026-11-22T14:30:00[UTC]".parse().unwrap();
    let mut call =
        call("Mrs Lind", "the stolen car", "the rest of the loan paid", "I pay for a car I don't have.");
    call.repeat = Some(true);
    let options = Options {
        can: vec![
            "open the claim again with the police report".into(),
            "call the gap company with you".into(),
        ],
        cannot: "pay off the rest of the loan".into(),
        because: "the policy covers the value of the car alone".into(),
    };
    call.offered = playbook.offering.sentences(&options)[0].clone();
    call.options = Some(options);
    let brief = playbook.handing.brief(&call, &playbook.read_back, &now);
    for said in [
        " They were in touch about it before. ",
        " I offered this: “open the claim again with the police…” or “call the gap company with you”. ",
        " I can't do this: “pay off the rest of the loan”. The reason: “the policy covers the value of the car alone”. ",
    ] {
        assert!(brief.contains(said), "{said} in {brief}");
    }
    for text in [&mut call.words, &mut call.issue, &mut call.remedy] {
        *text = "alpha bravo charlie delta echo foxtrot golf hotel india juliett kilo lima mike".repeat(2);
    }
    let brief = playbook.handing.brief(&call, &playbook.read_back, &now);
    assert!(spoken_words(&brief) <= MOST_WORDS, "{brief}");
    assert!(brief.contains("I can't do this: “pay off the rest of the loan”. The reason: "), "{brief}");
    call.repeat = Some(false);
    assert!(!playbook.handing.brief(&call, &playbook.read_back, &now).contains("in touch"));
}

#[test]
fn a_brief_of_a_real_complaint_is_read_aloud_in_thirty_seconds_and_cuts_no_word() {
    let playbook = library::builtin();
    let now: Zoned = "2026-11-22T14:30:00[UTC]".parse().unwrap();
    let all = narratives(&golden("narratives.csv"));
    for (at, words) in all.iter().enumerate() {
        let other = all[(at + 7) % all.len()].as_str();
        let mut call = call("Mrs Lind", other, words, words);
        call.product = other.chars().take(80).collect();
        call.offered = other.to_owned();
        for kind in [EventKind::Action, EventKind::Quote, EventKind::Warning] {
            call.events.push(Event { at: now.timestamp(), kind, text: other.to_owned() });
        }
        let promise = Promise { text: other.to_owned(), due: Some(now.timestamp()), ..Promise::default() };
        call.promises = vec![promise.clone(), promise];
        let brief = playbook.handing.brief(&call, &playbook.read_back, &now);
        let count = spoken_words(&brief);
        assert!(count <= MOST_WORDS && brief.split_whitespace().count() <= MOST_WORDS, "{count}: {brief}");
        assert!(brief.contains("Mrs Lind") && brief.contains("In their words"), "{brief}");
        let known: Vec<&str> =
            words.split_whitespace().chain(call.product.split(' ')).chain(other.split_whitespace()).collect();
        let mut tokens = brief.split_whitespace();
        while let Some(token) = tokens.find(|token| token.contains('…')) {
            let word = token.split('…').next().unwrap().trim_start_matches(['“', '‘']);
            assert!(
                known.iter().any(|known| known.trim_end_matches([',', ';', ':']) == word),
                "{word:?} in {brief}"
            );
        }
    }
}
