"""Why a file cannot be read, in the user's words."""

from __future__ import annotations


class ReadError(ValueError):
    """A file that cannot be read. `code` is stable; `vi` and `en` say what is wrong and what to do."""

    def __init__(self, code: str, vi: str, en: str) -> None:
        super().__init__(code, vi, en)  # all three, so that it survives the way back from a worker process
        self.code, self.vi, self.en = code, vi, en

    def __str__(self) -> str:
        return f"{self.vi} ¦ {self.en}"


_REASONS = {
    "references": (
        "tệp nêu quá nhiều văn bản (tối đa 20.000); hãy tách nhỏ.",
        "names too many documents (at most 20,000); split it.",
    ),
    "fault": (
        "chương trình gặp lỗi của chính nó ở tệp này; hãy gửi tệp hoặc lời báo này cho người phát triển.",
        "the program made an error of its own at this file; send the file or this line to its developers.",
    ),
    "password": (
        "tệp được bảo vệ bằng mật khẩu; hãy bỏ mật khẩu rồi đọc lại.",
        "protected by a password; remove the password and read it again.",
    ),
    "broken": (
        "tệp hỏng hoặc bị cắt cụt; hãy tải lại hoặc xuất lại từ bản gốc.",
        "broken or cut off; fetch it again, or export it again from the original.",
    ),
    "pages": ("tệp quá dài (tối đa 500 trang); hãy tách nhỏ.", "too long (at most 500 pages); split it."),
    "scanned-pages": (
        "có quá nhiều trang quét (tối đa 100 trang mỗi tệp); hãy tách nhỏ.",
        "too many scanned pages (at most 100 in a file); split it.",
    ),
    "memory": (
        "tệp cần quá nhiều bộ nhớ để đọc; hãy tách nhỏ hoặc xuất lại.",
        "needs too much memory to be read; split it or export it again.",
    ),
    "bomb": (
        "tệp nén bất thường, mở ra quá lớn; bản này không đọc tệp như vậy.",
        "packed in an unusual way, and too large when unpacked; such a file is not read.",
    ),
    "symlink": (
        "là liên kết tới một tệp khác, không phải tệp; hãy giải nén và lấy chính tệp ấy.",
        "a link to another file, not a file; unpack it and take that file itself.",
    ),
    "unsafe-name": (
        "tên tệp trong tệp nén không an toàn (dẫn ra ngoài thư mục); hãy nén lại.",
        "its name in the archive is not safe (it leads out of the folder); pack it again.",
    ),
    "too-nested": (
        "các tệp nén, thư lồng nhau quá sâu (tối đa 3 lớp); hãy giải nén bớt rồi đọc lại.",
        "archives and messages inside one another too deep (at most 3); unpack some of them and read again.",
    ),
    "too-many": (
        "chứa quá nhiều tệp hoặc mở ra quá lớn (tối đa 2.000 tệp, 400 MB); hãy giải nén rồi đọc thư mục.",
        "holds too many files or is too large when unpacked (at most 2,000 files, 400 MB); unpack it, read the folder.",
    ),
    "no-document": (
        "bên trong không có văn bản nào thuộc định dạng đọc được.",
        "no document of a format that is read is inside.",
    ),
    "embedded": (
        "là thư Outlook nằm trong thư khác; hãy mở ra và lưu riêng rồi đọc lại.",
        "an Outlook message inside another one; open it, save it by itself and read it.",
    ),
    "time": (
        "đọc quá lâu vẫn chưa xong; hãy tách nhỏ hoặc xuất lại.",
        "reading took too long; split it or export it again.",
    ),
    "crash": (
        "trình đọc dừng đột ngột ở tệp này; tệp có thể hỏng, hãy xuất lại từ bản gốc.",
        "the reader stopped suddenly at this file; it may be broken, export it again from the original.",
    ),
}


def refusal(code: str, shown: str) -> ReadError:
    """The error that a code stands for; `shown` names the file."""
    vi, en = _REASONS.get(code, _REASONS["crash"])
    return ReadError(code, f"{shown}: {vi}", f"{shown}: {en}")
