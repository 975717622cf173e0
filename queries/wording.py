"""Why a unit is expected to issue: the sentences that a board shows, in the language of the reader."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from queries.days import printed_date

if TYPE_CHECKING:
    from datetime import date

    from queries.model import Document


@dataclass(frozen=True, slots=True)
class Because:
    """Builds the reasons in one language ("vi" or "en")."""

    lang: str = "vi"

    def _pick(self, vi: str, en: str) -> str:
        return en if self.lang == "en" else vi

    def chosen(self, among: str) -> str:
        """The user named the units."""
        return self._pick(f"người dùng chọn: {among}", f"chosen by the user: {among}")

    def listed(self, file: str) -> str:
        """The user's file says so."""
        return self._pick(f"theo tệp của người dùng: {file}", f"by the user's file: {file}")

    def steering(self) -> str:
        """The header of the electronic document marks it as steering."""
        return self._pick("văn bản chỉ đạo (edXML)", "a steering document (edXML)")

    def ordered(self, quote: str) -> str:
        """The document's own text orders it."""
        return self._pick(f"văn bản giao: “{quote}”", f"ordered by the document: “{quote}”")

    def sent(self, recipient: str) -> str:
        """The document is sent to such bodies."""
        return self._pick(f"có tên ở nơi nhận: “{recipient}”", f"among the recipients: “{recipient}”")

    def below(self, area: str | None, day: date, *, stated: bool) -> str:
        """Every unit one level below the issuer's area."""
        of_vi, of_en = area or "cả nước", area or "the country"
        note_vi, note_en = ("", "") if stated else (" (văn bản không rõ ngày)", " (the document's day is not known)")
        return self._pick(
            f"mọi đơn vị hành chính dưới một cấp của {of_vi} tại ngày {printed_date(day)}{note_vi}",
            f"every administrative unit one level below {of_en} on {day}{note_en}",
        )

    def took_over(self, reason: str) -> str:
        """A unit of today holds the land of a unit of which it was expected."""
        return self._pick(f"{reason}; nay là đơn vị giữ địa bàn ấy", f"{reason}; now the unit that has that land")

    def nobody(self, document: Document) -> str:
        """Nothing tells who is expected; for an error message in both languages."""
        return (
            f"Không rõ cơ quan ban hành {document.ref}, nên không biết đơn vị nào phải ban hành kế hoạch."
            " Hãy nêu các đơn vị bằng --among."
            f" ¦ The issuer of {document.ref} is not known, so neither is who should issue a plan."
            " Name the units with --among."
        )
