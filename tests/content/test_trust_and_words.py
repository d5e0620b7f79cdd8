"""Words and trust asked at any moment, also before a language is chosen: answered, and the question asked again."""

from __future__ import annotations

import pytest

from tests.support.released import new_player
from tests.support.talks import WELCOMED, asks, contexts, shown

AGREE = ("hola", "1")
UNASKED = (*AGREE, "si")
SHARING = (*UNASKED, "1")
PIN = (*SHARING, "no")
ASKED_WELCOME = {"language": ("hola",), "agree": AGREE, "unasked": UNASKED, "sharing": SHARING, "pin": PIN}

WORDS = [
    ("asilo es para los ancianos?", "term/asylum"),
    ("el asilo es como un hospital?", "term/asylum"),
    ("is asylum like a home for old people?", "term/asylum"),
    ("que es pin", "term/pin"),
    ("q es eso del pin", "term/pin"),
    ("un pin es como una clave?", "term/pin"),
    ("pin es como la clave del banco?", "term/pin"),
    ("what is a pin", "term/pin"),
    ("audiencia como de la radio?", "term/hearing"),
    ("audiencia es como un programa de radio?", "term/hearing"),
    ("a hearing is like for the ears?", "term/hearing"),
    ("que es orienta", "term/us"),
    ("que es casa puente", "term/us"),
    ("what is casa puente", "term/us"),
    ("que es twilio", "term/twilio"),
    ("que es meta", "term/meta"),
    ("que es aviso neutro", "term/neutral"),
    ("what is neutral lines", "term/neutral"),
    ("que es asilo", "term/asylum"),
    ("pin?", "term/pin"),
    ("asilo?", "term/asylum"),
    ("para que es el pin", "term/pin"),
    ("y el pin para que?", "term/pin"),
    ("q es mpp", "term/mpp"),
    ("what is form i-589", "term/i589"),
]


@pytest.mark.parametrize("where", ASKED_WELCOME)
@pytest.mark.parametrize(("asked", "told"), WORDS)
def test_a_word_is_told_at_the_welcome_and_the_question_waits(where: str, asked: str, told: str) -> None:
    """One line about the word, the same question again, and nothing taken for an answer."""
    player = new_player()
    contexts(player, *ASKED_WELCOME[where])
    assert player.conversation is not None
    waiting, answers = asks(player), dict(player.conversation.answers)
    said = contexts(player, asked)
    assert said[0] == told
    assert len(said) == 2
    assert asks(player) == waiting
    assert player.conversation.answers == answers


@pytest.mark.parametrize(("asked", "told"), WORDS[:4] + WORDS[8:12])
def test_a_word_in_the_first_message_is_told_at_once(asked: str, told: str) -> None:
    """Nobody waits behind five questions for what a word means."""
    assert contexts(new_player(), asked) == [told, "welcome/language/choose"]


@pytest.mark.parametrize(
    "asked",
    [
        "audiencia como le hago",
        "audiencia como la cambio?",
        "asilo como lo pido?",
        "el asilo es gratis?",
        "mi audiencia es el 5 de mayo?",
        "is asylum free?",
    ],
)
def test_what_asks_for_more_than_the_word_is_not_taken_for_it(asked: str) -> None:
    """How, how much and when are other questions."""
    assert not contexts(new_player(), *WELCOMED, asked)[0].startswith("term/")


TRUST = [
    "how i know you are not lying",
    "how do i know this is real",
    "is this a scam?",
    "this is fraud?",
    "can i trust you",
    "who pays you",
    "who pay for this",
    "are you real or scam",
    "hello is this real or fake",
    "why you help me for free",
    "what do you get from this",
    "how can i be sure it is not immigration",
    "y como se que esto no es la migra",
    "como se que no es estafa",
    "esto es estafa?",
    "esto es una estafa?",
    "no sera fraude?",
    "y si es mentira?",
    "como se que no me mienten",
    "puedo confiar en ustedes?",
    "son de confianza?",
    "quien les paga",
    "quien maneja esto",
    "me van a denunciar ustedes con la migra?",
    "buenas esto es de verdad o es estafa",
    "oiga ustedes son de verdad o son estafadores",
    "a usted quien le paga",
    "que ganan ustedes con esto",
    "por que me ayudan gratis",
    "quien esta detras de esto",
    "de donde sacan el dinero",
    "y si ustedes son de la migra?",
]


@pytest.mark.parametrize("asked", TRUST)
@pytest.mark.parametrize("where", ["menu", "agree", "form"])
def test_whether_to_trust_us_is_answered(asked: str, where: str) -> None:
    """Who runs it, that it is free, what it never does: short, wherever it is asked; then what waited."""
    before = {"menu": WELCOMED, "agree": AGREE, "form": (*WELCOMED, "formulario", "1", "1")}[where]
    player = new_player()
    contexts(player, *before)
    waiting = asks(player)
    said = contexts(player, asked)
    assert said[0] == "trust/us/say"
    assert not any(each.startswith(("privacy/", "fraud/")) for each in said)
    if where != "menu":
        assert asks(player) == waiting


@pytest.mark.parametrize("asked", TRUST)
@pytest.mark.parametrize("at", ["first", "language"])
def test_before_a_language_is_chosen_it_is_answered_in_the_language_of_the_asker(asked: str, at: str) -> None:
    """Nobody who writes English is answered in Spanish for want of a choice, nor left without an answer."""
    player = new_player()
    said = contexts(player, *(("hola",) if at == "language" else ()), asked)
    assert said == ["trust/us/say", "welcome/language/choose"]
    is_english = asked in TRUST[: TRUST.index("y como se que esto no es la migra")]
    assert ("never ask" if is_english else "nunca pedimos") in shown(player).lower()


@pytest.mark.parametrize(
    ("asked", "flow"),
    [
        ("es una estafa el abogado que me cobra?", "fraud"),
        ("un notario me estafo", "fraud"),
        ("can i trust that lawyer", "fraud"),
        ("la migra puede leer esto?", "government"),
        ("are you from ice", "government"),
        ("cuanto cobran", "privacy"),
        ("es gratis verdad?", "privacy"),
        ("como se que mi audiencia es de verdad", "hearing"),
        ("como se si mi abogado es real", "legal_help"),
        ("un abogado por facebook me cobra 300, esto es estafa?", "fraud"),
        ("quien me paga el interprete", "court_interpreter"),
    ],
)
def test_other_fears_keep_their_answer(asked: str, flow: str) -> None:
    """A swindler, a government that reads and the price are told apart from doubt of us."""
    assert contexts(new_player(), *WELCOMED, asked)[0].startswith(f"{flow}/")


@pytest.mark.parametrize(
    "typed", ["hi i cant read good, is this a scam", "hola. tengo audiencia el 5 de enero. esto es estafa?"]
)
def test_a_doubt_beside_more_is_answered_first(typed: str) -> None:
    """The rest is kept for after the welcome, and that is said."""
    said = contexts(new_player(), typed)
    assert "trust/us/say" in said
    assert said[-1] == "welcome/language/choose"


def test_a_topic_asked_first_is_told_in_a_line_and_opened_after_the_welcome() -> None:
    """One line at once, the rest as soon as the questions are over."""
    player = new_player()
    assert contexts(player, "que es mpp") == ["term/mpp", "welcome/language/choose"]
    assert "mpp/what/say" in contexts(player, "1", "si", "1", "no", "no")
