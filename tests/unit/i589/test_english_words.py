"""Tables instead of a translator: they know a word or they say nothing. Dates print as far as they were said."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.i589 import dates, english


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Honduras", "HN"), ("honduras", "HN"), ("HN", "HN"), ("México", "MX"), ("mexico", "MX"), ("Haití", "HT"),
        ("Estados Unidos", "US"), ("EEUU", "US"), ("salvadoreña", "SV"), ("Honduran", "HN"), ("Türkiye", "TR"),
        ("hn", None), ("si", None), ("Atlántida", None), ("ZZ", None), ("", None),
    ],
)  # fmt: skip
def test_countries_are_known_in_both_languages(text: str, code: str | None) -> None:
    """By name or code; nothing is guessed."""
    assert code == english.country_code(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("español", "Spanish"), ("spa", "Spanish"), ("inglés", "English"), ("Kʼicheʼ", "K'iche'"),
        ("quiché", "K'iche'"),
        ("quc", "K'iche'"), ("Q’eqchi’", "Q'eqchi'"), ("mam", "Mam"), ("Garífuna", "Garifuna"),
        ("créole", "Haitian Creole"), ("portugués", "Portuguese"), ("dialecto", None), ("", None),
    ],
)  # fmt: skip
def test_languages_are_known_in_both_languages(text: str, name: str | None) -> None:
    """Also the indigenous ones that CLDR lacks, in letters that the form's font has."""
    assert name == english.language(text)


@pytest.mark.parametrize(
    ("topic", "text", "word"),
    [
        ("religion", "Católica", "Catholic"), ("religion", "catolica.", "Catholic"),
        ("school", "primaria", "Primary school"),
        ("occupation", "ama de casa", "Homemaker"), ("relationship", "hermana", "Sister"),
        ("religion", "primaria", None), ("religion", "católica apostólica", None), ("nothing", "católica", None),
    ],
)  # fmt: skip
def test_common_words_are_known_by_topic_and_only_whole(topic: str, text: str, word: str | None) -> None:
    """A longer phrase is a person's to translate."""
    assert word == english.word(topic, text)


@pytest.mark.parametrize(
    ("value", "width", "shown"),
    [
        ("2004-05-17", "day", "05/17/2004"), ("2004-05", "day", "05/2004"), ("2004", "day", "2004"),
        ("2004-05-17", "month", "05/2004"), ("2004-05", "month", "05/2004"), ("2004", "month", "2004"),
        ("present", "month", "PRESENT"), ("2018-01/2019-03", "day", None),
    ],
)  # fmt: skip
def test_a_date_box_shows_what_was_said(value: str, width: dates.Width, shown: str | None) -> None:
    """Digits and slashes, no part invented."""
    assert shown == dates.printed(value, width)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("12/31/1999", "1999-12-31"), ("31/12/1999", None), ("02/29/2023", None), ("2023-02-29", None),
        ("13/2020", None),
        ("1/2/2020", "2020-01-02"), ("2019-03/2018-01", None), ("2020-00", None), ("٠٢/٠٣/2020", None), ("20", None),
    ],
)  # fmt: skip
def test_print_forms_are_read_month_first_or_not_at_all(text: str, iso: str | None) -> None:
    """A day where the month belongs is refused, not turned round."""
    assert iso == dates.to_iso(text)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_printing_and_reading_a_date_agree(day: date) -> None:
    """What a box shows reads back as the same day."""
    assert day.isoformat() == dates.to_iso(dates.printed(day.isoformat()) or "")


@given(st.dates(max_value=date(9999, 11, 30)))
def test_a_month_and_a_year_hold_their_days(day: date) -> None:
    """The first and last day that a value may mean surround every day in it."""
    for value in (day.isoformat(), day.isoformat()[:7], day.isoformat()[:4]):
        assert dates.earliest(value) <= day <= dates.latest(value)


@given(st.text(max_size=30))
def test_any_text_is_a_date_or_is_not(text: str) -> None:
    """No text makes the reader fail, and what it reads it reads again."""
    iso = dates.to_iso(text)
    assert iso is None or iso == dates.to_iso(iso)
