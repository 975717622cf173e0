"""An SVG as a PNG image, by a Chromium or Chrome that is installed: no other program draws Vietnamese text as well."""

from __future__ import annotations

import re
import shutil
import subprocess  # the browser is run with fixed arguments, never through a shell
import tempfile
from pathlib import Path
from typing import Final

BROWSERS: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
_FLAGS: Final = (
    "--headless", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--disable-extensions",
)  # fmt: skip
_TIMEOUT: Final = 60
_LARGEST: Final = 8000
"""Pixels a side: beyond it Chromium's screenshot is cut."""


class BrowserError(LookupError):
    """No browser is installed, or it made no picture. The message is in both languages, ` ¦ ` between."""


def png(svg_text: str) -> bytes:
    """The image, twice as fine as the SVG says, smaller where it would grow too large."""
    browser = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if browser is None:
        raise BrowserError(
            "Cần Chromium hoặc Chrome để tạo PNG (Debian/Ubuntu: sudo apt-get install chromium); "
            "hoặc dùng --format svg, hoặc nút “Lưu ảnh PNG” trong trang HTML."
            " ¦ PNG needs Chromium or Chrome (Debian/Ubuntu: sudo apt-get install chromium); "
            "or use --format svg, or the button “Save PNG” of the HTML page."
        )
    width, height = (int(size) for size in re.findall(r'\b(?:width|height)="(\d+)"', svg_text)[:2])
    with tempfile.TemporaryDirectory(prefix="cancu-") as folder:
        page, image = Path(folder, "picture.html"), Path(folder, "picture.png")
        policy = "default-src 'none'; style-src 'unsafe-inline'"
        page.write_text(
            f'<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{policy}">'
            f"<style>body{{margin:0}}svg{{display:block}}</style>{svg_text}",
            encoding="utf-8",
        )
        scale = min(2.0, _LARGEST / width, _LARGEST / height)
        command = [
            browser, *_FLAGS, *_sandbox(), f"--user-data-dir={folder}/profile", f"--window-size={width},{height}",
            f"--force-device-scale-factor={scale:.3f}", f"--screenshot={image}", page.as_uri(),
        ]  # fmt: skip
        try:
            subprocess.run(command, capture_output=True, timeout=_TIMEOUT, check=False)  # noqa: S603
        except (OSError, subprocess.TimeoutExpired) as error:
            raise _failed(browser) from error
        if not image.is_file():
            raise _failed(browser)
        return image.read_bytes()


def _sandbox() -> tuple[str, ...]:
    """Chromium refuses its sandbox to root, as in a container; the page is our own and loads nothing."""
    import os

    return ("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()


def _failed(browser: str) -> BrowserError:
    name = Path(browser).name
    return BrowserError(
        f"{name} không tạo được ảnh; hãy dùng --format svg. ¦ {name} made no picture; use --format svg instead."
    )
