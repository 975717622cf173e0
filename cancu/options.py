"""The options that commands share, each once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cancu.language import Option, say

if TYPE_CHECKING:
    from datetime import datetime

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


class Day(click.DateTime):
    """A day as 2025-12-31 or 31/12/2025; what is none is told in the user's words."""

    def __init__(self) -> None:
        super().__init__(["%Y-%m-%d", "%d/%m/%Y"])

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """That day at midnight. Raises BadParameter."""
        try:
            day: datetime = super().convert(value, param, ctx)
        except click.BadParameter:
            told = (
                f"“{value}” không phải ngày; ghi 2025-12-31 hoặc 31/12/2025. ¦ “{value}” is no date; write 2025-12-31."
            )
            raise click.BadParameter(say(told), ctx, param) from None
        return day


def day_option(name: str, text: str) -> Decorator:
    """An option that takes a day."""
    return click.option(name, cls=Option, metavar="DATE", type=Day(), help=text)


def store_option(*, must_exist: bool = True) -> Decorator:
    """--store: the folder of the store. `must_exist` is False only for commands that may create it."""
    return click.option(
        "--store",
        cls=Option,
        type=click.Path(path_type=Path, file_okay=False, exists=must_exist),
        envvar="CANCU_STORE",
        default=Path("cancu-store"),
        show_default="./cancu-store",
        help="Thư mục kho dữ liệu. ¦ Folder of the store.",
    )


def format_option(*formats: str) -> Decorator:
    """--format, the first being the default."""
    return click.option(
        "--format",
        "form",
        cls=Option,
        type=click.Choice(formats),
        default=formats[0],
        show_default=True,
        help="Dạng kết quả. ¦ Form of the output.",
    )
