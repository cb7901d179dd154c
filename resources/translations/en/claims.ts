<?xml version="1.0" encoding="utf-8"?>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
  <context>
    <name>claims</name>
    <message>
      <source>{count} 单　Σ {amount} 元</source>
      <translation>Claims: {count} · Σ {amount} yuan</translation>
    </message>
    <message>
      <source>{number} 未列入没有证书的 {count} 人</source>
      <translation>{number}: {count} without a certificate were not taken in</translation>
    </message>
    <message>
      <source>为班级申领</source>
      <translation>Claim for a class</translation>
    </message>
    <message>
      <source>人数</source>
      <translation>People</translation>
    </message>
    <message>
      <source>先导入或登记证书，再来申领。</source>
      <translation>Import or register certificates first, then claim.</translation>
    </message>
    <message>
      <source>全部</source>
      <translation>All</translation>
    </message>
    <message>
      <source>勾选一人的一份或几份证书。</source>
      <translation>Tick one or more certificates of one person.</translation>
    </message>
    <message>
      <source>勾选这些人的证书；可多选。</source>
      <translation>Tick the certificates of these people.</translation>
    </message>
    <message>
      <source>单号</source>
      <translation>Number</translation>
    </message>
    <message>
      <source>发证日</source>
      <translation>Issued</translation>
    </message>
    <message>
      <source>取证</source>
      <translation>Certified</translation>
    </message>
    <message>
      <source>可申领的班级</source>
      <translation>Classes to claim for</translation>
    </message>
    <message>
      <source>姓名</source>
      <translation>Name</translation>
    </message>
    <message>
      <source>完成考核并有证书的班级可以在这里申领。</source>
      <translation>Classes that were assessed and hold certificates can be claimed for here.</translation>
    </message>
    <message>
      <source>工种</source>
      <translation>Occupation</translation>
    </message>
    <message>
      <source>已办结</source>
      <translation>Closed</translation>
    </message>
    <message>
      <source>已登记的证书</source>
      <translation>Registered certificates</translation>
    </message>
    <message>
      <source>待初审</source>
      <translation>For HR</translation>
    </message>
    <message>
      <source>待财政</source>
      <translation>For finance</translation>
    </message>
    <message>
      <source>提交</source>
      <translation>Submitted</translation>
    </message>
    <message>
      <source>新建并计算</source>
      <translation>Create and compute</translation>
    </message>
    <message>
      <source>新建申领</source>
      <translation>New claim</translation>
    </message>
    <message>
      <source>有证书、且没有在办申领单的班级会出现在这里。</source>
      <translation>Classes with certificates and no claim under way appear here.</translation>
    </message>
    <message>
      <source>来源</source>
      <translation>Source</translation>
    </message>
    <message>
      <source>没有可申领的班级</source>
      <translation>No class to claim for</translation>
    </message>
    <message>
      <source>没有已登记的证书</source>
      <translation>No registered certificates</translation>
    </message>
    <message>
      <source>状态</source>
      <translation>State</translation>
    </message>
    <message>
      <source>班号</source>
      <translation>Class no.</translation>
    </message>
    <message>
      <source>班级/申请人</source>
      <translation>Class/applicant</translation>
    </message>
    <message>
      <source>用人单位</source>
      <translation>Employers</translation>
    </message>
    <message>
      <source>用人单位批量申领</source>
      <translation>Employer batch</translation>
    </message>
    <message>
      <source>用人单位批量申领…</source>
      <translation>Employer batch…</translation>
    </message>
    <message>
      <source>申领</source>
      <translation>Claims</translation>
    </message>
    <message>
      <source>申领日</source>
      <translation>Applied on</translation>
    </message>
    <message>
      <source>窗口申领</source>
      <translation>Counter claim</translation>
    </message>
    <message>
      <source>窗口申领…</source>
      <translation>Counter claim…</translation>
    </message>
    <message>
      <source>等级</source>
      <translation>Level</translation>
    </message>
    <message>
      <source>筛选：单号、班级、申请人</source>
      <translation>Filter: number, class, applicant</translation>
    </message>
    <message>
      <source>筛选：姓名、证书编号</source>
      <translation>Filter: name, certificate number</translation>
    </message>
    <message>
      <source>草稿</source>
      <translation>Draft</translation>
    </message>
    <message>
      <source>证书编号</source>
      <translation>Certificate no.</translation>
    </message>
    <message>
      <source>证件号</source>
      <translation>ID number</translation>
    </message>
    <message>
      <source>还没有申领单</source>
      <translation>No claims yet</translation>
    </message>
    <message>
      <source>退回补正</source>
      <comment>state</comment>
      <translation>Returned</translation>
    </message>
    <message>
      <source>金额（元）</source>
      <translation>Amount (yuan)</translation>
    </message>
  </context>
</TS>
