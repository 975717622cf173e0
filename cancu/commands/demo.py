"""`cancu demo`: the main job on the example documents, from files to answers to a picture."""

from __future__ import annotations

from pathlib import Path

import click

from cancu.language import Command, Option, language


@click.command(
    cls=Command,
    help="""Chạy thử trên 45 văn bản mẫu: nạp, truy vết, ai chưa ban hành, vẽ tranh.

    Văn bản mẫu do chúng tôi tự viết, mọi sự kiện trong đó đều hư cấu. Kho của lần chạy thử trước được thay mới.

    Ví dụ: cancu demo

    Ví dụ: cancu demo --folder thu-nghiem

    ¦ Try it on 45 example documents: ingest, trace, who has not issued, picture.

    We wrote the examples ourselves; all that they tell is invented. The store of an earlier demo is replaced.

    Example: cancu demo

    Example: cancu demo --folder trial""",
)
@click.option(
    "--folder",
    cls=Option,
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("demo"),
    show_default="./demo",
    help="Thư mục ghi kho và các trang. ¦ Folder for the store and the pages.",
)
def command(folder: Path) -> None:
    """Entry point."""
    from cancu.demonstration import demonstrate

    demonstrate(folder, language(click.get_current_context()))
