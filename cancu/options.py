"""The options that commands share, each once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from cancu.language import Option

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


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
