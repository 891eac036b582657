"""How a member stands to its claim: it asserts, repeats, confirms, denies, hedges or updates it."""

from collections.abc import Collection, Sequence
from typing import Literal, NamedTuple

from selon.record.figures import shared
from selon.record.likeness import same_speaker
from selon.record.member import Member

Relation = Literal["asserts", "repeats", "confirms", "denies", "hedges", "updates"]
WITHIN = 3.0  # times as much: a further figure of the same kind


class Related(NamedTuple):
    """A relation, and why."""

    relation: Relation
    reason: str


def relations(members: Sequence[Member], sides: Sequence[str]) -> list[Related]:
    """The relation of each member to the claim that they make together, in the order of time."""
    if "for" not in sides:  # all say no to what nobody says: that is what is claimed
        sides = ["for" if side == "against" else side for side in sides]
    claim = next((m for m, side in zip(members, sides, strict=True) if side == "for"), None)
    out, before = [], dict[object, Member]()  # those who said so, each once
    earlier = before.values()
    for member, side in zip(members, sides, strict=True):
        found = _related(member, side, earlier, claim)
        out.append(found)
        if found.relation not in ("denies", "hedges"):
            who = member.speaker
            before.setdefault(who and (who.name, who.found, who.entity), member)
    return out


def _related(member: Member, side: str, before: Collection[Member], claim: Member | None) -> Related:
    if side == "against":
        return Related("denies", f"denied by {_who(member)}")
    if side == "open":
        return Related("hedges", f"left open by {_who(member)}")
    if _reserved(member) and not (claim is member or (claim and _reserved(claim))):
        return Related("hedges", "told with reserve")
    if before:
        return _updated(member, next(iter(before))) or _again(member, before)
    if member.act == "confirm":  # nothing less: most that lean to it and come first only say it
        return Related("confirms", f"confirmed by {_who(member)}: the record does not have who said it before")
    return Related("asserts", "the first to say so")


def _reserved(member: Member) -> bool:
    """The outlet does not vouch for it."""
    return member.distance == "distances"


def _updated(member: Member, first: Member) -> Related | None:
    """It has the claim's one figure and a newer one: "from 12 to 15"."""
    told = first.figures.numbers
    more = [n for n in member.figures.numbers if n not in told]
    if member.published <= first.published or len(told) != 1 or len(more) != 1 or not shared(told, member.figures.numbers):
        return None
    if not told[0] / WITHIN <= more[0] <= told[0] * WITHIN:
        return None
    return Related("updates", f"{more[0]:g} where {told[0]:g} was said")


def _again(member: Member, before: Collection[Member]) -> Related:
    """Said again: by a speaker who said it before, or by another, who confirms it where the words say that."""
    unknown = False
    for other in before:
        same = same_speaker(member, other)
        if same:
            return Related("repeats", f"{_who(member)} again")
        unknown |= same is None
    if member.stance.is_confirming:
        return Related("confirms", f"confirmed by {_who(member)}")
    return Related("repeats", "told again" if unknown else f"{_who(member)} says so, too")


def _who(member: Member) -> str:
    return member.speaker.name if member.speaker else "nobody named"
