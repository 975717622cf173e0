"""The names of areas as dictionaries: which areas bear a name, and which might be meant where none does."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from ontology.areas_match import Lookup
from ontology.areas_model import TIERS, level_of
from ontology.areas_names import loose_key, name_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence


class NameIndex:
    """One entry a name: the rows of the table, then the other spellings of the same areas. Built when first asked."""

    def __init__(self, rows: list[list[str]], other_names: list[list[str]]) -> None:
        self._paths = [row[0] for row in (*rows, *other_names)]
        self._kinds = [row[1] for row in (*rows, *other_names)]
        self._names = [row[2] for row in (*rows, *other_names)]
        self._keys = [row[3] or row[2].casefold() for row in rows] + [name_key(row[2]) for row in other_names]

    def __contains__(self, key: str) -> bool:
        return key in self._by_key

    def exact(self, key: str, kind: str | None) -> set[str]:
        """The paths of the areas that bear a name, as one kind or any."""
        entries = self._by_key.get(key, ())
        return {self._paths[entry] for entry in entries if kind is None or self._kinds[entry] == kind}

    def proposals(self, key: str, kind: str | None) -> Iterator[set[str]]:
        """Paths that may be meant where none is exact, nearest first.

        Another kind of the same level (a huyện became a quận); then, without diacritics, the kind; then its level.
        """
        levels = TIERS[kind] if kind else (1, 2, 3)
        letters = self._by_loose_key.get(loose_key(key), ())
        yield self._on_levels(self._by_key.get(key, ()), levels)
        yield {self._paths[entry] for entry in letters if self._kinds[entry] == kind}
        yield self._on_levels(letters, levels)

    @cached_property
    def lookup(self) -> Lookup:
        """What a running text is read with."""
        return Lookup.over(zip(self._kinds, self._names, self._keys, strict=True))

    def _on_levels(self, entries: Sequence[int], levels: tuple[int, ...]) -> set[str]:
        return {path for path in (self._paths[entry] for entry in entries) if level_of(path) in levels}

    @cached_property
    def _by_key(self) -> dict[str, list[int]]:
        return _grouped(self._keys, str)

    @cached_property
    def _by_loose_key(self) -> dict[str, list[int]]:
        return _grouped(self._keys, loose_key)


def _grouped(keys: list[str], fold: Callable[[str], str]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for entry, key in enumerate(keys):
        found[fold(key)].append(entry)
    return dict(found)
