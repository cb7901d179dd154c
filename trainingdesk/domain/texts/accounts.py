"""Wording of the codes about users, sign-in, sessions and files handed over."""

from __future__ import annotations

from trainingdesk.domain.texts.wording import Wording

ACCOUNTS_TEXTS: dict[str, Wording] = {
    "account.changed_meanwhile": Wording(
        "用户 {login} 已被他人修改。",
        "User {login} was changed by somebody else meanwhile.",
        "请刷新后再办理。",
        "Reload and try again.",
    ),
    "account.identity": Wording(
        "证件号码有误，不能建立用户。",
        "The identity number is faulty; the user was not added.",
        "请按所列问题更正。",
        "Correct what is listed.",
    ),
    "account.locked": Wording(
        "口令连续输错，已暂停登录，约 {minutes} 分钟后可再试。",
        "Too many wrong passwords; sign-in rests for about {minutes} more minutes.",
        "请稍后再试；不会永久锁定。",
        "Try again later; it never locks for good.",
    ),
    "account.login_taken": Wording(
        "登录名 {login} 已被使用。",
        "The login {login} is taken.",
        "请换一个登录名。",
        "Choose another.",
    ),
    "account.name_differs": Wording(
        "该证件号码已登记为“{known}”，与“{name}”不一致。",
        "This identity number is registered as “{known}”, not “{name}”.",
        "请核对姓名与证件。",
        "Check name and document.",
    ),
    "account.not_bound": Wording(
        "角色“{role}”不归属培训机构。",
        "The role “{role_en}” does not belong to an institution.",
        "请不要填写机构。",
        "Leave the institution out.",
    ),
    "account.office_names": Wording(
        "单位名称和区划名称不能为空。",
        "The names of the bureaus and the region are needed.",
        "请填写全称。",
        "Write them in full.",
    ),
    "account.office_open_already": Wording(
        "本办公数据已启用，不能再次首次启用。",
        "This office has been opened already.",
        "请登录；新增用户由管理员办理。",
        "Sign in; the administrator adds users.",
    ),
    "account.own_login": Wording(
        "不能停用自己的登录名。",
        "Nobody can disable their own login.",
        "请由另一名管理员办理。",
        "Another administrator has to do it.",
    ),
    "account.password_weak": Wording(
        "口令不符合要求。",
        "The password is not good enough.",
        "请按所列问题更换。",
        "Change what is listed.",
    ),
    "account.passwords_differ": Wording(
        "两次输入的口令不一致。",
        "The two passwords differ.",
        "请重新输入。",
        "Type them again.",
    ),
    "account.region": Wording(
        "“{region}”不是六位区划代码。",
        "“{region}” is not a six-digit region code.",
        "请填写 GB/T 2260 代码。",
        "Use a GB/T 2260 code.",
    ),
    "account.unknown": Wording(
        "没有用户 {login}。",
        "There is no user {login}.",
        "请核对登录名。",
        "Check the login.",
    ),
    "account.wrong_password": Wording(
        "登录名或口令不正确。",
        "Login or password is wrong.",
        "请重试；忘记口令请联系管理员。",
        "Try again; the administrator can start a reset.",
    ),
    "session.missing": Wording(
        "尚未登录。",
        "Nobody is signed in.",
        "请先登录。",
        "Sign in first.",
    ),
    "session.ended": Wording(
        "登录已结束。",
        "The session has ended.",
        "请重新登录。",
        "Sign in again.",
    ),
    "session.idle": Wording(
        "长时间未操作，已锁定。",
        "The session was idle too long and is locked.",
        "请重新登录，草稿不会丢失。",
        "Sign in again; drafts are kept.",
    ),
    "session.expired": Wording(
        "登录已满十小时，已结束。",
        "The session reached ten hours and has ended.",
        "请重新登录。",
        "Sign in again.",
    ),
    "session.no_user": Wording(
        "没有指明以谁的身份办理。",
        "It was not said who is acting.",
        "请用 --as 或 TDESK_AS 指明登录名。",
        "Name the login with --as or TDESK_AS.",
    ),
    "session.no_password": Wording(
        "没有终端可以询问口令。",
        "There is no terminal to ask for the password.",
        "请用 TDESK_PASSWORD_FILE 指明口令文件。",
        "Name a password file in TDESK_PASSWORD_FILE.",
    ),
    "session.password_file": Wording(
        "读不了口令文件 {path}：{why}。",
        "Cannot read the password file {path}: {why}.",
        "请检查路径与权限。",
        "Check the path and its permissions.",
    ),
    "session.password_file_open": Wording(
        "口令文件 {path} 可被他人读取。",
        "Others can read the password file {path}.",
        "请先执行 chmod 600。",
        "Run chmod 600 on it first.",
    ),
    "office.database_url": Wording(
        "“{url}”不是可用的数据库地址。",
        "“{url}” is not a database address that can be used.",
        "请写成 sqlite:///路径。",
        "Write sqlite:///PATH.",
    ),
    "office.upload_failed": Wording(
        "读不了文件 {name}：{why}。",
        "Cannot read the file {name}: {why}.",
        "请检查路径、权限与磁盘空间。",
        "Check the path, its permissions and the disk.",
    ),
    "office.upload_gone": Wording(
        "文件 {name} 的副本已不在或已改变。",
        "The office's copy of {name} is gone or has changed.",
        "请重新提交文件。",
        "Hand the file over again.",
    ),
    "wire.unreadable": Wording(
        "收到的数据读不懂：{why}。",
        "What was received cannot be read: {why}.",
        "请确认两端程序版本一致后重试。",
        "See that both ends run the same version, then try again.",
    ),
    "employer.unknown": Wording(
        "没有用人单位 {credit_code}。",
        "There is no employer {credit_code}.",
        "请先登记用人单位。",
        "Register the employer first.",
    ),
    "claim.facts_missing": Wording(
        "申领单 {number} 缺少计算所需的信息：{columns}。",
        "Claim {number} lacks facts that the computation needs: {columns}.",
        "请补充资料后重新计算。",
        "Complete the records, then compute again.",
    ),
    "office.upload_too_large": Wording(
        "文件 {name} 超过 {limit} MB。",
        "The file {name} is larger than {limit} MB.",
        "请拆分或压缩图片后再提交。",
        "Split it, or make its pictures smaller.",
    ),
}
