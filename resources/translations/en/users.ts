<?xml version="1.0" encoding="utf-8"?>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
  <context>
    <name>users</name>
    <message>
      <source>停用</source>
      <translation>Disable</translation>
    </message>
    <message>
      <source>停用…</source>
      <translation>Disable…</translation>
    </message>
    <message>
      <source>停用用户</source>
      <translation>Disable a user</translation>
    </message>
    <message>
      <source>全部</source>
      <translation>All</translation>
    </message>
    <message>
      <source>同一自然人的几个登录名按身份证号码认作一人，不能互相初审和复审。首次登录后须修改口令。</source>
      <translation>Several logins with the same identity number count as one person, who cannot review their own work. The password must be changed at the first sign-in.</translation>
    </message>
    <message>
      <source>在用</source>
      <translation>Active</translation>
    </message>
    <message>
      <source>姓名</source>
      <translation>Name</translation>
    </message>
    <message>
      <source>居民身份证号码</source>
      <translation>Resident identity number</translation>
    </message>
    <message>
      <source>已停用</source>
      <translation>Disabled</translation>
    </message>
    <message>
      <source>已停用 {login}。</source>
      <translation>{login} is disabled.</translation>
    </message>
    <message>
      <source>已新增用户 {login}。</source>
      <translation>User {login} added.</translation>
    </message>
    <message>
      <source>已重新启用 {login}。</source>
      <translation>{login} is enabled again.</translation>
    </message>
    <message>
      <source>新增</source>
      <translation>Add</translation>
    </message>
    <message>
      <source>新增用户</source>
      <translation>Add a user</translation>
    </message>
    <message>
      <source>显示口令</source>
      <translation>Show password</translation>
    </message>
    <message>
      <source>暂时锁定</source>
      <translation>Locked for now</translation>
    </message>
    <message>
      <source>机构</source>
      <translation>Institution</translation>
    </message>
    <message>
      <source>机构统一社会信用代码</source>
      <translation>Credit code of the institution</translation>
    </message>
    <message>
      <source>状态</source>
      <translation>State</translation>
    </message>
    <message>
      <source>用原来的口令可以再次登录。</source>
      <translation>They can sign in again with the password they had.</translation>
    </message>
    <message>
      <source>用户与角色</source>
      <translation>Users and roles</translation>
    </message>
    <message>
      <source>申领、初审和财政复审由不同的自然人办理：换登录名也不行。</source>
      <translation>Filing, HR review and finance review must be done by different people. A second login of the same person does not count.</translation>
    </message>
    <message>
      <source>登录名</source>
      <translation>Login</translation>
    </message>
    <message>
      <source>立即退出，不能再登录；办过的事和记录都保留，以后可以重新启用。</source>
      <translation>They are signed out at once and cannot sign in. Their records stay, and the login can be enabled again.</translation>
    </message>
    <message>
      <source>筛选：登录名、姓名、角色</source>
      <translation>Filter: login, name, role</translation>
    </message>
    <message>
      <source>角色</source>
      <translation>Role</translation>
    </message>
    <message>
      <source>还没有用户</source>
      <translation>No users yet</translation>
    </message>
    <message>
      <source>重新启用</source>
      <translation>Enable again</translation>
    </message>
    <message>
      <source>重新启用…</source>
      <translation>Enable again…</translation>
    </message>
    <message>
      <source>重新启用用户</source>
      <translation>Enable a user again</translation>
    </message>
    <message>
      <source>锁定至</source>
      <translation>Locked until</translation>
    </message>
    <message>
      <source>首次口令</source>
      <translation>First password</translation>
    </message>
  </context>
</TS>
