"""Three invented people who go through the whole form in Spanish: alone, with husband and two children, with six.

Answers go by the question's key, as in `people`; a key without its entry's index stands for every entry. Stories are
lists: one message each, and LISTO.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from app.dialogue.events import ActionRequested, AnswerRecorded, AnswerWithdrawn, QuestionSkipped
from app.dialogue.flow import Story
from app.i589.application import Application
from app.messaging.rendering import Rendered
from app.services.acting import revisions_of, skipped_of, withdrawals_of, without_overtaken
from app.services.cases import project
from app.services.messages import Channel
from app.services.playing import Player
from app.services.ports import Revision
from app.services.transcripts import Exchange, Transcript, bodies
from tests.support.people import ELSE, MARIA
from tests.support.released import NOW, new_player, released_content

A1, A2, A3, B, C, D = (f"i589/{part}" for part in ("a1", "a2", "a3", "b", "c", "d"))
MOST = 900
"""Messages after which somebody who has not come to the end never will."""

Words = str | tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Applicant:
    """One invented person: what they answer to which question; stories as several messages."""

    name: str
    note: str
    answers: Mapping[str, Words]


_COMMON: Mapping[str, Words] = {
    **ELSE,
    **{key: words for key, words in MARIA.answers.items() if key.startswith(A1)},
    f"{A1}/has_entered": "no",
    f"{A1}/other_names": "ninguno",
    f"{A2}/check": "todo bien",
    f"{A3}/check": "1",
    f"{B}/check": "1",
    f"{C}/check": "1",
    f"{D}/check": "1",
    "i589/review": "no, es todo",
    f"{A3}/last_town": "Choluteca, Choluteca, Honduras",
    f"{A3}/last_street": "Barrio Los Almendros, casa 14",
    f"{A3}/last_dates": "de enero 2015 a marzo 2019",
    f"{A3}/last_is_home": "si",
    f"{A3}/now_country": "mexico",
    f"{A3}/now_since": "mayo de 2024",
    f"{A3}/more_homes": "si",
    f"{A3}/before_same": "no",
    f"{A3}/second_town": "Tapachula, Chiapas",
    f"{A3}/second_street": "Albergue Ejemplo",
    f"{A3}/second_dates": "abril 2019 a mayo 2024",
    f"{A3}/third": "no",
    f"{A3}/studied": "si",
    f"{A3}/school_name[0]": "Escuela Francisco Morazán",
    f"{A3}/school_type": "primaria",
    f"{A3}/school_place": "Choluteca, Honduras",
    f"{A3}/school_dates": "1997 a 2003",
    f"{A3}/schools.again": "no",
    f"{A3}/worked": "si",
    f"{A3}/job_employer[0]": "por mi cuenta, mercado de Tapachula",
    f"{A3}/job_occupation": "vendedora",
    f"{A3}/job_dates": "junio de 2019",
    f"{A3}/jobs.again": "no",
    f"{A3}/mother_name": "Rosa Elena Ibáñez",
    f"{A3}/mother_birthplace": "Choluteca, Honduras",
    f"{A3}/mother_alive": "si",
    f"{A3}/mother_location": "Choluteca, Honduras",
    f"{A3}/father_name": "no sé",
    f"{A3}/siblings": "2",
    f"{A3}/all_alive": "si",
    f"{A3}/all_born_here": "si",
    f"{A3}/sibling_name[0]": "Carlos Núñez Ibáñez",
    f"{A3}/sibling_name[1]": "Elena Núñez Ibáñez",
    f"{A3}/sibling_location": "Choluteca, Honduras",
    f"{A3}/brothers.again": "no",
    f"{B}/grounds": "no sé",
    f"{B}/past": "si",
    f"{B}/past_story": (
        "Llegaron unos hombres a la casa y me dijeron que me fuera o me mataban",
        "fue en febrero de 2019, en mi barrio",
        "los que cobran ahi, todos los conocen",
    ),
    f"{B}/fear": "si",
    f"{B}/fear_story": ("que cumplan lo que me dijeron",),
    f"{B}/arrests": "no",
    f"{B}/groups": "no",
    f"{B}/torture": "no sé",
    f"{B}/cat": "no sé",
    f"{C}/applied": "no",
    f"{C}/through": "si",
    f"{C}/lawful": "no",
    f"{C}/elsewhere_story": ("Pasé por Guatemala cuatro dias y estoy en México desde abril de 2019",),
    f"{C}/harmed": "no",
    f"{C}/went_back": "no",
    f"{C}/one_year": "no sé",
    f"{C}/crimes": "no",
    f"{D}/family": "no",
    f"{D}/preparer": "no sé",
    f"{D}/list": "si",
}

ALONE = Applicant(
    "alone", "Una mujer sola, sin hijos, con poca historia que contar hoy.", {**_COMMON, f"{A2}/children": "0"}
)

COUPLE = Applicant(
    "couple",
    "Casada, dos hijos que viven con ella, el esposo en Estados Unidos; corrige un dato al final de la Parte A.II.",
    {
        **_COMMON,
        f"{A1}/marital": "casada",
        f"{A2}/spouse_name": "Murillo Paz, Juan Ramón",
        f"{A2}/spouse_other_names": "ninguno",
        f"{A2}/spouse_birth": "2 de junio de 1988",
        f"{A2}/spouse_birthplace": "Danlí, Honduras",
        f"{A2}/spouse_nationality": "honduras",
        f"{A2}/spouse_race": "mestizo",
        f"{A2}/spouse_sex": "hombre",
        f"{A2}/married_on": "diciembre de 2012",
        f"{A2}/married_at": "Choluteca",
        f"{A2}/spouse_passport": "E7654321",
        f"{A2}/spouse_us_numbers": "si",
        f"{A2}/spouse_a_number": "A 098 765 432",
        f"{A2}/spouse_ssn": "ninguno",
        f"{A2}/spouse_in_us": "si",
        f"{A2}/spouse_entry_place": "San Ysidro",
        f"{A2}/spouse_entry_date": "3 de marzo de 2023",
        f"{A2}/spouse_i94": "ninguno",
        f"{A2}/spouse_status_admitted": "sin papeles",
        f"{A2}/spouse_status": "esperando su corte",
        f"{A2}/spouse_stay_expires": "ninguna",
        f"{A2}/spouse_in_court": "si",
        f"{A2}/spouse_previous_arrival": "ninguna",
        f"{A2}/spouse_included": "no sé",
        f"{A2}/children": "dos",
        f"{A2}/kids_home": "si",
        f"{A2}/kids_us": "no",
        f"{A2}/kids_nationality": "si",
        f"{A2}/kids_race": "si",
        f"{A2}/kids_married": "no",
        f"{A2}/kids_passport": "no",
        f"{A2}/kids_us_numbers": "no",
        f"{A2}/child_name[0]": "Murillo Núñez, José Luis",
        f"{A2}/child_name[1]": "Ana Sofía Murillo Núñez",
        f"{A2}/child_sex[0]": "niño",
        f"{A2}/child_sex[1]": "mujer",
        f"{A2}/child_birth[0]": "4 de abril de 2013",
        f"{A2}/child_birth[1]": "9 de septiembre de 2016",
        f"{A2}/child_birthplace": "Choluteca, Honduras",
        f"{A2}/kids.again": "no",
        f"{A3}/before_same": "si",
        f"{A3}/third": "si",
        f"{A3}/place_town": "Tegucigalpa, Francisco Morazán, Honduras",
        f"{A3}/place_street": "Colonia Kennedy",
        f"{A3}/place_dates": "de 2012 a enero 2015",
        f"{A3}/homes_more.again": "no",
        f"{B}/grounds": "1 y 4",
        f"{B}/groups": "si",
        f"{B}/groups_story": ("mi mamá y yo eramos del patronato del barrio, de 2015 a 2019",),
        f"{B}/still": "no",
        f"{D}/family": "si",
        f"{D}/helper_name": "Juan Ramón Murillo Paz",
        f"{D}/helper_relationship": "esposo",
        f"{D}/second": "no",
    },
)

_SIX = ("Carmen", "Luis", "Marta", "Pedro", "Sara", "Tomás")


def _every(key: str, *words: str, first: int = 0) -> dict[str, Words]:
    """One answer for each entry of a list."""
    return {f"{key}[{n}]": each for n, each in enumerate(words, first)}


def _again(group: str, entries: int, first: int = 0) -> dict[str, Words]:
    """ "Another one?": yes until there have been so many."""
    return _every(f"{group}.again", *["si"] * (entries - 1), "no", first=first)


_LONG_STORY = (
    "Mi marido tenía un puesto de verduras en el mercado y cada viernes pasaban dos muchachos a cobrar. Primero "
    "eran cien lempiras, después quinientos, y cuando ya no pudo le quemaron el puesto. Él fue a poner la "
    "denuncia y a los tres días lo mataron saliendo de la iglesia, el 14 de marzo de 2018, delante de mi hija "
    "Carmen que tenía once años.",
    "Después me llegaban papeles debajo de la puerta. Decían que la deuda seguía y que si no pagaba se llevaban a"
    " Luis para que trabajara con ellos. Luis tenía nueve. Yo iba a la posta y el policía me dijo: señora, usted "
    "ya sabe quiénes son, mejor váyase. No me dieron copia de nada. Nos fuimos donde mi hermana a Tegucigalpa y "
    "ahí también llegaron, en una moto, y preguntaron por mí con mi nombre completo. Mi hermana les dijo que no "
    "me conocía.",
    "En Tegucigalpa nos cambiamos tres veces de casa. Una noche de junio tiraron a la puerta y la bala se quedó "
    "en la pared, encima de donde dormía Sara. Mi hermano Wilmer salió a ver y ya no volvió; lo encontraron al "
    "otro día. Yo creo que lo hicieron porque fuimos los únicos de la cuadra que denunciamos, y porque mi marido "
    "y mi hermano eran del patronato que pidió que entraran los militares. Todos los conocen pero nadie dice los "
    "nombres.",
)
"""Longer than its box on the form."""

SIX = Applicant(
    "six_children",
    "Viuda con seis hijos, una en Estados Unidos; más entradas, lugares, escuelas, trabajos y hermanos que renglones.",
    {
        **_COMMON,
        f"{A1}/has_entered": "si",
        **_every(f"{A1}/entry_date", "12 de abril de 2019", "2 de febrero de 2014", "agosto de 2009", "como en 2005"),
        **_every(f"{A1}/entry_place", "San Ysidro", "Eagle Pass", "cerca de El Paso", "Laredo"),
        f"{A1}/entry_status": "sin papeles",
        f"{A1}/entry_expires": "ninguna",
        **_again(f"{A1}/entries", 4),
        f"{A1}/marital": "viuda",
        f"{A2}/children": "tengo 6",
        f"{A2}/kids_home": "no",
        f"{A2}/kids_us": "si",
        f"{A2}/kids_nationality": "si",
        f"{A2}/kids_race": "si",
        f"{A2}/kids_married": "no",
        f"{A2}/kids_passport": "no",
        f"{A2}/kids_us_numbers": "no",
        **{f"{A2}/child_name[{n}]": f"Paz Núñez, {name}" for n, name in enumerate(_SIX)},
        **{f"{A2}/child_sex[{n}]": "mujer" if n % 2 == 0 else "hombre" for n in range(6)},
        **{f"{A2}/child_birth[{n}]": f"{n + 1} de mayo de {2006 + 2 * n}" for n in range(6)},
        f"{A2}/child_birthplace": "Choluteca, Honduras",
        f"{A2}/child_in_us": "no",
        f"{A2}/child_in_us[0]": "si",
        f"{A2}/child_location": "Tijuana, Baja California, México",
        f"{A2}/child_entry_place": "El Paso",
        f"{A2}/child_entry_date": "julio de 2022",
        f"{A2}/child_i94": "no tiene",
        f"{A2}/child_status_admitted": "sin papeles",
        f"{A2}/child_status": "no sé",
        f"{A2}/child_stay_expires": "no sé",
        f"{A2}/child_in_court": "si",
        f"{A2}/child_included": "no sé",
        f"{A2}/kids.again": "no",
        f"{A3}/third": "si",
        **_every(
            f"{A3}/place_town",
            *("Tegucigalpa, Francisco Morazán, Honduras", "Comayagua, Comayagua, Honduras"),
            *("Danlí, El Paraíso, Honduras", "La Ceiba, Atlántida, Honduras", "Gracias, Lempira, Honduras"),
            first=2,
        ),
        **_every(
            f"{A3}/place_street",
            "Colonia Kennedy",
            "Barrio Abajo",
            "Aldea El Ocotal",
            "ninguna",
            "Barrio Mercedes",
            first=2,
        ),
        **_every(
            f"{A3}/place_dates",
            *("de enero 2019 a marzo 2019", "de octubre 2018 a enero 2019", "de julio 2018 a octubre 2018"),
            *("de abril 2018 a julio 2018", "de 2016 a abril 2018"),
            first=2,
        ),
        **_again(f"{A3}/homes_more", 5, first=2),
        **_every(
            f"{A3}/school_name",
            *("Instituto José Cecilio del Valle", "Centro Básico Lempira", "Escuela Francisco Morazán"),
            *("Escuela Ramón Rosa", "Kínder Mi Casita"),
        ),
        **_every(f"{A3}/school_type", "bachillerato", "secundaria", "primaria", "primaria", "kinder"),
        **_every(f"{A3}/school_dates", "2003 a 2005", "2000 a 2002", "1997 a 1999", "1995 a 1996", "de 1993 a 1994"),
        **_again(f"{A3}/schools", 5),
        **_every(
            f"{A3}/job_employer",
            *("por mi cuenta, vendo tamales en Tijuana", "Restaurante La Fonda Inventada, Tapachula, Chiapas"),
            *("por mi cuenta, mercado de Tapachula", "Maquila Ejemplo S.A., Choloma, Cortés"),
        ),
        **_every(f"{A3}/job_occupation", "vendedora", "cocinera", "vendedora", "operaria"),
        **_every(
            f"{A3}/job_dates",
            *("de mayo 2024 hasta ahora", "de enero 2022 a mayo 2024", "de junio 2019 a enero 2022"),
            "de 2016 a marzo 2018",
        ),
        **_again(f"{A3}/jobs", 4),
        f"{A3}/mother_alive": "no",
        f"{A3}/father_name": "Pedro Núñez",
        f"{A3}/father_birthplace": "Choluteca, Honduras",
        f"{A3}/father_alive": "no",
        f"{A3}/siblings": "7",
        f"{A3}/all_alive": "no",
        **{f"{A3}/sibling_name[{n}]": f"{name} Núñez Ibáñez" for n, name in enumerate((*_SIX, "Wilmer"))},
        f"{A3}/sibling_alive": "si",
        f"{A3}/sibling_alive[6]": "no",
        f"{B}/grounds": "5",
        f"{B}/past_story": _LONG_STORY,
        f"{B}/torture": "si",
        f"{B}/torture_story": ("tengo miedo de los policias de mi barrio",),
        f"{B}/cat": "si",
    },
)

APPLICANTS = (ALONE, COUPLE, SIX)


class Talk:
    """A conversation under way: the player, every message with its answers, and the revisions it left in the log."""

    def __init__(self, channel: Channel = "whatsapp", player: Player | None = None, hello: str = "hola") -> None:
        self.channel = channel
        self.player = player or new_player(channel, NOW)
        self.exchanges: list[Exchange] = []
        self.messages: list[Rendered] = []
        self.revisions: list[Revision] = []
        self.asked: set[str] = set()
        self.complete: list[str] = []
        self.say(hello)

    def say(self, text: str) -> str:
        """Write something; what is answered."""
        rendered = self.player.say(text)
        self.exchanges.append(Exchange(text, answers=bodies(each.body for each in rendered)))
        self.messages.extend(rendered)
        self.revisions.extend(self._new_revisions())
        self.asked.add(self.key)
        return "\n\n".join(self.exchanges[-1].answers)

    @property
    def key(self) -> str:
        """The question that waits."""
        place = self.player.conversation.place if self.player.conversation else None
        return place.key if place else ""

    @property
    def is_finished(self) -> bool:
        """True when the form was gone through and the menu waits again."""
        answers = self.player.conversation.answers if self.player.conversation else {}
        return "i589/review" in answers and self.key == "menu/home"

    def go_on(self, applicant: Applicant, *, until: str = "") -> Talk:
        """Answer as this person does, to the end or until a question waits; `i589/b/` is any question of that part."""
        while not self.is_finished and not self._waits_at(until):
            assert len(self.exchanges) < MOST, f"never ends; what waits is {self.key}"
            for text in self.replies(applicant):
                self.say(text)
        assert not until or self._waits_at(until), f"{until} was never asked"
        return self

    def _waits_at(self, until: str) -> bool:
        return self.key == until or (until.endswith("/") and self.key.startswith(until))

    def branch(self) -> Talk:
        """A copy that goes its own way from here."""
        other = copy.copy(self)
        other.player = copy.copy(self.player)
        for name in ("exchanges", "messages", "revisions", "complete"):
            setattr(other, name, list(getattr(self, name)))
        other.asked = set(self.asked)
        return other

    def replies(self, applicant: Applicant) -> tuple[str, ...]:
        """What this person writes now; a story and its LISTO are several messages."""
        conversation = self.player.conversation
        assert conversation is not None
        pending = conversation.pending
        if pending is not None and pending.kind == "rest":
            is_place = isinstance(pending.options[0], dict) and "city" in pending.options[0]
            return ("mexico" if is_place else "hasta ahora",)
        if pending is not None and pending.kind == "skipped":
            return ("2",)
        if pending is not None:
            assert pending.kind == "readings", f"nobody expects to be asked {pending.kind} at {self.key}"
            return ("1",)
        words = applicant.answers.get(self.key) or applicant.answers.get(self.key.split("[")[0])
        assert words is not None, f"{applicant.name} has no answer to {self.key}"
        parts = (words,) if isinstance(words, str) else words
        return (*parts, "listo") if self._is_story else parts

    @property
    def _is_story(self) -> bool:
        place = self.player.conversation.place if self.player.conversation else None
        spot = released_content().library.spot(place.flow, place.node) if place else None
        return spot is not None and isinstance(spot.node, Story)

    def _new_revisions(self) -> list[Revision]:
        found: list[Revision] = []
        for event in self.player.events:
            if isinstance(event, AnswerRecorded) and event.save != "@pin":
                found += revisions_of(event, self.player.now, "test", own_number="+525512345678")
            elif isinstance(event, AnswerWithdrawn):
                found += withdrawals_of(event, self.player.now, "test")
            elif isinstance(event, QuestionSkipped):
                found += skipped_of(event, self.player.now, "test")
            elif isinstance(event, ActionRequested) and event.name == "part_complete":
                self.complete.append(event.args["part"])
        return without_overtaken(found)

    # --- what it left ---

    @property
    def transcript(self) -> Transcript:
        """The conversation as tests/transcripts writes it down."""
        return Transcript(channel=self.channel, exchanges=tuple(self.exchanges))

    @property
    def questions(self) -> int:
        """How many different questions of the form waited for a reply."""
        return sum(key.startswith("i589/") for key in self.asked)

    @property
    def leaves(self) -> dict[str, dict[str, Any]]:
        """The newest leaf of each address of the form that anything was said to."""
        newest = {revision.address: json.loads(revision.leaf) for revision in self.revisions}
        return {a: leaf for a, leaf in newest.items() if leaf["state"] != "not_asked" and not a.startswith(_NO_ITEM)}

    @property
    def values(self) -> dict[str, tuple[str, Any]]:
        """State and value at each address, without words and times."""
        return {address: (leaf["state"], leaf.get("value")) for address, leaf in self.leaves.items()}

    @property
    def application(self) -> Application:
        """The application as it is exported; everything stored fits the form."""
        newest = {revision.address: revision for revision in self.revisions}
        application, unread = project(newest, edition="2025-01-20", language="es")
        assert unread == ()
        return application


_NO_ITEM = ("@", "i589/", "welcome/", "menu/")


@cache
def play(applicant: Applicant, channel: Channel = "whatsapp") -> Talk:
    """The applicant's whole way, played once; for looking at, not for going on."""
    return Talk(channel).go_on(applicant)


def retold(applicant: Applicant, **answers: Words) -> Applicant:
    """The same person with some answers changed: `a2_children` for `i589/a2/children`."""
    changed = {f"i589/{key.replace('_', '/', 1)}": words for key, words in answers.items()}
    return replace(applicant, answers={**applicant.answers, **changed})
