"""What denials and refusals are put to: what another says just before them, all that are in the same words as one."""

import numpy as np
import pytest

from selon.record.claims import arranged
from selon.record.replying import measures, replied
from selon.record.side import Side
from tests.record.saying import Said, said_in

CLOSES = Said("Jeanne Morel", "que le pont de Vals ferme lundi pour des travaux")
CANTEEN = Said("Ana Ruiz", "que la cantine du lycée sert trop peu de légumes verts")
TAXES = Said("Ana Ruiz", "que les impôts locaux baisseront bientôt dans toute la vallée")
REFUSAL = Said("Luc Hamel", "aucun commentaire à ce stade", cue="répond", act="decline")
DENIAL = Said("Luc Hamel", "des rumeurs sans fondement", cue="dénonce", act="deny")


def together(**articles: tuple[Said, ...]) -> list[set[str]]:
    """What is grouped of what the articles say, as "article.place"."""
    said = said_in(**articles)
    group = arranged(said).group
    found = [{f"{m.article}.{m.order}" for m, g in zip(said, group, strict=True) if g == one} for one in {*group}]
    return sorted((one for one in found if len(one) > 1), key=min)


@pytest.mark.parametrize("reply", [REFUSAL, DENIAL], ids=["refusal", "denial"])
def test_a_reply_is_put_to_what_another_says_just_before_it(reply: Said) -> None:
    assert together(rive=(CANTEEN, CLOSES, reply), fil=(TAXES,)) == [{"rive.1", "rive.2"}]


def test_what_two_articles_have_in_the_same_words_is_put_to_it_as_one() -> None:
    assert together(rive=(CANTEEN, CLOSES, REFUSAL), fil=(REFUSAL,)) == [{"rive.1", "rive.2", "fil.0"}]


def test_a_refusal_that_stands_elsewhere_is_not_put_to_it() -> None:
    assert together(rive=(CLOSES,), fil=(REFUSAL,)) == []
    assert together(rive=(CLOSES,), fil=(TAXES, REFUSAL)) == [{"fil.0", "fil.1"}]
    assert together(rive=(REFUSAL, CLOSES)) == []


def test_nobody_answers_himself() -> None:
    assert together(rive=(CLOSES, REFUSAL._replace(who="Jeanne Morel"))) == []
    said = said_in(rive=(CLOSES, CANTEEN._replace(who=None), TAXES._replace(who="Luc Hamel"), REFUSAL))
    odds, another, share = measures(said, [3], {0: [0], 1: [1], 2: [2]}, np.full((4, 4), -3.0))[0].T
    assert odds.tolist() == [-3, -3, -3]
    assert [near > 0 for near in another] == [True, False, False]
    assert share[1] > 1.3 * share[0] > share[2] == 0


def test_a_denial_in_the_words_of_what_it_denies_stays_with_it() -> None:
    denial = CLOSES._replace(who="Luc Hamel", cue="dément", act="deny", factuality="CT-")
    assert together(rive=(CLOSES,), fil=(CANTEEN, denial)) == [{"rive.0", "fil.1"}]
    assert not arranged(said_in(rive=(CLOSES,), fil=(CANTEEN, denial))).replies


def test_one_reply_among_more_who_say_the_same_stays_there() -> None:
    said = said_in(rive=(CANTEEN, CLOSES, REFUSAL, TAXES, TAXES))
    sides: list[Side] = ["for", "for", "open", "for", "for"]
    odds = np.full((5, 5), -3.0)
    assert [reply.group for reply in replied(said, sides, [0, 1, 2, 2, 4], odds).values()] == [1]
    assert replied(said, sides, [0, 1, 2, 2, 2], odds) == {}


def test_replies_alone_are_put_to_nothing() -> None:
    assert together(rive=(REFUSAL,), fil=(DENIAL,)) == []
