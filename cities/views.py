"""Cities to suggest while somebody types."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue

from chapters import nearby
from chapters.nearby import Away
from cities import search
from cities.forms import MOST, SuggestForm
from core import caching

blueprint = Blueprint("cities", __name__)

#: Suggestions are the same for everybody; a chapter founded now stands in them when these seconds are over.
KEPT_SECONDS = 60


@blueprint.get("/cities")
def index() -> ResponseReturnValue:
    """Cities as JSON, best first, each with its codes and the chapter there or nearest to it; bad fields are 400."""
    form = SuggestForm.asked()
    if not form.validate():
        return {"error": " ".join(f"{words}." for _, words in form.problems)}, 400
    cities = search.matching(form.q.data, form.limit.number or MOST)
    codes = search.codes_of([city.id for city in cities])
    chapters = nearby.nearest_to_each([(city.id, city.latitude, city.longitude) for city in cities])
    rows = [_suggestion(city, codes.get(city.id, []), chapters) for city in cities]
    return caching.public(jsonify(rows), KEPT_SECONDS)


def _suggestion(city: Any, codes: list[str], chapters: Mapping[int, Away]) -> dict[str, Any]:
    away = chapters.get(city.id)
    return {
        "id": city.id,
        "name": city.name,
        "region": city.region or (f"near {city.near}" if city.near else ""),
        "country": city.country_name,
        "codes": codes,
        "chapter": away and _chapter(away, city.id),
    }


def _chapter(away: Away, city_id: int) -> dict[str, Any]:
    """A chapter of the city itself is no way off, however large the city; any other is a kilometre at least."""
    km = 0 if away.chapter.city_id == city_id else max(1, round(away.km))
    return {"slug": away.chapter.slug, "name": away.chapter.name, "distance_km": km}
