"""人民币大写: amounts and dates in capitals by 《正确填写票据和结算凭证的基本规定》 (bank rule)."""

from __future__ import annotations

import re
from datetime import date

from trainingdesk.domain.money import FEN_PER_JIAO, FEN_PER_YUAN, Money

PREFIX = "人民币"
_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")
_TEN_THOUSAND = 10**4
_HUNDRED_MILLION = 10**8
# 9999 万亿: beyond it the rule names no unit
LARGEST = Money((10**16 - 1) * FEN_PER_YUAN + 99)
_PLAIN = str.maketrans("圆圓正貳弍參叁叄陸萬億", "元元整贰贰叁叁叁陆万亿")
_AMOUNT = re.compile(r"(?:人民币)?(?:(?P<yuan>.+?)元)?(?:零?(?P<jiao>.)角)?(?:零?(?P<fen>.)分)?整?")


def capital_amount(amount: Money) -> str:
    """The amount in capitals, 人民币 directly before it: 1409.50 is ``人民币壹仟肆佰零玖元伍角整``.

    整 stands after 元 and after 角, never after 分. Where the rule lets 零 be written or left out, it is left out
    between 万 and 仟 and written between 元 and 角. Negative amounts and amounts above ``LARGEST`` are a ValueError:
    a form that needs them must say so in words of its own.
    """
    if not 0 <= amount.fen <= LARGEST.fen:
        raise ValueError("capitals are written for amounts from 0 to 9999 万亿 yuan")
    return PREFIX + _amount_words(amount)


def amount_from_capitals(text: str) -> Money:
    """The amount that capitals say; 圆, 正 and traditional characters are read too. ValueError when it is none.

    Only 零 may stand or be missing where ``capital_amount`` would decide otherwise; digits and units must agree.
    """
    plain = "".join(text.split()).translate(_PLAIN)
    match = _AMOUNT.fullmatch(plain)
    if match is None:
        raise ValueError(f"not an amount in capitals: {text!r}")
    yuan, jiao, fen = match.group("yuan", "jiao", "fen")
    amount = Money(_number(yuan or "") * FEN_PER_YUAN + _number(jiao or "") * FEN_PER_JIAO + _number(fen or ""))
    if amount > LARGEST or _bare(_amount_words(amount)) != _bare(plain):
        raise ValueError(f"not an amount in capitals: {text!r}")
    return amount


def capital_date(day: date) -> str:
    """The date as cheques and vouchers write it: 2026-01-15 is ``贰零贰陆年零壹月壹拾伍日``."""
    return capital_year(day.year) + capital_month_day(day.month, day.day)


def capital_year(year: int) -> str:
    """``贰零贰陆年``: digit by digit."""
    return "".join(_DIGITS[int(digit)] for digit in f"{year:04d}") + "年"


def capital_month_day(month: int, day: int) -> str:
    """Months 壹 贰 壹拾 and days 壹 to 玖, 壹拾 贰拾 叁拾 take 零 in front, so that nothing can be added to them."""
    month_zero = "零" if month in (1, 2, 10) else ""
    day_zero = "零" if day <= 10 or day in (20, 30) else ""
    return f"{month_zero}{_whole(month)}月{day_zero}{_whole(day)}日"


def _amount_words(amount: Money) -> str:
    yuan, rest = divmod(amount.fen, FEN_PER_YUAN)
    jiao, fen = divmod(rest, FEN_PER_JIAO)
    words = f"{_whole(yuan)}元" if yuan or not rest else ""
    if jiao:
        words += "零" if yuan and yuan % 10 == 0 else ""
        words += f"{_DIGITS[jiao]}角"
    if not fen:
        return words + "整"
    if yuan and not jiao:
        words += "零"
    return words + f"{_DIGITS[fen]}分"


def _whole(number: int) -> str:
    if number >= _HUNDRED_MILLION:
        return _joined(number, _HUNDRED_MILLION, "亿")
    if number >= _TEN_THOUSAND:
        return _joined(number, _TEN_THOUSAND, "万")
    return _below_ten_thousand(number)


def _joined(number: int, unit: int, name: str) -> str:
    """The part above a unit and the part below, with 零 where the part below does not reach the next place."""
    above, below = divmod(number, unit)
    if not below:
        return _whole(above) + name
    return _whole(above) + name + ("零" if below < unit // 10 else "") + _whole(below)


def _below_ten_thousand(number: int) -> str:
    if number == 0:
        return _DIGITS[0]
    words, gap = "", False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if not digit:
            gap = bool(words)
            continue
        words += ("零" if gap else "") + _DIGITS[digit] + _PLACES[place]
        gap = False
    return words


def _number(words: str) -> int:
    """What the digits and units add up to; nonsense adds up to something that reads otherwise."""
    for unit, name in ((_HUNDRED_MILLION, "亿"), (_TEN_THOUSAND, "万")):
        above, found, below = words.rpartition(name)
        if found:
            return _number(above) * unit + _number(below)
    total, digit = 0, 0
    for letter in words:
        if letter in _PLACES:
            total, digit = total + digit * 10 ** _PLACES.index(letter), 0
        else:
            digit = max(_DIGITS.find(letter), 0)
    return total + digit


def _bare(words: str) -> str:
    """Without the parts that may stand or be missing."""
    bare = words.removeprefix(PREFIX).removesuffix("整")
    return bare if bare.startswith("零元") else bare.replace("零", "")
