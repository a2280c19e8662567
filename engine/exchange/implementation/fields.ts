import type { Cell } from '../cells.ts';
import type { Dictionary, PlatformMapping } from './mapping.ts';

/** A field of the national implementation list and where an item says it; without a pointer it is put together from several places. */
export interface ListField {
  field: string;
  /** What it means, for the head of the table. */
  title: string;
  pointer?: string;
  cell?: 'text' | 'number' | 'lines' | Dictionary;
}

const LIMIT = '/elements/timeLimit';
const LIST = '/implementation';

/** `basic`: one row for each level that exercises the item. */
export const BASIC: ListField[] = [
  { field: 'catalog_code', title: '基本编码', pointer: '/codes/basic' },
  { field: 'task_code', title: '实施编码', pointer: '/codes/implementation' },
  { field: 'task_handle_item', title: '业务办理项编码', pointer: '/id' },
  { field: 'task_name', title: '事项名称', pointer: '/elements/name' },
  { field: 'task_type', title: '事项类型', pointer: '/elements/type' },
  { field: 'task_state', title: '事项状态', pointer: `${LIST}/state` },
  { field: 'task_version', title: '事项版本', pointer: `${LIST}/version` },
  { field: 'project_type', title: '办件类型', pointer: `${LIMIT}/immediate`, cell: 'handling' },
  { field: 'use_level', title: '行使层级' },
  { field: 'power_source', title: '权力来源', pointer: `${LIST}/powerSource` },
  { field: 'server_type', title: '服务对象' },
  { field: 'by_law', title: '设定依据' },
  { field: 'accept_condition', title: '受理条件', pointer: '/elements/acceptConditions', cell: 'lines' },
  { field: 'handle_flow', title: '办理流程', pointer: '/elements/procedure' },
  { field: 'special_procedure', title: '特别程序', pointer: `${LIMIT}/excluded`, cell: 'lines' },
  { field: 'supervise_way', title: '监督投诉方式', pointer: `${LIST}/supervision` },
  { field: 'link_way', title: '咨询方式', pointer: `${LIST}/consultation` },
  { field: 'limit_scene_num', title: '到现场次数', pointer: `${LIST}/visits`, cell: 'number' },
  { field: 'is_fee', title: '是否收费', pointer: '/elements/fee/charged', cell: 'yesNo' },
  { field: 'fee_basis', title: '收费依据', pointer: '/elements/fee/standard' },
  { field: 'anticipate_day', title: '法定办结时限', pointer: `${LIMIT}/statutory/value`, cell: 'number' },
  { field: 'anticipate_type', title: '法定办结时限单位', pointer: `${LIMIT}/statutory/unit`, cell: 'unit' },
  { field: 'anticipate_explain', title: '法定办结时限说明', pointer: `${LIST}/statutoryNote` },
  { field: 'promise_day', title: '承诺办结时限', pointer: `${LIMIT}/promised/value`, cell: 'number' },
  { field: 'promise_type', title: '承诺办结时限单位', pointer: `${LIMIT}/promised/unit`, cell: 'unit' },
  { field: 'promise_explain', title: '承诺办结时限说明', pointer: `${LIMIT}/note` },
  { field: 'dept_code', title: '实施主体编码', pointer: `${LIST}/bodyCode` },
  { field: 'dept_name', title: '实施主体', pointer: '/elements/implementingBody' },
  { field: 'dept_type', title: '实施主体性质', pointer: `${LIST}/bodyKind` },
  { field: 'entrust_name', title: '委托部门', pointer: `${LIST}/entrustedTo` },
  { field: 'transact_addr', title: '办理地点', pointer: `${LIST}/place` },
  { field: 'transact_time', title: '办理时间', pointer: `${LIST}/hours` },
  { field: 'plan_effective_date', title: '计划生效日期', pointer: '/validFrom' },
  { field: 'plan_cancel_date', title: '计划取消日期', pointer: '/validTo' },
];

/** `extend`: what platforms add. */
export const EXTEND: ListField[] = [
  { field: 'task_handle_item', title: '业务办理项编码', pointer: '/id' },
  { field: 'handle_area', title: '通办范围', pointer: `${LIST}/area` },
  { field: 'is_online', title: '是否网上办理', pointer: `${LIST}/online`, cell: 'yesNo' },
  { field: 'online_handle_depth', title: '网上办理深度', pointer: `${LIST}/onlineDepth` },
  { field: 'is_schedule', title: '是否预约办理', pointer: `${LIST}/booking`, cell: 'yesNo' },
  { field: 'is_express', title: '是否物流快递', pointer: `${LIST}/express`, cell: 'yesNo' },
  { field: 'is_pay_online', title: '是否网上支付', pointer: `${LIST}/onlinePayment`, cell: 'yesNo' },
  { field: 'is_service_terminals', title: '是否自助终端办理', pointer: `${LIST}/selfService`, cell: 'yesNo' },
  { field: 'is_entry_center', title: '是否进驻大厅', pointer: `${LIST}/hall`, cell: 'yesNo' },
  { field: 'other_dept', title: '联办机构', pointer: `${LIST}/jointBodies`, cell: 'lines' },
  { field: 'result_name', title: '办理结果名称', pointer: '/elements/result' },
  { field: 'result_type', title: '办理结果类型', pointer: `${LIST}/resultKind` },
  { field: 'result_guid', title: '办理结果样本', pointer: `${LIST}/resultSample` },
  { field: 'town_code', title: '乡镇街道代码', pointer: `${LIST}/towns`, cell: 'lines' },
  { field: 'village_code', title: '村居代码', pointer: `${LIST}/villages`, cell: 'lines' },
];

/** `material`: one row a material. */
export const MATERIAL: ListField[] = [
  { field: 'task_handle_item', title: '业务办理项编码' },
  { field: 'material_name', title: '材料名称', pointer: '/name' },
  { field: 'material_type', title: '材料类型', pointer: `${LIST}/kind` },
  { field: 'material_format', title: '材料形式', pointer: '/form' },
  { field: 'is_need', title: '是否必要', pointer: '/need', cell: 'need' },
  { field: 'source_type', title: '来源渠道', pointer: '/source' },
  { field: 'source_explain', title: '来源渠道说明', pointer: '/shareable' },
  { field: 'page_num', title: '份数', pointer: '/copies', cell: 'number' },
  { field: 'page_format', title: '份数说明', pointer: `${LIST}/copiesNote` },
  { field: 'by_law', title: '收取依据', pointer: '/basis' },
  { field: 'accept_stand', title: '受理标准', pointer: '/standard' },
  { field: 'fill_explain', title: '填报须知', pointer: '/whenText' },
  { field: 'example_guid', title: '示例样表', pointer: `${LIST}/sample` },
  { field: 'form_guid', title: '空白表格', pointer: `${LIST}/blank` },
  { field: 'order_num', title: '排序' },
];

/** Where one level may say something else than the item as a whole; undefined for fields that have no such place. */
export const levelPointer = ({ pointer }: ListField, level: string): string | undefined =>
  pointer?.startsWith(`${LIST}/`) ? `${LIST}/levels/${level}${pointer.slice(LIST.length)}` : undefined;

/** The cell of a field in the codes of the platform. */
export function cellFor({ cell }: ListField, { dictionaries }: PlatformMapping): Cell {
  if (cell === undefined || cell === 'text') return { type: 'text' };
  if (cell === 'number' || cell === 'lines') return { type: cell };
  const type = cell === 'yesNo' || cell === 'handling' ? 'flag' : 'choice';
  return { type, choices: dictionaries[cell] };
}
