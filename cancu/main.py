"""The command `cancu`: a group that imports a command's module only when it is needed, so that help stays fast."""

from __future__ import annotations

import os
from importlib import import_module
from keyword import iskeyword
from typing import Any

import click

from cancu.language import Command, Helped, Option, lang_option, language, pick, speak

COMMANDS = (
    "ingest",
    "read",
    "check",
    "compare",
    "trace",
    "missing",
    "measures",
    "matrix",
    "remind",
    "duties",
    "show",
    "review",
    "confirm",
    "reject",
    "withdraw",
    "query",
    "export",
    "import",
    "stats",
    "demo",
)
"""In the order in which a user meets them."""


class LazyGroup(Helped, click.Group):
    """Finds each command in `cancu.commands.<name>` (`import_` for `import`), where it is called `command`."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """Begin in the language of the environment: --help may stand before any --lang."""
        speak("en" if os.environ.get("CANCU_LANG") == "en" else "vi")
        return super().make_context(info_name, args, parent, **extra)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        """All commands, in the order in which a user meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # click's signature
        """The command of that name, imported now; None for an unknown name."""
        if cmd_name not in COMMANDS:
            return None
        module = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        found: Command = import_module(f"cancu.commands.{module}").command
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the words name; what is none is told together with those that there are."""
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            listed = ", ".join(COMMANDS)
            raise click.UsageError(
                pick(
                    f"Không có lệnh “{args[0]}”. Có các lệnh: {listed}."
                    f" ¦ There is no command “{args[0]}”. There are: {listed}.",
                    language(ctx),
                ),
                ctx,
            )
        return super().resolve_command(ctx, args)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help in the language of the context."""
        whole, self.help = self.help, pick(self.help or "", language(ctx))
        super().format_help_text(ctx, formatter)
        self.help = whole


@click.command(
    cls=LazyGroup,
    params=[lang_option()],
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
    help="""Căn Cứ: đồ thị tri thức về chỉ thị và kế hoạch.

    Đọc văn bản, lưu cái gì căn cứ vào cái gì, rồi trả lời: kế hoạch nào triển khai chỉ thị này, đơn vị nào chưa
    ban hành.

    Ví dụ: cancu ingest vanban/ ; cancu trace 232/KH-UBND ; cancu missing 232/KH-UBND

    ¦ Căn Cứ: a knowledge graph of Vietnamese directives and plans.

    Reads documents, keeps what rests on what, and answers: which plans implement this directive, who has not
    issued one.

    Example: cancu ingest documents/ ; cancu trace 232/KH-UBND ; cancu missing 232/KH-UBND""",
)
@click.version_option(package_name="cancu", cls=Option, help="In số phiên bản. ¦ Show the version and exit.")
def cli() -> None:
    """Entry point."""
