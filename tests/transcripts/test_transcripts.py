"""Whole conversations as a person sees them: each file is replayed and must read the same, word for word.

After a wanted change of words: `ORIENTA_UPDATE_TRANSCRIPTS=1 pytest tests/transcripts`, then read the difference.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from app.services.transcripts import Transcript, bodies, format_transcript, parse_transcript
from tests.support.released import new_player

FOLDER = Path(__file__).parent
FILES = sorted(FOLDER.glob("*.txt"))


def replay(transcript: Transcript) -> Transcript:
    """The same messages played anew; the player reloads the conversation from JSON between every two of them."""
    player = new_player(transcript.channel, transcript.now)
    exchanges = []
    for exchange in transcript.exchanges:
        if exchange.opens:
            shown = player.open(exchange.opens, after=exchange.after)
        else:
            shown = player.say(exchange.text, payload=exchange.payload, after=exchange.after)
        exchanges.append(replace(exchange, answers=bodies(message.body for message in shown)))
    return replace(transcript, exchanges=tuple(exchanges))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_conversation_reads_as_it_was_written_down(file: Path) -> None:
    """Every word of every answer, at the moment that the file's head gives."""
    written = file.read_text(encoding="utf-8")
    played = format_transcript(replay(parse_transcript(written)))
    if os.environ.get("ORIENTA_UPDATE_TRANSCRIPTS"):
        file.write_text(played, encoding="utf-8")
        return
    assert played == written


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_transcript_survives_a_round_trip(file: Path) -> None:
    """What a transcript file says is exactly what is read from it."""
    written = file.read_text(encoding="utf-8")
    assert format_transcript(parse_transcript(written)) == written


def test_the_conversations_that_matter_are_written_down() -> None:
    """Consent in both languages, refusing, the form, corrections, danger, erasing and more each have a file."""
    assert {
        "welcome_es", "welcome_en", "welcome_es_sms", "refusing_es", "mpp_es", "form_a1_es", "form_a1_en_sms",
        "corrections_es", "language_switch", "pause_and_recap_es", "danger_mid_form_es", "erase_es",
        "stop_and_start_es", "wrong_number_es", "other_language_mam", "court_and_fear_en", "pin_es",
        "own_question_mid_form_es", "hearing_es", "hearing_en", "hearing_changed_es", "hearing_changed_en",
        "hearing_missed_es", "hearing_missed_en", "hearing_none_es_sms", "hearing_none_en",
        "checkins_es", "checkins_en", "deadlines_es", "deadlines_en",
    } <= {file.stem for file in FILES}  # fmt: skip
