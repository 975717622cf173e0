"""Makes layers of text as PDF files have them: 200 that are good, among them hard ones, and 50 of each kind of junk.

The words are those of the examples and what is generated here. The same pages at every call.
"""

from __future__ import annotations

import random
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.cues import table
from ontology.identifiers import _NEW_TONE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

EXAMPLES = Path(__file__).parents[2] / "examples" / "documents"
LINES, WIDE = 32, 80
NAMES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô", "Dương", "Lý", "Mai", "Tô", "Cao")
MIDDLE = ("Văn", "Thị", "Đức", "Thanh", "Minh", "Hữu", "Ngọc", "Quang", "Xuân", "Kim")
GIVEN = ("An", "Bình", "Chi", "Dũng", "Giang", "Hà", "Hùng", "Khánh", "Lan", "Long", "Nam", "Oanh", "Phúc", "Tâm", "Tú")
SHORT = ("UBND", "HĐND", "MTTQ", "CBCCVC", "KT-XH", "QP-AN", "VH-TT", "GD&ĐT", "LĐTBXH", "TTHC", "CCHC", "ANTT", "PCCC")
TERMS = ("Internet", "website", "online", "smartphone", "Zalo", "Facebook", "dashboard", "OCOP", "camera", "wifi", "QR")
MEASURES = ("km", "ha", "tấn", "kWh", "m2", "%", "người", "hộ", "tỷ đồng")

Page = list[str]


def running() -> Iterator[Page]:
    """Pages of the examples, as they are printed."""
    for path in sorted(EXAMPLES.iterdir()):
        words = unicodedata.normalize("NFC", path.read_text("utf-8")).split()
        lines, line = [], ""
        for word in words:
            if len(line) + len(word) >= WIDE:
                lines.append(line)
                line = ""
            line += (" " if line else "") + word
        for at in range(0, len(lines), LINES):
            if len(lines) - at > LINES // 4:
                yield lines[at : at + LINES]


def good() -> Iterator[Page]:
    """Two hundred good pages: 100 of running text, 100 that are hard."""
    dice = random.Random(4)
    pages = list(running())
    yield from (pages[at % len(pages)] for at in range(100))
    hard: tuple[tuple[int, Callable[[random.Random, Page], Page]], ...] = (
        (20, _figures), (15, _names), (10, _abbreviations), (10, _terms), (10, _capitals), (10, _loose),
        (5, _old_tones), (10, _end), (5, _form), (5, _addresses),
    )  # fmt: skip
    for count, make in hard:
        for _ in range(count):
            yield make(dice, dice.choice(pages))


def _figures(dice: random.Random, _: Page) -> Page:
    head = ["Biểu 2. Kết quả thực hiện các chỉ tiêu", "TT Chỉ tiêu ĐVT Kế hoạch Thực hiện Tỷ lệ"]
    return head + [
        f"{row} {dice.choice(MEASURES)} " + " ".join(f"{dice.uniform(1, 9e5):,.2f}" for _ in range(6))
        for row in range(28)
    ]


def _names(dice: random.Random, _: Page) -> Page:
    def born() -> str:
        return f"{dice.randint(1, 28):02}/{dice.randint(1, 12):02}/{dice.randint(1960, 2000)}"

    rows = (f"{dice.choice(NAMES)} {dice.choice(MIDDLE)} {dice.choice(GIVEN)} {born()}" for _ in range(29))
    return ["DANH SÁCH TRÍCH NGANG"] + [f"{at}. {row} ĐT: 09{dice.randint(0, 10**8)}" for at, row in enumerate(rows, 1)]


def _abbreviations(dice: random.Random, page: Page) -> Page:
    return [" ".join(dice.choice(SHORT) if dice.random() < 0.4 else word for word in line.split()) for line in page]


def _terms(dice: random.Random, page: Page) -> Page:
    return [" ".join(dice.choice(TERMS) if dice.random() < 0.2 else word for word in line.split()) for line in page]


def _capitals(_: random.Random, page: Page) -> Page:
    return [line.upper() for line in page]


def _loose(_: random.Random, page: Page) -> Page:
    return [unicodedata.normalize("NFD", line) for line in page]


def _old_tones(_: random.Random, page: Page) -> Page:
    old = {new: old for old, new in _NEW_TONE.items()}

    def aged(line: str) -> str:
        for new, before in old.items():
            line = line.replace(new + " ", before + " ")
        return line

    return [aged(line) for line in page]


def _end(dice: random.Random, _: Page) -> Page:
    return ["Nơi nhận:", "- Như trên;", "- Lưu: VT.", "CHỦ TỊCH", f"{dice.choice(NAMES)} {dice.choice(GIVEN)}"]


def _form(_: random.Random, __: Page) -> Page:
    return [
        f"{label}: {'.' * 60}" for label in ("Họ và tên", "Ngày sinh", "Nơi ở hiện nay", "Nghề nghiệp", "Ý kiến")
    ] * 5


def _addresses(dice: random.Random, page: Page) -> Page:
    return [
        f"{line[:50]} https://example.vn/{dice.randint(1, 9999)} vp{row}@example.vn" for row, line in enumerate(page)
    ]


def junk() -> dict[str, list[Page]]:
    """Fifty pages of each kind of letters that are no text."""
    dice = random.Random(14)
    pages = list(running())
    kinds: dict[str, Callable[[random.Random, str], str]] = {
        "recognised as English": _english,
        "letters of another font": _shuffled,
        "codes of glyphs": _shifted,
        "private letters": _private,
    }
    return {
        kind: [[make(dice, line) for line in dice.choice(pages)] for _ in range(50)] for kind, make in kinds.items()
    }


def legacy() -> dict[str, list[tuple[Page, Page]]]:
    """Fifty pages in each old encoding, read as Latin-1, and what they say."""
    dice = random.Random(24)
    pages = list(running())
    kinds = {}
    for name, entry in table("encodings").items():
        pairs = entry["letters"].split()
        codes = {new: bytes.fromhex(old).decode("latin-1") for old, new in zip(pairs[::2], pairs[1::2], strict=True)}
        picked = [[line.lower().replace("ð", "đ") for line in dice.choice(pages)] for _ in range(50)]
        kinds[name] = [(["".join(codes.get(sign, sign) for sign in line) for line in page], page) for page in picked]
    return kinds


def stamps() -> list[Page]:
    """Fifty pages that are pictures, with nothing but a stamp in letters."""
    dice = random.Random(34)
    return [_stamp(dice) for _ in range(50)]


def _stamp(dice: random.Random) -> Page:
    name = f"{dice.choice(NAMES)} {dice.choice(MIDDLE)} {dice.choice(GIVEN)}"
    lines = [
        f"Người ký: Ủy ban nhân dân tỉnh {dice.choice(GIVEN)}", f"Email: ubnd{dice.randint(1, 99)}@example.vn",
        "Cơ quan: Văn phòng Ủy ban nhân dân tỉnh, Hội đồng nhân dân tỉnh", f"Ký bởi: {name}",
        f"Thời gian ký: {dice.randint(1, 28)}.12.2025 10:{dice.randint(10, 59)}:20 +07:00", str(dice.randint(1, 30)),
        "Digitally signed by Văn phòng, DN: C=VN, O=Tỉnh, CN=Văn phòng Ủy ban nhân dân",
    ]  # fmt: skip
    return dice.sample(lines, dice.randint(0, len(lines)))


def _english(dice: random.Random, line: str) -> str:
    """What a recognition of English makes of the line: marks go, some letters become others."""
    return "".join(_misread(dice, sign) for sign in line)


def _misread(dice: random.Random, sign: str) -> str:
    if sign.isascii():
        return sign if dice.random() > 0.02 else dice.choice("il1tcea")
    bare = unicodedata.normalize("NFD", sign.replace("đ", "d").replace("Đ", "D"))[0]
    return dice.choices((bare, dice.choice("éèêàâáíóôúù"), dice.choice("46i?0"), ""), (70, 12, 14, 4))[0]


_LETTERS = "aàảãáạbcdđeghiklmnoòỏõóọpqrstuùủũúụvxyăâêôơưộờệ"
_OTHERS = "".join(random.Random(44).sample(_LETTERS, len(_LETTERS)))
_SWAPPED = str.maketrans(_LETTERS + _LETTERS.upper(), _OTHERS + _OTHERS.upper())


def _shuffled(_: random.Random, line: str) -> str:
    return line.translate(_SWAPPED)


def _shifted(_: random.Random, line: str) -> str:
    """Each letter by the number that its shape usually has in a font: 29 below its code."""
    return "".join(sign if sign == " " else chr(max(ord(sign) - 29, 33)) for sign in line)


def _private(_: random.Random, line: str) -> str:
    return "".join(sign if sign == " " else chr(0xE000 + ord(sign) % 256) for sign in line)
