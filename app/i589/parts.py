"""The parts of the form as frozen types, in the form's order: each field says its address, its kind and its label.

Every other table of addresses is derived from these types.
"""

# ruff: noqa: RUF009 - the field makers below are declarations, evaluated once and frozen
from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from app.i589 import kinds as k
from app.i589.kinds import Kind
from app.i589.leaf import NOT_ASKED, Leaf


def _item(address: str, kind: Kind, label: str, *, topic: str = "", question: str = "") -> Any:
    """A leaf. `topic` names the word table that may render it; `question` is what Supplement B calls it."""
    meta = {"address": address, "kind": kind, "label": label, "topic": topic, "question": question}
    return field(default=NOT_ASKED, metadata=meta)


def _one(address: str, of: type, label: str = "") -> Any:
    return field(default_factory=of, metadata={"address": address, "part": of, "label": label})


def _many(address: str, of: type, label: str, *, first: int = 0) -> Any:
    """A list of parts; `first` is the index of its first entry."""
    return field(default=(), metadata={"address": address, "entry": of, "label": label, "first": first})


@dataclass(frozen=True, slots=True)
class Residence:
    """A.I item 8: where the person lives, kept whole also when it is outside the United States."""

    street: Leaf = _item(".street", k.NAME, "street")
    apt: Leaf = _item(".apt", k.NAME, "apartment number")
    city: Leaf = _item(".city", k.NAME, "city")
    state: Leaf = _item(".state", k.NAME, "state")
    zip: Leaf = _item(".zip", k.TEXT, "ZIP code")
    area_code: Leaf = _item(".area_code", k.TEXT, "telephone area code")
    phone: Leaf = _item(".phone", k.PHONE, "telephone number")


@dataclass(frozen=True, slots=True)
class Mailing:
    """A.I item 9: where mail reaches the person in the United States."""

    care_of: Leaf = _item(".care_of", k.NAME, "in care of")
    area_code: Leaf = _item(".area_code", k.TEXT, "telephone area code")
    phone: Leaf = _item(".phone", k.PHONE, "telephone number")
    street: Leaf = _item(".street", k.NAME, "street")
    apt: Leaf = _item(".apt", k.NAME, "apartment number")
    city: Leaf = _item(".city", k.NAME, "city")
    state: Leaf = _item(".state", k.NAME, "state")
    zip: Leaf = _item(".zip", k.TEXT, "ZIP code")


@dataclass(frozen=True, slots=True)
class Entry:
    """A.I item 19.c: one entry into the United States."""

    date: Leaf = _item(".date", k.DATE, "date")
    place: Leaf = _item(".place", k.PLACE, "place")
    status: Leaf = _item(".status", k.WORDS, "status", topic="status")
    status_expires: Leaf = _item(".status_expires", k.DATE, "date status expires")


@dataclass(frozen=True, slots=True)
class AboutYou:
    """Part A.I: the applicant."""

    a_number: Leaf = _item(".1", k.A_NUMBER, "A-Number")
    ssn: Leaf = _item(".2", k.SSN, "U.S. Social Security number")
    online_account: Leaf = _item(".3", k.TEXT, "USCIS online account number")
    last_name: Leaf = _item(".4", k.NAME, "complete last name")
    first_name: Leaf = _item(".5", k.NAME, "first name")
    middle_name: Leaf = _item(".6", k.NAME, "middle name")
    other_names: Leaf = _item(".7", k.NAME, "other names used")
    residence: Residence = _one(".8", Residence, "residence in the U.S.")
    mailing: Mailing = _one(".9", Mailing, "mailing address in the U.S.")
    sex: Leaf = _item(".10", k.SEX, "sex")
    marital_status: Leaf = _item(".11", k.MARITAL, "marital status")
    birth_date: Leaf = _item(".12", k.DATE, "date of birth")
    birthplace: Leaf = _item(".13", k.PLACE, "city and country of birth")
    nationality: Leaf = _item(".14", k.COUNTRY, "present nationality")
    nationality_at_birth: Leaf = _item(".15", k.COUNTRY, "nationality at birth")
    ethnic_group: Leaf = _item(".16", k.WORDS, "race, ethnic, or tribal group", topic="group")
    religion: Leaf = _item(".17", k.WORDS, "religion", topic="religion")
    court_history: Leaf = _item(".18", k.COURT, "Immigration Court proceedings: never (a), now (b), in the past (c)")
    last_left: Leaf = _item(".19a", k.DATE, "date you last left your country")
    i94: Leaf = _item(".19b", k.TEXT, "current I-94 number")
    entries: tuple[Entry, ...] = _many(".19c", Entry, "entry into the U.S.")
    passport_country: Leaf = _item(".20", k.COUNTRY, "country that issued the last passport or travel document")
    passport: Leaf = _item(".21.passport", k.TEXT, "passport number")
    travel_document: Leaf = _item(".21.travel_document", k.TEXT, "travel document number")
    passport_expires: Leaf = _item(".22", k.DATE, "expiration date of passport or travel document")
    native_language: Leaf = _item(".23", k.LANGUAGE, "native language and dialect")
    fluent_in_english: Leaf = _item(".24", k.YES_NO, "fluent in English")
    other_languages: Leaf = _item(".25", k.LANGUAGES, "other languages spoken fluently")


@dataclass(frozen=True, slots=True)
class Spouse:
    """Part A.II: the spouse, named even when separated."""

    not_married: Leaf = _item(".not_married", k.CHECK, "I am not married")
    a_number: Leaf = _item(".1", k.A_NUMBER, "A-Number")
    passport: Leaf = _item(".2", k.TEXT, "passport or ID card number")
    birth_date: Leaf = _item(".3", k.DATE, "date of birth")
    ssn: Leaf = _item(".4", k.SSN, "U.S. Social Security number")
    last_name: Leaf = _item(".5", k.NAME, "complete last name")
    first_name: Leaf = _item(".6", k.NAME, "first name")
    middle_name: Leaf = _item(".7", k.NAME, "middle name")
    other_names: Leaf = _item(".8", k.NAME, "other names used")
    married_on: Leaf = _item(".9", k.DATE, "date of marriage")
    married_at: Leaf = _item(".10", k.PLACE, "place of marriage")
    birthplace: Leaf = _item(".11", k.PLACE, "city and country of birth")
    nationality: Leaf = _item(".12", k.COUNTRY, "nationality")
    ethnic_group: Leaf = _item(".13", k.WORDS, "race, ethnic, or tribal group", topic="group")
    sex: Leaf = _item(".14", k.SEX, "sex")
    in_us: Leaf = _item(".15", k.YES_NO, "is this person in the U.S.")
    location: Leaf = _item(".15.location", k.PLACE, "location, if not in the U.S.")
    entry_place: Leaf = _item(".16", k.PLACE, "place of last entry into the U.S.")
    entry_date: Leaf = _item(".17", k.DATE, "date of last entry into the U.S.")
    i94: Leaf = _item(".18", k.TEXT, "I-94 number")
    status_admitted: Leaf = _item(".19", k.WORDS, "status when last admitted", topic="status")
    status: Leaf = _item(".20", k.WORDS, "current status", topic="status")
    stay_expires: Leaf = _item(".21", k.DATE, "expiration date of authorized stay")
    in_court: Leaf = _item(".22", k.YES_NO, "in Immigration Court proceedings")
    previous_arrival: Leaf = _item(".23", k.DATE, "date of previous arrival")
    is_included: Leaf = _item(".24", k.YES_NO, "to be included in this application")


@dataclass(frozen=True, slots=True)
class Child:
    """Part A.II: one child, of any age, place or marital status."""

    a_number: Leaf = _item(".1", k.A_NUMBER, "A-Number")
    passport: Leaf = _item(".2", k.TEXT, "passport or ID card number")
    marital_status: Leaf = _item(".3", k.MARITAL, "marital status")
    ssn: Leaf = _item(".4", k.SSN, "U.S. Social Security number")
    last_name: Leaf = _item(".5", k.NAME, "complete last name")
    first_name: Leaf = _item(".6", k.NAME, "first name")
    middle_name: Leaf = _item(".7", k.NAME, "middle name")
    birth_date: Leaf = _item(".8", k.DATE, "date of birth")
    birthplace: Leaf = _item(".9", k.PLACE, "city and country of birth")
    nationality: Leaf = _item(".10", k.COUNTRY, "nationality")
    ethnic_group: Leaf = _item(".11", k.WORDS, "race, ethnic, or tribal group", topic="group")
    sex: Leaf = _item(".12", k.SEX, "sex")
    in_us: Leaf = _item(".13", k.YES_NO, "is this child in the U.S.")
    location: Leaf = _item(".13.location", k.PLACE, "location, if not in the U.S.")
    entry_place: Leaf = _item(".14", k.PLACE, "place of last entry into the U.S.")
    entry_date: Leaf = _item(".15", k.DATE, "date of last entry into the U.S.")
    i94: Leaf = _item(".16", k.TEXT, "I-94 number")
    status_admitted: Leaf = _item(".17", k.WORDS, "status when last admitted", topic="status")
    status: Leaf = _item(".18", k.WORDS, "current status", topic="status")
    stay_expires: Leaf = _item(".19", k.DATE, "expiration date of authorized stay")
    in_court: Leaf = _item(".20", k.YES_NO, "in Immigration Court proceedings")
    is_included: Leaf = _item(".21", k.YES_NO, "to be included in this application")


@dataclass(frozen=True, slots=True)
class Family:
    """Part A.II: spouse and all children."""

    spouse: Spouse = _one(".spouse", Spouse, "spouse")
    no_children: Leaf = _item(".child.none", k.CHECK, "I do not have any children")
    total_children: Leaf = _item(".child.total", k.COUNT, "total number of children")
    children: tuple[Child, ...] = _many(".child", Child, "child")


@dataclass(frozen=True, slots=True)
class PastAddress:
    """A.III items 1 and 2: one address of the past, from and to in months."""

    street: Leaf = _item(".street", k.NAME, "number and street")
    city: Leaf = _item(".city", k.NAME, "city or town")
    state: Leaf = _item(".state", k.NAME, "department, province or state")
    country: Leaf = _item(".country", k.COUNTRY, "country")
    since: Leaf = _item(".from", k.MONTH, "from")
    until: Leaf = _item(".to", k.MONTH_OR_PRESENT, "to")


@dataclass(frozen=True, slots=True)
class School:
    """A.III item 3: one school."""

    name: Leaf = _item(".school", k.NAME, "name of school")
    type: Leaf = _item(".type", k.WORDS, "type of school", topic="school")
    location: Leaf = _item(".location", k.PLACE, "location")
    since: Leaf = _item(".from", k.MONTH, "from")
    until: Leaf = _item(".to", k.MONTH_OR_PRESENT, "to")


@dataclass(frozen=True, slots=True)
class Job:
    """A.III item 4: one job."""

    employer: Leaf = _item(".employer", k.PLACE, "name and address of employer")
    occupation: Leaf = _item(".occupation", k.WORDS, "occupation", topic="occupation")
    since: Leaf = _item(".from", k.MONTH, "from")
    until: Leaf = _item(".to", k.MONTH_OR_PRESENT, "to")


@dataclass(frozen=True, slots=True)
class Relative:
    """A.III item 5: a parent or a sibling."""

    name: Leaf = _item(".name", k.NAME, "full name")
    birthplace: Leaf = _item(".birthplace", k.PLACE, "city and country of birth")
    is_deceased: Leaf = _item(".deceased", k.CHECK, "deceased")
    location: Leaf = _item(".location", k.PLACE, "current location")


@dataclass(frozen=True, slots=True)
class Background:
    """Part A.III: where the person lived, studied and worked, parents and siblings."""

    last_addresses: tuple[PastAddress, ...] = _many(".1", PastAddress, "last address")
    residences: tuple[PastAddress, ...] = _many(".2", PastAddress, "residence")
    schools: tuple[School, ...] = _many(".3", School, "school")
    jobs: tuple[Job, ...] = _many(".4", Job, "job")
    mother: Relative = _one(".5.mother", Relative, "mother")
    father: Relative = _one(".5.father", Relative, "father")
    siblings: tuple[Relative, ...] = _many(".5.sibling", Relative, "sibling")


@dataclass(frozen=True, slots=True)
class Claim:
    """Part B: why the person asks for asylum."""

    grounds: Leaf = _item(".1", k.GROUNDS, "grounds of the claim")
    past_harm: Leaf = _item(".1.A", k.YES_NO, "harm, mistreatment or threats in the past")
    past_harm_text: Leaf = _item(".1.A.text", k.STORY, "explanation", question="1.A")
    fear: Leaf = _item(".1.B", k.YES_NO, "fear of harm if returned")
    fear_text: Leaf = _item(".1.B.text", k.STORY, "explanation", question="1.B")
    arrests: Leaf = _item(".2", k.YES_NO, "accused, charged, arrested or detained outside the U.S.")
    arrests_text: Leaf = _item(".2.text", k.STORY, "explanation", question="2")
    groups: Leaf = _item(".3.A", k.YES_NO, "belonged to organizations or groups")
    groups_text: Leaf = _item(".3.A.text", k.STORY, "explanation", question="3.A")
    still_in_groups: Leaf = _item(".3.B", k.YES_NO, "still takes part in these organizations or groups")
    still_in_groups_text: Leaf = _item(".3.B.text", k.STORY, "explanation", question="3.B")
    torture: Leaf = _item(".4", k.YES_NO, "fear of torture")
    torture_text: Leaf = _item(".4.text", k.STORY, "explanation", question="4")


@dataclass(frozen=True, slots=True)
class MoreAboutClaim:
    """Part C: additional information about the application."""

    applied_before: Leaf = _item(".1", k.YES_NO, "earlier applications for asylum")
    applied_before_text: Leaf = _item(".1.text", k.STORY, "explanation", question="1")
    travelled_through: Leaf = _item(".2.A", k.YES_NO, "travelled through or lived in another country")
    status_elsewhere: Leaf = _item(".2.B", k.YES_NO, "lawful status in another country")
    elsewhere_text: Leaf = _item(".2.text", k.STORY, "explanation of 2.A and 2.B", question="2.A, 2.B")
    harmed_others: Leaf = _item(".3", k.YES_NO, "took part in harming others")
    harmed_others_text: Leaf = _item(".3.text", k.STORY, "explanation", question="3")
    went_back: Leaf = _item(".4", k.YES_NO, "went back to the country of harm")
    went_back_text: Leaf = _item(".4.text", k.STORY, "explanation", question="4")
    after_one_year: Leaf = _item(".5", k.YES_NO, "filing more than one year after the last arrival")
    after_one_year_text: Leaf = _item(".5.text", k.STORY, "explanation", question="5")
    crimes_in_us: Leaf = _item(".6", k.YES_NO, "crimes or arrests in the U.S.")
    crimes_in_us_text: Leaf = _item(".6.text", k.STORY, "explanation", question="6")


@dataclass(frozen=True, slots=True)
class Helper:
    """Part D: one relative who helped to complete the form."""

    name: Leaf = _item(".name", k.NAME, "name")
    relationship: Leaf = _item(".relationship", k.WORDS, "relationship", topic="relationship")


@dataclass(frozen=True, slots=True)
class Signing:
    """Part D: the applicant's declaration; signature and date are always written by hand."""

    name: Leaf = _item(".name", k.NAME, "complete name")
    native_alphabet: Leaf = _item(".native_alphabet", k.NAME, "name in native alphabet", question="Native name")
    family_assist: Leaf = _item(".family_assist", k.YES_NO, "did spouse, parent or child help", question="Helpers")
    first_helper: Helper = _one(".family_assist", Helper, "helper 1")
    more_helpers: tuple[Helper, ...] = _many(".family_assist", Helper, "helper", first=1)
    other_preparer: Leaf = _item(".other_preparer", k.YES_NO, "did someone else prepare this application")
    list_provided: Leaf = _item(".list_provided", k.YES_NO, "was a list of low-cost help given")
    signature: Leaf = _item(".signature", k.BLANK, "signature")
    date: Leaf = _item(".date", k.BLANK, "date of signature")


@dataclass(frozen=True, slots=True)
class Preparer:
    """Part E: whoever prepared the form and is not family."""

    signature: Leaf = _item(".signature", k.BLANK, "signature")
    name: Leaf = _item(".name", k.NAME, "complete name")
    area_code: Leaf = _item(".area_code", k.TEXT, "telephone area code")
    phone: Leaf = _item(".phone", k.PHONE, "telephone number")
    street: Leaf = _item(".street", k.NAME, "street")
    apt: Leaf = _item(".apt", k.NAME, "apartment number")
    city: Leaf = _item(".city", k.NAME, "city")
    state: Leaf = _item(".state", k.NAME, "state")
    zip: Leaf = _item(".zip", k.TEXT, "ZIP code")
    g28: Leaf = _item(".g28", k.CHECK, "Form G-28 is attached")
    bar_number: Leaf = _item(".bar_number", k.TEXT, "attorney state bar number")
    uscis_account: Leaf = _item(".uscis_account", k.TEXT, "USCIS online account number")


@dataclass(frozen=True, slots=True)
class Answers:
    """Every answer of the form, in the form's order."""

    cat_box: Leaf = _item("CAT_box", k.CHECK, "also apply for withholding under the Convention Against Torture")
    about_you: AboutYou = _one("A.I", AboutYou)
    family: Family = _one("A.II", Family)
    background: Background = _one("A.III", Background)
    claim: Claim = _one("B", Claim)
    more: MoreAboutClaim = _one("C", MoreAboutClaim)
    signing: Signing = _one("D", Signing)
    preparer: Preparer = _one("E", Preparer)
