<?xml version="1.0" encoding="utf-8"?>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
  <context>
    <name>workbench</name>
    <message>
      <source>60 天内没有到期的事项。</source>
      <translation>Nothing is due within 60 days.</translation>
    </message>
    <message>
      <source>{kind}-模板.xlsx</source>
      <translation>{kind}-template.xlsx</translation>
    </message>
    <message>
      <source>{month} 月</source>
      <translation>{month}</translation>
    </message>
    <message>
      <source>{year} 年 {month} 月 {day} 日</source>
      <translation>{year}-{month}-{day}</translation>
    </message>
    <message>
      <source>万元</source>
      <translation>10,000 yuan</translation>
    </message>
    <message>
      <source>上午好，{name}</source>
      <translation>Good morning, {name}</translation>
    </message>
    <message>
      <source>下一步</source>
      <translation>Next step</translation>
    </message>
    <message>
      <source>下午好，{name}</source>
      <translation>Good afternoon, {name}</translation>
    </message>
    <message>
      <source>人</source>
      <translation>people</translation>
    </message>
    <message>
      <source>人数</source>
      <translation>People</translation>
    </message>
    <message>
      <source>今天</source>
      <translation>today</translation>
    </message>
    <message>
      <source>份</source>
      <translation>papers</translation>
    </message>
    <message>
      <source>保存模板</source>
      <translation>Save template</translation>
    </message>
    <message>
      <source>全部班级</source>
      <translation>All classes</translation>
    </message>
    <message>
      <source>剪贴板里没有表格</source>
      <translation>There is no table on the clipboard</translation>
    </message>
    <message>
      <source>单</source>
      <translation>claims</translation>
    </message>
    <message>
      <source>单数</source>
      <translation>Claims</translation>
    </message>
    <message>
      <source>去处理</source>
      <translation>Open</translation>
    </message>
    <message>
      <source>周一</source>
      <translation>Monday</translation>
    </message>
    <message>
      <source>周三</source>
      <translation>Wednesday</translation>
    </message>
    <message>
      <source>周二</source>
      <translation>Tuesday</translation>
    </message>
    <message>
      <source>周五</source>
      <translation>Friday</translation>
    </message>
    <message>
      <source>周六</source>
      <translation>Saturday</translation>
    </message>
    <message>
      <source>周四</source>
      <translation>Thursday</translation>
    </message>
    <message>
      <source>周日</source>
      <translation>Sunday</translation>
    </message>
    <message>
      <source>在 Excel 中连同表头一起复制，再粘贴。</source>
      <translation>Copy it in Excel together with its header, then paste.</translation>
    </message>
    <message>
      <source>复制上一个班</source>
      <translation>Copy last class</translation>
    </message>
    <message>
      <source>工作台</source>
      <translation>Workbench</translation>
    </message>
    <message>
      <source>工种</source>
      <translation>Occupation</translation>
    </message>
    <message>
      <source>已保存：{name}</source>
      <translation>Saved: {name}</translation>
    </message>
    <message>
      <source>已同意拨付</source>
      <translation>Agreed</translation>
    </message>
    <message>
      <source>已过期 {days} 天</source>
      <translation>{days} days late</translation>
    </message>
    <message>
      <source>把 Excel 文件拖到这里</source>
      <translation>Drop Excel files here</translation>
    </message>
    <message>
      <source>把花名册拖到上面，或新建一个班级。</source>
      <translation>Drop a roster above, or open a new class.</translation>
    </message>
    <message>
      <source>接下来</source>
      <translation>Coming up</translation>
    </message>
    <message>
      <source>新建班级</source>
      <translation>New class</translation>
    </message>
    <message>
      <source>无法写入 {name}，请换一个位置。</source>
      <translation>{name} cannot be written. Please choose another place.</translation>
    </message>
    <message>
      <source>晚上好，{name}</source>
      <translation>Good evening, {name}</translation>
    </message>
    <message>
      <source>最早 {days} 天前</source>
      <translation>oldest {days} days</translation>
    </message>
    <message>
      <source>最近 {count} 个班，{open} 个未申领</source>
      <translation>{count} recent classes, {open} without a claim</translation>
    </message>
    <message>
      <source>最近班级</source>
      <translation>Recent classes</translation>
    </message>
    <message>
      <source>最近的还剩 {days} 天</source>
      <translation>{days} days left</translation>
    </message>
    <message>
      <source>月份</source>
      <translation>Month</translation>
    </message>
    <message>
      <source>未申领</source>
      <translation>No claim yet</translation>
    </message>
    <message>
      <source>本年申领</source>
      <translation>Claims this year</translation>
    </message>
    <message>
      <source>条</source>
      <translation>entries</translation>
    </message>
    <message>
      <source>查看</source>
      <translation>Show</translation>
    </message>
    <message>
      <source>没有其他待办</source>
      <translation>Nothing else to do</translation>
    </message>
    <message>
      <source>没有待办</source>
      <translation>Nothing to do</translation>
    </message>
    <message>
      <source>班</source>
      <translation>classes</translation>
    </message>
    <message>
      <source>班号</source>
      <translation>Class no.</translation>
    </message>
    <message>
      <source>申领与拨付</source>
      <translation>Claims</translation>
    </message>
    <message>
      <source>申领状态</source>
      <translation>Claim</translation>
    </message>
    <message>
      <source>申领金额</source>
      <translation>Claimed</translation>
    </message>
    <message>
      <source>等级</source>
      <translation>Level</translation>
    </message>
    <message>
      <source>粘贴的表格</source>
      <translation>pasted-table</translation>
    </message>
    <message>
      <source>考勤率</source>
      <translation>Attendance</translation>
    </message>
    <message>
      <source>考核通过</source>
      <translation>Passed</translation>
    </message>
    <message>
      <source>花名册·考勤·成绩·证书号，可一次放多个，自动识别种类</source>
      <translation>Rosters, attendance, results, certificates; several at once, recognised by content</translation>
    </message>
    <message>
      <source>表格</source>
      <translation>Table</translation>
    </message>
    <message>
      <source>要办的事从左侧各页进入。</source>
      <translation>Your other work is on the pages at the left.</translation>
    </message>
    <message>
      <source>近期没有期限</source>
      <translation>No dates ahead</translation>
    </message>
    <message>
      <source>还有 {days} 天</source>
      <translation>in {days} days</translation>
    </message>
    <message>
      <source>还没有班级</source>
      <translation>No classes yet</translation>
    </message>
    <message>
      <source>选择要导入的文件</source>
      <translation>Choose files to import</translation>
    </message>
    <message>
      <source>金额（元）</source>
      <translation>Amount (yuan)</translation>
    </message>
  </context>
</TS>
