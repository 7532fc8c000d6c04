"""`yomikurabe agreement [DIR]`: how far the readers of a project agree."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from compare.cli.options import command as make_command
from compare.cli.options import folder_argument
from compare.cli.output import data, raw, talk
from compare.display.width import cell_width
from compare.i18n import gettext as _
from compare.vocabulary import CATEGORIES, STATUSES


def command() -> click.Command:
    """Build the command in the language in use."""

    @make_command(
        "agreement",
        _(
            "Print how far the readers of the project agree, over all and per category.\n\n"
            "Raw agreement, and Krippendorff's alpha: 1 is perfect, 0 is chance. Then what they disagree on."
        ),
    )
    @folder_argument(required=False)
    @click.option(
        "--format",
        "form",
        type=click.Choice(["text", "json"]),
        default="text",
        show_default=True,
        help=_("For people or for programs."),
    )
    def agreement(folder: Path, form: str) -> None:
        from compare import settings
        from compare.records import Records
        from compare.review.agreement import agreement as reckon
        from compare.review.agreement import disagreements

        records = Records(settings.project_root(settings.real_folder(folder)))
        for problem in records.problems:
            talk(str(problem))
        annotations = records.ledger.annotations
        rows = reckon(annotations, records.renamed)
        disputed = disagreements(annotations, records.renamed)
        if form == "json":
            document = {
                "schema": "yomikurabe/agreement/1",
                "agreement": [asdict(row) for row in rows],
                "disagreements": [
                    {
                        "annotations": [annotation.id for annotation in one.annotations],
                        "verdicts": [asdict(verdict) for verdict in one.verdicts],
                    }
                    for one in disputed
                ],
            }
            raw(json.dumps(document, ensure_ascii=True, indent=1) + "\n")
            return
        if not rows[0].units:
            data(_("Nothing was judged by two readers. Annotations looked at: {count}.").format(count=len(annotations)))
            return
        data(*_table([(_name(row.category), row.units, row.verdicts, row.raw, row.alpha) for row in rows]))
        for one in disputed:
            quotes = " / ".join(dict.fromkeys(" ".join(target.exact.split()) for target in one.annotations[0].targets))
            data("", f"{records.file_of(one.annotations[0].id)}: {quotes}")
            data(*(f"  {STATUSES[verdict.status].label}  {verdict.by}  {verdict.at}" for verdict in one.verdicts))

    return agreement


def _name(category: str | None) -> str:
    return _("all") if category is None else CATEGORIES[category].label


def _table(rows: list[tuple[str, int, int, float | None, float | None]]) -> list[str]:
    head = ("", _("units"), _("verdicts"), _("agreement"), "alpha")
    cells = [
        head,
        *((name, str(units), str(said), _share(raw), _share(alpha)) for name, units, said, raw, alpha in rows),
    ]
    widths = [max(cell_width(row[at]) for row in cells) for at in range(len(head))]
    return [
        "  ".join(
            row[at] + " " * (widths[at] - cell_width(row[at]))
            if at == 0
            else " " * (widths[at] - cell_width(row[at])) + row[at]
            for at in range(len(head))
        )
        for row in cells
    ]


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"
