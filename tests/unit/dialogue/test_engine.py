"""The engine on a small flow: walking, correcting, skipping, pausing. Every turn survives a trip through JSON."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from app.dialogue import engine
from app.dialogue.conversation import Conversation
from app.dialogue.events import AnswerRecorded, AnswerWithdrawn, EmergencyRaised, Event, LanguageChanged, Said
from app.dialogue.flow import Flow
from app.dialogue.keywords import Command
from app.dialogue.library import Fact, FlowLibrary, Text
from app.dialogue.routing import Route
from app.dialogue.safety.danger import Danger
from app.dialogue.world import Reply, World

NOW = datetime(2026, 11, 21, 16, tzinfo=UTC)

FLOWS = """
- flow: welcome
  interview: true
  legal: {none: test}
  nodes:
  - id: language
    choose: "Which language?"
    label: Language
    save: "@language"
    options: [{id: es, label: Español}, {id: en, label: English}]
  - {id: end, end: menu}
- flow: menu
  title: Menu
  legal: {none: test}
  nodes:
  - id: home
    choose: "What do you need?"
    options: [{id: form, label: The form, to: go}, {id: facts, label: The facts, to: tell}]
  - {id: go, call: form, to: home}
  - {id: tell, call: topic, to: home}
- flow: topic
  title: A topic
  nodes:
  - {id: fact, say: Something is so., facts: [MPP-10], more: And a little more.}
  - {id: end, end: back}
- flow: language
  legal: {none: test}
  nodes:
  - {id: choose, choose: "Which?", save: "@language", options: [{id: es, label: Español}, {id: en, label: English}]}
  - {id: end, end: back}
- flow: person
  legal: {none: test}
  nodes:
  - {id: told, handoff: person, text: We told them.}
  - {id: end, end: back}
- flow: form
  title: The form
  interview: true
  legal: {none: test}
  nodes:
  - {id: hello, say: Let us begin.}
  - {id: city, ask: "Which city?", label: City, save: A.I.8.city, why: Because.}
  - {id: married, ask: "Are you married?", of: yes_no, label: Married}
  - {id: spouse, ask: "Name of your spouse?", label: Spouse, when: {answer: married, is: "yes"}}
  - {id: wedding, ask: "In which city did you marry?", label: Wedding, when: {answer: married, is: "yes"}}
  - id: colour
    choose: "Which colour?"
    label: Colour
    options: [{id: red, label: Red}, {id: blue, label: Blue, to: sea}]
  - {id: rose, ask: "Name a red flower.", label: Flower, to: trips}
  - {id: sea, ask: "Name a sea.", label: Sea}
  - {id: trips, ask: "Did you travel?", of: yes_no, label: Travelled}
  - id: entries
    group: A.I.19c
    when: {answer: trips, is: "yes"}
    again: "Any other?"
    nodes:
    - {id: place, ask: "Where, trip {number}?", label: Place, save: "A.I.19c[].place"}
    - {id: how, ask: "How?", label: How}
  - {id: last, story: Tell me., prompts: ["And when?", "And who?"], label: Story}
  - {id: done, say: Done.}
  - {id: end, end: back}
"""

TEXT_IDS = [
    "half_told",
    "kept_so_far",
    "not_agreed",
    "more_told",
    "told_waits",
    "told_needs",
    "no_pin",
    "told_next",
    "kept_unagreed",
    "told_right",
    "told_added",
    "told_for_form",
    "offer",
    "offer_harm",
    "offer.yes",
    "offer.mexico",
    "offer.home",
    "offer.no",
    "offer_left",
    "aside_end",
    "first_waits",
    "first_read",
    "no_picture",
    "picture_here",
    "also_heard",
    "doubted",
    "kept_open",
    "lacks.year",
    "lacks.yes",
    "told_so_far",
    "topic_first",
    "two_questions",
    "several_questions",
    "left_unanswered",
    "kept_short",
    "also_wrote",
    "said_before_list",
    "not_answered",
    "yes",
    "no",
    "dont_know",
    "noted",
    "unknown",
    "declined",
    "which",
    "not_understood",
    "way_out",
    "way_out_short",
    "ways_on",
    "ways_on.all",
    "media",
    "voice",
    "location",
    "old_button",
    "moved",
    "recap",
    "recap_topic",
    "recap_held",
    "confused",
    "confused_short",
    "waiting",
    "upset",
    "small_talk",
    "own_question",
    "not_a_topic",
    "one_thing",
    "yes_please",
    "yes_danger",
    "harm_heard",
    "not_to_harmers",
    "agreed_private",
    "kept_for_that",
    "wish_call",
    "wish_hours",
    "wish_reading",
    "nothing_sent",
    "nothing_sent_now",
    "here",
    "glad",
    "quiet_thanks",
    "back_to",
    "recap.answer",
    "recap.go_on",
    "recap.menu",
    "topic",
    "topic.none",
    "correcting",
    "still_open",
    "unchanged",
    "kept",
    "asked_after",
    "needs_agreement",
    "in_english",
    "nothing_to_correct",
    "no_such_answer",
    "pick_answer",
    "answers",
    "no_way_back",
    "cannot_skip",
    "left_for_later",
    "skipped",
    "skipped.now",
    "skipped.later",
    "skipped_kept",
    "paused",
    "help",
    "language_changed",
    "stopped",
    "is_stopped",
    "started",
    "no_source",
    "source",
    "why",
    "why_form",
    "mistaken",
    "other_parts",
    "story_correcting",
    "no_more",
    "story_more",
    "story_empty",
    "story_kept",
    "danger_now",
    "doubt",
    "doubt.keep",
    "doubt.later",
    "goodbye_open",
    "topic_none",
    "topic_none_unagreed",
    "aside",
    "aside.story",
    "aside.question",
    "aside.pause",
    "strike",
    "strike.yes",
    "strike.no",
    "struck",
    "after_alarm",
    "after_alarm_pin",
    "alarm_over",
    "answers_besides",
    "answers_end",
    "both_hours",
    "children_later",
    "age_told",
    "written",
    "not_written",
    "go_now",
    "asked_after.rest",
    "recap_lent",
    "said_before",
    "said_before_kept",
    "told_beside",
    "wish_kept",
    "wish_kept_whole",
    "wish_told",
    "wish_told_whole",
    "alarm_past",
    "wish_neither",
    "wish_write",
    "person_back",
    "all_right",
    "language_meant",
    "interpreter_back",
    "safe_noted",
    "wish_careful",
    "story_goes_on",
    "pin",
    "pin_wrong",
    "pin_locked",
]

LABELS = {"yes": "Yes", "no": "No", "recap.answer": "Save it", "recap.go_on": "Go on", "recap.menu": "Menu",
          "skipped.now": "Now", "skipped.later": "Later", "topic.none": "None of these",
          "doubt.keep": "Keep it", "doubt.later": "Another time",
          "aside.story": "The story", "aside.question": "A question", "aside.pause": "A rest",
          "strike.yes": "Take it out", "strike.no": "Leave it"}  # fmt: skip


def library() -> FlowLibrary:
    texts = {f"engine/{i}": Text(f"engine/{i}", LABELS.get(i, f"<{i}>")) for i in TEXT_IDS}
    for name in ("none", "unknown", "declined", "not_applicable", "set", "open"):
        texts[f"state/{name}"] = Text(f"state/{name}", name)
    for name in ("violence", "violence_story", "hurt", "story_long"):
        texts[f"safety/{name}"] = Text(f"safety/{name}", f"<{name}>")
    texts["hint/name.only_first"] = Text("hint/name.only_first", "<only_first>")
    texts["emergency/danger_now"] = Text("emergency/danger_now", "Call 911.")
    facts = {"MPP-10": Fact("MPP-10", "so", "A publisher, A title, 2026-01-01", "2026-01-01", "2027-01-01", "verified")}
    flows = {f["flow"]: Flow.model_validate(f) for f in yaml.safe_load(FLOWS)}
    return FlowLibrary(flows, texts, facts, "r1")


LIBRARY = library()
COMMANDS = {
    "MENU": "menu", "ATRAS": "back", "SALTAR": "skip", "PAUSA": "pause", "REPETIR": "repeat", "PERSONA": "person",
    "AYUDA": "help", "ALTO": "stop", "INICIO": "start", "FUENTE": "source", "POR QUE": "why", "MAS": "more",
    "SEGUIR": "resume", "RESUMEN": "summary",
}  # fmt: skip


def recognise(text: str, *, lang: str, expected: tuple[str, ...]) -> Command | None:
    if text.startswith("CORREGIR"):
        return Command("correct", text.removeprefix("CORREGIR").strip() or None)
    if text.startswith("IDIOMA"):
        return Command("language", text.removeprefix("IDIOMA").strip() or None)
    return Command(COMMANDS[text]) if text in COMMANDS else None  # type: ignore[arg-type]


def assess(text: str, *, lang: str, in_story: bool) -> Danger | None:
    if "DANGER" in text:
        return Danger("danger_now", certain="?" not in text, phrase="danger")
    return None


def find_topic(text: str, *, lang: str) -> Route:
    return Route("mpp", 0.95) if text == "what is mpp" else Route("unknown", 0.1)


WORLD = World(
    library=LIBRARY,
    translate=lambda context, source, language: source,
    recognise=recognise,
    assess=assess,
    find_topic=find_topic,
    now=NOW,
    today=date(2026, 11, 21),
    region="MX",
    topics={"mpp": "topic"},
    words={"none": frozenset({"none"}), "done": frozenset({"listo"}), "greeting": frozenset({"hola"})},
)


class Chat:
    """A conversation that is reloaded from JSON before every message."""

    def __init__(self) -> None:
        self.now = NOW
        self.events: tuple[Event, ...] = ()
        self.all: list[Event] = []
        turn = engine.start(WORLD, Reply("hola", sid="SM0"))
        self.conversation, self.events = turn.conversation, turn.events

    def say(self, *texts: str, payload: str | None = None, after: timedelta = timedelta(minutes=1)) -> list[str]:
        """Texts of the last turn after saying these one after another."""
        for text in texts:
            self.now += after
            loaded = Conversation.model_validate_json(self.conversation.model_dump_json(exclude_defaults=True))
            assert loaded == self.conversation
            world = replace(WORLD, now=self.now)
            turn = engine.resume(world, loaded, Reply(text, payload=payload, sid=f"SM{loaded.turn}"))
            assert turn == engine.resume(world, loaded, Reply(text, payload=payload, sid=f"SM{loaded.turn}"))
            self.conversation, self.events = turn.conversation, turn.events
            self.all.extend(turn.events)
        return [e.source for e in self.events if isinstance(e, Said)]

    def value(self, key: str) -> object:
        return self.conversation.answers[key].value

    @property
    def waits_at(self) -> str:
        place = self.conversation.place
        return place.key if place else ""


@pytest.fixture
def chat() -> Chat:
    """Somebody who chose Spanish and began the form."""
    chat = Chat()
    chat.say("1", "1")
    assert chat.waits_at == "form/city"
    return chat


def test_the_first_turn_asks_for_the_language() -> None:
    """Whoever writes first is greeted and asked for the language."""
    chat = Chat()
    assert [e.source for e in chat.events if isinstance(e, Said)] == ["Which language?"]


def test_a_choice_by_number_label_or_tap_is_the_same() -> None:
    """1, Español and the button lead to the same conversation."""
    ways = []
    for text, payload in (("1", None), ("español", None), ("Español", "welcome/language|es")):
        chat = Chat()
        chat.say(text, payload=payload)
        assert LanguageChanged("es") in chat.events
        ways.append((chat.conversation.frames, chat.conversation.language))
    assert ways[0] == ways[1] == ways[2]


def test_a_condition_passes_over_what_does_not_apply(chat: Chat) -> None:
    """Somebody who is not married is not asked about a spouse."""
    chat.say("Tijuana", "no")
    assert chat.waits_at == "form/colour"


def test_an_option_leads_where_it_says(chat: Chat) -> None:
    """Blue goes to the sea, past the flower."""
    assert chat.say("Tijuana", "no", "blue") == ["Name a sea."]


def test_a_group_repeats_until_there_is_no_other(chat: Chat) -> None:
    """Each entry has its own index in key and address."""
    chat.say("Tijuana", "no", "red", "rose", "si", "Laredo", "bus", "si", "El Paso", "tren", "no")
    assert chat.value("form/place[0]") == "Laredo"
    assert chat.value("form/place[1]") == "El Paso"
    saves = [e.save for e in chat.all if isinstance(e, AnswerRecorded) and e.key.startswith("form/place")]
    assert saves == ["A.I.19c[0].place", "A.I.19c[1].place"]
    assert chat.waits_at == "form/last"


def test_a_story_is_kept_word_for_word(chat: Chat) -> None:
    """Parts are kept as typed, in order, until LISTO."""
    chat.say("Tijuana", "no", "red", "rose", "no", "Primero  esto,", "y LUEGO aquello.", "listo")
    answer = chat.conversation.answers["form/last"]
    assert [p.text for p in answer.parts] == ["Primero  esto,", "y LUEGO aquello."]
    assert answer.value == "Primero  esto,\n\ny LUEGO aquello."
    assert chat.waits_at == "menu/home"


def test_correcting_by_name_goes_back_to_where_it_was(chat: Chat) -> None:
    """CORREGIR city re-asks the city and then the question that waited."""
    chat.say("Tijuana", "no")
    chat.say("CORREGIR city")
    assert chat.waits_at == "form/city"
    chat.say("Mexicali")
    assert chat.value("form/city") == "Mexicali"
    assert chat.waits_at == "form/colour"


def test_correcting_by_number_from_the_list(chat: Chat) -> None:
    """CORREGIR lists the answers with numbers; the number picks one."""
    chat.say("Tijuana", "no", "CORREGIR", "2")
    assert chat.waits_at == "form/married"


def test_a_correction_asks_only_what_depends_on_it(chat: Chat) -> None:
    """Married after all: only the spouse's questions are new."""
    chat.say("Tijuana", "no", "red", "rose", "CORREGIR married", "si")
    assert chat.waits_at == "form/spouse"
    chat.say("Ana", "Choluteca")
    assert chat.waits_at == "form/trips"


def test_a_correction_takes_back_what_no_longer_applies(chat: Chat) -> None:
    """Not married after all: the spouse's answers are withdrawn, the others stay."""
    chat.say("Tijuana", "si", "Ana", "Choluteca", "red", "CORREGIR married", "no")
    withdrawn = {e.key for e in chat.events if isinstance(e, AnswerWithdrawn)}
    assert withdrawn == {"form/spouse", "form/wedding"}
    assert "form/spouse" not in chat.conversation.answers
    assert chat.value("form/colour") == "red"
    assert chat.waits_at == "form/rose"


def test_back_goes_to_the_question_before(chat: Chat) -> None:
    """ATRAS once is the last answer, twice the one before."""
    chat.say("Tijuana", "no", "ATRAS")
    assert chat.waits_at == "form/married"
    chat.say("ATRAS")
    assert chat.waits_at == "form/city"


def test_skipping_comes_back_at_the_end(chat: Chat) -> None:
    """What was skipped is offered at the end and asked only if the person wants."""
    said = chat.say("SALTAR", "no", "red", "rose", "no", "algo", "listo")
    assert "<skipped>" in said
    chat.say("now")
    assert chat.waits_at == "form/city"
    chat.say("Tijuana")
    assert chat.waits_at == "menu/home"


def test_language_switch_keeps_answers(chat: Chat) -> None:
    """IDIOMA en in the middle changes the language and nothing else."""
    chat.say("Tijuana", "IDIOMA en")
    assert chat.conversation.language == "en"
    assert chat.value("form/city") == "Tijuana"
    assert chat.waits_at == "form/married"


def test_coming_back_later_starts_with_a_recap(chat: Chat) -> None:
    """After two days a greeting gets one line of recap and the choice to go on."""
    said = chat.say("hola", after=timedelta(days=2))
    assert said == ["<recap>"]
    assert chat.say("go on") == ["Which city?"]


def test_an_answer_sent_after_a_pause_is_not_lost(chat: Chat) -> None:
    """What is written after a long pause may be the answer: it is kept if the person says so."""
    chat.say("Tijuana", after=timedelta(days=2))
    assert "form/city" not in chat.conversation.answers
    chat.say("Save it")
    assert chat.value("form/city") == "Tijuana"
    assert chat.waits_at == "form/married"


def test_an_old_button_changes_nothing(chat: Chat) -> None:
    """A tap on an earlier question says so and asks the present one again."""
    before = chat.conversation.answers
    said = chat.say("English", payload="welcome/language|en")
    assert said == ["<old_button>", "Which city?"]
    assert chat.conversation.answers == before
    assert chat.conversation.language == "es"


def test_certain_danger_interrupts_and_the_flow_waits(chat: Chat) -> None:
    """Danger is answered at once; nothing is recorded and the question still waits."""
    said = chat.say("DANGER")
    assert said == ["Call 911."]
    assert EmergencyRaised("danger_now") in chat.events
    assert chat.waits_at == "form/city"
    assert chat.say("siguen allá") == ["<after_alarm>", "<recap_held>"]
    assert "form/city" not in chat.conversation.answers
    assert chat.say("Go on") == ["Which city?"]
    assert chat.say("Tijuana") == ["Are you married?"]


def test_uncertain_danger_asks_and_keeps_the_words(chat: Chat) -> None:
    """ "No" to the question about danger gives the held words to the form."""
    assert chat.say("Calle DANGER?") == ["<danger_now>"]
    chat.say("no")
    assert chat.value("form/city") == "Calle DANGER?"


def test_source_names_what_was_just_said() -> None:
    """FUENTE gives publisher, title and date of the last statement."""
    chat = Chat()
    chat.say("1", "2")
    chat.say("FUENTE")
    said = [e for e in chat.events if isinstance(e, Said)]
    assert said[0].values["source"] == "A publisher, A title, 2026-01-01"


def test_a_question_of_their_own_is_answered_and_then_the_form_goes_on(chat: Chat) -> None:
    """Asked about something else at a yes/no question, the topic is told and the question asked again."""
    chat.say("Tijuana")
    said = chat.say("what is mpp")
    assert said[0] == "Something is so."
    assert said[-1] == "Are you married?"


def test_stop_silences_and_start_brings_back(chat: Chat) -> None:
    """After ALTO everything is answered with the way back only."""
    assert chat.say("ALTO") == ["<stopped>"]
    assert chat.say("Tijuana") == ["<is_stopped>"]
    assert chat.say("INICIO") == ["<started>", "Which city?"]


def test_a_place_that_content_no_longer_has_leads_to_the_menu(chat: Chat) -> None:
    """A new release without this node: the menu, with all answers kept."""
    chat.say("Tijuana")
    frames = (chat.conversation.frames[0].model_copy(update={"node": "gone"}),)
    chat.conversation = chat.conversation.model_copy(update={"frames": frames})
    said = chat.say("si")
    assert said == ["<moved>", "What do you need?"]
    assert chat.value("form/city") == "Tijuana"


def test_two_unread_replies_show_a_way_out(chat: Chat) -> None:
    """Nobody is caught in a question."""
    chat.say("Tijuana")
    assert "<way_out>" not in chat.say("%%%")
    assert "<way_out>" in chat.say("%%%")


ANSWERS = {"city": "Tijuana", "married": "si", "spouse": "Ana", "wedding": "Tela", "colour": "blue", "rose": "rosa",
           "sea": "Caribe", "trips": "no"}  # fmt: skip


def fill(chat: Chat, answers: dict[str, str]) -> None:
    """Answer whatever is asked until the story."""
    for _ in range(40):
        node = chat.conversation.place.node if chat.conversation.place else ""
        if node == "last":
            return
        chat.say(answers[node])
    raise AssertionError("the form does not end")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([("married", "no"), ("married", "si"), ("colour", "red"), ("colour", "blue"),
                                 ("city", "Juárez"), ("city", "Tijuana")]), max_size=8))  # fmt: skip
def test_corrections_end_like_telling_it_right_the_first_time(corrections: list[tuple[str, str]]) -> None:
    """Any sequence of corrections ends with the answers of somebody who said it right at once."""
    chat = Chat()
    chat.say("1", "1")
    fill(chat, ANSWERS)
    final = dict(ANSWERS)
    for name, value in corrections:
        final[name] = value
        chat.say(f"CORREGIR {name}", value)
        fill(chat, final)
    straight = Chat()
    straight.say("1", "1")
    fill(straight, final)
    assert {k: a.value for k, a in chat.conversation.answers.items()} == {
        k: a.value for k, a in straight.conversation.answers.items()
    }
    assert chat.conversation.frames == straight.conversation.frames


HABITS = [*COMMANDS, "CORREGIR", "CORREGIR 1", "IDIOMA", "1", "2", "si", "no", "listo", "DANGER?", ""]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(st.text(max_size=12), st.sampled_from(HABITS)), max_size=25))
def test_no_sequence_of_messages_breaks_the_conversation(messages: list[str]) -> None:
    """Whatever is written, there is always an answer, and the conversation survives JSON."""
    chat = Chat()
    for message in messages:
        assert chat.say(message), message
