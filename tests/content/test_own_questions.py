"""Questions that people come with, in their own words: each is answered at once, and not with a list."""

from __future__ import annotations

import random

import pytest

from tests.support.released import new_player, released_content
from tests.support.talks import WELCOMED, contexts, shown


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("como se si me cambian la fecha de la corte", "date_news/look/say"),
        ("ay no pues. la fecha. si la cambian quien me avisa", "date_news/look/say"),
        ("y si ellos la cambian como me entero yo no tengo telefono este es de mi prima", "date_news/look/say"),
        ("no tengo fecha en el papel, como se cuando me toca", "date_news/look/say"),
        ("the paper say notice to appear but where the date is they write TBD", "date_news/look/say"),
        ("no date on it. when do i go to the judge", "date_news/look/say"),
        ("lo dejan pasar conmigo al niño?", "kin_child/rule/say"),
        ("el niño lo dejan pasar conmigo o me lo quitan?? yo soy su abuelo no su papa", "kin_child/rule/say"),
        ("es mi nieto, sus papas murieron, puede cruzar conmigo", "kin_child/rule/say"),
        ("i am his grandfather, will they let him pass with me", "kin_child/rule/say"),
        ("me duele la rodilla esta inchada hay doctor que no cobre", "care/where/say"),
        ("so now it is more than one year. can i still ask protection or it is finish for me", "one_year/rule/say"),
        ("am i in it", "mpp_me/me/say"),
        ("los niños tienen ke ir? tengo una de 9 y el chikito de 4", "children_hearing/go/say"),
    ],
)
def test_the_question_is_answered_at_once(text: str, told: str) -> None:
    """Right after the welcome, as it is typed."""
    assert told in contexts(new_player(), *WELCOMED, text)


def test_two_questions_in_one_message_are_both_answered() -> None:
    """The day that is not known, and the child who is not one's own."""
    said = contexts(
        new_player(),
        *WELCOMED,
        "yo tengo cita pero no se el dia ni donde, y el niño no es mi hijo, lo dejan pasar conmigo?",
    )
    assert {"date_news/look/say", "kin_child/rule/say"} <= set(said)


@pytest.mark.parametrize("text", ["mi hijo esta perdido no lo encuentro", "se llevaron a mi nieto ahorita"])
def test_a_child_in_danger_is_no_question_of_papers(text: str) -> None:
    """Danger comes first."""
    said = contexts(new_player(), *WELCOMED, text)
    assert said[0].startswith(("emergency/", "engine/danger_now"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("q es mpp, cuando es mi corte y donde como", {"mpp/what/say", "food/food/say"}),
        ("what is mpp, when is my court and where i eat", {"mpp/what/say", "food/food/say"}),
        ("tengo hambre, quien puede pedir asilo y quien les paga?", {"food/food/say", "trust/us/say"}),
        ("que es mpp? donde como? puedo trabajar en mexico?", {"mpp/what/say", "food/food/say", "work/work/say"}),
        (
            "cuanto tiempo tarda el asilo, me dan permiso de trabajo y puedo traer a mi esposa",
            {"work/work/say", "engine/left_unanswered"},
        ),
        ("necesito comida para mi hija y no se cuando es mi corte", {"food/food/say"}),
        (
            "que es mpp? donde como? donde duermo? puedo trabajar en mexico? cuando me contestan? quien les paga?",
            {"mpp/what/say", "food/food/say", "shelter/sleep/say", "work/work/say"},
        ),
        ("que es mpp? donde como?", {"mpp/what/say", "food/food/say"}),
    ],
)
def test_each_of_several_questions_is_answered_or_named(text: str, told: set[str]) -> None:
    """What can be told is told in the same reply, the rest is named and its list waits; nothing is lost."""
    said = contexts(new_player(), *WELCOMED, text)
    assert told <= set(said)
    assert said[0] in ("engine/several_questions", "engine/two_questions")
    assert len(said) == len(set(said))


def test_what_nobody_here_can_answer_is_said_beside_what_can() -> None:
    """The words of it are said back, with who can answer."""
    player = new_player()
    said = contexts(player, *WELCOMED, "que es mpp, cuanto mide la luna y donde como")
    assert {"mpp/what/say", "food/food/say", "engine/left_unanswered"} <= set(said)
    assert "cuanto mide la luna" in shown(player)


@pytest.mark.parametrize(
    "text",
    [
        "mi nieto puede cruzar conmigo? y si no soy su papa, lo dejan pasar conmigo?",
        "el niño no es mi hijo, lo dejan pasar conmigo? y que papeles llevo del niño, lo dejan pasar conmigo?",
        "am i in it? and what is mpp, am i in it?",
    ],
)
def test_no_text_stands_twice_in_one_reply(text: str) -> None:
    """One thing asked twice is answered once."""
    said = contexts(new_player(), *WELCOMED, text)
    assert len(said) == len(set(said))


@pytest.mark.parametrize("agrees", ["acepto", "si acepto", "ACEPTO"])
def test_whoever_refused_may_agree_from_within_a_topic(agrees: str) -> None:
    """We told them to write it whenever they change their mind."""
    told = contexts(new_player(), "hola", "es", "no gracias", "¿qué es MPP?", agrees)
    assert "welcome/unasked/choose" in told


def _pairs(count: int) -> list[str]:
    chance = random.Random(7)
    examples = [each for topic in released_content().routing.topics.values() for each in topic.examples.both]
    return [f"{chance.choice(examples)}? y {chance.choice(examples)}, {chance.choice(examples)}?" for _ in range(count)]


@pytest.mark.parametrize("where", ["menu", "form", "consent"])
def test_whatever_three_things_are_asked_nothing_is_said_twice(where: str) -> None:
    """Any three of the taught examples in one message: each text stands once in the reply, and something waits."""
    before = {"menu": WELCOMED, "form": (*WELCOMED, "formulario", "1", "1"), "consent": ("hola", "1")}[where]
    player = new_player()
    contexts(player, *before)
    scene = player.scene
    for text in _pairs(80):
        player.scene = scene
        contexts(player, text)
        said = [(each.context, tuple(each.values.items())) for each in player.said]
        assert len(said) == len(set(said)), text
        assert said, text


@pytest.mark.parametrize("first", ["español", "english please", "pana español pues si te escribi en español jaja"])
def test_a_language_in_the_first_message_is_not_asked_for(first: str) -> None:
    """The next question comes at once, in that language."""
    player = new_player()
    told = contexts(player, first)
    assert "welcome/language/choose" not in told
    assert told[-1] == "welcome/agree/choose"


def test_a_question_beside_the_language_waits() -> None:
    """It is answered once the welcome is over."""
    told = contexts(new_player(), "hi english please, when is my court")
    assert {"engine/first_waits", "welcome/agree/choose"} <= set(told)


@pytest.mark.parametrize(
    "text",
    [
        "puedo pedir asilo para mi bebe q nacio en mexico?",
        "mi bebe nacio aki en tapachula mexico puedo pedir asilo para el tambien",
        "my baby was born in mexico can i ask asylum for him",
    ],
)
def test_asylum_for_a_baby_is_about_the_family_in_the_form(text: str) -> None:
    """What the form asks about children, and that whether one goes with one's own case is for a lawyer."""
    assert "family/form/say" in contexts(new_player(), *WELCOMED, text)
