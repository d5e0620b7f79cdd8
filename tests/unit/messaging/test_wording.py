"""Finding the words: language, channel, values; and keeping catalogues up with their source."""

from __future__ import annotations

import pytest

from app.errors import BadContent
from app.messaging.catalogue import Entry, digest, merge, spoken, with_sms_proposals
from app.messaging.sms_variant import AccentTable
from app.messaging.wording import Wording

ACCENTS = AccentTable.from_data({"ambiguous": {"está": "is | this"}})
HERE = "welcome/where/say"
SPANISH = "Aquí está {name}"
FRESH = f"sms-of: {digest(SPANISH)}"


def wording(*entries: Entry) -> Wording:
    return Wording({"es": spoken(entries)})


@pytest.mark.parametrize(
    ("lang", "channel", "said"),
    [
        pytest.param("en", "sms", "Here is \\*Ana\\*", id="English is the source"),
        pytest.param("es", "whatsapp", "Aquí está \\*Ana\\*", id="Spanish with accents"),
        pytest.param("es", "sms", "Aqui tiene a \\*Ana\\*", id="Spanish by SMS"),
        pytest.param("pt", "sms", "Here is \\*Ana\\*", id="a language without a catalogue"),
    ],
)
def test_text(lang: str, channel: str, said: str) -> None:
    """The reviewed words of the language, on SMS its variant, with the value as mere words."""
    words = wording(
        Entry(HERE, "Here is {name}", SPANISH),
        Entry(HERE + "@sms", "Here is {name}", "Aqui tiene a {name}", notes=(FRESH,)),
    )
    assert words.text(HERE, "Here is {name}\n", lang, channel, {"name": "*Ana*"}) == said  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "variant",
    [
        pytest.param(
            Entry(HERE + "@sms", "Here is {name}", "x {name}", is_fuzzy=True, notes=(FRESH,)), id="unreviewed"
        ),
        pytest.param(
            Entry(HERE + "@sms", "Here is {name}", "x {name}", notes=("sms-of: 000000000000",)), id="outdated"
        ),
        pytest.param(Entry(HERE + "@sms", "Here is {name}", "x {name}"), id="belongs to nothing"),
        pytest.param(Entry(HERE + "@sms", "Here is {name}", "", notes=(FRESH,)), id="empty"),
    ],
)
def test_only_reviewed_variants_are_said(variant: Entry) -> None:
    """An SMS variant that nobody reviewed, or older than its text, is never sent: the text with accents is."""
    words = wording(Entry(HERE, "Here is {name}", SPANISH), variant)
    assert words.text(HERE, "Here is {name}", "es", "sms", {"name": "Ana"}) == "Aquí está Ana"


def test_a_variant_without_its_text_is_not_said() -> None:
    """When the Spanish text waits for review, so does its variant."""
    words = wording(Entry(HERE, "Here", "Aquí", is_fuzzy=True), Entry(HERE + "@sms", "Here", "Aqui"))
    assert words.text(HERE, "Here", "es", "sms") == "Here"
    assert (words.has(HERE, "Here", "es"), words.has(HERE, "Here", "en")) == (False, True)


def test_a_missing_value_names_context_and_language() -> None:
    """The error says where, and holds no value."""
    with pytest.raises(BadContent) as refused:
        wording(Entry(HERE, "Hi {name}", "Hola {name}")).text(HERE, "Hi {name}", "es", "sms", {"other": "Ana"})
    assert str(refused.value) == "welcome/where/say [es]: no value for {name}"


def test_merge_keeps_what_was_translated() -> None:
    """Unchanged texts stay, changed ones become fuzzy with the English they had, lost ones are retired."""
    old = [
        Entry("a/x/say", "One", "Uno"),
        Entry("a/y/say", "Two", "Dos"),
        Entry("a/y/say@sms", "Two", "Dos.", notes=("sms-of: 1",)),
        Entry("a/z/say", "Three", "Tres"),
        Entry("", "Sign in", "Entrar"),
        Entry("a/w/say", "Never translated"),
    ]
    template = [Entry("a/y/say", "Two!"), Entry("a/x/say", "One"), Entry("", "Sign in"), Entry("b/n/say", "New")]
    merged = merge(template, old)
    assert [(e.context, e.source, e.text, e.is_fuzzy, e.previous) for e in merged.entries] == [
        ("a/y/say", "Two!", "Dos", True, "Two"),
        ("a/y/say@sms", "Two!", "Dos.", False, None),
        ("a/x/say", "One", "Uno", False, None),
        ("", "Sign in", "Entrar", False, None),
        ("b/n/say", "New", "", False, None),
    ]
    assert [e.context for e in merged.retired] == ["a/z/say"]
    assert merge(template, merged.entries).entries == merged.entries


def test_proposals_wait_for_a_person_and_are_not_repeated() -> None:
    """A variant is proposed as fuzzy with its words to reword; once its author has been there, it stays."""
    entries = [
        Entry("a/x/say", "It is", "Está"),
        Entry("a/y/say", "Yes", "Bueno"),
        Entry("a/z/say", "Soon", "Pronto está", is_fuzzy=True),
        Entry("", "Page", "Página"),
    ]
    proposed = with_sms_proposals(entries, ACCENTS)
    assert [e.context for e in proposed] == ["a/x/say", "a/x/say@sms", "a/y/say", "a/z/say", ""]
    variant = proposed[1]
    assert (variant.text, variant.is_fuzzy) == ("Esta", True)
    assert variant.notes == (f"sms-of: {digest('Está')}", "reword: Está/Esta (is | this)")
    mended = [proposed[0], Entry(variant.context, "It is", "Se encuentra", notes=variant.notes)]
    assert with_sms_proposals(mended, ACCENTS) == mended
    changed = [Entry("a/x/say", "It is", "Está aquí"), mended[1]]
    assert with_sms_proposals(changed, ACCENTS)[1].text == "Esta aqui"
    plain_now = [Entry("a/x/say", "It is", "Se encuentra"), mended[1]]
    assert with_sms_proposals(plain_now, ACCENTS) == plain_now[:1]
