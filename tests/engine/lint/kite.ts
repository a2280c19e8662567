import type { FlowNode, FormDefinition, Outcome, Process, ServiceItemSource, TaskSettings } from '#engine';

type NodeSpec = Partial<Omit<FlowNode, 'settings'>> & { settings?: Partial<TaskSettings> };

const type = (id: string): string => {
  if (id.startsWith('start')) return 'startEvent';
  if (id.startsWith('end')) return 'endEvent';
  return id.startsWith('gw') ? 'exclusiveGateway' : 'userTask';
};

function node(id: string, { settings, ...spec }: NodeSpec = {}): FlowNode {
  return {
    id,
    type: type(id),
    name: id,
    scope: 'kite',
    incoming: [],
    outgoing: [],
    boundary: [],
    detail: {},
    ...spec,
    settings: { outcomes: [], sendBackTo: [], ...settings },
  };
}

/**
 * A process from lines such as `start>accept` and `gw>issue outcome = "approve"`; flows get the id `source-target`.
 * What the type of a node is, its id tells: start…, end…, gw…; anything else is a user task.
 */
export function draw(lines: string[], specs: Record<string, NodeSpec> = {}): Process {
  const process: Process = { id: 'kite', digest: '', nodes: {}, flows: {}, lanes: {}, starts: [] };
  for (const [id, spec] of Object.entries(specs)) process.nodes[id] = node(id, spec);
  for (const line of lines) {
    const [, source = '', target = '', condition] = /^(\w+)>(\w+)\s*(.*)$/.exec(line) ?? [];
    const id = `${source}-${target}`;
    process.flows[id] = { id, source, target, ...(condition ? { condition } : {}) };
    process.nodes[source] ??= node(source);
    process.nodes[target] ??= node(target);
    process.nodes[source].outgoing.push(id);
    process.nodes[target].incoming.push(id);
  }
  process.starts = Object.keys(process.nodes).filter((id) => id.startsWith('start'));
  return process;
}

export const outcome = (id: string, kind: Outcome['kind'], more: Partial<Outcome> = {}): Outcome => ({
  id,
  name: id,
  kind,
  ...more,
});

/** 放风筝许可：受理（可补正、不予受理）→ 审批 → 出件，没有任何毛病。 */
export const kitePermit = (): Process =>
  draw(
    [
      'start>accept',
      'accept>gwAccept',
      'gwAccept>approve',
      'gwAccept>supplement outcome = "supplement"',
      'gwAccept>endNotAccepted outcome = "notAccept"',
      'supplement>accept',
      'approve>gwApprove',
      'gwApprove>issue outcome = "approve"',
      'gwApprove>endDenied outcome = "deny"',
      'issue>endGranted',
    ],
    {
      accept: {
        name: '受理',
        settings: {
          post: 'acceptance',
          level: 'town',
          limit: { value: 1, unit: 'workingDay' },
          outcomes: [
            outcome('accept', 'accept'),
            outcome('supplement', 'supplement'),
            outcome('notAccept', 'notAccept', { opinion: true }),
          ],
        },
      },
      gwAccept: { name: '受理结果', default: 'gwAccept-approve' },
      supplement: {
        name: '补正',
        settings: {
          post: 'applicant',
          clock: 'pause',
          clockReason: 'supplement',
          outcomes: [outcome('submit', 'submit')],
        },
      },
      approve: {
        name: '审批',
        settings: {
          post: 'approval',
          level: 'county',
          limit: { value: 2, unit: 'workingDay' },
          sendBackTo: ['accept'],
          outcomes: [outcome('approve', 'approve'), outcome('deny', 'deny', { opinion: true })],
        },
      },
      gwApprove: { name: '审批结果' },
      issue: {
        name: '出件',
        settings: {
          post: 'issuance',
          level: 'town',
          limit: { value: 1, unit: 'workingDay' },
          outcomes: [outcome('issue', 'issue')],
        },
      },
      endGranted: { name: '准予', result: 'granted' },
      endDenied: { name: '不予', result: 'denied' },
      endNotAccepted: { name: '不予受理', result: 'notAccepted' },
    },
  );

export const kiteItem = (more: Partial<ServiceItemSource> = {}): ServiceItemSource => ({
  id: 'kite-permit',
  title: '放风筝许可',
  group: '许可',
  elements: {
    name: '放风筝许可',
    type: '行政许可',
    legalBasis: [{ law: '风筝管理办法', article: '第1条', seen: false }],
    exerciseLevels: ['county'],
    serviceObjects: ['person'],
    timeLimit: { promised: { value: 4, unit: 'workingDay' }, immediate: false },
    acceptConditions: ['有风筝'],
    notAccept: ['在机场净空保护区内'],
    materials: [],
    procedure: '受理、审批、出件',
    result: '放风筝许可证',
    fee: { charged: false, standard: '不收费' },
    implementingBody: '县风筝局',
  },
  process: 'kite',
  form: 'kite-form',
  duties: [{ id: 'd1', apart: ['acceptance', 'approval'], reason: '受理与审批分设' }],
  ledgers: [],
  calendar: 'national',
  riskClass: 'normal',
  profile: 'A',
  documents: [],
  ...more,
});

export const kiteForm = (more: Partial<FormDefinition> = {}): FormDefinition => ({
  id: 'kite-form',
  title: '放风筝许可申请表',
  schema: {
    type: 'object',
    required: ['name'],
    properties: {
      name: { type: 'string', title: '姓名' },
      idNo: { type: 'string', title: '公民身份号码', format: 'citizen-id', sensitive: 2 },
      shape: { type: 'string', title: '风筝形状', codeTable: 'kite:SHAPE' },
    },
  },
  sections: [
    { title: '申请人', fields: ['name', 'idNo'] },
    { title: '风筝', fields: ['shape'] },
  ],
  ...more,
});

/** The process with some settings of one node changed. */
export function alter(process: Process, id: string, change: (node: FlowNode) => void): Process {
  const copy = structuredClone(process);
  const target = copy.nodes[id];
  if (!target) throw new Error(`no node ${id}`);
  change(target);
  return copy;
}
