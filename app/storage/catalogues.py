"""The catalogues as files: locales/<language>/LC_MESSAGES/orienta.po, read as they are at start (nothing to compile).

`update_catalogues` brings them up to content and pages, `propose_sms` adds SMS variants for review.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import yaml
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import PoFileError, escape, normalize, read_po, unescape

from app.errors import BadContent
from app.messaging.catalogue import Entry, merge, spoken, with_sms_proposals
from app.messaging.sms_variant import AccentTable
from app.messaging.wording import Wording

DOMAIN = "orienta"
_HEADER = """# Orienta, {language}. English is the source; the context is flow/node/slot. See docs/editors.md.
msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"""


def po_path(locales: Path, language: str) -> Path:
    """Where a language's catalogue is."""
    return locales / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def languages(locales: Path) -> list[str]:
    """The languages that have a catalogue."""
    return sorted(file.parts[-3] for file in locales.glob(f"*/LC_MESSAGES/{DOMAIN}.po"))


def load_wording(locales: Path) -> Wording:
    """The wording of the languages that people are answered in, without what still waits for a person."""
    return Wording({each: spoken(read_entries(po_path(locales, each))) for each in said_languages(locales)})


def load_prepared(locales: Path, language: str) -> dict[tuple[str, str], str]:
    """The reviewed words of one language, also of one that nobody is answered in yet."""
    return spoken(read_entries(po_path(locales, language)))


def said_languages(locales: Path) -> list[str]:
    """The languages beside English that people are answered in: `said` in languages.yaml, without it all there are.

    A catalogue of another language is being prepared: it can be checked and printed, and nobody is shown a word of it.
    """
    held = languages(locales)
    try:
        data = yaml.safe_load((locales / "languages.yaml").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return held
    except yaml.YAMLError as error:
        raise BadContent(f"languages.yaml: this is not YAML: {error}") from error
    said = data.get("said") if isinstance(data, dict) else None
    if not isinstance(said, list) or not all(isinstance(each, str) for each in said):
        raise BadContent("languages.yaml: needs `said:` with a list of languages")
    return [each for each in held if each in said]


def read_entries(file: Path) -> list[Entry]:
    """A catalogue's entries in file order, retired ones left out. Raises BadContent when it is not a .po file."""
    return [_entry(message) for message in _read(file) if message.id]


def read_retired(file: Path) -> list[Entry]:
    """The retired entries at a catalogue's end."""
    return [_entry(message) for message in _read(file).obsolete.values()]


def write_entries(file: Path, language: str, entries: Iterable[Entry], retired: Iterable[Entry] = ()) -> None:
    """Write a catalogue: no dates and no line numbers, so that a change shows only what changed."""
    blocks = [_HEADER.format(language=language), *map(_block, entries), *(_block(e, "#~ ") for e in retired)]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("\n".join(blocks), encoding="utf-8", newline="\n")


def _block(entry: Entry, prefix: str = "") -> str:
    """One entry as .po lines; `#~ ` before each line of a retired one."""
    lines = [f"# {note}" for note in entry.notes]
    if not prefix:
        lines += [f"#: {name}" for name in dict.fromkeys(name for name, _ in entry.places)]
        lines += ["#, fuzzy"] if entry.is_fuzzy else []
        lines += [f"#| msgid {escape(entry.previous)}"] if entry.previous else []
    if entry.context:
        lines.append(f"{prefix}msgctxt {normalize(entry.context, prefix=prefix, width=0)}")
    lines.append(f"{prefix}msgid {normalize(entry.source, prefix=prefix, width=0)}")
    lines.append(f"{prefix}msgstr {normalize(entry.text, prefix=prefix, width=0)}")
    return "\n".join(lines) + "\n"


def extract_catalogue(root: Path) -> list[Entry]:
    """Every text of content and pages, as babel.cfg says, in the order of files and lines.

    Raises BadContent for content that is not YAML and for two texts that claim the same context.
    """
    with (root / "babel.cfg").open(encoding="utf-8") as config:
        methods, options = parse_mapping_cfg(config, str(root / "babel.cfg"))  # type: ignore[no-untyped-call]
    found: dict[tuple[str, str], Entry] = {}
    for name, line, source, _, context in extract_from_dir(str(root), methods, options):
        text = source if isinstance(source, str) else source[0]
        key = (context or "", text)
        place = (Path(name).as_posix(), line)
        held = found.get(key)
        found[key] = Entry(*key, places=(*(held.places if held else ()), place))
    _refuse_shared_contexts(found.values())
    return list(found.values())


def update_catalogues(root: Path, *, only: Iterable[str] = ("es",)) -> dict[str, list[Entry]]:
    """Bring each language's catalogue up to the source and write it; returns the entries by language."""
    template = extract_catalogue(root)
    updated = {}
    for language in sorted({*only, *languages(root / "locales")}):
        file = po_path(root / "locales", language)
        old, gone = (read_entries(file), read_retired(file)) if file.exists() else ([], [])
        # A text that comes back to content finds its old translation among the retired ones.
        merged = merge(template, [*gone, *old])
        write_entries(file, language, merged.entries, merged.retired)
        updated[language] = list(merged.entries)
    return updated


def propose_sms(root: Path, language: str = "es") -> list[Entry]:
    """Add or renew SMS variants in a catalogue and write it; returns the variants that wait for a person."""
    file = po_path(root / "locales", language)
    table = load_accents(root / "content")
    entries = with_sms_proposals(read_entries(file), table)
    write_entries(file, language, entries, read_retired(file))
    return [entry for entry in entries if entry.is_sms and entry.is_fuzzy]


def load_accents(content: Path) -> AccentTable:
    """The table of words that an accent decides. Raises BadContent when it is missing or broken."""
    file = content / "accents.yaml"
    try:
        return AccentTable.from_data(yaml.safe_load(file.read_text(encoding="utf-8")))
    except FileNotFoundError:
        raise BadContent("accents.yaml is missing from the content folder") from None
    except yaml.YAMLError as error:
        raise BadContent(f"accents.yaml: this is not YAML: {error}") from error


def _read(file: Path) -> Catalog:
    try:
        with file.open("rb") as source:
            return read_po(source, charset="utf-8", abort_invalid=True)
    except FileNotFoundError:
        raise BadContent(f"there is no catalogue at {file.name} for this language") from None
    except (PoFileError, UnicodeDecodeError, ValueError) as error:
        raise BadContent(f"{file.name}: this is not a catalogue: {error}") from error


def _entry(message: Message) -> Entry:
    source = message.id if isinstance(message.id, str) else message.id[0]
    text = message.string if isinstance(message.string, str) else (message.string or ("",))[0]
    return Entry(
        context=message.context or "",
        source=source,
        text=text or "",
        is_fuzzy=message.fuzzy,
        notes=tuple(note for note in message.user_comments if not note.startswith("|")),
        previous=_previous(message.user_comments),
        places=tuple((name, line or 0) for name, line in message.locations),
        line=message.lineno or 0,
    )


def _previous(comments: Iterable[str]) -> str | None:
    """The English before it changed (`#| msgid "..."`), which Babel reads as a comment."""
    old = next((comment for comment in comments if comment.startswith("| msgid ")), None)
    return unescape(old.removeprefix("| msgid ")) if old else None


def _refuse_shared_contexts(entries: Iterable[Entry]) -> None:
    seen: dict[str, Entry] = {}
    for entry in entries:
        if entry.context and (first := seen.setdefault(entry.context, entry)) is not entry:
            places: Mapping[str, int] = dict([*first.places, *entry.places])
            raise BadContent(f"two different texts have the context {entry.context}: {', '.join(places)}")
