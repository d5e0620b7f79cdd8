"""Rosa at each question of Part A.I, all before it answered, played on the real content."""

from __future__ import annotations

from functools import lru_cache

from app.dialogue.conversation import Conversation, Frame
from app.services.playing import Player
from tests.support.released import new_player

WELCOME = ("hola", "español", "sí", "nada", "no", "no")
FORM = (*WELCOME, "formulario", "sí", "sí")
ANSWERS = {
    "a_number": "A204555123", "ssn": "no tengo", "online_account": "no", "last": "Mejía Zelaya", "first": "Rosa",
    "middle": "Amelia", "other_names": "no", "street": "albergue El Faro", "apt": "no", "city": "Tijuana",
    "state": "Baja California", "zip": "22000", "phone": "este mismo", "mail_same": "no",
    "mail_address": "calle 1 numero 2", "sex": "mujer", "marital": "soltera", "birth": "3 de abril de 1992",
    "birthplace": "Choluteca, Honduras", "nationality": "Honduras", "nationality_birth": "Honduras",
    "race": "mestiza", "religion": "evangélica", "court": "2", "left": "enero 2026", "i94": "no",
    "has_entered": "sí", "entry_date": "3 de marzo de 2026", "entry_place": "San Ysidro",
    "entry_status": "sin papeles", "entry_expires": "no", "entries.again": "no", "passport_country": "Honduras",
    "passport": "no", "travel_document": "no", "passport_expires": "no", "native_language": "español",
    "english": "no", "other_languages": "ninguno", "check": "todo bien",
}  # fmt: skip


def player_after(*texts: str) -> Player:
    """Rosa, who has written these."""
    player = new_player()
    for text in texts:
        player.say(text)
    return player


def player_at(question: str) -> Player:
    """Rosa at one question of the form, all before it answered."""
    player = new_player()
    player.conversation = places()[question]
    return player


def standing(player: Player) -> Conversation:
    """Where she stands, and that she stands somewhere."""
    assert player.conversation is not None
    return player.conversation


def place(player: Player) -> Frame:
    """The place that waits for her."""
    frame = standing(player).place
    assert frame is not None
    return frame


@lru_cache(maxsize=1)
def places() -> dict[str, Conversation]:
    """The conversation at each question of the form, by the question's id."""
    player, found = player_after(*FORM), {}
    for answer in ANSWERS.values():
        frame = place(player)
        found[frame.node + (".again" if frame.asking_again else "")] = standing(player)
        player.say(answer)
    return found
