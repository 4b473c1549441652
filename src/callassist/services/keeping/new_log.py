"""A log made new, with the rows that its journal knows better made anew before it is used. On the database thread."""

from __future__ import annotations

from collections.abc import Callable

from callassist.services.calls.replay import Replay
from callassist.services.keeping.rebuilding import FindScript, rebuild_calls
from callassist.storage.keeping import renewing, strangers
from callassist.storage.keeping.orders import Built, Order


def renew(
    order: Order,
    replay: Replay,
    find_script: FindScript,
    tick: Callable[[int, int], None] | None = None,
    called_off: Callable[[], bool] | None = None,
    *,
    to_give_away: bool = False,
) -> Built:
    """Makes a whole, verified and flushed log at `order.target`; changes nothing else (see `storage.renewing`).

    Args:
        order: what of what.
        replay: makes calls of journals.
        find_script: those at hand, for calls whose pinned script was lost.
        tick: progress in pages read; may raise to call it off.
        called_off: asked now and then whether nobody wants it any more.
        to_give_away: it is to be handed on, so the key that proves rescue files does not go along.

    Raises:
        LogDamaged, LogTooNew: see `storage.renewing.build`.
        CancelledError: it was called off.
        OSError, and the driver's errors; whatever `tick` raises. Nothing is left behind.
    """
    built = strangers.build(order, tick, called_off)
    try:
        with renewing.opened_to_replay(built.path) as store:
            rebuild_calls(store, replay, find_script)
            renewing.complete(store.connection, built, order.log)
            if to_give_away:
                renewing.forget_rescue_key(store.connection)
        renewing.flush(built.path)
    except BaseException:
        renewing.discard(built.path)
        raise
    return built
