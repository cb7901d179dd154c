<?xml version="1.0" encoding="utf-8"?>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
  <context>
    <name>widgets</name>
    <message>
      <source>J K 移动　空格关闭</source>
      <translation>J K move, Space closes</translation>
    </message>
    <message>
      <source>{count} 行</source>
      <translation>{count} rows</translation>
    </message>
    <message>
      <source>上一人</source>
      <translation>Previous person</translation>
    </message>
    <message>
      <source>上一页</source>
      <translation>Previous page</translation>
    </message>
    <message>
      <source>下一人</source>
      <translation>Next person</translation>
    </message>
    <message>
      <source>下一页</source>
      <translation>Next page</translation>
    </message>
    <message>
      <source>下载模板</source>
      <translation>Templates</translation>
    </message>
    <message>
      <source>不分组</source>
      <translation>No groups</translation>
    </message>
    <message>
      <source>从剪贴板粘贴</source>
      <translation>Paste</translation>
    </message>
    <message>
      <source>保存</source>
      <translation>Save</translation>
    </message>
    <message>
      <source>保存为 PDF 文件</source>
      <translation>Save as PDF files</translation>
    </message>
    <message>
      <source>保存为视图…</source>
      <translation>Save as view…</translation>
    </message>
    <message>
      <source>保存列、排序、分组和筛选，只对本人、本机有效。</source>
      <translation>Keeps columns, order, groups and filter, for you on this machine.</translation>
    </message>
    <message>
      <source>保存视图</source>
      <translation>Save view</translation>
    </message>
    <message>
      <source>分组</source>
      <translation>Group</translation>
    </message>
    <message>
      <source>列数</source>
      <translation>Columns</translation>
    </message>
    <message>
      <source>列表</source>
      <translation>List</translation>
    </message>
    <message>
      <source>列表菜单</source>
      <translation>List menu</translation>
    </message>
    <message>
      <source>删除</source>
      <translation>Delete</translation>
    </message>
    <message>
      <source>删除“{name}”…</source>
      <translation>Delete “{name}”…</translation>
    </message>
    <message>
      <source>删除视图</source>
      <translation>Delete view</translation>
    </message>
    <message>
      <source>取消</source>
      <translation>Cancel</translation>
    </message>
    <message>
      <source>复制依据</source>
      <translation>Copy basis</translation>
    </message>
    <message>
      <source>复制所选行</source>
      <translation>Copy chosen rows</translation>
    </message>
    <message>
      <source>导出</source>
      <translation>Export</translation>
    </message>
    <message>
      <source>导出列表</source>
      <translation>Export list</translation>
    </message>
    <message>
      <source>导出列表…</source>
      <translation>Export list…</translation>
    </message>
    <message>
      <source>导出列表现在显示的行和列，号码保持掩码。</source>
      <translation>The rows and columns shown now; numbers stay masked.</translation>
    </message>
    <message>
      <source>已恢复 {when} 未完成的内容</source>
      <translation>Unfinished work of {when} restored</translation>
    </message>
    <message>
      <source>已有同名视图，将被覆盖。</source>
      <translation>A view of this name is there and will be replaced.</translation>
    </message>
    <message>
      <source>已选 {count}</source>
      <translation>{count} selected</translation>
    </message>
    <message>
      <source>恢复默认列和排序</source>
      <translation>Columns and order as they came</translation>
    </message>
    <message>
      <source>打印到</source>
      <translation>Print to</translation>
    </message>
    <message>
      <source>撤销</source>
      <translation>Undo</translation>
    </message>
    <message>
      <source>收起（F4）</source>
      <translation>Hide (F4)</translation>
    </message>
    <message>
      <source>放弃</source>
      <translation>Discard</translation>
    </message>
    <message>
      <source>放弃草稿</source>
      <translation>Discard draft</translation>
    </message>
    <message>
      <source>文件夹</source>
      <translation>Folder</translation>
    </message>
    <message>
      <source>文件预览</source>
      <translation>Document preview</translation>
    </message>
    <message>
      <source>显示 {shown} / 共 {total}</source>
      <translation>{shown} of {total} shown</translation>
    </message>
    <message>
      <source>显示 {shown}，还有更多</source>
      <translation>{shown} shown, there are more</translation>
    </message>
    <message>
      <source>显示哪些列</source>
      <translation>Columns</translation>
    </message>
    <message>
      <source>显示比例</source>
      <translation>Zoom</translation>
    </message>
    <message>
      <source>更新“{name}”</source>
      <translation>Update “{name}”</translation>
    </message>
    <message>
      <source>格式</source>
      <translation>Format</translation>
    </message>
    <message>
      <source>正在读取</source>
      <translation>Reading</translation>
    </message>
    <message>
      <source>清除筛选</source>
      <translation>Clear the filter</translation>
    </message>
    <message>
      <source>看图</source>
      <translation>Show chart</translation>
    </message>
    <message>
      <source>看表格</source>
      <translation>Show table</translation>
    </message>
    <message>
      <source>知道了</source>
      <translation>Dismiss</translation>
    </message>
    <message>
      <source>筛选</source>
      <translation>Filter</translation>
    </message>
    <message>
      <source>筛选后无结果</source>
      <translation>Nothing fits the filter</translation>
    </message>
    <message>
      <source>筛选文字可能是姓名或号码，不保存。</source>
      <translation>Words of the filter may be a name or a number; they are not kept.</translation>
    </message>
    <message>
      <source>草稿已保存 {when}</source>
      <translation>Draft kept {when}</translation>
    </message>
    <message>
      <source>草稿没有保存：{why}</source>
      <translation>Draft not kept: {why}</translation>
    </message>
    <message>
      <source>行数</source>
      <translation>Rows</translation>
    </message>
    <message>
      <source>表头</source>
      <translation>Header</translation>
    </message>
    <message>
      <source>覆盖</source>
      <translation>Replace</translation>
    </message>
    <message>
      <source>视图</source>
      <translation>Views</translation>
    </message>
    <message>
      <source>视图名称</source>
      <translation>Name of the view</translation>
    </message>
    <message>
      <source>适合宽度</source>
      <translation>Fit width</translation>
    </message>
    <message>
      <source>选择…</source>
      <translation>Choose…</translation>
    </message>
    <message>
      <source>选择文件</source>
      <translation>Choose files</translation>
    </message>
    <message>
      <source>重做</source>
      <translation>Redo</translation>
    </message>
    <message>
      <source>重命名“{name}”…</source>
      <translation>Rename “{name}”…</translation>
    </message>
    <message>
      <source>重命名视图</source>
      <translation>Rename view</translation>
    </message>
    <message>
      <source>重试</source>
      <translation>Try again</translation>
    </message>
    <message>
      <source>默认分组</source>
      <translation>As the list comes</translation>
    </message>
    <message>
      <source>默认视图</source>
      <translation>As the list comes</translation>
    </message>
  </context>
</TS>
