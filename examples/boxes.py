"""Writes OLE files ([MS-CFB]), the box of Word 97, Outlook and encrypted files, for the examples and the tests."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

Tree = dict[str, "bytes | Tree"]
SECTOR, MINI, CUTOFF = 512, 64, 4096
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


@dataclass
class Entry:
    """One entry of the folder, with where its neighbour and its first child stand."""

    name: str
    kind: int  # 1 a folder, 2 a stream, 5 the root
    right: int = FREE
    child: int = FREE
    data: bytes = b""
    start: int = END


@dataclass
class Sectors:
    """Data in pieces of one size, and the chain that says which piece follows which."""

    size: int
    data: bytearray = field(default_factory=bytearray)
    chain: list[int] = field(default_factory=list)

    def add(self, data: bytes) -> int:
        """Keep some bytes; the number of their first sector."""
        first, count = len(self.chain), -(-len(data) // self.size)
        self.data += data.ljust(count * self.size, b"\0")
        self.chain += [*range(first + 1, first + count), END] if count else []
        return first if count else END


def ole(tree: Tree) -> bytes:
    """A file of these streams and folders."""
    entries = [Entry("Root Entry", 5)]
    _fill(entries, 0, tree)
    small, large = Sectors(MINI), Sectors(SECTOR)
    for entry in entries[1:]:
        if entry.kind == 2:
            entry.start = (small if len(entry.data) < CUTOFF else large).add(entry.data)
    entries[0].data, entries[0].start = bytes(small.data), large.add(bytes(small.data))
    minis = large.add(struct.pack(f"<{len(small.chain)}I", *small.chain).ljust(SECTOR, b"\xff"))
    folder = large.add(b"".join(map(_entry, entries)).ljust(SECTOR, b"\0"))
    fats = -(-(len(large.chain) + 4) // (SECTOR // 4))
    first = len(large.chain)
    chain = [*large.chain, *[FAT] * fats]
    table = struct.pack(f"<{len(chain)}I", *chain).ljust(fats * SECTOR, b"\xff")
    count = -(-len(small.chain) * 4 // SECTOR) or 1
    head = struct.pack(
        "<8s16xHHHHH6xIIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6, 0, fats, folder, 0,
        CUTOFF, minis, count, END, 0, first,
    )  # fmt: skip
    places = struct.pack(f"<{fats - 1}I", *range(first + 1, first + fats))
    return (head + places).ljust(SECTOR, b"\xff") + bytes(large.data) + table


def _fill(entries: list[Entry], parent: int, tree: Tree) -> None:
    before = None
    for name, said in tree.items():
        at = len(entries)
        entries.append(Entry(name, 2, data=said) if isinstance(said, bytes) else Entry(name, 1))
        if before is None:
            entries[parent].child = at
        else:
            entries[before].right = at
        before = at
        if isinstance(said, dict):
            _fill(entries, at, said)


def _entry(entry: Entry) -> bytes:
    name = (entry.name + "\0").encode("utf-16-le")
    return struct.pack(
        "<64sHBBIII16xI16xIQ", name, len(name), entry.kind, 1, FREE, entry.right, entry.child, 0, entry.start,
        len(entry.data),
    )  # fmt: skip


def outlook(subject: str, body: str, attached: dict[str, bytes]) -> bytes:
    """An Outlook message ([MS-OXMSG]) with these attachments."""
    text = {0x0037: subject, 0x1000: body, 0x001A: "IPM.Note"}
    tree: Tree = {"__nameid_version1.0": {"__substg1.0_00020102": b""}}
    head = struct.pack("<8xIIII8x", 0, len(attached), 0, len(attached))
    tree |= _properties(head, text, {}, {0x340D: 0x40000})
    for number, (name, data) in enumerate(attached.items()):
        held = _properties(bytes(8), {0x3707: name}, {0x3701: data}, {0x3705: 1})
        tree[f"__attach_version1.0_#{number:08X}"] = held
    return ole(tree)


def _properties(head: bytes, texts: dict[int, str], binaries: dict[int, bytes], numbers: dict[int, int]) -> Tree:
    """The streams of one object's properties, and the stream that lists them."""
    streams: Tree = {}
    for name, kind, data in (
        *((name, 0x001F, text.encode("utf-16-le")) for name, text in texts.items()),
        *((name, 0x0102, data) for name, data in binaries.items()),
    ):
        streams[f"__substg1.0_{name:04X}{kind:04X}"] = data
        head += struct.pack("<HHIII", kind, name, 6, len(data) + (2 if kind == 0x001F else 0), 0)
    for name, number in numbers.items():
        head += struct.pack("<HHIII", 3, name, 6, number, 0)
    return {"__properties_version1.0": head, **streams}
