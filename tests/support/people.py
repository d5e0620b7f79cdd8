"""Invented people and what each of them types, from "hola" to the end of Part A.I."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Person:
    """One invented person: address as Twilio writes it, words in order, and what must stand in the boxes."""

    address: str
    words: tuple[str, ...]
    boxes: dict[str, str]


CONSENT_ES = ("hola", "1", "si", "2", "1", "no", "no")
"""Spanish, agrees, neutral lines, by day, no emergency sharing, no PIN."""

MPP_ES = ("que es mpp", "2", "7")

MARIA = Person(
    "whatsapp:+5216641230001",
    (
        *CONSENT_ES,
        "1", "7",  # what MPP is, and back
        "2", "si",  # the form, yes
        "A 012 345 678", "no tengo", "ninguno",
        "Núñez Ibáñez", "María", "José", "La Güera",
        "Calle Benito Juárez 123, colonia Obrera", "interior 4", "Tijuana", "Baja California", "22000", "este", "si",
        "mujer", "soltera", "17 de mayo de 1990", "Choluteca, Honduras", "honduras", "hondureña",
        "mestiza", "católica", "tengo caso", "3 de marzo de 2019", "no tengo",
        "si", "12 de abril de 2019", "San Ysidro", "ninguno", "ninguno", "no",
        "Honduras", "E123456", "ninguno", "5 de mayo de 2027", "español", "no", "ninguno",
    ),
    {
        "A.I.1": "012345678",
        "A.I.4": "Núñez Ibáñez",
        "A.I.5": "María",
        "A.I.6": "José",
        "A.I.7": "La Güera",
        "A.I.12": "05/17/1990",
        "A.I.13": "Choluteca, Honduras",
        "A.I.19a": "03/03/2019",
        "A.I.19c[0].place": "San Ysidro",
        "A.I.21.passport": "E123456",
        "A.I.22": "05/05/2027",
    },
)  # fmt: skip
