"""The copy of the last good content: whole, and told apart from an edited one without reading a file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.storage.last_good import Places, keep, kept_in


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """Two small folders."""
    found = Places(tmp_path / "content", tmp_path / "locales")
    for folder in (found.content, found.locales):
        folder.mkdir()
        (folder / "a.yaml").write_text("one")
    return found


def test_the_newest_copy_takes_the_place(places: Places, tmp_path: Path) -> None:
    """Nothing else is left in the folder."""
    data = tmp_path / "data"
    data.mkdir()
    assert kept_in(data) is None
    for words in ("one", "two"):
        (places.content / "a.yaml").write_text(words)
        keep(places, data)
        held = kept_in(data)
        assert held is not None
        assert (held.content / "a.yaml").read_text() == words
    assert [each.name for each in data.iterdir()] == ["last_good"]


def test_a_failed_copy_leaves_the_old_one(places: Places, tmp_path: Path) -> None:
    """Half a copy would be worse than an old one."""
    data = tmp_path / "data"
    data.mkdir()
    keep(places, data)
    with pytest.raises(OSError):
        keep(Places(places.content, tmp_path / "nowhere"), data)
    held = kept_in(data)
    assert held is not None
    assert (held.locales / "a.yaml").read_text() == "one"
    assert [each.name for each in data.iterdir()] == ["last_good"]


def test_the_mark_changes_with_every_edit(places: Places) -> None:
    """A changed, a new and a removed file; not with time alone."""
    marks = [places.mark(), places.mark()]
    assert marks[0] == marks[1]
    file = places.locales / "a.yaml"
    os.utime(file, ns=(1, 1))
    marks.append(places.mark())
    (places.locales / "b.po").write_text("")
    marks.append(places.mark())
    file.unlink()
    marks.append(places.mark())
    assert len(set(marks)) == 4
