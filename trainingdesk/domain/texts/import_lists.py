"""Wording of the codes about attendance, results and earlier awards."""

from __future__ import annotations

from trainingdesk.domain.texts.wording import Wording

_CHECK_CELL = ("请改正该单元格后重新导入。", "Put the cell right and import again.")
_CHECK_BOTH = ("请核对。", "Check both.")

_ATTENDANCE = {
    "import.no_attendance": Wording(
        "表里没有日期列，也没有实到学时、出勤天数或出勤率，看不出考勤。",
        "The sheet has no columns for days, nor hours or days attended or a rate; it tells no attendance.",
        "请在表头写明每列的日期，或补上“实到学时”列。",
        "Put the day over each column, or add a column of hours attended.",
    ),
    "import.day_untold": Wording(
        "看不出“{column}”列是哪一天，整份考勤未读取。",
        "The day of column “{column}” cannot be told; none of the attendance was read.",
        "请把表头写成“3月2日”或 2026-03-02，或在标题写明年月，如“2026年3月考勤表”。",
        "Write it like 2026-03-02, or state year and month in the title.",
    ),
    "import.day_twice": Wording(
        "{day} 有两列（另一列是 {first} 列），整份考勤未读取。",
        "{day} has two columns (the other is {first}); none of the attendance was read.",
        "请改正日期；同一天分上午、下午的，请在表头写明。",
        "Correct the day; where a day is split, say morning or afternoon in the header.",
    ),
    "import.day_future": Wording(
        "{day} 还没有到。", "{day} has not come yet.", "请确认年份和月份。", "Check year and month."
    ),
    "import.day_outside_class": Wording(
        "{day} 不在表头所写的培训时间内。",
        "{day} lies outside the dates of the class in the lines above.",
        "请核对日期和培训时间。",
        "Check the day and the dates of the class.",
    ),
    "import.day_missing": Wording("没有填写日期。", "The day is missing.", *_CHECK_CELL),
    "import.mark_unreadable": Wording(
        "看不懂这个考勤符号。",
        "This attendance sign cannot be told.",
        "请改写为 √、×、学时数或“迟到”“请假”等字样，或在表下注明符号含义，如“迟到△”。",
        "Use √, ×, hours or plain words, or explain the signs below the table.",
    ),
    "import.mark_unknown": Wording("看不懂这个考勤结果。", "This attendance result cannot be told.", *_CHECK_CELL),
    "import.mark_missing": Wording(
        "这一行既没有考勤结果，也没有学时或打卡时间。",
        "The row has neither a result nor hours nor times.",
        *_CHECK_CELL,
    ),
    "import.session_unknown": Wording(
        "看不出是上午、下午还是晚上，按全天处理。",
        "The part of the day cannot be told; it was taken for the whole day.",
        "请填写上午、下午或晚上。",
        "Write morning, afternoon or evening (am, pm).",
    ),
    "import.clock_unreadable": Wording("看不出是几点。", "The time cannot be told.", *_CHECK_CELL),
    "import.clock_backwards": Wording(
        "签退早于签到。", "Leaving comes before arriving.", "请核对两个时间。", "Check both times."
    ),
    "import.rate_unreadable": Wording(
        "出勤率不是 0 到 100% 之间的数。", "The rate is no number between 0 and 100 %.", *_CHECK_CELL
    ),
    "import.rate_differs": Wording(
        "出勤率与应到、实到学时不符。", "The rate does not agree with the hours planned and attended.", *_CHECK_BOTH
    ),
    "import.hours_over_planned": Wording(
        "实到学时多于应到学时。", "More hours were attended than planned.", *_CHECK_CELL
    ),
    "import.hours_differ": Wording(
        "实到学时与各日之和（{sum}）不符。", "The hours attended are not the sum of the days ({sum}).", *_CHECK_BOTH
    ),
    "import.attendance_twice": Wording(
        "{name}在第 {other} 行已有同样的考勤。",
        "{name} has the same attendance in row {other} already.",
        "请删去多余的一行；同名不同人的，请加上身份证号一列。",
        "Delete one of the rows; for two people of one name add a column of identity numbers.",
    ),
}
_RESULTS = {
    "import.verdict_unreadable": Wording(
        "看不出是否合格。",
        "Whether it was passed cannot be told.",
        "请填写“合格”“不合格”或“缺考”。",
        "Write “合格”, “不合格” or “缺考”.",
    ),
    "import.passed_below_mark": Wording(
        "结果是合格，但有成绩低于 {mark} 分或缺考。",
        "It counts as passed, but a score is below {mark} or was missed.",
        *_CHECK_BOTH,
    ),
    "import.failed_above_mark": Wording(
        "结果是不合格，但各项成绩都不低于 {mark} 分。",
        "It counts as failed, but no score is below {mark}.",
        *_CHECK_BOTH,
    ),
    "import.failed_with_certificate": Wording(
        "考核没有合格，却填了证书编号。", "It was not passed, yet a certificate number is given.", *_CHECK_CELL
    ),
    "import.certificate_twice": Wording(
        "证书编号与第 {other} 行相同。",
        "The certificate number is that of row {other} too.",
        "一个编号只属于一本证书，请核对两行。",
        "A number belongs to one certificate; check both rows.",
    ),
    "import.certificate_date_missing": Wording(
        "有证书编号，没有发证日期。", "There is a certificate number but no day of issue.", *_CHECK_CELL
    ),
    "import.certificate_before_assessment": Wording(
        "发证日期早于考核日期。", "The certificate was issued before the assessment.", *_CHECK_BOTH
    ),
    "import.certificate_kind_unknown": Wording(
        "认不出证书类型，未采用。",
        "The kind of certificate cannot be told and was not used.",
        "请改用标准名称，如“职业技能等级证书”“专项职业能力证书”。",
        "Use one of the standard names.",
    ),
    "import.method_unknown": Wording(
        "认不出评价方式，未采用。",
        "The method cannot be told and was not used.",
        "请填写考试考核、过程评价、直接认定或竞赛选拔。",
        "Use one of the standard names.",
    ),
}
_AWARDS = {
    "import.item_unknown": Wording(
        "认不出补贴项目，无法计入次数限制。",
        "The item cannot be told, so it could not count towards any limit.",
        "请改用标准名称，如“职业培训补贴”“评价补贴”。",
        "Use one of the standard names.",
    ),
    "import.scheme_unknown": Wording(
        "认不出资金类别。",
        "The scheme cannot be told.",
        "请填写“职业培训补贴”或“失业保险技能提升补贴”。",
        "Write “职业培训补贴” or “失业保险技能提升补贴”.",
    ),
    "import.amount_missing": Wording("没有填写金额。", "The amount is missing.", *_CHECK_CELL),
    "import.revoked_early": Wording(
        "撤销日期早于补贴日期。", "The award was revoked before it was made.", *_CHECK_CELL
    ),
    "import.award_twice": Wording(
        "与第 {other} 行是同一笔补贴。",
        "This is the same award as in row {other}.",
        "请删去多余的一行。",
        "Delete one of the rows.",
    ),
}

IMPORT_LISTS_TEXTS: dict[str, Wording] = {**_ATTENDANCE, **_RESULTS, **_AWARDS}
