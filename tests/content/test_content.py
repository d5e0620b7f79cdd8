"""The released content itself: it loads, says everything in both languages, cites its facts, fits a small screen."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from datetime import date
from functools import cache

import pytest
import yaml

from app.dialogue import readers
from app.dialogue.flow import Ask, Choose, Node, Option
from app.dialogue.keywords import recognise
from app.dialogue.safety.danger import KINDS
from app.dialogue.text import fold
from app.messaging.choices import BODY_LIMIT
from app.messaging.markup import placeholders
from app.messaging.style import style_from_data
from app.services.wording_checks import check_wording, costs
from app.storage.catalogues import extract_catalogue, load_accents, po_path, read_entries
from tests.support.released import NOW, ROOT, new_player, released_content, released_wording

LANGUAGES = ("en", "es")
HINTS_OF_SETTLED = {"language.variant", "count.approximate", "phone.extension", "date.approximate"}
"""Hints that come with a value: nothing is asked back, so they need no words."""


@cache
def nodes() -> dict[str, Node]:
    """Every node of every flow by `flow/node`."""
    library = released_content().library
    return {f"{name}/{node}": spot.node for name in library.flows for node, spot in library._spots[name].items()}


@cache
def template() -> tuple:
    """Every text there is to say, English with its context."""
    return tuple(extract_catalogue(ROOT))


def spoken(context: str, source: str) -> Iterator[tuple[str, str]]:
    """A text in each language it is said in: (language, words)."""
    yield "en", source
    yield "es", released_wording().unfilled(context, source, "es")
    yield "es", released_wording().unfilled(context, source, "es", "sms")


def constants(folder: str) -> set[str]:
    """All string constants of the Python files in a folder."""
    trees = (ast.parse(file.read_text(encoding="utf-8")) for file in (ROOT / folder).rglob("*.py"))
    found = (node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return {value for value in found if isinstance(value, str)}


def test_no_text_shows_two_full_stops_or_hours_that_are_not_known() -> None:
    """Every text in both languages and by SMS, filled with words that end in a full stop, and without any hours."""
    wording = released_wording()
    for entry in template():
        if not entry.is_sent:
            continue
        for language, channel in (("en", "whatsapp"), ("es", "whatsapp"), ("es", "sms")):
            names = placeholders(wording.unfilled(entry.context, entry.source, language, channel))
            said = wording.text(entry.context, entry.source, language, channel, dict.fromkeys(names, "EE. UU."))
            assert not re.search(r"[^.]\.\.(?!\.)", said), (entry.context, language)
            if "hours" in names:
                values = {**dict.fromkeys(names, "Casa"), "hours": ""}
                said = wording.text(entry.context, entry.source, language, channel, values)
                assert "Casa" in said, (entry.context, language)
                assert not re.search(r"Horario|Hours|contesta:|answers:|\?\.|  ", said), (entry.context, language)


def test_the_content_loads_without_a_problem() -> None:
    """Flows, texts, facts and tables fit together: the loader raises BadContent otherwise."""
    content = released_content()
    assert {"welcome", "menu", "mpp", "i589", "i589/a1", "person", "erase"} <= set(content.library.flows)
    assert set(content.topics.values()) <= set(content.library.flows)


def test_every_text_that_the_engine_says_exists() -> None:
    """A missing engine text would fail in front of a person."""
    named = {v for v in constants("app") if re.fullmatch(r"(engine|emergency|state|hint)/[\w.]+", v)}
    named |= {f"emergency/{kind}" for kind in KINDS} | {f"state/{s}" for s in ("none", "not_applicable", "unknown")}
    named |= {"engine/unknown", "engine/declined", "state/declined"}
    assert len(named) > 40
    assert named - set(released_content().library.texts) == set()


def test_every_reason_to_ask_back_has_its_own_words() -> None:
    """Each hint that a reader may give is worded, and no words wait for a hint that nobody gives."""
    emitted = {v for v in constants("app/dialogue/readers") if re.fullmatch(r"[a-z_]+\.[a-z_]+", v)}
    emitted = {v for v in emitted if v.split(".")[0] in {*readers.KINDS, "yes_no", "choice", "number"}}
    emitted |= {"empty", "too_long", "not_applicable", "pin", "number.unread", "date.not_exact", "sure"}
    emitted |= {"name.only_first", "ssn.a_number", "ssn.digits", "date.length_given", "kept", "elsewhere"}
    emitted |= {"kept_words", "name.only_last", "name.which_surnames", "hour.minutes"}
    emitted |= {"name.parted", "street.unread"}
    worded = {t.removeprefix("hint/") for t in released_content().library.texts if t.startswith("hint/")}
    assert emitted - HINTS_OF_SETTLED - worded == set()
    assert worded - emitted == set()


@pytest.mark.parametrize("fact", released_content().library.facts.values(), ids=lambda fact: fact.id)
def test_a_fact_names_its_source_and_when_it_is_reviewed(fact) -> None:
    """Each fact has own words, a primary source with a date or an honest label, and a review after its date."""
    as_of, review_by = date.fromisoformat(fact.as_of), date.fromisoformat(fact.review_by)
    assert as_of < review_by
    assert fact.confidence in {"verified", "second-hand", "recalled", "editorial"}
    assert fact.say.endswith(".")
    assert "http" not in fact.source
    assert fact.confidence != "second-hand" or "second-hand" in fact.source


def test_what_may_change_any_day_is_renewed_together_and_first() -> None:
    """Status, litigation and appeal times are reviewed before statutes and history, all on one day."""
    facts = released_content().library.facts.values()
    quick = {f.review_by for f in facts if f.id.startswith(("MPP-0", "FEAR-4", "COURT-60", "COURT-61", "COURT-63"))}
    statutes = {f.review_by for f in facts if f.id in ("COURT-21", "FEAR-01", "MPP-13")}
    assert len(quick) == 1
    assert max(quick) < min(statutes)


def test_help_in_danger_never_waits_for_a_signature() -> None:
    """911 is said even where every legal text is held back: its texts cite no fact."""
    texts = released_content().library.texts
    assert all(not texts[f"emergency/{kind}"].facts and "911" in texts[f"emergency/{kind}"].source for kind in KINDS)


OPTIONS = [
    pytest.param(name, node, option, id=f"{name}.{option.id}")
    for name, node in nodes().items()
    if isinstance(node, Choose | Ask)
    for option in node.options
]


@pytest.mark.parametrize(("name", "node", "option"), OPTIONS)
def test_a_label_fits_its_button(name: str, node: Choose | Ask, option: Option) -> None:
    """24 characters in a list, 20 on a button, 72 for a second line, in both languages."""
    is_list = len(node.options) > 3 or any(o.description for o in node.options)
    for _, label in spoken(f"{name}/option.{option.id}", option.label):
        assert len(label) <= (24 if is_list else 20), label
    for _, line in spoken(f"{name}/option.{option.id}.description", option.description or ""):
        assert len(line) <= 72, line


@pytest.mark.parametrize("text", ["yes", "no", "dont_know", "recap.answer", "recap.go_on", "recap.menu", "list_button"])
def test_the_engines_labels_fit_a_button(text: str) -> None:
    """The engine's own choices are buttons of 20 characters."""
    source = released_content().library.texts[f"engine/{text}"].source
    assert all(len(label) <= 20 for _, label in spoken(f"engine/{text}", source))


def test_both_languages_are_whole_and_reviewed() -> None:
    """No text without Spanish, nothing fuzzy, same placeholders and marks, no avoided word, every SMS variant sound."""
    style = style_from_data(yaml.safe_load((ROOT / "content/style.yaml").read_text(encoding="utf-8")))
    catalogue = read_entries(po_path(ROOT / "locales", "es"))
    found = check_wording(template(), catalogue, file="orienta.po", style=style, accents=load_accents(ROOT / "content"))
    assert [str(finding) for finding in found] == []


def test_no_text_costs_more_than_three_segments() -> None:
    """By SMS each text, in either language, is three segments at most, and none needs the dear alphabet."""
    catalogue = read_entries(po_path(ROOT / "locales", "es"))
    sms = [c for c in costs(template(), {"es": catalogue}) if c.channel == "sms"]
    assert [c.context for c in sms if c.segments > 3] == []
    assert [c.context for c in sms if c.encoding != "GSM-7"] == []


SHOUTED = re.compile(r"\b[A-ZÁÉÍÓÚÑ](?:[A-ZÁÉÍÓÚÑ]|'(?=[A-Z]))*(?: [A-ZÁÉÍÓÚÑ'](?:[A-ZÁÉÍÓÚÑ]|'(?=[A-Z]))*)*\b")
NAMES = {
    "MPP", "NTA", "CBP", "USCIS", "EOIR", "PIN", "A PIN", "UN PIN", "III", "COMAR", "INM", "TVRH", "CNDH",
    "UNHCR", "ACNUR", "ONU", "CAT", "LGBT", "LGBTQ", "ARCO", "COVID", "HIAS", "IMUMI", "RAICES",
    "ICE", "DHS", "ZIP", "SMS", "PDF",
}  # fmt: skip
CARRIERS = {"YES", "END", "CANCEL", "QUIT", "REVOKE", "INFO", "HELP", "STOPALL", "UNSUBSCRIBE", "OPTOUT", "UNSTOP"}


def invited() -> list[tuple[str, str, str]]:
    """Every word in capitals that a text asks people to write: (context, language, word)."""
    found = set()
    for entry in template():
        if not entry.is_sent:
            continue
        for language, words in spoken(entry.context, entry.source):
            shouted = {w for w in SHOUTED.findall(words) if len(w) > 2 and w not in NAMES}
            found |= {(entry.context, language, w) for w in shouted}
    return sorted(found)


def test_no_text_invites_a_word_that_the_carrier_obeys() -> None:
    """On SMS the provider takes YES, END, HELP and others for itself; STOP and START stand for what they do."""
    assert [found for found in invited() if found[2] in CARRIERS] == []
    labels = [fold(label) for name, node, o in (p.values for p in OPTIONS) for _, label in spoken(name, o.label)]
    assert not {word.lower() for word in CARRIERS} & set(labels)
    assert fold(released_content().library.texts["engine/yes"].source) != "yes"


@pytest.mark.parametrize(("context", "language", "word"), invited(), ids=lambda value: str(value))
def test_a_word_that_we_ask_for_is_understood(context: str, language: str, word: str) -> None:
    """Whoever writes exactly what a text tells them to write is understood: a command, a table word or an answer."""
    content = released_content()
    if recognise(word, lang=language, keywords=content.keywords) or fold(word) in content.words["none"]:
        return
    if fold(word) in content.words["done"] | content.words["anew"]:
        return
    if readers.complete("date", {"kind": "year", "iso": "2019"}, word, lang=language, today=NOW.date()):
        return
    answers = {
        "I DON'T KNOW": "yes_no", "NO SÉ": "yes_no", "THIS ONE": "phone", "ESTE MISMO": "phone",
        "MARRIED": "marital_status", "CASADA": "marital_status", "CASADO": "marital_status",
        "SI": "yes_no", "NO": "yes_no",
    }  # fmt: skip
    if word in answers:
        assert readers.read(answers[word], word, lang=language, today=NOW.date()).is_settled
        return
    assert word in {"I AGREE", "AGREE", "ACEPTO"}, f"{word} is invited by {context} and means nothing"


@pytest.mark.parametrize("language", LANGUAGES)
def test_consent_stands_on_one_screen_with_its_buttons(language: str) -> None:
    """Who reads, what is kept and the question fit above the buttons of one WhatsApp message."""
    player = new_player()
    player.say("hola")
    (message,) = player.say("español" if language == "es" else "english")
    assert message.wanted is not None
    assert len(message.body) <= BODY_LIMIT
    for name in ("Casa Puente", "Twilio", "Meta", "12"):
        assert name in message.body


@pytest.mark.parametrize("around", ["menu", "saltar", "formulario", "corregir", "seguir", "atras"])
def test_no_way_leads_around_consent(around: str) -> None:
    """Before somebody has agreed, no command opens the form or the menu."""
    player = new_player()
    for message in ("hola", "español", around):
        shown = player.say(message)
    place = player.conversation.place if player.conversation else None
    assert place.flow == "welcome"
    assert "welcome/agree" not in player.conversation.answers
    assert shown


def test_form_warnings_come_before_the_first_question() -> None:
    """The frivolous-application warning and who may see the answers are told before anything is asked."""
    player = new_player()
    for message in ("hola", "es", "acepto", "nada", "no", "no", "formulario"):
        player.say(message)
    player.say("seguir")
    told = {fact for said in player.said for fact in said.facts}
    assert {"I589-37", "I589-39", "FEAR-87"} <= told
    place = player.conversation.place if player.conversation else None
    assert place.node == "understood"
