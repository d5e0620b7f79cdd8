"""What is wrong with flows that each read well: dead ends, unknown targets, nodes nobody reaches, missing sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from rapidfuzz import fuzz, process

from app.dialogue.authoring import Problem
from app.dialogue.conditions import answer_key
from app.dialogue.conversation import Frame
from app.dialogue.flow import (
    REMEMBER,
    AnyNode,
    Ask,
    Branch,
    Call,
    Choose,
    Condition,
    Do,
    End,
    Flow,
    Group,
    Question,
    Say,
)
from app.dialogue.form.skipping import LEFT_FOR_LATER
from app.dialogue.hearings.appointments import KEEP_OPENING, OPEN_AS_COURT
from app.dialogue.hearings.told_so_far import HALF_TOLD
from app.dialogue.library import FlowLibrary
from app.dialogue.team.whom_told import NOTE_WISH, TOLD_OF
from app.dialogue.topics.heard import HEAR
from app.dialogue.topics.ways import ALL, NEXT
from app.dialogue.walking import CORRECT, FORGET, WHICH_PIECE

OWN_ACTIONS = frozenset(
    (
        CORRECT,
        FORGET,
        HALF_TOLD,
        HEAR,
        KEEP_OPENING,
        LEFT_FOR_LATER,
        NOTE_WISH,
        OPEN_AS_COURT,
        REMEMBER,
        TOLD_OF,
        WHICH_PIECE,
    )
)
"""What the engine does itself."""

BUTTON_LABEL = 24
"""WhatsApp: a list row shows at most 24 characters (Twilio, list-picker)."""

Lines = Mapping[str, Mapping[str, int]]


def check_flows(
    library: FlowLibrary,
    *,
    files: Mapping[str, str],
    lines: Lines,
    actions: frozenset[str],
    is_save: Callable[[str], bool],
) -> list[Problem]:
    """All problems of a set of flows. `files` and `lines` say where each flow and node stands.

    `actions`: names that `do:` may use. `is_save`: whether an address of the form exists.
    """
    problems: list[Problem] = []
    for name, flow in library.flows.items():
        file, where = files.get(name, name), lines.get(name, {})
        for node, message in _flow_findings(library, flow, actions, is_save):
            problems.append(Problem(file, where.get(node, 1), node, message))
    return sorted(problems)


def _flow_findings(
    library: FlowLibrary, flow: Flow, actions: frozenset[str], is_save: Callable[[str], bool]
) -> Iterator[tuple[str, str]]:
    nodes = list(_all_nodes(flow.nodes))
    for name, count in Counter(n.id for n in nodes).items():
        if count > 1:
            yield name, "two nodes have this id; ids must be different within a flow"
    if flow.asked is not None and flow.asked not in library.flows:
        yield "", f"`asked: {flow.asked}` is not a flow{_near(flow.asked, library.flows)}"
    for old, new in flow.moved.items():
        if new not in {n.id for n in nodes}:
            yield "", f"`moved: {old}` leads to `{new}`, which is not a node of this flow"
    for name in flow.pieces:
        piece = next((n for n in nodes if n.id == name), None)
        if not isinstance(piece, Question):
            yield "", f"`pieces: {name}` is not a question of this flow{_near(name, {n.id for n in nodes})}"
        elif not piece.label:
            yield name, "`label` is missing: what is told piece by piece is listed by its names"
    for node in nodes:
        yield from ((node.id, m) for m in _node_findings(library, flow, node, actions, is_save))
    yield from _loose_ends(flow)
    yield from _unreached(library, flow, nodes)


def _node_findings(
    library: FlowLibrary, flow: Flow, node: AnyNode, actions: frozenset[str], is_save: Callable[[str], bool]
) -> Iterator[str]:
    known = {n.id for n in _all_nodes(flow.nodes)}
    for target in _targets(node):
        if target not in known:
            yield f"`to: {target}` is not a node of this flow{_near(target, known)}"
    if isinstance(node, Call) and node.call not in library.flows:
        yield f"`call: {node.call}` is not a flow{_near(node.call, library.flows)}"
    if isinstance(node, End) and node.end != "back" and node.end not in library.flows:
        yield f"`end: {node.end}` is neither `back` nor a flow{_near(node.end, library.flows)}"
    if isinstance(node, Do) and node.do not in actions | OWN_ACTIONS:
        yield f"`do: {node.do}` is not an action{_near(node.do, actions)}"
    if isinstance(node, Do) and node.do == HEAR:
        for name in set(node.args.get("questions", "").split()) - known:
            if "/" in name and library.spot(*name.rsplit("/", 1)) is not None:  # a question of another flow
                continue
            yield f"`questions: {name}` is not a node of this flow{_near(name, known)}"
    if isinstance(node, Do) and node.do == CORRECT and node.to is None:
        yield "`do: correct` needs `to`: the question that is asked anew after the corrections"
    if isinstance(node, Do) and node.do == CORRECT and node.args.get("flow", flow.flow) not in library.flows:
        yield f"`flow: {node.args['flow']}` is not a flow{_near(node.args['flow'], library.flows)}"
    if isinstance(node, Say) and node.picture and node.picture not in library.pictures:
        near = _near(node.picture, library.pictures)
        yield f"`picture: {node.picture}` is not a picture that has words in texts/picture.yaml{near}"
    if isinstance(node, Ask) and node.of in ("choice", "many") and not node.options:
        yield "a question to choose from needs `options`"
    if isinstance(node, Ask) and node.same_as and node.same_as not in known:
        yield f"`same_as: {node.same_as}` is not a node of this flow{_near(node.same_as, known)}"
    if isinstance(node, Question) and flow.interview and not node.label:
        yield "`label` is missing: a short name of the answer, for the list of what can be corrected"
    if isinstance(node, Question) and node.save and not node.save.startswith("@") and not is_save(node.save):
        yield f"`save: {node.save}` is not an item of the form"
    for condition in _conditions(node):
        yield from _condition_findings(library, flow, node, condition)
    for name in _named(node):
        if not _gives_answer(library, flow, node, name):
            yield f"the answer `{name}` is named here, and no question gives it"
    plain = node.plain if isinstance(node, Say | Question) else None
    if plain is not None and len(plain) >= len(next(text for _, text in node.slots())):
        yield "`plain` is not shorter than the text itself"
    yield from _option_findings(node)
    yield from _legal_findings(library, flow, node)


def _legal_findings(library: FlowLibrary, flow: Flow, node: AnyNode) -> Iterator[str]:
    if not list(node.slots()):
        return
    if node.facts and node.legal:
        yield "has both `facts` and `legal: none`; it is one or the other"
    if not (node.facts or node.legal or flow.facts or flow.legal):
        yield "declares neither `facts` nor `legal: {none: reason}`: say what its statements rest on"
    for fact in (*node.facts, *flow.facts):
        if fact not in library.facts:
            yield f"cites {fact}, which is not among content/facts"


def _option_findings(node: AnyNode) -> Iterator[str]:
    options = node.options if isinstance(node, Choose | Ask) else ()
    for name, count in Counter(o.id for o in options).items():
        if count > 1:
            yield f"two options have the id `{name}`"
    ways = node.ways if isinstance(node, Choose) else ()
    for way in ways:
        if way not in (NEXT, *(o.id for o in options)):
            yield f"`ways` names `{way}`, which is no option here; `{NEXT}` is the one after the last chosen"
    if ways and any(option.id in (NEXT, ALL) for option in options):
        yield f"an option cannot be called `{NEXT}` or `{ALL}` where `ways` stand for the list"
    for option in options:
        if option.id == "none":
            yield "an option cannot be called `none`: that means that there is nothing to answer"
        if len(option.label) > BUTTON_LABEL:
            yield f"the label of option `{option.id}` has {len(option.label)} characters; a button shows {BUTTON_LABEL}"


def _condition_findings(library: FlowLibrary, flow: Flow, node: AnyNode, condition: Condition) -> Iterator[str]:
    parts = [condition, *condition.every, *condition.some]
    for part in parts:
        if part.confirmed is not None and part.confirmed not in library.facts:
            yield f"`confirmed: {part.confirmed}` is not among content/facts"
        if part.answer is None:
            continue
        if not _gives_answer(library, flow, node, part.answer):
            yield f"`when` looks at the answer `{part.answer}`, which no question gives"


def _gives_answer(library: FlowLibrary, flow: Flow, node: AnyNode, answer: str) -> bool:
    key = answer_key(answer, Frame(flow=flow.flow, node=node.id), library)
    target, _, name = key.split("[")[0].rpartition("/")
    spot = library.spot(target, name.removesuffix(".again"))
    return spot is not None and isinstance(spot.node, Question | Group | Do)


def _named(node: AnyNode) -> list[str]:
    """Answers that a node takes over or counts by."""
    names = list(node.given.copy_of) if isinstance(node, Question) and node.given else []
    names += node.shows.values() if isinstance(node, Question | Say) else []
    if isinstance(node, Group) and node.count:
        names.append(node.count)
    return names


def _loose_ends(flow: Flow) -> Iterator[tuple[str, str]]:
    last = flow.nodes[-1]
    stays = isinstance(last, End) or last.to is not None
    if isinstance(last, Choose) and all(o.to for o in last.options):
        stays = True
    if isinstance(last, Branch) and any(c.when is None for c in last.branch):
        stays = True
    if not stays or (last.when is not None and not isinstance(last, Branch)):
        yield last.id, "the flow runs off its end here; add a last node such as `- {id: done, end: back}`"


def _unreached(library: FlowLibrary, flow: Flow, nodes: list[AnyNode]) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    todo = [flow.nodes[0].id]
    while todo:
        name = todo.pop()
        spot = library.spot(flow.flow, name)
        if spot is None or name in seen:
            continue
        seen.add(name)
        todo.extend(_exits(library, flow, spot.node))
    for node in nodes:
        if node.id not in seen:
            yield node.id, "nothing leads to this node"


def _exits(library: FlowLibrary, flow: Flow, node: AnyNode) -> Iterator[str]:
    yield from _targets(node)
    if isinstance(node, Group):
        yield node.nodes[0].id
    has_own_way = (
        isinstance(node, End)
        or (node.to is not None and node.when is None and not (isinstance(node, Do) and node.is_fork))
        or (isinstance(node, Choose) and node.when is None and all(o.to for o in node.options))
        or (isinstance(node, Branch) and node.when is None and any(c.when is None for c in node.branch))
    )
    if not has_own_way or (isinstance(node, End) and node.when is not None):
        following = library.follow(Frame(flow=flow.flow, node=node.id))
        if following:
            yield following.node


def _targets(node: AnyNode) -> list[str]:
    found = [node.to] if node.to else []
    if isinstance(node, Choose):
        found += [o.to for o in node.options if o.to]
    if isinstance(node, Branch):
        found += [c.to for c in node.branch]
    return found


def _conditions(node: AnyNode) -> Iterator[Condition]:
    if node.when:
        yield node.when
    if isinstance(node, Question) and node.given:
        yield node.given.when
    if isinstance(node, Branch):
        yield from (c.when for c in node.branch if c.when)


def _all_nodes(nodes: tuple[AnyNode, ...]) -> Iterator[AnyNode]:
    for node in nodes:
        yield node
        if isinstance(node, Group):
            yield from _all_nodes(node.nodes)


def _near(word: str, known: object) -> str:
    best = process.extractOne(word, list(known), scorer=fuzz.ratio, score_cutoff=60)  # type: ignore[call-overload]
    return f"; did you mean `{best[0]}`?" if best else ""
