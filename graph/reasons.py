"""Why the system refused a file or folder, in the user's words."""

from __future__ import annotations

import errno
from typing import Final

_VIETNAMESE: Final = {
    errno.ENOENT: "không có tệp hay thư mục ấy",
    errno.EACCES: "không có quyền",
    errno.EPERM: "không có quyền",
    errno.EROFS: "ổ này chỉ cho đọc",
    errno.ENOSPC: "ổ đã đầy",
    errno.EDQUOT: "đã dùng hết dung lượng được cấp",
    errno.EISDIR: "đó là thư mục",
    errno.ENOTDIR: "một phần của đường dẫn là tệp, không phải thư mục",
    errno.EEXIST: "đã có tệp trùng tên",
    errno.ELOOP: "liên kết trỏ vòng về chính nó",
    errno.ENAMETOOLONG: "tên quá dài",
    errno.EMFILE: "quá nhiều tệp đang mở",
    errno.EIO: "ổ đọc, ghi bị lỗi",
    errno.EBUSY: "đang được chương trình khác dùng",
}


def reasons(error: OSError) -> tuple[str, str]:
    """The reason in Vietnamese and in English; a rare one is given as the system words it.

    >>> reasons(PermissionError(errno.EACCES, "Permission denied"))
    ('không có quyền', 'Permission denied')
    """
    english = error.strerror or str(error)
    return _VIETNAMESE.get(error.errno or 0, english), english
