"""`orienta doctor`: each thing that can be wrong is found, named and told what to do about, and nothing is changed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from app.channels.standin import StandIn
from app.channels.standin.desk import ACCOUNT, TOKEN, StandInSettings
from app.channels.standin.store import File, Taken
from app.channels.twilio_client import TwilioAccount, open_client
from app.channels.twilio_http import Wire
from app.channels.twilio_setup import RETRIES, TwilioSetup
from app.channels.webhooks import MESSAGES_PATH
from app.commands.checkups import LOOKS
from app.services.health import Check
from app.services.templates import Wanted
from app.settings import ROOT, read_settings
from app.storage.database import Database
from app.storage.keyfile import create_key_file
from app.storage.migrating import upgrade
from tests.support.command_line import command_line
from tests.support.databases import create_tables
from tests.support.loopback import served
from tests.support.stored import NOW, ROSA, factory, message

PUBLIC = "https://bot.example"
SMS, WHATSAPP, SERVICE = "+13105550199", "+13105550198", "MG" + "2" * 32
DOOR = f"{PUBLIC}{MESSAGES_PATH}{RETRIES}"


def examine(folder: Path, **settings: str) -> tuple[int, dict[str, dict[str, str]]]:
    """Exit code and the findings by name; the worst of a name counts."""
    with command_line(folder, **settings) as orienta:
        done = orienta("doctor", "--json")
    rank = ["ok", "by_hand", "advice", "problem"]
    checks = sorted(json.loads(done.stdout)["checks"], key=lambda check: rank.index(check["standing"]))
    return done.exit_code, {check["name"]: check for check in checks}


def look(folder: Path, name: str, **settings: str) -> dict[str, dict[str, str]]:
    """One look of the local examination, without the others, which take longer."""
    with command_line(folder, **settings):
        return {check.name: check.as_json() for check in LOOKS[name](read_settings())}


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """An installation that has been started once: a key file and an empty database."""
    data = tmp_path / "data"
    create_key_file(data / "keys")
    database = Database(f"sqlite:///{data / 'orienta.db'}")
    upgrade(database)
    database.close()
    return tmp_path


def test_a_fresh_folder_needs_nothing_but_a_first_start(tmp_path: Path) -> None:
    """No key and no database yet is no problem, and looking makes neither."""
    code, found = examine(tmp_path)
    assert found["keys"]["standing"] == found["database"]["standing"] == "advice"
    assert not (tmp_path / "data").exists()
    assert (code == 1) == any(check["standing"] == "problem" for check in found.values())


def test_an_installation_in_order_is_said_to_be(installed: Path) -> None:
    """Key file, database, schema and key are all right."""
    found = look(installed, "keys") | look(installed, "database")
    names = ("keys", "database", "keys open the database")
    assert {name: found[name]["standing"] for name in names} == dict.fromkeys(names, "ok")


def test_a_key_file_others_can_read_is_a_problem(installed: Path) -> None:
    """What to type is said."""
    (installed / "data" / "keys").chmod(0o644)
    code, found = examine(installed)
    assert (code, found["keys"]["standing"]) == (1, "problem")
    assert found["keys"]["do"].startswith("chmod 600")


def test_a_database_without_its_keys_is_a_problem(installed: Path) -> None:
    """The one thing not to do is said: start the service and get new keys."""
    (installed / "data" / "keys").unlink()
    code, found = examine(installed)
    assert (code, found["keys"]["standing"]) == (1, "problem")
    assert not (installed / "data" / "keys").exists()


def test_keys_of_another_installation_are_found_out(installed: Path) -> None:
    """A key file that is well formed but does not open what is there is a problem."""
    database = Database(f"sqlite:///{installed / 'data' / 'orienta.db'}")
    with factory(database)() as work:
        seat = work.seats.take(ROSA, now=NOW)
        work.inbox.add(message("SM" + "1" * 32), conversation_id=seat.conversation_id)
        work.commit()
    database.close()
    assert look(installed, "database")["keys open the database"]["standing"] == "problem"


def test_a_database_of_another_schema_is_found(tmp_path: Path) -> None:
    """Tables without the migrations' mark are not at the newest schema."""
    data = tmp_path / "data"
    create_key_file(data / "keys")
    create_tables(f"sqlite:///{data / 'orienta.db'}")
    assert look(tmp_path, "database")["database"]["standing"] == "problem"


def test_a_database_that_does_not_answer_is_a_problem_and_no_traceback(tmp_path: Path) -> None:
    """The password in its address is not repeated."""
    found = look(tmp_path, "database", database_url="postgresql://me:hush-hush@127.0.0.1:1/none")
    assert found["database"]["standing"] == "problem"
    assert "hush-hush" not in json.dumps(found)


def test_broken_content_is_a_problem(tmp_path: Path) -> None:
    """The first line of what an author must mend is shown."""
    (tmp_path / "content" / "flows").mkdir(parents=True)
    source = ROOT / "tests" / "broken" / "flows" / "no_kind.yaml"
    (tmp_path / "content" / "flows" / "x.yaml").write_bytes(source.read_bytes())
    found = look(tmp_path, "content", content_dir=str(tmp_path / "content"))
    assert found["content"]["standing"] == "problem"
    assert "x.yaml:" in found["content"]["says"]


def test_a_language_without_its_words_is_a_problem(tmp_path: Path) -> None:
    """People would read English: how many texts is said."""
    (tmp_path / "locales").mkdir()
    found = look(tmp_path, "content", locales_dir=str(tmp_path / "locales"))
    assert found["catalogue es"]["standing"] == "problem"


def test_a_name_that_is_no_setting_is_noticed(tmp_path: Path) -> None:
    """A typing mistake in the environment changes nothing, and that is said."""
    found = look(tmp_path, "settings", orgnisation_name="x")
    assert "ORIENTA_ORGNISATION_NAME" in found["settings"]["says"]


# --- the account ---


Change = Callable[[StandIn], None]


def in_order(standin: StandIn) -> None:
    """An account set up as docs/operators.md says."""
    standin.store.numbers.append(
        {"phone_number": SMS, "sms_url": DOOR, "sms_method": "POST", "sms_fallback_url": "https://static.example/"}
    )
    hook = {"callback_url": DOOR, "callback_method": "POST", "fallback_url": "https://static.example/"}
    standin.store.senders.append({"sender_id": f"whatsapp:{WHATSAPP}", "status": "ONLINE", "webhook": hook})
    standin.store.services[SERVICE] = {
        "service": {"sid": SERVICE, "use_inbound_webhook_on_number": True},
        "numbers": [SMS],
        "senders": [f"whatsapp:{WHATSAPP}"],
    }


@contextmanager
def account(*changes: Change, **settings: Any) -> Iterator[dict[str, str]]:
    """A stand-in with these changes to an account in order, and the settings that name it."""
    standin = StandIn(StandInSettings(**settings))
    for change in (in_order, *changes):
        change(standin)
    with served(standin) as url:
        yield {
            "twilio_account_sid": ACCOUNT,
            "twilio_auth_token": TOKEN,
            "twilio_sms_sender": SMS,
            "twilio_whatsapp_sender": WHATSAPP,
            "twilio_messaging_service": SERVICE,
            "twilio_base_url": url,
            "public_url": PUBLIC,
        }


def seen(*changes: Change, **settings: Any) -> dict[str, Check]:
    """What the look at the account finds, by name; the worst of a name counts."""
    with account(*changes, **settings) as given:
        held = TwilioAccount(ACCOUNT, ACCOUNT, TOKEN, messaging_service_sid=SERVICE, base=given["twilio_base_url"])
        wire = Wire(base=held.base)
        found = list(TwilioSetup(open_client(held, wire), held, wire, PUBLIC, WHATSAPP, SMS).checks())
        wire.close()
    rank = ["ok", "by_hand", "advice", "problem"]
    return {check.name: check for check in sorted(found, key=lambda check: rank.index(check.standing))}


def set_number(**fields: str | None) -> Change:
    return lambda standin: standin.store.numbers[0].update(fields)


def set_hook(**fields: str | None) -> Change:
    return lambda standin: standin.store.senders[0]["webhook"].update(fields)


def set_service(**fields: Any) -> Change:
    return lambda standin: standin.store.services[SERVICE]["service"].update(fields)


def with_a_file(standin: StandIn) -> None:
    """Somebody has sent a picture."""
    sid, now = "SM" + "7" * 32, standin.store.now()
    link = f"https://api.twilio.com/2010-04-01/Accounts/{ACCOUNT}/Messages/{sid}/Media/ME{'8' * 32}"
    standin.store.take(
        Taken(sid, "inbound", "whatsapp:+5215512345678", f"whatsapp:{WHATSAPP}", "", now, "received", media=(link,),
              sent_at=now)
    )  # fmt: skip
    standin.store.files["ME" + "8" * 32] = File("ME" + "8" * 32, sid, "image/jpeg", b"x")


def test_an_account_in_order_has_no_problem() -> None:
    """It answers, its doors are ours; what no API tells is listed with the place in the console."""
    found = seen(with_a_file)
    names = ("twilio account", "messaging service", "sms webhook", "whatsapp webhook", "media protection")
    assert {name: found[name].standing for name in names} == dict.fromkeys(names, "ok")
    by_hand = {name for name, check in found.items() if check.standing == "by_hand"}
    assert by_hand == {"opt-out words", "permission for Mexico", "registration", "payment at Meta"}
    assert all(found[name].do for name in by_hand)


@pytest.mark.parametrize(
    ("change", "name", "standing"),
    [
        pytest.param(set_number(sms_url="https://other.example/in"), "sms webhook", "problem", id="another address"),
        pytest.param(set_number(sms_url=""), "sms webhook", "problem", id="no address"),
        pytest.param(set_number(sms_url=None), "sms webhook", "problem", id="address never set"),
        pytest.param(set_number(sms_url=DOOR.replace("https", "http")), "sms webhook", "problem", id="http"),
        pytest.param(set_number(sms_url=DOOR.replace("#", "/#")), "sms webhook", "problem", id="a slash too many"),
        pytest.param(set_number(sms_method="GET"), "sms webhook", "problem", id="called by GET"),
        pytest.param(set_number(sms_url=PUBLIC + MESSAGES_PATH), "sms webhook retries", "advice", id="no retries"),
        pytest.param(set_number(sms_fallback_url=""), "sms webhook fallback", "advice", id="no fallback"),
        pytest.param(set_number(phone_number="+13105550000"), "sms number", "problem", id="not our number"),
        pytest.param(set_hook(callback_url="https://x.example"), "whatsapp webhook", "problem", id="another door"),
        pytest.param(lambda s: s.store.senders.clear(), "whatsapp sender", "problem", id="no WhatsApp sender"),
        pytest.param(
            lambda s: s.store.senders[0].update(status="OFFLINE"), "whatsapp sender", "problem", id="sender offline"
        ),
        pytest.param(lambda s: s.store.services.clear(), "messaging service", "problem", id="no such service"),
        pytest.param(
            lambda s: s.store.services[SERVICE].update(numbers=[]),
            "sender pool",
            "problem",
            id="not in the pool",
        ),
        pytest.param(
            set_service(use_inbound_webhook_on_number=False, inbound_request_url="https://x.example"),
            "sms webhook",
            "problem",
            id="the service takes the messages elsewhere",
        ),
        pytest.param(
            set_service(
                use_inbound_webhook_on_number=False, inbound_request_url=DOOR, fallback_url="https://s.example"
            ),
            "sms webhook",
            "ok",
            id="the service takes the messages to us",
        ),
    ],
)
def test_what_is_set_up_wrongly_is_found(change: Change, name: str, standing: str) -> None:
    """Each fault alone, by the name of its check; where to mend it is said."""
    found = seen(change)[name]
    assert found.standing == standing
    assert bool(found.do) == (standing != "ok")


def test_files_that_anybody_can_open_are_a_problem() -> None:
    """The door is tried without credentials on a file that somebody sent."""
    assert seen(with_a_file, protects_media=False)["media protection"].standing == "problem"


def test_without_a_file_to_try_media_protection_is_checked_by_hand() -> None:
    """Nothing is claimed that was not seen."""
    assert seen()["media protection"].standing == "by_hand"


def test_missing_buttons_are_advice_with_the_command_that_makes_them(
    installed: Path, monkeypatch: pytest.MonkeyPatch, wanted: Wanted
) -> None:
    """The whole command with an account: without templates choices are numbered lines, which works."""
    monkeypatch.setattr("app.commands.doctor.wanted_templates", lambda orienta: wanted)  # a minute for the same answer
    with account() as settings:
        _, found = examine(installed, **settings)
    assert found["sms webhook"]["standing"] == "ok"
    assert (found["templates"]["standing"], found["templates"]["do"]) == ("advice", "orienta twilio templates sync")


def test_a_wrong_token_is_one_problem_and_ends_the_look_at_the_account(installed: Path) -> None:
    """Nothing else is asked with credentials that are refused, and they are not shown."""
    with account() as settings:
        code, found = examine(installed, **settings | {"twilio_auth_token": "a-wrong-token"})
    assert (code, found["twilio account"]["standing"]) == (1, "problem")
    assert "401" in found["twilio account"]["says"]
    assert "sms webhook" not in found
    assert "a-wrong-token" not in json.dumps(found)


def test_an_account_that_cannot_be_reached_is_a_problem_and_no_traceback(installed: Path) -> None:
    """The line is down: said, and the rest of the examination stands."""
    with account() as settings:
        pass
    code, found = examine(installed, **settings)
    assert (code, found["twilio account"]["standing"], found["keys"]["standing"]) == (1, "problem", "ok")


def test_people_read_the_same_as_lines(installed: Path) -> None:
    """Without --json each check is a line and what to do stands beneath it."""
    (installed / "data" / "keys").chmod(0o644)
    with command_line(installed) as orienta:
        done = orienta("doctor")
    assert "PROBLEM keys: other users of this machine can read the key file" in done.stdout
    assert "chmod 600" in done.stdout
