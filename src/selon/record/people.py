"""Which people and bodies of the record an article names: each name is given its entity, known or new, with the reason.

A whole name is somebody's wherever it stands; one that is spelled otherwise is theirs if it may be and nobody else's may be
it. A name that is not whole (a surname, a ministry of no country) is somebody's only by what its article says besides, else
an entity of its own. What a person decided goes before all of it. The same articles in the same order give the same
entities, and reading one again changes nothing.
"""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, delete, insert, select

from selon import languages
from selon.reading.reading import Reading
from selon.record import bodies, entities, evidence, phones
from selon.record.decisions import Decisions, decisions
from selon.record.entities import NAMED, Name
from selon.record.evidence import Context, Plausible
from selon.record.names import parsed
from selon.record.namesakes import Same, same
from selon.record.schema import characters, entity_names
from selon.record.whois import Character, cast, code

SURNAME = 0.9  # how alike two surnames must sound where nothing but them is said
SLACK = 0.12  # a spelling of an entity may be this much less like another of its spellings
TIE = 0.02  # of scores: both are as good
MOST_NAMES, MOST_ENTITIES = 400, 12  # that a surname is looked for among
MOST_ALONE = 3  # surnames that stand alone, looked at again with each article
Candidates = dict[int, list[Row[Any]]]


class Answer(NamedTuple):
    """Who bears a name in the article, how surely, and why; no reason is needed where the name is the same."""

    entity: int
    score: float | None = None
    reason: str = ""


def settled(connection: Connection, article: int, version: int, reading: Reading, wanted: Iterable[Name]) -> dict[Name, int]:
    """The entity of each name that the article gives, now that it is known who appears in it."""
    found = cast(reading, {name for name in wanted if name.kind in NAMED})
    before = _before(connection, article)
    settling = Settling(connection, reading, found, before)
    answers = settling.answers()
    _write(connection, article, version, answers, {row.called for row in before if row.version == version})
    settling.reconsider()
    return {c.name: settling.now(answer.entity) for c, answer in answers.items()}


def _before(connection: Connection, article: int) -> list[Row[Any]]:
    """Who was in the article when it was read before, the newest version last."""
    query = select(
        characters.c.version,
        characters.c.called,
        entity_names.c.name,
        entity_names.c.entity,
        characters.c.kind,
        characters.c.score,
        characters.c.reason,
    )
    query = query.join(entity_names, entity_names.c.id == characters.c.called)
    order = characters.c.version, characters.c.position
    return [*connection.execute(query.where(characters.c.article == article).order_by(*order))]


def _write(connection: Connection, article: int, version: int, answers: dict[Character, Answer], before: set[int]) -> None:
    """Keep who appears in the article, in the place of who did in this version of it."""
    connection.execute(delete(characters).where(characters.c.article == article, characters.c.version == version))
    there = entities.names_there(connection, {a.entity for a in answers.values()}, {c.name.name for c in answers})
    rows = []
    for position, (c, answer) in enumerate(answers.items()):
        called = there.get((answer.entity, c.name.name)) or entities.called(
            connection, answer.entity, c.name.name, whole=c.whole, sounds=c.sounds
        )
        found = {
            "called": called,
            "kind": c.name.kind,
            "office": c.office,
            "score": answer.score,
            "reason": answer.reason or None,
        }
        rows.append({"article": article, "version": version, "position": position, **found})
    if rows:
        connection.execute(insert(characters), rows)
    entities.forsaken(connection, before - {row["called"] for row in rows})


class Settling:
    """One article being settled: its characters, and what was found of them so far."""

    def __init__(self, connection: Connection, reading: Reading, found: Sequence[Character], before: Sequence[Row[Any]]) -> None:
        self.connection, self.reading, self.found = connection, reading, found
        self.given: dict[Character, Answer] = {}
        self.before = {(row.kind, row.name): Answer(row.entity, row.score, row.reason or "") for row in before}
        self.made: list[Character] = []
        self.replaced: dict[int, int] = {}
        self.keyed: dict[str, int] = {}
        self.around: dict[int, Context] = {}
        self.bearers: dict[str, Candidates] = {}
        place = reading.article.url or reading.article.id
        keys = {c.key for c in found} | {c.identity for c in found if c.identity}
        self.decisions: Decisions = decisions(connection, keys, place)

    def answers(self) -> dict[Character, Answer]:
        """Who bears each of the names: whole names first, since they tell of the others."""
        known = self._known()
        near = self._near([c for c in self.found if c not in known])
        for c in self.found:
            self.given[c] = (
                (self._unrecognised(c) if c.surname and c.kind != "person" else None) or known.get(c) or self._found(c, near)
            )
        return {c: self._as_before(c, answer._replace(entity=self.now(answer.entity))) for c, answer in self.given.items()}

    def _as_before(self, c: Character, answer: Answer) -> Answer:
        """The answer; where the article was read before and it was the same, for the reason that it had then."""
        before = self.before.get((c.name.kind, c.name.name))
        return before if before and before.entity == answer.entity else answer

    def _found(self, c: Character, near: dict[str, Candidates]) -> Answer:
        """Who bears a name that the record has not met so."""
        if c.surname and c.kind == "person":
            return self._namesake(c) or self._again(c) or self._by_evidence(c) or self._new(c)
        return self._alike(c, near) or self._of_country(c) or self._again(c) or self._new(c)

    # by its name ----------------------------------------------------------------------------------------------

    def _known(self) -> dict[Character, Answer]:
        """Those whose name, or what it says in no language, is an entity's already, or whom a person decided upon."""
        rows = entities.named(self.connection, {c.key for c in self.found if c.whole})
        keyed = self.keyed = entities.keyed(self.connection, {c.identity for c in self.found if c.identity})
        found = {}
        for c in self.found:
            decided = self.decisions.joined(c) or self.decisions.moved(c, rows)
            if decided:
                found[c] = Answer(*decided)
            elif c.identity in keyed and keyed[c.identity] not in self.decisions.apart(c, keyed.values()):
                found[c] = Answer(keyed[c.identity], reason=c.reason)
            elif bearers := self._bearers(c, rows):
                found[c] = Answer(self._one_of(c, bearers))
        return {c: answer for c, answer in found.items() if answer.entity}

    def _bearers(self, c: Character, rows: Sequence[Row[Any]]) -> list[int]:
        """Those who bear this very name, if it is a person's or of several words: recognisers take one for the other."""
        if not c.whole or " " not in c.key:
            return []
        found = sorted({row.entity for row in rows if row.whole and row.key == c.key})
        return [entity for entity in found if entity not in self.decisions.apart(c, found)]

    def _one_of(self, c: Character, bearers: list[int]) -> int:
        """Of several who bear one name, the one that the article speaks for; 0 where it speaks for none."""
        before = self.before.get((c.name.kind, c.name.name))
        if before and before.entity in bearers:
            return before.entity
        if len(bearers) == 1:
            return bearers[0]
        best = evidence.chosen(evidence.weighed(self.connection, self._context(c), evidence.contexts(self.connection, bearers)))
        return best.entity if best else 0

    # by how it sounds -----------------------------------------------------------------------------------------

    def _near(self, wanted: Sequence[Character]) -> dict[str, Candidates]:
        """For each sound of these names the people of the record who have it, with all names of each."""
        asked = {key for c in wanted if c.whole and c.kind == "person" for key in c.asked}
        rows = [row for row in entities.sounding(self.connection, asked, MOST_NAMES * 4) if row.kind == "person" and row.whole]
        names = entities.names_of(self.connection, {row.entity for row in rows})
        near: dict[str, Candidates] = {}
        for row in rows:
            near.setdefault(row.sound, {})[row.entity] = names[row.entity]
        return near

    def _alike(self, c: Character, sounds: dict[str, Candidates]) -> Answer | None:
        """The one person whose names this may be another spelling of."""
        if not (c.whole and c.kind == "person" and c.person):
            return None
        near = {entity: rows for key in c.asked for entity, rows in sounds.get(key, {}).items()} | self._new_ones()
        apart = self.decisions.apart(c, near)
        scored = [(found, entity) for entity, rows in near.items() if entity not in apart and (found := self._theirs(c, rows))]
        best = sorted(scored, key=lambda pair: (-pair[0].score, pair[1]))
        if not best:
            return None
        equal = [entity for found, entity in best if found.score > best[0][0].score - TIE]
        who = self._one_of(c, equal)
        if who and not any(word.initial for word in c.person.words):
            entities.in_full(self.connection, who, c.name.name, [row.name for row in near[who] if _has_initial(row.name)])
        return next((Answer(entity, found.score, found.reason) for found, entity in best if entity == who), None)

    def _new_ones(self) -> Candidates:
        """The people whom this article has brought, by whole names."""
        people = [a.entity for c, a in self.given.items() if c.whole and c.kind == "person" and c in self.made]
        return entities.names_of(self.connection, people) if people else {}

    def _theirs(self, c: Character, rows: Sequence[Row[Any]]) -> Same | None:
        """How well the name goes with the names of an entity: like one of them, and told apart from none that goes with that.

        A pen name that a person or a file joined with the others need not be like it.
        """
        assert c.person
        whole = [(row, parsed(row.name)) for row in rows if row.whole]
        like = [(row, name, found) for row, name in whole if (found := same(c.person, name))]
        apart = [name for row, name in whole if row.origin == "read" and same(c.person, name, SLACK) is None]
        if not like or any(same(name, other) for _, name, _ in like for other in apart):
            return None
        row, _, found = max(like, key=lambda one: (one[2].score, -one[0].id))
        sure = 0.001 if row.authority else 0.0  # an entity of the authority file goes before others
        return Same(found.score + sure, f"like “{row.name}”: {found.reason}")

    # by its article -------------------------------------------------------------------------------------------

    def _namesake(self, c: Character) -> Answer | None:
        """The one person of that surname whom the article names in full."""
        fuller = {
            answer.entity: other.name.name
            for other, answer in self.given.items()
            if other.kind == "person" and other.whole and other.person and _has_surname(other.name.name, c.surname)
        }
        entity, name = next(iter(fuller.items()), (0, ""))
        return Answer(entity, 0.95, f"the surname of “{name}” in the article") if len(fuller) == 1 else None

    def _unrecognised(self, c: Character) -> Answer | None:
        """The person whose surname the reading takes for a body's name: much must speak for that, unless no recogniser spoke."""
        if code(self.reading) in languages.known():
            return self._again(c) or self._by_evidence(c, evidence.MUCH)
        return self._again(c) or self._namesake(c) or self._by_evidence(c)

    def _of_country(self, c: Character) -> Answer | None:
        """A body that the article leaves open: it is that of the only country that the article names."""
        if not (c.body and c.body.open):
            return None
        there = {place.country for place in self.reading.places if place.country}
        whole = [other for other in self.given if other.identity and other.identity.partition("@")[0] == c.body.key]
        if len(whole) == 1:
            return Answer(self.given[whole[0]].entity, 0.9, f"“{whole[0].name.name}” in the article")
        outlet = self.reading.article.outlet
        if len(there) == 1:
            country = min(there)
            identity, reason = c.body.of(country).key, f"the article names no other country than {country}"
        elif not there and outlet:
            identity, reason = f"{c.body.key}@={outlet[:100]}", f"no country is named: the one of {outlet}"
        else:
            return None
        found = entities.keyed(self.connection, [identity]).get(identity)
        return Answer(found or entities.made(self.connection, c.kind, c.name.name, key=identity), 0.8, reason)

    def _again(self, c: Character) -> Answer | None:
        """Whoever it was when the article was read before, where the name is not whole."""
        return None if c.whole else self.before.get((c.name.kind, c.name.name))

    def _by_evidence(self, c: Character, enough: float = evidence.ENOUGH) -> Answer | None:
        """The one of that surname for whom the office, the people or the countries of the article speak."""
        bearers = self._bearers_of(c)
        best = self._best(self._context(c), bearers, self.decisions.apart(c, bearers), enough)
        return Answer(best.entity, _score(best.points), f"the surname alone; {best.reason}") if best else None

    def _best(self, ours: Context, bearers: Candidates, apart: set[int], enough: float) -> Plausible | None:
        """The one that the context speaks for: somebody who is known in full, else another surname that stood alone.

        Surnames that stood alone and that it speaks for are then one, too: which of them came first makes no difference.
        """
        known, alone = (self._weighed(ours, bearers, apart, whole) for whole in (True, False))
        if known and known[0].points >= evidence.ENOUGH:
            return evidence.chosen(known, enough)
        plausible = [one for one in alone if one.points >= enough]
        for other in plausible[1:]:
            self._join(plausible[0].entity, other)
        return plausible[0] if plausible else None

    def _weighed(self, ours: Context, bearers: Candidates, apart: set[int], whole: bool) -> list[Plausible]:
        """What speaks for those of the bearers who are known in full, or who are not."""
        some = [e for e, rows in bearers.items() if any(row.whole for row in rows) is whole and e not in apart]
        return evidence.weighed(self.connection, ours, self._contexts(some)) if 0 < len(some) <= MOST_ENTITIES else []

    def _contexts(self, wanted: Sequence[int]) -> dict[int, Context]:
        """What stands around each of these, looked up once: namesakes are compared with one another, time and again."""
        self.around |= evidence.contexts(self.connection, [entity for entity in wanted if entity not in self.around])
        return {entity: self.around[entity] for entity in wanted}

    def _bearers_of(self, c: Character) -> Candidates:
        """The people who have that surname, with the names that have it; looked up once."""
        if c.name.name not in self.bearers:
            found = self.bearers[c.name.name] = dict[int, list[Row[Any]]]()
            for row in entities.sounding(self.connection, c.asked, MOST_NAMES):
                if row.kind == "person" and _has_surname(row.name, c.surname):
                    found.setdefault(row.entity, []).append(row)
        return self.bearers[c.name.name]

    def _join(self, kept: int, gone: Plausible) -> None:
        """The surname that stood alone is that entity's."""
        entities.explained(self.connection, gone.entity, _score(gone.points), f"the surname alone; {gone.reason}")
        entities.joined(self.connection, kept, gone.entity)
        self.replaced[gone.entity] = kept
        self.around.pop(kept, None)
        self.bearers.clear()

    def _context(self, c: Character) -> Context:
        """What stands around the name in this article."""
        others = {answer.entity for other, answer in self.given.items() if other.whole and not self._is_outlet(other)}
        return Context(others, evidence.countries(self.reading), {*(c.office or "").split()})

    def _is_outlet(self, c: Character) -> bool:
        """It is who publishes the article, on whose word events are reported."""
        return c.name.name == self.reading.article.outlet

    def now(self, entity: int) -> int:
        """The entity, or that which it has become."""
        while entity in self.replaced:
            entity = self.replaced[entity]
        return entity

    # nobody yet -----------------------------------------------------------------------------------------------

    def _new(self, c: Character) -> Answer:
        """An entity that the record has not met."""
        if c.identity and c.identity in self.keyed:  # under another name in this very article
            return Answer(self.keyed[c.identity], reason=c.reason)
        wikidata = bodies.wikidata(c.identity or "")
        known = entities.identified(self.connection, [wikidata]).get(wikidata) if wikidata else None
        self.made.append(c)
        name = self.decisions.renamed(c.kind, [c.key]) or c.name.name
        if known:
            entities.is_known(self.connection, known, c.identity)
        entity = known or entities.made(self.connection, c.kind, name, key=c.identity, wikidata=wikidata)
        if c.whole and c.kind == "person":  # those who are named after it in this article are compared with it
            entities.called(self.connection, entity, c.name.name, whole=True, sounds=c.sounds)
        if c.identity:
            self.keyed[c.identity] = entity
        return Answer(entity, reason=c.reason)

    def reconsider(self) -> None:
        """Surnames that stood alone in other articles, now that more is known of those of that surname who are named here."""
        self.around.clear()  # this article is among theirs now, and its names are
        self.bearers.clear()
        people = [c for c in self.given if c.whole and c.kind == "person" and c.person]
        surnames = {key for c in people for key in c.sounds if "." not in key}
        for entity, rows in entities.alone(self.connection, surnames, MOST_ALONE).items():
            bearers = [self.now(self.given[c].entity) for c in people if all(_has_surname(c.name.name, r.name) for r in rows)]
            if entity not in self.replaced and self._may_be(entity, bearers):
                self._rejoin(entity, rows)

    def _may_be(self, entity: int, bearers: Sequence[int]) -> bool:
        """Enough speaks for one of these, of whom this article tells: of others nothing is known that was not known before."""
        if not bearers:
            return False
        found = evidence.weighed(self.connection, self._contexts([entity])[entity], self._contexts(bearers))
        return found[0].points >= evidence.ENOUGH

    def _rejoin(self, entity: int, rows: Sequence[Row[Any]]) -> None:
        """The surname's entity is that of somebody for whom its article speaks, if there is one now."""
        c = Character(Name("person", rows[0].name), "person", rows[0].key, False, parsed(rows[0].name))
        bearers = {who: names for who, names in self._bearers_of(c).items() if who != entity}
        ours = self._contexts([entity])[entity]
        unrecognised = {*languages.known()}.isdisjoint(entities.languages_of(self.connection, entity))
        enough = evidence.ENOUGH if rows[0].kind == "person" or unrecognised else evidence.MUCH
        best = self._best(ours, bearers, self.decisions.apart_of(rows, bearers), enough)
        if best:
            self._join(best.entity, best._replace(entity=entity))


def _has_initial(name: str) -> bool:
    return any(word.initial for word in parsed(name).words)


def _has_surname(name: str, surname: str) -> bool:
    """The surname is that of the name: one of its words after the first, or the only one."""
    words, (alone, *_) = parsed(name).words, parsed(surname).forms or ("",)
    ends = [word.form for n, word in enumerate(words) if len(words) in (1, n + 1) or (n and word.compound is None)]
    return bool(alone) and any(phones.likeness(form, alone) >= SURNAME for form in ends)


def _score(points: float) -> float:
    """A score from 0 to 1 of so many points."""
    return round(min(0.5 + points / 20, 0.9), 3)
