"""Every table but the outbox, by theme. Importing this package registers them in `app.storage.metadata.metadata`.

In clear, by decision: case code, state, hearing instant, place id, language, flag ids, assignee and times; beside them
only what says nothing about a person: row ids, opaque ids made by the provider, counters and technical states. Columns
named `sealed…` or `wrapped_key` open only with a key, columns named `…hash` are keyed hashes.
"""

from __future__ import annotations

from app.storage.tables.handouts import handouts
from app.storage.tables.hearings import call_notes, hearing_steps, hearings, second_contacts
from app.storage.tables.people import (
    applicants,
    case_consents,
    cases,
    contact_keys,
    contact_persons,
    contacts,
    conversations,
    organisations,
    persons,
)
from app.storage.tables.records import answer_revisions, inbound_messages, kept_sids, media, told, told_facts
from app.storage.tables.reviews import ask_backs, case_looks, review_events, translation_drafts
from app.storage.tables.service import (
    access_log,
    alerts,
    content_acts,
    content_templates,
    counters,
    erasures,
    opt_outs,
    provider_deletions,
    service_state,
)
from app.storage.tables.staff import (
    staff,
    staff_acts,
    staff_devices,
    staff_evening_members,
    staff_evenings,
    staff_invitations,
    staff_kept_texts,
    staff_lockdowns,
    staff_recovery_codes,
    staff_sessions,
    staff_tries,
)

__all__ = [
    "access_log",
    "alerts",
    "answer_revisions",
    "applicants",
    "ask_backs",
    "call_notes",
    "case_consents",
    "case_looks",
    "cases",
    "contact_keys",
    "contact_persons",
    "contacts",
    "content_acts",
    "content_templates",
    "conversations",
    "counters",
    "erasures",
    "handouts",
    "hearing_steps",
    "hearings",
    "inbound_messages",
    "kept_sids",
    "media",
    "opt_outs",
    "organisations",
    "persons",
    "provider_deletions",
    "review_events",
    "second_contacts",
    "service_state",
    "staff",
    "staff_acts",
    "staff_devices",
    "staff_evening_members",
    "staff_evenings",
    "staff_invitations",
    "staff_kept_texts",
    "staff_lockdowns",
    "staff_recovery_codes",
    "staff_sessions",
    "staff_tries",
    "told",
    "told_facts",
    "translation_drafts",
]
