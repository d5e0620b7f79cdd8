"""A grandmother with two papers: what she tells and asks in one breath is kept and answered, in few words."""

from __future__ import annotations

import pytest

from app.dialogue.talk.plainly import READS_LITTLE
from app.services.playing import Player
from tests.support.released import new_player
from tests.support.talks import WELCOMED, asks, contexts, heard, shown

FIRST = (
    "buenas mijo soy Tomasa de honduras estoy en matamoros con mi nietecita de 9 anos a mi hija la mataron la mama de "
    "la nina fijese que tengo un papel que dice 14 de enero 2027 8:30 brownsville creo y otra hoja dice puente 4 y "
    "algo no miro bien"
)


def told(player: Player, name: str) -> object:
    """What is kept so far at a question of the hearing's date."""
    assert player.conversation is not None
    answer = player.conversation.answers.get(f"hearing_date/{name}")
    return answer.value if answer else None


def said(*messages: str) -> Player:
    """Somebody new who wrote these."""
    player = new_player("whatsapp")
    for text in messages:
        player.say(text)
    return player


@pytest.mark.parametrize(
    "words",
    [
        FIRST,
        "a mi hijo lo mataron. un papel dice 14 de enero 2027 8:30 brownsville creo y otra hoja dice puente 4 y pico",
        "no veo bien pero el papel dice brownsville 14 de enero de 2027 8:30 y la otra hoja puente 4 y algo",
    ],
)
def test_hearing_told_first_comes_back(words: str) -> None:
    """Day, hour, year and court are read back after the welcome; "4 y algo" is no four o'clock, and is asked."""
    player = said(words, "espanol", "1", "1", "no", "no")
    assert asks(player) == "hearing_date/right"
    assert "Brownsville: jueves, 14 de enero de 2027, 8:30" in shown(player)
    assert "4:00" not in shown(player)
    assert "hearing_date/kept_new/say" in contexts(player, "si asi dice mijo")
    assert asks(player) == "hearing_date/port"


def test_border_hour_told_later() -> None:
    """The year and the court told before stay."""
    words = "muy largo eso mijo. ya le dije 14 de enero 8:30 y la otra hoja ya la mire dice puente 4:30"
    player = said(FIRST, "espanol", "1", "1", "no", "no", words)
    assert asks(player) == "hearing_date/right"
    assert "2027, 4:30" in shown(player)
    assert "Brownsville: jueves, 14 de enero de 2027, 8:30" in shown(player)


@pytest.mark.parametrize(
    "words",
    [
        "un papel dice 14 de enero 8:30 y el otro dice 20 de enero 8:30",
        "un papel dice 14 de enero 8:30 y otro 14 de enero 1:00, cual es la correcta",
        "a mi hijo lo mataron. un papel dice 14 de enero 8:30 y el otro 20 de enero, cual vale",
    ],
)
def test_two_days_stay_two_dates(words: str) -> None:
    """Which one counts is nothing to write down."""
    player = said(words, "espanol", "1", "1", "no", "no")
    assert "two_dates/why/say" in [each.context for each in player.said]


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("dice 2027 ya le habia dicho. y me voy al puente o derecho a la corte", "bridge_first/order/say"),
        ("2027. voy al puente o me voy a la corte", "bridge_first/order/say"),
        ("1. y la corte", "engine/own_question"),
    ],
)
def test_question_beside_the_year(asked: str, answer: str) -> None:
    """What is read back comes last, with its own lines."""
    player = heard("mi corte es el 14 de enero a las 8:30 am en brownsville", asked, welcomed=WELCOMED)
    assert answer in [each.context for each in player.said]
    assert player.said[-1].context == "hearing_date/right/choose"
    assert [each.context for each in player.said].count("hearing_date/right/choose") == 1


@pytest.mark.parametrize(
    "words",
    [
        "eso esta muy largo mijo no lo leo bien q dice",
        "muy largo eso",
        "ay es mucho texto, no leo bien",
        "this is too long i cant read it all. what it say",
    ],
)
def test_too_long_is_said_in_few_words(words: str) -> None:
    """The consent comes in its plain words, and all that follows too."""
    player = said("hola", "1", words)
    assert "welcome/who_reads/plain" in [each.context for each in player.said]
    assert player.said[-1].context == "welcome/agree/plain"
    assert player.conversation is not None
    assert READS_LITTLE in player.conversation.seen


def test_too_long_beside_an_answer() -> None:
    """The answer behind it is taken."""
    player = said("hola", "1", "eso esta muy largo mijo. si acepto")
    assert asks(player) == "welcome/unasked"
    assert player.conversation is not None
    assert READS_LITTLE in player.conversation.seen


@pytest.mark.parametrize("words", ["el camino es muy largo y me da miedo", "llevo muy largo rato esperando la corte"])
def test_long_is_not_always_our_text(words: str) -> None:
    """Nothing is switched for a long way."""
    player = heard(words, welcomed=WELCOMED)
    assert player.conversation is not None
    assert READS_LITTLE not in player.conversation.seen


@pytest.mark.parametrize(
    "words",
    [
        "si mandeme los avisos con la hora porq se me olvida",
        "avisos con fecha y hora completos puse",
        "los que dicen la hora",
        "yes send me with the hour because i forget",
    ],
)
def test_reminders_by_what_they_say(words: str) -> None:
    """Full reminders."""
    player = said("hola", "1", "si", words)
    assert asks(player) == "welcome/hours"
    assert player.conversation is not None
    assert player.conversation.answers["welcome/unasked"].value == "full"


@pytest.mark.parametrize("words", ["no me mande con la hora", "avisos pero que no digan la hora", "sin la hora"])
def test_reminders_without_the_hour(words: str) -> None:
    """Never full ones."""
    player = said("hola", "1", "si", words)
    assert player.conversation is not None
    answer = player.conversation.answers.get("welcome/unasked")
    assert answer is None or answer.value != "full"


@pytest.mark.parametrize(
    "words",
    [
        "y eso no se lo dan a la migra ni a los de alla q nos mataron",
        "eso no se lo pasan a los que mataron a mi hija?",
        "no se lo dan a los mareros de alla",
    ],
)
def test_nothing_goes_to_those_who_harmed(words: str) -> None:
    """Offices and those from whom they flee are both named; the consent is asked again."""
    player = said("hola", "1", words)
    names = [each.context for each in player.said]
    assert "privacy/us/say" in names
    assert "engine/not_to_harmers" in names
    assert asks(player) == "welcome/agree"


WITH_HEARING = "mi corte es el 14 de enero 2027 a las 8:30 am en brownsville, puente brownsville 4:30 am"


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("matamoros ya se lo dije dos veces. no me dijo de la nina", "about_child/about/choose"),
        ("matamoros. no me contesto de los papeles de la nina", "kin_papers/keep/say"),
    ],
)
def test_what_was_not_answered_is(words: str, answer: str) -> None:
    """The city is taken, and what is named behind the complaint opens."""
    player = heard(WITH_HEARING, "si", words, welcomed=WELCOMED)
    assert answer in [each.context for each in player.said]
    assert told(player, "stay") == "matamoros"


def test_separation_is_answered_behind_the_yes() -> None:
    """As often as it is asked."""
    player = heard("y a la nina me la van a quitar alla?", WITH_HEARING, welcomed=WELCOMED)
    names = contexts(player, "si mijo si. y a la nina me la separan o no")
    assert "hearing_date/kept_new/say" in names
    assert "separated/again/say" in names


def test_somebody_else_did_not_say() -> None:
    """No complaint about us."""
    player = heard(WITH_HEARING, "si", "el oficial no me dijo de la nina", welcomed=WELCOMED)
    assert "engine/not_answered" not in [each.context for each in player.said]


def test_harm_in_another_country_changes_no_court() -> None:
    """ "No aquí" denies no Brownsville behind the stop."""
    player = heard(WITH_HEARING, "a mi hija la mataron en honduras no aqui. brownsville creo", welcomed=WELCOMED)
    names = [each.context for each in player.said]
    assert "engine/correcting" not in names
    assert "safety/hurt" in names
    assert asks(player) == "hearing_date/right"


@pytest.mark.parametrize(
    "words",
    [
        "la mama murio. q papeles ocupo de la nina. yo quiero q una persona me escriba",
        "yo quiero q una persona me escriba. q papeles ocupo de la nina",
    ],
)
def test_call_and_question(words: str) -> None:
    """The team is told, and the papers are named."""
    player = said("hola", "1", "si", words)
    names = [each.context for each in player.said]
    assert {"person/told/text", "engine/wish_write", "kin_papers/keep/say"} <= set(names)
    assert asks(player) == "welcome/unasked"


@pytest.mark.parametrize(
    "words",
    [
        "en la manana. y los papeles de la nina mijo no me dijo cuales",
        "en la manana. no me dijo de los papeles de la nina",
    ],
)
def test_hours_and_papers(words: str) -> None:
    """The hours are taken and the papers named."""
    player = said("hola", "1", "si", "3", words)
    assert "kin_papers/keep/say" in [each.context for each in player.said]
    assert asks(player) == "welcome/emergency_sharing"
    assert player.conversation is not None
    assert player.conversation.answers["welcome/hours"].value == "morning"


def test_papers_promised_are_told() -> None:
    """What is asked beside the wish is answered after the welcome, and is no part of the wish."""
    words = "si pero q me escriban no oigo bien. los papeles de la nina cuales llevo"
    player = said("hola", "1", "si", "1", words)
    assert "engine/asked_after" in [each.context for each in player.said]
    assert "cuales llevo" not in shown(player)
    assert "kin_papers/keep/say" in contexts(player, "no")


@pytest.mark.parametrize(
    "words",
    [
        FIRST,
        "el acta de defuncion de mi hija no la tengo quedo con el papel de la policia. estoy en matamoros ya le dije",
    ],
)
def test_town_told_among_more(words: str) -> None:
    """It is not asked again."""
    player = said("hola", "1", "si", "1", "no", "no", words)
    assert player.conversation is not None
    assert player.conversation.waits_in == "matamoros"


def test_told_again_in_the_welcome() -> None:
    """What the second telling adds is added; the year and the court of the first stay."""
    again = "muy largo eso mijo. ya le dije 14 de enero 8:30 y la otra hoja ya la mire dice puente 4:30"
    player = said(FIRST, "espanol", "1", "1", "no", again)
    assert asks(player) == "welcome/wants_pin"  # "ya" is no yes
    player.say("ya me la guardo")
    assert "Brownsville" in shown(player)
    assert "2027" in shown(player)
    player.say("no")
    assert asks(player) == "hearing_date/right"
    assert "2027, 4:30" in shown(player)
    assert "Brownsville: jueves, 14 de enero de 2027, 8:30" in shown(player)


def test_reminders_chosen_again() -> None:
    """Said back, and the hours asked again."""
    player = said("hola", "1", "si", "3", "avisos con fecha y hora completos puse")
    assert [each.context for each in player.said] == ["engine/noted", "welcome/hours/choose"]


def test_loss_told_again_is_heard() -> None:
    """A human word and what is noted; no form is told of, and the read-back comes again."""
    player = said(FIRST, "espanol", "1", "1", "no", "no")
    names = contexts(player, "a mi hija la mataron en honduras no aqui. brownsville creo")
    assert names[0] == "engine/harm_heard"
    assert asks(player) == "hearing_date/right"


@pytest.mark.parametrize(
    "words",
    [
        "asi es mijo exactamente asi. y como borro los mensajes ya le pregunte",
        "si. como borro los mensajes, no me contesto",
        "si mijo asi es. como borro mis mensajes, ya le habia preguntado",
    ],
)
def test_complaint_behind_its_question(words: str) -> None:
    """The day is saved, and the question that stands before the complaint is answered with it."""
    player = heard(WITH_HEARING, welcomed=WELCOMED)
    names = contexts(player, words)
    assert "hearing_date/kept_new/say" in names
    assert "clear_phone/how/say" in names
    assert "engine/not_answered" not in names


def test_complaint_that_names_nothing() -> None:
    """There is nothing else to say."""
    player = heard(WITH_HEARING, welcomed=WELCOMED)
    assert "engine/not_answered" in contexts(player, "si asi es mijo. ya le pregunte")


@pytest.mark.parametrize(
    "words",
    [
        "dejeme ver... si mijo asi dice brownsville texas. el puente es el mismo dia",
        "a ver. si asi dice mijo brownsville",
        "deje ver, si esta bien",
        "let me check... yes it is so",
    ],
)
def test_yes_after_a_look_at_the_paper(words: str) -> None:
    """It is a yes as any other."""
    player = heard(WITH_HEARING, welcomed=WELCOMED)
    assert "hearing_date/kept_new/say" in contexts(player, words)


@pytest.mark.parametrize("words", ["dejeme ver", "a ver... no, asi no es", "dejeme ver. dice las 9"])
def test_look_alone_is_no_yes(words: str) -> None:
    """Nor one that ends otherwise."""
    player = heard(WITH_HEARING, welcomed=WELCOMED)
    assert "hearing_date/kept_new/say" not in contexts(player, words)


@pytest.mark.parametrize(
    "words",
    [
        "ya le dije mijo los completos con hora y lugar",
        "ya le dije que con la hora y el lugar",
        "ay dios. y la fecha mijo si me la guardo? el 14 de enero. mandeme avisos con la hora y el lugar",
        "mandeme los avisos con la hora. y me quitan a la nina?",
    ],
)
def test_reminders_chosen_beside_other_words(words: str) -> None:
    """They are taken, and nobody is asked about danger."""
    player = said("hola", "1", "si", words)
    assert "engine/danger_now" not in [each.context for each in player.said]
    assert asks(player) == "welcome/hours"
    assert player.conversation is not None
    assert player.conversation.answers["welcome/unasked"].value == "full"


@pytest.mark.parametrize(
    "words",
    [
        "los completos le dije con hora pero el papa de ella nos encontro y esta afuera",
        "completos con hora, tengo miedo nos vienen a buscar",
        "con la hora y el lugar. me estan siguiendo",
    ],
)
def test_danger_beside_reminders(words: str) -> None:
    """It comes first."""
    player = said("hola", "1", "si", words)
    assert {each.context for each in player.said} & {"engine/danger_now", "emergency/danger_now"}


def test_doubt_goes_once_it_is_said_without() -> None:
    """The court is read again on the paper, and the day of the border is said."""
    words = "mi corte es el 14 de enero de 2027 a las 8:30 am. en brownsville creo. puente 4:30 am"
    player = heard(words, welcomed=WELCOMED)
    assert {"hearing_date/same_day/say", "engine/doubted"} <= {each.context for each in player.said}
    names = contexts(player, "brownsville texas dice. el puente es el mismo dia")
    assert not {"hearing_date/same_day/say", "engine/doubted"} & set(names)
    assert asks(player) == "hearing_date/right"


NEAR = "los completos le dije con hora pero el papa de ella nos encontro y esta afuera"
"""What may be danger, and is asked about."""


@pytest.mark.parametrize(
    "words",
    [
        "ahorita estoy aqui en el cuarto con la nina dormida, miedo si siempre pero ahorita no",
        "tengo miedo siempre pero ahorita no",
    ],
)
def test_fear_is_no_danger_now(words: str) -> None:
    """A no, however it is told, and the talk goes on."""
    player = said("hola", "1", "si", NEAR)
    assert asks(player) == "welcome/unasked"
    names = contexts(player, words)
    assert "engine/one_thing" not in names
    assert "emergency/danger_now" not in names
    assert asks(player) == "welcome/hours"


def test_no_beside_danger_is_danger() -> None:
    """Whoever stands outside is near."""
    player = said("hola", "1", "si", NEAR)
    assert "emergency/danger_now" in contexts(player, "ahorita no pero estan afuera")


@pytest.mark.parametrize(
    "words", ["gracias mijo. en espanol pues yo no se otro", "buenas tardes. espanol", "muchas gracias, espanol mijo"]
)
def test_language_behind_thanks(words: str) -> None:
    """It is chosen."""
    assert asks(said("hola", words)) == "welcome/agree"


def test_lines_keep_their_order() -> None:
    """Asked which is meant, the first line of the list stays the first."""
    player = said("hola", "en ingles o espanol")
    assert shown(player).index("Español") < shown(player).index("English")


@pytest.mark.parametrize(
    "words",
    [
        "q es pin? eso no mijo yo no me acuerdo de numeros. y como borro los mensajes por si alguien me agarra el "
        "telefono",
        "que es pin? no. y como borro los mensajes",
    ],
)
def test_no_pin_with_two_questions(words: str) -> None:
    """No PIN is taken; the word is explained, and the other question answered."""
    player = said("hola", "1", "si", "1", "no", words)
    names = [each.context for each in player.said]
    assert "term/pin" in names
    assert "clear_phone/how/say" in names
    assert player.conversation is not None
    assert player.conversation.answers["welcome/wants_pin"].value == "no"


@pytest.mark.parametrize(
    "words",
    [
        "si asi mero mijo. gracias dios se lo pague ya me voy a dormir",
        "si asi es. dios se lo pague, ya me voy a dormir",
        "si asi merito. gracias, adios",
    ],
)
def test_saved_and_goodbye(words: str) -> None:
    """No question follows whoever goes to sleep."""
    player = heard(WITH_HEARING, welcomed=WELCOMED)
    names = contexts(player, words)
    assert "hearing_date/kept_new/say" in names
    assert names[-1] == "engine/goodbye"


@pytest.mark.parametrize(
    "words",
    [
        "si mijo. pero",
        "si pues, pero",
        "si mijo. pero la fecha el papel dice 14 de enero 2027 a las 8:30 brownsville creo, puente 4:30. apuntela",
    ],
)
def test_small_words_are_no_wish(words: str) -> None:
    """Nothing of them is noted, nor said back."""
    player = said("hola", "1", "si", "3", "1", words)
    assert "engine/wish_kept" not in [each.context for each in player.said]
    assert asks(player) == "welcome/wants_pin"


@pytest.mark.parametrize("words", ["si mijo. pero que no le digan a mi marido", "si pero que no me llamen"])
def test_limits_stay_wishes(words: str) -> None:
    """They go to the team."""
    assert "engine/wish_kept" in [each.context for each in said("hola", "1", "si", "3", "1", words).said]


@pytest.mark.parametrize(
    "words",
    [
        "no me puede escribir una persona? q papeles ocupo para la nina",
        "muy largo. no me podria llamar alguien? y q papeles ocupo para la nina",
    ],
)
def test_call_asked_with_a_polite_no(words: str) -> None:
    """The team is told, and the papers are named."""
    player = said("hola", "1", "si", words)
    assert {"person/told/text", "kin_papers/keep/say"} <= {each.context for each in player.said}


@pytest.mark.parametrize("words", ["no me puede llamar nadie", "no me puede llamar una persona porque no oigo"])
def test_plain_no_calls_nobody(words: str) -> None:
    """It says that none can."""
    assert "person/told/text" not in [each.context for each in said("hola", "1", "si", words).said]


TALK: tuple[tuple[str, set[str]], ...] = (
    (FIRST, {"safety/hurt", "engine/first_waits"}),
    ("espanol mijo yo no se ingles", {"welcome/agree/choose"}),
    ("eso esta muy largo mijo no lo leo bien q dice", {"welcome/agree/plain"}),
    ("y eso no se lo dan a la migra ni a los de alla q nos mataron", {"privacy/us/say", "engine/not_to_harmers"}),
    ("bueno si acepto mijo y la nina me la van a quitar alla?", {"separated/rule/plain", "welcome/unasked/choose"}),
    (
        "ay diosito yo soy la abuela yo la crie fijese que la mama murio. q papeles ocupo de la nina. yo quiero q una "
        "persona me escriba",
        {"person/told/text", "engine/wish_write", "kin_papers/keep/say", "welcome/unasked/choose"},
    ),
    ("si mandeme los avisos con la hora porq se me olvida", {"engine/noted", "welcome/hours/choose"}),
    ("avisos con fecha y hora completos puse", {"engine/noted", "welcome/hours/choose"}),
    ("en la manana. y los papeles de la nina mijo no me dijo cuales", {"kin_papers/keep/say"}),
    ("si pero q me escriban no oigo bien. los papeles de la nina cuales llevo", {"engine/wish_write"}),
    ("2", {"hearing_date/right/choose"}),
    ("muy largo eso mijo. ya le dije 14 de enero 8:30 y la otra hoja ya la mire dice puente 4:30", set()),
    ("a mi hija la mataron en honduras no aqui. brownsville creo", {"engine/harm_heard"}),
    ("dice 2027 ya le habia dicho. y me voy al puente o derecho a la corte", {"bridge_first/order/say"}),
    ("si asi dice. pero me voy primero al puente o derecho a la corte", {"hearing_date/kept_new/say"}),
    ("no miro. ya son muchas preguntas mijo. de la nina q papeles llevo acta o q", {"kin_papers/keep/say"}),
    (
        "el acta de defuncion de mi hija no la tengo quedo alla en honduras con el papel de la policia. estoy en "
        "matamoros ya le dije",
        {"consulate/first/say"},
    ),
    ("9", {"hearing_date/right/choose"}),
    ("si mijo si. y a la nina me la separan o no", {"hearing_date/kept_new/say", "separated/again/plain"}),
    ("cuando dijo q era mi fecha", {"date_kept/is_kept/say"}),
)
"""A whole talk: what she writes, and what the answer has at least."""


def test_whole_talk() -> None:
    """Each message is answered, what is read back stands last, and the day is saved with both hours."""
    player = new_player("whatsapp")
    for words, wanted in TALK:
        player.say(words)
        names = [each.context for each in player.said]
        assert wanted <= set(names), (words, names)
        assert "engine/one_thing" not in names, words
        if "hearing_date/right/choose" in names:
            assert names[-1] == "hearing_date/right/choose", words
    assert told(player, "stay") == "matamoros"
    assert player.hearing is not None
    assert player.hearing.court_at is not None
    assert player.hearing.court_at.iso == "2027-01-14T08:30"
    assert "Brownsville: jueves, 14 de enero de 2027, 4:30" in shown(player)
