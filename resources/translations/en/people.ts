<?xml version="1.0" encoding="utf-8"?>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
  <context>
    <name>people</name>
    <message>
      <source>{age} 岁</source>
      <translation>{age} years</translation>
    </message>
    <message>
      <source>{count} 项冲突</source>
      <translation>{count} conflicts</translation>
    </message>
    <message>
      <source>{year} 年</source>
      <translation>{year}</translation>
    </message>
    <message>
      <source>不合格</source>
      <translation>Failed</translation>
    </message>
    <message>
      <source>人员类别</source>
      <translation>Group</translation>
    </message>
    <message>
      <source>以往补贴</source>
      <translation>Earlier award</translation>
    </message>
    <message>
      <source>共 {count} 人</source>
      <translation>{count} people</translation>
    </message>
    <message>
      <source>内容</source>
      <translation>Contents</translation>
    </message>
    <message>
      <source>冲突</source>
      <translation>Conflicts</translation>
    </message>
    <message>
      <source>发证日期</source>
      <translation>Issued</translation>
    </message>
    <message>
      <source>合格</source>
      <translation>Passed</translation>
    </message>
    <message>
      <source>姓名</source>
      <translation>Name</translation>
    </message>
    <message>
      <source>学员</source>
      <translation>People</translation>
    </message>
    <message>
      <source>对方</source>
      <translation>Other person</translation>
    </message>
    <message>
      <source>导入花名册后会出现在这里。</source>
      <translation>They appear once a roster is imported.</translation>
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
      <source>已追回</source>
      <translation>Taken back</translation>
    </message>
    <message>
      <source>年龄</source>
      <translation>Age</translation>
    </message>
    <message>
      <source>开班</source>
      <translation>Starts</translation>
    </message>
    <message>
      <source>性别</source>
      <translation>Sex</translation>
    </message>
    <message>
      <source>性别与年龄</source>
      <translation>Sex and age</translation>
    </message>
    <message>
      <source>手机</source>
      <translation>Mobile</translation>
    </message>
    <message>
      <source>按空格显示证件号半分钟，会记入日志</source>
      <translation>Space shows the ID number for half a minute; each look is logged</translation>
    </message>
    <message>
      <source>日期</source>
      <translation>Day</translation>
    </message>
    <message>
      <source>显示</source>
      <translation>Show</translation>
    </message>
    <message>
      <source>显示半分钟，记入日志</source>
      <translation>Shown for half a minute, and logged</translation>
    </message>
    <message>
      <source>最高等级</source>
      <translation>Highest level</translation>
    </message>
    <message>
      <source>机构</source>
      <translation>Institution</translation>
    </message>
    <message>
      <source>来源</source>
      <translation>Source</translation>
    </message>
    <message>
      <source>没有上过班</source>
      <translation>No classes</translation>
    </message>
    <message>
      <source>没有发现冲突</source>
      <translation>No conflicts found</translation>
    </message>
    <message>
      <source>没有补贴和申领</source>
      <translation>No awards and no claims</translation>
    </message>
    <message>
      <source>没有证书</source>
      <translation>No certificates</translation>
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
      <source>班次</source>
      <translation>Classes</translation>
    </message>
    <message>
      <source>班级</source>
      <translation>Classes</translation>
    </message>
    <message>
      <source>申领单</source>
      <translation>Claim</translation>
    </message>
    <message>
      <source>相同之处</source>
      <translation>In common</translation>
    </message>
    <message>
      <source>等级</source>
      <translation>Level</translation>
    </message>
    <message>
      <source>等级证书</source>
      <translation>Certificates</translation>
    </message>
    <message>
      <source>筛选：姓名、拼音首字母、证件号后几位</source>
      <translation>Filter: name, initials, last digits</translation>
    </message>
    <message>
      <source>签发机构</source>
      <translation>Issued by</translation>
    </message>
    <message>
      <source>结束</source>
      <translation>Ends</translation>
    </message>
    <message>
      <source>考勤率</source>
      <translation>Attendance</translation>
    </message>
    <message>
      <source>考核</source>
      <translation>Assessment</translation>
    </message>
    <message>
      <source>补贴与申领</source>
      <translation>Awards and claims</translation>
    </message>
    <message>
      <source>补贴项目</source>
      <translation>Subsidy</translation>
    </message>
    <message>
      <source>证书种类</source>
      <translation>Kind</translation>
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
      <source>证件类型</source>
      <translation>Document</translation>
    </message>
    <message>
      <source>说明</source>
      <translation>Explanation</translation>
    </message>
    <message>
      <source>还没有学员</source>
      <translation>Nobody yet</translation>
    </message>
    <message>
      <source>金额</source>
      <translation>Amount</translation>
    </message>
    <message>
      <source>银行账户</source>
      <translation>Bank account</translation>
    </message>
  </context>
</TS>
