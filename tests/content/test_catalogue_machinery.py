"""From content files to catalogues and checks, on small invented content."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from app.dialogue.authoring import read_flow
from app.dialogue.library import context
from app.errors import BadContent
from app.messaging.catalogue import Entry, digest
from app.messaging.sms_variant import AccentTable
from app.messaging.style import style_from_data
from app.services.wording_checks import check_wording, costs
from app.storage import yaml_lines
from app.storage.catalogues import (
    extract_catalogue,
    load_accents,
    load_wording,
    po_path,
    propose_sms,
    read_entries,
    read_retired,
    update_catalogues,
    write_entries,
)
from app.storage.extract import iter_slots

ROOT = Path(__file__).parents[2]
ACCENTS = AccentTable.from_data({"ambiguous": {"está": "is | this", "sí": "yes | if"}})
STYLE = style_from_data(
    {
        "words": [
            {"lang": "en", "words": ["alien"], "unless": ["alien number"], "say": "person"},
            {"lang": "es", "words": ["ilegal", "tú"], "say": "usted"},
        ]
    }
)

FLOW = """
flow: greet
title: Greeting
legal: {none: a test}
nodes:
- id: hello
  say: |
    *Hello*, {name}.

    How are you?
  more: More words
- id: pick
  choose: Pick one
  options:
  - {id: a, label: First, description: The first one, words: [uno]}
  - {id: b, label: Second}
- id: kids
  group: children
  again: Another child?
  nodes:
  - id: child
    ask: Their name?
    of: name
    why: We ask because of the form
- id: act
  do: remind
  with: {text: not for people}
- id: bye
  handoff: person
  text: Someone will write
"""

CONTEXTS = [
    "greet/title",
    "greet/hello/say",
    "greet/hello/more",
    "greet/pick/choose",
    "greet/pick/option.a",
    "greet/pick/option.a.description",
    "greet/pick/option.b",
    "greet/kids/again",
    "greet/child/ask",
    "greet/child/why",
    "greet/bye/text",
    "small/ok",
]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with one flow, one file of texts, and files that hold nothing to translate."""
    (tmp_path / "content" / "flows").mkdir(parents=True)
    (tmp_path / "content" / "texts").mkdir()
    (tmp_path / "app" / "clinic" / "templates").mkdir(parents=True)
    (tmp_path / "babel.cfg").write_bytes((ROOT / "babel.cfg").read_bytes())
    (tmp_path / "content" / "flows" / "greet.yaml").write_text(FLOW, encoding="utf-8")
    (tmp_path / "content" / "texts" / "small.yaml").write_text("texts:\n  ok: {text: All right}\n", encoding="utf-8")
    (tmp_path / "content" / "words.yaml").write_text("none: [nada, label]\n", encoding="utf-8")
    (tmp_path / "content" / "accents.yaml").write_text("ambiguous: {está: is | this}\n", encoding="utf-8")
    page = '<h1>{% trans %}Cases{% endtrans %}</h1>{{ _("Sign in") }}'
    (tmp_path / "app" / "clinic" / "templates" / "cases.html").write_text(page, encoding="utf-8")
    return tmp_path


def translated(root: Path, **texts: str) -> list[Entry]:
    """Translate by context (`/` as `__`), the rest word for word in invented Spanish."""
    entries = update_catalogues(root)["es"]
    wanted = {key.replace("__", "/"): text for key, text in texts.items()}
    done = [replace(e, text=wanted.get(e.context, e.source)) for e in entries]
    write_entries(po_path(root / "locales", "es"), "es", done)
    return done


def test_extracts_each_slot_once_under_its_context(root: Path) -> None:
    """Flows, texts and pages are in the catalogue; arguments of actions and word lists are not."""
    entries = extract_catalogue(root)
    assert sorted(e.context for e in entries if e.context) == sorted(CONTEXTS)
    assert sorted(e.source for e in entries if not e.context) == ["Cases", "Sign in"]
    hello = next(e for e in entries if e.context == "greet/hello/say")
    assert hello.source == "*Hello*, {name}.\n\nHow are you?"
    assert hello.places == (("content/flows/greet.yaml", 7),)


def test_the_walk_knows_what_the_flow_types_know() -> None:
    """For every flow of the product, the walk finds the contexts and words that the dialogue will ask for."""
    compared = 0
    for file in sorted((ROOT / "content" / "flows").rglob("*.yaml")):
        data, lines = yaml_lines.load(file)
        flow, _ = read_flow(file.name, data, lines)
        if flow is None:  # the content checks tell its author what is wrong
            continue
        compared += 1
        expected = {(context(flow.flow, "", slot), text.strip()) for slot, text in flow.slots()}
        for node in every_node(flow.nodes):
            expected |= {(context(flow.flow, node.id, slot), text.strip()) for slot, text in node.slots()}
        assert {(s.context, s.source) for s in iter_slots(data, file.stem)} == expected, file.name
    assert compared


def every_node(nodes: Any) -> Iterator[Any]:
    for node in nodes:
        yield node
        yield from every_node(getattr(node, "nodes", ()))


@pytest.mark.parametrize(
    "data",
    [None, [], "x", {}, {"flow": 3}, {"flow": "a", "nodes": "x"}, {"flow": "a", "nodes": [3, {}]}, {"texts": {"a": 1}}],
    ids=str,
)
def test_other_shapes_hold_nothing(data: object) -> None:
    """A file of another shape gives no texts and no error: the loader tells its author."""
    assert list(iter_slots(data, "f")) == []


def test_nested_words_have_dotted_slots() -> None:
    """A slot inside a mapping of its node is named by its way there."""
    data = yaml.safe_load("{flow: f, nodes: [{id: n, ask: {text: Why, hint: Because}, legal: {text: no}}]}")
    assert [(s.context, s.source) for s in iter_slots(data, "f")] == [
        ("f/n/ask.text", "Why"),
        ("f/n/ask.hint", "Because"),
    ]


def test_two_texts_may_not_share_a_context(root: Path) -> None:
    """The author is told which files claim the same context."""
    (root / "content" / "flows" / "again.yaml").write_text("flow: greet\ntitle: Other\nnodes: []\n", encoding="utf-8")
    with pytest.raises(BadContent, match=r"greet/title: content/flows/again\.yaml, content/flows/greet\.yaml"):
        extract_catalogue(root)


def test_catalogues_are_stable_and_lose_nothing(root: Path) -> None:
    """Updating twice changes no byte; a text that leaves and returns finds its translation again."""
    translated(root, greet__hello__more="Más palabras")
    file = po_path(root / "locales", "es")
    update_catalogues(root)
    before = file.read_bytes()
    update_catalogues(root)
    assert file.read_bytes() == before
    flow = root / "content" / "flows" / "greet.yaml"
    flow.write_text(FLOW.replace("  more: More words\n", ""), encoding="utf-8")
    update_catalogues(root)
    assert [(e.context, e.text) for e in read_retired(file)] == [("greet/hello/more", "Más palabras")]
    flow.write_text(FLOW, encoding="utf-8")
    update_catalogues(root)
    assert file.read_bytes() == before
    assert read_retired(file) == []


def test_changed_english_waits_for_review(root: Path) -> None:
    """A changed source keeps its translation as fuzzy with its old English, and nobody is told it meanwhile."""
    old = "*Hello*, {name}.\n\nHow are you?"
    translated(root, greet__hello__say="Hola, {name}: bien")
    (root / "content" / "flows" / "greet.yaml").write_text(FLOW.replace("How are you?", "Well?"), encoding="utf-8")
    file = po_path(root / "locales", "es")
    update_catalogues(root)
    before = file.read_bytes()
    update_catalogues(root)
    assert file.read_bytes() == before
    (entry,) = [e for e in read_entries(file) if e.context == "greet/hello/say"]
    assert (entry.text, entry.is_fuzzy, entry.previous, entry.notes) == ("Hola, {name}: bien", True, old, ())
    said = load_wording(root / "locales").text(entry.context, entry.source, "es", "sms", {"name": "Ana"})
    assert said == "*Hello*, Ana.\n\nWell?"


def test_sms_variants_travel_through_the_file(root: Path) -> None:
    """Proposed, reviewed, said; an update of the catalogue leaves them as they are."""
    translated(root, greet__hello__more="Aquí está todo")
    (waiting,) = propose_sms(root)
    assert (waiting.context, waiting.text) == ("greet/hello/more@sms", "Aqui esta todo")
    file = po_path(root / "locales", "es")
    reviewed = [replace(e, text="Aqui tiene todo", is_fuzzy=False) if e.is_sms else e for e in read_entries(file)]
    write_entries(file, "es", reviewed)
    before = file.read_bytes()
    assert propose_sms(root) == []
    update_catalogues(root)
    assert file.read_bytes() == before
    wording = load_wording(root / "locales")
    assert wording.text("greet/hello/more", "More words", "es", "sms") == "Aqui tiene todo"
    assert wording.text("greet/hello/more", "More words", "es", "whatsapp") == "Aquí está todo"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param("hello", "orienta.po: this is not a catalogue", id="broken"),
        pytest.param(None, "there is no catalogue at orienta.po", id="missing"),
    ],
)
def test_a_bad_catalogue_says_so(tmp_path: Path, content: str | None, message: str) -> None:
    """A broken or missing catalogue is named, not guessed around."""
    file = tmp_path / "orienta.po"
    if content is not None:
        file.write_text(content, encoding="utf-8")
    with pytest.raises(BadContent, match=message):
        read_entries(file)


def finding_messages(source: str, *entries: Entry, where: str = "f/n/say") -> list[str]:
    template = [Entry(where, source, places=(("content/flows/f.yaml", 3),))]
    found = check_wording(template, list(entries), file="es.po", style=STYLE, accents=ACCENTS)
    return [finding.message for finding in found]


def es(text: str, source: str = "Hello", **changes: Any) -> Entry:
    return Entry("f/n/say", source, text, **changes)


def sms(text: str, spanish: str, *notes: str, is_fuzzy: bool = False) -> Entry:
    return Entry("f/n/say@sms", "Hello", text, is_fuzzy, (f"sms-of: {digest(spanish)}", *notes))


@pytest.mark.parametrize(
    ("source", "entries", "messages"),
    [
        pytest.param("Hello", [es("Hola")], [], id="all well"),
        pytest.param("Hello", [], ["has no Spanish text"], id="missing"),
        pytest.param("Hello", [es("")], ["has no Spanish text"], id="empty"),
        pytest.param(
            "Hello",
            [es("Hola", is_fuzzy=True, previous="Hi")],
            ["the Spanish text waits for review: the English has changed or it was only proposed; it was: Hi"],
            id="fuzzy",
        ),
        pytest.param(
            "{a} {b}",
            [es("{a} {c}", "{a} {b}")],
            [
                "the Spanish text lacks the placeholder {b}",
                "the Spanish text has a placeholder that the English lacks: {c}",
            ],
            id="placeholders",
        ),
        pytest.param(
            "*Hello*\n- a",
            [es("Hola\n- a", "*Hello*\n- a")],
            ["the English has 1 *bold* pairs, the Spanish 0"],
            id="bold",
        ),
        pytest.param("- a\n- b", [es("- a", "- a\n- b")], ["the English has 2 list lines, the Spanish 1"], id="list"),
        pytest.param(
            "An alien, alien number",
            [es("x", "An alien, alien number")],
            ['we do not write "alien"; instead: person'],
            id="a word we avoid in English",
        ),
        pytest.param("Alien number", [es("x", "Alien number")], [], id="inside the phrase that may stand"),
        pytest.param(
            "Hello",
            [es("Ilegal o legal")],
            ['we do not write "ilegal"; instead: usted'],
            id="a word we avoid in Spanish",
        ),
        pytest.param(
            "Here’s",
            [es("Hola", "Here’s")],
            ["’ makes an SMS more than twice as dear: write it another way"],
            id="curly quote in English",
        ),
        pytest.param("Hello", [es("Adiós")], ["has no SMS variant and ó makes it dear: propose one"], id="no variant"),
        pytest.param("Hello", [es("Adiós"), sms("Adios", "Adiós")], [], id="reviewed variant"),
        pytest.param(
            "Hello",
            [es("Adiós"), sms("Adios", "Adiós", is_fuzzy=True)],
            ["the SMS variant waits for review"],
            id="variant to review",
        ),
        pytest.param(
            "Hello",
            [es("Está"), sms("Esta", "Está", is_fuzzy=True)],
            ["the SMS variant waits for review; reword Está/Esta"],
            id="variant to reword",
        ),
        pytest.param(
            "Hello",
            [es("Está"), sms("Esta", "Está")],
            ["the SMS variant changes the meaning of Está/Esta: reword, or note `keeps: word` above it"],
            id="ambiguous although reviewed",
        ),
        pytest.param("Hello", [es("Está"), sms("Esta", "Está", "keeps: esta")], [], id="kept on purpose"),
        pytest.param("Hello", [es("Está"), sms("Se ve", "Está")], [], id="reworded"),
        pytest.param(
            "Hello",
            [es("Adiós"), sms("Adios", "Otro")],
            ["the SMS variant belongs to an earlier text: propose it again"],
            id="outdated variant",
        ),
        pytest.param(
            "Hello", [es("Adiós"), sms("Adiós", "Adiós")], ["the SMS variant still holds ó"], id="variant with accents"
        ),
        pytest.param(
            "{a} Hello",
            [es("{a} así", "{a} Hello"), sms("asi", "{a} así")],
            ["SMS variant: the variant text lacks the placeholder {a}"],
            id="variant loses a placeholder",
        ),
        pytest.param(
            "a" * 1601, [es("x", "a" * 1601)], ["a message holds 1600 characters, this has 1601"], id="too long"
        ),
        pytest.param(
            "a" * 1000,
            [es("x", "a" * 1000)],
            ["even without accents this is 7 SMS segments, more than 6: shorten or divide it"],
            id="long for SMS",
        ),
    ],
)
def test_findings(source: str, entries: list[Entry], messages: list[str]) -> None:
    """Each fault is told in a sentence its author can act on, and nothing else is told."""
    assert finding_messages(source, *entries) == messages


@pytest.mark.parametrize(
    ("where", "length", "message"),
    [
        pytest.param("f/n/option.a", 25, "a label holds 24 characters, this has 25", id="label"),
        pytest.param(
            "f/n/option.a.description", 73, "a description holds 72 characters, this has 73", id="description"
        ),
    ],
)
def test_labels_have_their_own_limits(where: str, length: int, message: str) -> None:
    """What a WhatsApp list can hold, in both languages."""
    entry = Entry(where, "x" * length, "y" * length)
    assert finding_messages("x" * length, entry, where=where) == [message, message]
    fitting = Entry(where, "x" * (length - 1), "y" * (length - 1))
    assert finding_messages("x" * (length - 1), fitting, where=where) == []


def test_findings_say_where() -> None:
    """English faults name the content file and line, Spanish ones the catalogue and line."""
    template = [Entry("f/n/say", "An alien", places=(("content/flows/f.yaml", 3),))]
    held = [Entry("f/n/say", "An alien", "Un ilegal", line=12)]
    found = check_wording(template, held, file="locales/es/orienta.po", style=STYLE, accents=ACCENTS)
    assert [str(finding) for finding in found] == [
        'content/flows/f.yaml:3: f/n/say: we do not write "alien"; instead: person',
        'locales/es/orienta.po:12: f/n/say: we do not write "ilegal"; instead: usted',
    ]


def test_pages_keep_their_values() -> None:
    """A page's text is known by its English, and its values are checked too."""
    template = [Entry("", "%(count)s cases")]
    found = check_wording(template, [Entry("", "%(count)s cases", "casos")], file="es.po", style=STYLE, accents=ACCENTS)
    assert [str(f) for f in found] == ["es.po: %(count)s cases: the Spanish text lacks the page value {count}"]


def test_costs_show_what_a_variant_saves() -> None:
    """Characters, alphabet and segments of each text, language and channel."""
    spanish = "á" * 71
    held = [
        Entry("f/n/say", "Hello", spanish),
        Entry("f/n/say@sms", "Hello", "a" * 71, notes=(f"sms-of: {digest(spanish)}",)),
    ]
    with_variant = costs([Entry("f/n/say", "Hello"), Entry("", "Page")], {"es": held})
    assert [(c.language, c.channel, c.encoding, c.segments) for c in with_variant] == [
        ("en", "whatsapp", "GSM-7", 1),
        ("en", "sms", "GSM-7", 1),
        ("es", "whatsapp", "UCS-2", 1),
        ("es", "sms", "GSM-7", 1),
    ]
    without = costs([Entry("f/n/say", "Hello")], {"es": held[:1]})
    assert [c.segments for c in without if c.channel == "sms"] == [1, 2]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param({}, "style.yaml: needs `words:` with a list of rows", id="nothing"),
        pytest.param(
            {"words": [{"lang": "en"}]}, "style.yaml: row 1 needs `lang`, `words` and `say`", id="a short row"
        ),
        pytest.param(
            {"words": [{"lang": "en", "say": "x", "words": [True]}]},
            "style.yaml: row 1: `words` and `unless` are lists of words; put yes and no in quotes",
            id="a bare yes",
        ),
    ],
)
def test_a_broken_style_table_says_where(data: object, message: str) -> None:
    """An editor is told which row to mend."""
    with pytest.raises(BadContent) as refused:
        style_from_data(data)
    assert str(refused.value) == message


def test_the_products_own_tables_load() -> None:
    """content/accents.yaml and content/style.yaml are whole."""
    assert len(load_accents(ROOT / "content").ambiguous) >= 250
    rows = style_from_data(yaml.safe_load((ROOT / "content" / "style.yaml").read_text(encoding="utf-8")))
    assert {row.lang for row in rows} == {"en", "es"}


@given(
    st.lists(
        st.builds(
            Entry,
            context=st.from_regex(r"[a-z]{1,4}/[a-z]{1,4}/say", fullmatch=True),
            source=st.text(alphabet='aé"\\n\n\t{}%*👍', min_size=1, max_size=40).filter(lambda s: s.strip() == s),
            text=st.text(alphabet='aé"\\n\n\t{}%*👍', max_size=40),
            is_fuzzy=st.booleans(),
            notes=st.lists(st.from_regex(r"[a-z]{1,9}: [a-z/, ]{0,200}[a-z]", fullmatch=True), max_size=2).map(tuple),
            previous=st.none() | st.text(alphabet='a"\\n\n', min_size=1, max_size=20),
        ),
        max_size=4,
        unique_by=lambda entry: entry.context,
    )
)
def test_a_catalogue_reads_back_as_written(tmp_path_factory: pytest.TempPathFactory, entries: list[Entry]) -> None:
    """Quotes, backslashes, line breaks, notes and flags survive the file."""
    file = tmp_path_factory.mktemp("po") / "orienta.po"
    write_entries(file, "es", entries)
    assert [replace(entry, line=0) for entry in read_entries(file)] == entries
