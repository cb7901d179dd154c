<?xml version="1.0" encoding="utf-8"?>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
  <context>
    <name>review</name>
    <message>
      <source>1 人·{days} 天</source>
      <translation>1 person·{days} d</translation>
    </message>
    <message>
      <source>{attended} / {held} 学时</source>
      <translation>{attended} of {held} hours</translation>
    </message>
    <message>
      <source>{count} 人</source>
      <translation>{count}</translation>
    </message>
    <message>
      <source>{count} 人有考勤</source>
      <translation>of {count} people</translation>
    </message>
    <message>
      <source>{count} 单·{heads} 人</source>
      <translation>Claims: {count}·people: {heads}</translation>
    </message>
    <message>
      <source>{count} 项未过</source>
      <translation>{count} failed</translation>
    </message>
    <message>
      <source>{days} 天·平均 {share}·低于 {threshold} % 的 {count} 人</source>
      <translation>{days} days·average {share}·below {threshold} %: {count}</translation>
    </message>
    <message>
      <source>{heads} 人·{days} 天</source>
      <translation>{heads} people·{days} d</translation>
    </message>
    <message>
      <source>{name} {at} 提交</source>
      <translation>{name}, submitted {at}</translation>
    </message>
    <message>
      <source>{name} 持有的证书</source>
      <translation>Certificates of {name}</translation>
    </message>
    <message>
      <source>{name} 的其他申领与补贴</source>
      <translation>Other claims and subsidies of {name}</translation>
    </message>
    <message>
      <source>{number} 不予通过</source>
      <translation>{number} rejected</translation>
    </message>
    <message>
      <source>{number} 已退回补正</source>
      <translation>{number} returned for correction</translation>
    </message>
    <message>
      <source>{number} 已通过</source>
      <translation>{number} approved</translation>
    </message>
    <message>
      <source>{number} 申请表</source>
      <translation>Claim form {number}</translation>
    </message>
    <message>
      <source>上次退回时的意见</source>
      <translation>Remarks of the last return</translation>
    </message>
    <message>
      <source>不予通过</source>
      <translation>Reject</translation>
    </message>
    <message>
      <source>不予通过 {number}</source>
      <translation>Reject {number}</translation>
    </message>
    <message>
      <source>不计入的人</source>
      <translation>Not counted</translation>
    </message>
    <message>
      <source>不齐</source>
      <translation>Incomplete</translation>
    </message>
    <message>
      <source>事实与理由</source>
      <translation>Facts and grounds</translation>
    </message>
    <message>
      <source>人员明细</source>
      <translation>People</translation>
    </message>
    <message>
      <source>人数</source>
      <translation>People</translation>
    </message>
    <message>
      <source>依据</source>
      <translation>Basis</translation>
    </message>
    <message>
      <source>依据条款</source>
      <translation>Rule cited</translation>
    </message>
    <message>
      <source>全部</source>
      <translation>All</translation>
    </message>
    <message>
      <source>全部通过</source>
      <translation>All passed</translation>
    </message>
    <message>
      <source>出具凭证</source>
      <translation>Issue vouchers</translation>
    </message>
    <message>
      <source>出勤率</source>
      <translation>Attendance</translation>
    </message>
    <message>
      <source>初审通过</source>
      <translation>Approved</translation>
    </message>
    <message>
      <source>初审队列</source>
      <translation>Review queue</translation>
    </message>
    <message>
      <source>发证日</source>
      <translation>Issued</translation>
    </message>
    <message>
      <source>另存</source>
      <translation>Save as</translation>
    </message>
    <message>
      <source>另存…</source>
      <translation>Save as…</translation>
    </message>
    <message>
      <source>同人其他申领</source>
      <translation>Other claims of the person</translation>
    </message>
    <message>
      <source>同人申领</source>
      <translation>Others</translation>
    </message>
    <message>
      <source>同时出具凭证，送财政复审</source>
      <translation>Issue the vouchers as well, for finance</translation>
    </message>
    <message>
      <source>如：签到表缺 3 月 11 日下午，请补正</source>
      <translation>Such as: the sign-in sheet lacks the afternoon of 11 March</translation>
    </message>
    <message>
      <source>对整单的意见</source>
      <translation>Remark on the claim as a whole</translation>
    </message>
    <message>
      <source>少付（元）</source>
      <translation>Reduction (yuan)</translation>
    </message>
    <message>
      <source>工种</source>
      <translation>Occupation</translation>
    </message>
    <message>
      <source>已享受</source>
      <translation>Received</translation>
    </message>
    <message>
      <source>已出具凭证 {numbers}</source>
      <translation>Vouchers issued: {numbers}</translation>
    </message>
    <message>
      <source>已按标准计算</source>
      <translation>As computed</translation>
    </message>
    <message>
      <source>已排除 {name}</source>
      <translation>{name} excluded</translation>
    </message>
    <message>
      <source>已收回</source>
      <translation>Recovered</translation>
    </message>
    <message>
      <source>平均考勤</source>
      <translation>Attendance</translation>
    </message>
    <message>
      <source>待初审</source>
      <translation>For HR</translation>
    </message>
    <message>
      <source>必备附件</source>
      <translation>Evidence</translation>
    </message>
    <message>
      <source>意见</source>
      <translation>Remark</translation>
    </message>
    <message>
      <source>持有的证书</source>
      <translation>Certificates held</translation>
    </message>
    <message>
      <source>排除</source>
      <translation>Excluded</translation>
    </message>
    <message>
      <source>排除 {count}</source>
      <translation>Excluded {count}</translation>
    </message>
    <message>
      <source>排除 {name}</source>
      <translation>Exclude {name}</translation>
    </message>
    <message>
      <source>排除后不能恢复；其余人照常。</source>
      <translation>This cannot be undone; the others are not affected.</translation>
    </message>
    <message>
      <source>排除此人</source>
      <translation>Exclude</translation>
    </message>
    <message>
      <source>提交的申领单会出现在这里。</source>
      <translation>Claims that are submitted appear here.</translation>
    </message>
    <message>
      <source>文件</source>
      <translation>File</translation>
    </message>
    <message>
      <source>无考勤</source>
      <translation>No attendance</translation>
    </message>
    <message>
      <source>日期</source>
      <translation>Day</translation>
    </message>
    <message>
      <source>显示哪些人</source>
      <translation>Whom to show</translation>
    </message>
    <message>
      <source>有 {count} 处与其他记录冲突</source>
      <translation>{count} conflicts with other records</translation>
    </message>
    <message>
      <source>有意见</source>
      <translation>Remarked</translation>
    </message>
    <message>
      <source>材料</source>
      <translation>Evidence</translation>
    </message>
    <message>
      <source>来源：{names}</source>
      <translation>From: {names}</translation>
    </message>
    <message>
      <source>此单到此为止；其中的人可以重新申领。</source>
      <translation>The claim ends here; its people can be claimed for again.</translation>
    </message>
    <message>
      <source>没有其他申领，也没有已享受的补贴</source>
      <translation>No other claims, no earlier subsidies</translation>
    </message>
    <message>
      <source>没有登记的证书</source>
      <translation>No registered certificates</translation>
    </message>
    <message>
      <source>没有考勤</source>
      <translation>No attendance</translation>
    </message>
    <message>
      <source>没有选中的申领单</source>
      <translation>No claim selected</translation>
    </message>
    <message>
      <source>没有附件</source>
      <translation>No evidence</translation>
    </message>
    <message>
      <source>状态</source>
      <translation>State</translation>
    </message>
    <message>
      <source>申请表</source>
      <translation>Form</translation>
    </message>
    <message>
      <source>申领金额（元）</source>
      <translation>Amount claimed (yuan)</translation>
    </message>
    <message>
      <source>第 {position} 行 {name}</source>
      <translation>Row {position} {name}</translation>
    </message>
    <message>
      <source>等级</source>
      <translation>Level</translation>
    </message>
    <message>
      <source>给 {name} 钉意见</source>
      <translation>Remark on {name}</translation>
    </message>
    <message>
      <source>考勤</source>
      <translation>Attendance</translation>
    </message>
    <message>
      <source>考勤图</source>
      <translation>Attendance map</translation>
    </message>
    <message>
      <source>自动检查</source>
      <translation>Checks</translation>
    </message>
    <message>
      <source>要补正什么，怎样补正</source>
      <translation>What to correct, and how</translation>
    </message>
    <message>
      <source>证书</source>
      <translation>Certificates</translation>
    </message>
    <message>
      <source>证件号</source>
      <translation>ID number</translation>
    </message>
    <message>
      <source>证据</source>
      <translation>Evidence</translation>
    </message>
    <message>
      <source>说明</source>
      <translation>Explanation</translation>
    </message>
    <message>
      <source>财政 {name} 退回：{comment}</source>
      <translation>Returned by {name} of finance: {comment}</translation>
    </message>
    <message>
      <source>这份申领单不是班级申领，或班级没有考勤记录。</source>
      <translation>It is no class claim, or the class has no attendance.</translation>
    </message>
    <message>
      <source>这份申领单没有人</source>
      <translation>Nobody is on this claim</translation>
    </message>
    <message>
      <source>这种文件不在这里显示。</source>
      <translation>Files of this kind are not shown here.</translation>
    </message>
    <message>
      <source>退回后这些人可以再次申领，直到重新提交。</source>
      <translation>Until it is submitted again, its people may be claimed for elsewhere.</translation>
    </message>
    <message>
      <source>退回补正</source>
      <translation>Return</translation>
    </message>
    <message>
      <source>退回补正 {count}</source>
      <translation>Return ({count})</translation>
    </message>
    <message>
      <source>退回补正 {number}</source>
      <translation>Return {number} for correction</translation>
    </message>
    <message>
      <source>退回补正时一并送出；清空即取下。</source>
      <translation>Sent along when the claim is returned; clear the text to remove it.</translation>
    </message>
    <message>
      <source>选择一份附件查看</source>
      <translation>Choose a piece to look at</translation>
    </message>
    <message>
      <source>通过 {count} 人</source>
      <translation>Approve ({count})</translation>
    </message>
    <message>
      <source>通过 {number}</source>
      <translation>Approve {number}</translation>
    </message>
    <message>
      <source>通过前系统会按原标准逐行重算；通过后不能再修改。</source>
      <translation>Every line is computed again first. Once approved, it cannot be changed.</translation>
    </message>
    <message>
      <source>通过金额（元）</source>
      <translation>Amount approved (yuan)</translation>
    </message>
    <message>
      <source>金额（元）</source>
      <translation>Amount (yuan)</translation>
    </message>
    <message>
      <source>钉上</source>
      <translation>Pin</translation>
    </message>
    <message>
      <source>钉意见</source>
      <translation>Remark</translation>
    </message>
    <message>
      <source>队列已清空</source>
      <translation>The queue is empty</translation>
    </message>
    <message>
      <source>附件</source>
      <translation>Evidence</translation>
    </message>
    <message>
      <source>附件 {count}</source>
      <translation>Files {count}</translation>
    </message>
    <message>
      <source>页</source>
      <translation>Pages</translation>
    </message>
    <message>
      <source>项目</source>
      <translation>Item</translation>
    </message>
    <message>
      <source>齐全</source>
      <translation>Complete</translation>
    </message>
  </context>
</TS>
