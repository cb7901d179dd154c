"""Delimited text: its encoding, its delimiter, its quotes, and records counted as a person counts them."""

from __future__ import annotations

import codecs
import re

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from trainingdesk.exchange.sandbox.delimited import read_records
from trainingdesk.exchange.sandbox.refusal import FileRejected

CHINESE = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=6)
COMMON = st.text(st.characters(codec="gb2312", min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=6)
ROWS = st.lists(st.lists(CHINESE, min_size=3, max_size=3), min_size=2, max_size=8)


def refusal(content: bytes) -> tuple[str, dict[str, str]]:
    with pytest.raises(FileRejected) as caught:
        read_records(content)
    return caught.value.code, caught.value.params


def read_back(rows: list[list[str]], encoding: str) -> list[tuple[int, list[str]]]:
    return read_records("\r\n".join(",".join(["姓名学员", *row]) for row in rows).encode(encoding))


def expected(rows: list[list[str]]) -> list[tuple[int, list[str]]]:
    return [(number, ["姓名学员", *row]) for number, row in enumerate(rows, start=1)]


def ambiguous(field: str) -> bool:
    """Whether the GB18030 bytes of a field are also two common characters in UTF-8."""
    try:
        return len(re.findall("[一-龥]", field.encode("gb18030").decode("utf-8"))) >= 2
    except UnicodeDecodeError:
        return False


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@given(rows=ROWS)
@example(rows=[["一", "一", "一"], ["一", "一", "鍊丏"]])  # in GB18030 the bytes of 倁D in UTF-8
def test_chinese_in_any_of_its_encodings_is_the_same(encoding: str, rows: list[list[str]]) -> None:
    """Some GB18030 text is valid UTF-8 by chance; only text that gives common words that way is taken for it."""
    assume(encoding != "gb18030" or not any(ambiguous(field) for row in rows for field in row))
    assert read_back(rows, encoding) == expected(rows)


@given(rows=st.lists(st.lists(COMMON, min_size=3, max_size=3), min_size=2, max_size=8))
@example(rows=[["璐", "浠璐", "璐璐璐"]])
def test_common_chinese_in_gb18030_is_never_taken_for_a_mixture(rows: list[list[str]]) -> None:
    assert read_back(rows, "gb18030") == expected(rows)


@pytest.mark.parametrize("field", ["寮犱紵", "鍚堟牸"])
def test_a_field_that_reads_both_ways_is_refused_rather_than_guessed(field: str) -> None:
    assert ambiguous(field)
    with pytest.raises(FileRejected):
        read_back([[field, "一", "一"]], "gb18030")


@pytest.mark.parametrize(("mark", "encoding"), [(codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")])
def test_text_of_sixteen_bits_is_told_by_its_mark(mark: bytes, encoding: str) -> None:
    assert read_records(mark + "姓名\t电话\r\n𬭊\t1".encode(encoding)) == [(1, ["姓名", "电话"]), (2, ["𬭊", "1"])]


@pytest.mark.parametrize("name", ["欧阳𬭊", "赵䶮", "钱㛃", "𠮷野"])
def test_rare_characters_survive_gb18030(name: str) -> None:
    assert read_records(f"姓名,电话\n{name},1\n".encode("gb18030"))[1] == (2, [name, "1"])


@pytest.mark.parametrize("mark", [",", "\t", ";", "，"])
def test_the_delimiter_is_found(mark: str) -> None:
    text = f"姓名{mark}单位{mark}备注\n张伟{mark}甲公司{mark}一;二、三\n李娜{mark}乙公司{mark}\n"
    assert read_records(text.encode())[2] == (3, ["李娜", "乙公司", ""])


def test_a_comma_in_a_title_does_not_make_it_the_delimiter() -> None:
    text = "花名册,第一期,电工\n姓名\t身份证号\n张伟\t1\n李娜\t2\n"
    assert read_records(text.encode())[1] == (2, ["姓名", "身份证号"])


def test_blank_records_and_line_breaks_in_quotes_are_counted_as_records() -> None:
    assert read_records(b'a,b\n\n"1\n2",3\n\n4,5\n') == [
        (1, ["a", "b"]), (2, []), (3, ["1\n2", "3"]), (4, []), (5, ["4", "5"]),
    ]  # fmt: skip


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_lines_end_in_any_way(ending: str) -> None:
    assert read_records(ending.join(["a,b", "1,2", ""]).encode()) == [(1, ["a", "b"]), (2, ["1", "2"])]


def test_doubled_quotes_are_one() -> None:
    assert read_records(b'a,b\n"say ""yes""",2\n')[1] == (2, ['say "yes"', "2"])


@pytest.mark.parametrize(
    ("text", "record"),
    [
        ('a,b,c\n"1,2,3\n4,5,6\n', "2"),  # never closed
        ('a,b,c\n"1"x,2,3\n', "2"),  # goes on after the end
        ('a,b,c\n1,2,3\n"4,5,6\n7,8,9",x,y\n', "3"),  # closed two records later
    ],
)
def test_quotes_that_swallow_records_are_named(text: str, record: str) -> None:
    assert refusal(text.encode()) == ("import.csv_quotes", {"record": record})


def test_both_lines_of_a_mixture_are_named() -> None:
    content = "姓名,单位\n张伟,甲\n".encode() + "李娜,乙公司\n".encode("gb18030")
    assert refusal(content) == ("import.csv_mixed", {"utf8_line": "1", "other_line": "3"})


def test_a_mixture_within_one_line_is_seen_field_by_field() -> None:
    content = "姓名,".encode() + "单位名称".encode("gb18030") + b"\n"
    assert refusal(content)[0] == "import.csv_mixed"


def test_bytes_of_no_encoding_are_refused_with_their_line() -> None:
    assert refusal("姓名\n".encode("gb18030") + b"\x80\xff,1\n") == ("import.csv_encoding", {"line": "2"})
    assert refusal(codecs.BOM_UTF8 + b"a,b\n1,\xff\n") == ("import.csv_encoding", {"line": "2"})


def test_nothing_is_read_from_text_with_nul() -> None:
    assert refusal(b"a,b\n1,\x002\n") == ("import.is_unknown", {})
