"""Answers that stand in talk: what a careful person would simply write down, and what must still be asked back."""

from __future__ import annotations

import pytest

from app.dialogue.readers import read

ASKED_BACK = ("ambiguous", "clarify", "invalid")


def _status(kind: str, text: str, lang: str) -> object:
    """The value of a reading that is sure, else `asked back`, `unknown` or `declined`."""
    reading = read(kind, text, lang=lang, today=None, context="whole" if kind == "name" else None)
    if reading.status == "ok":
        return reading.value["code"] if kind == "language" else reading.value  # type: ignore[index,call-overload]
    return "asked back" if reading.status in ASKED_BACK else reading.status


YES_NO = [
    ("mi hermano si pero yo no, a mi solo me robaron", "es", "asked back"),
    ("my brother yes but me no", "en", "asked back"),
    ("mi papa si", "es", "asked back"),
    ("mi hermano, si me pego", "es", "yes"),
    ("yes? what was the question", "en", "asked back"),
    ("si? no le entiendo", "es", "asked back"),
    ("si? si, claro", "es", "yes"),
    ("No. Sorry the phone changed it, I wanted to write Yes they did", "en", "yes"),
    ("si, perdon, quise poner que no", "es", "no"),
    ("al principio dije que no por miedo, pero la verdad es que si, me golpearon", "es", "yes"),
    ("I said yes but the truth is no", "en", "no"),
    ("antes dije que si pero la verdad no se", "es", "asked back"),
    ("pues mire que si, pero me da pena contarlo y mi mama no me creyo", "es", "yes"),
    ("For me the answer it is yes, since I arrived they follow me", "en", "yes"),
    ("fijese que si, pero no me acuerdo bien", "es", "asked back"),
    ("the truth is no, but my lawyer told me to say yes", "en", "asked back"),
    ("pues a mi no, nunca, al que golpearon fue a mi primo", "es", "no"),
    ("ahorita no la traigo, la deje en casa, pero de tener si la tengo", "es", "yes"),
    ("is correct, like you say", "en", "yes"),
    ("dios me libre", "es", "no"),
    ("mi abogado dice que ponga que si", "es", "asked back"),
    ("they told me to say yes", "en", "asked back"),
    ("me dijeron que dijera que no", "es", "asked back"),
    ("Yes, they told me to say that I was Mexican", "en", "yes"),
    ("si, que es eso", "es", "asked back"),
    ("si tengo una pregunta", "es", "asked back"),
    ("yes I have a question", "en", "asked back"),
    ("si entiendo la pregunta", "es", "asked back"),
    ("si, y tengo una pregunta, cuando me dan la cita", "es", "yes"),
    ("que pasa si pongo que si", "es", "asked back"),
    ("nunca, solo una vez", "es", "asked back"),
    ("no, bueno una vez", "es", "asked back"),
    ("no, una vez me preguntaron y dije lo mismo", "es", "asked back"),
]


@pytest.mark.parametrize(("text", "lang", "wanted"), YES_NO)
def test_a_yes_or_no_in_talk(text: str, lang: str, wanted: object) -> None:
    assert _status("yes_no", text, lang) == wanted


MARITAL = [
    ("In my religion I am married with the ceremony only, no paper from the government", "en", "asked back"),
    ("casada solo por el imam, sin papeles", "es", "asked back"),
    ("we married in 2016 in the church with the paper", "en", "married"),
    ("My wife is in Haiti, the money was not enough, we marry in 2016 in the court", "en", "married"),
    ("we marry in 2030", "en", "asked back"),
    ("we will marry in 2020", "en", "asked back"),
    ("mi señora falleció en el terremoto, 30 años de casados, Dios la tenga en su gloria", "es", "widowed"),
    ("mi señora madre fallecio y soy soltera", "es", "asked back"),
    ("mi esposo murio y no me he casado", "es", "widowed"),
    ("viuda, no me he vuelto a casar", "es", "widowed"),
    ("soy casada pero mi esposo murio", "es", "asked back"),
    ("viudo pero ya me volvi a juntar", "es", "asked back"),
    ("My husband pass away two years before, so I am widow with 3 girls", "en", "widowed"),
    ("soltera, tuve novio pero se hizo el loco", "es", "single"),
    ("soltera pero con novio", "es", "asked back"),
    ("nunca me case ni me junte con nadie, cuido a mi mama", "es", "single"),
    ("nunca me case pero vivo con el papa de mis hijos", "es", "asked back"),
    ("Bachelor", "en", "single"),
    ("divorce", "en", "divorced"),
    ("divorce since 2015, she is in Spain", "en", "divorced"),
    ("el divorcio salio en mayo ya todo legal", "es", "divorced"),
    ("the judge signed the divorce in 2020", "en", "divorced"),
    ("divorce in process", "en", "asked back"),
    ("I want divorce", "en", "asked back"),
    ("le firme el divorcio pero el no", "es", "asked back"),
    ("he does not want to sign the divorce", "en", "asked back"),
    ("me dejo y ya estamos divorciados", "es", "divorced"),
    ("me dejo, me estoy divorciando", "es", "asked back"),
    ("I was married, now I am divorced", "en", "divorced"),
    ("was married", "en", "asked back"),
    ("my mother is widow", "en", "asked back"),
    ("mi ex esposo murio", "es", "asked back"),
    ("madre soltera, el papa de mi hijo vive conmigo", "es", "asked back"),
]


@pytest.mark.parametrize(("text", "lang", "wanted"), MARITAL)
def test_a_marital_status_in_talk(text: str, lang: str, wanted: object) -> None:
    assert _status("marital_status", text, lang) == wanted


SEX = [
    ("soy varon, me llamo rene que tambien hay mujeres con ese nombre", "es", "M"),
    ("soy mujer y vengo embarazada, me podria ayudar con una cita?", "es", "F"),
    ("disculpe que no conteste, andaba lavando, femenino, soy mama de tres", "es", "F"),
    ("F, and my sister will write you from other phone", "en", "F"),
    ("man of 40 years", "en", "M"),
    ("woman. Please I want to talk only with a woman officer, it is possible?", "en", "F"),
    ("soy el señor de la casa, perdone que le conteste hasta ahorita", "es", "M"),
    ("caballero y trabajador, para lo que se ofrezca", "es", "M"),
    ("mujercita", "es", "F"),
    ("chavo", "es", "M"),
    ("una dama, con todo respeto", "es", "F"),
    ("soy mujer pero en mi pasaporte dice hombre", "es", "asked back"),
    ("soy hombre pero me siento diferente", "es", "asked back"),
    ("hombre ya no soy", "es", "asked back"),
    ("si soy mujer, que pongo?", "es", "asked back"),
    ("mi hijo es varon", "es", "asked back"),
    ("es varon, mi hijo", "es", "asked back"),
    ("para mi hija, femenino", "es", "asked back"),
    ("señora, buenas tardes", "es", "asked back"),
    ("caballero, una pregunta", "es", "asked back"),
    ("hombre, no entiendo la pregunta", "es", "asked back"),
    ("no hombre, como cree", "es", "asked back"),
    ("otro genero", "es", "asked back"),
    ("un hombre me esta siguiendo", "es", "asked back"),
    ("yo y mi mujer", "es", "asked back"),
]


@pytest.mark.parametrize(("text", "lang", "wanted"), SEX)
def test_a_sex_in_talk(text: str, lang: str, wanted: object) -> None:
    assert _status("sex", text, lang) == wanted


COUNTRY = [
    ("yo soy de venezuela pero llevo 3 años en peru y alla nacio mi niña", "es", "VE"),
    ("soy peruana, mi esposo es el que es de venezuela, ponga el mio nomas", "es", "PE"),
    ("somos haitianos pero mi hija nacio en chile, yo soy de haiti", "es", "HT"),
    ("Before I live in Brazil 5 years with my wife but I am citizen from Angola", "en", "AO"),
    ("People think I am Mexican because of how I speak, but I am from Honduras", "en", "HN"),
    ("soy ecuatoriana, salimos porque ya no se podia ni abrir la tienda", "es", "EC"),
    ("naci en nicaragua, pero de chiquito me llevaron para costa rica, mi pasaporte es nica", "es", "NI"),
    ("Jamaica, I only live Panama some time for work but my people is all Jamaica", "en", "JM"),
    ("en el acta dice Nicaragua y yo nunca he sido de otro lado", "es", "NI"),
    ("Cameroon, English side", "en", "CM"),
    ("cubanita", "es", "CU"),
    ("guayaco", "es", "asked back"),
    ("guayaco, de Guayaquil, salimos por las vacunas", "es", "asked back"),
    ("naci en colombia pero soy venezolano", "es", "asked back"),
    ("naci en honduras, viví en mexico y me nacionalice mexicano", "es", "asked back"),
    ("mi esposo es de venezuela", "es", "asked back"),
    ("de honduras, perdon, mi hijo es de guatemala", "es", "asked back"),
    ("soy de colombia pero tengo las dos, tambien venezuela", "es", "asked back"),
    ("people think I am Cuban", "en", "asked back"),
    ("tal vez Honduras, vivi en Guatemala", "es", "asked back"),
    ("Honduras o Guatemala, vivi en los dos", "es", "asked back"),
]


@pytest.mark.parametrize(("text", "lang", "wanted"), COUNTRY)
def test_a_country_in_talk(text: str, lang: str, wanted: object) -> None:
    assert _status("country", text, lang) == wanted


LANGUAGE = [
    ("yo hablo dialecto, el de mi pueblito, donde nadie habla castilla", "es", "asked back"),
    ("español señorita, mi abuela hablaba una lengua de alla pero yo nunca la aprendi, puro español", "es", "spa"),
    ("garifuna, somos de la costa y en la casa no se habla otra cosa", "es", "cab"),
    ("qanjobal, otros le dicen kanjobal, somos de soloma", "es", "kjb"),
    ("keqchi pero del de coban, mi esposa si habla bien castellano yo no", "es", "kek"),
    ("at home we speak Dari, my wife understand also but she cannot read", "en", "prs"),
    ("hindi is good for me, my english is only from the films", "en", "hin"),
    ("Mandarin please. last time they put me a cantonese person and I understood nothing", "en", "cmn"),
    ("creole of haiti", "en", "hat"),
    ("creole", "en", "asked back"),
    ("mi mama habla mam", "es", "asked back"),
    ("mi mama habla mam y yo español", "es", "asked back"),
    ("mam, y español tambien", "es", "asked back"),
    ("español, tambien mam", "es", "asked back"),
    ("hablo kaqchikel y español igual de bien, pero prefiero español", "es", "asked back"),
    ("no hablo otro idioma", "es", "asked back"),
]


@pytest.mark.parametrize(("text", "lang", "wanted"), LANGUAGE)
def test_a_language_in_talk(text: str, lang: str, wanted: object) -> None:
    assert _status("language", text, lang) == wanted


def _name(text: str, lang: str) -> str:
    """A sure name as `last, first middle`, else how it was read."""
    reading = read("name", text, lang=lang, today=None, context="whole")
    value = reading.value
    if reading.status != "ok" or not isinstance(value, dict):
        return "asked back" if reading.status in ASKED_BACK else reading.status
    return f"{value['last']}, {value['first']} {value['middle'] or ''}".strip()


NAMES = [
    ("good morning, name Widlyne, my family name it is Pierre, I am with my sister", "en", "Pierre, Widlyne"),
    ("My first name is Olga, family name Petrenko, and thank you for help with the paper", "en", "Petrenko, Olga"),
    (
        "nombres ramon antonio, apellidos del cid orellana, por favor no lo escriban junto",
        "es",
        "del cid orellana, ramon antonio",
    ),
    (
        "ponga primero apellidos: Rodriguez Figueredo, nombre: Yoandris, asi con Y como todos",
        "es",
        "Rodriguez Figueredo, Yoandris",
    ),
    (
        "como en la partida: nombres Santos Inocente, apellidos Amaya Amaya, si dos veces Amaya",
        "es",
        "Amaya Amaya, Santos Inocente",
    ),
    (
        "Jackson Steven y de apellido Mosquera Angulo, por si acaso no soy familia del otro",
        "es",
        "Mosquera Angulo, Jackson Steven",
    ),
    (
        "en la iglesia soy la hermana Lopez pero mis papeles dicen Karen Lisseth Umaña Portillo",
        "es",
        "Umaña Portillo, Karen Lisseth",
    ),
    ("It's Yadira Maribel Arita Lemus but one paper says Arrita with two r", "en", "Arita Lemus, Yadira Maribel"),
    ("Full: Gerson Noe Del Cid Aguilar", "es", "Del Cid Aguilar, Gerson Noe"),
    ("maria de los angeles castro", "es", "castro, maria de los angeles"),
    ("cantinflas jaja ntc, jaime rolando cux sic", "es", "cux sic, jaime rolando"),
    ("por seguridad no lo digo, alla lo matan a uno", "es", "declined"),
    ("please don't write my name anywhere, they look for me", "en", "declined"),
    ("don't write my name wrong, it is Juan Carlos Perez Lopez", "en", "Perez Lopez, Juan Carlos"),
    ("brayan con y, brayan steven rivas portillo", "es", "rivas portillo, brayan steven"),
    ("Gloria Marina viuda de Flores", "es", "asked back"),
    ("maria de la cruz castro", "es", "asked back"),
    ("no soy Juan Perez Lopez", "es", "asked back"),
    ("no soy de aqui, me llamo Juan Perez Lopez", "es", "Perez Lopez, Juan"),
    ("ponga cualquier nombre, Juan Perez", "es", "asked back"),
    ("le dire que soy Juan Perez Lopez", "es", "asked back"),
    ("Maria Lopez, de casada Garcia", "es", "asked back"),
    ("el nombre de mi niña es kimberly nahomy ramos lobo y yo soy la mama", "es", "asked back"),
    ("first name Olga, last name Petrenko, or Petrenka", "en", "asked back"),
    ("first name Olga, last name Petrenko, I think", "en", "asked back"),
    ("nombre Ana apellido Lopez, mi esposo apellido Ruiz", "es", "asked back"),
    ("nombre: Juan, mi hijo Pedro", "es", "asked back"),
]


@pytest.mark.parametrize(("text", "lang", "wanted"), NAMES)
def test_a_name_in_talk(text: str, lang: str, wanted: str) -> None:
    assert _name(text, lang) == wanted
