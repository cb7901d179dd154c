<?xml version="1.0" encoding="utf-8"?>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
  <context>
    <name>printing</name>
    <message>
      <source>{count} 份</source>
      <translation>{count} documents</translation>
    </message>
    <message>
      <source>与存档一致：{what}</source>
      <translation>As filed: {what}</translation>
    </message>
    <message>
      <source>与存档不符：{what}</source>
      <translation>Altered: {what}</translation>
    </message>
    <message>
      <source>全部</source>
      <translation>All</translation>
    </message>
    <message>
      <source>取出的是存档的原文件，每次取出都记入日志。</source>
      <translation>What is printed is the document on file; each time is logged.</translation>
    </message>
    <message>
      <source>大小</source>
      <translation>Size</translation>
    </message>
    <message>
      <source>存档时间</source>
      <translation>Filed</translation>
    </message>
    <message>
      <source>已作废：{what}</source>
      <translation>Void: {what}</translation>
    </message>
    <message>
      <source>打印</source>
      <translation>Print</translation>
    </message>
    <message>
      <source>打印 {count} 份</source>
      <translation>Print {count}</translation>
    </message>
    <message>
      <source>打印 {count} 份文件</source>
      <translation>Print {count} documents</translation>
    </message>
    <message>
      <source>打印中心</source>
      <translation>Print centre</translation>
    </message>
    <message>
      <source>打印存档文件</source>
      <translation>Print documents on file</translation>
    </message>
    <message>
      <source>提交申领、出具凭证或打印证书后会出现在这里。</source>
      <translation>They appear when claims are filed, vouchers issued or certificates printed.</translation>
    </message>
    <message>
      <source>文件</source>
      <translation>File</translation>
    </message>
    <message>
      <source>文件上有完整证件号码，预览记入日志。</source>
      <translation>Documents show full ID numbers, so each view is logged.</translation>
    </message>
    <message>
      <source>文件指纹</source>
      <translation>Fingerprint</translation>
    </message>
    <message>
      <source>更早的文件</source>
      <translation>Earlier documents</translation>
    </message>
    <message>
      <source>最新</source>
      <translation>Newest</translation>
    </message>
    <message>
      <source>本局没有存档过这份文件。</source>
      <translation>This document was never filed here.</translation>
    </message>
    <message>
      <source>比对文件…</source>
      <translation>Compare a file…</translation>
    </message>
    <message>
      <source>版本</source>
      <translation>Version</translation>
    </message>
    <message>
      <source>种类</source>
      <translation>Kind</translation>
    </message>
    <message>
      <source>筛选：编号、经手人</source>
      <translation>Filter: number, filed by</translation>
    </message>
    <message>
      <source>经手人</source>
      <translation>Filed by</translation>
    </message>
    <message>
      <source>编号</source>
      <translation>Number</translation>
    </message>
    <message>
      <source>编号在本局存档，但这份文件与存档的字节不同，请以存档为准。</source>
      <translation>The number is on file here, but the bytes of this document are not those filed. What is on file holds.</translation>
    </message>
    <message>
      <source>较早</source>
      <translation>Earlier</translation>
    </message>
    <message>
      <source>还没有存档的文件</source>
      <translation>Nothing is on file yet</translation>
    </message>
    <message>
      <source>选一份文件，按空格预览</source>
      <translation>Select a document and press Space</translation>
    </message>
  </context>
</TS>
