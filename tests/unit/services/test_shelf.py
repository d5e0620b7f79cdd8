"""Taking up another release while the service runs: whole or not at all, and never in the middle of a turn."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from app.errors import BadContent
from app.messaging.wording import Wording
from app.services.content import Worlds
from app.services.shelf import Shelf
from tests.support.scripts import worlds

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


class Files:
    """What an author has saved last. `mark` changes with every save."""

    def __init__(self) -> None:
        self.saves = 0
        self.made: Worlds | BadContent = worlds()

    def save(self, made: Worlds | BadContent) -> None:
        """Save another state of the files."""
        self.made, self.saves = made, self.saves + 1

    def load(self) -> Worlds:
        """What the files hold."""
        if isinstance(self.made, BadContent):
            raise self.made
        return self.made


def named(release: str, wording: Wording | None = None) -> Worlds:
    """The repository's content under another release's name."""
    held = worlds()
    library = replace(held.content.library, release=release)
    return Worlds(replace(held.content, library=library), wording or held.wording, held.house)


def shelf_of(files: Files) -> Shelf:
    """A shelf that began with the release `first`."""
    return Shelf(named("first"), files.load, lambda: str(files.saves))


def test_a_whole_release_takes_the_place() -> None:
    """Once; without a further edit nothing is looked at."""
    files = Files()
    shelf = shelf_of(files)
    assert shelf.refresh(NOW) is None
    files.save(named("second"))
    done = shelf.refresh(NOW)
    assert done is not None
    assert (done.is_new, done.release, shelf.worlds.content.library.release) == (True, "second", "second")
    assert shelf.refresh(NOW) is None


def test_a_broken_edit_changes_nothing_until_it_is_mended() -> None:
    """People get the last good release; the reason is told once per edit."""
    files = Files()
    shelf = shelf_of(files)
    files.save(BadContent("mpp.yaml:3: node 'what': `to: nowhere` is not a node of this flow"))
    done = shelf.refresh(NOW)
    assert done is not None
    assert (done.is_new, done.release) == (False, "first")
    assert "nowhere" in done.refused
    assert shelf.refresh(NOW) is None
    assert shelf.worlds.content.library.release == "first"
    files.save(named("mended"))
    shelf.refresh(NOW)
    assert shelf.worlds.content.library.release == "mended"


def test_a_release_without_its_spanish_is_refused() -> None:
    """A text whose English changed and whose Spanish nobody reviewed would be read in English."""
    files = Files()
    shelf = shelf_of(files)
    spanish = dict(worlds().wording.catalogues["es"])
    gone = next(key for key in spanish if key[0] == "menu/home/choose")
    files.save(named("half", Wording({"es": {key: text for key, text in spanish.items() if key != gone}})))
    done = shelf.refresh(NOW)
    assert done is not None
    assert (done.is_new, done.refused) == (False, "menu/home/choose: has no reviewed es text")


def test_a_turn_sees_one_release() -> None:
    """What is taken up meanwhile is seen by the next one."""
    files = Files()
    shelf = shelf_of(files)
    files.save(named("second"))
    with shelf.steady():
        shelf.refresh(NOW)
        assert shelf.worlds.content.library.release == "first"
    assert shelf.worlds.content.library.release == "second"
