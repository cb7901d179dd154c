<?xml version="1.0" encoding="utf-8"?>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
  <context>
    <name>help</name>
    <message>
      <source>主题</source>
      <translation>Topics</translation>
    </message>
    <message>
      <source>帮助</source>
      <translation>Help</translation>
    </message>
    <message>
      <source>帮助内容</source>
      <translation>Contents</translation>
    </message>
  </context>
</TS>
