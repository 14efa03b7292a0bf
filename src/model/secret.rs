//! A passphrase as it is typed and handed on. Wiped when it is dropped; must not be shown, logged or
//! kept.

use std::fmt;

use zeroize::Zeroizing;

/// A passphrase or a recovery key.
#[derive(Clone, Default, Eq, PartialEq)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// What it is; for the vault alone.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// To be typed into.
    #[must_use]
    pub fn typed(&mut self) -> &mut String {
        &mut self.0
    }

    /// Whether nothing was typed.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.0.trim().is_empty()
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self(Zeroizing::new(text.to_owned()))
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_not_shown() {
        assert_eq!(format!("{:?}", Secret::from("correct horse")), "Secret");
    }
}
