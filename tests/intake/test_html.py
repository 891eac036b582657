"""Pages: the article's text and what the page states, never what it does not."""

import gzip
from pathlib import Path

import pytest

from selon.article import Article
from selon.intake import Defaults
from tests.intake.helpers import every, only, refusal

EXAMPLE = Path(__file__).parents[2] / "examples" / "en-library-roof.html"
PAGES = Path(__file__).parents[3] / "shared" / "bench" / "pages"
LEDE = "Le conseil municipal de Brévannes-sur-Orge a adopté lundi soir, par 14 voix contre 9, la rénovation de la piscine."
BODY = (
    "<p>« On n'apprend pas à nager dans un dossier », a lancé la maire, Sylvie Tran, à l'issue d'un débat de trois heures.</p>"
    "<h2>Une facture contestée</h2><p>L'opposition estime que le coût a été sous-évalué et qu'il faudra rouvrir le budget.</p>"
    "<ul><li>Le bassin sera fermé jusqu'en mai, selon la mairie.</li><li>Les écoles iront à Limours.</li></ul>"
    "<blockquote>« Nous saisirons la justice », a prévenu le chef de file de l'opposition, Jean-Marc Videau.</blockquote>"
)


def page(head: str = "", body: str = BODY, attributes: str = 'lang="fr"') -> bytes:
    markup = f"<!DOCTYPE html><html {attributes}><head><meta charset='utf-8'>{head}</head><body>"
    return f"{markup}<article><h1>La piscine rouvrira</h1><p>{LEDE}</p>{body}</article></body></html>".encode()


def test_the_example_page() -> None:
    article = only(str(EXAMPLE))
    lines = article.text.split("\n")
    assert article.title == "Town votes to save the library with the glass roof"
    assert (article.byline, article.published) == ("Harriet Bolade", "2025-02-18T07:30:00+00:00")
    assert (article.outlet, article.language) == ("The Elmbridge Courier", "en")
    assert article.url == "https://courier.example/local/library-glass-roof"
    assert lines[0].startswith("Councillors in Elmbridge voted")
    assert "‘We cannot heat the sky’" in lines
    assert any("Every winter I moved" in line for line in lines)
    assert len(lines) == 8
    for noise in ("cookies", "Weather", "Bus lane", "potholes", "Read more", "rights reserved", "never run"):
        assert noise not in article.text


def test_headings_lists_and_quotations_are_lines_of_their_own() -> None:
    lines = only("-", page()).text.split("\n")
    assert lines[0] == LEDE
    assert "Une facture contestée" in lines
    assert any(line.endswith("Les écoles iront à Limours.") for line in lines)
    assert any("Nous saisirons la justice" in line for line in lines)
    assert "La piscine rouvrira" not in lines


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ("", None),
        ('<link rel="canonical" href="https://a.example/2021/03/04/piscine">', None),
        ('<meta property="og:image" content="https://a.example/img/2021/03/04/a.jpg">', None),
        ('<meta property="article:modified_time" content="2021-03-04">', None),
        ('<meta property="article:published_time" content="soon">', None),
        ('<meta property="article:published_time" content="2021-03-04T09:00:00+01:00">', "2021-03-04T09:00:00+01:00"),
        ('<meta property="article:published_time" content="2021-03-04 09:00:00 +01:00">', "2021-03-04T09:00:00+01:00"),
        ('<meta name="date" content="2021-03-04">', "2021-03-04"),
        ('<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2021-03-04"}</script>', "2021-03-04"),
        ('<script type="application/ld+json">{"@type": "ImageObject", "datePublished": "2021-03-04"}</script>', None),
        ('<script type="application/ld+json">{"@type": "NewsArticle", "datePubl</script>', None),
    ],
)
def test_a_date_is_only_what_the_page_states(head: str, published: str | None) -> None:
    dated = BODY + "<p>La dernière fermeture remonte au 4 mars 2021, rappelle l'association (2021-03-04).</p>"
    assert only("-", page(head, dated)).published == published
    if published is None:
        assert only("-", page(head, dated), Defaults(published="2022-01-01")).published == "2022-01-01"


def test_a_page_that_states_nothing_leaves_it_open() -> None:
    article = only("-", page(attributes=""))
    assert (article.byline, article.published, article.outlet, article.url) == (None, None, None, None)
    assert article.language == "fr"


def test_authors_and_outlet_of_linked_data() -> None:
    data = (
        '{"@graph": [{"@type": "NewsArticle", "author": [{"@id": "#a"}, {"name": "Léo PETIT"}, {"name": "Léo Petit"}],'
        '"publisher": {"name": "Le Petit Orge"}}, {"@id": "#a", "@type": "Person", "name": "Anne Roy"}]}'
    )
    head = f'<script type="application/ld+json">{data}</script><meta property="og:site_name" content="lepetitorge">'
    article = only("-", page(head))
    assert article.byline == "Anne Roy; Léo PETIT"
    assert article.outlet == "Le Petit Orge"


@pytest.mark.parametrize(
    "data", ["[[1, null]]", '{"@type": ["NewsArticle", 3], "author": 7, "publisher": [[]]}', '"x"', "[" * 50_000]
)
def test_strange_linked_data_breaks_nothing(data: str) -> None:
    assert only("-", page(f'<script type="application/ld+json">{data}</script>')).text.startswith(LEDE)


def test_what_is_not_shown_and_what_comes_twice_is_left_out() -> None:
    extra = (
        f"<p>{LEDE}</p><p>À lire aussi : Le stade fermera en juin</p><p hidden>Texte caché que personne ne verra jamais ici.</p>"
        "<div role='dialog'><p>Votre compte est utilisé sur un autre appareil, et cela ne se peut pas.</p></div>"
        "<p style='display: none'>Encore un texte que personne ne verra jamais sur cette page.</p>"
    )
    text = only("-", page(body=BODY + extra)).text
    assert text.count(LEDE) == 1
    for noise in ("stade", "personne ne verra", "autre appareil"):
        assert noise not in text


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "windows-1252", "utf-16"])
def test_the_character_set_of_a_page(encoding: str) -> None:
    markup = page().decode().replace("charset='utf-8'", f"charset='{encoding}'")
    data = markup.encode(encoding)
    assert "rénovation de la piscine" in only("-", data).text
    assert "« On n'apprend pas" in only("-", data).text


def test_broken_and_cut_markup_gives_what_can_be_read() -> None:
    whole = page()
    assert LEDE in only("-", whole[: whole.index(b"<h2>") + 2]).text
    assert LEDE in only("-", b"<html><p>" + LEDE.encode() + b"<div <<< </p></b><p>Le maire a dit non &&; aux riverains.").text
    assert LEDE in only("-", b"<?xml version='1.0' encoding='utf-8'?>\n" + whole).text


def test_a_page_of_endless_elements_is_refused_and_not_worked_through() -> None:
    assert "no article can be made out" in refusal("-", b"<html><body>" + b"<div><p>a b</p></div>" * 50_000).reason


@pytest.mark.parametrize("name", ["a.html", "a.htm", "a.html.gz", "page", "a.php"])
def test_a_page_is_known_by_its_name_or_its_content(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(gzip.compress(page()) if name.endswith(".gz") else page())
    article = only(str(path))
    assert article.id == str(path)
    assert article.text.startswith(LEDE)


@pytest.mark.shared
@pytest.mark.skipif(not PAGES.exists(), reason="../shared/ is absent")
def test_the_real_pages_of_the_bench() -> None:
    found = [a for a in every(*map(str, sorted(PAGES.glob("*.html.gz")))) if isinstance(a, Article)]
    assert len(found) == 34
    assert sum(a.title is not None for a in found) == 34
    assert sum(a.outlet is not None for a in found) == 34
    assert sum(a.byline is not None for a in found) >= 33
    assert sum(a.published is not None for a in found) >= 33
    assert all(Path(a.id).name.startswith(f"{a.language}-") for a in found)
    assert min(len(a.text) for a in found) > 1800
    text = "\n".join(a.text for a in found).lower()
    for noise in ("lire aussi", "read more:", "also read", "lesen sie auch", "auch interessant", "accept all", "cookie"):
        assert noise not in text
