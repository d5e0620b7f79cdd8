"""What `orienta doctor` looks at on this machine: keys, database, content, words, facts, blank, worker."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime

from app.commands.console import today
from app.errors import BadContent, OrientaError
from app.services.coverage import untranslated
from app.services.freshness import stale_facts
from app.services.health import Check
from app.services.signing import Act, Ledger
from app.services.silence import PARTS, health
from app.settings import Settings
from app.storage.catalogues import load_wording
from app.storage.checkup import DatabaseDown, file_of, is_made, journal_mode, opens, schema_behind
from app.storage.database import Database
from app.storage.keyfile import load_key_file
from app.storage.signatures import SqlSignatures
from app.storage.vital_signs import SqlVitals
from app.wiring import load_release
from app.wiring_forms import blank_store, known_editions, standing_on
from app.wiring_settings import limits_of

LANGUAGES = ("es",)
OTHERS = frozenset({"ORIENTA_SHARED"})
"""Names in the environment that are ours and no settings: where tests look."""


def local_checks(settings: Settings) -> Iterator[Check]:
    """Every check of this machine in turn; one that fails in its own way says so, and the others go on."""
    for name, look in LOOKS.items():
        try:
            yield from look(settings)
        except OrientaError as error:
            yield Check(name, "problem", str(error))


def _settings(settings: Settings) -> Iterator[Check]:
    yield Check("settings", "ok", f"they are read; the mode is {settings.mode}")
    known = {f"ORIENTA_{name.upper()}" for name in Settings.model_fields} | OTHERS
    for name in sorted(name for name in os.environ if name.startswith("ORIENTA_") and name not in known):
        yield Check("settings", "advice", f"{name} is no setting: it changes nothing", "orienta settings")
    if not settings.is_production:
        yield Check(
            "mode",
            "advice",
            "development says unsigned text and serves the simulator",
            "Set ORIENTA_MODE=production where people write.",
        )
        if settings.has_twilio and not settings.twilio_base_url:
            says = "people on a real account would be told legal text that no person has signed"
            yield Check("mode and account", "problem", says, "Set ORIENTA_MODE=production, or take the account away.")
    if not settings.staff_hours:
        says = "people are not told when a person answers"
        yield Check("staff hours", "advice", says, "Set ORIENTA_STAFF_HOURS.")
    if not (settings.smtp_url.get_secret_value() and settings.alert_to) and not settings.duty_number:
        yield Check(
            "alerts",
            "problem" if settings.is_production else "advice",
            "an emergency would only be written to the log",
            "Set ORIENTA_SMTP_URL and ORIENTA_ALERT_TO, or ORIENTA_DUTY_NUMBER.",
        )


def _keys(settings: Settings) -> Iterator[Check]:
    path = settings.keys
    if not path.exists():
        if is_made(settings.database_url) and settings.database_url.startswith("sqlite"):
            do = "Bring the key file from its safe place. The service does not start without it."
            yield Check("keys", "problem", "there is a database and no key file", do)
        else:
            yield Check("keys", "advice", "there is no key file yet", "`orienta serve` makes it; keep a copy apart.")
        return
    load_key_file(path)
    if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        yield Check("keys", "problem", "other users of this machine can read the key file", f"chmod 600 {path}")
    else:
        yield Check("keys", "ok", "the key file is there and private")


def _database(settings: Settings) -> Iterator[Check]:
    if not is_made(settings.database_url):
        yield Check("database", "advice", "there is none yet", "`orienta serve` makes it.")
        return
    with closing(Database(settings.database_url, busy_seconds=5)) as database:
        try:
            behind = schema_behind(database)
        except DatabaseDown as error:
            yield Check("database", "problem", str(error), "Check ORIENTA_DATABASE_URL and that the server runs.")
            return
        if behind is not None:
            says = f"its schema is {behind[0] or 'empty'}, this program needs {behind[1]}"
            yield Check("database", "problem", says, "Make a backup, then start the service: it brings it up to date.")
            return
        yield Check("database", "ok", f"{database.dialect} answers and its schema is the newest")
        yield from _file_modes(settings)
        mode = journal_mode(database)
        if mode not in (None, "wal"):
            do = "Is the file on a network folder? SQLite needs a local disk; otherwise use PostgreSQL."
            yield Check("write-ahead log", "problem", f"the database is in {mode} mode", do)
        yield from _opening(settings, database)
        yield from _signs(settings, database)


def _file_modes(settings: Settings) -> Iterator[Check]:
    """Whether others on this machine can read what is ours; the database is sealed, its times and counts are not."""
    for file in (settings.data_dir / "journal.jsonl", file_of(settings.database_url)):
        if file is not None and file.exists() and file.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            yield Check(
                "file permissions", "problem", f"other users of this machine can read {file}", f"chmod 600 {file}"
            )


def _opening(settings: Settings, database: Database) -> Iterator[Check]:
    if not settings.keys.exists():
        return
    reason = opens(database, load_key_file(settings.keys))
    if reason is None:
        yield Check("keys open the database", "ok", "they do")
    else:
        do = "Bring the key file that belongs to this database. Nothing can be read without it."
        yield Check("keys open the database", "problem", reason, do)


def _signs(settings: Settings, database: Database) -> Iterator[Check]:
    """Whether the worker lives and anything comes from the provider."""
    now = datetime.now(UTC)
    limits = limits_of(settings)
    with database.read() as connection:
        vitals = SqlVitals(connection)
        found = health(vitals, limits, now)
        beats = [beat for part in PARTS if (beat := vitals.last_beat(part)) is not None]
        owed = vitals.owed_since(now - limits.provider)
    if found.worker == "none":
        yield Check("worker", "advice", "no worker has run yet", "Start `orienta serve` or `orienta worker`.")
    elif found.worker == "quiet":
        do = "Start `orienta serve`, or `orienta worker` where ORIENTA_RUN_WORKER is false."
        yield Check("worker", "advice", f"its last sign of life was {min(beats):%Y-%m-%dT%H:%M} UTC", do)
    else:
        yield Check("worker", "ok", "it runs")
    if found.provider == "quiet" and owed is not None:
        says = f"messages are owed since {owed:%Y-%m-%dT%H:%M} UTC and nothing came from Twilio since"
        do = "Look at the account and its webhooks in the Twilio console; status.twilio.com."
        yield Check("provider", "problem", says, do)


def _content(settings: Settings) -> Iterator[Check]:
    try:
        release = load_release(settings)
    except BadContent as error:
        lines = str(error).splitlines()
        yield Check("content", "problem", f"{len(lines)} problems, the first: {lines[0]}", "orienta content check")
        return
    yield Check("content", "ok", f"release {release.library.release}, {len(release.library.flows)} flows")
    wording = load_wording(settings.locales_dir)
    for language in LANGUAGES:
        missing = untranslated(release.library, wording, language)
        if missing:
            says = f"{len(missing)} texts have no {language}: people would read English"
            yield Check(f"catalogue {language}", "problem", says, "orienta content check")
        else:
            yield Check(f"catalogue {language}", "ok", "every text has its words")
    ledger = Ledger(tuple(_acts(settings)), release.library, wording)
    standings = ledger.standings(today(settings))
    silent = [each for each in standings if each.state != "signed"]
    if silent:
        says = f"{len(silent)} of {len(standings)} legal statements are answered with "
        says += '"being checked": no signature holds, or their facts wait for review'
        yield Check("signatures", "advice", says, "orienta content preview, then content sign (docs/editors.md)")
    else:
        yield Check("signatures", "ok", f"all {len(standings)} legal statements are signed")
    stale = stale_facts(release.library, today(settings), ledger.review_by)
    if stale:
        says = f"{len(stale)} facts are past review; what rests on them is not said in production"
        yield Check("facts", "advice", says, "orienta content stale")
    else:
        yield Check("facts", "ok", "none is past review")


def _acts(settings: Settings) -> list[Act]:
    """What people signed here; nothing where there is no database that can be read as it is."""
    if not settings.keys.exists() or not is_made(settings.database_url):
        return []
    with closing(Database(settings.database_url, busy_seconds=5)) as database:
        try:
            if schema_behind(database) is not None:
                return []
        except DatabaseDown:
            return []
        with database.read() as connection:
            return SqlSignatures(connection, load_key_file(settings.keys)).acts()


def _blank(settings: Settings) -> Iterator[Check]:
    store = blank_store(settings)
    for problem in store.problems():
        yield Check("blank form", "problem", problem, "Remove its folder; orienta forms fetch, or forms add FILE.")
    installed = store.installed()
    if installed:
        yield Check("blank form", "ok", f"edition {installed[0].edition} is installed")
    else:
        says = "no blank is installed: drafts are made as packets"
        yield Check("blank form", "advice", says, "orienta forms fetch, or orienta forms add FILE")
    editions = known_editions(settings)
    for warning in standing_on(settings, max(editions), today(settings)).warnings if editions else ():
        yield Check("form edition", "advice", warning, "docs/operators.md, A new edition of the form")


LOOKS: dict[str, Callable[[Settings], Iterator[Check]]] = {
    "settings": _settings,
    "keys": _keys,
    "database": _database,
    "content": _content,
    "blank form": _blank,
}
