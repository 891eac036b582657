"""What an attribution refers to, as rows: who says it, when and where it happened, and whom it is about."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import Connection, Table, delete, insert

from selon.article import Span
from selon.reading.reading import Attribution, Reading
from selon.record.pieces import Pieces, Values, speakers
from selon.record.schema import attribution_mentions, attribution_places, attribution_speakers, attribution_times

TABLES = (attribution_speakers, attribution_times, attribution_places, attribution_mentions)


def link(connection: Connection, reading: Reading, numbers: Sequence[int], pieces: Pieces, *, anew: Sequence[int]) -> None:
    """Keep what each attribution (by its number, in order) refers to; what those in `anew` referred to before goes."""
    links = defaultdict[Table, list[Values]](list)
    for number, a in zip(numbers, reading.attributions, strict=True):
        for table, found in _of(a, reading, pieces).items():
            links[table] += [{"attribution": number, **values} for values in found]
    for table in TABLES:
        if anew:
            connection.execute(delete(table).where(table.c.attribution.in_(anew)))
        if links[table]:
            connection.execute(insert(table), links[table])


def _of(a: Attribution, reading: Reading, pieces: Pieces) -> dict[Table, list[Values]]:
    """What one attribution refers to. It is about those whose names stand in its content."""
    who = dict.fromkeys(pieces.entities[name] for name in speakers(a) if name in pieces.entities)
    content = [Span(*span) for span in a.content]
    return {
        attribution_speakers: [{"position": n, "entity": entity} for n, entity in enumerate(who)],
        attribution_times: [{"position": n, "timex": pieces.timexes[i]} for n, i in enumerate(a.happened)],
        attribution_places: [{"position": n, "place": pieces.places[i]} for n, i in enumerate(a.places)],
        attribution_mentions: [
            {"mention": number}
            for number, mention in zip(pieces.mentions, reading.mentions, strict=True)
            if any(span.holds(Span(*mention.span)) for span in content)
        ],
    }
