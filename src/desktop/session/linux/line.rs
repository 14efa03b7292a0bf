//! The way to one service on the session bus, and what it says of its own accord. It runs while one of
//! its functions does: no thread of its own. Must not know any service.

use std::time::Duration;

use futures_lite::{StreamExt as _, future};
use zbus::message::Type;
use zbus::zvariant::DynamicType;
use zbus::{Connection, MatchRule, Message, MessageStream};

/// The longest that an answer is waited for.
const PATIENCE: Duration = Duration::from_secs(10);

/// Who is spoken to, and of which of its objects.
#[derive(Clone, Copy, Debug)]
pub(super) struct Peer {
    pub(super) name: &'static str,
    pub(super) path: &'static str,
}

/// A connection of its own.
pub(super) struct Line {
    peer: Peer,
    bus: Connection,
    signals: MessageStream,
}

impl Line {
    pub(super) async fn join(peer: Peer) -> zbus::Result<Self> {
        let bus = zbus::connection::Builder::session()?.internal_executor(false).method_timeout(PATIENCE);
        let bus = bus.build().await?;
        let rule = MatchRule::builder().msg_type(Type::Signal).sender(peer.name)?.path(peer.path)?.build();
        let signals = running(&bus, MessageStream::for_match_rule(rule, &bus, None)).await?;
        Ok(Self { peer, bus, signals })
    }

    /// Waits until it says something.
    pub(super) async fn signal(&mut self) -> zbus::Result<Message> {
        let gone = || Err(zbus::Error::Failure("it was closed".to_owned()));
        running(&self.bus, self.signals.next()).await.unwrap_or_else(gone)
    }

    /// Asks it for something.
    pub(super) async fn ask<B>(&self, interface: &str, method: &str, body: &B) -> zbus::Result<Message>
    where
        B: serde::Serialize + DynamicType,
    {
        let Peer { name, path } = self.peer;
        running(&self.bus, self.bus.call_method(Some(name), path, Some(interface), method, body)).await
    }
}

/// Lets the bus run until this is done.
async fn running<T>(bus: &Connection, work: impl Future<Output = T>) -> T {
    let executor = bus.executor();
    let ticking = async {
        loop {
            executor.tick().await;
        }
    };
    future::or(work, ticking).await
}
