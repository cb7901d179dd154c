"""Logins and passwords: how they are folded, what makes a password good enough, and how it is kept (argon2id).

Length and a block-list of what people here really choose; no forced mix of signs (ASVS 5.0, 6.1.2 and 6.2).
"""

from __future__ import annotations

import re
import secrets
import unicodedata
from dataclasses import dataclass
from functools import cache

from argon2 import PasswordHasher, Type
from argon2.exceptions import InvalidHashError, VerificationError, VerifyMismatchError

from trainingdesk.domain.errors import Damaged, Refused
from trainingdesk.domain.findings import Finding, Severity

MIN_LENGTH = 12
MAX_LENGTH = 256
MIN_REMAINDER = 6  # what must be left once every word that anybody would try first is taken out
MIN_DISTINCT = 5
_LOGIN = re.compile(r"\w(?:[\w.@-]{0,62}\w)?")
_HAN = re.compile(r"[\u3007\u3400-\u9fff\U00020000-\U0003ffff]")
_LEET = str.maketrans({"@": "a", "$": "s", "0": "o", "1": "l", "3": "e", "5": "s", "7": "t", "!": "i"})
_YEAR = re.compile(r"(?:19|20)\d\d")
_FIRST_TRIED = (
    # what the world chooses
    "password", "passwd", "passw", "welcome", "letmein", "iloveyou", "monkey", "dragon", "sunshine", "princess",
    "football", "baseball", "superman", "batman", "master", "shadow", "login", "secret", "changeme", "default",
    "admin", "administrator", "root", "guest", "user", "test", "demo", "hello", "abc", "qwer", "asdf", "zxcv",
    "qwerty", "qwertyuiop", "asdfgh", "asdfghjkl", "zxcvbn", "zxcvbnm", "qaz", "wsx", "edc", "1q2w3e", "1q2w3e4r",
    # what is chosen in Chinese
    "woaini", "aini", "5201314", "520", "1314", "888", "666", "mima", "nihao", "zhongguo", "china", "beijing",
    "密码", "口令", "你好", "我爱你", "中国", "管理员",
    # what is chosen in this office
    "trainingdesk", "tdesk", "training", "desk", "subsidy", "renshe", "rensheju", "rsj", "caizheng", "caizhengju",
    "peixun", "zhiyepeixun", "butie", "zhengshu", "zhengzhou", "henan", "guangdong", "jiangmen", "guangzhou",
    "shenzhen", "hangzhou", "ningbo", "shaoxing", "tianjin", "人社", "人社局", "财政", "财政局", "培训", "职业培训",
    "补贴", "证书", "郑州", "河南", "广东", "江门", "广州", "深圳", "杭州", "宁波", "绍兴", "天津",
)  # fmt: skip
_RUNS = ("0123456789012", "9876543210987", "abcdefghijklmnopqrstuvwxyz", "zyxwvutsrqponmlkjihgfedcba")
_RUN_LENGTHS = range(3, 13)


@dataclass(frozen=True, slots=True)
class PasswordProfile:
    """How dear one guess is made. ``memory`` in KiB."""

    time_cost: int
    memory: int
    parallelism: int

    def hasher(self) -> PasswordHasher:
        return PasswordHasher(self.time_cost, self.memory, self.parallelism, type=Type.ID)


OFFICE_PROFILE = PasswordProfile(time_cost=4, memory=128 * 1024, parallelism=2)  # about 0.3 s on two office cores


def folded_login(text: str) -> str:
    """The one form of a login that is stored and compared: letters, digits and ``. _ @ -``, case folded.

    Raises Refused ``security.login_unusable``.
    """
    folded = unicodedata.normalize("NFKC", text).strip().casefold()
    if _LOGIN.fullmatch(folded) is None:
        raise Refused("security.login_unusable", login=text)
    return folded


def password_faults(password: str, *, login: str, name: str = "") -> tuple[Finding, ...]:
    """Everything that is wrong with a new password; none when it is good. The findings never hold the password."""
    if len(password) > MAX_LENGTH:
        return (_fault("security.password_long", most=MAX_LENGTH),)
    folded = _normal(password).casefold()
    faults = []
    if _weight(folded) < MIN_LENGTH:
        faults.append(_fault("security.password_short", least=MIN_LENGTH))
    if any(word and word in folded for word in (login.casefold(), name.strip().casefold())):
        faults.append(_fault("security.password_holds_login"))
    if _is_repetitive(folded):
        faults.append(_fault("security.password_repetitive"))
    elif _remainder(folded) < MIN_REMAINDER:
        faults.append(_fault("security.password_common"))
    return tuple(faults)


def hash_password(password: str, profile: PasswordProfile = OFFICE_PROFILE) -> str:
    """The text to store: algorithm, cost, salt and hash."""
    return profile.hasher().hash(_bytes(password))


def is_right_password(stored: str, password: str) -> bool:
    """Damaged ``security.hash_damaged`` when what is stored is no hash at all: nobody is let in on that."""
    try:
        return PasswordHasher().verify(stored, _bytes(password))
    except VerifyMismatchError:
        return False
    except (InvalidHashError, VerificationError) as error:
        raise Damaged("security.hash_damaged") from error


@cache
def decoy_hash(profile: PasswordProfile = OFFICE_PROFILE) -> str:
    """A hash nobody has the password of, checked for an unknown login: it must answer no faster than a known one."""
    return hash_password(secrets.token_urlsafe(), profile)


def needs_rehash(stored: str, profile: PasswordProfile = OFFICE_PROFILE) -> bool:
    """True when it was made at another cost: hash the password again while it is at hand."""
    return profile.hasher().check_needs_rehash(stored)


def _normal(password: str) -> str:
    """Keyboards and input methods write the same sign in several ways (full-width letters, composed accents)."""
    return unicodedata.normalize("NFKC", password)


def _bytes(password: str) -> bytes:
    return _normal(password).encode("utf-8", "surrogatepass")  # a terminal may hand over undecodable input


def _fault(code: str, **params: int) -> Finding:
    return Finding(code, Severity.ERROR, params={name: str(value) for name, value in params.items()})


def _weight(folded: str) -> int:
    """Signs, a Chinese character counted twice: six of them take as long to guess as twelve letters."""
    return len(folded) + len(_HAN.findall(folded))


def _is_repetitive(folded: str) -> bool:
    if _HAN.search(folded) is None and len(set(folded)) < MIN_DISTINCT:
        return True
    return folded in (folded + folded)[1:-1]  # a word written twice or more


def _remainder(folded: str) -> int:
    """The weight of what is left without runs, years and first-tried words, read with and without look-alike signs."""
    return min(_without_words(folded), _without_words(folded.translate(_LEET)))


def _without_words(folded: str) -> int:
    left = _YEAR.sub("\0", folded)
    for word in _BLOCKED:
        left = left.replace(word, "\0")
    return _weight(left.replace("\0", ""))


def _runs() -> set[str]:
    return {row[start : start + size] for row in _RUNS for size in _RUN_LENGTHS for start in range(len(row) - size + 1)}


# longest first, so that no short word leaves a tail of a long one behind
_BLOCKED = sorted({*_FIRST_TRIED, *_runs()}, key=lambda word: (-len(word), word))
