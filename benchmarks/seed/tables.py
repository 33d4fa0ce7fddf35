"""Writing rows by the ten thousand: the ordinary tables with all their constraints, without an object a row."""

import datetime
import json
import uuid
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from django.db import connection, models

Row = tuple[Any, ...]
Converter = Callable[[Any], Any]
AT_ONCE = 40_000


class Table:
    """Rows of one model that wait to be written; columns that are not named get the model's own default."""

    def __init__(self, model: type[models.Model], *columns: str) -> None:
        self.model = model
        fields = {field.attname: field for field in model._meta.concrete_fields}
        self.rest = tuple(_stored(field) for name, field in fields.items() if name not in columns)
        self.names = [str(fields[name].column) for name in columns]
        self.names += [str(field.column) for name, field in fields.items() if name not in columns]
        converters = [_converter(fields[name]) for name in columns]
        self.converters = [(place, convert) for place, convert in enumerate(converters) if convert]
        self.rows: list[Row] = []
        self.written = 0

    def add(self, *row: Any) -> None:
        """Let a row wait."""
        self.rows.append(row)

    def flush(self) -> None:
        """Write what waits."""
        rows, self.rows = self.rows, []
        self.written += len(rows)
        if rows:
            write = _copy if connection.vendor == "postgresql" else _insert
            write(self.model._meta.db_table, self.names, map(self._whole, rows))

    def _whole(self, row: Row) -> Row:
        values = list(row)
        for place, convert in self.converters:
            values[place] = convert(values[place])
        return (*values, *self.rest)


class Tables:
    """Several tables, parents first: written in this order, so that no row ever comes before what it points to."""

    def __init__(self, *tables: Table) -> None:
        self.tables = tables

    def flush_when_full(self) -> None:
        """Write everything once enough waits."""
        if sum(len(table.rows) for table in self.tables) >= AT_ONCE:
            self.flush()

    def flush(self) -> None:
        """Write everything."""
        for table in self.tables:
            table.flush()


def _insert(table: str, names: list[str], rows: Iterable[Row]) -> None:
    columns, marks = ", ".join(map(connection.ops.quote_name, names)), ", ".join(["%s"] * len(names))
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)  # type: ignore[arg-type]  # noqa: S608  names of our own models; any iterable of rows will do


def _copy(table: str, names: list[str], rows: Iterable[Row]) -> None:
    columns = ", ".join(map(connection.ops.quote_name, names))
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def _stored(field: Any) -> Any:
    """The default of a column; what differs each time would not be the same from one seed."""
    value = field.get_default()
    if field.primary_key or isinstance(value, uuid.UUID | datetime.datetime):
        raise ValueError(f"name {field.attname} of {field.model.__name__} among the columns")
    convert = _converter(field)
    return convert(value) if convert else value


def _converter(field: Any) -> Converter | None:
    """How a value of this column is written on this database; None when as it is."""
    on_server = connection.vendor == "postgresql"
    if isinstance(field, models.JSONField):
        return _server_json if on_server else _json
    if on_server:
        return None
    if isinstance(field, models.DateTimeField):
        return _moment
    if isinstance(field, models.DateField):
        return connection.ops.adapt_datefield_value
    return _hexadecimal if isinstance(field, models.UUIDField) else None


def _hexadecimal(value: uuid.UUID | None) -> str | None:
    return value.hex if value is not None else None


def _moment(value: datetime.datetime | None) -> str | None:
    """As Django writes it, without its questions: every moment of ours is in UTC."""
    return str(value.replace(tzinfo=None)) if value is not None else None


def _json(value: Any) -> str:
    return _dumped(value) if isinstance(value, tuple) else json.dumps(value)


@cache
def _dumped(value: tuple[Any, ...]) -> str:
    return json.dumps(value)


def _server_json(value: Any) -> Any:
    return connection.ops.adapt_json_value(value, None)


def reset_sequences(tables: Iterable[Table]) -> None:
    """Let the database go on counting after the numbers that were given by us."""
    from django.core.management.color import no_style

    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [table.model for table in tables]):
            cursor.execute(statement)
