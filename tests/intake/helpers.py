"""What the tests of the intake share."""

import io

from selon.article import Article
from selon.errors import InputError
from selon.intake import Defaults, articles

FRENCH = (
    "Le maire de Port-Lanvéoc a annoncé mardi que la halle serait rouverte avant l'été. « Nous avons trop attendu », a-t-il dit, "
    "avant de préciser que les travaux coûteraient moins cher que prévu. L'opposition, elle, dénonce une décision précipitée.\n"
)
SPANISH = (
    "La alcaldesa de Puerto Almera anunció el martes que el mercado reabrirá antes del verano. “Hemos esperado demasiado”, dijo, "
    "y añadió que las obras costarán menos de lo previsto. ¿Será verdad? La oposición, en cambio, lo niega con enfado.\n"
)


def only(name: str, data: bytes | None = None, defaults: Defaults | None = None) -> Article:
    """The one article of an input."""
    (found,) = every(name, data=data, defaults=defaults)
    assert isinstance(found, Article), found
    return found


def refusal(name: str, data: bytes | None = None, defaults: Defaults | None = None) -> InputError:
    """The one error of an input."""
    (found,) = every(name, data=data, defaults=defaults)
    assert isinstance(found, InputError), found
    return found


def every(*names: str, data: bytes | None = None, defaults: Defaults | None = None) -> list[Article | InputError]:
    """All that the inputs give."""
    return list(articles(names, defaults=defaults or Defaults(), stdin=None if data is None else io.BytesIO(data)))
