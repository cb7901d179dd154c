<?xml version="1.0" encoding="utf-8"?>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
  <context>
    <name>finance</name>
    <message>
      <source>1 人</source>
      <translation>1 person</translation>
    </message>
    <message>
      <source>{at} 出具</source>
      <translation>issued {at}</translation>
    </message>
    <message>
      <source>{count} 份·{heads} 人</source>
      <translation>Vouchers: {count}·people: {heads}</translation>
    </message>
    <message>
      <source>{heads} 人</source>
      <translation>{heads} people</translation>
    </message>
    <message>
      <source>{name} {at}：{comment}</source>
      <translation> {name} {at}: {comment}</translation>
    </message>
    <message>
      <source>{number} 不予拨付，已作废</source>
      <translation>{number} refused, void</translation>
    </message>
    <message>
      <source>{number} 已同意拨付</source>
      <translation>{number} agreed</translation>
    </message>
    <message>
      <source>{number} 已退回并作废</source>
      <translation>{number} returned, void</translation>
    </message>
    <message>
      <source>不予拨付</source>
      <translation>Refuse</translation>
    </message>
    <message>
      <source>不予拨付 {number}</source>
      <translation>Refuse {number}</translation>
    </message>
    <message>
      <source>共 {count} 人</source>
      <translation>{count} people</translation>
    </message>
    <message>
      <source>写给人社初审</source>
      <translation>For HR review to read</translation>
    </message>
    <message>
      <source>凭证 {number}</source>
      <translation>Voucher {number}</translation>
    </message>
    <message>
      <source>凭证号 {number} 即作废，不再使用；其中的人可以重新申领。</source>
      <translation>Number {number} becomes void and is not used again; its people can be claimed for anew.</translation>
    </message>
    <message>
      <source>凭证号 {number} 即作废，不再使用；其中的人回到人社初审，重新出具时另编新号。</source>
      <translation>Number {number} becomes void and is not used again; its people go back to HR, whose next voucher gets a new number.</translation>
    </message>
    <message>
      <source>凭证号已作废，不再使用。</source>
      <translation>The number is void and not used again.</translation>
    </message>
    <message>
      <source>凭证明细</source>
      <translation>Lines of the voucher</translation>
    </message>
    <message>
      <source>凭证金额（元）</source>
      <translation>Voucher amount (yuan)</translation>
    </message>
    <message>
      <source>初审</source>
      <translation>HR review</translation>
    </message>
    <message>
      <source>初审出具的凭证会出现在这里。</source>
      <translation>Vouchers that HR issues appear here.</translation>
    </message>
    <message>
      <source>同意后这份凭证不能再退回；申领单的全部凭证办结后即告办结。</source>
      <translation>Once agreed, it cannot be returned. The claim is settled when all its vouchers are decided.</translation>
    </message>
    <message>
      <source>同意拨付</source>
      <translation>Agree to pay</translation>
    </message>
    <message>
      <source>同意拨付 {number}</source>
      <translation>Agree to pay {number}</translation>
    </message>
    <message>
      <source>姓名</source>
      <translation>Name</translation>
    </message>
    <message>
      <source>已作废</source>
      <translation>Void</translation>
    </message>
    <message>
      <source>已同意</source>
      <translation>Agreed</translation>
    </message>
    <message>
      <source>序</source>
      <translation>No.</translation>
    </message>
    <message>
      <source>待复审</source>
      <translation>Waiting</translation>
    </message>
    <message>
      <source>意见（可不填）</source>
      <translation>Comment (optional)</translation>
    </message>
    <message>
      <source>打印…</source>
      <translation>Print…</translation>
    </message>
    <message>
      <source>打开申领单</source>
      <translation>Open the claim</translation>
    </message>
    <message>
      <source>提交</source>
      <translation>Submitted</translation>
    </message>
    <message>
      <source>收款方</source>
      <translation>Payee</translation>
    </message>
    <message>
      <source>没有待复审的凭证</source>
      <translation>No vouchers waiting</translation>
    </message>
    <message>
      <source>没有选中的凭证</source>
      <translation>No voucher selected</translation>
    </message>
    <message>
      <source>理由</source>
      <translation>Reason</translation>
    </message>
    <message>
      <source>第 {page} / {count} 页</source>
      <translation>Page {page} of {count}</translation>
    </message>
    <message>
      <source>等级</source>
      <translation>Level</translation>
    </message>
    <message>
      <source>财政复审</source>
      <translation>Finance review</translation>
    </message>
    <message>
      <source>资金</source>
      <translation>Fund</translation>
    </message>
    <message>
      <source>退回</source>
      <translation>Return</translation>
    </message>
    <message>
      <source>退回 {number}</source>
      <translation>Return {number}</translation>
    </message>
    <message>
      <source>退回并作废</source>
      <translation>Return and void</translation>
    </message>
    <message>
      <source>金额</source>
      <translation>Amount</translation>
    </message>
    <message>
      <source>项目</source>
      <translation>Item</translation>
    </message>
  </context>
</TS>
