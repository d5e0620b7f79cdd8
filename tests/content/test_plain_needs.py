"""What people needed in the middle of something else: silence, an answer instead of a choice, a box left clean."""

from __future__ import annotations

import pytest

from tests.support.released import new_player
from tests.support.talks import WELCOMED, contexts


def test_what_led_to_a_story_is_its_beginning() -> None:
    """Told at the list of topics: the sentence, the story opens, and nothing has to be told twice."""
    player = new_player()
    told = "bueno se lo cuento me tuvieron 3 dias en una casa con mis hijos y al niño le pegaron"
    said = contexts(player, *WELCOMED, "miedo", told)
    assert "safety/hurt" in said
    assert "engine/told_kept" in said
    assert player.conversation is not None
    assert player.conversation.answers["my_story/told"].parts[0].text == told


@pytest.mark.parametrize(
    "waiting",
    [(*WELCOMED, "miedo", "contar", "1"), (*WELCOMED, "formulario", "1"), WELCOMED],
    ids=["story", "form", "menu"],
)
def test_somebody_who_comes_makes_it_silent(waiting: tuple[str, ...]) -> None:
    """One word that tells a stranger nothing; RESUME brings back what waited."""
    player = new_player()
    assert contexts(player, *waiting, "ya no puedo seguir viene la doña") == ["engine/someone_comes"]
    assert player.conversation is not None
    assert player.conversation.is_paused
    assert contexts(player, "seguir")


def test_the_words_of_a_story_before_somebody_comes_are_kept() -> None:
    """The part that ends so stays in the story."""
    player = new_player()
    part = "pidieron 4 mil dolares. ya no puedo seguir viene mi marido"
    contexts(player, *WELCOMED, "miedo", "contar", "1", part)
    assert player.conversation is not None
    assert player.conversation.answers["my_story/told"].parts[-1].text == part


@pytest.mark.parametrize(
    "asked",
    ["no me contesto se lo pasan a migracion si o no", "No señor yo le pregunte quien ve mis datos migracion los ve"],
)
def test_a_question_at_the_consent_is_no_refusal(asked: str) -> None:
    """ "No" in it chooses nothing: it is answered, and the consent still waits."""
    player = new_player()
    said = contexts(player, "hola", "1", asked)
    assert "welcome/refused/choose" not in said
    assert player.conversation is not None
    assert "welcome/agree" not in player.conversation.answers


@pytest.mark.parametrize("asked", ["si se aplica hoy y que dijeron las cortes", "que dijeron hoy las cortes del mpp"])
def test_the_word_today_is_no_hearing(asked: str) -> None:
    """Nobody who asks what holds today gets a hearing written down for today."""
    player = new_player()
    said = contexts(player, *WELCOMED, "mpp", asked)
    assert not any(context.startswith("hearing") for context in said)
    assert player.hearing is None


@pytest.mark.parametrize("said", ["cuesta dinero? yo no tengo", "yo quiere interprete cuando llega"])
def test_a_request_is_no_place(said: str) -> None:
    """Where the place of a language is asked: the words are asked about or answered, never written down unseen."""
    player = new_player()
    contexts(player, "hola", "otro", "mam", said)
    assert player.conversation is not None
    assert "welcome/other_place" not in player.conversation.answers


@pytest.mark.parametrize(
    "asked",
    [
        "si firmo un papel en el puente me quitan el caso?",
        "lo del papel q firmo en el puente q me cierran el caso es verdad o no",
    ],
)
def test_whoever_is_asked_to_sign_is_told_what_to_ask(asked: str) -> None:
    """The flow about signing answers, wherever the wide topic would have led."""
    player = new_player()
    assert any(context.startswith("signing/") for context in contexts(player, *WELCOMED, asked))


@pytest.mark.parametrize("said", ["que no diga de que se trata", "sin decir de que se trata", "la que no dice"])
def test_neutral_lines_are_chosen_by_what_they_do(said: str) -> None:
    """Nobody has to know the word "neutral"."""
    player = new_player()
    contexts(player, "hola", "1", "si", said)
    assert player.conversation is not None
    assert player.conversation.answers["welcome/unasked"].value == "neutral"


def test_an_answer_is_found_by_a_word_of_its_name() -> None:
    """EDIT with a description that shares one word with one name only."""
    player = new_player()
    contexts(player, *WELCOMED, "corregir lo de la emergencia")
    assert player.conversation is not None
    assert player.conversation.place is not None
    assert player.conversation.place.correcting


@pytest.mark.parametrize("leaving", ["me tengo que ir", "luego le sigo", "i have to go"])
def test_leaving_in_the_midst_of_a_story_is_no_part_of_it(leaving: str) -> None:
    """It is asked about, taken out on a word, and the telling goes on where it stopped."""
    player = new_player()
    part = "me agarraron en reynosa unos hombres"
    assert "engine/aside" in contexts(player, *WELCOMED, "miedo", "contar", "1", part, leaving)
    assert "engine/paused" in contexts(player, "2")
    assert player.conversation is not None
    assert [each.text for each in player.conversation.answers["my_story/told"].parts] == [part]
    assert "engine/story_goes_on" in contexts(player, "seguir")


def test_the_list_of_answers_parts_the_form_from_the_rest() -> None:
    """Consents and the language are told apart from what stands on the form."""
    player = new_player()
    contexts(player, *WELCOMED, "formulario", "1", "1", "no tengo", "no tengo")
    contexts(player, "corregir")
    listed = "\n".join(str(getattr(each, "body", each)) for each in player.rendered)
    assert listed.index("Fuera del formulario") < listed.index("Idioma")
    assert listed.index("Seguro Social") < listed.index("Fuera del formulario")


@pytest.mark.parametrize(
    "asked",
    [
        "espera eso lo va a ver la migra mexicana? xq los tipos tenian uniforme",
        "chamo te pregunte si la migra mexicana va a ver esto",
        "oye y se puede trabajar aki en mexico mientras? xq no tengo ni pa comer",
    ],
)
def test_a_question_inside_a_story_is_not_swallowed(asked: str) -> None:
    """Whose it is gets asked, and what was asked is answered."""
    player = new_player()
    said = contexts(player, *WELCOMED, "miedo", "contar", "1", "me agarraron en reynosa unos hombres", asked)
    assert "engine/aside" in said
    answered = contexts(player, "2")
    assert answered
    assert "engine/own_question" not in answered


@pytest.mark.parametrize(
    "part", ["oye tu de donde eres, me dijo, y me quito el telefono", "me pregunto si tenia familia en el norte"]
)
def test_a_question_that_is_told_stays_in_the_story(part: str) -> None:
    """What others asked them is what happened."""
    player = new_player()
    assert "engine/aside" not in contexts(player, *WELCOMED, "miedo", "contar", "1", "me agarraron unos hombres", part)


@pytest.mark.parametrize("waiting", [(*WELCOMED, "formulario", "1"), (*WELCOMED, "miedo")], ids=["form", "topic"])
@pytest.mark.parametrize("stranger", ["quien es", "hola", "que es esto", "y tu quien eres", "1", "si"])
def test_whoever_takes_the_phone_learns_nothing(waiting: tuple[str, ...], stranger: str) -> None:
    """After the silence only the neutral line is shown, until the person is back."""
    player = new_player()
    contexts(player, *waiting, "ahi viene mi prima espere esta viendo el telefono")
    assert contexts(player, stranger) == ["engine/someone_comes"]
    assert contexts(player, stranger) == ["engine/someone_comes"]


@pytest.mark.parametrize("back", ["seguir", "ya se fue mi prima", "RESUME", "ya regrese en ke ibamos", "soy yo"])
def test_whoever_is_back_goes_on(back: str) -> None:
    """The command, or words that say so."""
    player = new_player()
    contexts(player, *WELCOMED, "formulario", "1", "viene la doña")
    assert "engine/someone_comes" not in contexts(player, back)
    assert player.conversation is not None
    assert not player.conversation.is_hidden


def test_danger_is_heard_while_it_is_silent() -> None:
    """Whatever hides the chat, a cry gets its answer."""
    player = new_player()
    assert contexts(player, *WELCOMED, "formulario", "1", "viene la doña", "me van a matar ahora mismo")[0].startswith(
        "emergency/"
    )
