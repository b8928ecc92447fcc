"""A Markdown template and plain values become the text of a document."""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PackageLoader,
    StrictUndefined,
    TemplateSyntaxError,
)
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Concat, Expr, TemplateData
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from supplyscreen.documents import values
from supplyscreen.errors import ConfigError, InputError
from supplyscreen.runs import words

ENDING = ".md.j2"
# Filters that would let a value be markup, or escape it for another language.
_UNWANTED = ("e", "escape", "forceescape", "format", "safe", "striptags", "tojson", "urlize")


def render_markdown(
    template: str, context: Mapping[str, object], *, room: str, folder: Path | None = None
) -> str:
    """The text of the template ``template`` (``sb657``: the file ``sb657.md.j2``) as Markdown.

    The template lies in ``templates/`` of the package ``room``
    (``supplyscreen.disclosures``); a file of the same name in ``folder`` goes over it, and over
    what it includes. Every value that is printed is escaped: only the text of a template is
    markup. A name that ``context`` lacks is an error, never a gap.

    In a template: ``{{ value }}``; ``{{ value | blank }}`` and ``{{ blank("...") }}`` for what
    someone must fill in; ``number``, ``day``, ``link(url, label)``, ``count(3, "bill")`` and
    ``words`` (:mod:`supplyscreen.runs.words`).

    Raises InputError where ``folder`` is no folder; ConfigError where a template of it is wrong.
    """
    if folder is not None and not folder.is_dir():
        raise InputError(f"{folder}: there is no such folder of templates.")
    name = template if template.endswith(ENDING) else f"{template}{ENDING}"
    try:
        text = _environment(room, folder).get_template(name).render(**context)
    except Exception as error:
        if folder is None:
            raise
        raise ConfigError(
            f"{folder}: the template {name} cannot be filled in{_line(error)}: {error}",
            hint=f"start from our own {name} and keep the names that it prints",
        ) from error
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


class _Code(CodeGenerator):
    """Joins with ``~`` by :func:`values.joined`, since Jinja's own escapes for HTML."""

    def visit_Concat(self, node: Concat, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        self.write("environment.joined((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")

    def _output_child_to_const(self, node: Expr, frame: Frame, finalize: Any) -> str:
        """A constant in ``{{ }}`` is a value like any other; Jinja's own escapes it for HTML."""
        told = node.as_const(frame.eval_ctx)
        return str(told if isinstance(node, TemplateData) else finalize.const(told))


class _Room(ImmutableSandboxedEnvironment):
    """Jinja for Markdown. A template may come from someone else: it can print, not act."""

    code_generator_class = _Code
    intercepted_binops = frozenset({"+", "%", "*"})
    joined = staticmethod(values.joined)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """``+`` joins texts like ``~``; what would escape for HTML is refused."""
        marked = isinstance(left, Markup) or isinstance(right, Markup)
        if marked and operator == "+":
            return values.joined((left, right))
        if marked:
            raise TypeError(f"{operator} does not work with text that is markup already")
        return super().call_binop(context, operator, left, right)


@lru_cache(maxsize=32)  # with its compiled templates
def _environment(room: str, folder: Path | None) -> Environment:
    ours = PackageLoader(room, "templates")
    made = _Room(
        loader=ChoiceLoader([FileSystemLoader(folder), ours]) if folder else ours,
        autoescape=True,  # so that the text of a macro is known to be markup
        finalize=values.markdown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    for name in _UNWANTED:
        made.filters.pop(name, None)
    filters: dict[str, Callable[..., Any]] = {
        "blank": values.blank,
        "number": values.number,
        "day": values.day,
        "join": values.joined,
    }
    made.filters.update(filters)
    made.globals.update(
        blank=lambda text=values.BLANK: values.blank(None, text),
        link=values.link,
        number=values.number,
        day=values.day,
        count=words.count,
        words=words,
    )
    return made


def _line(error: Exception) -> str:
    """The line of a template that an error came from."""
    if isinstance(error, TemplateSyntaxError):
        return f", line {error.lineno}"
    trace, line = error.__traceback__, 0
    while trace is not None:
        if trace.tb_frame.f_code.co_filename.endswith(ENDING):
            line = trace.tb_lineno
        trace = trace.tb_next
    return f", line {line}" if line else ""
