"""`yomikurabe schema NAME`: the JSON Schemas of what Yomikurabe writes and reads."""

from __future__ import annotations

import json

import click

from compare.cli.options import command as make_command
from compare.cli.output import raw
from compare.i18n import gettext as _


def command() -> click.Command:
    """Build the command in the language in use."""

    @make_command("schema", _("Print a JSON Schema: of the analysis, or of an annotation file."))
    @click.argument("name", type=click.Choice(["analysis", "annotation"]))
    def schema(name: str) -> None:
        from compare.exchange import analysis
        from compare.review.schema import annotation_schema

        document = analysis.schema() if name == "analysis" else annotation_schema()
        raw(json.dumps(document, ensure_ascii=False, indent=2) + "\n")

    return schema
