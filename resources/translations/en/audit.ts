<?xml version="1.0" encoding="utf-8"?>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
  <context>
    <name>audit</name>
    <message>
      <source>与留存的见证不符</source>
      <translation>Not what was witnessed</translation>
    </message>
    <message>
      <source>与纸面锚核对</source>
      <translation>Check paper</translation>
    </message>
    <message>
      <source>业务</source>
      <translation>Work</translation>
    </message>
    <message>
      <source>从第一条核验到最后一条；手上有纸面文件时，可录入其审计锚。</source>
      <translation>Checks every entry from first to last. To check a printed page as well, enter its anchor.</translation>
    </message>
    <message>
      <source>代码</source>
      <translation>Code</translation>
    </message>
    <message>
      <source>全部</source>
      <translation>All</translation>
    </message>
    <message>
      <source>共 {count} 条，当前审计锚 {anchor}</source>
      <translation>{count} entries, anchor now {anchor}</translation>
    </message>
    <message>
      <source>办理</source>
      <translation>Action</translation>
    </message>
    <message>
      <source>完整</source>
      <translation>Intact</translation>
    </message>
    <message>
      <source>完整，审计锚在第 {seq} 条</source>
      <translation>Intact; the anchor is at entry {seq}</translation>
    </message>
    <message>
      <source>审计</source>
      <translation>Audit</translation>
    </message>
    <message>
      <source>审计链</source>
      <translation>Audit chain</translation>
    </message>
    <message>
      <source>审计链：{text}</source>
      <translation>Audit chain: {text}</translation>
    </message>
    <message>
      <source>对象</source>
      <translation>Object</translation>
    </message>
    <message>
      <source>序号</source>
      <translation>No.</translation>
    </message>
    <message>
      <source>拒绝</source>
      <translation>Refused</translation>
    </message>
    <message>
      <source>断裂 {count} 处，首处在第 {seq} 条</source>
      <translation>Broken at {count} places, first at entry {seq}</translation>
    </message>
    <message>
      <source>时间</source>
      <translation>Time</translation>
    </message>
    <message>
      <source>更早的记录</source>
      <translation>Earlier entries</translation>
    </message>
    <message>
      <source>有问题</source>
      <translation>Problems</translation>
    </message>
    <message>
      <source>未核验</source>
      <translation>Not verified</translation>
    </message>
    <message>
      <source>机器</source>
      <translation>Machine</translation>
    </message>
    <message>
      <source>查看与取出</source>
      <translation>Views</translation>
    </message>
    <message>
      <source>核验审计链</source>
      <translation>Verify the chain</translation>
    </message>
    <message>
      <source>正在核验</source>
      <translation>Verifying</translation>
    </message>
    <message>
      <source>没有记录</source>
      <translation>No entries</translation>
    </message>
    <message>
      <source>登录名</source>
      <translation>Login</translation>
    </message>
    <message>
      <source>种类</source>
      <translation>Kind</translation>
    </message>
    <message>
      <source>筛选：登录名、对象、办理</source>
      <translation>Filter: login, object, what</translation>
    </message>
    <message>
      <source>纸面审计锚，如 7QXK-91FD-0TRA</source>
      <translation>Anchor, such as 7QXK-91FD-0TRA</translation>
    </message>
    <message>
      <source>角色</source>
      <translation>Role</translation>
    </message>
    <message>
      <source>说明</source>
      <translation>Explanation</translation>
    </message>
    <message>
      <source>账户</source>
      <translation>Accounts</translation>
    </message>
    <message>
      <source>链完整，但所录审计锚不在其中：这不是出具纸面时的记录</source>
      <translation>The chain is intact, but the anchor is not in it: this is not the log the paper came from</translation>
    </message>
  </context>
</TS>
