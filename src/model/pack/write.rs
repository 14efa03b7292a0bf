//! Pack → text: as it is written by the window.

use ron::ser::PrettyConfig;

use super::Pack;
use super::merge::{Book, Key, NO_NAME};
use super::read::options;
use crate::model::text;
use crate::say;

/// The pack as it stands in a file, texts readable where that is safe.
///
/// # Errors
/// A reason, when the format has no way to hold it.
pub fn to_text(pack: &Pack) -> Result<String, String> {
    let mut plain = true;
    pack.clone().each_text(&mut |text| plain &= text::reads_plainly(text));
    let written = |escape: bool| {
        let config = PrettyConfig::new().new_line("\n").escape_strings(escape);
        options().to_string_pretty(pack, config).map_err(|error| error.to_string())
    };
    let comes_back = |text: &String| options().from_str::<Pack>(text).is_ok_and(|read| read == *pack);
    let text = written(!plain)?;
    let text = if comes_back(&text) { text } else { written(true)? };
    Ok(format!("// {}\n{text}\n", say!("pack-head")))
}

impl Pack {
    /// Without what was begun and says nothing yet: reading it again would call that a slip. What
    /// lies below may be emptied.
    #[must_use]
    pub fn tidy(mut self, below: &Book) -> Self {
        let says = |text: &String| !text.trim().is_empty();
        for situation in &mut self.situations {
            let id = situation.id.clone();
            let is_new = |key: &Key| !below.holds(key);
            if is_new(&Key::Situation(id.clone())) {
                named(&mut situation.name);
            }
            situation.steps.retain(|step| {
                step.text.as_ref().is_none_or(says) || !is_new(&Key::Step(id.clone(), step.id.clone()))
            });
            for card in &mut situation.say {
                card.variants.iter_mut().for_each(|variants| variants.retain(says));
            }
            situation.say.retain(|card| {
                card.variants.as_ref().is_none_or(|variants| !variants.is_empty())
                    || !is_new(&Key::Card(id.clone(), card.id.clone()))
            });
            situation.avoid.retain(|avoid| {
                let new = is_new(&Key::Avoid(id.clone(), avoid.phrase.clone()));
                says(&avoid.phrase) && (!new || avoid.instead.as_ref().is_some_and(says))
            });
            situation.avoid_order.retain(says);
            situation.recognise.iter_mut().for_each(|words| words.retain(says));
        }
        for pattern in &mut self.breathing {
            if !below.holds(&Key::Pattern(pattern.id.clone())) {
                named(&mut pattern.name);
            }
        }
        self
    }
}

fn named(name: &mut Option<String>) {
    if name.as_ref().is_some_and(|name| name.trim().is_empty()) {
        *name = Some(say!(NO_NAME).to_owned());
    }
}
