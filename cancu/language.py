"""Two languages in one text: `Tiếng Việt ¦ English`, and click classes that show the half that was asked for."""

from __future__ import annotations

import gettext
import os
from pathlib import Path
from typing import Any

import click

SEPARATOR = "¦"
_LOCALE = Path(__file__).with_name("locale")


def pick(text: str, lang: str) -> str:
    """The half of a two-language text for `lang` ("vi" or "en"); a text with one half serves both."""
    halves = [half.strip() for half in text.split(SEPARATOR)]
    return halves[-1] if lang == "en" else halves[0]


def language(context: click.Context) -> str:
    """The language chosen with --lang on this command or the group before it, or with CANCU_LANG."""
    chosen: click.Context | None = context
    while chosen:
        if lang := chosen.meta.get("cancu.lang"):
            return str(lang)
        chosen = chosen.parent
    return "en" if os.environ.get("CANCU_LANG") == "en" else "vi"


def say(text: str) -> str:
    """The half of a two-language text for the running command."""
    return pick(text, language(click.get_current_context()))


def speak(lang: str) -> None:
    """Have click's own words, which it asks gettext for, in a language."""
    gettext.bindtextdomain("cancu", _LOCALE)
    gettext.textdomain("cancu")
    os.environ["LANGUAGE"] = lang


def _remember(context: click.Context, _: click.Parameter, value: str | None) -> str | None:
    if value:
        context.meta["cancu.lang"] = value
    speak(language(context))
    return value


class Option(click.Option):
    """An option whose help is in two languages."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The help line in the language of the context."""
        record = super().get_help_record(ctx)
        if not record:
            return None
        text, mark, extra = record[1].partition("  [")  # what click adds: [default: …], [required]
        lang = language(ctx)
        return record[0], pick(text, lang) + mark + extra


class Helped(click.Command):
    """A command whose --help is explained in the language of the moment, not in that of its first use."""

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option, its words as they are now."""
        option = super().get_help_option(ctx)
        if option:
            option.help = gettext.gettext("Show this message and exit.")
        return option


class Command(Helped):
    """A command whose help is in two languages and which knows --lang."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params.append(lang_option())

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the half of the help text for the language of the context."""
        whole, self.help = self.help, pick(self.help or "", language(ctx))
        super().format_help_text(ctx, formatter)
        self.help = whole

    def get_short_help_str(self, limit: int = 100) -> str:  # noqa: ARG002  click gives it
        """The first sentence, in the language of the running context."""
        context = click.get_current_context(silent=True)
        text = pick(self.help or "", language(context) if context else "vi")
        return text.split("\n\n")[0].strip()


def lang_option() -> Option:
    """--lang, read before --help so that help too is in the chosen language."""
    return Option(
        ["--lang"],
        type=click.Choice(["vi", "en"]),
        is_eager=True,
        expose_value=False,
        callback=_remember,
        help="Ngôn ngữ hiển thị (mặc định: vi). ¦ Language of the output (default: vi).",
    )
