<?xml version="1.0" encoding="utf-8"?>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
  <context>
    <name>institutions</name>
    <message>
      <source>不勾选等级时，登记不分等级的证书（如专项职业能力、培训合格）。</source>
      <translation>Without a level, certificates that have none are covered (special ability, completion).</translation>
    </message>
    <message>
      <source>不能再开补贴班，在办的班照常办理。</source>
      <translation>No new subsidised classes; running ones go on.</translation>
    </message>
    <message>
      <source>今天</source>
      <translation>today</translation>
    </message>
    <message>
      <source>保存</source>
      <translation>Save</translation>
    </message>
    <message>
      <source>单位名称</source>
      <translation>Employer</translation>
    </message>
    <message>
      <source>原因</source>
      <translation>Reason</translation>
    </message>
    <message>
      <source>可以重新开补贴班。</source>
      <translation>Subsidised classes may be opened again.</translation>
    </message>
    <message>
      <source>培训范围</source>
      <translation>Certified scope</translation>
    </message>
    <message>
      <source>大典版本</source>
      <translation>Edition</translation>
    </message>
    <message>
      <source>如 4-03-02-01</source>
      <translation>Such as 4-03-02-01</translation>
    </message>
    <message>
      <source>已保存。</source>
      <translation>Saved.</translation>
    </message>
    <message>
      <source>已登记 {code}。</source>
      <translation>{code} registered.</translation>
    </message>
    <message>
      <source>开户行</source>
      <translation>Bank</translation>
    </message>
    <message>
      <source>收款账户</source>
      <translation>Accounts</translation>
    </message>
    <message>
      <source>显示半分钟，记入日志</source>
      <translation>Shown for half a minute, and logged</translation>
    </message>
    <message>
      <source>显示账号</source>
      <translation>Show account</translation>
    </message>
    <message>
      <source>更正…</source>
      <translation>Correct…</translation>
    </message>
    <message>
      <source>更正机构</source>
      <translation>Correct an institution</translation>
    </message>
    <message>
      <source>更正用人单位</source>
      <translation>Correct an employer</translation>
    </message>
    <message>
      <source>更正评价机构</source>
      <translation>Correct an assessment body</translation>
    </message>
    <message>
      <source>有效止</source>
      <translation>Valid until</translation>
    </message>
    <message>
      <source>有效起</source>
      <translation>Valid from</translation>
    </message>
    <message>
      <source>未定止期</source>
      <translation>No end set</translation>
    </message>
    <message>
      <source>机构</source>
      <translation>Institution</translation>
    </message>
    <message>
      <source>机构</source>
      <comment>list</comment>
      <translation>Institutions</translation>
    </message>
    <message>
      <source>机构名称</source>
      <translation>Institution</translation>
    </message>
    <message>
      <source>机构资料</source>
      <translation>Details</translation>
    </message>
    <message>
      <source>此前的账户保留在记录中；已出具的凭证仍付到原账户。</source>
      <translation>Earlier accounts stay on record; vouchers already issued keep theirs.</translation>
    </message>
    <message>
      <source>状态</source>
      <translation>State</translation>
    </message>
    <message>
      <source>用人单位</source>
      <translation>Employers</translation>
    </message>
    <message>
      <source>电话</source>
      <translation>Telephone</translation>
    </message>
    <message>
      <source>登记</source>
      <translation>Register</translation>
    </message>
    <message>
      <source>登记…</source>
      <translation>Register…</translation>
    </message>
    <message>
      <source>登记培训范围</source>
      <translation>Add certified scope</translation>
    </message>
    <message>
      <source>登记收款账户</source>
      <translation>Add an account</translation>
    </message>
    <message>
      <source>登记机构</source>
      <translation>Register an institution</translation>
    </message>
    <message>
      <source>登记用人单位</source>
      <translation>Register an employer</translation>
    </message>
    <message>
      <source>登记簿</source>
      <translation>Registers</translation>
    </message>
    <message>
      <source>登记范围…</source>
      <translation>Add scope…</translation>
    </message>
    <message>
      <source>登记评价机构</source>
      <translation>Register an assessment body</translation>
    </message>
    <message>
      <source>登记账户…</source>
      <translation>Add account…</translation>
    </message>
    <message>
      <source>等次</source>
      <translation>Grade</translation>
    </message>
    <message>
      <source>等级</source>
      <translation>Level</translation>
    </message>
    <message>
      <source>筛选：名称、代码、联系人</source>
      <translation>Filter: name, code, contact</translation>
    </message>
    <message>
      <source>类型</source>
      <translation>Kind</translation>
    </message>
    <message>
      <source>统一社会信用代码</source>
      <translation>Credit code</translation>
    </message>
    <message>
      <source>编号前缀</source>
      <translation>Number prefix</translation>
    </message>
    <message>
      <source>职业 × 等级，按有效期</source>
      <translation>Occupation × level, with the days it holds</translation>
    </message>
    <message>
      <source>职业编码</source>
      <translation>Occupation code</translation>
    </message>
    <message>
      <source>联系人</source>
      <translation>Contact</translation>
    </message>
    <message>
      <source>英文名称</source>
      <translation>English name</translation>
    </message>
    <message>
      <source>行政区划代码</source>
      <translation>Region code</translation>
    </message>
    <message>
      <source>认定期限</source>
      <translation>Certified</translation>
    </message>
    <message>
      <source>认定止</source>
      <translation>Certified until</translation>
    </message>
    <message>
      <source>认定起</source>
      <translation>Certified from</translation>
    </message>
    <message>
      <source>评价机构</source>
      <translation>Assessment body</translation>
    </message>
    <message>
      <source>评价机构</source>
      <comment>list</comment>
      <translation>Assessment bodies</translation>
    </message>
    <message>
      <source>账号</source>
      <comment>bank</comment>
      <translation>Account</translation>
    </message>
    <message>
      <source>账户名称</source>
      <translation>Account name</translation>
    </message>
    <message>
      <source>还没有登记培训范围</source>
      <translation>No scope is certified yet</translation>
    </message>
    <message>
      <source>还没有登记机构</source>
      <translation>No institutions yet</translation>
    </message>
    <message>
      <source>还没有登记用人单位</source>
      <translation>No employers yet</translation>
    </message>
    <message>
      <source>还没有登记评价机构</source>
      <translation>No assessment bodies yet</translation>
    </message>
    <message>
      <source>还没有登记账户</source>
      <translation>No account yet</translation>
    </message>
    <message>
      <source>退出后不能恢复，记录全部保留。</source>
      <translation>There is no way back; all records stay.</translation>
    </message>
  </context>
</TS>
