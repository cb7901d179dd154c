<?xml version="1.0" encoding="utf-8"?>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
  <context>
    <name>desk</name>
    <message>
      <source>培训台</source>
      <translation>TrainingDesk</translation>
    </message>
    <message>
      <source>已保存 {count} 个 PDF 文件到 {folder}。</source>
      <translation>{count} PDF files saved in {folder}.</translation>
    </message>
    <message>
      <source>已送打印 {count} 份。</source>
      <translation>{count} documents sent to the printer.</translation>
    </message>
    <message>
      <source>打印</source>
      <translation>Print</translation>
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
      <source>演示数据</source>
      <translation>Demo data</translation>
    </message>
    <message>
      <source>班级</source>
      <translation>Classes</translation>
    </message>
    <message>
      <source>申领</source>
      <translation>Claims</translation>
    </message>
    <message>
      <source>程序出错</source>
      <translation>Something went wrong in the program</translation>
    </message>
    <message>
      <source>证书</source>
      <translation>Certificates</translation>
    </message>
    <message>
      <source>重新读取</source>
      <translation>Read again</translation>
    </message>
    <message>
      <source>重试</source>
      <translation>Try again</translation>
    </message>
  </context>
</TS>
