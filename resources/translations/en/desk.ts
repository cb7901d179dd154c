<?xml version="1.0" encoding="utf-8"?>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
  <context>
    <name>desk</name>
    <message>
      <source>{attended} / {held} 学时</source>
      <translation>{attended} of {held} hours</translation>
    </message>
    <message>
      <source>{at}　{by}　{rows} 行</source>
      <translation>{at}  {by}  {rows} rows</translation>
    </message>
    <message>
      <source>{count} 项</source>
      <translation>{count} rows</translation>
    </message>
    <message>
      <source>{days} 天，共 {hours} 学时</source>
      <translation>{days} days, {hours} hours</translation>
    </message>
    <message>
      <source>低于 {least} % 的人</source>
      <translation>People below {least} %</translation>
    </message>
    <message>
      <source>低于 {least} % 的课日</source>
      <translation>Days below {least} %</translation>
    </message>
    <message>
      <source>修改口令</source>
      <translation>Change password</translation>
    </message>
    <message>
      <source>其中实操</source>
      <translation>Practice hours</translation>
    </message>
    <message>
      <source>其中理论</source>
      <translation>Theory hours</translation>
    </message>
    <message>
      <source>出勤率</source>
      <translation>Attendance</translation>
    </message>
    <message>
      <source>初审</source>
      <translation>HR review</translation>
    </message>
    <message>
      <source>名称与地点</source>
      <translation>Name and place</translation>
    </message>
    <message>
      <source>地点</source>
      <translation>Place</translation>
    </message>
    <message>
      <source>培训台</source>
      <translation>TrainingDesk</translation>
    </message>
    <message>
      <source>备案号</source>
      <translation>Filing no.</translation>
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
      <source>实到学时</source>
      <translation>Hours attended</translation>
    </message>
    <message>
      <source>审计</source>
      <translation>Audit</translation>
    </message>
    <message>
      <source>导出 {name}</source>
      <translation>Export {name}</translation>
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
      <source>已保存 {count} 个 PDF 文件到 {folder}。</source>
      <translation>{count} PDF files saved in {folder}.</translation>
    </message>
    <message>
      <source>已导出到 {path}</source>
      <translation>Exported to {path}</translation>
    </message>
    <message>
      <source>已撤销“{name}”的导入</source>
      <translation>Import of “{name}” undone</translation>
    </message>
    <message>
      <source>已送打印 {count} 份。</source>
      <translation>{count} documents sent to the printer.</translation>
    </message>
    <message>
      <source>帮助</source>
      <translation>Help</translation>
    </message>
    <message>
      <source>平均 {share}</source>
      <translation>Average {share}</translation>
    </message>
    <message>
      <source>序</source>
      <translation>No.</translation>
    </message>
    <message>
      <source>开班</source>
      <translation>Starts</translation>
    </message>
    <message>
      <source>总学时</source>
      <translation>Total hours</translation>
    </message>
    <message>
      <source>恢复原值</source>
      <translation>Put back</translation>
    </message>
    <message>
      <source>打印</source>
      <translation>Print</translation>
    </message>
    <message>
      <source>把考勤表拖到这里，或按 Ctrl+I 选择文件。</source>
      <translation>Drop an attendance list here, or press Ctrl+I to choose one.</translation>
    </message>
    <message>
      <source>授课方式</source>
      <translation>Delivery</translation>
    </message>
    <message>
      <source>撤去</source>
      <translation>Taken out</translation>
    </message>
    <message>
      <source>撤销导入：{name}</source>
      <translation>Undo import: {name}</translation>
    </message>
    <message>
      <source>政策</source>
      <translation>Policy</translation>
    </message>
    <message>
      <source>教什么</source>
      <translation>What is taught</translation>
    </message>
    <message>
      <source>整批撤销，登记库恢复到导入之前；原文件仍留档，撤销记入审计日志。</source>
      <translation>All of it is taken back: the register is as it was before. The file itself stays on file, and the log tells of it.</translation>
    </message>
    <message>
      <source>时间与规模</source>
      <translation>When and how many</translation>
    </message>
    <message>
      <source>显示方式</source>
      <translation>View</translation>
    </message>
    <message>
      <source>最后一天</source>
      <translation>Last day</translation>
    </message>
    <message>
      <source>未启用</source>
      <translation>Not opened yet</translation>
    </message>
    <message>
      <source>本机数据库</source>
      <translation>Database on this machine</translation>
    </message>
    <message>
      <source>机构</source>
      <comment>list</comment>
      <translation>Institutions</translation>
    </message>
    <message>
      <source>来源</source>
      <translation>Source</translation>
    </message>
    <message>
      <source>没有备案号，培训补贴不予发放</source>
      <translation>No training subsidy without one</translation>
    </message>
    <message>
      <source>演示数据</source>
      <translation>Demo data</translation>
    </message>
    <message>
      <source>班号</source>
      <translation>Class no.</translation>
    </message>
    <message>
      <source>班级</source>
      <translation>Classes</translation>
    </message>
    <message>
      <source>班级名称</source>
      <translation>Class name</translation>
    </message>
    <message>
      <source>用户与角色</source>
      <translation>Users and roles</translation>
    </message>
    <message>
      <source>申领</source>
      <translation>Claims</translation>
    </message>
    <message>
      <source>留空则按年度、工种和等级取名</source>
      <translation>Leave empty: named by year, occupation and levels</translation>
    </message>
    <message>
      <source>留空则由系统编号</source>
      <translation>Leave empty: the office numbers it</translation>
    </message>
    <message>
      <source>确认撤销导入</source>
      <translation>Undo import</translation>
    </message>
    <message>
      <source>等级</source>
      <translation>Level</translation>
    </message>
    <message>
      <source>缺勤与部分出勤</source>
      <translation>Absent and in part</translation>
    </message>
    <message>
      <source>缺勤人次</source>
      <translation>Days absent</translation>
    </message>
    <message>
      <source>考勤图</source>
      <translation>Attendance map</translation>
    </message>
    <message>
      <source>考勤小结</source>
      <translation>Attendance summary</translation>
    </message>
    <message>
      <source>考勤表</source>
      <translation>Attendance table</translation>
    </message>
    <message>
      <source>表格</source>
      <translation>Table</translation>
    </message>
    <message>
      <source>计划人数</source>
      <translation>Planned places</translation>
    </message>
    <message>
      <source>设置</source>
      <translation>Settings</translation>
    </message>
    <message>
      <source>证书</source>
      <translation>Certificates</translation>
    </message>
    <message>
      <source>证书种类</source>
      <translation>Kind</translation>
    </message>
    <message>
      <source>证件号</source>
      <translation>ID number</translation>
    </message>
    <message>
      <source>财政复审</source>
      <translation>Finance review</translation>
    </message>
    <message>
      <source>还没有考勤</source>
      <translation>No attendance yet</translation>
    </message>
    <message>
      <source>退出登录</source>
      <translation>Sign out</translation>
    </message>
    <message>
      <source>部分出勤人次</source>
      <translation>Days attended in part</translation>
    </message>
    <message>
      <source>重新读取</source>
      <translation>Read again</translation>
    </message>
    <message>
      <source>重试</source>
      <translation>Try again</translation>
    </message>
    <message>
      <source>锁定</source>
      <translation>Lock</translation>
    </message>
  </context>
</TS>
