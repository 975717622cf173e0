"""What the seeds lack: an open reference and a movement, so that every saved question has an answer."""

from typing import Any

import pytest

from ontology.identifiers import BASE
from ontology.terms import CC, RDF


@pytest.fixture(scope="module")
def new_extra(extra_source: Any) -> Any:
    source = extra_source("extra")
    here, open_reference = f"{BASE}vn/31/11383/ubnd/kh/2026/~cccccccc", f"{BASE}open/0123456789abcdef"
    source.document(open_reference, number="9")
    source.say(open_reference, RDF + "type", f"<{CC}OpenReference>")
    source.cite(here, open_reference, "cites")
    source.say(here, CC + "movement", '"Bình dân học vụ số"')
    return source
