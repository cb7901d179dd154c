<?xml version="1.0" encoding="utf-8"?>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
  <context>
    <name>policies</name>
    <message>
      <source>{amount} 元</source>
      <translation>{amount} yuan</translation>
    </message>
    <message>
      <source>上限</source>
      <translation>at most</translation>
    </message>
    <message>
      <source>今天</source>
      <translation>today</translation>
    </message>
    <message>
      <source>依据</source>
      <translation>Basis</translation>
    </message>
    <message>
      <source>元／人</source>
      <translation>yuan per person</translation>
    </message>
    <message>
      <source>全部项目</source>
      <translation>All subsidies</translation>
    </message>
    <message>
      <source>已失效</source>
      <translation>Ended</translation>
    </message>
    <message>
      <source>必需</source>
      <translation>Required</translation>
    </message>
    <message>
      <source>所有人员</source>
      <translation>Everybody</translation>
    </message>
    <message>
      <source>按：{text}</source>
      <translation>Assumed: {text}</translation>
    </message>
    <message>
      <source>收款</source>
      <translation>Paid to</translation>
    </message>
    <message>
      <source>政策</source>
      <translation>Policy</translation>
    </message>
    <message>
      <source>政策标准</source>
      <translation>Policy standards</translation>
    </message>
    <message>
      <source>文件未载明：{text}</source>
      <translation>Not in the text: {text}</translation>
    </message>
    <message>
      <source>有效期</source>
      <translation>Validity</translation>
    </message>
    <message>
      <source>未定止期</source>
      <translation>No end set</translation>
    </message>
    <message>
      <source>本局适用</source>
      <translation>Applies here</translation>
    </message>
    <message>
      <source>材料</source>
      <translation>Evidence</translation>
    </message>
    <message>
      <source>条件</source>
      <translation>Condition</translation>
    </message>
    <message>
      <source>条件与限次</source>
      <translation>Conditions and limits</translation>
    </message>
    <message>
      <source>没有政策包</source>
      <translation>No policy packs</translation>
    </message>
    <message>
      <source>状态</source>
      <translation>State</translation>
    </message>
    <message>
      <source>现行</source>
      <translation>In force</translation>
    </message>
    <message>
      <source>申领材料</source>
      <translation>Papers a claim needs</translation>
    </message>
    <message>
      <source>种类</source>
      <translation>Kind</translation>
    </message>
    <message>
      <source>第 {version} 版</source>
      <translation>version {version}</translation>
    </message>
    <message>
      <source>筛选：名称、文号</source>
      <translation>Filter: title, number</translation>
    </message>
    <message>
      <source>系数</source>
      <translation>Factor</translation>
    </message>
    <message>
      <source>统一标准</source>
      <translation>Flat rate</translation>
    </message>
    <message>
      <source>编制说明</source>
      <translation>Notes</translation>
    </message>
    <message>
      <source>草稿</source>
      <translation>Draft</translation>
    </message>
    <message>
      <source>要求</source>
      <translation>Needed</translation>
    </message>
    <message>
      <source>规定</source>
      <translation>Rule</translation>
    </message>
    <message>
      <source>视情况</source>
      <translation>As applicable</translation>
    </message>
    <message>
      <source>适用</source>
      <translation>Applies to</translation>
    </message>
    <message>
      <source>适用项目</source>
      <translation>Subsidies</translation>
    </message>
    <message>
      <source>限次</source>
      <translation>Limit</translation>
    </message>
    <message>
      <source>首日和止日都计入</source>
      <translation>first and last day included</translation>
    </message>
  </context>
</TS>
