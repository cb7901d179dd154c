<?xml version="1.0" encoding="utf-8"?>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
  <context>
    <name>claim</name>
    <message>
      <source>{at} 提交</source>
      <translation>Submitted {at}</translation>
    </message>
    <message>
      <source>{count} 人</source>
      <translation>{count}</translation>
    </message>
    <message>
      <source>{count} 人应领</source>
      <translation>Payable: {count}</translation>
    </message>
    <message>
      <source>{count} 人待计算</source>
      <translation>To compute: {count}</translation>
    </message>
    <message>
      <source>{count} 人排除</source>
      <translation>Excluded: {count}</translation>
    </message>
    <message>
      <source>{count} 件</source>
      <translation>{count} pieces</translation>
    </message>
    <message>
      <source>{count} 项检查未通过</source>
      <translation>{count} checks failed</translation>
    </message>
    <message>
      <source>{count} 项检查通过</source>
      <translation>{count} checks passed</translation>
    </message>
    <message>
      <source>{file} 归入</source>
      <translation>{file} goes to</translation>
    </message>
    <message>
      <source>{item}：{count} 人不予，{reason}</source>
      <translation>{item}: not for {count} people, {reason}</translation>
    </message>
    <message>
      <source>{number} 已提交初审</source>
      <translation>{number} handed in for review</translation>
    </message>
    <message>
      <source>{number} 申请表</source>
      <translation>Claim form {number}</translation>
    </message>
    <message>
      <source>{pack} 第 {version} 版</source>
      <translation>{pack} version {version}</translation>
    </message>
    <message>
      <source>{pieces} 件 {pages} 页</source>
      <translation>{pieces} pcs, {pages} pp</translation>
    </message>
    <message>
      <source>不为 {name} 申领</source>
      <translation>Do not claim for {name}</translation>
    </message>
    <message>
      <source>不申领此人</source>
      <translation>Leave out</translation>
    </message>
    <message>
      <source>不申领此人…</source>
      <translation>Leave out…</translation>
    </message>
    <message>
      <source>不计入的人</source>
      <translation>Not counted</translation>
    </message>
    <message>
      <source>之后需重新计算；提交前可以恢复。</source>
      <translation>To be computed again; can be undone until submission.</translation>
    </message>
    <message>
      <source>人员明细</source>
      <translation>People</translation>
    </message>
    <message>
      <source>全部</source>
      <translation>All</translation>
    </message>
    <message>
      <source>再次提交</source>
      <translation>Submit again</translation>
    </message>
    <message>
      <source>原因</source>
      <translation>Reason</translation>
    </message>
    <message>
      <source>原因，如：本人不愿申领</source>
      <translation>Reason, such as: does not want to claim</translation>
    </message>
    <message>
      <source>取下…</source>
      <translation>Take off…</translation>
    </message>
    <message>
      <source>取下附件 {name}</source>
      <translation>take off {name}</translation>
    </message>
    <message>
      <source>可不提供</source>
      <translation>Not required</translation>
    </message>
    <message>
      <source>可以把扫描件一次拖到页面上，会按文件名归入各项。</source>
      <translation>Drop all scans at once: each goes to its entry by its name.</translation>
    </message>
    <message>
      <source>同意声明并提交 {count} 人</source>
      <translation>Declare and submit {count}</translation>
    </message>
    <message>
      <source>完成</source>
      <translation>Done</translation>
    </message>
    <message>
      <source>已提交：{number} 申请表</source>
      <translation>Submitted: claim form {number}</translation>
    </message>
    <message>
      <source>已撤销：{step}</source>
      <translation>Undone: {step}</translation>
    </message>
    <message>
      <source>已计算：{count} 人应领，{amount} 元</source>
      <translation>Computed: {count} payable, {amount} yuan</translation>
    </message>
    <message>
      <source>已重做：{step}</source>
      <translation>Redone: {step}</translation>
    </message>
    <message>
      <source>已阅读并同意申领声明</source>
      <translation>Declaration accepted</translation>
    </message>
    <message>
      <source>应申领</source>
      <translation>Payable</translation>
    </message>
    <message>
      <source>必备</source>
      <translation>Required</translation>
    </message>
    <message>
      <source>恢复 {name} 的申领</source>
      <translation>claim for {name} again</translation>
    </message>
    <message>
      <source>恢复申领</source>
      <translation>Claim again</translation>
    </message>
    <message>
      <source>按文件名归入下列材料，请核对：</source>
      <translation>By their names they belong to these entries; please check:</translation>
    </message>
    <message>
      <source>排除</source>
      <translation>Excluded</translation>
    </message>
    <message>
      <source>排除与原因在计算后列出</source>
      <translation>Exclusions are listed once computed</translation>
    </message>
    <message>
      <source>提交 {count} 人</source>
      <translation>Submit {count}</translation>
    </message>
    <message>
      <source>提交初审</source>
      <translation>Submit for review</translation>
    </message>
    <message>
      <source>提交初审 {number}</source>
      <translation>Submit {number} for review</translation>
    </message>
    <message>
      <source>提交后不能再修改；初审通过前可以撤回。</source>
      <translation>Once submitted it cannot be changed; it can be withdrawn until HR approves it.</translation>
    </message>
    <message>
      <source>撤回 {number}</source>
      <translation>Withdraw {number}</translation>
    </message>
    <message>
      <source>撤回…</source>
      <translation>Withdraw…</translation>
    </message>
    <message>
      <source>撤回后此单作废，单号不再使用；其中的人可以在新的申领单中申领。</source>
      <translation>The claim becomes void and its number is not used again; its people can be claimed for in a new claim.</translation>
    </message>
    <message>
      <source>撤回申领单</source>
      <translation>Withdraw the claim</translation>
    </message>
    <message>
      <source>改动后未计算，请按 F9</source>
      <translation>Changed since computed: press F9</translation>
    </message>
    <message>
      <source>显示哪些人</source>
      <translation>Whom to show</translation>
    </message>
    <message>
      <source>有意见</source>
      <translation>Remarked</translation>
    </message>
    <message>
      <source>未提供</source>
      <translation>Missing</translation>
    </message>
    <message>
      <source>标准版本 {packs}</source>
      <translation>Policy {packs}</translation>
    </message>
    <message>
      <source>没有读到申领单</source>
      <translation>The claim could not be read</translation>
    </message>
    <message>
      <source>添加</source>
      <translation>Add</translation>
    </message>
    <message>
      <source>添加 {count} 份附件</source>
      <translation>Add {count} file(s)</translation>
    </message>
    <message>
      <source>添加…</source>
      <translation>Add…</translation>
    </message>
    <message>
      <source>添加附件 {name}</source>
      <translation>attach {name}</translation>
    </message>
    <message>
      <source>现可申领（元）</source>
      <translation>Payable now (yuan)</translation>
    </message>
    <message>
      <source>申领</source>
      <translation>Claims</translation>
    </message>
    <message>
      <source>申领单</source>
      <translation>Claim</translation>
    </message>
    <message>
      <source>申领单</source>
      <comment>one</comment>
      <translation>Claim</translation>
    </message>
    <message>
      <source>申领声明</source>
      <translation>Declaration</translation>
    </message>
    <message>
      <source>申领日 {day}</source>
      <translation>Application date {day}</translation>
    </message>
    <message>
      <source>申领金额（元）</source>
      <translation>Amount claimed (yuan)</translation>
    </message>
    <message>
      <source>看原因</source>
      <translation>See why</translation>
    </message>
    <message>
      <source>计算申领</source>
      <translation>Compute</translation>
    </message>
    <message>
      <source>证件号</source>
      <translation>ID number</translation>
    </message>
    <message>
      <source>请写明原因。</source>
      <translation>Please give the reason.</translation>
    </message>
    <message>
      <source>还缺 {count} 项必备材料，补齐后再提交。</source>
      <translation>{count} required paper(s) are missing; add them, then submit.</translation>
    </message>
    <message>
      <source>这份申领单没有人</source>
      <translation>Nobody is on this claim</translation>
    </message>
    <message>
      <source>退回补正：请按意见修改后再次提交</source>
      <translation>Returned for correction: follow the remarks and submit again</translation>
    </message>
    <message>
      <source>选择文件</source>
      <translation>Choose files</translation>
    </message>
    <message>
      <source>选择文件…</source>
      <translation>Choose files…</translation>
    </message>
    <message>
      <source>重新计算</source>
      <translation>Recompute</translation>
    </message>
    <message>
      <source>附件</source>
      <translation>Evidence</translation>
    </message>
    <message>
      <source>附件清单</source>
      <translation>Evidence checklist</translation>
    </message>
    <message>
      <source>预览申请表</source>
      <translation>View form</translation>
    </message>
    <message>
      <source>（此前 {amount} 元）</source>
      <translation> (before: {amount} yuan)</translation>
    </message>
    <message>
      <source>，{count} 人待定</source>
      <translation>, {count} pending</translation>
    </message>
  </context>
</TS>
