from typing import Any


def test_json(cancu_json: Any):
    figures = cancu_json("stats", "--as-of", "2025-12-31")
    assert (figures["own_texts"], figures["cited_only"]) == (5, 6)
    assert figures["found"]["issuer"] == {"count": 5, "share": 1.0}
    assert figures["found"]["number"] == {"count": 1, "share": 0.2}
    assert figures["areas_with_documents"]["3"] == {"count": 3, "of": 3321}


def test_table_and_csv(cancu: Any):
    text = " ".join(cancu("stats", "--as-of", "31/12/2025").stdout.split())
    assert "Văn bản có toàn văn 5" in text
    assert "có ghi số 1 (20,0 %)" in text
    assert "xã, phường, đặc khu 3/3321" in text
    assert "số để trống 1" in text
    assert "blank-number" not in text
    assert "findings.blank-number,1" in cancu("stats", "--format", "csv").stdout
