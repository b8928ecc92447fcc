"""What every part of a company's ``disclosure.yml`` shares: kinds of answer, and the blank."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, StringConstraints, model_validator

from supplyscreen.models import Model

BLANK = "[TO BE COMPLETED BY THE COMPANY]"
"""Stands wherever the company has not said what a statement asks."""


def _lower(value: object) -> object:
    """``Yes`` as ``yes``; true and false, which YAML and JSON have for the same, as words."""
    word = str(value).strip().lower() if isinstance(value, str | bool) else value
    return {"true": "yes", "false": "no"}.get(word, word) if isinstance(word, str) else word


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Answer = Annotated[Literal["yes", "no", "partly"], BeforeValidator(_lower)]
YesNo = Annotated[Literal["yes", "no"], BeforeValidator(_lower)]


def is_blank(value: object) -> bool:
    """Whether ``value`` says nothing: absent, empty, only white space, or the blank itself."""
    if isinstance(value, str):
        return value.strip() in {"", BLANK}
    return value is None or value in ((), [])


class Part(Model):
    """A part of ``disclosure.yml``. Every field may stay blank: a blank is told, never guessed."""

    @model_validator(mode="before")
    @classmethod
    def _without_blanks(cls, data: Any) -> Any:
        """An empty value is as good as none, and so is an empty item of a list."""
        if not isinstance(data, dict):
            return data
        filled = {name: _filled(value) for name, value in data.items()}
        return {
            name: value
            for name, value in filled.items()
            if name not in cls.model_fields or not is_blank(value)
        }


def _filled(value: object) -> object:
    return [item for item in value if not is_blank(item)] if isinstance(value, list) else value
