"""What every value of this package is made of: frozen, no unknown keys, and no error that shows what a person said."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, ValidationError

from app.errors import BadContent


class Frozen(BaseModel):
    """Base: frozen, no unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class Table(Frozen):
    """Base of a table that editors write."""

    @classmethod
    def from_data(cls, data: Mapping[str, Any], *, source: str) -> Self:
        """The table from parsed YAML. Raises BadContent naming `source`, the place in it and what is wrong there."""
        try:
            return cls.model_validate(data)
        except ValidationError as error:
            lines = (f"{source}: {' > '.join(map(str, each['loc']))}: {each['msg']}" for each in error.errors())
            raise BadContent("\n".join(lines)) from None
