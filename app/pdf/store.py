"""The blanks an operator has installed, on disk: `<root>/<sha256 of the official file>/`.

Each folder keeps the official file and the template made of it. The template is a cache: one that was altered, or made
by another version, is made again from the official file; an official file that does not match its folder's name is
refused.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.errors import BadForm
from app.i589.filled import FilledForm
from app.pdf.compiler import compile_blank
from app.pdf.editions import Edition, recognise
from app.pdf.filler import fill
from app.pdf.mapcheck import check_map
from app.pdf.template import COMPILER, Template, dump, load
from app.services.papers import DraftMark, FilledPdf

_OFFICIAL = "official.pdf"
_PDF, _JSON = f"template-{COMPILER}.pdf", f"template-{COMPILER}.json"


@dataclass(frozen=True, slots=True)
class Installed:
    """An installed blank."""

    edition: date
    official_sha256: str
    pages: int
    fields: int


@dataclass(frozen=True)
class InstalledBlank:
    """A blank ready to be filled: what the use cases know of it."""

    template: Template

    @property
    def edition(self) -> str:
        """Its edition date, ISO."""
        return self.template.edition.isoformat()

    def fill(self, filled: FilledForm, mark: DraftMark | None) -> FilledPdf:
        """Draw a filled form onto it. Raises BadForm when a value does not fit."""
        return fill(self.template, filled, mark)


class BlankStore:
    """Installed blanks under one directory, for the editions given. Opens nothing until it is asked."""

    def __init__(self, root: Path, editions: Mapping[date, Edition]) -> None:
        self.root = root
        self.editions = editions
        self._loaded: dict[str, Template] = {}

    def add(self, official: bytes) -> Installed:
        """Install a blank; installing it again changes nothing.

        Raises BadForm, and writes nothing, when the file is not a blank of a known edition.
        """
        sha256 = hashlib.sha256(official).hexdigest()
        if not self._is_sound(sha256):
            template = self._compiled(official)
            self._write(sha256, official, template)
            self._loaded[sha256] = template
        return _installed(self._template(sha256))

    def installed(self) -> list[Installed]:
        """The installed blanks, newest edition first. A folder that is not sound is left out: see `problems`."""
        return [_installed(template) for template in self._sound()]

    def problems(self) -> list[str]:
        """What is wrong with folders in the store, one sentence each."""
        said = []
        for sha256 in self._folders():
            try:
                self._template(sha256)
            except BadForm as error:
                said.append(f"{sha256[:12]}: {error}")
        return said

    def template(self, edition: date | None = None) -> Template | None:
        """The template of this edition, or of the newest one installed; None when there is none."""
        return next((t for t in self._sound() if edition in (None, t.edition)), None)

    def blank(self, edition: str) -> InstalledBlank | None:
        """The installed blank of an edition (ISO date), ready to be filled, or None."""
        template = self.template(date.fromisoformat(edition))
        return InstalledBlank(template) if template else None

    def prepare(self, official: bytes) -> InstalledBlank:
        """A blank given as a file, installed on the way and ready to be filled. Raises BadForm as `add`."""
        return InstalledBlank(self._template(self.add(official).official_sha256))

    def _sound(self) -> list[Template]:
        templates = []
        for sha256 in self._folders():
            try:
                templates.append(self._template(sha256))
            except BadForm:
                continue
        return sorted(templates, key=lambda t: (t.edition, t.official_sha256), reverse=True)

    def _folders(self) -> list[str]:
        if not self.root.is_dir():
            return []
        return sorted(path.name for path in self.root.iterdir() if len(path.name) == 64 and path.is_dir())

    def _is_sound(self, sha256: str) -> bool:
        try:
            self._template(sha256)
        except BadForm:
            return False
        return True

    def _template(self, sha256: str) -> Template:
        if sha256 not in self._loaded:
            self._loaded[sha256] = self._cached(sha256) or self._made_again(sha256)
        return self._loaded[sha256]

    def _cached(self, sha256: str) -> Template | None:
        folder = self.root / sha256
        try:
            template = load((folder / _JSON).read_bytes(), (folder / _PDF).read_bytes())
        except (OSError, BadForm):
            return None
        known = self.editions.get(template.edition)
        is_ours = template.official_sha256 == sha256 and known is not None
        return template if is_ours and known and template.structure_sha256 == known.fingerprint else None

    def _made_again(self, sha256: str) -> Template:
        try:
            official = (self.root / sha256 / _OFFICIAL).read_bytes()
        except OSError as error:
            raise BadForm("The installed blank is not there or cannot be read; add it again.") from error
        if hashlib.sha256(official).hexdigest() != sha256:
            raise BadForm("The installed blank was altered on disk; remove its folder and add the official file again.")
        template = self._compiled(official)
        _write_template(self.root / sha256, template)
        return template

    def _compiled(self, official: bytes) -> Template:
        edition, structure = recognise(official, self.editions)
        template = compile_blank(official, edition.unlock, structure)
        findings = check_map(edition.map, template, edition.places)
        if findings:
            raise BadForm(f"The blank does not agree with the map of its edition. {' '.join(findings[:12])}")
        return template

    def _write(self, sha256: str, official: bytes, template: Template) -> None:
        """Put the whole folder in place at once."""
        self.root.mkdir(parents=True, exist_ok=True)
        making = Path(tempfile.mkdtemp(prefix=".making-", dir=self.root))
        try:
            (making / _OFFICIAL).write_bytes(official)
            _write_template(making, template)
            target = self.root / sha256
            if target.exists():
                shutil.rmtree(target)
            os.replace(making, target)
        except BaseException:
            shutil.rmtree(making, ignore_errors=True)
            raise


def _installed(template: Template) -> Installed:
    return Installed(template.edition, template.official_sha256, len(template.pages), len(template.fields))


def _write_template(folder: Path, template: Template) -> None:
    """The description goes last: without it the PDF beside it is not looked at."""
    for name, data in ((_PDF, template.pdf), (_JSON, dump(template))):
        partial = folder / f".{name}.{os.getpid()}"
        partial.write_bytes(data)
        os.replace(partial, folder / name)
