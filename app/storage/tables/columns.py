"""Kinds of column that several tables share."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, LargeBinary
from sqlalchemy.types import TypeEngine

from app.storage.instants import Instant

RowId: TypeEngine[int] = BigInteger().with_variant(Integer(), "sqlite")
"""SQLite numbers rows by itself only in a column of the plain type INTEGER."""


def row_id() -> Column[int]:
    """The table's own number; never given twice, not even after the row is gone."""
    return Column("id", RowId, primary_key=True, autoincrement=True)


def uid() -> Column[bytes]:
    """Sixteen random bytes that name a row for life: what its sealed columns are bound to."""
    return Column("uid", LargeBinary(16), nullable=False, unique=True)


def refers(name: str, target: str, *, nullable: bool = False, index: bool = True) -> Column[int]:
    """A reference to the `id` of another table."""
    return Column(name, RowId, ForeignKey(f"{target}.id"), nullable=nullable, index=index)


def moment(name: str, *, nullable: bool = False, index: bool = False) -> Column[object]:
    """An instant in UTC."""
    return Column(name, Instant, nullable=nullable, index=index)


def sealed(name: str, *, nullable: bool = False) -> Column[bytes]:
    """Bytes that open only with the key of the row's person."""
    return Column(name, LargeBinary, nullable=nullable)
