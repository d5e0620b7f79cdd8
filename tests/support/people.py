"""Invented people: what each answers to which question, where they digress, and what must stand in the boxes then.

Answers go by the question's key (`flow/node[entry]`), not by order: when an editor moves a question the person still
answers it. What has no answer of its own gets `ELSE`'s.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

A1 = "i589/a1"


@dataclass(frozen=True)
class Edit:
    """CORREGIR, the number of an answer in the list, and the new words."""

    key: str
    words: str


@dataclass(frozen=True, eq=False)
class Person:
    """One invented person. `address` is Twilio's form of it, `first` their first message.

    `before`: what they write when a question waits, before they answer it. `boxes`: what the official form must show
    for them by item; a check box by its map's `when`. `by_hand`: items that are kept and not printed. `secrets`: what
    nobody may find in our files, besides the number and everything they wrote.
    """

    address: str
    first: str
    answers: Mapping[str, str]
    before: Mapping[str, tuple[str | Edit, ...]] = field(default_factory=dict)
    boxes: Mapping[str, str] = field(default_factory=dict)
    by_hand: tuple[str, ...] = ()
    secrets: tuple[str, ...] = ()


ELSE = {
    "welcome/language": "1",
    "welcome/agree": "si",
    "welcome/unasked": "2",
    "welcome/hours": "1",
    "welcome/emergency_sharing": "no",
    "welcome/wants_pin": "no",
    "menu/home": "formulario",
    "i589/ready": "1",
    "i589/understood": "1",
    "i589/a1/check": "1",
}
"""What anybody answers on the way to the form: Spanish, agrees, neutral lines, by day, no sharing, no PIN."""

MARIA = Person(
    "whatsapp:+5216641230001",
    "hola buenas tardes",
    {
        f"{A1}/a_number": "A 012 345 678",
        f"{A1}/ssn": "no tengo",
        f"{A1}/online_account": "ninguno",
        f"{A1}/last": "Nuñez Ibañes",
        f"{A1}/first": "María",
        f"{A1}/middle": "José",
        f"{A1}/other_names": "La Güera",
        f"{A1}/street": "Calle Benito Juárez 123, colonia Obrera",
        f"{A1}/apt": "interior 4",
        f"{A1}/city": "Tijuana",
        f"{A1}/state": "Baja California",
        f"{A1}/zip": "22000",
        f"{A1}/phone": "este",
        f"{A1}/mail_same": "si",
        f"{A1}/sex": "mujer",
        f"{A1}/marital": "soltera",
        f"{A1}/birth": "17 de mayo de 1990",
        f"{A1}/birthplace": "Choluteca, Honduras",
        f"{A1}/nationality": "honduras",
        f"{A1}/nationality_birth": "hondureña",
        f"{A1}/race": "mestiza",
        f"{A1}/religion": "católica",
        f"{A1}/court": "tengo caso",
        f"{A1}/left": "3 de marzo de 2019",
        f"{A1}/i94": "no tengo",
        f"{A1}/has_entered": "si",
        f"{A1}/entry_date[0]": "12 de abril de 2019",
        f"{A1}/entry_place[0]": "San Ysidro",
        f"{A1}/entry_status[0]": "sin papeles",
        f"{A1}/entry_expires[0]": "ninguno",
        f"{A1}/entries.again[0]": "si",
        f"{A1}/entry_date[1]": "2 de febrero de 2014",
        f"{A1}/entry_place[1]": "Eagle Pass",
        f"{A1}/entry_status[1]": "ninguno",
        f"{A1}/entry_expires[1]": "ninguno",
        f"{A1}/entries.again[1]": "no",
        f"{A1}/passport_country": "Honduras",
        f"{A1}/passport": "E123456",
        f"{A1}/travel_document": "ninguno",
        f"{A1}/passport_expires": "5 de mayo de 2027",
        f"{A1}/native_language": "español",
        f"{A1}/english": "no",
        f"{A1}/other_languages": "ninguno",
    },
    before={
        "menu/home": ("que es mpp", "volver"),
        f"{A1}/city": (Edit(f"{A1}/last", "Núñez Ibáñez"),),
        f"{A1}/race": ("pausa", "ya regresé"),
    },
    boxes={
        "A.I.1": "012345678",
        "A.I.4": "Núñez Ibáñez",
        "A.I.5": "María",
        "A.I.6": "José",
        "A.I.7": "La Güera",
        "A.I.10": "F",
        "A.I.11": "single",
        "A.I.12": "05/17/1990",
        "A.I.13": "Choluteca, Honduras",
        "A.I.14": "Honduras",
        "A.I.15": "Honduras",
        "A.I.18": "b",
        "A.I.19a": "03/03/2019",
        "A.I.19c[0].date": "04/12/2019",
        "A.I.19c[0].place": "San Ysidro",
        "A.I.19c[1].date": "02/02/2014",
        "A.I.19c[1].place": "Eagle Pass",
        "A.I.20": "Honduras",
        "A.I.21.passport": "E123456",
        "A.I.22": "05/05/2027",
        "A.I.23": "Spanish",
        "A.I.24": "no",
    },
    by_hand=("A.I.8.street", "A.I.8.apt", "A.I.8.city", "A.I.8.state", "A.I.8.zip"),
    secrets=("Núñez", "Ibáñez", "Ibañes", "María", "La Güera", "Benito Juárez", "E123456", "Choluteca"),
)
"""From Honduras, WhatsApp with Mexico's old mobile 1, Spanish, a surname corrected, two entries, a pause."""

WILSON = Person(
    "+16195550123",
    "good morning",
    {
        "welcome/language": "english",
        f"{A1}/a_number": "none",
        f"{A1}/ssn": "none",
        f"{A1}/online_account": "none",
        f"{A1}/last": "D'Ávila Peña",
        f"{A1}/first": "Wílson",
        f"{A1}/middle": "none",
        f"{A1}/other_names": "none",
        f"{A1}/street": "Albergue El Ejemplo, Av. Ficción 45",
        f"{A1}/apt": "none",
        f"{A1}/city": "Matamoros",
        f"{A1}/state": "Tamaulipas",
        f"{A1}/zip": "no sé",
        f"{A1}/phone": "+52 868 123 4567",
        f"{A1}/mail_same": "1",
        f"{A1}/mail_address": "A nombre de Lucía Peña, Calle Inventada 9, Matamoros",
        f"{A1}/sex": "hombre",
        f"{A1}/marital": "casado",
        f"{A1}/birth": "1 de febrero de 1985",
        f"{A1}/birthplace": "Maracaibo, Venezuela",
        f"{A1}/nationality": "Venezuela",
        f"{A1}/nationality_birth": "Colombia",
        f"{A1}/race": "Wayúu",
        f"{A1}/religion": "ninguna",
        f"{A1}/court": "nunca",
        f"{A1}/left": "octubre de 2023",
        f"{A1}/i94": "no tengo",
        f"{A1}/has_entered": "no",
        f"{A1}/passport_country": "Venezuela",
        f"{A1}/passport": "ninguno",
        f"{A1}/travel_document": "ninguno",
        f"{A1}/passport_expires": "ninguno",
        f"{A1}/native_language": "wayuu",
        f"{A1}/english": "no",
        f"{A1}/other_languages": "Español",
    },
    before={
        f"{A1}/middle": ("español",),
        f"{A1}/birthplace": (Edit(f"{A1}/mail_same", "no"),),
    },
    boxes={
        "A.I.4": "D'Ávila Peña",
        "A.I.5": "Wílson",
        "A.I.10": "M",
        "A.I.11": "married",
        "A.I.12": "02/01/1985",
        "A.I.13": "Maracaibo, Venezuela",
        "A.I.14": "Venezuela",
        "A.I.15": "Colombia",
        "A.I.18": "a",
        "A.I.19a": "10/2023",
        "A.I.20": "Venezuela",
        "A.I.24": "no",
    },
    by_hand=("A.I.8.street", "A.I.8.city", "A.I.8.state", "A.I.9.street"),
    secrets=("D'Ávila", "Wílson", "Lucía Peña", "Inventada 9", "El Ejemplo", "868 123 4567", "8681234567", "Maracaibo"),
)
"""From Venezuela, SMS from a US number, begins in English and goes on in Spanish, letters to another address."""
