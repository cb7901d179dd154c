<?xml version="1.0" encoding="utf-8"?>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
  <context>
    <name>casework</name>
    <message>
      <source>{count} 人</source>
      <translation>{count}</translation>
    </message>
    <message>
      <source>{count} 人，不计入合计</source>
      <translation>{count}, not in the total</translation>
    </message>
    <message>
      <source>{count} 件</source>
      <translation>{count} pieces</translation>
    </message>
    <message>
      <source>{name}·第 {position} 行·{levels}</source>
      <translation>{name}·row {position}·{levels}</translation>
    </message>
    <message>
      <source>{number} 刚才有人改动</source>
      <translation>{number} was changed just now</translation>
    </message>
    <message>
      <source>不同之处</source>
      <translation>What differs</translation>
    </message>
    <message>
      <source>为什么不予补贴？</source>
      <translation>Why is nothing paid?</translation>
    </message>
    <message>
      <source>为什么是 {amount} 元？</source>
      <translation>Why {amount} yuan?</translation>
    </message>
    <message>
      <source>为什么还不能确定？</source>
      <translation>Why is it still open?</translation>
    </message>
    <message>
      <source>人数</source>
      <translation>People</translation>
    </message>
    <message>
      <source>你看到的</source>
      <translation>You saw</translation>
    </message>
    <message>
      <source>保存</source>
      <translation>Save</translation>
    </message>
    <message>
      <source>保存…</source>
      <translation>Save…</translation>
    </message>
    <message>
      <source>刚才的操作没有生效，填写的意见已保留。看过现在的内容后，可以再办一次。</source>
      <translation>Your decision was not taken; what you wrote is kept. Look at what is there now, then decide again.</translation>
    </message>
    <message>
      <source>另有 {count} 条，见表中有标记的人。</source>
      <translation>{count} more; see the marked people in the table.</translation>
    </message>
    <message>
      <source>合计</source>
      <translation>Total</translation>
    </message>
    <message>
      <source>姓名</source>
      <translation>Name</translation>
    </message>
    <message>
      <source>完成</source>
      <translation>Done</translation>
    </message>
    <message>
      <source>小计</source>
      <translation>Subtotal</translation>
    </message>
    <message>
      <source>小计（元）</source>
      <translation>Subtotal (yuan)</translation>
    </message>
    <message>
      <source>尚未计算，没有依据可看。</source>
      <translation>Not computed yet: there is no basis to show.</translation>
    </message>
    <message>
      <source>已排除：{why}</source>
      <translation>Excluded: {why}</translation>
    </message>
    <message>
      <source>已送打印。</source>
      <translation>Sent to the printer.</translation>
    </message>
    <message>
      <source>序</source>
      <translation>No.</translation>
    </message>
    <message>
      <source>应申领</source>
      <translation>Payable</translation>
    </message>
    <message>
      <source>待定</source>
      <translation>Pending</translation>
    </message>
    <message>
      <source>打印</source>
      <translation>Print</translation>
    </message>
    <message>
      <source>打印 {number}</source>
      <translation>Print {number}</translation>
    </message>
    <message>
      <source>按等级合计</source>
      <translation>Totals by level</translation>
    </message>
    <message>
      <source>排除</source>
      <translation>Excluded</translation>
    </message>
    <message>
      <source>收款方</source>
      <translation>Payee</translation>
    </message>
    <message>
      <source>文件指纹 {digest}</source>
      <translation>Fingerprint {digest}</translation>
    </message>
    <message>
      <source>有意见</source>
      <translation>Remarked</translation>
    </message>
    <message>
      <source>未计算</source>
      <translation>Not computed</translation>
    </message>
    <message>
      <source>标准</source>
      <translation>Standard</translation>
    </message>
    <message>
      <source>标准（元）</source>
      <translation>Standard (yuan)</translation>
    </message>
    <message>
      <source>没有保存：{why}</source>
      <translation>Not saved: {why}</translation>
    </message>
    <message>
      <source>状态</source>
      <translation>State</translation>
    </message>
    <message>
      <source>现在的</source>
      <translation>Now</translation>
    </message>
    <message>
      <source>理论/实操</source>
      <translation>Scores</translation>
    </message>
    <message>
      <source>申请日期</source>
      <translation>Applied on</translation>
    </message>
    <message>
      <source>看现在的内容</source>
      <translation>See what is there now</translation>
    </message>
    <message>
      <source>第 {page} / {count} 页</source>
      <translation>Page {page} of {count}</translation>
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
      <source>经办或审核已排除：{why}</source>
      <translation>Excluded by filer or reviewer: {why}</translation>
    </message>
    <message>
      <source>考勤</source>
      <translation>Attendance</translation>
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
      <source>资金</source>
      <translation>Fund</translation>
    </message>
    <message>
      <source>金额（元）</source>
      <translation>Amount (yuan)</translation>
    </message>
    <message>
      <source>项目</source>
      <translation>Item</translation>
    </message>
  </context>
</TS>
