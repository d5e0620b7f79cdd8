"""What authors write: flows and their nodes, frozen. One YAML file per topic, read like a script.

A node has an `id` and exactly one kind key: `say`, `choose`, `ask`, `story`, `branch`, `group`, `call`, `do`,
`handoff` or `end`. Without a `to` the next node of the list follows. Texts are English source; Spanish comes from the
catalogue under the context `flow/node/slot`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag

AskKind = Literal[
    "text", "name", "date", "hour", "place", "country", "language", "phone", "a_number", "yes_no", "yes_no_unknown",
    "choice", "many", "number", "count", "marital_status", "sex", "pin",
]  # fmt: skip

NodeId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]


class Part(BaseModel):
    """Base of everything in a flow: frozen, and no unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class NoLaw(Part):
    """`legal: {none: reason}`: this text says nothing about law, and why it may be said without a fact."""

    none: str = Field(min_length=3)


class Condition(Part):
    """True or false of the answers so far.

    `answer` names a node (`sex`, or `welcome/language` in another flow). `is_` and `not_` compare its value; `known`
    asks whether a value was given at all; `every` and `some` join conditions. `part` looks at one part of a value: the
    `code` of a language, the `country` of a place. `confirmed` names the fact of a contact: true once a person has
    tried it.
    """

    answer: str | None = None
    part: str | None = None
    is_: str | int | list[str | int] | None = Field(None, alias="is")
    not_: str | int | list[str | int] | None = Field(None, alias="not")
    known: bool | None = None
    confirmed: str | None = None
    every: tuple[Condition, ...] = Field((), alias="all")
    some: tuple[Condition, ...] = Field((), alias="any")


class Option(Part):
    """One thing to choose. `label` has at most 24 characters (a WhatsApp list row); `words` are typed alternatives.

    `says`: a statement that names a day, or only an hour, or a language that we do not write, means this option; `do:
    hear` after it reads what was said.
    `up_to`: a length of time of so many minutes at most means this option, the shortest that is long enough.
    """

    id: Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_]*$")]
    label: str = Field(min_length=1)
    description: str | None = None
    words: tuple[str, ...] = ()
    says: Literal["day", "hour", "language"] | None = None
    up_to: int | None = Field(None, gt=0)
    to: str | None = None


class Node(Part):
    """What every node has.

    `when`: the node is passed over unless true. `facts`: ids of the facts its statements rest on. `legal`: why it
    needs none. `to`: the node that follows instead of the next one.
    """

    kind: ClassVar[str] = ""
    id: NodeId
    when: Condition | None = None
    facts: tuple[str, ...] = ()
    legal: NoLaw | None = None
    to: str | None = None

    def slots(self) -> Iterator[tuple[str, str]]:
        """Its translatable texts as (slot, English source)."""
        return iter(())


class Say(Node):
    """Tells something and goes on. `shows`: placeholders and the answers that fill them.

    `plain`: the same in fewer and easier words, for whoever writes that they do not understand.

    `picture`: a drawing that shows the same; it goes by WhatsApp, while the words say everything without it.
    """

    kind = "say"
    say: str
    plain: str | None = None
    more: str | None = None
    picture: NodeId | None = None
    shows: dict[str, str] = Field(default_factory=dict)

    def slots(self) -> Iterator[tuple[str, str]]:
        """The text, the same in plain words, and what `MORE` adds."""
        yield "say", self.say
        if self.plain:
            yield "plain", self.plain
        if self.more:
            yield "more", self.more


class Given(Part):
    """The answer that earlier ones have settled: the question is passed over, and this is kept.

    Holds while `when` is true. `value` is the answer itself (`none`: there is none; an option's id; `yes`, `no`);
    `copy_of` takes the value of other answers instead, joined by `joined`; those that the person does not have are
    left out, and where one is missing the question is asked after all.
    """

    when: Condition
    value: str | None = None
    copy_of: tuple[str, ...] = Field((), alias="from")
    joined: str = ", "


class Question(Node):
    """A node that waits for a reply. `label` names the answer in lists ("Your last name"); `why` says why it is asked.

    `plain`: the question in fewer and easier words, for whoever writes that they do not understand. `written`: its
    words for whoever wants to be written to and not called.
    `save` is the address of the form that the answer belongs to; without it the answer is only the flow's. `must`: it
    cannot be left for later (consent). `wishes`: what is said besides the answer ("sí pero que no me llamen") is told
    to the people who act upon it and said back. `given`: an earlier answer may have settled it. `shows`: placeholders
    of its text and the answers that fill them.
    """

    label: str | None = None
    plain: str | None = None
    written: str | None = None
    why: str | None = None
    hint: str | None = None
    save: str | None = None
    must: bool = False
    wishes: bool = False
    given: Given | None = None
    shows: dict[str, str] = Field(default_factory=dict)

    def _common_slots(self) -> Iterator[tuple[str, str]]:
        for slot in ("label", "plain", "written", "why", "hint"):
            if text := getattr(self, slot):
                yield slot, text


class Choose(Question):
    """Offers options; each may lead elsewhere.

    `ways`: what is shown in place of the whole list right after an answer: ids of options, and `next` for the option
    after the one chosen last. `called`: words typed, in both languages, with which its answer is corrected.
    """

    kind = "choose"
    choose: str
    ways: tuple[str, ...] = Field((), max_length=3)
    called: tuple[str, ...] = ()
    options: tuple[Option, ...] = Field(min_length=1, max_length=10)

    def slots(self) -> Iterator[tuple[str, str]]:
        """The question, its options and the common slots."""
        yield "choose", self.choose
        yield from option_slots(self.options)
        yield from self._common_slots()


class Ask(Question):
    """Asks for one value of a kind. `of` is the kind; `about` its context (birth, past, entry, hearing, last, first;
    for text: `number`, so that words without a digit are no answer, `postal`, the same and no telephone, `ssn`,
    `language`, so that the name of one is no command, `room` and `other_names`, where talk is asked about,
    `street` and `town`, said back and without talk, and `a_person`,
    so that whatever is no command is the answer as it stands; for a date: `stretch`, from when until
    when; for a place: `country`, which must then be in it; what is missing of these two is asked for alone).

    `none`: "I have none" is an answer. `unsure`: so is "I don't know", outside of interviews too.
    `same_as`: the question before, whose answer "the same" repeats. `options` for
    the kinds choice and many, and as buttons for sex and marital_status.
    `cues`: words typed, in both languages, after which this answer is told when something else is asked ("naci el"), or
    in the place of whose `*` it stands ("tengo * hijos"); it is then offered when its question comes.
    `called`: words typed, in both languages, with which a reply names this question at one that stands beside it ("los
    apellidos son …"); the value then goes here.
    """

    kind = "ask"
    ask: str
    of: AskKind = "text"
    about: str | None = None
    none: bool = False
    unsure: bool = False
    same_as: str | None = None
    cues: tuple[str, ...] = ()
    called: tuple[str, ...] = ()
    options: tuple[Option, ...] = Field((), max_length=10)

    def slots(self) -> Iterator[tuple[str, str]]:
        """The question, its options and the common slots."""
        yield "ask", self.ask
        yield from option_slots(self.options)
        yield from self._common_slots()


class Story(Question):
    """Collects the person's own words over many messages, kept verbatim, until they say they are done.

    `prompts` are said once each, after the first part, the second and so on: what else may be told, if they want.
    """

    kind = "story"
    story: str
    prompts: tuple[str, ...] = Field((), max_length=8)

    def slots(self) -> Iterator[tuple[str, str]]:
        """The invitation, the prompts (`prompts.1` …) and the common slots."""
        yield "story", self.story
        yield from ((f"prompts.{number}", text) for number, text in enumerate(self.prompts, 1))
        yield from self._common_slots()


class Case(Part):
    """One way out of a branch; without `when` it is the way for everybody else."""

    when: Condition | None = None
    to: str


class Branch(Node):
    """Goes to the first case whose condition is true, else to the next node."""

    kind = "branch"
    branch: tuple[Case, ...] = Field(min_length=1)


class Group(Node):
    """Repeats its nodes for each entry, address or child; after each it asks `again`.

    `group` is the address of the list in the form (`A.I.19c`) or a plain word. `first` is the index of its first entry,
    where earlier ones are asked elsewhere. `count` names an answer that says how many there are: `again` is asked only
    after so many. Its texts may use {number} (this entry's, from 1) and {entry} (`3/6` where the count is known).
    """

    kind = "group"
    group: str
    again: str
    label: str | None = None
    first: int = Field(0, ge=0)
    count: str | None = None
    nodes: tuple[AnyNode, ...] = Field(min_length=1)

    def slots(self) -> Iterator[tuple[str, str]]:
        """The question whether there is another, and the label of the list."""
        yield "again", self.again
        if self.label:
            yield "label", self.label


class Call(Node):
    """Runs another flow and comes back."""

    kind = "call"
    call: str


REMEMBER = "remember"
"""The action that the engine does itself: the first time it goes on to the next node, from then on to its `to`."""


class Do(Node):
    """A named action that the service performs after the turn.

    What it finds at once is the node's answer, for conditions and `shows`.

    `correct` is the engine's own: it lists the answers of a part to be corrected (of the interview `flow` in `with`, or
    of the one in hand) and then asks the question named by `to` anew.
    """

    kind = "do"
    do: str
    args: dict[str, str] = Field(default_factory=dict, alias="with")

    @property
    def is_fork(self) -> bool:
        """True where the next node follows as well as `to`."""
        return self.do == REMEMBER


class Handoff(Node):
    """A person takes over: alerts the clinic with the topic, and says so."""

    kind = "handoff"
    handoff: str
    text: str

    def slots(self) -> Iterator[tuple[str, str]]:
        """What the person is told."""
        yield "text", self.text


class End(Node):
    """Ends the flow: `back` to who called it, or on to another flow by name."""

    kind = "end"
    end: str = "back"


NODE_KINDS: dict[str, type[Node]] = {
    c.kind: c for c in (Say, Choose, Ask, Story, Branch, Group, Call, Do, Handoff, End)
}


def node_kind(value: Any) -> str | None:
    """The kind key of a raw node, or None when it has none or several."""
    if isinstance(value, Node):
        return value.kind
    found = [key for key in value if key in NODE_KINDS] if isinstance(value, dict) else []
    return found[0] if len(found) == 1 else None


def option_slots(options: tuple[Option, ...]) -> Iterator[tuple[str, str]]:
    """Translatable texts of options: `option.<id>` and `option.<id>.description`."""
    for option in options:
        yield f"option.{option.id}", option.label
        if option.description:
            yield f"option.{option.id}.description", option.description


AnyNode = Annotated[
    Annotated[Say, Tag("say")]
    | Annotated[Choose, Tag("choose")]
    | Annotated[Ask, Tag("ask")]
    | Annotated[Story, Tag("story")]
    | Annotated[Branch, Tag("branch")]
    | Annotated[Group, Tag("group")]
    | Annotated[Call, Tag("call")]
    | Annotated[Do, Tag("do")]
    | Annotated[Handoff, Tag("handoff")]
    | Annotated[End, Tag("end")],
    Discriminator(node_kind),
]


class Flow(Part):
    """One topic. `interview`: its answers are remembered, so that entering again goes to the first open question.

    `moved` maps retired node ids to the nodes that took their place. `legal`/`facts` hold for nodes that declare none.
    `pieces`: the questions whose answers together are one thing that is told, read back and only then kept, each with
    the words that name it; while the flow is open any of them is listed, and may be changed from any other.
    `asked`: the flow in its place for who asks something of it, in words that are no wish to begin (`begins_form`).
    """

    flow: str = Field(pattern=r"^[a-z][a-z0-9_/]*$")
    about: str = ""
    title: str | None = None
    interview: bool = False
    asked: str | None = None
    facts: tuple[str, ...] = ()
    legal: NoLaw | None = None
    moved: dict[str, str] = Field(default_factory=dict)
    pieces: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    nodes: tuple[AnyNode, ...] = Field(min_length=1)

    def slots(self) -> Iterator[tuple[str, str]]:
        """The flow's own texts: its title, as shown in recaps and progress."""
        if self.title:
            yield "title", self.title


Group.model_rebuild()
Flow.model_rebuild()
Condition.model_rebuild()
