//! Which files the index knows, and as they were when they were read. Must not know the files.

use std::collections::HashMap;

use rusqlite::OptionalExtension as _;
use uuid::Uuid;

use super::{Index, Result, Stamp};

impl Index {
    pub(super) fn months(&self) -> Result<Vec<i64>> {
        // from one to the next in their list; DISTINCT would go through all files
        let sql = "WITH RECURSIVE months(month) AS (
                SELECT min(month) FROM files
                UNION ALL SELECT (SELECT min(month) FROM files WHERE month > months.month) FROM months
                WHERE months.month IS NOT NULL)
            SELECT month FROM months WHERE month IS NOT NULL";
        let mut find = self.db.prepare_cached(sql)?;
        find.query_map([], |row| row.get(0))?.collect()
    }

    pub(super) fn stamps_of_month(&self, month: i64) -> Result<HashMap<Uuid, i64>> {
        let mut find = self.db.prepare_cached("SELECT id, mark FROM files WHERE month = ?1")?;
        let stamp = |row: &rusqlite::Row<'_>| Ok((Uuid::from_bytes(row.get(0)?), row.get(1)?));
        find.query_map([month], stamp)?.collect()
    }

    pub(super) fn stamp_of(&self, id: Uuid) -> Result<Option<Stamp>> {
        let mut find = self.db.prepare_cached("SELECT month, mark FROM files WHERE id = ?1")?;
        find.query_row([id.as_bytes()], |row| Ok(Stamp { month: row.get(0)?, mark: row.get(1)? })).optional()
    }

    pub(super) fn forget_month(&mut self, month: i64) -> Result<()> {
        for id in self.stamps_of_month(month)?.into_keys() {
            self.remove(id)?;
        }
        Ok(())
    }
}
