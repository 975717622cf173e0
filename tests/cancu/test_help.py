"""Every command explains itself in both languages, with an example that is a command of ours."""

from __future__ import annotations

import re
import tomllib

import click
import pytest
from click.testing import CliRunner

from cancu import build_words
from cancu.language import pick
from cancu.main import COMMANDS, cli

WORD = {"vi": "Ví dụ: ", "en": "Example: "}
each_command = pytest.mark.parametrize("name", COMMANDS)
each_language = pytest.mark.parametrize("lang", ["vi", "en"])


def command(name: str) -> click.Command:
    found = cli.get_command(click.Context(cli), name)
    assert found
    return found


def printed(*words: str) -> str:
    done = CliRunner().invoke(cli, words)
    assert done.exit_code == 0, done.output
    return done.stdout


@each_language
@each_command
def test_help_has_an_example_that_calls_the_command(name: str, lang: str) -> None:
    text = pick(command(name).help or "", lang)
    examples = [line.strip() for line in text.splitlines() if line.strip().startswith(WORD[lang])]
    assert examples
    assert all(re.search(rf"\bcancu {name}\b", example) for example in examples)


@each_language
@each_command
def test_examples_use_options_that_the_command_has(name: str, lang: str) -> None:
    text = pick(command(name).help or "", lang)
    known = {option for parameter in command(name).params for option in parameter.opts}
    examples = " ".join(line for line in text.splitlines() if WORD[lang] in line)
    assert set(re.findall(r"(?<=\s)--?[a-z][a-z-]*", examples)) <= known


@each_command
def test_both_languages_say_something_of_their_own(name: str) -> None:
    texts = [command(name).help, *(parameter.help for parameter in options(name))]
    assert [text for text in texts if not text or pick(text, "vi") == pick(text, "en")] == []


def options(name: str) -> list[click.Option]:
    return [parameter for parameter in command(name).params if isinstance(parameter, click.Option)]


@each_command
def test_help_of_a_command_is_in_the_language_asked_for(name: str) -> None:
    first = {lang: pick(command(name).help or "", lang).split("\n\n")[0].split()[:3] for lang in WORD}
    assert " ".join(first["vi"]) in printed(name, "--help")
    assert " ".join(first["en"]) in printed("--lang", "en", name, "--help")
    assert " ".join(first["en"]) in printed(name, "--lang", "en", "--help")


def test_help_lists_every_command_in_order_with_its_first_sentence() -> None:
    listed = re.findall(r"^  ([a-z]+)  +\S", printed("--help").partition("Các lệnh:")[2], re.M)
    assert tuple(listed) == COMMANDS


def test_help_in_english_has_no_vietnamese_left() -> None:
    text = printed("--lang", "en", "--help").replace("Căn Cứ", "")
    assert "who has not" in text
    assert re.findall(r"[À-ỹđĐ]", text) == []


def test_language_can_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CANCU_LANG", "en")
    assert "Example: cancu ingest" in printed("--help")
    assert "Ví dụ: cancu ingest" in printed("--lang", "vi", "--help")


@pytest.mark.parametrize(
    ("words", "said"), [((), "Không có lệnh “nonsense”"), (("--lang", "en"), "no command “nonsense”")]
)
def test_an_unknown_command_is_answered_with_those_that_exist(words: tuple[str, ...], said: str) -> None:
    done = CliRunner().invoke(cli, [*words, "nonsense"])
    assert done.exit_code == 2
    assert said in done.stderr
    assert ", ".join(COMMANDS) in done.stderr
    assert done.stdout == ""


def test_no_command_at_all_is_help() -> None:
    done = CliRunner().invoke(cli, [])
    assert "cancu ingest" in done.output
    assert "Traceback" not in done.output


def test_the_version_is_that_of_the_package() -> None:
    from importlib.metadata import version

    assert version("cancu") in printed("--version")


def test_defaults_are_told_in_vietnamese_too() -> None:
    said = CliRunner().invoke(cli, ["missing", "--help"]).stdout
    assert "[mặc định: table]" in said
    assert "[default: table]" in CliRunner().invoke(cli, ["--lang", "en", "missing", "--help"]).stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--help"], "Tùy chọn:"),
        (["missing"], "Lỗi: Thiếu 'REF'."),
        (["missing", "x", "--format", "foo"], "không phải một trong"),
        (["stats", "--nope"], "Không có tùy chọn"),
        (["--lang", "en", "missing"], "Error: Missing argument 'REF'."),
        (["--lang", "en", "stats", "--nope"], "No such option"),
    ],
)
def test_what_click_says_is_in_the_language_of_the_user(arguments: list[str], words: str) -> None:
    assert words in CliRunner().invoke(cli, arguments).output


def test_the_catalogue_is_as_its_words_make_it() -> None:
    assert build_words.MADE.read_bytes() == build_words.catalogue(tomllib.loads(build_words.SOURCE.read_text("utf-8")))
