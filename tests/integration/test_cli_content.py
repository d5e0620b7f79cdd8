"""`orienta content` and `chat`: what authors are told, printed and shown, with exit codes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.services.transcripts import parse_transcript
from app.storage.catalogues import load_wording
from tests.support.command_line import Orienta, command_line, copied_content, read_json


@pytest.fixture
def orienta(tmp_path: Path) -> Iterator[Orienta]:
    """The command line on the repository's own content."""
    with command_line(tmp_path) as run:
        yield run


@pytest.fixture
def checkout(tmp_path: Path) -> Iterator[tuple[Path, Orienta]]:
    """A copy of content and catalogues that a test may break."""
    root = copied_content(tmp_path / "checkout")
    with command_line(tmp_path, content_dir=str(root / "content"), locales_dir=str(root / "locales")) as run:
        yield root, run


def test_the_content_of_the_repository_is_in_order(orienta: Orienta) -> None:
    """Exit 0 and no finding, as CI needs it."""
    done = orienta("content", "check", "--json")
    assert (done.exit_code, read_json(done)) == (0, {"findings": []}), done.stdout


def test_a_broken_flow_is_told_with_file_and_line(checkout: tuple[Path, Orienta]) -> None:
    """Exit 1; the place stands first, then the sentence for the author."""
    root, orienta = checkout
    flow = root / "content" / "flows" / "menu.yaml"
    flow.write_text(flow.read_text(encoding="utf-8").replace("to: go_mpp", "to: nowhere"), encoding="utf-8")
    done = orienta("content", "check")
    assert done.exit_code == 1
    assert re.search(r"^menu\.yaml:\d+: .*nowhere", done.stdout, re.M)
    findings = read_json(orienta("content", "check", "--json"))["findings"]
    assert all(set(finding) == {"file", "where", "message"} for finding in findings)


def test_words_are_checked_even_when_a_flow_is_broken(checkout: tuple[Path, Orienta]) -> None:
    """Both kinds of finding are told at once: an English text that grew too long, and a node that is gone."""
    root, orienta = checkout
    flow = root / "content" / "flows" / "menu.yaml"
    text = flow.read_text(encoding="utf-8").replace("to: go_mpp", "to: nowhere")
    flow.write_text(text.replace("What do you need?", "What do you need? " * 120), encoding="utf-8")
    messages = [f["message"] for f in read_json(orienta("content", "check", "--json"))["findings"]]
    assert any("nowhere" in message for message in messages)
    assert any("1600 characters" in message for message in messages)


def test_a_text_without_spanish_is_a_finding(checkout: tuple[Path, Orienta]) -> None:
    """A release needs both languages."""
    root, orienta = checkout
    (root / "locales" / "es" / "LC_MESSAGES" / "orienta.po").unlink()
    done = orienta("content", "check", "--json")
    assert done.exit_code == 1
    assert any("no catalogue" in finding["message"] for finding in read_json(done)["findings"])


def test_update_marks_what_changed_and_check_asks_for_review(checkout: tuple[Path, Orienta]) -> None:
    """A changed English text is fuzzy in Spanish until a person has looked."""
    root, orienta = checkout
    flow = root / "content" / "flows" / "menu.yaml"
    flow.write_text(flow.read_text(encoding="utf-8").replace("What do you need?", "What is it?"), encoding="utf-8")
    assert read_json(orienta("content", "update", "--json"))["es"]["fuzzy"] >= 1
    assert orienta("content", "check").exit_code == 1


def test_another_language_is_begun_and_checked_and_never_shown(checkout: tuple[Path, Orienta], tmp_path: Path) -> None:
    """Everything it lacks is told; the release stays in order; no word of it reaches anybody, reviewed or not."""
    root, orienta = checkout
    assert any(
        "no catalogue" in f["message"]
        for f in read_json(orienta("content", "check", "--locale", "pt", "--json"))["findings"]
    )
    assert orienta("content", "update", "--locale", "PORTUGUESE").exit_code == 2
    begun = read_json(orienta("content", "update", "--locale", "pt", "--json"))["pt"]
    assert begun["empty"] == begun["texts"] > 500
    po = root / "locales" / "pt" / "LC_MESSAGES" / "orienta.po"
    text = po.read_text(encoding="utf-8")
    place = text.index('msgctxt "menu/home/choose"')
    po.write_text(
        text[:place] + text[place:].replace('msgstr ""', 'msgstr "Do que voce precisa?"', 1), encoding="utf-8"
    )
    lacking = read_json(orienta("content", "check", "--locale", "pt", "--json"))["findings"]
    assert len([f for f in lacking if f["message"] == "has no Portuguese text"]) == begun["empty"] - 1
    assert "menu/home/choose" not in {f["where"] for f in lacking}
    assert orienta("content", "check").exit_code == 0
    assert list(load_wording(root / "locales").catalogues) == ["es"]
    assert orienta("content", "transcripts", "--lang", "pt", "--out", tmp_path / "pt").exit_code == 0
    assert "Do que voce precisa?" in (tmp_path / "pt" / "menu.html").read_text(encoding="utf-8")
    assert orienta("content", "transcripts", "--lang", "fr", "--out", tmp_path / "fr").exit_code == 1


def test_a_budget_that_is_passed_fails_the_check(checkout: tuple[Path, Orienta]) -> None:
    """A topic that grew too dear is named with its figure."""
    root, orienta = checkout
    file = root / "content" / "prices.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("mpp: 470", "mpp: 20"), encoding="utf-8")
    done = orienta("content", "check", "--json")
    assert done.exit_code == 1
    assert "mpp" in {f["where"] for f in read_json(done)["findings"] if "its budget is 20" in f["message"]}


def test_extract_writes_every_text(checkout: tuple[Path, Orienta], tmp_path: Path) -> None:
    """The template names the context of each."""
    _, orienta = checkout
    out = tmp_path / "orienta.pot"
    count = read_json(orienta("content", "extract", "--out", out, "--json"))["texts"]
    assert out.read_text(encoding="utf-8").count("\nmsgid ") - 1 == count
    assert 'msgctxt "menu/home/choose"' in out.read_text(encoding="utf-8")


def test_sms_variants_that_are_reviewed_stay_as_they_are(checkout: tuple[Path, Orienta]) -> None:
    """Proposing again changes nothing in a catalogue that is in order."""
    root, orienta = checkout
    po = root / "locales" / "es" / "LC_MESSAGES" / "orienta.po"
    orienta("content", "update")
    before = po.read_bytes()
    assert read_json(orienta("content", "sms", "--json"))["waiting"] == []
    assert po.read_bytes() == before


def test_catalogue_commands_need_a_checkout(tmp_path: Path) -> None:
    """Where babel.cfg is not beside the content there is nothing to keep up: wrong use."""
    (tmp_path / "content").mkdir()
    with command_line(tmp_path, content_dir=str(tmp_path / "content")) as orienta:
        assert {orienta("content", name).exit_code for name in ("extract", "update", "sms", "cost")} == {2}


def test_cost_counts_texts_and_paths_on_both_channels(orienta: Orienta) -> None:
    """Characters, alphabet and segments; WhatsApp counts messages. Every path ends by itself."""
    told = read_json(orienta("content", "cost", "--json"))
    assert {text["channel"] for text in told["texts"]} == {"whatsapp", "sms"}
    welcome = {p["channel"]: p for p in told["paths"] if p["flow"] == "welcome" and p["language"] == "es"}
    assert welcome["whatsapp"]["segments"] == welcome["whatsapp"]["messages"]
    assert welcome["sms"]["segments"] >= welcome["sms"]["messages"]
    assert [path["flow"] for path in told["paths"] if not path["finished"]] == []


def test_cost_shows_only_what_is_dear_when_asked(orienta: Orienta) -> None:
    """--over keeps texts of at least so many SMS segments."""
    told = read_json(orienta("content", "cost", "--no-paths", "--over", "3", "--json"))
    assert told["paths"] == []
    assert min(text["segments"] for text in told["texts"] if text["channel"] == "sms") >= 3


def test_stale_names_the_fact_and_where_it_is_said(checkout: tuple[Path, Orienta]) -> None:
    """On the day after a review day the fact is there, exit 1; long before, nothing, exit 0."""
    _, orienta = checkout
    assert orienta("content", "stale", "--on", "2020-01-01").exit_code == 0
    done = orienta("content", "stale", "--on", "2099-01-01", "--json")
    told = read_json(done)
    assert done.exit_code == 1
    assert "mpp/what/say" in {where for each in told["stale"] for where in each["said_in"]}
    assert all(each["source"] and each["review_by"] < "2099-01-01" for each in told["stale"])


def test_a_fact_is_not_stale_on_its_review_day(orienta: Orienta) -> None:
    """The day itself still counts; the next one does not."""
    first = read_json(orienta("content", "stale", "--on", "2099-01-01", "--json"))["stale"][0]
    told = read_json(orienta("content", "stale", "--on", first["review_by"], "--json"))
    assert first["id"] not in [each["id"] for each in told["stale"]]


def test_transcripts_print_every_flow_in_both_languages(orienta: Orienta, tmp_path: Path) -> None:
    """Texts side by side with their sources, every way through in each language, and a line and a code to sign."""
    told = read_json(orienta("content", "transcripts", "--out", tmp_path / "paper", "--json"))
    page = (tmp_path / "paper" / "mpp.html").read_text(encoding="utf-8")
    assert len(told["files"]) == len(list((tmp_path / "paper").iterdir())) > 5
    assert re.search("Reading code <code>[0-9a-f]{8}</code>", page)
    assert "Signature: ___" in page
    assert "(no text in this language yet)" not in page
    assert "<b>MPP-10</b> (verified; as of" in page
    for word in ("border officers send", "oficiales de la frontera devuelven"):
        assert word in page
    engine = (tmp_path / "paper" / "texts.html").read_text(encoding="utf-8")
    assert "emergency/self_harm.line" in engine


@pytest.mark.parametrize(("lang", "first"), [("es", "Español"), ("en", "English")])
def test_chat_answers_the_language_question_and_keeps_the_conversation(
    orienta: Orienta, tmp_path: Path, lang: str, first: str
) -> None:
    """Nothing else is skipped; the transcript reads back."""
    kept = tmp_path / "chat.txt"
    done = orienta("chat", "--lang", lang, "--transcript", kept, input="1\n/quit\n")
    assert done.exit_code == 0, done.stderr
    exchanges = parse_transcript(kept.read_text(encoding="utf-8")).exchanges
    assert [exchange.text for exchange in exchanges][1:] == [first, "1"]
    assert "```" not in done.stdout


def test_chat_shows_what_an_sms_phone_would(orienta: Orienta) -> None:
    """No bold marks by SMS."""
    whatsapp = orienta("chat", "--lang", "en", input="").stdout
    sms = orienta("chat", "--lang", "en", "--channel", "sms", input="").stdout
    assert "*Who can read this:*" in whatsapp
    assert "*Who can read this:*" not in sms
    assert "Who can read this:" in sms


@pytest.mark.parametrize("wrong", [["--lang", "xx"], ["--channel", "fax"]], ids=" ".join)
def test_chat_in_another_language_or_channel_is_wrong_use(orienta: Orienta, wrong: list[str]) -> None:
    """Exit 2 and what is expected."""
    assert orienta("chat", *wrong, input="").exit_code == 2


def test_read_and_route_take_lines_from_a_file(orienta: Orienta, tmp_path: Path) -> None:
    """A JSON line in, a JSON line out, in the same order."""
    lines = tmp_path / "lines.jsonl"
    lines.write_text(
        '{"lang": "es", "text": "sí", "kind": "yes_no"}\n\n{"lang": "en", "text": "no", "kind": "yes_no"}\n'
    )
    read = [json.loads(line)["value"] for line in orienta("read", "--jsonl", lines).stdout.splitlines()]
    assert read == ["yes", "no"]
    lines.write_text('{"lang": "es", "text": "¿qué es MPP?"}\n')
    assert json.loads(orienta("route", "--jsonl", lines).stdout)["topic"] == "mpp"


@pytest.mark.parametrize("command", ["read", "route"])
@pytest.mark.parametrize(
    ("content", "named"),
    [pytest.param("{", "line 1", id="not JSON"), pytest.param("[1]", "line 1", id="not an object"),
     pytest.param(None, "cannot be read", id="no file")],
)  # fmt: skip
def test_a_bad_line_is_named_by_its_number(
    orienta: Orienta, tmp_path: Path, command: str, content: str | None, named: str
) -> None:
    """Exit 1, no traceback."""
    lines = tmp_path / "lines.jsonl"
    if content is not None:
        lines.write_text(content)
    done = orienta(command, lines)
    assert (done.exit_code, named in done.stderr) == (1, True)
