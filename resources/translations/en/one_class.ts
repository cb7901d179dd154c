<?xml version="1.0" encoding="utf-8"?>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
  <context>
    <name>one_class</name>
    <message>
      <source>F2 修改，Ctrl+D 向下填充，空格显示完整号码（记入日志）</source>
      <translation>F2 edits, Ctrl+D fills down, Space shows a number in full (on record)</translation>
    </message>
    <message>
      <source>{count} / {planned} 人</source>
      <translation>{count} / {planned} people</translation>
    </message>
    <message>
      <source>{count} 人</source>
      <translation>{count}</translation>
    </message>
    <message>
      <source>{count} 人没有证书，未列入申领单</source>
      <translation>{count} people without a certificate are not on the claim</translation>
    </message>
    <message>
      <source>{count} 张</source>
      <translation>{count} on file</translation>
    </message>
    <message>
      <source>{day} 开班</source>
      <translation>Starts {day}</translation>
    </message>
    <message>
      <source>{hours} 学时（理论 {theory}，实操 {practice}）</source>
      <translation>{hours} hours (theory {theory}, practice {practice})</translation>
    </message>
    <message>
      <source>{name}　{value}　已记入日志</source>
      <translation>{name}  {value}  on record</translation>
    </message>
    <message>
      <source>{passed} / {assessed} 合格</source>
      <translation>{passed} / {assessed} passed</translation>
    </message>
    <message>
      <source>{start} 至 {end}</source>
      <translation>{start} to {end}</translation>
    </message>
    <message>
      <source>下一步：{step}</source>
      <translation>Next: {step}</translation>
    </message>
    <message>
      <source>不合格</source>
      <translation>Failed</translation>
    </message>
    <message>
      <source>事项</source>
      <translation>What happened</translation>
    </message>
    <message>
      <source>人员类别</source>
      <translation>Group</translation>
    </message>
    <message>
      <source>人数</source>
      <translation>People</translation>
    </message>
    <message>
      <source>保存</source>
      <translation>Save</translation>
    </message>
    <message>
      <source>保存原件</source>
      <translation>Save the original</translation>
    </message>
    <message>
      <source>保存原件…</source>
      <translation>Save the original…</translation>
    </message>
    <message>
      <source>保存花名册</source>
      <translation>Save roster</translation>
    </message>
    <message>
      <source>修改班级信息</source>
      <translation>Edit class</translation>
    </message>
    <message>
      <source>修改班级信息…</source>
      <translation>Edit class…</translation>
    </message>
    <message>
      <source>全部</source>
      <translation>All</translation>
    </message>
    <message>
      <source>内容</source>
      <translation>Contents</translation>
    </message>
    <message>
      <source>剪贴板里没有表格</source>
      <translation>There is no table on the clipboard</translation>
    </message>
    <message>
      <source>历史</source>
      <translation>History</translation>
    </message>
    <message>
      <source>发证日期</source>
      <translation>Issued</translation>
    </message>
    <message>
      <source>取得证书后，从“下一步”办理申领。</source>
      <translation>Once certificates are on file, the next step opens a claim.</translation>
    </message>
    <message>
      <source>合格</source>
      <translation>Passed</translation>
    </message>
    <message>
      <source>合格未登记证书</source>
      <translation>Passed, no certificate</translation>
    </message>
    <message>
      <source>在 Excel 中连同表头一起复制，再粘贴。</source>
      <translation>Copy it in Excel together with its header, then paste.</translation>
    </message>
    <message>
      <source>复制（掩码）</source>
      <translation>Copy (masked)</translation>
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
      <source>导入的名单</source>
      <translation>Lists imported</translation>
    </message>
    <message>
      <source>导出花名册</source>
      <translation>Export roster</translation>
    </message>
    <message>
      <source>已保存：{name}</source>
      <translation>Saved: {name}</translation>
    </message>
    <message>
      <source>已更正 {count} 人，记入日志</source>
      <translation>{count} corrected, on record</translation>
    </message>
    <message>
      <source>已有学员：工种、证书种类、等级和开班日期不能再改。</source>
      <translation>There are trainees: occupation, certificate kind, levels and first day are fixed.</translation>
    </message>
    <message>
      <source>已有考勤、成绩、证书或申领的学员不能移出。移出后可再次导入。</source>
      <translation>Who has attendance, a result, a certificate or a claim cannot leave. Whoever left can be imported again.</translation>
    </message>
    <message>
      <source>已移出 {count} 人</source>
      <translation>{count} removed</translation>
    </message>
    <message>
      <source>平均 {share}</source>
      <translation>Average {share}</translation>
    </message>
    <message>
      <source>年龄</source>
      <translation>Age</translation>
    </message>
    <message>
      <source>序</source>
      <translation>No.</translation>
    </message>
    <message>
      <source>建班备案</source>
      <translation>Opened</translation>
    </message>
    <message>
      <source>手机</source>
      <translation>Mobile</translation>
    </message>
    <message>
      <source>打印次数</source>
      <translation>Prints</translation>
    </message>
    <message>
      <source>把文件拖到这里，或按 Ctrl+I 选择文件。</source>
      <translation>Drop a file here, or press Ctrl+I to choose one.</translation>
    </message>
    <message>
      <source>按空格显示证件号，会记入日志</source>
      <translation>Space shows an ID number; it is logged</translation>
    </message>
    <message>
      <source>提交时间</source>
      <translation>Submitted at</translation>
    </message>
    <message>
      <source>提醒</source>
      <translation>Warnings</translation>
    </message>
    <message>
      <source>撤销原因</source>
      <translation>Reason</translation>
    </message>
    <message>
      <source>撤销后不能恢复；已发证书或正在申领的班级不能撤销。</source>
      <translation>This cannot be undone. A class with certificates or a claim under way cannot be cancelled.</translation>
    </message>
    <message>
      <source>撤销班级…</source>
      <translation>Cancel class…</translation>
    </message>
    <message>
      <source>撤销班级：{number}</source>
      <translation>Cancel class {number}</translation>
    </message>
    <message>
      <source>撤销这次导入…</source>
      <translation>Undo this import…</translation>
    </message>
    <message>
      <source>支付</source>
      <translation>Payment</translation>
    </message>
    <message>
      <source>文件</source>
      <translation>File</translation>
    </message>
    <message>
      <source>文件指纹</source>
      <translation>Fingerprint</translation>
    </message>
    <message>
      <source>无法写入 {name}，请换一个位置。</source>
      <translation>{name} cannot be written. Please choose another place.</translation>
    </message>
    <message>
      <source>无问题</source>
      <translation>OK</translation>
    </message>
    <message>
      <source>时间</source>
      <translation>Time</translation>
    </message>
    <message>
      <source>更多操作</source>
      <translation>More</translation>
    </message>
    <message>
      <source>最后一天</source>
      <translation>Last day</translation>
    </message>
    <message>
      <source>未开始</source>
      <translation>Not started</translation>
    </message>
    <message>
      <source>未考核</source>
      <translation>Not assessed</translation>
    </message>
    <message>
      <source>查看申领单</source>
      <translation>Show claim</translation>
    </message>
    <message>
      <source>检查</source>
      <translation>Check</translation>
    </message>
    <message>
      <source>检查结果</source>
      <translation>Check result</translation>
    </message>
    <message>
      <source>状态</source>
      <translation>State</translation>
    </message>
    <message>
      <source>现等级 → 申报</source>
      <translation>Held → target</translation>
    </message>
    <message>
      <source>班级</source>
      <translation>Classes</translation>
    </message>
    <message>
      <source>班级信息已保存</source>
      <translation>Class saved</translation>
    </message>
    <message>
      <source>班级内容</source>
      <translation>Parts of the class</translation>
    </message>
    <message>
      <source>班级已撤销</source>
      <translation>Class cancelled</translation>
    </message>
    <message>
      <source>班级已结业</source>
      <translation>Class closed</translation>
    </message>
    <message>
      <source>申领</source>
      <translation>Claims</translation>
    </message>
    <message>
      <source>申领单 {number} 的附件</source>
      <translation>Evidence of claim {number}</translation>
    </message>
    <message>
      <source>申领单号</source>
      <translation>Claim no.</translation>
    </message>
    <message>
      <source>申领日期</source>
      <translation>Applied on</translation>
    </message>
    <message>
      <source>确认撤销</source>
      <translation>Cancel class</translation>
    </message>
    <message>
      <source>确认移出</source>
      <translation>Remove</translation>
    </message>
    <message>
      <source>确认结业</source>
      <translation>Close class</translation>
    </message>
    <message>
      <source>移出原因</source>
      <translation>Reason for leaving</translation>
    </message>
    <message>
      <source>移出班级…</source>
      <translation>Remove…</translation>
    </message>
    <message>
      <source>移出班级：{count} 人</source>
      <translation>Remove from class: {count}</translation>
    </message>
    <message>
      <source>等级</source>
      <translation>Level</translation>
    </message>
    <message>
      <source>粘贴学员</source>
      <translation>Paste trainees</translation>
    </message>
    <message>
      <source>粘贴的学员</source>
      <translation>Pasted trainees</translation>
    </message>
    <message>
      <source>经办</source>
      <translation>By</translation>
    </message>
    <message>
      <source>结业…</source>
      <translation>Close class…</translation>
    </message>
    <message>
      <source>结业后不能再导入或修改，申领照常办理。</source>
      <translation>Nothing can be imported or edited after that; claims go on as usual.</translation>
    </message>
    <message>
      <source>结业：{number}</source>
      <translation>Close class {number}</translation>
    </message>
    <message>
      <source>编号</source>
      <translation>Number</translation>
    </message>
    <message>
      <source>缺人员类别</source>
      <translation>No group</translation>
    </message>
    <message>
      <source>缺银行账户</source>
      <translation>No bank account</translation>
    </message>
    <message>
      <source>考勤</source>
      <translation>Attendance</translation>
    </message>
    <message>
      <source>考勤 {share} &lt; 80 %</source>
      <translation>Attendance {share} &lt; 80 %</translation>
    </message>
    <message>
      <source>考核</source>
      <translation>Assessment</translation>
    </message>
    <message>
      <source>考核不合格</source>
      <translation>Failed</translation>
    </message>
    <message>
      <source>考核与等级</source>
      <translation>Results and levels</translation>
    </message>
    <message>
      <source>考核合格</source>
      <translation>Passed assessment</translation>
    </message>
    <message>
      <source>考核日期</source>
      <translation>Assessed on</translation>
    </message>
    <message>
      <source>花名册-{number}.pdf</source>
      <translation>roster-{number}.pdf</translation>
    </message>
    <message>
      <source>行或页</source>
      <translation>Rows or pages</translation>
    </message>
    <message>
      <source>表格</source>
      <translation>Table</translation>
    </message>
    <message>
      <source>角色</source>
      <translation>Role</translation>
    </message>
    <message>
      <source>设人员类别</source>
      <translation>Set category</translation>
    </message>
    <message>
      <source>证书</source>
      <translation>Certificates</translation>
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
      <source>评价机构</source>
      <translation>Assessment body</translation>
    </message>
    <message>
      <source>还没有学员</source>
      <translation>Nobody yet</translation>
    </message>
    <message>
      <source>还没有成绩</source>
      <translation>No results yet</translation>
    </message>
    <message>
      <source>还没有文件</source>
      <translation>No files yet</translation>
    </message>
    <message>
      <source>还没有申领单</source>
      <translation>No claims yet</translation>
    </message>
    <message>
      <source>还没有记录</source>
      <translation>No entries yet</translation>
    </message>
    <message>
      <source>还没有证书</source>
      <translation>No certificates yet</translation>
    </message>
    <message>
      <source>选择文件导入…</source>
      <translation>Choose files to import…</translation>
    </message>
    <message>
      <source>选择要导入的文件</source>
      <translation>Choose files to import</translation>
    </message>
    <message>
      <source>金额（元）</source>
      <translation>Amount (yuan)</translation>
    </message>
    <message>
      <source>银行账户</source>
      <translation>Bank account</translation>
    </message>
    <message>
      <source>附件</source>
      <translation>Evidence</translation>
    </message>
    <message>
      <source>需处理</source>
      <translation>To fix</translation>
    </message>
  </context>
</TS>
