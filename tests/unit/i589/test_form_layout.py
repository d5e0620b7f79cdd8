"""Layout: columns and lines are those measured on the official file, and wrapping can be undone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.i589.layout import Frame, lay_out, wrap, wrap_joined
from tests.support.i589_forms import official_rows


def test_columns_and_lines_agree_with_every_text_field_of_the_official_file() -> None:
    """Our arithmetic gives the measured capacity of all text fields, at 9 and at 8 points."""
    fields = [row for row in official_rows() if row["type"] == "text"]
    for row in fields:
        width, height = float(row["x1"]) - float(row["x0"]), float(row["y1"]) - float(row["y0"])
        frame = Frame(width, height, row["multiline"] == "1", int(row["max_len"]) if row["max_len"] else None)
        measured = [int(row[name]) for name in ("cols_9pt", "lines_9pt", "cols_8pt", "lines_8pt")]
        assert measured == [frame.columns(9), frame.rows(9), frame.columns(8), frame.rows(8)], row["name"]
    assert len(fields) == 328


@pytest.mark.parametrize(
    ("text", "columns", "lines"),
    [
        pytest.param("uno dos tres", 7, ["uno dos", "tres"], id="breaks at a space"),
        pytest.param("uno dos", 7, ["uno dos"], id="fits exactly"),
        pytest.param("anticonstitucional", 7, ["anticon", "stituci", "onal"], id="breaks a long word"),
        pytest.param("uno\n\ndos", 7, ["uno", "", "dos"], id="keeps empty lines"),
        pytest.param("a  b", 3, ["a ", "b"], id="keeps a second space"),
        pytest.param("", 7, [""], id="nothing"),
    ],
)
def test_wrap(text: str, columns: int, lines: list[str]) -> None:
    """Lines break at spaces, else inside the word."""
    assert lines == wrap(text, columns)


@given(st.text(alphabet=st.sampled_from("ab ñ\n,."), max_size=300), st.integers(1, 40))
def test_wrapping_can_be_undone(text: str, columns: int) -> None:
    """Lines and what followed them are the text again, and none is too long."""
    lines = wrap_joined(text, columns)
    assert text == "".join(line + after for line, after in lines)
    assert all(len(line) <= columns for line, _ in lines)


@pytest.mark.parametrize(
    ("text", "frame", "size"),
    [
        pytest.param("a" * 42, Frame(236, 16), 9.0, id="nine points"),
        pytest.param("a" * 43, Frame(236, 16), 8.0, id="one more: eight points"),
        pytest.param("a" * 49, Frame(236, 16), None, id="too long at eight"),
        pytest.param("a\nb", Frame(236, 16), None, id="two lines in a box of one"),
        pytest.param("123456789", Frame(194, 16, max_length=9), 9.0, id="as many as the field takes"),
        pytest.param("A123456789", Frame(194, 16, max_length=9), None, id="one more than the field takes"),
    ],
)
def test_the_largest_size_that_fits_is_used(text: str, frame: Frame, size: float | None) -> None:
    """Nine points, then eight, then not at all: never cut."""
    laid = lay_out(text, frame)
    assert size == (laid.size if laid else None)
