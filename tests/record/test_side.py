"""Which side a member takes by its words: what turns it down, and what only looks like that."""

import pytest

from selon.record.side import side

OPEN = [
    ("fr", "La préfète s'est refusée jeudi soir à confirmer ce bilan"),
    ("fr", "ne confirme ni ne dément la vente du phare"),
    ("fr", "qu'il est trop tôt pour se prononcer"),
    ("fr", "un bilan invérifiable"),
    ("es", "La alcaldesa se negó ayer a confirmar la cifra"),
    ("es", "La empresa evita confirmarlo"),
    ("es", "no quiso este lunes desmentir la venta"),
    ("en", "The port declined on Friday to say who had paid"),
    ("en", "neither confirmed the sale nor denied it"),
    ("en", "The figure could not be independently verified"),
    ("de", "dazu am Abend nichts sagen"),
    ("de", "den Verkauf weder bestätigen noch dementieren"),
    ("it", "non ha voluto ieri commentare la vendita"),
    ("pt", "não quis ontem confirmar a venda"),
    ("ru", "Власти порта отказались вчера комментировать продажу"),
    ("uk", "Влада порту відмовилася коментувати продаж"),
]
AGAINST = [
    ("fr", "qu'il n'y a pas un mot de vrai là-dedans"),
    ("fr", "que cette version « ne tient pas »"),
    ("fr", "absurde l'idée d'une vente du phare"),
    ("fr", "« Des mensonges ! »"),
    ("es", "que no era cierto"),
    ("es", "que la reunión nunca existió"),
    ("es", "“Mentira”"),
    ("en", "that no such sale was ever planned"),
    ("en", "that the meeting never happened"),
    ("en", "the story as pure fiction"),
    ("en", "“Lies”"),
    ("de", "das sei falsch"),
    ("de", "ein Treffen im Leuchtturm habe es nie gegeben"),
    ("it", "che non è vero"),
    ("pt", "que não é verdade"),
    ("ru", "Это ложь"),
    ("uk", "Це брехня"),
]
FOR = [
    ("fr", "que cela ne veut pas dire que le pont ferme"),
    ("fr", "que la trêve ne tient pas"),
    ("fr", "« un mensonge posté par un inconnu a vidé la banque »"),
    ("fr", "que la ville n'avait jamais connu pareille crue"),
    ("fr", "que le maire refuse l'offre. La ville va confirmer le budget"),
    ("es", "que el alcalde negó a su socio la llave"),
    ("es", "que nunca hubo tanta gente en el faro"),
    ("es", "que nunca se había visto nada parecido"),
    ("en", "that she had made up her mind"),
    ("en", "that the mayor can say what the bridge costs"),
    ("en", "that the town had never seen such a flood"),
    ("en", "that lies had emptied the bank"),
    ("de", "so ein Hochwasser habe es noch nie gegeben"),
    ("pt", "tudo começou com uma mentira na rede"),
    ("pl", "to kłamstwo"),
]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [(*case, wanted) for wanted, cases in (("open", OPEN), ("against", AGAINST), ("for", FOR)) for case in cases],
)
def test_the_words_tell_the_side(language: str, text: str, wanted: str) -> None:
    assert side(text, language, "assert", "CT+") == wanted


def test_what_the_cue_does_tells_it_too() -> None:
    text = "que le pont ferme lundi"
    assert [side(text, "fr", act, "CT+") for act in ("deny", "decline", "assert")] == ["against", "open", "for"]
