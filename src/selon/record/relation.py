"""How a member stands to its claim: it asserts, repeats, confirms, denies, hedges or updates it."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Literal, NamedTuple, Protocol

from selon.reading.reading import Speaker
from selon.record.figures import Figures, shared
from selon.record.likeness import OWN, one_name, sounds
from selon.record.stance import Stance

Relation = Literal["asserts", "repeats", "confirms", "denies", "hedges", "updates"]
FIRST_HEDGES = 0.3  # chance that is enough where nobody said so before: tuned on our own stories
WITHIN = 3.0  # times as much: a further figure of the same kind


class Related(NamedTuple):
    """A relation, and why."""

    relation: Relation
    reason: str


class Told(Protocol):
    """A member, as far as its relation to its claim depends on it."""

    @property
    def speaker(self) -> Speaker | None: ...
    @property
    def published(self) -> str: ...
    @property
    def act(self) -> str: ...
    @property
    def distance(self) -> str: ...
    @property
    def figures(self) -> Figures: ...
    @property
    def stance(self) -> Stance: ...


class Earlier:
    """Those who said so before: the first of them, and their speakers by entity and by how their names sound."""

    def __init__(self) -> None:
        self.first: Told | None = None
        self._unknown = False  # that one of them is not known
        self._entities = set[str]()
        self._sounding = defaultdict[str, set[str]](set)

    def add(self, member: Told) -> None:
        """This one says so, too."""
        self.first = self.first or member
        who = member.speaker
        if who is None or who.found == OWN:
            self._unknown = True
            return
        if who.entity:
            self._entities.add(who.entity)
        for sound in sounds(who.name):
            self._sounding[sound].add(who.name)

    def has(self, who: Speaker | None) -> bool | None:
        """Whether this speaker is one of theirs, as `same_speaker` tells it; None where that is not known."""
        if who is None or who.found == OWN:
            return None
        alike = (name for sound in sounds(who.name) for name in self._sounding.get(sound, ()))
        if who.entity in self._entities or any(one_name(who.name, name) for name in alike):
            return True
        return None if self._unknown else False


def relations(members: Sequence[Told], sides: Sequence[str]) -> list[Related]:
    """The relation of each member to the claim that they make together, in the order of time."""
    if "for" not in sides:  # all say no to what nobody says: that is what is claimed
        sides = ["for" if side == "against" else side for side in sides]
    claim = next((m for m, side in zip(members, sides, strict=True) if side == "for"), None)
    out, before = [], Earlier()
    for member, side in zip(members, sides, strict=True):
        found = _related(member, side, before, claim)
        out.append(found)
        if found.relation not in ("denies", "hedges"):
            before.add(member)
    return out


def _related(member: Told, side: str, before: Earlier, claim: Told | None) -> Related:
    if side == "against":
        return Related("denies", f"denied by {_who(member)}")
    if side == "open":
        return Related("hedges", f"left open by {_who(member)}")
    if _reserved(member) and not (claim is member or (claim and _reserved(claim))):
        return Related("hedges", "told with reserve")
    if not before.first and member.stance.hedges >= FIRST_HEDGES:
        return Related("hedges", f"left open by {_who(member)}")
    if before.first:
        return _updated(member, before.first) or _again(member, before)
    if member.act == "confirm":  # nothing less: most that lean to it and come first only say it
        return Related("confirms", f"confirmed by {_who(member)}: the record does not have who said it before")
    return Related("asserts", "the first to say so")


def _reserved(member: Told) -> bool:
    """The outlet does not vouch for it."""
    return member.distance == "distances"


def _updated(member: Told, first: Told) -> Related | None:
    """It has the claim's one figure and a newer one: "from 12 to 15"."""
    told = first.figures.numbers
    more = [n for n in member.figures.numbers if not shared([n], told)]
    if member.published <= first.published or len(told) != 1 or len(more) != 1 or not shared(told, member.figures.numbers):
        return None
    if not told[0] / WITHIN <= more[0] <= told[0] * WITHIN:
        return None
    return Related("updates", f"{more[0]:g} where {told[0]:g} was said")


def _again(member: Told, before: Earlier) -> Related:
    """Said again: by a speaker who said it before, or by another, who confirms it where the words say that."""
    same = before.has(member.speaker)
    if same:
        return Related("repeats", f"{_who(member)} again")
    if member.stance.is_confirming:
        return Related("confirms", f"confirmed by {_who(member)}")
    return Related("repeats", "told again" if same is None else f"{_who(member)} says so, too")


def _who(member: Told) -> str:
    return member.speaker.name if member.speaker else "nobody named"
