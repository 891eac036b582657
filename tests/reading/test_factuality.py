"""How surely: cue, mood, negation and content together. What each single entry does is in test_factuality_tables.py."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.article import Article, Span
from selon.reading.factuality import judged
from selon.reading.reading import Attribution
from tests.reading.judging import judge

Cases = list[tuple[str, str, str, str]]


def check(cases: Cases) -> pytest.MarkDecorator:
    """One test a case: language, marked sentence, act, factuality."""
    return pytest.mark.parametrize(("language", "marked", "act", "factuality"), cases)


NEGATED: Cases = [
    ("fr", "Le préfet {n'a pas confirmé} [la fermeture].", "decline", "Uu"),
    ("fr", "Le préfet n'a {pas confirmé} [la fermeture].", "decline", "Uu"),
    ("fr", "Le préfet {ne croit pas} [que la digue cède].", "deny", "PR-"),
    ("fr", "Le préfet {n'exclut pas} [que la digue cède].", "hedge", "PS+"),
    ("fr", "Le préfet {ne doute pas} [que la digue tienne].", "assert", "CT+"),
    ("fr", "Il est parti {sans préciser} [à quelle heure].", "decline", "Uu"),
    ("fr", "Le palais {n'a ni confirmé ni démenti} [le voyage].", "decline", "Uu"),
    ("es", "El alcalde {no precisó} [la fecha].", "decline", "Uu"),
    ("es", "El alcalde {no cree} [que el dique ceda].", "deny", "PR-"),
    ("es", "El alcalde {no descartó} [que el dique ceda].", "hedge", "PS+"),
    ("en", "The mayor {did not say} [whether the bridge would open].", "decline", "Uu"),
    ("en", "The mayor {doesn't think} [the dike will give].", "deny", "PR-"),
    ("en", "The mayor {did not rule out} [a second flood].", "hedge", "PS+"),
    ("en", "No {study shows} [that the water is bad].", "decline", "Uu"),
]


@check(NEGATED)
def test_a_negated_cue_does_something_else(language: str, marked: str, act: str, factuality: str) -> None:
    found = judge(language, marked)
    assert (found.act, found.factuality, found.distance) == (act, factuality, "neutral")


@check(
    [
        ("fr", "Le gérant {nie} [que la caisse soit vide].", "deny", "CT-"),
        ("fr", "Le gérant {dit} [que la caisse n'est pas vide].", "assert", "CT+"),
        ("fr", "Le gérant {ne nie pas} [que la caisse soit vide].", "hedge", "PS+"),
        ("fr", "Le gérant {nie} [n'avoir rien vu].", "deny", "CT-"),
        ("fr", "[« Je n'ai pas touché au coffre »], {nie} le gérant.", "deny", "CT+"),
        ("es", "[«Yo no toqué la caja»], {desmintió} el gerente.", "deny", "CT+"),
        ("en", "The owner {dismissed} [the story as a fable].", "deny", "CT+"),
        ("en", "The owner {never denied} [that the till was empty].", "hedge", "PS+"),
    ]
)
def test_negation_by_the_cue_counts_and_negation_in_the_content_does_not(
    language: str, marked: str, act: str, factuality: str
) -> None:
    found = judge(language, marked)
    assert (found.act, found.factuality) == (act, factuality)


@check(
    [
        ("fr", "Le juge {a demandé} [si la porte était close].", "ask", "Uu"),
        ("fr", "Le juge {a demandé} [que la porte soit close].", "order", "Uu"),
        ("fr", "Le juge {a demandé} de [fermer la porte].", "order", "Uu"),
        ("fr", "[« Qui a fermé la porte ? »], {a demandé} le juge.", "ask", "Uu"),
        ("fr", "[« Qui a fermé la porte ? »], {lance} le juge.", "ask", "Uu"),
        ("fr", "Elle {se demande} [pourquoi la porte est close].", "ask", "Uu"),
        ("fr", "[« Nous demandons une porte neuve »], {dit} le juge.", "assert", "CT+"),
        ("es", "[«¿Quién cerró la puerta?»], {dijo} el juez.", "ask", "Uu"),
        ("es", "El juez {pidió} [que cerraran la puerta].", "order", "Uu"),
        ("en", "The judge {asked} [whether the door was shut].", "ask", "Uu"),
        ("en", "The judge {asked} them to [shut the door].", "order", "Uu"),
        ("en", "[“Who shut the door?”] the judge {asked}.", "ask", "Uu"),
        ("en", "The judge {told} them to [shut the door].", "order", "Uu"),
        ("en", "The judge {told} them [that the door was shut].", "assert", "CT+"),
    ]
)
def test_a_question_is_told_from_a_request(language: str, marked: str, act: str, factuality: str) -> None:
    found = judge(language, marked)
    assert (found.act, found.factuality) == (act, factuality)


@check(
    [
        ("fr", "[« Est-ce juste ? Non. Le prix a doublé. La qualité baisse. »], {dit} un client.", "assert", "CT+"),
        ("fr", "[« Le prix a doublé. Est-ce juste ? »], {dit} un client.", "ask", "Uu"),
        ("en", "[“Is it fair? No. The price has doubled,”] a client {said}.", "assert", "CT+"),
        ("es", "[«Qué caro. ¿Es justo? ¿Quién lo paga?»], {dijo} un cliente.", "ask", "Uu"),
        ("fr", "[« Pourquoi], {demande} le juge, [la porte est-elle close ? »]", "ask", "Uu"),
    ]
)
def test_a_quotation_asks_where_most_of_it_does(language: str, marked: str, act: str, factuality: str) -> None:
    found = judge(language, marked)
    assert (found.act, found.factuality) == (act, factuality)


@check(
    [
        ("fr", "[« C'est possible. Je viendrai vérifier. »], {répond} le garde.", "hedge", "PS+"),
        ("fr", "[« Je viendrai vérifier »], {répond} le garde.", "promise", "CT+"),
        ("fr", "<Il> {a dit} [qu'il viendrait vérifier].", "promise", "CT+"),
        ("fr", "<Ils> {ont annoncé} [qu'ils construiront une halle].", "promise", "CT+"),
        ("fr", "<Le préfet> {a dit} [que les travaux commenceraient lundi].", "assert", "CT+"),
        ("fr", "<Ils> {ont dit} [qu'il viendrait vérifier].", "assert", "CT+"),
        ("fr", "<Il> {dit} [qu'il faudra vérifier].", "assert", "CT+"),
        ("fr", "<Il> {assure} [qu'il paierait tout pour elle].", "assert", "CT+"),
        ("fr", "[« Il y aura du monde »], {dit} le garde.", "assert", "CT+"),
        ("fr", "[« Je crois que nous gagnerons »], {dit} le garde.", "assert", "CT+"),
        ("fr", "Le maire {promet} [que le pont rouvrira].", "promise", "Uu"),
        ("fr", "Le maire {jure} de [rouvrir le pont].", "promise", "Uu"),
        ("fr", "Le maire {jure} d'[avoir rouvert le pont].", "assert", "CT+"),
        ("es", "[«Construiremos tres puentes»], {dijo} la ministra.", "promise", "CT+"),
        ("es", "[«Compré tres puentes»], {dijo} la ministra.", "assert", "CT+"),
        ("es", "[«Vamos a construir tres puentes»], {dijo} la ministra.", "promise", "CT+"),
        ("es", "La empresa {anunció} [que presentará un recurso].", "promise", "CT+"),
        ("es", "La empresa {anunció} [que podrá presentar un recurso].", "assert", "CT+"),
        ("en", "[“We will mend the roof,”] the owner {said}.", "promise", "CT+"),
        ("en", "[“We're going to mend the roof,”] the owner {said}.", "promise", "CT+"),
        ("en", "[“We will win,”] the owner {said}.", "assert", "CT+"),
        ("en", "<The owner> {said} [she would mend the roof].", "promise", "CT+"),
        ("en", "<The owner> {says} [she would mend the roof].", "assert", "CT+"),
        ("en", "<The owner> {said} [that rain would come].", "assert", "CT+"),
    ]
)
def test_the_future_of_ones_own_deeds_is_a_promise_and_what_will_happen_is_none(
    language: str, marked: str, act: str, factuality: str
) -> None:
    found = judge(language, marked)
    assert (found.act, found.factuality) == (act, factuality)


@check(
    [
        ("fr", "[« Ouvrez la vanne »], {dit} l'éclusier.", "order", "Uu"),
        ("fr", "[« Ne touchez pas à la vanne »], {dit} l'éclusier.", "order", "Uu"),
        ("fr", "[« Vous ouvrez la vanne »], {dit} l'éclusier.", "assert", "CT+"),
        ("fr", "[« Assez de pluie »], {dit} l'éclusier.", "assert", "CT+"),
        ("es", "[«No toquen la compuerta»], {dijo} el barquero.", "order", "Uu"),
        ("en", "[“Don't touch the gate,”] the keeper {said}.", "order", "Uu"),
        ("en", "[“Let me explain,”] the keeper {said}.", "assert", "CT+"),
        ("en", "The keeper {denied} : [“Stop the boats.”]", "deny", "CT+"),
    ]
)
def test_an_imperative_after_a_plain_cue_is_an_order(language: str, marked: str, act: str, factuality: str) -> None:
    found = judge(language, marked)
    assert (found.act, found.factuality) == (act, factuality)


@check(
    [
        ("fr", "Elle {dit} [que le pont pourrait fermer].", "hedge", "PS+"),
        ("fr", "Elle {dit} [que l'homme qui pourrait savoir est parti].", "assert", "CT+"),
        ("fr", "Elle {dit} [que l'école ferme parce que le toit pourrait tomber].", "assert", "CT+"),
        ("fr", "Elle {confirme} [que le pont pourrait fermer].", "confirm", "PS+"),
        ("fr", "Elle {pense} [que le pont pourrait fermer].", "hedge", "PS+"),
        ("fr", "Elle {promet} [qu'il y aura peut-être un pont].", "promise", "Uu"),
        ("fr", "[« Le pont est sûr. Il fermera peut-être en juin. »], {dit} le maire.", "assert", "CT+"),
        ("fr", "[« La route devrait être plus large »], {dit} le maire.", "assert", "CT+"),
        ("fr", "Elle {annonce} [que la route devrait rouvrir lundi].", "hedge", "PR+"),
        ("es", "Ella {dijo} [que el puente podría cerrar].", "hedge", "PS+"),
        ("es", "[«El río se parece a un lago»], {dijo} ella.", "assert", "CT+"),
        ("en", "She {said} [that the bridge could close].", "hedge", "PS+"),
        ("en", "She {said} [that they could not find the key].", "assert", "CT+"),
        ("en", "She {said} [the town stayed calm because the dike might hold].", "assert", "CT+"),
    ]
)
def test_a_hedge_counts_in_the_main_clause_of_the_first_sentence(language: str, marked: str, act: str, factuality: str) -> None:
    found = judge(language, marked)
    assert (found.act, found.factuality) == (act, factuality)


@check(
    [
        ("fr", "Le juge {a refusé de commenter} [le dossier].", "decline", "Uu"),
        ("fr", "Le juge {refuse} de [dire s'il viendra].", "decline", "Uu"),
        ("fr", "Le conseil {rejette} [les accusations de fraude].", "deny", "CT-"),
        ("fr", "Le conseil {rejette} [l'offre du groupe].", "decline", "Uu"),
        ("es", "La jueza {rehusó confirmar} [la fecha].", "decline", "Uu"),
        ("es", "El club {se negó a} [vender la sede].", "decline", "Uu"),
        ("es", "El club {negó} [vender la sede].", "deny", "CT-"),
        ("en", "The judge {declined to confirm} [the date].", "decline", "Uu"),
        ("en", "The council {rejected} [claims of fraud].", "deny", "CT-"),
    ]
)
def test_a_refusal_is_told_from_a_denial(language: str, marked: str, act: str, factuality: str) -> None:
    found = judge(language, marked)
    assert (found.act, found.factuality) == (act, factuality)


@check(
    [
        ("fr", "Le maire {dit craindre} [que la digue cède].", "hedge", "PS+"),
        ("fr", "Le maire {dit vouloir} [rouvrir le bac].", "assert", "Uu"),
        ("es", "El alcalde {quiso aclarar} [que el bote es suyo].", "assert", "CT+"),
        ("fr", "Le maire {a fait aussi savoir} [que le bac est vendu].", "assert", "CT+"),
        ("fr", "Le rival l'{appelle} [« le petit roi »].", "assert", "CT+"),
        ("fr", "Le syndicat {appelle} à [« rester unis »].", "order", "Uu"),
        ("es", "La {prometida} [carretera] no llega.", "promise", "Uu"),
        ("es", "Volvió para {decirles} [que el bote es suyo].", "assert", "CT+"),
        ("en", "The mayor {is expected} [to sell the mill].", "assert", "PR+"),
        ("en", "The rival was {calling out} [Anna on the cost].", "accuse", "CT+"),
    ]
)
def test_the_words_of_a_cue_are_taken_together(language: str, marked: str, act: str, factuality: str) -> None:
    found = judge(language, marked)
    assert (found.act, found.factuality) == (act, factuality)


@check(
    [
        ("fr", "[« Le toit fuit »]", "assert", "CT+"),
        ("fr", "[« Qui paiera le toit ? »]", "ask", "Uu"),
        ("fr", "[« Non, c'est peut-être la gouttière »]", "hedge", "PS+"),
        ("fr", "[« Le toit fuit peut-être", "hedge", "PS+"),
        ("es", "[«Quizá el techo gotea»]", "hedge", "PS+"),
        ("en", "[“The roof may leak”]", "hedge", "PS+"),
    ]
)
def test_without_a_cue_the_content_alone_is_judged(language: str, marked: str, act: str, factuality: str) -> None:
    closed = marked if marked.endswith("]") else marked + "]"
    found = judge(language, closed)
    assert (found.act, found.factuality) == (act, factuality)


@pytest.mark.parametrize(
    ("language", "marked", "distance"),
    [
        ("fr", "{Selon} un voisin, [l'homme aurait vidé le coffre].", "distances"),
        ("fr", "{Selon} un voisin, [« l'homme aurait vidé le coffre »].", "neutral"),
        ("fr", "Un voisin {dit} [que l'homme aurait vidé le coffre].", "distances"),
        ("fr", "Un voisin {dit} [que l'homme aurait pu vider le coffre].", "neutral"),
        ("fr", "{Selon} lui, [le coffre aurait un double fond si la lampe le montrait].", "neutral"),
        ("fr", "{Selon} la radio, [le fugitif serait à Lyon].", "distances"),
        ("fr", "La radio {a dit} [que le procès serait court].", "neutral"),
        ("fr", "Le roi {aurait dit} [que le coffre était vide].", "distances"),
        ("fr", "Le roi {aurait pu dire} [que le coffre était vide].", "neutral"),
        ("fr", "Comme l'{a écrit} la revue, [le coffre était vide].", "endorses"),
        ("fr", "« Il {prétend} [que le coffre est vide] », raconte la reine.", "neutral"),
        ("fr", "« Il {rappelle} [que le coffre est vide] », raconte la reine.", "neutral"),
        ("fr", "Le roi {n'a pas rappelé} [que le coffre était vide].", "neutral"),
        ("es", "{Según} un vecino, [el hombre habría vaciado la caja].", "distances"),
        ("es", "La ministra {aseguró} [que no habría más recortes].", "neutral"),
        ("es", "La ministra {habló} de [un acuerdo, por supuesto].", "neutral"),
        ("es", "El rey {habría dicho} [que la caja estaba vacía].", "distances"),
        ("en", "The king {reportedly said} [that the safe was empty].", "distances"),
        ("en", "The king {said} [that the alleged thief had fled].", "distances"),
        ("en", "The king {said} [that “the alleged thief” had fled].", "neutral"),
    ],
)
def test_distance_is_the_outlets_and_not_what_stands_in_quotation_marks(language: str, marked: str, distance: str) -> None:
    assert judge(language, marked).distance == distance


def test_a_conditional_of_hearsay_leaves_the_source_as_sure_as_it_is() -> None:
    assert judge("fr", "{Selon} un voisin, [l'homme aurait vidé le coffre].").factuality == "CT+"


@check(
    [
        ("fr", "Tout changerait si le maire {disait} [que le pont est sûr].", "assert", "Uu"),
        ("es", "Todo cambiaría si el alcalde {dijera} [que el puente es seguro].", "assert", "Uu"),
        ("en", "All would change if the mayor {said} [that the bridge is safe].", "assert", "Uu"),
        ("fr", "S'il pleut, le maire {dit} [que le pont est sûr].", "assert", "CT+"),
    ]
)
def test_what_is_said_only_under_an_if_is_left_open(language: str, marked: str, act: str, factuality: str) -> None:
    found = judge(language, marked)
    assert (found.act, found.factuality) == (act, factuality)


def test_each_of_a_chain_is_judged_for_its_own_source() -> None:
    text = "La radio dit que le gérant nie que la caisse soit vide."
    outer = Attribution(id="a1", type="indirect", source=(), cue=(Span(9, 12),), content=(Span(13, 54),))
    inner = Attribution(id="a2", type="indirect", source=(), cue=(Span(27, 30),), content=(Span(31, 54),), parent="a1")
    found = judged(Article(id="1", text=text, language="fr"), [outer, inner])
    assert [(a.act, a.factuality) for a in found] == [("assert", "CT+"), ("deny", "CT-")]


@pytest.mark.parametrize(
    ("language", "marked", "act", "distance"),
    [
        ("de", "[„Wer zahlt?“], {sagt} der Wirt.", "ask", None),
        ("de", "[„Ich zahle“], {sagt} der Wirt.", None, None),
        ("de", "Der Wirt {bestreitet}, [gezahlt zu haben].", "deny", None),
        ("de", "Der Wirt {wies} [jeden Vorwurf der Bank am Montag zurück].", "deny", None),
        ("de", "Der Wirt {wies} [den Gast auf die Tür hin].", None, None),
        ("de", "Der Wirt {sagt}, [die Bank bestreite den Kauf].", None, None),
        ("de", "Der Wirt {schloss} [einen Verkauf nicht aus].", "hedge", None),
        ("de", "Es {heißt}, [der Wirt soll das Haus verkauft haben].", None, "distances"),
        ("de", "Es {heißt}, [der Wirt soll das Haus verkaufen].", None, None),
        ("de", "[„Er hat angeblich gezahlt“], {sagt} der Wirt.", None, None),
        ("it", "Il sindaco {smentisce} [la vendita].", "deny", None),
        ("it", "Il sindaco {non esclude} [la vendita].", "hedge", None),
        ("it", "Il sindaco {non ha voluto dire} [se vende].", "decline", None),
        ("pt", "{Segundo} o jornal, [o prefeito teria vendido a casa].", None, "distances"),
        ("ru", "Мэр {опроверг} [слухи о продаже].", "deny", None),
        ("ru", "Газета {пишет}, [что мэр якобы продал дом].", None, "distances"),
        ("uk", "Мер {заперечив}, [що продав будинок].", "deny", None),
        ("pl", "Burmistrz {zaprzeczył}, [że sprzedał dom].", None, None),
    ],
)
def test_a_language_without_tables_is_judged_by_a_few_words(
    language: str, marked: str, act: str | None, distance: str | None
) -> None:
    found = judge(language, marked)
    assert (found.act, found.distance, found.factuality) == (act, distance, "Uu" if act == "ask" else None)


def test_nothing_but_the_three_answers_is_changed() -> None:
    before = Attribution(id="a1", type="indirect", source=(Span(0, 3),), cue=(Span(4, 8),), content=(Span(9, 20),), parent="a0")
    after = judged(Article(id="1", text="Ana nie que tout va", language="fr"), [before])[0]
    assert (after.id, after.type, after.source, after.cue, after.content, after.parent) == (
        before.id, before.type, before.source, before.cue, before.content, before.parent,
    )  # fmt: skip


@given(st.text(max_size=60), st.sampled_from(["fr", "es", "en", "de", ""]), st.integers(0, 60), st.integers(0, 60))
def test_any_text_and_spans_get_a_judgement(text: str, language: str, one: int, other: int) -> None:
    cue = Span(*sorted((min(one, len(text)), min(other, len(text)))))
    said = Attribution(id="a", type="mixed", source=(), cue=(cue,), content=(Span(0, len(text)),) if text else ())
    assert len(judged(Article(id="1", text=text, language=language), [said])) == 1
