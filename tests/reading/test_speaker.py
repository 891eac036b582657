"""Who the source of an attribution is. Each case is a text marked as in `training.markup`, with the speakers expected.

Mentions are given by hand, so that these tests fail for what resolution does and not for what a recogniser sees.
"""

import re

import pytest

from selon.article import Article, Span
from selon.reading.reading import Attribution, Mention, Speaker
from selon.reading.speaker import resolve
from training.markup import unmark

KINDS = {"p": "person", "o": "organisation", "l": "place"}


def speakers(language: str, marked: str, names: str = "") -> list[Speaker | None]:
    """The speakers of a marked text's relations, by their numbers; `names` lists "p:Full Name" one after the other by ";"."""
    text, spans = unmark(marked)
    rows = []
    for number in sorted({n for n, _ in spans}, key=int):
        roles = [tuple(Span(*s) for s in spans.get((number, role), [])) for role in "scq"]
        quoted = all(text[s] in '«“"' for s, _ in roles[2])
        rows.append(
            Attribution(id=number, type="direct" if quoted else "indirect", source=roles[0], cue=roles[1], content=roles[2])
        )
    return [a.speaker for a in resolve(Article(id="x", text=text, language=language), rows, _mentions(text, names))]


def _mentions(text: str, names: str) -> list[Mention]:
    found: dict[Span, Mention] = {}
    for kind, full in (n.strip().split(":") for n in names.split(";") if n.strip()):
        for form in [full] + ([full.split()[-1]] if kind == "p" else []):
            for m in re.finditer(rf"\b{re.escape(form)}\b", text):
                if not any(Span(*m.span()).meets(s) for s in found):
                    found[Span(*m.span())] = Mention(span=Span(*m.span()), kind=KINDS[kind], name=full)  # type: ignore[arg-type]
    return [found[s] for s in sorted(found)]


CASES = [
    # named: the person wins over the title around the name
    ("fr", "{s1|Le président zubrovien Anton Malek} {c1|assure} {q1|que tout va bien}.", "p:Anton Malek", ["Anton Malek"]),
    ("fr", "Le préfet Luc Morel est venu. Hier {s1|Morel} {c1|a dit} {q1|qu'il pleuvait}.", "p:Luc Morel", ["Luc Morel"]),
    ("fr", "{s1|La procureure du tribunal de Vire, Mme Lise Carpentier}, {c1|dit} {q1|que non}.",
     "p:Lise Carpentier", ["Lise Carpentier"]),
    ("es", "{s1|La portavoz del grupo verde, Marta Olmedo}, {c1|dijo} {q1|que no}.", "p:Marta Olmedo", ["Marta Olmedo"]),
    ("en", "{s1|Council leader Nora Whitfield} {c1|said} {q1|the bridge would close}.", "p:Nora Whitfield", ["Nora Whitfield"]),
    ("en", "{c1|According to} {s1|Whitfield's} office, {q1|it will}. Nora Whitfield is out.",
     "p:Nora Whitfield", ["Nora Whitfield"]),
    # an organisation keeps its complement, a spokesperson stays one
    ("fr", "{s1|le ministère zubrovien de la Défense} {c1|signale} {q1|un essai}.", "", ["ministère zubrovien de la Défense"]),
    ("fr", "{s1|Le porte-parole du ministère} {c1|nie} {q1|tout retard}.", "", ["porte-parole du ministère"]),
    ("es", "{s1|La madre de Julia Serna} {c1|cuenta} {q1|que llovía}.", "p:Julia Serna", ["madre de Julia Serna"]),
    # short and long forms
    ("fr", "Le ministère de la Mer a publié un avis. {s1|Le ministère} {c1|dit} {q1|que non}.", "", ["ministère de la Mer"]),
    ("fr", "La Ligue des marins (LDM) appelle au calme. {s1|La LDM} {c1|dit} {q1|que oui}.", "o:Ligue des marins; o:LDM",
     ["Ligue des marins (LDM)"]),
    ("es", "El Comité de Obras Rurales (Cobru) protestó. {s1|Cobru} {c1|dijo} {q1|que no}.", "o:Comité de Obras Rurales; o:Cobru",
     ["Comité de Obras Rurales (Cobru)"]),
    # pronouns, by gender
    ("fr", "{s1|La maire Jeanne Roux} {c1|dit} {q1|que oui}. {s2|Le préfet Luc Morel} {c2|dit} {q2|que non}. "
     "{s3|Elle} {c3|ajoute} {q3|qu'il pleut}.", "p:Jeanne Roux; p:Luc Morel", ["Jeanne Roux", "Luc Morel", "Jeanne Roux"]),
    ("fr", "{q1|« Rien n'est perdu »}, {c1|a dit} {s1|Luc Morel}. {q2|« Au travail »}, a-t-{s2|il} {c2|ajouté}.", "p:Luc Morel",
     ["Luc Morel", "Luc Morel"]),
    ("es", "{s1|El alcalde Pedro Sanz} {c1|dijo} {q1|que sí}. {s2|Él} {c2|añadió} {q2|que llueve}.",
     "p:Pedro Sanz", ["Pedro Sanz"] * 2),
    ("en", "{s1|Alice Moore} {c1|said} {q1|yes}. Tom Reed left. {s2|She} {c2|added} {q2|that it rained}.",
     "p:Alice Moore; p:Tom Reed",
     ["Alice Moore"] * 2),
    ("fr", "{s1|Il} {c1|dit} {q1|qu'il pleut}.", "", [None]),
    # titles: by apposition before and after, and by complement where two are in play
    ("fr", "Luc Morel, ministre de la Mer, est arrivé. Ève Lanoë, ministre du Rail, aussi. "
     "{s1|La ministre du Rail} {c1|dit} {q1|que non}. "
     "{s2|Le ministre de la Mer} {c2|dit} {q2|que oui}.", "p:Luc Morel; p:Ève Lanoë", ["Ève Lanoë", "Luc Morel"]),
    ("fr", "Les ministres de la Mer de la Zubrovie, Ivan Horn, et du Valdor, Karl Brun, ont signé. À son "
     "tour, {s1|Brun} {c1|dit} {q1|que oui}. "
     "{q2|« C'est fait »}, {c2|a déclaré} {s2|le ministre}.", "p:Ivan Horn; p:Karl Brun", ["Karl Brun"] * 2),
    ("es", "El juez Andrés Leal llegó tarde. {s1|El juez} {c1|ordenó} {q1|un receso}.", "p:Andrés Leal", ["Andrés Leal"]),
    ("en", "Senator Ruth Kane spoke first. {s1|The senator} {c1|said} {q1|no}.", "p:Ruth Kane", ["Ruth Kane"]),
    ("fr", "{s1|Le procureur} {c1|dit} {q1|que non}. Luc Morel écoutait.", "p:Luc Morel", ["procureur"]),
    ("es", "{s1|La bióloga Elena Paz} {c1|dijo} {q1|que sí}. {s2|La investigadora} {c2|añadió} {q2|que no}.",
     "p:Elena Paz", ["Elena Paz"] * 2),
    ("fr", "L'ONG Terre Vive publie un bilan. {s1|L'ONG} {c1|dénonce} {q1|un recul}.", "o:Terre Vive", ["Terre Vive"]),
    # continued quotations and dropped subjects
    ("fr", "{q1|« Oui »}, {c1|dit} {s1|Luc Morel}. {q2|« Mais pas demain. »}", "p:Luc Morel", ["Luc Morel"] * 2),
    ("es", "{q1|“Sí”}, {c1|dijo} {s1|Pedro Sanz}. {c2|Agregó} {q2|que llovía}.", "p:Pedro Sanz", ["Pedro Sanz"] * 2),
    ("es", "La ministra Clara Pinto salió. {s1|La diócesis de Osma} {c1|lamentó} {q1|el caso}. {c2|Agregando} {q2|que no}.",
     "p:Clara Pinto;o:diócesis de Osma", ["diócesis de Osma"] * 2),
    ("es", "{s1|Pedro Sanz} {c1|dijo} {q1|que sí}. {c2|Fue anunciado} {q2|un plan}.", "p:Pedro Sanz", ["Pedro Sanz", None]),
    ("fr", "{s1|Luc Morel} {c1|dit} {q1|oui}. Il {c2|a été annoncé} {q2|une trêve}.", "p:Luc Morel", ["Luc Morel", None]),
    # within another's words, "I" is who says them
    ("fr", "{q1|« {s2|Je} {c2|crois} {q2|qu'il viendra} »}, {c1|dit} {s1|Luc Morel}.", "p:Luc Morel", ["Luc Morel"] * 2),
    ("es", "{q1|“{c2|Creo} {q2|que vendrá}”}, {c1|dijo} {s1|Pedro Sanz}.", "p:Pedro Sanz", ["Pedro Sanz"] * 2),
    ("en", "{q1|“{s2|I} {c2|think} {q2|he will come}”}, {c1|said} {s1|Alice Moore}.", "p:Alice Moore", ["Alice Moore"] * 2),
    # a definite noun phrase is whoever was spoken of; an indefinite one, and "another", is someone new
    ("fr", "{s1|Nora Vidal} {c1|dit} {q1|que oui}. {s2|La jeune femme} {c2|ajoute} {q2|que non}.",
     "p:Nora Vidal", ["Nora Vidal"] * 2),
    ("fr", "{s1|Nora Vidal} {c1|dit} {q1|que oui}. {s2|La Suédoise} {c2|ajoute} {q2|que non}.",
     "p:Nora Vidal", ["Nora Vidal"] * 2),
    ("es", "{s1|Clara Pinto} {c1|dijo} {q1|que sí}. {s2|La dirigente conservadora} {c2|añadió} {q2|que no}.",
     "p:Clara Pinto", ["Clara Pinto"] * 2),
    ("fr", "{s1|Nora Vidal} {c1|dit} {q1|que oui}. {s2|Une femme} {c2|répond} {q2|que non}.", "p:Nora Vidal",
     ["Nora Vidal", "femme"]),
    ("es", "{s1|Clara Pinto} {c1|dijo} {q1|que sí}. {s2|Otra vecina} {c2|respondió} {q2|que no}.", "p:Clara Pinto",
     ["Clara Pinto", "vecina"]),
    ("fr", "{s1|Voltelis} {c1|promet} {q1|un plan}. {s2|L'entreprise} {c2|nie} {q2|tout retard}.",
     "o:Voltelis", ["Voltelis"] * 2),
    ("es", "El exalcalde llegó. {s1|El exalcalde Iván Soto} {c1|dijo} {q1|que sí}. {s2|El exalcalde} {c2|añadió} {q2|que no}.",
     "p:Iván Soto", ["Iván Soto"] * 2),
    # the name after the last comma is the one meant; a document's speaker is the body that wrote it
    ("fr", "{s1|L'avocat de Mme Vidal, Me Paul Terrier}, {c1|exige} {q1|des excuses}.",
     "p:Vidal; p:Paul Terrier", ["Paul Terrier"]),
    ("fr", "{s1|Un rapport de la Cour des bois} {c1|montre} {q1|un recul}. {s2|Le rapport} {c2|conclut} {q2|au gel}.",
     "o:Cour des bois", ["Cour des bois"] * 2),
    # a display quote belongs to who says it again, or speaks next; "se" with a verb of one's own has a subject left out
    ("fr", "{q1|« Un village entier abandonné »}\nUn reportage. {q2|« On a abandonné un village entier »}, "
     "{c2|dit} {s2|Nora Vidal}.", "p:Nora Vidal", ["Nora Vidal"] * 2),
    ("es", "{s1|Pedro Sanz} {c1|dijo} {q1|que sí}. {c2|Se jactó} de {q2|su puntería}.", "p:Pedro Sanz", ["Pedro Sanz"] * 2),
    ("es", "{s1|Pedro Sanz} {c1|dijo} {q1|que sí}. {c2|Se informó} {q2|que llovía}.", "p:Pedro Sanz", ["Pedro Sanz", None]),
    ("es", "{q1|“{c2|Dije} {q2|que vendría}”}, {c1|dijo} {s1|Pedro Sanz}.", "p:Pedro Sanz", ["Pedro Sanz"] * 2),
    # seats of power, possessives, several speakers, nobody
    ("fr", "La Russie avance. {s1|Moscou} {c1|dément} {q1|tout retrait}.", "l:Russie; l:Moscou", ["Russie"]),
    ("fr", "{s1|Moscou} {c1|dément} {q1|tout retrait}.", "l:Moscou", ["Moscou"]),
    ("fr", "{s1|Luc Morel} et {s1|Ève Lanoë} {c1|disent} {q1|que oui}.", "p:Luc Morel; p:Ève Lanoë", ["Luc Morel; Ève Lanoë"]),
    ("fr", "{s1|Un responsable du Golfe} {c1|dit} {q1|oui}. {s2|Ce responsable} {c2|ajoute} {q2|que non}.", "",
     ["responsable du Golfe"] * 2),
    ("fr", "{s1|Aucune agence} {c1|ne confirme} {q1|la nouvelle}.", "", [None]),
    ("en", "{s1|Nobody} {c1|said} {q1|that it rained}.", "", [None]),
    # capitalised words before a person's name lead up to it and are no name
    ("en", "{s1|Zubrian Prime Minister Odo Kalv} {c1|said} {q1|it rained}.", "p:Odo Kalv", ["Odo Kalv"]),
    ("en", "{s1|Deputy Harbour Minister Ine Tolm} {c1|said} {q1|it rained}. {s2|She} {c2|added} {q2|it would stop}.",
     "p:Ine Tolm", ["Ine Tolm"] * 2),
    ("en", "{s1|Zubrian analyst Odo Kalv, who saw it,} {c1|said} {q1|it rained}.", "p:Odo Kalv", ["Odo Kalv"]),
    ("en", "{s1|The head of Orvan Steel, Odo Kalv,} {c1|said} {q1|it rained}.", "p:Odo Kalv; o:Orvan Steel", ["Odo Kalv"]),
    # who owns is not who speaks
    ("en", "Ine Tolm {c1|said} {q1|it rained}. {s2|President Odo Kalv's closest ally} {c2|argued} {q2|it did not}.",
     "p:Odo Kalv; p:Ine Tolm", [None, "Ine Tolm"]),
    ("en", "{s1|Zubria's Joint Staff} {c1|said} {q1|it rained}.", "l:Zubria; o:Joint Staff", ["Zubria's Joint Staff"]),
    ("en", "{s1|President Odo Kalv's office} {c1|said} {q1|it rained}.", "p:Odo Kalv", ["President Odo Kalv's office"]),
    # a title in small letters says what somebody is, a capital before it whose; two titles are one person's
    ("en", "Belzian President Odo Kalv met Ine Tolm, who {c1|said} {q1|no}. {s2|The Zubrian president} {c2|said} {q2|yes}.",
     "p:Odo Kalv; p:Ine Tolm", [None, "Zubrian president"]),
    ("en", "{s1|Two ZK officials} {c1|said} {q1|it rained}.", "o:ZK", ["Two ZK officials"]),
    ("en", "{s1|Secretary of State Odo Kalv} {c1|said} {q1|it rained}.", "p:Odo Kalv; o:State", ["Odo Kalv"]),
    ("en", "{s1|Deputy Prime Minister and Harbour Minister Odo Kalv} {c1|said} {q1|it rained}.", "p:Odo Kalv", ["Odo Kalv"]),
    ("en", "{s1|Ministry of Harbours spokesman Odo Kalv} {c1|denied} {q1|it}.",
     "p:Odo Kalv; o:Ministry of Harbours", ["Odo Kalv"]),
    ("fr", "{s1|le secrétaire d'État Odo Kalv} {c1|a dit} {q1|que non}.", "p:Odo Kalv; o:État", ["Odo Kalv"]),
    ("es", "{s1|La portavoz de Exteriores Ine Tolm} {c1|dijo} {q1|que no}.", "p:Ine Tolm; o:Exteriores", ["Ine Tolm"]),
    ("en", "{s1|The manager of the El Tablo mine} {c1|said} {q1|no}.", "p:El Tablo", ["manager of the El Tablo mine"]),
    # in apposition after the source, and before the relative
    ("fr", "{q1|Il pleut}, {c1|selon} {s1|le ministre zubrien de la Mer}, Odo Kalv, venu hier.", "p:Odo Kalv", ["Odo Kalv"]),
    ("es", "{q1|Llueve}, {c1|según} {s1|su presidente de turno}, el zubrio Odo Kalv.", "p:Odo Kalv", ["Odo Kalv"]),
    ("en", "{s1|Odo Kalv} {c1|said} {q1|no}, beside his counterpart, Ine Tolm, {s2|who} {c2|said} {q2|yes}.",
     "p:Odo Kalv; p:Ine Tolm", ["Odo Kalv", "Ine Tolm"]),
    ("en", "{s1|Ine Tolm, mayor of Odo,} {s2|who} {c2|said} {q2|yes}, {c1|spoke of} {q1|rain}.", "p:Ine Tolm; p:Odo",
     ["Ine Tolm"] * 2),
    # whoever asks is not whom another word takes up, and does not have the title of the next subject
    ("fr", "Odo Kalv est venu. Interrogé par le journaliste Luc Morel, {s1|le président zubrien} {c1|a évoqué} {q1|la pluie}. "
     "{s2|Il} {c2|a dit} {q2|que non}.", "p:Odo Kalv; p:Luc Morel", ["président zubrien", "président zubrien"]),
    # who is named in nothing but what they say; a surname that is in no list
    ("en", "{q1|Odo Kalv will stay}, {s1|he} {c1|told} Orvan Radio.", "p:Odo Kalv; o:Orvan Radio", ["Odo Kalv"]),
    ("en", "{s1|Kalvedo} {c1|said} {q1|no}. {s2|He} {c2|maintains} {q2|it rained}.", "", ["Kalvedo", "Kalvedo"]),
    # a verb without a subject behind a quotation that ends with a determiner
    ("es", "{s1|Pedro Sanz} {c1|sostuvo} {q1|que sí}. {q2|\"No hay lazos como los nuestros\"}, {c2|dijo}.",
     "p:Pedro Sanz", ["Pedro Sanz"] * 2),
]  # fmt: skip

# Languages without a folder: no recogniser sees names there, and no mentions are given.
ELSEWHERE = [
    ("ru", "{s1|Министр обороны Украины Тарас Гнатюк} {c1|сообщил}, {q1|что да}. {c2|По} {s2|его} {c2|словам}, {q2|нет}.",
     ["Тарас Гнатюк"] * 2),
    ("ru", "{s1|Официальный представитель МИД РФ Лариса Орлова} {c1|заявила}, {q1|что нет}. "
     "{s2|Орлова} {c2|добавила}, {q2|что да}.",
     ["Лариса Орлова"] * 2),
    ("ru", "{s1|Президент Ирина Валько} {c1|сказала}, {q1|что да}. {s2|Она} {c2|добавила}, {q2|что нет}.", ["Ирина Валько"] * 2),
    ("ru", "{s1|Пресс-секретарь Кремля Олег Саблин} {c1|сказал}, {q1|что да}. "
     "{s2|Представитель МИД Польши} {c2|сказал}, {q2|что нет}.",
     ["Олег Саблин", "Представитель МИД Польши"]),
    ("uk", "{s1|Речник Повітряних сил Юрій Данчак} {c1|підтвердив}, {q1|що так}. {s2|Він} {c2|додав}, {q2|що ні}.",
     ["Юрій Данчак"] * 2),
    ("de", "{s1|Finanzministerin Ilse Maron} {c1|sagte}, {q1|es regne}. {s2|Sie} {c2|fügte hinzu}, {q2|es höre auf}.",
     ["Ilse Maron"] * 2),
    ("de", "Nach der Wahl trat Björn Kalvedo zurück. {s1|Kalvedo} {c1|sagte}, {q1|es regne}.", ["Björn Kalvedo"]),
    ("de", "{s1|Die Reederei} {c1|teilte mit}, {q1|es regne}.", ["Reederei"]),
    ("de", "{s1|US-General C.Q. Braun, Vorsitzender der Stabschefs}, {c1|sagte}, {q1|es regne}.", ["C.Q. Braun"]),
    ("de", "{s1|EU-Kommissarin Ursula von der Lahn} {c1|sagte}, {q1|es regne}.", ["Ursula von der Lahn"]),
    ("de", "{s1|einer Sprecherin der Lyoner Polizei} {c1|zufolge} {q1|regne es}.", ["Sprecherin der Lyoner Polizei"]),
    ("ru", "{s1|Генштаб ЗСК} {c1|сообщил}, {q1|что да}.", ["Генштаб ЗСК"]),
    ("it", "{s1|il presidente Ludo Ferri} {c1|ha detto} {q1|di no}. {c2|Secondo} {s2|lui}, {q2|piove}.", ["Ludo Ferri"] * 2),
    ("pt", "{s1|O banco} {c1|negou} {q1|tudo}.", ["banco"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "marked", "names", "expected"), CASES, ids=[f"{c[0]}-{i}" for i, c in enumerate(CASES)])
def test_speaker(language: str, marked: str, names: str, expected: list[str | None]) -> None:
    assert [s and s.name for s in speakers(language, marked, names)] == expected


@pytest.mark.parametrize(("language", "marked", "expected"), ELSEWHERE, ids=[f"{c[0]}-{i}" for i, c in enumerate(ELSEWHERE)])
def test_speaker_in_a_language_without_a_folder(language: str, marked: str, expected: list[str]) -> None:
    assert [s and s.name for s in speakers(language, marked)] == expected


@pytest.mark.parametrize(
    ("language", "marked", "name", "kind"),
    [
        ("fr", "{c1|Selon} {s1|une source diplomatique}, {q1|il pleut}.", "source diplomatique", "unnamed"),
        ("fr", "{s1|des habitants} {c1|disent} {q1|qu'il pleut}.", "habitants", "group"),
        ("es", "{c1|Según} {s1|fuentes de la investigación}, {q1|llueve}.", "fuentes de la investigación", "group"),
        ("en", "{s1|officials} {c1|said} {q1|it rained}.", "officials", "group"),
        ("en", "{s1|A government official} {c1|said} {q1|it rained}.", "government official", "unnamed"),
        ("en", "{s1|Zubria's prime minister} {c1|said} {q1|it rained}.", "Zubria's prime minister", "unnamed"),
        ("en", "{s1|The Zubrian Harbour Secretary} {c1|said} {q1|it rained}.", "Zubrian Harbour Secretary", "unnamed"),
        ("en", "{s1|The Orvan secretary of state} {c1|said} {q1|it rained}.", "Orvan secretary of state", "unnamed"),
        ("fr", "{c1|D'après} {s1|un sondage Opinor}, {q1|il pleut}.", "sondage Opinor", "document"),
        ("fr", "{s1|le rapport} {c1|montre} {q1|un recul}.", "rapport", "document"),
    ],
)
def test_a_source_without_a_name_keeps_its_words_and_class(language: str, marked: str, name: str, kind: str) -> None:
    [found] = speakers(language, marked)
    assert found is not None
    assert (found.name, found.kind, found.found) == (name, kind, "named")


def test_found_says_how() -> None:
    marked = "{s1|Le maire Luc Morel} {c1|dit} {q1|oui}. {s2|Il} {c2|ajoute} {q2|que non}. "
    marked += "{s3|Le maire} {c3|insiste} {q3|encore}. {q4|« Fini. »}"
    found = [s.found for s in speakers("fr", marked, "p:Luc Morel") if s]
    assert found == ["named", "pronoun", "title", "continued"]


def test_damaged_text_still_names_its_speaker() -> None:
    marked = "{s1|Le ministre de la Mer, Luc Morel}qui est venu {c1|a dit} {q1|que non}. {s2|Il} {c2|ajoute} {q2|que oui}."
    assert [s and s.name for s in speakers("fr", marked)] == ["Luc Morel", "Luc Morel"]


def test_a_language_without_a_folder_still_names_who_is_named() -> None:
    [found] = speakers("it", "{s1|Mario Bianchi} {c1|ha detto} {q1|di no}.")
    assert found is not None
    assert found.name == "Mario Bianchi"


def test_the_same_article_gives_the_same_speakers() -> None:
    marked, names = CASES[0][1], CASES[0][2]
    assert speakers("fr", marked, names) == speakers("fr", marked, names)
