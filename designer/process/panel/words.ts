import type { EndResult, Level, OutcomeKind } from '#engine';
import { PAUSE_REASONS, postName } from '#engine';

interface Choice<T extends string> {
  value: T;
  label: string;
}

const posts = [
  'acceptance',
  'preliminaryReview',
  'reexamination',
  'approval',
  'issuance',
  'verification',
  'finance',
  'publicity',
  'applicant',
  'consultation',
  'internalControl',
  'supervision',
];

export const postChoices: Choice<string>[] = posts.map((value) => ({ value, label: postName(value) }));

export const levelChoices: Choice<Level>[] = [
  { value: 'village', label: '村（社区）' },
  { value: 'town', label: '乡镇（街道）' },
  { value: 'county', label: '县（市、区）' },
  { value: 'city', label: '市' },
  { value: 'province', label: '省' },
];

export const kindChoices: Choice<OutcomeKind>[] = [
  { value: 'accept', label: '受理' },
  { value: 'notAccept', label: '不予受理' },
  { value: 'supplement', label: '补正' },
  { value: 'approve', label: '同意' },
  { value: 'deny', label: '不同意' },
  { value: 'issue', label: '出件' },
  { value: 'submit', label: '提交' },
];

export const resultChoices: Choice<EndResult>[] = [
  { value: 'granted', label: '予以办理' },
  { value: 'denied', label: '不予办理' },
  { value: 'notAccepted', label: '不予受理' },
  { value: 'withdrawn', label: '申请人撤回' },
  { value: 'expired', label: '逾期终止' },
];

export const unitChoices: Choice<'workingDay' | 'calendarDay'>[] = [
  { value: 'workingDay', label: '工作日' },
  { value: 'calendarDay', label: '自然日' },
];

export const reasonChoices: Choice<string>[] = Object.entries(PAUSE_REASONS).map(([value, label]) => ({
  value,
  label,
}));

const types: Record<string, string> = {
  'bpmn:Process': '流程',
  'bpmn:Collaboration': '流程',
  'bpmn:Participant': '泳池',
  'bpmn:Lane': '泳道',
  'bpmn:UserTask': '人工环节',
  'bpmn:ServiceTask': '服务任务',
  'bpmn:ScriptTask': '计算任务',
  'bpmn:BusinessRuleTask': '规则任务',
  'bpmn:SendTask': '发送任务',
  'bpmn:ReceiveTask': '接收任务',
  'bpmn:ManualTask': '线下任务',
  'bpmn:Task': '任务',
  'bpmn:CallActivity': '调用流程',
  'bpmn:SubProcess': '子流程',
  'bpmn:StartEvent': '开始事件',
  'bpmn:EndEvent': '结束事件',
  'bpmn:IntermediateCatchEvent': '等待事件',
  'bpmn:IntermediateThrowEvent': '中间事件',
  'bpmn:BoundaryEvent': '边界事件',
  'bpmn:ExclusiveGateway': '排他网关',
  'bpmn:ParallelGateway': '并行网关',
  'bpmn:InclusiveGateway': '包容网关',
  'bpmn:EventBasedGateway': '事件网关',
  'bpmn:SequenceFlow': '连线',
  'bpmn:MessageFlow': '消息流',
  'bpmn:TextAnnotation': '注释',
  'bpmn:Association': '关联线',
  'bpmn:Group': '分组',
  'bpmn:DataObjectReference': '数据对象',
  'bpmn:DataStoreReference': '数据存储',
};

export const typeName = (type: string): string => types[type] ?? '元素';
