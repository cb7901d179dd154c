<?xml version="1.0" encoding="utf-8"?>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
  <context>
    <name>importing</name>
    <message>
      <source>F2 修改</source>
      <translation>F2 to mend</translation>
    </message>
    <message>
      <source>{count} 人</source>
      <translation>{count}</translation>
    </message>
    <message>
      <source>{count} 行没有导入：退回带批注的工作簿，改好后再导入一次。</source>
      <translation>{count} rows were not imported: take the workbook with remarks, correct it and import it again.</translation>
    </message>
    <message>
      <source>{hours} 学时</source>
      <translation>{hours} hours</translation>
    </message>
    <message>
      <source>{start} 至 {end}</source>
      <translation>{start} to {end}</translation>
    </message>
    <message>
      <source>上一行</source>
      <translation>Previous row</translation>
    </message>
    <message>
      <source>下一步：{step}</source>
      <translation>Next: {step}</translation>
    </message>
    <message>
      <source>下一行</source>
      <translation>Next row</translation>
    </message>
    <message>
      <source>不导入</source>
      <translation>Left out</translation>
    </message>
    <message>
      <source>不跳过</source>
      <translation>Take row in</translation>
    </message>
    <message>
      <source>不采用</source>
      <translation>Not used</translation>
    </message>
    <message>
      <source>人员类别</source>
      <translation>Group</translation>
    </message>
    <message>
      <source>人数或行数</source>
      <translation>Rows</translation>
    </message>
    <message>
      <source>依据</source>
      <translation>Basis</translation>
    </message>
    <message>
      <source>保存带批注的工作簿</source>
      <translation>Save the workbook with remarks</translation>
    </message>
    <message>
      <source>信息不全</source>
      <translation>Incomplete</translation>
    </message>
    <message>
      <source>修改</source>
      <translation>Mend</translation>
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
      <source>列</source>
      <translation>Col.</translation>
    </message>
    <message>
      <source>列对照</source>
      <translation>Columns</translation>
    </message>
    <message>
      <source>原值</source>
      <translation>Value</translation>
    </message>
    <message>
      <source>原表</source>
      <translation>The sheet</translation>
    </message>
    <message>
      <source>原表第 {row} 行</source>
      <translation>Row {row}</translation>
    </message>
    <message>
      <source>可以检查</source>
      <translation>Ready to check</translation>
    </message>
    <message>
      <source>向下填充</source>
      <translation>Fill down</translation>
    </message>
    <message>
      <source>处已改正</source>
      <translation>mended here</translation>
    </message>
    <message>
      <source>处提醒</source>
      <translation>warnings</translation>
    </message>
    <message>
      <source>处理</source>
      <translation>Outcome</translation>
    </message>
    <message>
      <source>备案号</source>
      <translation>Filing no.</translation>
    </message>
    <message>
      <source>天数</source>
      <translation>Days</translation>
    </message>
    <message>
      <source>姓名</source>
      <translation>Name</translation>
    </message>
    <message>
      <source>实到学时</source>
      <translation>Hours attended</translation>
    </message>
    <message>
      <source>对应为</source>
      <translation>Taken for</translation>
    </message>
    <message>
      <source>对照</source>
      <translation>Columns</translation>
    </message>
    <message>
      <source>导入</source>
      <translation>Import</translation>
    </message>
    <message>
      <source>导入 {count} 人</source>
      <translation>Import {count} people</translation>
    </message>
    <message>
      <source>导入 {count} 行</source>
      <translation>Import {count} rows</translation>
    </message>
    <message>
      <source>导入{kind}</source>
      <translation>Import: {kind}</translation>
    </message>
    <message>
      <source>导入结果</source>
      <translation>Import results</translation>
    </message>
    <message>
      <source>将新建</source>
      <translation>To be opened</translation>
    </message>
    <message>
      <source>工作表</source>
      <translation>Sheet</translation>
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
      <source>已修</source>
      <translation>Mended</translation>
    </message>
    <message>
      <source>已导入</source>
      <translation>Imported</translation>
    </message>
    <message>
      <source>已导入 {count} 个文件</source>
      <translation>{count} files imported</translation>
    </message>
    <message>
      <source>已撤销</source>
      <translation>Undone</translation>
    </message>
    <message>
      <source>已跳过</source>
      <translation>Skipped</translation>
    </message>
    <message>
      <source>建议</source>
      <translation>Remedy</translation>
    </message>
    <message>
      <source>开班并检查 {count} 个文件</source>
      <translation>Open class and check {count} files</translation>
    </message>
    <message>
      <source>总学时</source>
      <translation>Total hours</translation>
    </message>
    <message>
      <source>恢复 {cell} 的原值</source>
      <translation>Put {cell} back</translation>
    </message>
    <message>
      <source>恢复原值</source>
      <translation>Put back</translation>
    </message>
    <message>
      <source>所有行都可以导入。</source>
      <translation>Every row can be imported.</translation>
    </message>
    <message>
      <source>把文件拖到工作台或班级页面。</source>
      <translation>Drop files on the workbench or on a class.</translation>
    </message>
    <message>
      <source>按所选内容对照列…</source>
      <translation>Name columns as this…</translation>
    </message>
    <message>
      <source>按此对照检查</source>
      <translation>Check with these columns</translation>
    </message>
    <message>
      <source>提醒</source>
      <translation>Warnings</translation>
    </message>
    <message>
      <source>撤销</source>
      <translation>Undo</translation>
    </message>
    <message>
      <source>撤销导入…</source>
      <translation>Undo import…</translation>
    </message>
    <message>
      <source>收到 {count} 个文件</source>
      <translation>{count} files received</translation>
    </message>
    <message>
      <source>收到的文件</source>
      <translation>Files received</translation>
    </message>
    <message>
      <source>改为</source>
      <translation>Now reads</translation>
    </message>
    <message>
      <source>改为 {text}</source>
      <translation>Write {text}</translation>
    </message>
    <message>
      <source>改正 {cell}</source>
      <translation>Mend {cell}</translation>
    </message>
    <message>
      <source>整个文件</source>
      <translation>The whole file</translation>
    </message>
    <message>
      <source>文件</source>
      <translation>File</translation>
    </message>
    <message>
      <source>文件和以往的班级没有说明全部班级信息。</source>
      <translation>The files and earlier classes do not say everything about the class.</translation>
    </message>
    <message>
      <source>文件指纹 {digest}</source>
      <translation>Fingerprint {digest}</translation>
    </message>
    <message>
      <source>文本</source>
      <translation>Text</translation>
    </message>
    <message>
      <source>新班级</source>
      <translation>New class</translation>
    </message>
    <message>
      <source>无变化</source>
      <translation>Unchanged</translation>
    </message>
    <message>
      <source>无法写入 {name}，请换一个位置。</source>
      <translation>{name} cannot be written. Please choose another place.</translation>
    </message>
    <message>
      <source>无法识别</source>
      <translation>Not recognised</translation>
    </message>
    <message>
      <source>无问题</source>
      <translation>OK</translation>
    </message>
    <message>
      <source>更新</source>
      <translation>Changed</translation>
    </message>
    <message>
      <source>有误</source>
      <translation>Error</translation>
    </message>
    <message>
      <source>有问题</source>
      <translation>Problems</translation>
    </message>
    <message>
      <source>未填：没有备案号，培训补贴不予发放</source>
      <translation>None: no training subsidy without one</translation>
    </message>
    <message>
      <source>未导入</source>
      <translation>Left out</translation>
    </message>
    <message>
      <source>查看班级</source>
      <translation>Show class</translation>
    </message>
    <message>
      <source>样例</source>
      <translation>Samples</translation>
    </message>
    <message>
      <source>检查</source>
      <translation>Check</translation>
    </message>
    <message>
      <source>检查 {count} 个文件</source>
      <translation>Check {count} files</translation>
    </message>
    <message>
      <source>检查结果</source>
      <translation>Check result</translation>
    </message>
    <message>
      <source>每一行都已写入，并记入审计日志。</source>
      <translation>Every row is written, and on record in the audit log.</translation>
    </message>
    <message>
      <source>没有可导入的行，继续</source>
      <translation>No rows to import, continue</translation>
    </message>
    <message>
      <source>没有文件</source>
      <translation>No files</translation>
    </message>
    <message>
      <source>没有新内容，继续</source>
      <translation>Nothing new, continue</translation>
    </message>
    <message>
      <source>没有表头，请逐列指定</source>
      <translation>No titles: say what each column holds</translation>
    </message>
    <message>
      <source>没有问题</source>
      <translation>OK</translation>
    </message>
    <message>
      <source>没有问题。</source>
      <translation>No problems.</translation>
    </message>
    <message>
      <source>状态</source>
      <translation>State</translation>
    </message>
    <message>
      <source>现等级</source>
      <translation>Level held</translation>
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
      <source>班级</source>
      <comment>one</comment>
      <translation>Class</translation>
    </message>
    <message>
      <source>班级 {number}</source>
      <translation>Class {number}</translation>
    </message>
    <message>
      <source>由系统编号</source>
      <translation>Numbered by the office</translation>
    </message>
    <message>
      <source>申报等级</source>
      <translation>Target level</translation>
    </message>
    <message>
      <source>留意</source>
      <translation>Warning</translation>
    </message>
    <message>
      <source>等级</source>
      <translation>Level</translation>
    </message>
    <message>
      <source>粘贴</source>
      <translation>Paste</translation>
    </message>
    <message>
      <source>结果</source>
      <translation>Result</translation>
    </message>
    <message>
      <source>考核</source>
      <translation>Assessment</translation>
    </message>
    <message>
      <source>考核日期</source>
      <translation>Assessed on</translation>
    </message>
    <message>
      <source>行</source>
      <translation>Row</translation>
    </message>
    <message>
      <source>行可导入</source>
      <translation>ready</translation>
    </message>
    <message>
      <source>行无变化</source>
      <translation>unchanged</translation>
    </message>
    <message>
      <source>行读入</source>
      <translation>rows read</translation>
    </message>
    <message>
      <source>行需处理</source>
      <translation>to fix</translation>
    </message>
    <message>
      <source>补全班级信息</source>
      <translation>Complete the class</translation>
    </message>
    <message>
      <source>表头</source>
      <translation>Header</translation>
    </message>
    <message>
      <source>表头在第 {row} 行</source>
      <translation>Titles in row {row}</translation>
    </message>
    <message>
      <source>计划人数</source>
      <translation>Planned places</translation>
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
      <source>识别为</source>
      <translation>Recognised as</translation>
    </message>
    <message>
      <source>说明</source>
      <translation>Explanation</translation>
    </message>
    <message>
      <source>起止日期</source>
      <translation>Dates</translation>
    </message>
    <message>
      <source>跳过</source>
      <translation>Left out</translation>
    </message>
    <message>
      <source>跳过 {count} 行</source>
      <translation>Leave {count} rows out</translation>
    </message>
    <message>
      <source>跳过此行</source>
      <translation>Leave row out</translation>
    </message>
    <message>
      <source>跳过这个文件</source>
      <translation>Skip this file</translation>
    </message>
    <message>
      <source>返回</source>
      <translation>Back</translation>
    </message>
    <message>
      <source>还缺：{fields}</source>
      <translation>Still lacking: {fields}</translation>
    </message>
    <message>
      <source>这个文件是</source>
      <translation>This file is</translation>
    </message>
    <message>
      <source>退回带批注的工作簿</source>
      <translation>Workbook with remarks</translation>
    </message>
    <message>
      <source>部分导入</source>
      <translation>In part</translation>
    </message>
    <message>
      <source>采纳 {count} 条建议</source>
      <translation>Take {count} suggestions</translation>
    </message>
    <message>
      <source>采纳全部建议</source>
      <translation>Take all suggestions</translation>
    </message>
    <message>
      <source>采纳全部建议（{count}）</source>
      <translation>Take all suggestions ({count})</translation>
    </message>
    <message>
      <source>采纳建议</source>
      <translation>Take suggestion</translation>
    </message>
    <message>
      <source>重做</source>
      <translation>Redo</translation>
    </message>
    <message>
      <source>重新检查</source>
      <translation>Check again</translation>
    </message>
    <message>
      <source>银行账户</source>
      <translation>Bank account</translation>
    </message>
    <message>
      <source>错误</source>
      <translation>Errors</translation>
    </message>
    <message>
      <source>问题</source>
      <translation>Problem</translation>
    </message>
    <message>
      <source>随后：{files}；没有新问题就一并导入</source>
      <translation>Then: {files}; imported along unless something new turns up</translation>
    </message>
    <message>
      <source>（空）</source>
      <translation>(blank)</translation>
    </message>
    <message>
      <source>，{column} 列“{header}”</source>
      <translation>, column {column} “{header}”</translation>
    </message>
  </context>
</TS>
