"""`yomikurabe schema NAME`: the JSON Schemas of what Yomikurabe writes and reads."""

from __future__ import annotations

import json

import click

from compare.cli.options import command as make_command
from compare.cli.output import raw
from compare.i18n import gettext as _


def command() -> click.Command:
    """Build the command in the language in use."""

    @make_command(
        "schema", _("Print a JSON Schema: of the analysis, of an annotation, topic or source file, or of a summary.")
    )
    @click.argument("name", type=click.Choice(["analysis", "annotation", "sources", "topics", "summary"]))
    def schema(name: str) -> None:
        from compare.exchange import analysis_schema
        from compare.review.schema import annotation_schema
        from compare.source_desk import sources_schema
        from compare.summary import jsonform
        from compare.topic_desk import topics_schema

        schemas = {
            "analysis": analysis_schema.schema,
            "annotation": annotation_schema,
            "sources": sources_schema,
            "topics": topics_schema,
            "summary": jsonform.schema,
        }
        raw(json.dumps(schemas[name](), ensure_ascii=False, indent=2) + "\n")

    return schema
