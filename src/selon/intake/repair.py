"""What tag-stripping, machine translation and bad encodings do to a text, read as it was meant; spans keep pointing at it.

The repairs are made one kind after another, each on the text that the one before it left, and every span is led back the
same way. These are the kinds that are listed, with what each is read as:

| kind | what |
|--|--|
| `glued` | two words without a space between them: "personnellepas", "1991qui", "déclaré.Le" |
| `mark` | a quotation mark turned round, or of another style than its partner: « … «, “ … ", »…» |
| `space` | a quotation mark without the space beside it |
| `unclosed` | a quotation that nothing closes, read as closed where its paragraph ends |
| `encoding` | characters read in the wrong encoding: "dÃ©clarÃ©" |
| `entity`, `tag` | what is left of HTML: "&eacute;", "<br>" |
| `invisible` | soft hyphens, zero-width and control characters in a word |
| `hyphen` | a word that a line was broken in |
| `boilerplate`, `headline`, `repeated`, `language:xx` | set aside and not read: a page's own lines, a bracketed headline of \
another article, a paragraph that came before, a paragraph in another language; `read_as` is empty |

Not listed, since nobody reads them otherwise: accents written as characters of their own, ligatures, line ends.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import reduce

from selon.article import Repair, Span
from selon.intake.alignment import Edit, Step, edited
from selon.intake.aside import aside
from selon.intake.characters import characters, composed
from selon.intake.glue import glue
from selon.intake.hyphens import hyphens
from selon.intake.marks import marks
from selon.intake.markup import entities, tags
from selon.intake.mojibake import mojibake

# Entities before tags ("&lt;br&gt;"), encoding before what is not seen (the second byte of "í" is a soft hyphen), what is
# set aside before what is mended, and the spaces beside marks before those between words.
WHATEVER_THE_LANGUAGE: tuple[Callable[[str], Iterator[Edit]], ...] = (entities, tags, composed, mojibake, characters)
OF_A_LANGUAGE: tuple[Callable[[str, str], Iterator[Edit]], ...] = (hyphens, aside, marks, glue)


@dataclass(frozen=True, slots=True)
class Repaired:
    """A text as it was meant, and the way back from its characters to those of the text as it came."""

    text: str
    repairs: tuple[Repair, ...] = ()
    steps: tuple[Step, ...] = ()

    def back(self, span: Span) -> Span:
        """The smallest span of the text as it came that a span of the repaired text stands for."""
        return reduce(lambda found, step: step.back(found), reversed(self.steps), span)

    def mended(self, edits: list[Edit]) -> "Repaired":
        """This text with some more places read otherwise."""
        if not edits:
            return self
        step, listed = edited(self.text, edits)
        found = [Repair(span=self.back(r.span), kind=r.kind, read_as=r.read_as) for r in listed]
        return Repaired(step.text, tuple(sorted((*self.repairs, *found), key=lambda r: r.span)), (*self.steps, step))


def repaired(text: str, language: str) -> Repaired:
    """The text as it was meant, with every repair listed by its span in the text as it came."""
    found = Repaired(text)
    for mend in WHATEVER_THE_LANGUAGE:
        found = found.mended(list(mend(found.text)))
    for mend_in in OF_A_LANGUAGE:
        found = found.mended(list(mend_in(found.text, language)))
    return found
