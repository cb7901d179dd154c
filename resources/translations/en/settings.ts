<?xml version="1.0" encoding="utf-8"?>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
  <context>
    <name>settings</name>
    <message>
      <source>两次输入的新口令不同。</source>
      <translation>The two new passwords differ.</translation>
    </message>
    <message>
      <source>修改口令</source>
      <translation>Change password</translation>
    </message>
    <message>
      <source>关于</source>
      <translation>About</translation>
    </message>
    <message>
      <source>再输一次</source>
      <translation>Repeat password</translation>
    </message>
    <message>
      <source>单位</source>
      <translation>Office</translation>
    </message>
    <message>
      <source>口令已修改。</source>
      <translation>The password is changed.</translation>
    </message>
    <message>
      <source>外观</source>
      <translation>Appearance</translation>
    </message>
    <message>
      <source>宽松</source>
      <translation>Comfortable</translation>
    </message>
    <message>
      <source>数据所在文件夹</source>
      <translation>Data folder</translation>
    </message>
    <message>
      <source>新口令</source>
      <translation>New password</translation>
    </message>
    <message>
      <source>标准</source>
      <translation>Standard</translation>
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
      <source>版本</source>
      <translation>Version</translation>
    </message>
    <message>
      <source>现口令</source>
      <translation>Current password</translation>
    </message>
    <message>
      <source>用一句只有自己知道的话最好记；不含登录名和姓名。修改后其他地方的登录全部退出。</source>
      <translation>A sentence only you know is easiest to remember; leave out your login and name. All other sign-ins end.</translation>
    </message>
    <message>
      <source>用户</source>
      <translation>User</translation>
    </message>
    <message>
      <source>紧凑</source>
      <translation>Compact</translation>
    </message>
    <message>
      <source>行距</source>
      <translation>Row height</translation>
    </message>
    <message>
      <source>行距也可按 Ctrl+1、Ctrl+2、Ctrl+3 切换。这些设置只保存在本机当前用户名下。</source>
      <translation>Ctrl+1, Ctrl+2 and Ctrl+3 also switch the row height. These settings are kept for this user on this machine.</translation>
    </message>
    <message>
      <source>许可</source>
      <translation>Licence</translation>
    </message>
    <message>
      <source>设置</source>
      <translation>Settings</translation>
    </message>
    <message>
      <source>语言</source>
      <translation>Language</translation>
    </message>
    <message>
      <source>请输入新口令。</source>
      <translation>Enter a new password.</translation>
    </message>
    <message>
      <source>请输入现口令。</source>
      <translation>Enter your current password.</translation>
    </message>
    <message>
      <source>颜色</source>
      <translation>Colours</translation>
    </message>
  </context>
</TS>
