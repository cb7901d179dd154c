<?xml version="1.0" encoding="utf-8"?>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
  <context>
    <name>certificates</name>
    <message>
      <source>{classes}：共 {heads} 人待编号</source>
      <translation>{classes}: {heads} people wait for a number</translation>
    </message>
    <message>
      <source>{count} 张</source>
      <translation>{count} on file</translation>
    </message>
    <message>
      <source>{name}·校样</source>
      <translation>{name}·proof</translation>
    </message>
    <message>
      <source>{number} 在本局存档，但这份文件与打印时的不同。</source>
      <translation>{number} is on file here, but this document is not the one that was printed.</translation>
    </message>
    <message>
      <source>{number} 在本局存档，现行有效。</source>
      <translation>{number} is on file here and in force.</translation>
    </message>
    <message>
      <source>{number} 已作废。</source>
      <translation>{number} is void.</translation>
    </message>
    <message>
      <source>{number} 已作废：{reason}</source>
      <translation>{number} is void: {reason}</translation>
    </message>
    <message>
      <source>作废</source>
      <translation>Void</translation>
    </message>
    <message>
      <source>作废…</source>
      <translation>Void…</translation>
    </message>
    <message>
      <source>作废原因</source>
      <translation>Reason</translation>
    </message>
    <message>
      <source>作废证书</source>
      <translation>Void a certificate</translation>
    </message>
    <message>
      <source>全幅打印</source>
      <translation>Full print</translation>
    </message>
    <message>
      <source>印制流水号</source>
      <translation>Print serials</translation>
    </message>
    <message>
      <source>发证日期</source>
      <translation>Issued</translation>
    </message>
    <message>
      <source>台账</source>
      <translation>Ledger</translation>
    </message>
    <message>
      <source>在左侧选择学员（Ctrl+A 全选），为其所在班级生成编号。</source>
      <translation>Select people on the left (Ctrl+A for all) to number their classes.</translation>
    </message>
    <message>
      <source>外单位签发的证书，没有存档文件。</source>
      <translation>Issued elsewhere: no document is on file.</translation>
    </message>
    <message>
      <source>套打</source>
      <translation>Overlay</translation>
    </message>
    <message>
      <source>姓名</source>
      <translation>Name</translation>
    </message>
    <message>
      <source>字形</source>
      <translation>Glyphs</translation>
    </message>
    <message>
      <source>工种</source>
      <translation>Occupation</translation>
    </message>
    <message>
      <source>工种与等级</source>
      <translation>Occupation and level</translation>
    </message>
    <message>
      <source>已打印</source>
      <translation>Printed</translation>
    </message>
    <message>
      <source>已生成 {count} 个编号。</source>
      <translation>{count} numbers assigned.</translation>
    </message>
    <message>
      <source>待打印</source>
      <translation>To print</translation>
    </message>
    <message>
      <source>待编号</source>
      <translation>To number</translation>
    </message>
    <message>
      <source>打印</source>
      <translation>Print</translation>
    </message>
    <message>
      <source>打印 {count} 张</source>
      <translation>Print {count}</translation>
    </message>
    <message>
      <source>打印 {count} 张证书</source>
      <translation>Print {count} certificates</translation>
    </message>
    <message>
      <source>打印方式</source>
      <translation>Layout</translation>
    </message>
    <message>
      <source>打印次数</source>
      <translation>Prints</translation>
    </message>
    <message>
      <source>打印的就是存档的文件；首次打印存档并编印制流水号，重印取原文件。</source>
      <translation>What is printed is the document on file. First prints are filed and take a serial; reprints are the same document.</translation>
    </message>
    <message>
      <source>打印补发的证书</source>
      <translation>Print the reissued certificate</translation>
    </message>
    <message>
      <source>打印证书</source>
      <translation>Print certificates</translation>
    </message>
    <message>
      <source>按 F9 检查所选证书的编号、等级和姓名字形。</source>
      <translation>F9 checks numbers, levels and name glyphs of the selection.</translation>
    </message>
    <message>
      <source>按空格查看存档文件（记入日志）</source>
      <translation>Space shows the document on file (it is logged)</translation>
    </message>
    <message>
      <source>有 {count} 张不能打印，请先处理或不选。</source>
      <translation>{count} cannot be printed: fix them or leave them out.</translation>
    </message>
    <message>
      <source>本局没有这个编号的证书。请核对编号，或到国家职业技能等级证书查询系统查验。</source>
      <translation>No certificate of this number is on file here. Check the number, or ask the national certificate inquiry service.</translation>
    </message>
    <message>
      <source>没有待编号的学员</source>
      <translation>Nobody is waiting for a number</translation>
    </message>
    <message>
      <source>没有证书</source>
      <translation>No certificates</translation>
    </message>
    <message>
      <source>沿用原编号，取新的印制流水号，证书上注明补发。原纸面由此作废。</source>
      <translation>The number stays, the print serial is new, and the sheet says so. The earlier sheet is void from now on.</translation>
    </message>
    <message>
      <source>状态</source>
      <translation>State</translation>
    </message>
    <message>
      <source>生成 {count} 张证书</source>
      <translation>Make {count} certificates</translation>
    </message>
    <message>
      <source>生成编号</source>
      <translation>Assign numbers</translation>
    </message>
    <message>
      <source>生成编号或导入证书后会出现在这里。</source>
      <translation>They appear once numbered or imported.</translation>
    </message>
    <message>
      <source>等级</source>
      <translation>Level</translation>
    </message>
    <message>
      <source>筛选：班号、姓名、工种</source>
      <translation>Filter: class, name, occupation</translation>
    </message>
    <message>
      <source>编号、姓名、拼音或工种</source>
      <translation>Number, name, pinyin or occupation</translation>
    </message>
    <message>
      <source>编号不再使用，作废后不能恢复。申领单已用到的证书不能作废。</source>
      <translation>The number is not used again and this cannot be undone. A certificate used in a claim cannot be voided.</translation>
    </message>
    <message>
      <source>编号按评价机构、年份和等级连续生成，整班一起编。生成后不能收回，只能作废。</source>
      <translation>Numbers run on within body, year and level; a class is numbered as a whole. A number cannot be taken back, only voided.</translation>
    </message>
    <message>
      <source>缺 {characters}</source>
      <translation>Missing {characters}</translation>
    </message>
    <message>
      <source>考核日期</source>
      <translation>Assessed on</translation>
    </message>
    <message>
      <source>考核通过的学员会出现在这里。</source>
      <translation>People who pass their assessment appear here.</translation>
    </message>
    <message>
      <source>补发</source>
      <translation>Reissue</translation>
    </message>
    <message>
      <source>补发…</source>
      <translation>Reissue…</translation>
    </message>
    <message>
      <source>补发原因</source>
      <translation>Reason</translation>
    </message>
    <message>
      <source>补发的证书已存档，可在打印中心再次取出。</source>
      <translation>The reissued certificate is on file; the print centre can print it again.</translation>
    </message>
    <message>
      <source>补发证书</source>
      <translation>Reissue a certificate</translation>
    </message>
    <message>
      <source>证书</source>
      <translation>Certificates</translation>
    </message>
    <message>
      <source>证书台账</source>
      <translation>Certificate ledger</translation>
    </message>
    <message>
      <source>证书编号</source>
      <translation>Certificate no.</translation>
    </message>
    <message>
      <source>证书编号，可扫码录入</source>
      <translation>Certificate no., typed or scanned</translation>
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
      <source>选择 PDF 文件…</source>
      <translation>Choose a PDF file…</translation>
    </message>
    <message>
      <source>重印</source>
      <translation>Reprints</translation>
    </message>
    <message>
      <source>重印 {count} 张，用原存档文件。</source>
      <translation>{count} reprints, from the documents on file.</translation>
    </message>
    <message>
      <source>预检</source>
      <translation>Check</translation>
    </message>
    <message>
      <source>首次打印 {count} 张，印制流水号 {first} 至 {last}。</source>
      <translation>{count} first prints take serials {first} to {last}.</translation>
    </message>
    <message>
      <source>验证</source>
      <translation>Verify</translation>
    </message>
    <message>
      <source>验证证书</source>
      <translation>Verify a certificate</translation>
    </message>
    <message>
      <source>验证证书…</source>
      <translation>Verify a certificate…</translation>
    </message>
    <message>
      <source>齐全</source>
      <translation>Complete</translation>
    </message>
  </context>
</TS>
