"""Wording of the codes that the command line itself gives."""

from __future__ import annotations

from trainingdesk.domain.texts.wording import Wording

COMMANDS_TEXTS: dict[str, Wording] = {
    "cli.misused": Wording(
        "{told}。",
        "{told}.",
        "用法见 {command} --help。",
        "See {command} --help.",
    ),
    "cli.interrupted": Wording(
        "已中断，未完成的步骤没有写入。",
        "Interrupted; nothing unfinished was written.",
    ),
    "cli.mistake": Wording(
        "程序内部出错（{kind}，{place}），本步骤没有完成。",
        "The program made a mistake ({kind}, {place}); the step was not finished.",
        "请把这一行报告管理员；加 -v 重做可见详情，其中可能含个人信息。",
        "Report this line; -v shows more, which may hold personal data.",
    ),
    "cli.output": Wording(
        "结果写不到标准输出：{why}。",
        "The result cannot be written to standard output: {why}.",
        "请检查重定向的目标和磁盘空间，再办理或查看一次。",
        "Check where it is redirected to and the disk, then do or look again.",
    ),
    "cli.no_office": Wording(
        "没有数据库 {path}。",
        "There is no database {path}.",
        "首次使用请先运行 tdesk user first-run；否则请核对 --db 或 TDESK_DB。",
        "Begin with tdesk user first-run, or check --db or TDESK_DB.",
    ),
    "cli.file_exists": Wording(
        "文件 {path} 已存在，内容不同，没有覆盖。",
        "{path} exists with other content and was not overwritten.",
        "请换一个文件名，或加 --force 覆盖。",
        "Choose another name, or overwrite it with --force.",
    ),
    "cli.folder": Wording(
        "不能使用文件夹 {path}：{why}。",
        "The folder {path} cannot be used: {why}.",
        "请检查路径与权限。",
        "Check the path and your rights.",
    ),
}
