"""Where we ask whether to tell the team: "sí avísele mijo, que es por la niña", a yes with its reason behind it."""

from __future__ import annotations

import re

from app.dialogue.conversation import Frame
from app.dialogue.flow import Choose, Node
from app.dialogue.reading import Reading
from app.dialogue.run import Run
from app.dialogue.showing import own_words
from app.dialogue.team.asked_for import asks_for_person
from app.dialogue.team.wishes import is_about_calls
from app.dialogue.text import fold, fold_own
from app.dialogue.world import Reply

_YES, _TELL = "si", "avise"
"""Words of the line that has the team told."""

_BIDS = re.compile(
    r"^(?:(?:si|sii+|yes|yeah|ok|okay|claro|dale|bueno|pues|pos|ya|ay|por favor|porfa|porfavor|please|mijo|mija|joven|"
    r"senor\w*|entonces|abeg|then|well|so|que|le|les) )*"
    r"(?:avis[ea](?:n?les?|les?|los|n)?|di(?:le|les|ganle|ganles)|digal[eo]s?|cuentel[ea]s?|comuniqueles?|"
    r"tell (?:them|him|her|the team|your people|dem)|inform (?:them|the team)|let (?:them|the team) know)\b"
)
_OTHERWISE = re.compile(
    r"\b(?:pero|but|no avis\w*|mejor no|todavia no|not yet|dont|do not|si no|unless|if|cuando|when|ya tengo|i have|"
    r"despues|luego|manana|later|tomorrow)\b"
)
_SOMEBODY_ELSE = re.compile(
    r"^.{0,60}?\b(?:avis\w+|di(?:le|les)|digal\w+|cuentel\w+|tell|inform|know)"
    r"(?: (?:a|to))? (?:mi|mis|my|un|una|otra|otro|nadie|migra\w*|la migra|la policia|the police|ice|el juez|al juez|"
    r"la jueza|the judge|her husband|me|what|que hago|how)\b"
)


def bidden(run: Run, reply: Reply, frame: Frame, node: Node) -> Reading | None:
    """The line that has the team told, where the words bid it and give a reason; None for any others.

    Whoever asks that a person call or write bids it too.
    """
    if not isinstance(node, Choose):
        return None
    if not (asks_for_person(reply.text) or _is_bid(run, reply.text)):
        return None
    lines = zip(node.options, own_words(run, frame, node), strict=True)
    meant = [option.id for option, words in lines if {_YES, _TELL} <= {fold_own(word) for word in words}]
    return Reading("ok", meant[0]) if len(meant) == 1 else None


def _is_bid(run: Run, text: str) -> bool:
    said = fold(text)
    if "?" in text or _BIDS.match(said) is None or is_about_calls(said, run.world.words):
        return False
    return not (_OTHERWISE.search(said) or _SOMEBODY_ELSE.search(said))
