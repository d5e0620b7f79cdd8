"""Buttons and lists: collected from the content, made at the provider once, found again, forgotten with a new one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.channels.standin import StandIn
from app.channels.standin.desk import ACCOUNT, TOKEN
from app.messaging.choices import content_payload
from app.services.playing import Player
from app.services.templates import Wanted
from app.settings import Settings
from app.storage.service_records import content_sids
from app.wiring import Orienta
from app.wiring_templates import forget_other_templates, sync_templates, templates_standing
from tests.support.loopback import served
from tests.support.stored import NOW


def wired(folder: Path, url: str) -> Orienta:
    """An installation in this folder whose provider is at this address."""
    settings = Settings(
        _env_file=None,
        data_dir=folder / "data",
        database_url=f"sqlite:///{folder / 'data' / 'orienta.db'}",
        twilio_account_sid=ACCOUNT,
        twilio_auth_token=TOKEN,
        twilio_whatsapp_sender="+13105550198",
        twilio_base_url=url,
    )
    return Orienta(settings, clock=lambda: NOW)


@pytest.fixture
def provider() -> Iterator[tuple[StandIn, str]]:
    """A stand-in on a socket."""
    standin = StandIn()
    with served(standin) as url:
        yield standin, url


def test_a_sync_makes_what_is_wanted_once_and_the_conversation_uses_it(
    tmp_path: Path, provider: tuple[StandIn, str], wanted: Wanted
) -> None:
    """All are made, a second sync makes none, nothing is missing then, and the next question has its buttons."""
    standin, url = provider
    orienta = wired(tmp_path, url)
    first = sync_templates(orienta, wanted)
    assert len(first.created) == first.wanted == len(standin.store.contents) > 20
    assert first.is_complete
    second = sync_templates(orienta, wanted)
    assert (second.created, second.outdated) == ((), ())
    assert templates_standing(orienta, wanted).missing == ()
    orienta.load_templates()
    player = Player(orienta.worlds, orienta.voice(), now=NOW)
    rendered = [*player.say("hola"), *player.say("Español")]
    assert [message.wanted for message in rendered] == [None] * len(rendered)
    assert any(message.template for message in rendered)
    orienta.close()


def test_templates_of_a_provider_that_is_gone_are_forgotten(
    tmp_path: Path, provider: tuple[StandIn, str], wanted: Wanted
) -> None:
    """The simulator's stand-in begins empty each time: no message may name what it never had."""
    standin, url = provider
    orienta = wired(tmp_path, url)
    sync_templates(orienta, wanted)
    known = len(standin.store.contents)
    assert forget_other_templates(orienta) == 0
    standin.store.contents.clear()
    assert forget_other_templates(orienta) == known
    with orienta.database.read() as connection:
        assert dict(content_sids(connection)) == {}
    orienta.close()


def test_an_outdated_template_is_named_and_left_to_a_person(
    tmp_path: Path, provider: tuple[StandIn, str], wanted: Wanted
) -> None:
    """A queued message may still name it."""
    standin, url = provider
    orienta = wired(tmp_path, url)
    sync_templates(orienta, wanted)
    held = next(iter(standin.store.contents.values()))
    held["friendly_name"] = "orienta_" + "0" * 20
    standing = templates_standing(orienta, wanted)
    assert standing.outdated == ("orienta_" + "0" * 20,)
    assert len(standing.missing) == 1
    orienta.close()


def test_no_template_holds_a_placeholder_or_a_value_of_this_house(wanted: Wanted) -> None:
    """Labels are content and nothing else: neither the organisation's name nor what a walk typed is kept in one."""
    payloads = [content_payload(shape) for shape in wanted.shapes.values()]
    told = str([payload["types"] for payload in payloads])
    assert len(payloads) > 20
    for word in ("Zyxwv", "Ejemplo", "Example", "012 345 678", "+525512345678", "{organisation}"):
        assert word not in told
