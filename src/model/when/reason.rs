//! The reason behind a promise. Must not know what is promised.

use super::foreign;

/// Words behind which a reason follows.
const BECAUSE: [&str; 4] = ["because", "cos", "cuz", "bc"];

/// The promise before its reason, and the reason: "call tomorrow", "because she is out today".
pub(super) fn without_reason(text: &str) -> Option<(&str, &str)> {
    let lower = text.to_lowercase();
    let of = |word: &str| lower.find(&format!(" {word} "));
    let at = BECAUSE.into_iter().chain(foreign::because()).filter_map(of).min()?;
    Some((text.get(..at)?, text.get(at..)?))
}

#[cfg(test)]
mod tests {
    use jiff::Zoned;

    use crate::model::when::promise::tests::assert_due;

    #[test]
    fn a_time_in_a_reason_is_none_of_the_promise() {
        let now: Zoned = "2026-12-01T10:20:00[Europe/Madrid]".parse().unwrap();
        assert_due(
            &now,
            &[
                ("llamarle mañana porque no puede hoy", "llamarle porque no puede hoy", "12-02 23:59"),
                (
                    "llamarle el viernes pq no está hasta mañana",
                    "llamarle pq no está hasta mañana",
                    "12-04 23:59",
                ),
                (
                    "call Friday because she is out until Thursday",
                    "call because she is out until Thursday",
                    "12-04 23:59",
                ),
                ("call because it fails tomorrow at 5", "call because it fails", "12-02 17:00"),
            ],
        );
    }
}
