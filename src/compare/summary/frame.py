"""The frame around the sections: templates in which a newsroom says what comes in which order, and with what around it.

`summary.md.j2` and `summary.html.j2` are looked for in `templates/` beside the articles, then at the project root, then
among ours. They get `title`, `language`, `stamp`, `contents` (id and heading of each section), `sections` (id → the
finished section), `labels` (words of the page) and, in HTML, `kinds` (categories with their labels). Templates run in
a sandbox: they can arrange what they get and reach nothing else.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from compare.errors import DataError, Place
from compare.guarded_yaml import read_text
from compare.i18n import gettext as _
from compare.i18n import message
from compare.summary import html, markdown
from compare.summary.document import Document

FOLDER: Final = "templates"
"""Beside the articles or at the project root: a newsroom's own templates."""
_SHIPPED: Final = Path(__file__).parent / "templates"


def to_markdown(document: Document, base: str | None, folders: Sequence[Path] = ()) -> str:
    """Return the summary as Markdown, ending with one line end. The same document gives the same text.

    Args:
        document: the summary.
        base: from the folder of the file to the project, for links; `None` for no links.
        folders: where a template of the newsroom may lie, the nearest first.

    Raises:
        DataError: a template is wrong; with its file and line.
    """
    sections = {part.id: markdown.section(part, base) for part in document.sections}
    return _rendered("summary.md.j2", document, sections, folders, autoescape=False).rstrip("\n") + "\n"


def to_html(document: Document, base: str | None, folders: Sequence[Path] = ()) -> str:
    """Return the summary as one HTML page; the arguments are those of `to_markdown`.

    Raises:
        DataError: a template is wrong; with its file and line.
    """
    sections = {part.id: html.section(part, base) for part in document.sections}
    kinds = html.kinds(document)
    return _rendered("summary.html.j2", document, sections, folders, autoescape=True, kinds=kinds)


def _rendered(
    name: str, document: Document, sections: dict[str, Any], folders: Sequence[Path], *, autoescape: bool, **more: Any
) -> str:
    path = next((path for folder in folders if (path := folder / FOLDER / name).is_file()), _SHIPPED / name)
    environment = ImmutableSandboxedEnvironment(
        autoescape=autoescape,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        loader=jinja2.FunctionLoader(lambda _name: None),
    )
    source = read_text(path, str(path))
    return _checked(
        lambda: environment.from_string(source).render(
            labels={"contents": _("Contents"), "show": _("Show"), "everything": _("everything")},
            title=document.title,
            language=document.language,
            # The stamp is ASCII of our own making and ends no comment.
            stamp=Markup(document.stamp),  # noqa: S704
            contents=[(part.id, part.title) for part in document.sections],
            sections=sections,
            **more,
        ),
        str(path),
    )


def _checked(render: Callable[[], str], name: str) -> str:
    remedy = message("Mend the template, or delete it to get the shipped one.")
    try:
        return render()
    except jinja2.TemplateSyntaxError as error:
        raise DataError(
            message("is not a template: {problem}.", problem=error.message or "?"),
            remedy=remedy,
            place=Place(name, error.lineno),
        ) from error
    except (jinja2.TemplateError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError) as error:
        # What goes wrong inside a template is the template's: its frames are those without a file of ours.
        lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == "<template>"]
        raise DataError(
            message("fails as a template: {problem}.", problem=str(error)),
            remedy=remedy,
            place=Place(name, lines[-1] if lines else 1),
        ) from error
