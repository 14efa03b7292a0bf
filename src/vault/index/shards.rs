//! The shards: tables of words, each for a span of rows. Owns which row lies where; must not know
//! what the words mean.

use rusqlite::{Connection, params};

use super::Result;

/// A shard at an end of time that has so many calls is closed, and a new one begun.
const FULL: i64 = 4_000;

/// All shards, the oldest first.
#[derive(Debug, Default)]
pub(super) struct Shards {
    all: Vec<Shard>,
    /// By how many seconds a row lies behind the second its call began, at most.
    shift: i64,
}

#[derive(Clone, Debug)]
struct Shard {
    number: i64,
    /// Rows from here on, up to the next shard's, belong in it.
    low: i64,
    /// The least and the greatest row that was ever in it.
    least: i64,
    most: i64,
    calls: i64,
}

impl Shards {
    pub(super) fn load(db: &Connection) -> Result<Self> {
        let mut find = db.prepare("SELECT number, low, least, most, calls FROM shards ORDER BY low")?;
        let shard = |row: &rusqlite::Row<'_>| {
            Ok(Shard {
                number: row.get(0)?,
                low: row.get(1)?,
                least: row.get(2)?,
                most: row.get(3)?,
                calls: row.get(4)?,
            })
        };
        let all = find.query_map([], shard)?.collect::<Result<Vec<Shard>>>()?;
        let shift = db.query_row("SELECT most FROM shift", [], |row| row.get(0))?;
        Ok(Self { all, shift })
    }

    /// Notes how they stand; part of a transaction.
    pub(super) fn save(&self, db: &Connection) -> Result<()> {
        let mut put = db.prepare_cached(
            "INSERT OR REPLACE INTO shards(number, low, least, most, calls) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?;
        for shard in &self.all {
            put.execute(params![shard.number, shard.low, shard.least, shard.most, shard.calls])?;
        }
        db.prepare_cached("UPDATE shift SET most = ?1")?.execute([self.shift])?;
        Ok(())
    }

    /// The tables in which rows from `least` to `most` may lie, the newest first.
    pub(super) fn over(&self, least: i64, most: i64) -> impl Iterator<Item = String> + '_ {
        let holds = move |shard: &&Shard| shard.calls > 0 && shard.least <= most && least <= shard.most;
        self.all.iter().rev().filter(holds).map(|shard| name(shard.number))
    }

    pub(super) fn put(&mut self, db: &Connection, row: i64, words: &str) -> Result<()> {
        let at = self.place(db, row)?;
        let Some(shard) = self.all.get_mut(at) else { return Ok(()) };
        let sql = format!("INSERT INTO {}(rowid, words) VALUES (?1, ?2)", name(shard.number));
        db.prepare_cached(&sql)?.execute(params![row, words])?;
        if shard.calls == 0 {
            (shard.least, shard.most) = (row, row);
        }
        shard.least = shard.least.min(row);
        shard.most = shard.most.max(row);
        shard.calls += 1;
        Ok(())
    }

    pub(super) fn remove(&mut self, db: &Connection, row: i64) -> Result<()> {
        let Some(shard) = self.all.iter_mut().rev().find(|shard| shard.low <= row) else { return Ok(()) };
        let sql = format!("DELETE FROM {} WHERE rowid = ?1", name(shard.number));
        db.prepare_cached(&sql)?.execute([row])?;
        shard.calls -= 1;
        Ok(())
    }

    pub(super) fn note_shift(&mut self, shift: i64) {
        self.shift = self.shift.max(shift);
    }

    pub(super) const fn shift(&self) -> i64 {
        self.shift
    }

    /// Which shard the row belongs in; a full one is closed where the row lies beyond all others.
    fn place(&mut self, db: &Connection, row: i64) -> Result<usize> {
        let Some(at) = self.all.iter().rposition(|shard| shard.low <= row) else {
            return self.add(db, 0, i64::MIN);
        };
        let last = self.all.len().saturating_sub(1);
        let Some(shard) = self.all.get_mut(at).filter(|shard| shard.calls >= FULL) else { return Ok(at) };
        if at == last && row > shard.most {
            return self.add(db, at + 1, row);
        }
        if at == 0 && row < shard.least {
            shard.low = shard.least;
            return self.add(db, 0, i64::MIN);
        }
        Ok(at)
    }

    fn add(&mut self, db: &Connection, at: usize, low: i64) -> Result<usize> {
        let number = self.all.iter().map(|shard| shard.number).max().unwrap_or(0) + 1;
        db.execute_batch(&format!(
            "CREATE VIRTUAL TABLE {name} USING fts5(words, content='', contentless_delete=1,
                 tokenize='ascii', prefix='1 2');
             INSERT INTO {name}({name}, rank) VALUES('automerge', 8);",
            name = name(number)
        ))?;
        self.all.insert(at, Shard { number, low, least: 0, most: 0, calls: 0 });
        Ok(at)
    }
}

fn name(number: i64) -> String {
    format!("words_{number}")
}
