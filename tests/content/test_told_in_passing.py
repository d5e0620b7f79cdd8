"""What is told at the wrong moment is held and offered: a hearing beside a consent, harm at a list of topics."""

from __future__ import annotations

import pytest

from app.dialogue.conversation import Frame
from app.services.messages import Channel
from app.services.playing import Player
from tests.support.released import new_player
from tests.support.talks import asks, contexts, heard, shown

WELCOMED = ("hola", "1", "si", "1", "no", "no")
STORY = "en diciembre nos bajaron del bus en nuevo laredo y nos tuvieron 3 dias"
AT_HOME = "a mi esposo lo mato la mara en honduras por eso sali"
PAIRS = [
    ("mi corte es el 12 de enero a las 4", "que llevo?"),
    ("mi audiencia es el 12 de enero a las 4 de la tarde", "y mis hijos tienen que ir?"),
    ("my court is on january 12 at 4 pm", "what do i bring?"),
]


def waits(player: Player) -> str:
    """The kind of the engine's own question that waits, or none."""
    pending = player.conversation.pending if player.conversation else None
    return pending.kind if pending else ""


def said(*messages: str, channel: Channel = "whatsapp") -> Player:
    """Somebody who wrote these from the very first message on."""
    player = new_player(channel)
    for text in messages:
        player.say(text)
    return player


@pytest.mark.parametrize("channel", ["whatsapp", "sms"])
@pytest.mark.parametrize(
    "messages",
    [
        pytest.param(("hola", "1", "si acepto, {0}, {1}", "1", "no", "no"), id="beside the consent"),
        pytest.param(("hola", "1", "si", "nada. {0}. {1}", "no", "no"), id="beside what may be sent"),
        pytest.param(("hola", "1", "si", "1", "no. {0}. {1}", "no"), id="beside the sharing"),
        pytest.param(("hola {0}, {1}", "1", "si", "1", "no", "no"), id="in the first message"),
    ],
)
def test_a_hearing_told_in_the_welcome_is_offered_after_the_answer(messages: tuple[str, ...], channel: Channel) -> None:
    """The question is answered first, then the hearing is offered; a yes begins with it."""
    told, asked = PAIRS[0]
    player = said(*(each.format(told, asked) for each in messages), channel=channel)
    names = [each.context for each in player.said]
    assert "court_day/bring/say" in names
    assert names[-1] == "engine/offer"
    assert told in shown(player)
    player.say("si")
    assert asks(player) == "hearing_date/court"
    player.say("el paso")
    assert "12 de enero de 2027, 4:00" in shown(player)


@pytest.mark.parametrize(
    "reply",
    [
        "si. mi corte es el 12 enero 4pm y que llevo",
        "ok tengo corte el 12 de enero a las 8:30 q llevo",
        "yes i agree my court is jan 12 at 4pm what do i bring",
        "claro que si, oiga me citaron para el 12 de enero a las 9. que llevo?",
    ],
)
def test_answer_telling_and_question_are_parted_without_marks(reply: str) -> None:
    """Consent, hearing and question of one breath: none of them is lost."""
    player = said("hola", "1", reply, "1", "no", "no")
    assert [each.context for each in player.said] == ["welcome/thanks/say", "court_day/bring/say", "engine/offer"]
    assert player.conversation is not None
    assert player.conversation.answers["welcome/agree"].value == "agree"


@pytest.mark.parametrize("told", ["mi corte es el 12 de enero a las 4 pm", "my hearing is on january 12 at 4 pm"])
@pytest.mark.parametrize("question", [2, 3, 4], ids=["consent", "unasked", "sharing"])
def test_a_hearing_told_instead_of_an_answer_waits(told: str, question: int) -> None:
    """The welcome goes on, and nothing is asked of the case before it is over."""
    player = said(*WELCOMED[:question], told)
    assert asks(player).startswith("welcome/")
    assert "engine/told_waits" in [each.context for each in player.said]
    for text in WELCOMED[question:]:
        player.say(text)
    assert waits(player) == "offer"


@pytest.mark.parametrize(("told", "asked"), PAIRS)
@pytest.mark.parametrize("order", ["{0}, {1}", "{0} {1}", "{1} {0}"])
def test_a_hearing_told_beside_a_question_at_the_menu_is_offered(told: str, asked: str, order: str) -> None:
    """Whatever stands first: the answer, and then the offer."""
    player = heard(order.format(told, asked), welcomed=WELCOMED)
    assert waits(player) == "offer"
    assert len(player.said) > 1
    player.say("si")
    assert asks(player).startswith("hearing_date/")


@pytest.mark.parametrize("correction", ["no, a las 4 no, 4 y media", "perdon, a las 4 y media", "no it's at 4:30"])
@pytest.mark.parametrize("when", ["welcome", "offer", "court", "year"])
def test_a_correction_is_heard(correction: str, when: str) -> None:
    """Put right in the welcome, at the offer, or as soon as it was taken: the new hour is read back."""
    opening = ("hola", "1", "si acepto, mi corte es el 12 de enero a las 4 de la tarde, que llevo?")
    steps = {"welcome": [], "offer": [], "court": [], "year": []}
    steps[when] = [correction]
    rest = (*steps["welcome"], "1", "no", "no", *steps["offer"], "si", *steps["court"], "el paso", *steps["year"])
    player = said(*opening, *rest)
    assert "4:30" in shown(player)
    assert "4:00" not in shown(player)
    player.say("2027")
    assert "martes, 12 de enero de 2027, 4:30 p. m." in shown(player)


@pytest.mark.parametrize(
    "text",
    [
        "mi corte es el 12 de enero, cuanto falta?",
        "me cambiaron la corte para el 12 de enero a las 8, es normal?",
        "my hearing is on january 12, is that normal?",
    ],
)
def test_beside_a_question_that_is_not_understood_the_hearing_is_heard(text: str) -> None:
    """That it cannot be answered is said, and the date is not asked for again."""
    player = heard(text, welcomed=WELCOMED)
    assert player.said[0].context == "engine/own_question"
    assert asks(player) == "hearing_date/court"


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("mi corte fue el 3 de noviembre y no fui, que hago?", "hearing_missed/"),
        ("mi papel dice 12 de enero y en internet dice 20 de enero a las 8, cual vale?", "two_dates/"),
    ],
)
def test_what_is_plainly_about_something_narrower_is_not_parted(text: str, topic: str) -> None:
    """The whole message counts."""
    player = heard(text, welcomed=WELCOMED)
    assert player.said[0].context.startswith(topic)
    assert player.conversation is not None
    assert not player.conversation.tellings


def test_no_leaves_it() -> None:
    """Nothing is taken down, and the list comes back."""
    player = heard("mi corte es el 12 de enero a las 4, que llevo?", welcomed=WELCOMED)
    assert contexts(player, "no") == ["engine/offer_left", "court_day/about/choose"]
    assert player.conversation is not None
    assert not player.conversation.tellings


def test_whoever_goes_to_the_notebook_finds_it_there() -> None:
    """The offer need not be answered: the hearing opens with what was told."""
    player = heard("mi corte es el 12 de enero a las 4 pm en el paso, que llevo?", "menu", "mi audiencia")
    assert waits(player) == "readings"
    assert "12 de enero de 2027, 4:00 p. m." in shown(player)


@pytest.mark.parametrize(
    "text",
    [
        "¿mi corte es el 12 de enero?",
        "mi cita con el doctor es el 12 de enero, que llevo?",
        "mi corte es el 15 de diciembre y tengo que estar en el puente a las 4",
        "naci el 12 de enero de 1990, que llevo a la corte?",
        "que llevo a la corte?",
    ],
)
def test_what_tells_no_hearing_is_not_offered(text: str) -> None:
    """A question, another appointment, another date."""
    player = heard(text, welcomed=WELCOMED)
    assert waits(player) != "offer"
    assert player.conversation is not None
    assert not player.conversation.tellings


# --- harm ---


def test_a_story_told_at_the_menu_is_offered_with_what_was_put_right() -> None:
    """Answered first; a yes begins the story with both messages, each as it was written."""
    player = heard(STORY, "no it was in january. what is credible fear?", welcomed=WELCOMED)
    assert [each.context for each in player.said] == ["engine/told_right", "term/credible_fear", "engine/offer_harm"]
    assert "engine/told_kept" in contexts(player, "en mexico")
    assert player.conversation is not None
    parts = player.conversation.answers["my_story/told"].parts
    assert [part.text for part in parts] == [STORY, "no it was in january"]
    assert not player.conversation.tellings


@pytest.mark.parametrize(
    ("told", "chosen", "key"),
    [
        pytest.param(STORY, "si", "my_story/told", id="the place was said"),
        pytest.param(STORY, "1", "my_story/told", id="by number"),
        pytest.param("they threatened us in Tijuana and took our money", "in mexico", "my_story/told", id="en"),
    ],
)
def test_harm_in_mexico_begins_the_story(told: str, chosen: str, key: str) -> None:
    """By number, by name, or by a yes where their own words say the place."""
    player = heard(told, "que es el mpp", welcomed=WELCOMED)
    assert waits(player) == "offer"
    player.say(chosen)
    assert player.conversation is not None
    assert player.conversation.answers[key].original == told


@pytest.mark.parametrize("chosen", ["si", "2", "en mi pais"])
def test_harm_at_home_is_kept_for_part_b(chosen: str) -> None:
    """Where the form asks for it, the telling is the beginning."""
    player = heard(AT_HOME, "menu", "que es el mpp", welcomed=WELCOMED)
    assert waits(player) == "offer"
    assert "engine/told_for_form" in contexts(player, chosen)
    assert player.conversation is not None
    assert [each.key for each in player.conversation.kept] == ["i589/b/past_story"]


def test_a_second_telling_for_part_b_joins_the_first() -> None:
    """None gives way to the other."""
    more = "a mi hermana la mataron tambien en honduras"
    player = heard(AT_HOME, "menu", "que es el mpp", "si", more, "no", "2", welcomed=WELCOMED)
    assert player.conversation is not None
    (kept,) = player.conversation.kept
    assert AT_HOME in kept.text
    assert more in kept.text


def offered(told: str) -> Player:
    """Somebody who told this at the menu, is in no danger now, and has been offered to keep it."""
    player = heard(told, "no", welcomed=WELCOMED)
    if waits(player) != "offer":
        player.say("que es el mpp")
    assert waits(player) == "offer"
    return player


def test_the_place_may_be_said_instead() -> None:
    """What is said more of it is kept with it."""
    told = "unos hombres nos bajaron del bus y nos encerraron"
    player = offered(told)
    player.say("fue en tijuana")
    player.say("si")
    assert player.conversation is not None
    assert player.conversation.answers["my_story/told"].original == f"{told}\n\nfue en tijuana"
    player = offered(told)
    player.say("en tijuana")
    assert asks(player) == "my_story/safe"


def test_who_reads_it_is_answered_and_the_offer_comes_back() -> None:
    """Nobody decides before they know."""
    player = heard(STORY, "que es el mpp", "quien lo va a leer?", welcomed=WELCOMED)
    assert waits(player) == "offer"
    assert len(player.said) > 1


def test_a_yes_with_more_says_the_court_too() -> None:
    """Nothing of "si, pero es en el paso" is asked again."""
    player = heard("mi corte es el 12 de enero a las 4 pm, que llevo?", "si pero es en el paso", welcomed=WELCOMED)
    assert waits(player) == "readings"
    player.say("2027")
    assert asks(player) == "hearing_date/right"
    assert "El Paso" in shown(player)


def test_part_b_begins_with_what_was_kept_for_it() -> None:
    """Shown as kept, word for word, and gone from what waits."""
    player = heard(AT_HOME, "menu", "que es el mpp", "si", welcomed=WELCOMED)
    assert player.conversation is not None
    player.conversation = player.conversation.model_copy(update={"frames": (Frame(flow="i589/b", node="past"),)})
    assert contexts(player, "si") == ["engine/told_kept", "engine/story_goes_on"]
    assert player.conversation.answers["i589/b/past_story"].original == AT_HOME
    assert not player.conversation.kept


def test_a_yes_that_says_no_place_is_asked_where() -> None:
    """Nobody's story is put where it may not belong."""
    player = heard("nos amenazaron y nos quitaron el dinero unos hombres", "que es el mpp", "si", welcomed=WELCOMED)
    assert waits(player) == "offer"
    assert player.conversation is not None
    assert "my_story/told" not in player.conversation.answers


def test_whoever_goes_to_write_it_down_has_begun() -> None:
    """The list of the topic leads to the story: nobody tells it twice."""
    player = heard(STORY, "escribir lo que paso", welcomed=WELCOMED)
    assert asks(player) == "my_story/safe"
    assert player.conversation is not None
    assert player.conversation.answers["my_story/told"].original == STORY


@pytest.mark.parametrize(
    ("before", "told"),
    [
        pytest.param(
            ("formulario", "1", "1"), "me secuestraron en matamoros dos semanas y me golpearon", id="the form"
        ),
        pytest.param(
            ("mi audiencia",), "no lo tengo, nos lo quitaron cuando nos secuestraron en reynosa", id="hearing"
        ),
        pytest.param(("que es el mpp",), "unos policias nos bajaron del camion y nos encerraron", id="a topic"),
        pytest.param((), "nos secuestraron en reynosa, que es el asilo?", id="beside a question"),
    ],
)
def test_harm_told_anywhere_is_held(before: tuple[str, ...], told: str) -> None:
    """Also where it is first asked whether the danger is now."""
    player = heard(*before, told, welcomed=WELCOMED)
    offered = []
    for text in ("no", "menu", "que es el mpp"):
        player.say(text)
        assert player.conversation is not None
        held = "\n".join(each.text for each in player.conversation.tellings if each.about == "harm")
        offered += [(shown(player), held)] * (waits(player) == "offer")
    assert len(offered) == 1
    written, held = offered[0]
    assert "secuestraron" in held or "encerraron" in held
    assert "secuestraron" not in written  # others see this phone
    assert "encerraron" not in written


def test_danger_that_goes_on_is_no_story() -> None:
    """A yes to the question whether it is now: nothing of it is offered as a telling."""
    player = heard("nos secuestraron en reynosa y nos tienen encerrados", "si", welcomed=WELCOMED)
    assert player.conversation is not None
    assert not player.conversation.tellings


def test_what_is_not_wanted_is_let_go() -> None:
    """It is offered once more at most."""
    player = heard(STORY, "que es el mpp", "no", "menu", "que es el asilo", welcomed=WELCOMED)
    assert waits(player) == ""
    assert player.conversation is not None
    assert not player.conversation.tellings


@pytest.mark.parametrize(
    "text",
    [
        "que pasa si me secuestraron en mexico?",
        "me robaron los papeles",
        "tengo miedo de mexico",
        "que es el mpp",
        "hola me llamo ana y soy de honduras",
    ],
)
def test_what_tells_of_no_harm_is_not_held(text: str) -> None:
    """A question, papers, fear without a telling."""
    player = heard(text, welcomed=WELCOMED)
    assert player.conversation is not None
    assert not player.conversation.tellings
