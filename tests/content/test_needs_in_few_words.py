"""What tired people ask in few words: a bed, where to go, who answers when, papers that are gone, shorter words."""

from __future__ import annotations

import pytest

from tests.support.released import new_player
from tests.support.talks import WELCOMED, asks, contexts, shown

EN = ("hello", "2", "yes", "1", "no", "no")


def said_to(*typed: str) -> list[str]:
    """What a newcomer in the language of the last words is told."""
    is_english = any(f" {word} " in f" {typed[-1]} " for word in ("i", "is", "where", "the", "they", "my", "me to"))
    return contexts(new_player(), *(EN if is_english else WELCOMED), *typed)


@pytest.mark.parametrize(
    "asked",
    [
        "para dormir",
        "donde puedo dormir",
        "no tengo donde dormir",
        "donde duermo hoy",
        "necesito un lugar para dormir con mis hijos",
        "busco un albergue",
        "where can i sleep",
        "i need place to sleep tonight",
        "no tenemos donde quedarnos",
        "necesito donde quedarme con mis hijos",
    ],
)
def test_a_bed_is_answered_with_the_shelter(asked: str) -> None:
    """Not with a list of ten kinds of help."""
    assert "shelter/sleep/say" in said_to(asked)


@pytest.mark.parametrize(
    "asked",
    [
        "tengo hambre y frio donde comer y dormir en matamoros",
        "donde comer y donde dormir",
        "tengo hambre, no tengo donde dormir",
        "where can i eat and where can i sleep",
        "i am hungry and i have no place to sleep",
    ],
)
def test_food_and_a_bed_are_both_answered(asked: str) -> None:
    """Both halves, whether or not it is put as a question."""
    assert {"food/food/say", "shelter/sleep/say"} <= set(said_to(asked))


@pytest.mark.parametrize(
    ("before", "asked"),
    [
        ((), "where i can go?"),
        ((), "where can i go"),
        ((), "a donde voy?"),
        ((), "adonde puedo ir"),
        (("me amenazaron en mi casa", "no"), "adonde me voy?"),
        (("menu",), "a donde puedo ir para estar seguro"),
        ((), "a safe place please"),
        ((), "tengo miedo adonde voy"),
        ((), "no tengo a donde ir"),
        ((), "ya me vieron en el albergue, a donde puedo ir"),
        ((), "me siento mal aqui where i can go"),
    ],
)
def test_where_to_go_is_a_safe_place(before: tuple[str, ...], asked: str) -> None:
    """The emergency number and a place to sleep; no list of topics to guess from."""
    assert contexts(new_player(), *WELCOMED, *before, asked)[0] == "safe_place/go/say"


@pytest.mark.parametrize(
    "asked",
    [
        "a donde voy para mi corte?",
        "where do i go for my hearing",
        "adonde puedo ir a comer",
        "where can i go for a doctor",
        "donde tengo que ir el dia de la audiencia",
    ],
)
def test_where_the_hearing_is_stays_its_own_question(asked: str) -> None:
    """The place of the court is no shelter."""
    assert not said_to(asked)[0].startswith(("safe_place/", "shelter/"))


@pytest.mark.parametrize(
    "place",
    [
        "la ciudad es matamoros",
        "matamoros",
        "matamoros, tamaulipas",
        "estoy en reynosa",
        "soy de honduras pero estoy en reynosa",
        "i am in tijuana",
        "we are in nuevo laredo with 2 kids",
    ],
)
def test_the_city_told_after_a_call_for_a_person_is_passed_on(place: str) -> None:
    """What was asked for with the call is not guessed at as a topic."""
    assert said_to("persona", place)[0] == "engine/wish_told"


@pytest.mark.parametrize("typed", ["persona matamoros", "persona, la ciudad es matamoros", "person, i am in tijuana"])
def test_the_city_in_the_call_itself_is_passed_on(typed: str) -> None:
    """In one word too."""
    assert {"person/told/text", "engine/wish_told"} <= set(contexts(new_player(), *WELCOMED, typed))


@pytest.mark.parametrize("typed", ["estoy en matamoros y me quieren matar ahorita", "que es mpp", "miedo"])
def test_anything_else_after_a_call_is_taken_as_ever(typed: str) -> None:
    """Danger, a question and a topic are no address."""
    assert said_to("persona", typed)[0] != "engine/wish_told"


@pytest.mark.parametrize(
    "asked",
    [
        "cuando me contestan",
        "me van a llamar o como",
        "cuanto se tardan en contestar",
        "a que hora me contesta la persona",
        "when they answer me",
        "will they call me or write",
        "how long i wait for the person",
        "ya me van a contestar?",
    ],
)
def test_when_and_how_a_person_answers_is_said(asked: str) -> None:
    """The hours, the chat, and honestly that no day is promised."""
    player = new_player()
    said = contexts(player, *WELCOMED, "persona", asked)
    assert said[0] == "person_when/when/say"
    assert "9:00" in shown(player)


@pytest.mark.parametrize(
    "asked",
    [
        "no tengo los papeles",
        "perdi el papel y no se cuando es mi corte",
        "perdi el papel, cuando es mi corte",
        "ya no tengo el papel, como se mi fecha",
        "me robaron los papeles de la corte",
        "i lost the paper, when is my court",
        "i dont have the papers how i know my date",
        "mis papeles se perdieron como veo mi fecha",
    ],
)
@pytest.mark.parametrize("before", [(), ("corte",)])
def test_without_papers_the_way_to_look_is_told_at_once(asked: str, before: tuple[str, ...]) -> None:
    """The page, the line and what to do without the number; no list before it."""
    assert "lost_papers/look/say" in said_to(*before, asked)


@pytest.mark.parametrize(
    "asked", ["no se leer mucho", "no leo bien", "casi no se leer", "i cant read good", "i do not read well"]
)
def test_shorter_words_from_then_on(asked: str) -> None:
    """Said once; what has a short wording is told in it afterwards, with the long one behind MORE."""
    player = new_player()
    assert contexts(player, *WELCOMED, asked)[0] == "few_words/kept/say"
    said = contexts(player, "miedo")
    assert "fear/rule/plain" in said
    assert "fear/rule/say" not in said
    assert "fear/rule/say" in contexts(player, "mas")


def test_whoever_reads_gets_the_whole_text() -> None:
    """Nothing is shortened for anybody who did not say so."""
    assert "fear/rule/say" in said_to("miedo")


@pytest.mark.parametrize(
    "asked",
    [
        "la entrevista de asilo es la de miedo a mexico?",
        "credible fear is same as mpp fear interview?",
        "me van a hacer la entrevista de miedo creible",
        "when is my asylum interview credible fear",
        "q diferencia hay entre miedo creible y miedo a mexico",
        "cuando es mi entrevista de asilo",
        "when is my interview",
        "credible fear es lo mismo que mpp?",
        "la entrevista de miedo es igual a la de miedo creible?",
    ],
)
def test_the_two_interviews_are_told_apart(asked: str) -> None:
    """Which is which, before anything else of either."""
    assert said_to(asked)[0] == "which_interview/two/say"


@pytest.mark.parametrize(
    "asked",
    [
        "one year pass already is it finish for me",
        "tengo mas de un año ya se acabo para mi?",
        "ya paso el año ya perdi mi derecho?",
        "it is more than one year, its over for me?",
        "se me paso el año ya no hay nada que hacer?",
    ],
)
def test_after_the_year_the_exceptions_and_a_step(asked: str) -> None:
    """No verdict: what the rule excepts, and who can look."""
    assert said_to(asked)[0] == "year_passed/passed/say"


@pytest.mark.parametrize("asked", ["is it finish for me", "ya se acabo para mi?", "ya no hay nada que hacer?"])
def test_whether_all_is_over_is_asked_back(asked: str) -> None:
    """Nobody is told a verdict, nor that a year passed which they never spoke of."""
    assert said_to(asked)[0] == "over/say/say"


@pytest.mark.parametrize(
    "asked",
    [
        "el papel ese del asilo, el formulario para mi",
        "quiero llenar la forma",
        "i want to do my asylum paper",
        "quiero hacer mi papel de asilo",
        "ayudeme a llenar el papel del asilo",
        "help me with the form of asylum",
        "quiero empezar la aplicacion de asilo",
        "i want fill the asylum form",
    ],
)
@pytest.mark.parametrize("before", [(), ("que es mpp",), ("miedo",), ("corte",), ("ayuda legal",)])
def test_the_form_is_begun_in_own_words(asked: str, before: tuple[str, ...]) -> None:
    """From the menu and from any list."""
    player = new_player()
    contexts(player, *WELCOMED, *before, asked)
    assert asks(player).startswith("i589/")


@pytest.mark.parametrize(
    "told",
    [
        "la policia me golpeo en reynosa",
        "the police beat me in reynosa",
        "los policias me pegaron y me quitaron el dinero en matamoros",
    ],
)
def test_a_beating_told_at_the_menu_is_met_and_may_be_kept(told: str) -> None:
    """A human sentence, and at once the ways to keep it as a story and to a person; not the rule alone."""
    player = new_player()
    contexts(player, *WELCOMED, told)
    said = [each.context for each in player.said]
    if said == ["engine/danger_now"]:
        said = contexts(player, "no")
    assert "safety/hurt" in said
    assert {"story", "person"} <= {offer.id for each in player.said for offer in each.offers}
    assert "engine/offer_harm" in contexts(player, "abogado")


def test_a_beating_told_within_the_topic_is_offered_at_once() -> None:
    """Nothing is left to tell them about it, and nobody is asked to write one thing at a time."""
    player = new_player()
    said = contexts(player, *WELCOMED, "miedo", "la policia me golpeo en matamoros y me quito el dinero")
    assert said == ["safety/hurt", "engine/offer_harm"]


@pytest.mark.parametrize("asked", ["no leo bien español", "yo soy miskito no se leer mucho en español"])
def test_another_language_is_not_taken_for_reading_little(asked: str) -> None:
    """Who reads another language better is helped with the language."""
    assert not any(each.startswith("few_words/") for each in said_to(asked))
