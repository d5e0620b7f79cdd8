"""What one installation is: its names, limits and senders, as people and the provider see them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.services.messages import Channel


@dataclass(frozen=True)
class House:
    """Names people are told, the zone that says what day it is, senders by channel and the limits that protect all.

    `flood_limit`: messages of one contact in ten minutes. `daily_budget`: messages and SMS segments a day, for all;
    `contact_budget` for one person. `newcomer_limit`: contacts an hour that never wrote before.
    """

    organisation: str
    contact: str = ""
    hours: str = ""
    retention_months: int = 12
    zone: str = "America/Tijuana"
    senders: Mapping[Channel, str] = field(default_factory=dict)
    flood_limit: int = 120
    daily_budget: int = 5000
    contact_budget: int = 600
    newcomer_limit: int = 200
