"""The base of every edge model."""

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """Base of every edge model: frozen, unknown fields refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")
