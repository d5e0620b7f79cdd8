"""What somebody asks of their own answers: "q apellido anotaste", "what name did you write". It is shown."""

from __future__ import annotations

import re

from app.dialogue.conversation import flow_of
from app.dialogue.form.volunteering import names_of
from app.dialogue.readers.shorthand import written_out
from app.dialogue.run import Run
from app.dialogue.showing import shown_value
from app.dialogue.text import fold
from app.dialogue.walking import WELCOME

_FORM = "i589/"
_ABOUT_NAMES = ("i589/a1/last", "i589/a1/first", "i589/a1/middle")

_SENTENCES = re.compile(r"[.!;:?¿¡,\n]+")
_LONGEST = 12
"""Words of a sentence that asks this; a longer one tells something."""

_NAMES = r"(?:apellidos?|nombres?|surnames?|last names?|first names?|names?)"
_FIELD = (
    rf"(?:{_NAMES}|direccion|calle|telefono|respuestas?|datos|fecha de nacimiento|nacimiento|numero a|address|street|"
    r"phone|answers?|birthday|date of birth)"
)
_WRITES = (
    r"(?:pus(?:o|iste|ieron)|anot(?:o|aste|aron)|escrib(?:io|iste|ieron)|apunt(?:o|aste|aron)|"
    r"guard(?:o|aste|aron)|"
    r"registr(?:o|aste)|quedo|quedaron|"
    r"(?:tienes?|tiene|tengo|llevas?|lleva) (?:anotad|apuntad|escrit|guardad|puest)\w+|"
    r"(?:esta|quedo|va) (?:anotad|apuntad|escrit|guardad|puest)\w+|(?:has|ha) (?:anotado|escrito|puesto|apuntado))"
)
_YOU_WRITE = r"(?:did |have )?you (?:write|wrote|written|put|save|saved|have|note|noted)"
_ASKS = re.compile(
    rf"\b(?:que|cual(?:es)?|como)\b(?: \w+){{0,6}}? {_WRITES}\b|"
    rf"\b(?:what|which|how)\b(?: \w+){{0,6}}? (?:{_YOU_WRITE}|(?:is|was|are) (?:written|saved|noted))\b"
)
_BARE = re.compile(
    rf"(?:(?:y|ok|oye|pero|a ver) )*(?:que|como) (?:(?:me|es lo que|cosas) )?{_WRITES}"
    r"(?: (?:ahi|de mi|hasta ahora|ya))?|"
    rf"(?:(?:and|ok|so) )*what {_YOU_WRITE}(?: (?:there|so far|about me))?"
)
_OF_A_FIELD = re.compile(rf"\b{_FIELD}\b")
_OF_NAMES = re.compile(rf"\b{_NAMES}\b")
_OF_OTHERS = re.compile(
    r"\b(?:abogad\w*|lawyer|juez|judge|papel|paper|audiencia|corte|hearing|court|dijo|dijeron|said|cita|appointment|"
    r"mi (?:esposo|esposa|hijo|hija|mama|papa)|oficial\w*|officer\w*|pasaporte|passport)\b"
)
"""Words of whoever asks how something stands elsewhere, or of somebody else."""


def written_asked(text: str) -> str | None:
    """The sentence that asks what was written down of one's own answers; None where none does."""
    for sentence in _SENTENCES.split(written_out(text)):
        said = fold(sentence)
        if not said or len(said.split()) > _LONGEST or _OF_OTHERS.search(said):
            continue
        if _BARE.fullmatch(said) or (_ASKS.search(said) and _OF_A_FIELD.search(said)):
            return said
    return None


def show_written(run: Run, text: str) -> bool:
    """Show what was written down, of the part in hand or of the names, to whoever asks it; False where nobody does."""
    asked = written_asked(text)
    place = run.c.place
    if asked is None or place is None or place.flow == WELCOME:
        return False
    keys = [key for key in run.c.answers if flow_of(key) == place.flow and place.flow.startswith(_FORM)]
    if _OF_NAMES.search(asked):
        named = [key for key in keys if key.rpartition("/")[2] in ("last", "first", "middle")]
        keys = named or [key for key in _ABOUT_NAMES if key in run.c.answers]
    elif not keys:
        keys = [key for key in run.c.answers if key.startswith(_FORM)]
    lines = [f"{names_of(run, [key])}: {shown_value(run, key)}" for key in keys if names_of(run, [key])]
    if lines:
        run.text("engine/written", answers="\n".join(lines))
    else:
        run.text("engine/not_written")
    return True
