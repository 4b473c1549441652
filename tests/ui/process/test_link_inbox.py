"""A link puts a contact into the start form, and only there; what the rep does is never disturbed."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from callassist.services.calls.call_log import LogFilter
from callassist.services.contacts.contact_text import Lead
from callassist.services.phone.phone_news import PhoneNews
from callassist.ui.process.link_inbox import Links
from tests.ui.conftest import Driver

KERN = PhoneNews("Frau Kern", "Kern GmbH", "+49 221 4710815", linked=True)
LEAD = Lead("Frau Kern", "Kern GmbH", "+492214710815")


def test_it_fills_the_form_says_so_and_starts_nothing(driver: Driver) -> None:
    driver.window.show_page(1)
    driver.window.show_news(KERN)
    driver.until_answered()
    assert driver.window.page_index() == 0
    assert driver.start.lead() == LEAD
    assert "comes from a link" in driver.start.linked.label.text()
    assert driver.start.linked.isVisible()
    assert not driver.window.call_desk.in_call
    assert driver.services.call_log.page(LogFilter()).result(200).rows == ()
    # and the next link replaces what only a link has put there
    driver.window.show_news(PhoneNews("Herr Oduya", linked=True))
    driver.until_answered()
    assert driver.start.lead() == Lead("Herr Oduya")


def test_what_was_typed_stays_until_the_rep_takes_the_link(driver: Driver) -> None:
    driver.start.focus_first()
    driver.type("Anna Berger")
    driver.window.show_news(KERN)
    driver.until_answered()
    assert driver.start.lead() == Lead("Anna Berger")
    assert "Frau Kern" in driver.start.linked.label.text()
    driver.start.linked.button.click()
    assert driver.start.lead() == LEAD
    assert driver.start.paste.text() == ""


def test_a_call_goes_on_and_the_link_waits_for_its_end(driver: Driver) -> None:
    driver.call()
    node, focused = driver.node, driver.focused()
    driver.window.show_news(KERN)
    driver.until_answered()
    assert driver.node == node
    assert driver.focused() is focused
    assert driver.window.call_desk.in_call
    assert "Frau Kern" in driver.page.rings.label.text()
    assert driver.window.notice.isHidden()
    driver.hang_up()
    assert driver.start.lead() == Lead()
    assert "Frau Kern" in driver.start.ringing.words()
    driver.start.ringing.take.click()
    assert driver.start.lead() == LEAD


def test_typing_over_it_makes_it_the_reps_own(driver: Driver) -> None:
    driver.window.show_news(KERN)
    driver.until_answered()
    driver.start.name.setFocus()
    driver.type("x")
    assert driver.start.linked.isHidden()


def test_a_name_from_a_link_is_shown_as_it_is_written(driver: Driver) -> None:
    driver.start.focus_first()
    driver.type("Anna Berger")
    driver.window.show_news(PhoneNews("<b>Kern</b>", linked=True))
    driver.until_answered()
    assert "<b>Kern</b>" in driver.start.linked.label.text()


def test_links_of_macos_arrive(driver: Driver) -> None:
    links = Links()
    found: list[PhoneNews] = []
    links.arrived.connect(found.append)
    application = QApplication.instance()
    assert application is not None
    application.installEventFilter(links)
    QApplication.sendEvent(application, QFileOpenEvent(QUrl("callassist://call?name=Oduya")))
    QApplication.sendEvent(application, QFileOpenEvent(QUrl("callassist://import?name=x")))
    application.removeEventFilter(links)
    assert found == [PhoneNews("Oduya", linked=True)]
