//! Lists whose items are met by their id: what laying a list of patches over one makes of it, and
//! which patches lead from one to another. Must not know what the items are.

use std::collections::BTreeSet;

/// An item of a list.
pub(super) trait Keyed {
    /// What it is met by.
    fn key(&self) -> &str;
}

/// What changes one item, or is a new one.
pub(super) trait Patch: Sized {
    /// What it changes.
    type Of: Keyed + Clone;

    /// Which item.
    fn key(&self) -> &str;

    /// Whether the item is out of sight from now on; `None` when it stays as it was.
    fn hide(&self) -> Option<bool>;

    /// Changes the item.
    fn change(&self, item: &mut Self::Of);

    /// The item when there is none to change; `None` when too little is said.
    fn whole(&self) -> Option<Self::Of>;

    /// What leads from the one to the other; `None` when nothing has to. Without a former one:
    /// all of it.
    fn between(was: Option<&Self::Of>, is: &Self::Of, hide: Option<bool>) -> Option<Self>;
}

/// Lays the patches over the list and puts it in order. `hide` is told of each item that is put
/// out of sight or back.
pub(super) fn lay<P: Patch>(
    list: &mut Vec<P::Of>,
    patches: &[P],
    order: &[String],
    hide: &mut dyn FnMut(&str, bool),
) {
    for patch in patches {
        if let Some(hidden) = patch.hide() {
            hide(patch.key(), hidden);
        }
        match list.iter_mut().find(|item| item.key() == patch.key()) {
            Some(item) => patch.change(item),
            None => list.extend(patch.whole()),
        }
    }
    if !order.is_empty() {
        // stable, so that what is not named keeps its order behind what is
        list.sort_by_key(|item| order.iter().position(|key| *key == item.key()).unwrap_or(usize::MAX));
    }
}

/// The patches that lead from one list to the other, and the order when it is not what the patches
/// alone would make.
pub(super) fn between<P: Patch>(
    was: &[P::Of],
    is: &[P::Of],
    hidden: &dyn Fn(&str) -> (bool, bool),
) -> (Vec<P>, Vec<String>) {
    let mut seen = BTreeSet::new();
    let mut patches = Vec::new();
    let first = is.iter().filter(|item| seen.insert(item.key().to_owned())).collect::<Vec<_>>();
    for item in &first {
        let former = was.iter().find(|other| other.key() == item.key());
        let (before, after) = hidden(item.key());
        patches.extend(P::between(former, item, (before != after).then_some(after)));
    }
    let kept = was.iter().filter(|item| seen.contains(item.key())).map(Keyed::key);
    let new = first.iter().map(|item| item.key());
    let new = new.filter(|key| !was.iter().any(|item| item.key() == *key));
    let natural = kept.chain(new);
    let wanted = first.iter().map(|item| item.key());
    let order = if natural.eq(wanted.clone()) { Vec::new() } else { wanted.map(str::to_owned).collect() };
    (patches, order)
}

/// The new value when it is another one.
pub(super) fn changed<T: Clone + PartialEq>(was: Option<&T>, is: &T) -> Option<T> {
    (was != Some(is)).then(|| is.clone())
}

/// The same for what a new item need not say.
pub(super) fn said<T: Clone + Default + PartialEq>(was: Option<&T>, is: &T) -> Option<T> {
    if was.is_none() && *is == T::default() { None } else { changed(was, is) }
}
