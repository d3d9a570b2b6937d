"""The gazetteer's tables: countries, cities, and all the names and codes a city is found by."""

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base


class Country(Base):
    """A country or territory of ISO 3166, with the continent it is listed under."""

    __tablename__ = "country"

    code: Mapped[str] = mapped_column(String(2), primary_key=True)
    name: Mapped[str] = mapped_column(String(80))
    continent: Mapped[str] = mapped_column(String(20))


class City(Base):
    """A city of GeoNames, under its number there; `chapters` is a count kept by the verbs of chapters.

    `region` is the state's name, in the USA only; `near` the largest city within 100 km, where elsewhere two cities of
    one country share a name. `code` is what stands on a mark: its metropolitan or main airport code, or nothing.
    """

    __tablename__ = "city"
    __table_args__ = (Index("ix_city_place", "latitude", "longitude"), Index("ix_city_chapters", "chapters"))

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    name: Mapped[str] = mapped_column(String(120))
    region: Mapped[str] = mapped_column(String(80), default="")
    near: Mapped[str] = mapped_column(String(120), default="")
    country_code: Mapped[str] = mapped_column(ForeignKey("country.code"))
    latitude: Mapped[float]
    longitude: Mapped[float]
    zone: Mapped[str] = mapped_column(String(40))
    population: Mapped[int]
    code: Mapped[str] = mapped_column(String(3), default="")
    chapters: Mapped[int] = mapped_column(default=0)


class CityName(Base):
    """A folded name of a city: `rank` 0 for its primary name, 1 for every other."""

    __tablename__ = "city_name"
    __table_args__ = (Index("ix_city_name_key", "key", "rank", postgresql_ops={"key": "text_pattern_ops"}),)

    city_id: Mapped[int] = mapped_column(ForeignKey("city.id", ondelete="CASCADE"), primary_key=True)
    key: Mapped[str] = mapped_column(String(200), primary_key=True)
    rank: Mapped[int]


class CityCode(Base):
    """An IATA code of an airport, or of a metropolitan area with several, and the city it stands for."""

    __tablename__ = "city_code"

    code: Mapped[str] = mapped_column(String(3), primary_key=True)
    city_id: Mapped[int] = mapped_column(ForeignKey("city.id", ondelete="CASCADE"), index=True)
    is_metropolitan: Mapped[bool] = mapped_column(default=False)


class CityPrefix(Base):
    """The ten cities suggested for the first one to three letters somebody types, in order."""

    __tablename__ = "city_prefix"

    prefix: Mapped[str] = mapped_column(String(3), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    city_id: Mapped[int] = mapped_column(ForeignKey("city.id", ondelete="CASCADE"))
