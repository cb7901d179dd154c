<?xml version="1.0" encoding="utf-8"?>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
  <context>
    <name>shell</name>
    <message>
      <source>{count} 条结果</source>
      <translation>{count} results</translation>
    </message>
    <message>
      <source>下一组</source>
      <translation>Next group</translation>
    </message>
    <message>
      <source>以上是诊断包的全部内容：没有学员、账户和金额；程序不会自行发送。</source>
      <translation>This is all that the report holds: no trainees, no accounts, no amounts. The program never sends it by itself.</translation>
    </message>
    <message>
      <source>任务</source>
      <translation>Jobs</translation>
    </message>
    <message>
      <source>保存诊断包</source>
      <translation>Save the report</translation>
    </message>
    <message>
      <source>保存诊断包…</source>
      <translation>Save report…</translation>
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
      <source>全部数据</source>
      <translation>All records</translation>
    </message>
    <message>
      <source>关闭</source>
      <translation>Close</translation>
    </message>
    <message>
      <source>到 {day} 为止</source>
      <translation>until {day}</translation>
    </message>
    <message>
      <source>命令</source>
      <translation>Commands</translation>
    </message>
    <message>
      <source>在全部学员中搜索“{text}”</source>
      <translation>Search all people for “{text}”</translation>
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
      <source>执行</source>
      <translation>Run</translation>
    </message>
    <message>
      <source>搜索</source>
      <translation>Search</translation>
    </message>
    <message>
      <source>搜索学员、班级、申领单，或输入命令</source>
      <translation>Search, or type a command</translation>
    </message>
    <message>
      <source>搜索结果</source>
      <translation>Results</translation>
    </message>
    <message>
      <source>无法写入 {name}，请换一个位置。</source>
      <translation>{name} cannot be written. Please choose another place.</translation>
    </message>
    <message>
      <source>未完成</source>
      <translation>Not done</translation>
    </message>
    <message>
      <source>未读</source>
      <translation>unread</translation>
    </message>
    <message>
      <source>正在停止</source>
      <translation>Stopping</translation>
    </message>
    <message>
      <source>此后又出错 {count} 次。</source>
      <translation>It went wrong {count} more time(s) since.</translation>
    </message>
    <message>
      <source>没有新通知</source>
      <translation>No new notices</translation>
    </message>
    <message>
      <source>没有进行中的任务</source>
      <translation>Nothing is running</translation>
    </message>
    <message>
      <source>浅色</source>
      <translation>Light</translation>
    </message>
    <message>
      <source>深色</source>
      <translation>Dark</translation>
    </message>
    <message>
      <source>现在不可用</source>
      <translation>Not now</translation>
    </message>
    <message>
      <source>程序出错了</source>
      <translation>Something in the program went wrong</translation>
    </message>
    <message>
      <source>自 {day} 起</source>
      <translation>from {day}</translation>
    </message>
    <message>
      <source>诊断包的全部内容</source>
      <translation>Everything the report holds</translation>
    </message>
    <message>
      <source>这一步没有完成，此前已保存的内容都在。可以关闭后再试一次；再次出错，请把诊断包交给管理员。</source>
      <translation>This step was not finished; all that was saved before is there. Close this and try again; if it happens again, hand the report to your administrator.</translation>
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
      <source>退回、到期和新政策会出现在这里。</source>
      <translation>Returns, due days and new policies appear here.</translation>
    </message>
    <message>
      <source>选择</source>
      <translation>Choose</translation>
    </message>
    <message>
      <source>通知</source>
      <translation>Notices</translation>
    </message>
    <message>
      <source>锁定</source>
      <translation>Lock</translation>
    </message>
    <message>
      <source>页面</source>
      <translation>Pages</translation>
    </message>
  </context>
</TS>
