//! `evenkeel insights`: what the saved calls say together, the same figures as in the window.

use super::args;
use super::{Between, Failure, World};
use crate::model::insights::{Asked, Kind, claim};
use crate::report::figures;
use crate::vault::find;

/// Prints every figure as a table, or every number of every figure as a line of JSON. Fails after them when
/// records could not be read: the figures then lack those.
pub(super) fn run(args: &args::Insights, world: &mut World<'_>) -> Result<(), Failure> {
    let (insights, unreadable) = find::insights(&world.vault(), &asked(&args.span, world)?);
    for figure in insights.figures.iter().filter(|figure| args.own || figure.kind != Kind::Own) {
        if args.json {
            for line in figures::lines(figure, &world.playbook) {
                world.line(&line)?;
            }
            continue;
        }
        world.line(figure.kind.name())?;
        world.line(&claim(figure, &world.playbook))?;
        let table = figures::table(figure, &world.playbook);
        world.line(&table)?;
    }
    for why in &unreadable {
        world.tell(why);
    }
    world.whole(unreadable.len())
}

/// Which calls this span is about.
pub(super) fn asked(span: &args::Span, world: &World<'_>) -> Result<Asked, Failure> {
    let Between { since, until } = Between::read(span, world.now)?;
    let words = [("since:", &span.since), ("until:", &span.until)];
    let words = words.into_iter().filter_map(|(name, text)| Some(format!("{name}{}", text.as_ref()?)));
    let base = words.collect::<Vec<_>>().join(" ");
    Ok(Asked { base, since, until, now: world.now.clone() })
}
