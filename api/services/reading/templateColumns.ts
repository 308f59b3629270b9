// The columns of Pingyi's own template: field, its Chinese and English name, and what other systems call it.
import type { FieldName } from '#api/contract/mapping.ts'

/** A field of a mapping, the two levels of a category and the two halves of a position included. */
export type TemplateField = FieldName | 'category' | 'lng' | 'lat'

export interface TemplateColumn {
  readonly field: TemplateField
  readonly zh: string
  readonly en: string
  /** Names in other systems' exports, for guessing. */
  readonly synonyms: readonly string[]
}

const column = (field: TemplateField, zh: string, en: string, synonyms: string): TemplateColumn => ({
  field,
  zh,
  en,
  synonyms: synonyms === '' ? [] : synonyms.split(' '),
})

export const TEMPLATE_COLUMNS: readonly TemplateColumn[] = [
  column('source', '来源', 'source', '数据来源 来源系统 平台'),
  column(
    'number',
    '编号',
    'number',
    '工单编号 工单号 诉求编号 受理编号 受理单号 案件编号 案件号 事件编号 留言编号 信件编号 办件编号 流水号 单号 case_id ticket_id request_id service_request_id id',
  ),
  column(
    'channel',
    '渠道',
    'channel',
    '诉求渠道 来源渠道 受理渠道 反映渠道 上报渠道 诉求来源 信息来源 来电方式 受理方式 method_received',
  ),
  column(
    'receivedAt',
    '受理时间',
    'received_at',
    '来电时间 诉求时间 登记时间 创建时间 提交时间 上报时间 反映时间 留言时间 来信时间 接收时间 受理日期 登记日期 created_at created open_dt created_date requested_datetime',
  ),
  column('recordedAt', '受理记录时间', 'recorded_at', '录入时间 入库时间 记录时间'),
  column('title', '标题', 'title', '诉求标题 工单标题 主题 留言主题 事项 诉求事项 subject_line case_title'),
  column(
    'text',
    '内容',
    'text',
    '诉求内容 工单内容 问题描述 事件描述 诉求描述 留言详情 具体内容 描述 description',
  ),
  column('name', '诉求人', 'name', '来电人 姓名 联系人 反映人 市民姓名 诉求人姓名'),
  column('phone', '电话', 'phone', '联系电话 来电号码 手机 手机号 手机号码 联系方式 来电电话'),
  column('address', '地址', 'address', '诉求地址 事发地址 发生地址 事发地点 地点 详细地址 location'),
  column(
    'category',
    '类别',
    'category',
    '诉求类别 问题类别 诉求类型 问题类型 事项类别 分类 一级分类 类型 事件类型 service_name',
  ),
  column('urgency', '紧急程度', 'urgency', '紧急级别 优先级 缓急程度 是否紧急 priority'),
  column('scope', '影响范围', 'scope', '涉及范围'),
  column('community', '社区', 'community', '所属社区 所在社区 社区名称 村居 村社区 居委会辖区 neighborhood'),
  column('lng', '经度', 'lng', '坐标经度 x坐标 longitude lon long'),
  column('lat', '纬度', 'lat', '坐标纬度 y坐标 latitude'),
  column(
    'firstReceiver',
    '首接单位',
    'first_receiver',
    '承办单位 主办单位 责任单位 责任主体 办理单位 处置单位 首接部门 责任部门 承办部门 办理部门 agency department agency_responsible',
  ),
  column('departmentKind', '首接单位类型', 'department_kind', '单位类型 单位类别 责任单位类型'),
  column(
    'replyDue',
    '答复期限',
    'reply_due',
    '办理期限 办结期限 截止时间 办理时限 到期时间 due_date target_dt expected_datetime',
  ),
  column('acknowledgedAt', '确认接收时间', 'acknowledged_at', '签收时间 响应时间 确认时间 接单时间'),
  column('classifiedAt', '分类时间', 'classified_at', '审核时间'),
  column('dispatchedAt', '转办时间', 'dispatched_at', '派单时间 交办时间 派发时间 分派时间 转派时间'),
  column('dispatchedTo', '转办单位', 'dispatched_to', '派单单位 交办单位 派发单位 分派单位'),
  column('followedUpAt', '跟进时间', 'followed_up_at', '处置时间 处理时间'),
  column('repliedAt', '回复时间', 'replied_at', '答复时间 反馈时间 回复日期 答复日期'),
  column('replyText', '回复内容', 'reply_text', '答复内容 答复意见 办理意见 反馈内容 处理结果描述 办理情况'),
  column(
    'archivedAt',
    '归档时间',
    'archived_at',
    '办结时间 结案时间 完结时间 关闭时间 办结日期 closed_dt close_date closed_at',
  ),
  column('outcome', '办理结果', 'outcome', '办结结果 处理结果 结案类型'),
  column('calledBackAt', '回访时间', 'called_back_at', '回访日期'),
  column('reached', '回访接通', 'reached', '是否接通 回访结果 回访状态'),
  column('resolved', '是否解决', 'callback_resolved', '诉求是否解决 问题是否解决 解决情况'),
  column('grade', '满意度', 'grade', '满意度评价 是否满意 评价 评价结果 好差评'),
  column('events', '事件', 'events', '事件记录 流转记录'),
]

/** Values people write besides the vocabulary's own words. */
export const TEMPLATE_VALUES: Readonly<Partial<Record<TemplateField, Readonly<Record<string, string>>>>> = {
  channel: {
    微信: 'official_account',
    公众号: 'official_account',
    微信小程序: 'mini_program',
    APP: 'app',
    网络: 'web',
    网上: 'web',
    来电: 'phone',
    '12345': 'hotline',
    '12345热线': 'hotline',
    政务服务热线: 'hotline',
    窗口: 'reception_window',
    来访: 'reception_window',
    入户: 'home_visit',
    上门走访: 'home_visit',
    网格巡查: 'patrol',
  },
  urgency: {
    一般: 'ordinary',
    正常: 'ordinary',
    平件: 'ordinary',
    否: 'ordinary',
    加急: 'urgent',
    急件: 'urgent',
    特急: 'urgent',
    是: 'urgent',
  },
  scope: {
    个人: 'household',
    一户: 'household',
    楼: 'building',
    全社区: 'community',
    多个社区: 'cross_community',
  },
  departmentKind: {
    社区居委会: 'committee',
    居委: 'committee',
    物业公司: 'property',
    科室: 'office',
    派驻单位: 'agency',
    委托单位: 'agency',
  },
  outcome: {
    解决: 'resolved',
    办结: 'resolved',
    解释说明: 'explained',
    解释: 'explained',
    未办结: 'unresolved',
    无效诉求: 'invalid',
  },
  reached: {
    是: 'yes',
    已接通: 'yes',
    否: 'no',
    未接通: 'no',
    无人接听: 'no',
    拒绝: 'refused',
    空号: 'wrong_number',
    错号: 'wrong_number',
  },
  resolved: { true: 'yes', false: 'no', '1': 'yes', '0': 'no', 已解决: 'yes', 解决: 'yes', 未解决: 'no' },
  grade: {
    '5': 'very_satisfied',
    '4': 'satisfied',
    '3': 'basically_satisfied',
    '2': 'dissatisfied',
    '1': 'very_dissatisfied',
    一般: 'basically_satisfied',
  },
}
