"""Questions at a consent, in people's words: what it costs, what happens without it, and a yes that asks too."""

from __future__ import annotations

from time import perf_counter

import pytest

from app.dialogue.words.agreement_words import after_agreement
from tests.support.released import new_player
from tests.support.talks import asks, contexts, heard

SPANISH, ENGLISH = ("hola", "1"), ("hi", "2")


@pytest.mark.parametrize(
    ("welcomed", "said", "told"),
    [
        (ENGLISH, "before i agree tell me how much it cost", "free/say/say"),
        (ENGLISH, "how much it cost?", "free/say/say"),
        (SPANISH, "antes de aceptar digame cuanto cuesta", "free/say/say"),
        (SPANISH, "cuanto me cobran", "privacy/us/say"),
        (SPANISH, "y eso cuanto cuesta", "free/say/say"),
        (ENGLISH, "what happens if i say no", "without_agreeing/still/say"),
        (ENGLISH, "what if i dont agree", "without_agreeing/still/say"),
        (SPANISH, "que pasa si digo que no", "without_agreeing/still/say"),
        (SPANISH, "y si no acepto?", "without_agreeing/still/say"),
        (SPANISH, "q pasa si digo q no", "without_agreeing/still/say"),
        (SPANISH, "pa q es eso del pin", "term/pin"),
        (SPANISH, "cuanto cuesta un abogado", "legal_help/who/say"),
    ],
)
def test_it_is_answered_and_the_consent_asked_again(welcomed: tuple[str, ...], said: str, told: str) -> None:
    """Nothing is agreed to by asking."""
    player = heard(welcomed=welcomed)
    heard_now = contexts(player, said)
    assert told in heard_now
    assert player.conversation is not None
    assert "welcome/agree" not in player.conversation.answers


@pytest.mark.parametrize(
    ("welcomed", "said", "told"),
    [
        (ENGLISH, "i agree, how much it cost", "free/say/say"),
        (SPANISH, "si acepto. cuanto cuesta?", "free/say/say"),
    ],
)
def test_a_yes_that_asks_is_kept_and_answered_after(welcomed: tuple[str, ...], said: str, told: str) -> None:
    """The consent is not asked again; the answer comes when the welcome is over."""
    player = heard(said, welcomed=welcomed)
    assert asks(player) == "welcome/unasked"
    for each in ("1", "no", "no"):
        player.say(each)
    assert any(each.context.startswith(told) for each in player.said)


@pytest.mark.parametrize(
    "said", ["yes i agree. what is credible fear", "yes. what is asylum?", "si acepto. que es USCIS?"]
)
def test_a_word_is_explained_beside_a_yes(said: str) -> None:
    """At once, and never by the topic of another fear; the consent is kept."""
    player = heard(welcomed=ENGLISH)
    assert any(each.startswith("term/") for each in contexts(player, said))
    assert asks(player) == "welcome/unasked"


@pytest.mark.parametrize(
    ("before", "why"),
    [
        (("hola", "1", "si"), "welcome/unasked/why"),
        (("hola", "1", "si", "1"), "welcome/emergency_sharing/why"),
        (("hola", "1", "si", "1", "no"), "welcome/wants_pin/why"),
    ],
)
def test_at_another_question_it_is_said_why_it_is_asked(before: tuple[str, ...], why: str) -> None:
    """What happens without it is there that question's own."""
    player = heard(welcomed=before)
    waits = asks(player)
    assert why in contexts(player, "que pasa si digo que no")
    assert asks(player) == waits


@pytest.mark.parametrize(
    ("said", "waits"),
    [
        ("no", "welcome/refused"),
        ("no acepto porque no se leer bien", "welcome/refused"),
        ("no quiero que lean mis mensajes", "welcome/refused"),
        ("si acepto", "welcome/unasked"),
    ],
)
def test_a_plain_answer_still_counts(said: str, waits: str) -> None:
    """As ever."""
    assert asks(heard(said, welcomed=SPANISH)) == waits


@pytest.mark.parametrize("said", ["si acepto pero cuanto cuesta", "i agree", "ok acepto"])
def test_an_agreement_is_no_yes_to_danger(said: str) -> None:
    """Asked whether they are in danger, somebody who agrees answers what waited below; no alarm goes out."""
    player = heard("evening they come to hit me", welcomed=SPANISH)
    assert [each.context for each in player.said] == ["engine/danger_now"]
    assert not [each for each in contexts(player, said) if each.startswith("emergency/")]
    assert asks(player) == "welcome/unasked"


@pytest.mark.parametrize("said", ["si", "yes", "si estoy en peligro", "si acepto pero me van a matar ahorita"])
def test_a_yes_to_danger_still_raises_it(said: str) -> None:
    """Also with an agreement, where danger is told."""
    player = heard("evening they come to hit me", welcomed=SPANISH)
    assert "emergency/danger_now" in contexts(player, said)


@pytest.mark.parametrize("said", ["mijo es q no veo bien mucha letra", "casi no veo la letra", "i dont see well sir"])
def test_who_sees_little_is_told_it_in_few_words(said: str) -> None:
    """Not asked about danger; blows to the eyes are."""
    assert "few_words/kept/say" in contexts(heard(welcomed=SPANISH), said)
    assert "engine/danger_now" in contexts(heard(welcomed=SPANISH), "me pegaron en el ojo y no veo bien")


def test_a_greeting_with_a_call_is_no_first_question() -> None:
    """Nothing of it waits to be answered; what is asked while topics are offered is none of "none of these"."""
    assert "engine/first_waits" not in contexts(heard(welcomed=()), "buenas tardes señorita")
    player = heard("what if i dont agree")
    assert [each.context for each in player.said] == ["engine/topic"]
    text = "me dijeron que ya se me paso el año, ya no puedo pedir nada?"
    assert "year_passed/passed/say" in contexts(player, text)


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("me la mataron a mi hija", "safety/hurt"),
        ("la mataron", "safety/hurt"),
        ("no se leer", "few_words/kept/say"),
        ("mi hijo", "hint/choice.unread"),
    ],
)
def test_what_is_told_chooses_no_messages(told: str, said: str) -> None:
    """Words that mean a line of another list ("son", "ninguna") pick none where messages are chosen."""
    player = new_player()
    assert contexts(player, "hola", "1", "si", told)[0] == said
    assert asks(player) == "welcome/unasked"


@pytest.mark.parametrize(
    ("welcomed", "said", "told"),
    [
        (ENGLISH, "ok i agree but what is withholding. this is one kind of jail?", "term/withholding"),
        (ENGLISH, "i say i agree. then i ask what is withholding is it a jail", "term/withholding"),
        (ENGLISH, "yes i agree, now tell me what is asylum", "term/asylum"),
        (SPANISH, "bueno acepto pero que es withholding? es una carcel?", "term/withholding"),
        (SPANISH, "le digo que si acepto, y que es el pin", "term/pin"),
        (SPANISH, "bueno si acepto mijo pero que no se entere ella", "engine/agreed_private"),
        (SPANISH, "acepto pero que mi esposo no sepa", "engine/agreed_private"),
        (SPANISH, "si acepto, pero no le digan a nadie", "engine/agreed_private"),
        (ENGLISH, "i agree but my husband must not know", "engine/agreed_private"),
        (ENGLISH, "ok i agree but dont tell my sister", "engine/agreed_private"),
        (ENGLISH, "yes i agree i say it already", "welcome/unasked/choose"),
        (ENGLISH, "i said i agree", "welcome/unasked/choose"),
        (SPANISH, "ya le dije que acepto", "welcome/unasked/choose"),
        (SPANISH, "que si acepto ya le dije", "welcome/unasked/choose"),
    ],
)
def test_an_agreement_that_opens_a_message_is_taken_at_once(welcomed: tuple[str, ...], said: str, told: str) -> None:
    """What stands behind it is explained, or answered; nobody has to agree twice."""
    player = heard(welcomed=welcomed)
    assert told in contexts(player, said)
    assert asks(player) == "welcome/unasked"


def test_the_wish_that_she_must_not_know_is_kept_for_the_team() -> None:
    """In the person's own words."""
    player = heard("bueno si acepto mijo pero que no se entere ella", welcomed=SPANISH)
    assert player.conversation is not None
    assert "que no se entere ella" in player.conversation.wished["agree"]


@pytest.mark.parametrize(
    ("welcomed", "said"),
    [
        (SPANISH, "acepto? que es eso"),
        (SPANISH, "si acepto que pasa?"),
        (SPANISH, "acepto pero no quiero que guarden nada"),
        (SPANISH, "acepto solo si nadie lee"),
        (ENGLISH, "i agree but do not keep my answers"),
        (ENGLISH, "i agree if nobody read it"),
        (ENGLISH, "do i agree?"),
        (ENGLISH, "i dont agree"),
        (SPANISH, "no se si acepto, que es eso"),
    ],
)
def test_what_hangs_or_denies_is_no_agreement(welcomed: tuple[str, ...], said: str) -> None:
    """A condition, a refusal of what is asked, and a question."""
    player = heard(said, welcomed=welcomed)
    assert player.conversation is not None
    given = player.conversation.answers.get("welcome/agree")
    assert given is None or given.value != "agree"


@pytest.mark.parametrize(
    "said",
    [
        "i dont agree",
        "i don't agree",
        "no, i dont agree",
        "i cant agree",
        "dont agree",
        "i no agree",
        "not agree",
        "no agree",
        "i dont accept",
        "no accept",
    ],
)
def test_a_refusal_in_any_english_is_one(said: str) -> None:
    """Never an agreement with a wish beside it."""
    player = heard(said, welcomed=ENGLISH)
    assert player.conversation is not None
    given = player.conversation.answers.get("welcome/agree")
    assert given is not None
    assert given.value == "refuse"
    assert asks(player) == "welcome/refused"


@pytest.mark.parametrize(
    "said",
    [
        "acepto ya te lo habia dicho",
        "ya habia dicho q acepto",
        "acepto, ya le habia dicho que si",
        "si acepto pues, ya",
        "ya acepto hombre",
        "acepto lo de guardar mis respuestas",
        "acepto que guarden mis respuestas para que me ayuden",
        "acepto que lo abran para ayudarme",
        "acepto porque necesito ayuda",
        "si si acepto rapido que no tengo saldo",
        "acepto, no se leer bien",
        "asepto",
        "i agree i told you before",
        "yes i agree already told you",
        "i accept that you keep my answers",
        "i agree because i need help with my court",
    ],
)
def test_a_yes_among_talk_is_taken(said: str) -> None:
    """What stands around it sets no condition: nobody is asked again."""
    assert asks(heard(said, welcomed=SPANISH)) == "welcome/unasked"


@pytest.mark.parametrize(
    "said",
    [
        "acepto?",
        "¿acepto?",
        "i agree?",
        "acepto o no acepto?",
        "para que acepto",
        "que acepto? que es lo que acepto",
        "si digo q si q pasa",
        "si acepto que pasa",
        "y si acepto me deportan?",
        "que pasa si acepto",
        "que sigue despues de aceptar?",
        "what happen after i agree",
        "creo que acepto",
        "creo que si pero mi esposo dice otra cosa",
        "maybe i agree",
        "no se si acepto",
        "acepto nada",
        "acepto si no me deportan",
        "acepto solo si no le dicen a nadie",
        "acepto cuando me expliquen",
        "i agree only if nobody sees",
        "acepto pero no guarden nada",
        "acepto pero que no lo lean",
        "i agree but do not save",
        "acepto aunque no entendi mucho",
        "quien dijo que acepto",
        "yo no dije que acepto",
        "acepto ayudenme",
    ],
)
def test_what_only_sounds_like_a_yes_agrees_to_nothing(said: str) -> None:
    """A question, a doubt, a condition and a cry."""
    player = heard(said, welcomed=SPANISH)
    assert player.conversation is not None
    assert "welcome/agree" not in player.conversation.answers


@pytest.mark.parametrize(
    "said",
    [
        "bueno ya, acepto. y cuantos sms son? mi saldo se acaba",
        "acepto, cuanto saldo gasta esto",
        "i agree. how many texts is this? my credit finish",
    ],
)
def test_how_many_messages_it_takes_is_answered_beside_a_yes(said: str) -> None:
    """At once, for whoever pays for each; and the consent is kept."""
    player = heard(welcomed=SPANISH)
    assert contexts(player, said) == ["sms_needed/say/say", "welcome/unasked/choose"]
    player = heard(welcomed=SPANISH)
    assert contexts(player, "cuantos sms son?") == ["sms_needed/say/say", "welcome/agree/choose"]


@pytest.mark.parametrize(
    "said",
    [
        "si acepto que no me llamen",
        "acepto pero q no me llamen",
        "acepto. pero que no me marquen",
        "acepto pero no me llamen mejor escriban",
        "yes i agree but no calls pls",
        "i agree no call only text",
    ],
)
def test_a_wish_about_calls_beside_a_yes_is_passed_on(said: str) -> None:
    """It limits nothing of what is agreed to."""
    player = heard(welcomed=SPANISH)
    assert {"engine/wish_kept", "engine/wish_write"} <= set(contexts(player, said))
    assert asks(player) == "welcome/unasked"


@pytest.mark.parametrize(
    "said", ["acepto ya te lo habia dicho", "ok i change my mind i agree now", "cambie de idea, acepto"]
)
def test_whoever_refused_agrees_after_all(said: str) -> None:
    """In as many words."""
    assert asks(heard("no acepto", said, welcomed=SPANISH)) == "welcome/unasked"


def test_a_long_row_of_small_words_is_read_at_once() -> None:
    """No row of them takes long to read."""
    began = perf_counter()
    assert after_agreement("dije " + "ya que si " * 400 + "x") is None
    assert perf_counter() - began < 1


@pytest.mark.parametrize("before", [(), ("no acepto",)], ids=["asked", "refused"])
@pytest.mark.parametrize(
    "said",
    [
        "y si digo q no q pasa? me ayudan igual o no",
        "pregunte q pasa si no acepto lo de guardar mis respuestas",
        "que pasa si no acepto que guarden",
        "si digo q no me corren?",
        "y si no quiero que guarden nada que pasa",
        "y si pongo 2",
        "es obligatorio?",
        "tengo que aceptar?",
        "puedo usarlo sin aceptar",
        "sin guardar mis respuestas me ayudan",
        "what if i say no you still help me",
        "what happen if i no agree to keep my answers",
        "if i not accept you help me or not",
        "do i have to say yes",
        "must i accept",
        "i ask what happen if i say no",
        "can you help without saving",
    ],
)
def test_what_works_without_the_consent_is_told(before: tuple[str, ...], said: str) -> None:
    """And the consent is asked again; nothing is agreed or refused by it."""
    player = heard(*before, welcomed=SPANISH)
    waits = asks(player)
    assert contexts(player, said) == ["without_agreeing/still/say", f"{waits}/choose"]


@pytest.mark.parametrize(
    ("said", "waits"),
    [
        ("no quiero que guarden pero quiero ayuda", "welcome/refused"),
        ("no quiero que guarden nada", "welcome/refused"),
        ("no acepto, me da miedo", "welcome/refused"),
        ("mejor no acepto", "welcome/refused"),
        ("si acepto sin problema", "welcome/unasked"),
        ("no, no acepto eso", "welcome/refused"),
    ],
)
def test_an_answer_without_a_question_is_none_of_these(said: str, waits: str) -> None:
    """As ever."""
    assert asks(heard(said, welcomed=SPANISH)) == waits


@pytest.mark.parametrize("said", ["si digo que no tengo papeles me deportan?", "y si digo que no tengo pasaporte"])
def test_a_no_to_something_else_is_not_asked_about(said: str) -> None:
    """They speak of papers."""
    assert "without_agreeing/still/say" not in contexts(heard(welcomed=SPANISH), said)


@pytest.mark.parametrize("refuses", [(), ("no acepto",)], ids=["asked", "refused"])
@pytest.mark.parametrize(
    "said", ["bueno ya acepto pues", "acepto ya te lo habia dicho", "ok i agree then", "si acepto que guarden todo"]
)
def test_an_agreement_at_a_topic_above_the_consent_is_taken(refuses: tuple[str, ...], said: str) -> None:
    """Whatever list is shown just then."""
    player = heard(*refuses, "la corte", welcomed=SPANISH)
    assert asks(player) == "court/about"
    contexts(player, said)
    assert asks(player) == "welcome/unasked"


@pytest.mark.parametrize("said", ["acepto?", "no acepto nada", "de acuerdo con la fecha", "si acepto que pasa"])
def test_no_other_words_agree_there(said: str) -> None:
    """Nothing is agreed to by the way."""
    player = heard("la corte", welcomed=SPANISH)
    contexts(player, said)
    assert player.conversation is not None
    assert player.conversation.answers.get("welcome/agree") is None or asks(player) == "welcome/refused"


@pytest.mark.parametrize("said", ["no acepto ahora", "ahora no acepto", "i still dont agree"])
def test_whoever_refused_may_refuse_again(said: str) -> None:
    """Nothing else is asked of them."""
    player = heard("no acepto", welcomed=SPANISH)
    assert contexts(player, said) == ["engine/all_right"]
    assert asks(player) == "welcome/refused"


@pytest.mark.parametrize("said", ["what u keep?", "q es eso de guardar mis respuestas", "que es lo que guardan de mi"])
def test_what_is_kept_is_told(said: str) -> None:
    """With what for, and until when."""
    assert contexts(heard(welcomed=SPANISH), said) == ["why_kept/why/say", "welcome/agree/choose"]


def test_a_doubt_that_is_confirmed_is_no_wish() -> None:
    """Nobody reads "mmm creo q si" as something to be respected."""
    player = heard("mmm creo q si", welcomed=SPANISH)
    assert "engine/wish_kept" not in contexts(player, "1")
    assert asks(player) == "welcome/unasked"
