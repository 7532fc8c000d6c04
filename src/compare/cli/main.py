"""The `yomikurabe` command: which commands there are, in which language, and how a run ends.

Exit codes: 0 done · 1 problems found (`check`) · 2 usage · 3 input unusable · 4 write conflict · 70 bug ·
130 interrupted.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from keyword import iskeyword
from pathlib import Path
from typing import Final, NoReturn

import click

from compare import i18n, settings
from compare.cli.help import CellAwareCommand, CellAwareFormatter
from compare.cli.output import complain, talk
from compare.errors import CompareError
from compare.i18n import gettext as _

COMMANDS: Final = (
    *("add", "agreement", "analyze", "anchors", "cache", "check", "export", "figures", "framing", "import"),
    *("lexicon", "log", "review", "schema", "serve", "summary", "timeline", "topics"),
)
BUG: Final = 70
INTERRUPTED: Final = 130


class Commands(CellAwareCommand, click.Group):
    """The commands, each imported only when it is used. A folder in their place means `review`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command by its name."""
        if cmd_name not in COMMANDS:
            return None
        # `import` is a word of Python: its module is `import_`.
        module = f"compare.cli.{cmd_name}{'_' if iskeyword(cmd_name) else ''}"
        command: click.Command = import_module(module).command()
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Read `yomikurabe seeds` as `yomikurabe review seeds`, unless a command has that name."""
        if args and args[0] not in COMMANDS and (Path(args[0]).exists() or os.sep in args[0]):
            args = ["review", *args]
        return super().resolve_command(ctx, args)


def _program() -> click.Group:
    """Build the command; its help is in the language in use."""

    @click.group(
        cls=Commands,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
        help=_(
            "Compare the figures and the framing of several articles on one story.\n\n"
            "`yomikurabe DIR` opens the review of the articles in DIR."
        ),
        epilog=_("Start with: yomikurabe review DIR"),
        invoke_without_command=True,
    )
    @click.version_option(package_name="yomikurabe", prog_name="yomikurabe", help=_("Show the version and exit."))
    @click.option("--lang", type=click.Choice(i18n.LANGUAGES), help=_("Language of the interface."), expose_value=False)
    @click.option(
        "--debug", is_flag=True, help=_("Show where the program failed, for a bug report."), expose_value=False
    )
    @click.pass_context
    def yomikurabe(context: click.Context) -> None:
        if context.invoked_subcommand is None:
            click.echo(context.get_help(), err=True)
            context.exit(click.UsageError.exit_code)

    return yomikurabe


def _asked_language(arguments: Sequence[str]) -> str | None:
    """Find `--lang` before the parser runs: the parser's own help must already be in that language."""
    for number, argument in enumerate(arguments):
        if argument == "--lang" and number + 1 < len(arguments):
            return arguments[number + 1]
        if argument.startswith("--lang="):
            return argument.removeprefix("--lang=")
    return None


def _folder(arguments: Sequence[str]) -> Path:
    """Find the folder a command will open, before the parser runs: its project may say which language to use."""
    return next((Path(argument) for argument in arguments if Path(argument).is_dir()), Path.cwd())


def _set_language(arguments: Sequence[str]) -> None:
    i18n.use(i18n.choose(_asked_language(arguments)))
    try:
        configured = settings.load(settings.project_root(_folder(arguments))).language
    except CompareError as error:
        complain(error)
        sys.exit(error.exit_code)
    i18n.use(i18n.choose(_asked_language(arguments), configured))
    i18n.use_for_click()


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command and leave with its exit code."""
    arguments = sys.argv[1:] if arguments is None else list(arguments)
    click.Context.formatter_class = CellAwareFormatter
    for stream in (sys.stdout, sys.stderr):
        # A character that the terminal's encoding lacks must not end the program.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    _set_language(arguments)
    try:
        code = _program().main(args=arguments, prog_name="yomikurabe", standalone_mode=False)
    except click.exceptions.Exit as error:
        code = error.exit_code
    except click.exceptions.NoArgsIsHelpError as error:
        # A group without a command: its whole help, as it is formatted.
        click.echo(error.format_message(), err=True)
        code = error.exit_code
    except click.ClickException as error:
        _explain(error)
        code = error.exit_code
    except CompareError as error:
        complain(error)
        code = error.exit_code
    except (KeyboardInterrupt, click.Abort):
        code = INTERRUPTED
    except BrokenPipeError:
        # The reader of our output (`| head`) has seen enough.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    except Exception as error:
        if "--debug" in arguments:
            raise
        code = _report_bug(error)
    sys.exit(code if isinstance(code, int) else 0)


def _explain(error: click.ClickException) -> None:
    """Say what is wrong with the command line in one line, and where the help is."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    command = context.command_path if context else "yomikurabe"
    hint = _("Help: {command} --help").format(command=command)
    talk(f"{command}: {' '.join(error.format_message().split())} {hint}")


def _report_bug(error: Exception) -> int:
    import tempfile
    import traceback
    from importlib import metadata

    with tempfile.NamedTemporaryFile(
        "w", prefix="yomikurabe-", suffix=".txt", delete=False, encoding="utf-8"
    ) as report:
        report.write(f"yomikurabe {metadata.version('yomikurabe')}, Python {sys.version}\n")
        report.writelines(traceback.format_exception(error))
    line = _("yomikurabe failed: this is a bug in the program, your files are as they were. Report: {path}")
    click.echo(line.format(path=report.name), err=True)
    return BUG
