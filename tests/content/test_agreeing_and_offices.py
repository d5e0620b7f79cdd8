"""Who agrees "but no tell police": the agreement counts, and it is said at once that nothing goes to any office."""

from __future__ import annotations

import pytest

from app.services.playing import Player
from tests.support.talks import asks, contexts, heard

SPANISH, ENGLISH = ("hola", "1"), ("hi", "2")
SAID = "privacy/us/say"


def _agree(player: Player) -> object:
    assert player.conversation is not None
    answer = player.conversation.answers.get("welcome/agree")
    return answer.value if answer else None


@pytest.mark.parametrize(
    ("before", "said"),
    [
        (SPANISH, "acepto pero no le diga a la policia"),
        (SPANISH, "si pero no le diga a migracion"),
        (SPANISH, "acepto, pero nada de policia"),
        (SPANISH, "acepto pero sin policia"),
        (SPANISH, "si acepto pero no me vayan a denunciar con la migra"),
        (SPANISH, "acepto pero que no le llegue a migracion"),
        (SPANISH, "si pero que la policia no sepa"),
        (SPANISH, "ok acepto no quiero q la migra sepa"),
        (SPANISH, "no le digan a la policia, acepto"),
        (SPANISH, "acepto pero no le digan a mi pais"),
        (SPANISH, "si. no le diga al juez"),
        (SPANISH, "acepto pero no le pasen mis datos a nadie"),
        (ENGLISH, "i agree but no tell police"),
        (ENGLISH, "i agree but no police please"),
        (ENGLISH, "yes but dont report me to immigration"),
        (ENGLISH, "i agree but dont give it to ice"),
        (ENGLISH, "ok yes. i no want police to know"),
    ],
)
def test_the_agreement_is_kept_and_the_fear_is_answered(before: tuple[str, ...], said: str) -> None:
    """In one text before the next question."""
    player = heard(*before, welcomed=())
    assert contexts(player, said) == [SAID, "welcome/unasked/choose"]
    assert _agree(player) == "agree"


@pytest.mark.parametrize(
    ("before", "said"),
    [
        (SPANISH, "no le diga a la policia"),
        (SPANISH, "que no sepa migracion"),
        (SPANISH, "acepto mientras no le digan a la policia"),
        (SPANISH, "si no le dicen a la migra si acepto"),
        (ENGLISH, "dont tell immigration"),
        (ENGLISH, "i agree only if you dont tell police"),
    ],
)
def test_without_a_plain_agreement_it_is_said_and_asked_again(before: tuple[str, ...], said: str) -> None:
    """A wish refuses nothing, and a condition agrees to nothing yet."""
    player = heard(*before, welcomed=())
    assert contexts(player, said) == [SAID, "welcome/agree/choose"]
    assert _agree(player) is None


@pytest.mark.parametrize(
    ("before", "said"),
    [
        (SPANISH, "acepto pero que no se entere mi marido"),
        (SPANISH, "acepto pero que mi esposo no vea"),
        (SPANISH, "si acepto pero que no lo lea mi hermana"),
        (ENGLISH, "yes i agree only dont tell my husband"),
    ],
)
def test_of_those_at_home_it_is_said_what_can_be_done(before: tuple[str, ...], said: str) -> None:
    """We cannot promise who holds the phone."""
    player = heard(*before, welcomed=())
    assert "engine/agreed_private" in contexts(player, said)
    assert _agree(player) == "agree"


@pytest.mark.parametrize(
    "said", ["no acepto, le van a decir a la policia", "no, ustedes son de migracion", "no confio"]
)
def test_a_refusal_stays_one(said: str) -> None:
    """Nothing is agreed."""
    assert _agree(heard(*SPANISH, said, welcomed=())) != "agree"


@pytest.mark.parametrize(
    "said",
    [
        "acepto. no he ido a la corte",
        "acepto, la policia me robo",
        "si. mi corte es el 3 de marzo a las 8 y no se que llevar",
    ],
)
def test_what_is_told_of_an_office_is_no_such_wish(said: str) -> None:
    """Nobody asked to be kept from it."""
    assert SAID not in contexts(heard(*SPANISH, welcomed=()), said)


def test_where_the_name_may_be_shared_it_is_said_too() -> None:
    """With the yes that was given."""
    player = heard(*SPANISH, "si", "1", welcomed=())
    assert SAID in contexts(player, "si pero no le digan a la policia")
    assert asks(player) == "welcome/wants_pin"


@pytest.mark.parametrize(
    ("before", "said"),
    [
        (SPANISH, "bueno ta bien pero la policia entonces no lo ve verdad? ni la migra"),
        (SPANISH, "la policia no lo ve verdad?"),
        (SPANISH, "entonces la policia no se entera?"),
        (SPANISH, "eso no lo mira la policia, cierto?"),
        (SPANISH, "ni la policia ni la migra lo ven verdad"),
        (SPANISH, "pero la policia no se va a enterar no?"),
        (SPANISH, "el gobierno no puede leer lo que escribo?"),
        (ENGLISH, "police cant see it right?"),
        (ENGLISH, "so immigration will not read this?"),
    ],
)
def test_whether_an_office_does_not_see_it_is_answered_and_the_consent_asked_again(
    before: tuple[str, ...], said: str
) -> None:
    """What only wants to be told so agrees to nothing."""
    player = heard(*before, welcomed=(), channel="sms")
    assert contexts(player, said) == ["government/who/say", "government/law/say", "welcome/agree/choose"]
    assert _agree(player) is None


@pytest.mark.parametrize(
    "said", ["la policia me vio en la calle", "y mi marido no lo ve verdad?", "la policia no lo ve"]
)
def test_what_asks_of_no_office_is_not_answered_so(said: str) -> None:
    """A statement of the police, and somebody at home."""
    assert "government/who/say" not in contexts(heard(*SPANISH, welcomed=()), said)
