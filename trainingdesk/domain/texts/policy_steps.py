"""Wording of a decision told step by step, and the names of the facts it rests on."""

from __future__ import annotations

from trainingdesk.domain.texts.wording import Wording

_STEPS: dict[str, Wording] = {
    "explain.version": Wording(
        "依据 {document}（{pack} 第 {version} 版，{span}），按{fact} 判定。",
        "Under {document} ({pack} version {version}, {span}), by {fact}.",
    ),
    "explain.version_none": Wording(
        "{pack} 只在 {span} 有效，{fact} 不在其中。", "{pack} holds {span} only; {fact} is not within."
    ),
    "explain.since": Wording("{start} 起", "from {start}"),
    "explain.between": Wording("{start} 至 {end}", "{start} to {end}"),
    "explain.remark": Wording(
        "说明：{fact} 与证件号码不一致，以所填为准。",
        "Note: {fact} differs from the identity number; what was filled in stands.",
    ),
    "explain.rate.none": Wording("标准：没有适用的标准。", "Rate: there is none that applies."),
    "explain.rate.table": Wording("标准：{facts}，{amount} 元{notes}。", "Rate: {facts}, {amount} yuan{notes}."),
    "explain.rate.no_cell": Wording(
        "标准：{facts}，政策未规定标准{notes}。", "Rate: {facts}, the policy sets none{notes}."
    ),
    "explain.rate.per_unit": Wording(
        "标准：{facts}，{price} × {units}{bounds} = {amount} 元{notes}。",
        "Rate: {facts}, {price} × {units}{bounds} = {amount} yuan{notes}.",
    ),
    "explain.rate.share": Wording(
        "标准：{facts}，按 {percent}%{bounds} = {amount} 元{notes}。",
        "Rate: {facts}, {percent} %{bounds} = {amount} yuan{notes}.",
    ),
    "explain.bound.least": Wording("，至少 {figure}", ", at least {figure}"),
    "explain.bound.most": Wording("，最多计 {figure}", ", at most {figure} counted"),
    "explain.bound.cap": Wording("，封顶 {figure} 元", ", capped at {figure} yuan"),
    "explain.factor.percent": Wording(
        "{name}：{figure}% → {amount} 元{notes}。", "{name}: {figure} % → {amount} yuan{notes}."
    ),
    "explain.factor.uplift": Wording(
        "{name}：上浮 {figure}% → {amount} 元{notes}。", "{name}: raised by {figure} % → {amount} yuan{notes}."
    ),
    "explain.factor.rise": Wording(
        "{name}：逐年递增 {figure}% → {amount} 元{notes}。", "{name}: {figure} % more each year → {amount} yuan{notes}."
    ),
    "explain.factor.replace": Wording(
        "{name}：改按 {figure} 元 → {amount} 元{notes}。", "{name}: {figure} yuan instead → {amount} yuan{notes}."
    ),
    "explain.factor.add": Wording(
        "{name}：另加 {figure} 元 → {amount} 元{notes}。", "{name}: {figure} yuan more → {amount} yuan{notes}."
    ),
    "explain.factor.cap": Wording(
        "{name}：不超过 {figure} 元 → {amount} 元{notes}。", "{name}: at most {figure} yuan → {amount} yuan{notes}."
    ),
    "explain.factor.floor": Wording(
        "{name}：不低于 {figure} 元 → {amount} 元{notes}。", "{name}: at least {figure} yuan → {amount} yuan{notes}."
    ),
    "explain.factor.none": Wording("{name}：不适用（{facts}）{notes}。", "{name}: does not apply ({facts}){notes}."),
    "explain.shortage.list": Wording("，按政策包的紧缺清单", ", by the pack's list of scarce occupations"),
    "explain.shortage.none": Wording(
        "，未列入紧缺清单，按不紧缺计", ", not on the list of scarce occupations, so counted as not scarce"
    ),
    "explain.clause": Wording("（{clause}）", " ({clause})"),
    "explain.ceiling": Wording("，公布的是上限，按上限计", ", only a ceiling is published; the ceiling is used"),
    "explain.assumed": Wording("，政策原文未载明，为假定", ", assumed: the notice does not say"),
    "explain.rounding.half_up": Wording(
        "取整：到{unit}，四舍五入 → {amount} 元。", "Rounding: to the {unit}, half up → {amount} yuan."
    ),
    "explain.rounding.down": Wording(
        "取整：到{unit}，舍去尾数 → {amount} 元。", "Rounding: to the {unit}, down → {amount} yuan."
    ),
    "explain.rounding.up": Wording(
        "取整：到{unit}，进一 → {amount} 元。", "Rounding: to the {unit}, up → {amount} yuan."
    ),
    "explain.unit.fen": Wording("分", "fen"),
    "explain.unit.jiao": Wording("角", "jiao"),
    "explain.unit.yuan": Wording("元", "yuan"),
    "explain.condition.met": Wording("✓ {name}：符合（{leaves}）{notes}。", "✓ {name}: met ({leaves}){notes}."),
    "explain.condition.failed": Wording(
        "✗ {name}：不符合（{leaves}）{notes}。", "✗ {name}: not met ({leaves}){notes}."
    ),
    "explain.condition.open": Wording(
        "? {name}：缺少信息，不能判定（{leaves}）{notes}。",
        "? {name}: cannot be told, a fact is missing ({leaves}){notes}.",
    ),
    "explain.leaf.is": Wording("{facts}（要求 {words}）", "{facts} (needed: {words})"),
    "explain.leaf.is_not": Wording("{facts}（不得为 {words}）", "{facts} (must not be: {words})"),
    "explain.leaf.at_least": Wording("{facts}，要求不少于 {figure}", "{facts}, at least {figure} needed"),
    "explain.leaf.short": Wording(
        "{facts}，要求不少于 {figure}，差 {short}", "{facts}, at least {figure} needed, {short} short"
    ),
    "explain.leaf.age": Wording("{age} 周岁，要求 {least} 至 {most} 周岁", "aged {age}, {least} to {most} needed"),
    "explain.leaf.age_by_sex": Wording(
        "{age} 周岁，要求 {least} 周岁以上、男不超过 {most} 周岁、女不超过 {most_women} 周岁",
        "aged {age}, at least {least}, men at most {most}, women at most {most_women}",
    ),
    "explain.leaf.within": Wording(
        "{facts}，{months} 个月内，至 {last_day}", "{facts}, within {months} months, until {last_day}"
    ),
    "explain.limit.met": Wording(
        "✓ {name}：已有 {stood} 次，限 {count} 次{notes}。", "✓ {name}: {stood} so far, {count} allowed{notes}."
    ),
    "explain.limit.failed": Wording(
        "✗ {name}：已有 {stood} 次，限 {count} 次{by}{notes}。", "✗ {name}: {stood} so far, {count} allowed{by}{notes}."
    ),
    "explain.level.met": Wording(
        "✓ {name}：已享受的最高等级 {stood}{notes}。", "✓ {name}: highest level paid so far {stood}{notes}."
    ),
    "explain.level.failed": Wording(
        "✗ {name}：已享受的最高等级 {stood}{by}{notes}。", "✗ {name}: highest level paid so far {stood}{by}{notes}."
    ),
    "explain.by": Wording("：{list}", ": {list}"),
    "explain.line": Wording("本批 {line}", "line {line} here"),
    "explain.payee": Wording("支付：{payee}，{fund}{notes}。", "Paid to: {payee}, {fund}{notes}."),
    "explain.result.payable": Wording("结果：应付 {amount} 元。", "Result: {amount} yuan payable."),
    "explain.result.pending": Wording(
        "结果：第 {number} 期 {amount} 元，待满足条件，至 {due}。",
        "Result: instalment {number} of {amount} yuan pending until {due}.",
    ),
    "explain.result.excluded": Wording("结果：不予补贴。原因：{reasons}。", "Result: excluded. Why: {reasons}."),
    "explain.result.not_applicable": Wording(
        "结果：所选政策没有这个项目。", "Result: none of the chosen policies grants this item."
    ),
    "explain.remedy.fact": Wording("怎样才能补贴：补上 {facts}。", "What would make it payable: fill in {facts}."),
    "explain.remedy.impossible": Wording(
        "怎样才能补贴：更正 {facts}。", "What would make it payable: correct {facts}."
    ),
    "explain.remedy.short": Wording(
        "怎样才能补贴：{fact}还差 {short}。", "What would make it payable: {short} more of {fact}."
    ),
    "explain.remedy.free_from": Wording(
        "怎样才能补贴：{day} 起取得的证书可申领。",
        "What would make it payable: a certificate from {day} on may be claimed.",
    ),
    "explain.remedy.never": Wording(
        "此项不能补正：期限已于 {last_day} 届满。", "This cannot be mended: the time ran out on {last_day}."
    ),
    "explain.list": Wording("、", ", "),
    "explain.pair": Wording("{name} {value}", "{name} {value}"),
    "explain.unknown": Wording("未知", "unknown"),
    "explain.nothing": Wording("无", "none"),
    "describe.pack": Wording("政策", "Policy"),
    "describe.conditions": Wording("条件", "Conditions"),
    "describe.limits": Wording("次数", "Limits"),
    "describe.payees": Wording("收款方与资金", "Payees and funds"),
    "describe.parameters": Wording("参数", "Parameters"),
    "describe.evidence": Wording("申领材料", "Evidence"),
    "describe.rules": Wording("条款", "Rules"),
    "describe.assumed": Wording("假定（政策原文未载明）", "Assumed, for the notice does not say"),
    "describe.not_found": Wording("没有查到", "Not found"),
    "describe.not": Wording("非“{words}”", "not “{words}”"),
    "describe.within": Wording("{of}起 {months} 个月内的{day}", "{day} within {months} months of {of}"),
    "describe.amount": Wording("{figure} 元", "{figure} yuan"),
    "describe.least": Wording("至少 {figure}", "at least {figure}"),
    "describe.most": Wording("最多计 {figure}", "at most {figure} counted"),
    "describe.cap": Wording("封顶 {figure} 元", "capped at {figure} yuan"),
    "describe.percent": Wording("实际费用的 {figure}%", "{figure} % of the real cost"),
    "describe.tier": Wording("合格率起点与每人金额 {figure}", "share passed and amount a head {figure}"),
    "describe.upto": Wording("（至第 {figure} 个单位）", " (up to unit {figure})"),
    "describe.effect.percent": Wording("按 {figure}%", "{figure} %"),
    "describe.effect.uplift": Wording("上浮 {figure}%", "raised by {figure} %"),
    "describe.effect.rise": Wording("每年递增 {figure}%", "{figure} % more each year"),
    "describe.effect.base_year": Wording("自 {figure} 年起", "since {figure}"),
    "describe.effect.replace": Wording("改按 {figure} 元", "{figure} yuan instead"),
    "describe.effect.add": Wording("另加 {figure} 元", "{figure} yuan more"),
    "describe.effect.cap": Wording("不超过 {figure} 元", "at most {figure} yuan"),
    "describe.effect.floor": Wording("不低于 {figure} 元", "at least {figure} yuan"),
    "describe.anywhere": Wording("全国", "the whole country"),
    "explain.yes": Wording("是", "yes"),
    "explain.no": Wording("否", "no"),
    "explain.given": Wording("有", "given"),
    "explain.then": Wording("；", "; "),
    "explain.paid": Wording("已支付 {amount} 元", "{amount} yuan paid"),
    "explain.price.per_hour": Wording("{amount} 元/学时", "{amount} yuan an hour"),
    "explain.price.per_day": Wording("{amount} 元/天", "{amount} yuan a day"),
    "explain.price.per_year": Wording("{amount} 元/年", "{amount} yuan a year"),
    "explain.price.per_full_period": Wording("{amount} 元/期", "{amount} yuan a period"),
}

_FACTS: dict[str, tuple[str, str]] = {
    "line_id": ("行号", "line id"),
    "person_id": ("证件号码", "identity number"),
    "person_id_kind": ("证件类型", "kind of identity document"),
    "birth_date": ("出生日期", "birth date"),
    "sex": ("性别", "sex"),
    "person_groups": ("人员类别", "person groups"),
    "item": ("补贴项目", "item"),
    "scheme": ("补贴渠道", "scheme"),
    "occupation_code": ("职业编码", "occupation code"),
    "occupation_edition": ("职业分类版本", "edition of the occupation list"),
    "category": ("专业类别", "trade category"),
    "certificate_kind": ("证书类别", "certificate kind"),
    "level": ("等级", "level"),
    "level_held": ("已有等级", "level held"),
    "certificate_no": ("证书编号", "certificate number"),
    "certificate_date": ("证书日期", "certificate date"),
    "assessment_date": ("考核日期", "assessment date"),
    "assessment_method": ("评价方式", "assessment method"),
    "class_id": ("班级编号", "class number"),
    "class_start": ("开班日期", "class start"),
    "class_end": ("结业日期", "class end"),
    "application_date": ("申请日期", "application date"),
    "class_day_attendance_min": ("班级当日最低出勤率", "lowest attendance of a class day"),
    "attendance": ("出勤率", "attendance"),
    "region": ("行政区划", "region"),
    "origin_region": ("户籍地", "registered residence"),
    "institution_code": ("机构代码", "institution code"),
    "institution_grade": ("机构等级", "institution grade"),
    "institution_kind": ("机构类型", "kind of institution"),
    "institution_certified": ("机构资质", "institution's scope"),
    "class_approved": ("班级批准", "class approved"),
    "employer_code": ("单位代码", "employer code"),
    "employer_kind": ("单位类型", "kind of employer"),
    "programme": ("项目", "programme"),
    "channel": ("申领渠道", "channel"),
    "hours_planned": ("计划学时", "hours planned"),
    "hours_attended": ("实际学时", "hours attended"),
    "days_attended": ("实际天数", "days attended"),
    "months": ("月数", "months"),
    "delivery": ("培训形式", "delivery"),
    "shortage": ("紧缺程度", "scarcity"),
    "employed_on": ("就业日期", "date of employment"),
    "insured_months": ("参保月数", "insured months"),
    "actual_cost": ("实际费用", "actual cost"),
    "apprentices": ("带徒人数", "apprentices"),
    "apprentices_passed": ("带徒合格人数", "apprentices passed"),
    "class_passed_share": ("班级合格率", "share of the class that passed"),
    "class_employed_share": ("班级就业率", "share of the class in work"),
}
STEP_TEXTS: dict[str, Wording] = {
    **_STEPS,
    **{f"fact.{name}": Wording(zh, en) for name, (zh, en) in _FACTS.items()},
}
