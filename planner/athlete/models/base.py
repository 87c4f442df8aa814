"""Give the models of athlete.yaml their base, and list the keys of a model."""

from functools import cache
from typing import Any, ClassVar, NoReturn

from pydantic import BaseModel, ConfigDict, GetJsonSchemaHandler, ValidationInfo, model_validator
from pydantic_core import CoreSchema, PydanticOmit


class NotWritten:
    """Leave a field out of the file's keys and out of the JSON Schema."""

    def __get_pydantic_json_schema__(
        self, inner: CoreSchema, handler: GetJsonSchemaHandler
    ) -> NoReturn:
        raise PydanticOmit


class FileModel(BaseModel):
    """A frozen part of athlete.yaml.

    The first line of a model's docstring and the descriptions of its fields are its JSON Schema's.
    Fields that only code sets are marked with ``NotWritten``.

    Attributes:
        bare_text_is: The key that a text alone, in place of the mapping, is the value of.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    bare_text_is: ClassVar[str] = ""

    @model_validator(mode="before")
    @classmethod
    def _from_bare_text(cls, data: Any, info: ValidationInfo) -> Any:
        if info.context is not None and cls.bare_text_is and isinstance(data, str):
            return {cls.bare_text_is: data}
        return data


@cache
def keys_of(kind: type[BaseModel]) -> tuple[str, ...]:
    """List the keys that a model has in the file."""
    return tuple(
        field.alias or name
        for name, field in kind.model_fields.items()
        if not any(isinstance(fact, NotWritten) for fact in field.metadata)
    )
