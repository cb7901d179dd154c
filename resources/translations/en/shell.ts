<?xml version="1.0" encoding="utf-8"?>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
  <context>
    <name>shell</name>
    <message>
      <source>任务</source>
      <translation>Jobs</translation>
    </message>
    <message>
      <source>修改口令…</source>
      <translation>Change password…</translation>
    </message>
    <message>
      <source>停止</source>
      <translation>Stop</translation>
    </message>
    <message>
      <source>审计链未核验</source>
      <translation>Audit chain not verified</translation>
    </message>
    <message>
      <source>已停止</source>
      <translation>Stopped</translation>
    </message>
    <message>
      <source>已完成</source>
      <translation>Done</translation>
    </message>
    <message>
      <source>搜索</source>
      <translation>Search</translation>
    </message>
    <message>
      <source>搜索学员、班级、申领单，或输入命令</source>
      <translation>Search people, classes, claims, or type a command</translation>
    </message>
    <message>
      <source>搜索结果</source>
      <translation>Results</translation>
    </message>
    <message>
      <source>未完成</source>
      <translation>Not done</translation>
    </message>
    <message>
      <source>正在停止</source>
      <translation>Stopping</translation>
    </message>
    <message>
      <source>没有进行中的任务</source>
      <translation>Nothing is running</translation>
    </message>
    <message>
      <source>进行中</source>
      <translation>Running</translation>
    </message>
    <message>
      <source>退出登录</source>
      <translation>Sign out</translation>
    </message>
    <message>
      <source>通知</source>
      <translation>Notices</translation>
    </message>
    <message>
      <source>锁定</source>
      <translation>Lock</translation>
    </message>
  </context>
</TS>
