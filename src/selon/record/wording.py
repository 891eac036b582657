"""One attribution as a row: its words beside its spans, so that the table can be read without the text."""

from selon.article import Span, Spans
from selon.reading.reading import Attribution, Reading
from selon.record.days import day
from selon.record.fold import key
from selon.record.pieces import Pieces, Text, Values


def values(text: Text, position: int, a: Attribution, reading: Reading, pieces: Pieces) -> Values:
    """The columns of the attribution, but for those that say how it came and goes."""
    who = a.speaker
    content, read = reading.text_of(a.content), as_read(reading, a.content)
    happened = [when for n in a.happened if (when := day(reading.timexes[n].earliest))]
    return {
        **text._asdict(), "own_id": a.id, "position": position,
        "speaker": who and who.name, "speaker_kind": who and who.kind, "speaker_found": who and who.found,
        "speaker_key": who and key(who.name),
        "source": reading.text_of(a.source), "cue": reading.text_of(a.cue),
        "content": content, "content_read": None if read == content else read,
        "type": a.type, "act": a.act, "factuality": a.factuality, "distance": a.distance,
        "said": None if a.said is None else pieces.timexes[a.said],
        "said_on": None if a.said is None else day(reading.timexes[a.said].earliest),
        "happened_on": min(happened, default=None),
        "source_spans": a.source, "cue_spans": a.cue, "content_spans": a.content,
    }  # fmt: skip


def as_read(reading: Reading, spans: Spans) -> str:
    """The words of a role as they were meant, where the text is damaged."""
    return " … ".join(_repaired(reading, Span(*span)) for span in spans)


def _repaired(reading: Reading, span: Span) -> str:
    """The words of a span with its repairs made: the last first, so that the others stay where they are."""
    words, free = reading.article.text[span.start : span.end], span.end
    for repair in sorted(reading.repairs, key=lambda r: r.span, reverse=True):
        if span.start <= repair.span[0] and repair.span[1] <= free:
            start, end = (at - span.start for at in repair.span)
            words, free = words[:start] + repair.read_as + words[end:], repair.span[0]
    return words
