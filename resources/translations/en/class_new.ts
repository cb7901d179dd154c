<?xml version="1.0" encoding="utf-8"?>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
  <context>
    <name>class_new</name>
    <message>
      <source>取消</source>
      <translation>Cancel</translation>
    </message>
    <message>
      <source>复制上一个班</source>
      <translation>Copy last class</translation>
    </message>
    <message>
      <source>已开班：{number}</source>
      <translation>Class {number} is open</translation>
    </message>
    <message>
      <source>已按 {number} 填好；班号、名称和日期是新的。</source>
      <translation>Filled in from {number}; number, name and days are new.</translation>
    </message>
    <message>
      <source>已按文件填好，请核对。</source>
      <translation>Filled in from the files. Please check.</translation>
    </message>
    <message>
      <source>已按文件填好；没有写明的信息请补全。</source>
      <translation>Filled in from the files. Please complete what they do not say.</translation>
    </message>
    <message>
      <source>新建班级</source>
      <translation>New class</translation>
    </message>
    <message>
      <source>正在从文件中读取班级信息…</source>
      <translation>Reading the files for facts about the class…</translation>
    </message>
    <message>
      <source>班级</source>
      <translation>Classes</translation>
    </message>
    <message>
      <source>确认开班</source>
      <translation>Open class</translation>
    </message>
  </context>
</TS>
