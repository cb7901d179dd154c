<?xml version="1.0" encoding="utf-8"?>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
  <context>
    <name>entry</name>
    <message>
      <source>一级</source>
      <translation>Level 1</translation>
    </message>
    <message>
      <source>三级</source>
      <translation>Level 3</translation>
    </message>
    <message>
      <source>两次输入的口令不一样。</source>
      <translation>The two passwords differ.</translation>
    </message>
    <message>
      <source>二级</source>
      <translation>Level 2</translation>
    </message>
    <message>
      <source>五级</source>
      <translation>Level 5</translation>
    </message>
    <message>
      <source>人社部门</source>
      <translation>HR bureau</translation>
    </message>
    <message>
      <source>仅限授权人员使用。登录、查看证件号、打印均会记入审计日志。</source>
      <translation>For authorised people only. Signing in, revealing ID numbers and printing go into the audit log.</translation>
    </message>
    <message>
      <source>从花名册到补贴到账</source>
      <translation>From roster to subsidy</translation>
    </message>
    <message>
      <source>六位数字</source>
      <translation>Six digits</translation>
    </message>
    <message>
      <source>再输一次</source>
      <translation>Repeat password</translation>
    </message>
    <message>
      <source>口令</source>
      <translation>Password</translation>
    </message>
    <message>
      <source>启用</source>
      <translation>Open the office</translation>
    </message>
    <message>
      <source>四级</source>
      <translation>Level 4</translation>
    </message>
    <message>
      <source>培训台</source>
      <translation>TrainingDesk</translation>
    </message>
    <message>
      <source>填写印在凭证和证书上的单位名称，并设立第一位系统管理员。数据保存在：{place}</source>
      <translation>Enter the names that vouchers and certificates carry, and make the first administrator. Data are kept in: {place}</translation>
    </message>
    <message>
      <source>大写锁定已打开</source>
      <translation>Caps Lock is on</translation>
    </message>
    <message>
      <source>如：嵩州市人力资源和社会保障局</source>
      <translation>e.g. Songzhou Human Resources and Social Security Bureau</translation>
    </message>
    <message>
      <source>如：嵩州市财政局</source>
      <translation>e.g. Songzhou Finance Bureau</translation>
    </message>
    <message>
      <source>已锁定</source>
      <translation>Locked</translation>
    </message>
    <message>
      <source>每一笔金额都说得清依据，每一步都有据可查。</source>
      <translation>Every amount shows its grounds, every step is on record.</translation>
    </message>
    <message>
      <source>没有提交的草稿都已保存。</source>
      <translation>Drafts not handed in are kept.</translation>
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
      <source>版本 {version}</source>
      <translation>Version {version}</translation>
    </message>
    <message>
      <source>登录</source>
      <translation>Sign in</translation>
    </message>
    <message>
      <source>登录·培训台</source>
      <translation>Sign in·TrainingDesk</translation>
    </message>
    <message>
      <source>管理员姓名</source>
      <translation>Administrator's name</translation>
    </message>
    <message>
      <source>管理员账号</source>
      <translation>Administrator's login</translation>
    </message>
    <message>
      <source>管理员身份证号</source>
      <translation>Administrator's ID number</translation>
    </message>
    <message>
      <source>至少 12 位，可用一句话</source>
      <translation>12 characters or more; a sentence will do</translation>
    </message>
    <message>
      <source>行政区划代码</source>
      <translation>Region code</translation>
    </message>
    <message>
      <source>行政区名称</source>
      <translation>Region name</translation>
    </message>
    <message>
      <source>解锁</source>
      <translation>Unlock</translation>
    </message>
    <message>
      <source>语言</source>
      <translation>Language</translation>
    </message>
    <message>
      <source>请再输一次。</source>
      <translation>Repeat the password.</translation>
    </message>
    <message>
      <source>请输入账号和口令。</source>
      <translation>Enter login and password.</translation>
    </message>
    <message>
      <source>财政部门</source>
      <translation>Finance bureau</translation>
    </message>
    <message>
      <source>账号</source>
      <translation>Login</translation>
    </message>
    <message>
      <source>退出登录</source>
      <translation>Sign out</translation>
    </message>
    <message>
      <source>首次启用</source>
      <translation>First run</translation>
    </message>
    <message>
      <source>首次启用·培训台</source>
      <translation>First run·TrainingDesk</translation>
    </message>
  </context>
</TS>
