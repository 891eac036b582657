"""The shapes of contents for which a cue has another sense: each name under `when` in reading/senses.toml is a function here."""

from selon.reading.content import Content


def question(content: Content) -> bool:
    """There is a question in it."""
    return any("?" in content.text[start : end + 1] for start, end in content.said.content)


def whether(content: Content) -> bool:
    """An indirect question: "if …", "why …", "whether …"."""
    known = content.known.lists
    two = " ".join([content.opener, *(w.low for w in content.words[1:2])])
    return content.opener in known["whether"] | known["asking"] or (bool(content.opener) and two in known["asking"])


def clause(content: Content) -> bool:
    """It opens with "that"."""
    return content.opener in content.known.lists["that"]


def command(content: Content) -> bool:
    """An infinitive that somebody is told: "to leave", "de partir"."""
    if content.said.cue and content.said.cue[0].start > content.said.content[0].start:
        return False
    of = content.known.lists["of"]
    infinitive = content.words[1:2] if content.opener in of else content.words[:1]
    return (content.opener in of or content.before in of) and any(
        w.low.endswith(content.known.endings["infinitive"]) and not w.capital for w in infinitive
    )


def infinitive(content: Content) -> bool:
    """It opens with an infinitive: "esperar el informe"."""
    endings = content.known.endings["infinitive"]
    return bool(content.opener) and all(endings) and content.opener.endswith(endings) and not content.words[0].capital


def about(content: Content) -> bool:
    """A noun, no clause, that the cue governs by its preposition: "warned of a flood"."""
    return content.before in content.known.lists["about"] and not clause(content)


def against(content: Content) -> bool:
    """What one is told not to do: "warned against swimming"."""
    return content.before in content.known.lists["against"]


def labelled(content: Content) -> bool:
    """It says what it is taken for: "the story as a fable"."""
    return any(w.low in content.known.lists["as"] for w in content.words[1:])


def named(content: Content) -> bool:
    """It is the name that something is given: "calls it “a disgrace”"."""
    return not content.opener and not content.uttered and content.before not in content.known.lists["to"]


def claim(content: Content) -> bool:
    """What is rejected is something said of the source: "the accusations", "any link"."""
    return any(w.low in content.known.lists["claims"] for w in content.words[:4])


def ahead(content: Content) -> bool:
    """It lies in the future: a verb in the future or the conditional, or a plain infinitive."""
    known = content.known
    if any(w.low.endswith(known.endings["ahead"]) for w in content.words[:8]):
        return True
    return command(content) and not any(w.low in known.lists["perfect"] for w in content.words[:2])


def uttered(content: Content) -> bool:
    """It is a quotation that stands for itself."""
    return content.uttered


SHAPES = {
    f.__name__: f
    for f in (question, whether, clause, command, infinitive, about, against, labelled, named, claim, ahead, uttered)
}
