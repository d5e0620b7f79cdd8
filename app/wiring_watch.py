"""The parts of the coordinator's pages, wired from those of the process."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from app.channels.twilio_errors import RULES
from app.clinic.watch_desk import WatchDesk
from app.services.condition import Condition, condition
from app.services.figures import Figures, figures
from app.services.freshness import StaleFact, stale_facts
from app.services.messages import Channel
from app.storage.figures import SqlFigures
from app.storage.outbox import Outbox
from app.storage.person_keys import sealer_on
from app.storage.vital_signs import SqlVitals
from app.wiring import Orienta


def watch_desk(orienta: Orienta) -> WatchDesk:
    """What the coordinator's pages work with."""

    def looked() -> Condition:
        with orienta.database.read() as connection:
            outbox = Outbox(connection, sealer_on(connection, orienta.keyring))
            return condition(SqlVitals(connection), outbox, orienta.limits, orienta.clock())

    def counted(organisation_id: int) -> Figures:
        with orienta.database.read() as connection:
            return figures(SqlFigures(connection), organisation_id, orienta.clock())

    def facts(day: date) -> Sequence[StaleFact]:
        ledger = orienta.ledger()
        return stale_facts(ledger.library, day, ledger.review_by)

    def spent() -> dict[Channel, int]:
        zone = ZoneInfo(orienta.settings.time_zone)
        midnight = datetime.combine(orienta.clock().astimezone(zone).date(), time(), tzinfo=zone)
        with orienta.database.read() as connection:
            return dict(Outbox(connection, sealer_on(connection, orienta.keyring)).spent_since(midnight))

    return WatchDesk(
        reaching=lambda: orienta.reminders.reaching,
        figures=counted,
        condition=looked,
        facts=facts,
        spent=spent,
        budget=orienta.house.daily_budget,
        meaning=lambda code: RULES[code].meaning if code in RULES else "",
    )
