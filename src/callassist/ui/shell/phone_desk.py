"""What a telephone tells, in the window: looked up, shown, and put into the form when the rep says so.

Nothing the rep has typed is touched, no call is begun, and a call that runs is not disturbed: then it waits as a strip
beneath the answers, and on the start page when the call is over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from callassist.ui.bridge import Bridge
from callassist.ui.kit.plain_text import isolated
from callassist.ui.start.start_page import StartPage

if TYPE_CHECKING:
    from callassist.domain.lead_list import LeadList, PlacedRow, RowRef
    from callassist.services.phone.phone_news import PhoneNews
    from callassist.services.phone.who_rings import Caller, WhoRings
    from callassist.ui.backend import Backend
    from callassist.ui.call.call_page import CallPage

#: so many wait at the most; more at a time are no telephone
_MOST = 9
#: so many of those who have a number are named in a call
_NAMED = 2


class _Rung(NamedTuple):
    who: WhoRings
    over: bool = False


class PhoneDesk(QObject):
    """Everybody who rang and was neither taken nor put away, the last one on top."""

    #: somebody of a list was chosen: the list, the row, whether they ring, and whether the rep chose them
    row_chosen = Signal(object, object, bool, bool)
    #: others with this number are to be looked for
    find_asked = Signal(str)

    def __init__(self, start: StartPage, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._start = start
        self._bridge = bridge
        self._services: Backend | None = None
        self._page: CallPage | None = None
        self._waiting: list[_Rung] = []
        start.ringing.taken.connect(self._take)
        start.ringing.put_away.connect(self._put_away)
        start.ringing.find_asked.connect(self._find)

    def set_services(self, services: Backend) -> None:
        """The services are there."""
        self._services = services

    def hear(self, news: PhoneNews, page: CallPage | None) -> None:
        """Take what a telephone tells. `page` is that of the call that runs; None: there is none."""
        services = self._services
        self._page = page
        if not news.begins and self._goes_on(news):
            return
        if news.is_over or services is None:
            return  # nobody saw it ring
        if not news.number:
            from callassist.services.phone.who_rings import WhoRings

            self._found(WhoRings(news))
            return

        def unknown(_error: BaseException) -> None:
            from callassist.services.phone.who_rings import WhoRings

            self._found(WhoRings(news, news.number))  # a damaged log is told where it is opened

        self._bridge.watch(services.whose_number.look(news), self._found, unknown)

    def begin_call(self, page: CallPage) -> None:
        """A call has begun: who rings, or rang and was not taken, waits as a strip."""
        self._page = page
        self._show()

    def end_call(self) -> None:
        """The call is over: who rang in it is shown now."""
        if self._page is not None:
            self._page.rings.say("")
        self._page = None
        self._show()

    def _goes_on(self, news: PhoneNews) -> bool:
        """Whether this is more of a call that is shown already, which then says so."""
        for place, rung in enumerate(self._waiting):
            known = rung.who.news
            same = known.call_id == news.call_id if news.call_id else known.number == news.number
            if same and known.comes_in == news.comes_in:
                from dataclasses import replace

                who = replace(rung.who, news=known._replace(event=news.event))
                self._waiting[place] = _Rung(who, over=news.is_over)
                self._show()
                return True
        return False

    def _found(self, who: WhoRings) -> None:
        news = who.news
        if news.linked and self._page is None and len(who.callers) <= 1 and who.sure:
            # the rep clicked it: into the form, where that is free
            self._offer(who, who.callers[0] if who.callers else None)
            return
        again = [one for one in self._waiting if one.who.news.number != news.number or not news.number]
        self._waiting = [*again, _Rung(who)][-_MOST:]
        self._show()
        asks = self._start.what_now.asks  # a digit means a choice there
        if self._page is None and self._start.form.is_empty() and self._start.isVisible() and not asks:
            self._start.ringing.setFocus()

    def _show(self) -> None:
        top = self._waiting[-1] if self._waiting else None
        if self._page is not None:
            self._page.rings.say("" if top is None else lambda: self._words(top))
        if top is None:
            self._start.show_ringing(None)
        else:
            self._start.show_ringing(top.who, over=top.over, others=len(self._waiting) - 1)

    def _words(self, rung: _Rung) -> str:
        """The strip in a call: it only says who it is, and waits."""
        who = rung.who
        known = who.callers
        if len(known) == 1:
            parts = (known[0].name, known[0].company)
        elif known:
            more = " / …" if len(known) + who.more > _NAMED else ""
            parts = (" / ".join(one.name or one.company for one in known[:_NAMED]) + more,)
        else:
            parts = (who.news.name, who.news.company or who.company)
        names = ", ".join(isolated(part) for part in (*parts, who.number) if part) or self.tr("no number")
        if not who.news.comes_in:
            return self.tr("A link names {who}. It waits for the end of this call.").format(who=names)
        if rung.over:
            return self.tr("Rang meanwhile: {who}. It waits for the end of this call.").format(who=names)
        return self.tr("It rings: {who}. It waits for the end of this call.").format(who=names)

    def _take(self, place: int) -> None:
        if not self._waiting:
            return
        who = self._waiting[-1].who
        dropped = self._start.ringing.dropped
        self._waiting.pop()
        self._show()
        if dropped is not None:
            self._start.ring_asked.emit(dropped.id)
            return
        self._offer(who, who.callers[place] if 0 <= place < len(who.callers) else None, asked=True)

    def _offer(self, who: WhoRings, one: Caller | None, *, asked: bool = False) -> None:
        """Into the form, where it is free or the rep asked for it."""
        from callassist.services.contacts.contact_text import Lead

        services = self._services
        rings = who.news.comes_in
        if one is not None and one.row is not None and services is not None:
            self._offer_row(services, one.row, rings=rings, asked=asked)
            return
        if one is None:
            # whose extension it may be was told to whoever chose it
            lead = Lead(who.news.name, who.news.company or (who.company if asked else ""), who.number)
        else:
            lead = Lead(one.name, one.company, one.number, "", one.email, one.address)
        self._start.offer_lead(lead, rings=rings, asked=asked)

    def _offer_row(self, services: Backend, ref: RowRef, *, rings: bool, asked: bool) -> None:
        def found(both: tuple[LeadList, PlacedRow]) -> None:
            self.row_chosen.emit(*both, rings, asked)

        self._bridge.watch(services.lead_lists.placed(ref), found)

    def _put_away(self) -> None:
        if self._waiting:
            self._waiting.pop()
            self._show()

    def _find(self) -> None:
        if self._waiting:
            self.find_asked.emit(self._waiting[-1].who.number)
