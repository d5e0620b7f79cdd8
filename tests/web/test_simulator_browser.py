"""The phone in a real browser, against a real server process and its stand-in: what a person sees and can do."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest

pytest.importorskip("playwright")

from playwright.sync_api import Browser, expect

from tests.support.phones import Phone, contrast, serving
from tests.support.whole import until

pytestmark = pytest.mark.browser

SMALL = {"width": 360, "height": 740}
HOSTILE = [
    "<script>document.title='taken'</script><img src=x onerror=alert(1)>",
    "\u202eesrever\u202c & \u2066isolated\u2069 </p><b>x</b>",
    "שלום, مرحبا *{organisation}* {{1}} \\",
]

Open = Callable[..., Phone]


@pytest.fixture(scope="module")
def url(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server with all its buttons."""
    with serving(tmp_path_factory.mktemp("served")) as address:
        yield address


@pytest.fixture
def phone(browser: Browser, url: str) -> Iterator[Open]:
    """Opens phones of new people, each in a browser window of its own; no window may log an error."""
    opened: list[Phone] = []

    def open_phone(language: str = "es", channel: str = "whatsapp", **options: object) -> Phone:
        context = browser.new_context(**{"viewport": SMALL, **options})  # type: ignore[arg-type]
        opened.append(Phone(context.new_page(), url, language=language, channel=channel))
        return opened[-1]

    yield open_phone
    for each in opened:
        each.page.context.close()
        assert each.troubles == []


def welcomed(phone: Phone, language: str) -> Phone:
    """Somebody who has agreed, wants nothing unasked and no PIN, and sees the menu."""
    phone.write("hola" if language == "es" else "hello")
    phone.tap(f"welcome/language|{language}")
    phone.tap("welcome/agree|agree")
    phone.tap("welcome/unasked|nothing")
    phone.tap("welcome/emergency_sharing|no")
    phone.tap("welcome/wants_pin|no")
    until(lambda: phone.waits_at() == "menu/home", what="the menu")
    return phone


@pytest.mark.parametrize(
    ("language", "labels", "papers"),
    [
        pytest.param("es", ["Español", "English", "Otro / Other"], "papeles", id="Spanish"),
        pytest.param("en", ["Español", "English", "Otro / Other"], "papers", id="English"),
    ],
)
def test_whatsapp_is_tapped_from_the_first_message_to_mpp(
    phone: Open, language: str, labels: list[str], papers: str
) -> None:
    """On WhatsApp every step from hello to a topic is a button or a list, in the language that was tapped."""
    opened = phone(language)
    opened.write("hola")
    assert opened.buttons() == labels
    welcomed(opened, language)
    assert "MPP" in opened.tap("menu/home|mpp")
    assert opened.page.locator(".turn").first.locator(".fact").first.text_content().startswith("MPP-")  # type: ignore[union-attr]
    opened.tap("mpp/more_about|all")
    opened.tap("mpp/more_about|me")
    assert opened.waits_at() == "mpp/more_about"
    expect(opened.answers.first.locator(".state")).to_contain_text("leído" if language == "es" else "read")
    assert re.search(rf"\b{papers}\b", " ".join(opened.answers.locator(".words").all_inner_texts()))


@pytest.mark.parametrize(
    ("language", "number", "agree", "topic"),
    [
        pytest.param("es", "1", "Acepto", "Remain in Mexico", id="Spanish"),
        pytest.param("en", "2", "I agree", "Remain in Mexico", id="English"),
    ],
)
def test_sms_is_answered_by_number_and_its_cost_is_shown(
    phone: Open, language: str, number: str, agree: str, topic: str
) -> None:
    """On SMS there are numbers and no buttons, marks stay as typed, and the segments are counted at the side."""
    opened = phone(language, "sms")
    assert "1. Español" in opened.write("hola")
    opened.write(number, shows=f"1. {agree}" if language == "es" else agree)
    for reply, place in (("1", "welcome/unasked"), ("1", "welcome/emergency_sharing"), ("no", "welcome/wants_pin")):
        opened.write(reply)
        until(lambda place=place: opened.waits_at() == place, what=place)  # type: ignore[misc]
    opened.write("no", shows="1. ")
    opened.write("1", shows=topic)
    assert opened.page.locator(".taps").count() == opened.page.locator(".message:not(.mine) b").count() == 0
    opened.write("*menu*")
    expect(opened.page.locator(".message.mine .words").last).to_have_text("*menu*")
    assert int(opened.page.locator("#cost b").last.text_content() or 0) >= opened.answers.count()
    expect(opened.page.locator(".turn").last).to_contain_text(re.compile("GSM-7|UCS-2"))


def test_hostile_words_stay_words(phone: Open) -> None:
    """Markup, direction marks and template marks are shown as they were typed, on the phone and at the side."""
    opened = phone()
    for text in HOSTILE:
        opened.write(text)
    shown = opened.page.locator(".message.mine .words").all_text_contents()
    assert shown == [HOSTILE[0], HOSTILE[1], HOSTILE[2].replace("*", "")]
    assert opened.page.locator(".turn .typed").all_text_contents() == HOSTILE[::-1]
    assert opened.page.locator("script").count() == 1
    assert opened.page.locator("img").count() == 0
    assert "Orienta" in opened.page.title()


def test_an_old_button_is_harmless_and_the_conversation_outlives_the_page(phone: Open) -> None:
    """A tap on an old question is answered kindly; a reload and the page's other language keep the conversation."""
    opened = phone()
    opened.write("hola")
    opened.tap("welcome/language|es")
    opened.tap("welcome/agree|agree")
    assert opened.tap("welcome/agree|refuse")
    until(lambda: opened.page.locator(".turn").count() == 4, what="the turn at the side")
    assert opened.waits_at() == "welcome/unasked"
    count = opened.messages.count()
    opened.page.click("nav [hreflang=en]")
    expect(opened.messages).to_have_count(count)
    assert opened.page.locator("html").get_attribute("lang") == "en"
    opened.page.click("#open-authors")
    opened.page.click("#fresh")
    expect(opened.messages).to_have_count(0)


def test_voice_pictures_and_places_are_sent(phone: Open) -> None:
    """The three extras reach the service as a person's own message and each is answered."""
    opened = phone()
    opened.write("hola")
    for kind, label in (("voice", "Nota de voz"), ("picture", "Foto"), ("location", "Ubicación")):
        count = opened.answers.count()
        opened.page.click(".more summary")
        opened.page.click(f"[data-kind={kind}]")
        expect(opened.answers).to_have_count(count + 1)
        assert opened.page.locator(".message.mine .words").last.inner_text() == label


def test_a_list_can_be_used_with_the_keyboard_alone(phone: Open) -> None:
    """From the text box back to the list, into it, out with Escape, and down to a row: no pointer is needed."""
    opened = phone(has_touch=False)
    opened.write("hola")
    opened.tap("welcome/language|es")
    opened.tap("welcome/agree|agree")
    keyboard, focused = opened.page.keyboard, opened.page.locator(":focus")
    opened.page.focus("#body")
    for _ in range(2):
        keyboard.press("Shift+Tab")
    expect(focused).to_have_attribute("aria-haspopup", "dialog")
    keyboard.press("Enter")
    expect(opened.page.locator("#sheet")).to_be_visible()
    keyboard.press("Escape")
    expect(focused).to_have_attribute("aria-haspopup", "dialog")
    keyboard.press("Enter")
    keyboard.press("Tab")
    expect(focused).to_have_attribute("data-choice", "welcome/unasked|nothing")
    keyboard.press("Enter")
    until(lambda: opened.waits_at() == "welcome/emergency_sharing", what="the next question")


def test_everything_fits_a_small_screen(phone: Open) -> None:
    """At 360 pixels nothing runs over, what is tapped is 44 pixels or more, and words have WCAG's contrast."""
    opened = phone(bypass_csp=True)  # only so that the test may ask the page for its measures
    opened.write("hola " + "ñandú" * 200)
    opened.write("hola")
    opened.tap("welcome/language|es")
    opened.tap("welcome/agree|agree")
    page = opened.page
    for view in ("phone", "sheet", "authors", "more"):
        if view == "sheet":
            page.locator(".taps button").last.click()
        elif view == "authors":
            page.keyboard.press("Escape")
            page.click("#open-authors")
        elif view == "more":
            page.click("#close-authors")
            page.click(".more summary")
        assert page.evaluate("document.documentElement.scrollWidth") <= SMALL["width"], view
        for box in page.evaluate(_TARGETS):
            assert min(box["width"], box["height"]) >= 44, (view, box)
        for words in page.evaluate(_COLOURS):
            assert contrast(words["ink"], words["ground"]) >= 4.5, (view, words)


_TARGETS = """() => [...document.querySelectorAll('button, nav a, summary, input, textarea')]
  .filter((each) => each.checkVisibility({visibilityProperty: true}) && !each.closest('.event'))
  .map((each) => { const box = each.getBoundingClientRect();
    return {name: each.textContent.trim().slice(0, 30) || each.id, width: box.width, height: box.height}; })"""
"""Every control that can be seen, apart from the sources that an author may unfold."""

_COLOURS = """() => [...document.querySelectorAll('body *')]
  .filter((each) => each.checkVisibility({visibilityProperty: true})
    && [...each.childNodes].some((child) => child.nodeType === 3 && child.data.trim()))
  .map((each) => { let ground = each;
    const colour = (at) => getComputedStyle(at).backgroundColor;
    while (ground.parentElement && /rgba\\(.*, 0(\\.\\d+)?\\)/.test(colour(ground))) ground = ground.parentElement;
    const text = each.textContent.trim().slice(0, 30);
    return {text, ink: getComputedStyle(each).color, ground: colour(ground)}; })"""
"""Every element with words of its own: its colour, and the first opaque ground behind it."""
