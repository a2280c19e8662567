import { type CompiledItem, openPack, type Pack, type PackFiles, type Problem, resolvePacks } from '#engine';

/** The files of a small pack for an imaginary permit: flying a kite (放风筝许可). No county leaks into the engine's tests. */
export function kiteFiles(): PackFiles {
  return {
    'package.json': text({
      name: '@wutong/kite',
      version: '1.2.0',
      license: 'Apache-2.0',
      wutong: { formatVersion: 1, namespace: 'kite', title: '风筝', layer: 'national' },
    }),
    'README.md': '# 风筝\n',
    'items/kite-permit.json': text(kiteItem()),
    'forms/kite-permit.json': text(kiteForm()),
    'processes/kite.bpmn': kiteProcess,
    'ledgers/kites.json': text({
      id: 'kites',
      title: '风筝台账',
      purpose: '登记获准放飞的风筝',
      columns: [
        { name: 'no', title: '编号', type: 'text', required: true },
        { name: 'color', title: '颜色', type: 'select', codeTable: 'COLOR' },
      ],
      key: ['no'],
    }),
    'documents/receipt.json': text({
      id: 'receipt',
      title: '收件回执',
      kind: 'receipt',
      blocks: [{ type: 'paragraph', text: '收到{applicant.name}的申请，{case.receivedAt | date}。' }],
    }),
    'code-tables/COLOR.json': text({
      id: 'COLOR',
      title: '颜色',
      entries: [
        { code: '1', label: '红' },
        { code: '2', label: '靛蓝' },
      ],
    }),
    'calendars/plain.json': text({
      id: 'plain',
      title: '日历',
      holidays: { '2026-01-01': '元旦' },
      workdays: { '2026-01-04': '元旦调休上班' },
      publishedYears: [2026],
      utcOffset: 480,
    }),
  };
}

const text = (value: unknown): string => JSON.stringify(value, null, 2);

export const kiteItem = () => ({
  id: 'kite-permit',
  title: '放风筝许可',
  group: '风筝',
  elements: {
    name: '放风筝许可',
    type: '行政许可',
    legalBasis: [{ law: '风筝管理办法', article: '第1条', seen: false }],
    exerciseLevels: ['town'],
    serviceObjects: ['person'],
    timeLimit: {
      statutory: { value: 20, unit: 'workingDay' },
      promised: { value: 5, unit: 'workingDay' },
      immediate: false,
    },
    acceptConditions: ['有风筝'],
    notAccept: ['在机场净空保护区内'],
    materials: [
      { id: 'identity', name: '身份证', form: '原件', copies: 0, source: '政府部门核发', need: 'required' },
      {
        id: 'photo',
        name: '风筝照片',
        form: '原件',
        copies: 1,
        source: '申请人自备',
        need: 'conditional',
        when: 'form.big = true',
      },
    ],
    procedure: '受理→审批',
    result: '放风筝许可证',
    fee: { charged: false, standard: '不收费' },
    implementingBody: '镇服务所',
  },
  process: 'kite',
  steps: { approval: { limit: { value: 2, unit: 'workingDay' } } },
  form: 'kite-permit',
  duties: [{ id: 'apart', apart: ['acceptance', 'approval'], reason: '岗位不相容' }],
  ledgers: [{ ledger: 'kites', on: 'granted', key: 'case.no', set: { no: 'case.no', color: 'form.color' } }],
  calendar: 'plain',
  riskClass: 'normal',
  profile: 'C',
  documents: ['receipt'],
  rights: {
    '/elements/name': 'locked',
    '/elements/timeLimit': 'narrow-only',
    '/elements/materials': 'narrow-only',
    '/elements/exerciseLevels': 'narrow-only',
  },
});

const kiteForm = () => ({
  id: 'kite-permit',
  title: '放风筝申请表',
  schema: {
    type: 'object',
    properties: {
      color: { type: 'string', title: '颜色', codeTable: 'COLOR' },
      tails: { type: 'array', title: '尾巴颜色', items: { type: 'string' }, codeTable: 'kite:COLOR' },
      big: { type: 'boolean', title: '是否大型' },
    },
    required: ['color'],
  },
  sections: [{ title: '风筝', fields: ['color', 'tails', 'big'] }],
  visible: { tails: 'form.big = true' },
});

const kiteProcess = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:wutong="https://wutong.dev/bpmn/1" id="d" targetNamespace="https://wutong.dev/test">
  <bpmn:process id="kite" isExecutable="true">
    <bpmn:startEvent id="start"><bpmn:outgoing>f1</bpmn:outgoing></bpmn:startEvent>
    <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="acceptance" />
    <bpmn:userTask id="acceptance" name="受理" wutong:post="acceptance" wutong:level="town">
      <bpmn:extensionElements><wutong:outcomes><wutong:outcome id="accept" name="受理" kind="accept" /></wutong:outcomes></bpmn:extensionElements>
      <bpmn:incoming>f1</bpmn:incoming><bpmn:outgoing>f2</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:sequenceFlow id="f2" sourceRef="acceptance" targetRef="approval" />
    <bpmn:userTask id="approval" name="审批" wutong:post="approval" wutong:level="town">
      <bpmn:extensionElements><wutong:outcomes><wutong:outcome id="approve" name="同意" kind="approve" /></wutong:outcomes></bpmn:extensionElements>
      <bpmn:incoming>f2</bpmn:incoming><bpmn:outgoing>f3</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:sequenceFlow id="f3" sourceRef="approval" targetRef="end" />
    <bpmn:endEvent id="end" wutong:result="granted"><bpmn:incoming>f3</bpmn:incoming></bpmn:endEvent>
  </bpmn:process>
</bpmn:definitions>`;

/** A province's pack over the kite pack with one overlay of the item. */
export const coastFiles = (patch: object[], more: object = {}): PackFiles => ({
  'package.json': text({
    name: '@wutong/coast',
    version: '1.0.0',
    dependencies: { '@wutong/kite': '^1.0.0' },
    wutong: { formatVersion: 1, namespace: 'coast', title: '海岸', layer: 'province', division: '99' },
  }),
  'overlays/kite-permit.json': text({
    id: 'kite-permit',
    target: 'items/kite:kite-permit',
    reason: '海边风大',
    patch,
    ...more,
  }),
});

/** The files with one of them changed as JSON. */
export function changed(files: PackFiles, path: string, change: (part: Record<string, unknown>) => void): PackFiles {
  const part = JSON.parse(files[path] ?? '{}') as Record<string, unknown>;
  change(part);
  return { ...files, [path]: text(part) };
}

export function opened(files: PackFiles): Pack {
  const result = openPack(files);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

export const problemsOf = (files: PackFiles): Problem[] => {
  const result = openPack(files);
  return result.ok ? [] : result.problems;
};

export async function compiled(...packs: PackFiles[]): Promise<CompiledItem[]> {
  const result = await resolvePacks(packs.map(opened));
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

export async function resolveProblems(...packs: PackFiles[]): Promise<Problem[]> {
  const result = await resolvePacks(packs.map(opened));
  return result.ok ? [] : result.problems;
}
