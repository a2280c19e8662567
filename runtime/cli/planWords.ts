import type { InstallPlan, ItemRehearsal, RehearsalCounts, RehearsedPlace, TrustFinding } from '#engine';
import type { ChangeDetail, ChangeResult } from '../server/packs/changes/detail.ts';
import { conflictLines } from './choices.ts';
import { STATES } from './mergePlan.ts';

const KINDS: Record<InstallPlan['kind'], string> = {
  install: '安装',
  upgrade: '升级',
  same: '没有变化',
  remove: '卸载',
};
const CHANGES = { added: '新增', changed: '修改', removed: '删除' } as const;
/** Longer lists are cut: the JSON form has everything. */
const SHOWN = 40;

/** A plan as people read it, line by line. */
export function planLines({ plan, rehearsal, certification, choices }: ChangeDetail): string[] {
  const { title, pack, from, to, items } = plan;
  const versions = [from?.version, to?.version].filter((version) => version !== undefined).join(' → ');
  return [
    `${plan.downgrade ? '降级安装' : KINDS[plan.kind]}：${title}（${pack}）${versions}`,
    ...(plan.downgrade ? [`本机启用过 ${plan.downgrade.from}，降级安装的理由：${plan.downgrade.reason}`] : []),
    trustLine(plan.trust),
    ...cut(partLines(plan)),
    `事项：新增 ${items.added.length}，变化 ${items.changed.length}，取消 ${items.removed.length}，不变 ${items.unchanged}`,
    ...cut(itemLines(plan)),
    ...plan.overlays.flatMap(overlayLines),
    ...plan.rewritten.map(
      ({ title: lower, from: before, to: after }) => `叠加随之改写：${lower} ${before.version} → ${after.version}`,
    ),
    ...localLines(plan),
    ...(rehearsal ? rehearsalLines(rehearsal.items, rehearsal.counts) : []),
    ...(certification
      ? [
          `认证：情景 ${certification.scenarios} 个，未通过 ${certification.failed} 个；流程 ${certification.coverage.length} 个，覆盖率不足 ${certification.coverage.filter(({ enough }) => !enough).length} 个${choices.sandbox ? '（仅供试用，未按认证结果把关）' : ''}`,
        ]
      : []),
  ];
}

const overlayLines = ({ pack, overlay, title, state, merge }: InstallPlan['overlays'][number]): string[] => [
  `叠加：${pack} 的 ${overlay}（改“${title}”）${merge ? STATES[merge.state] : state === 'fits' ? '仍可套用' : '不能再套用'}`,
  ...(merge?.conflicts ?? []).flatMap(conflictLines),
];

function localLines({ local, edits, delivered, to }: InstallPlan): string[] {
  if (local.length === 0) return [];
  const merged = delivered !== null && delivered.digest !== to?.digest;
  return [
    ...local.flatMap(({ path, noun, title, kept, taken, conflicts }) => {
      const edit = edits.find((one) => one.path === path);
      return [
        `本地改过：${noun}“${title}”${edit ? `（${edit.version}，${edit.by}）` : ''}`,
        ...taken.map((text) => `    新版带来  ${text}`),
        ...kept.map((text) => `    本地保留  ${text}`),
        ...conflicts.flatMap(conflictLines),
      ];
    }),
    merged ? `本地改动并入发布者的 ${delivered.version}，记为 ${to?.version}` : '没有保留本地改动',
  ];
}

const cut = (lines: string[]): string[] =>
  lines.length <= SHOWN
    ? lines
    : [...lines.slice(0, SHOWN), `  ……其余 ${lines.length - SHOWN} 项略（--json 可看全部）`];

function trustLine(trust: TrustFinding): string {
  if (trust.kind === 'signed')
    return `来源：${trust.publisher}签名有效（密钥 ${trust.key}，有效期至 ${trust.validUntil}）`;
  if (trust.kind === 'shipped') return '来源：随程序提供';
  return trust.kind === 'unchecked' ? '来源：未核对（本机没有设置发布者密钥清单）' : '来源：不可信';
}

function partLines({ parts, removals }: InstallPlan): string[] {
  return parts.map(({ change, noun, title, part }) => {
    const removal = change === 'removed' ? removals.find((one) => one.part === part) : undefined;
    const reason = removal?.tombstone ? `，理由：${removal.tombstone.reason}` : '';
    return `  ${CHANGES[change]}${noun}：${title}（${part}${reason}）`;
  });
}

const itemLines = ({ items }: InstallPlan): string[] =>
  items.changed.flatMap(({ title, to, changes }) => [
    `  ${title}（${to}）`,
    ...changes.map(({ part, text }) => `    ${part}：${text}`),
  ]);

function rehearsalLines(items: ItemRehearsal[], counts: RehearsalCounts) {
  if (counts.running === 0) return ['在办件：没有受影响的'];
  return [
    `在办件 ${counts.running} 件：${counts.moves} 可迁移，${counts.decisions} 需决定，${counts.stays} 保留；${counts.clocks} 个时限会变化`,
    ...items.flatMap(({ title, ref, reasons, places, choice, moves }) => [
      `  ${title}（${ref}）：${choice === 'move' ? `迁移 ${moves} 件` : '全部按原版本办完'}`,
      ...reasons.map(({ message, cases }) => `    ${cases} 件需决定：${message}`),
      ...places.map(placeLine),
    ]),
  ];
}

/** Where cases rest that have no place in the new version, with the names for the file of `--map`. */
function placeLine({ id, name, cases, target, targets }: RehearsedPlace): string {
  const where = `    ${cases} 件停在“${name}”（${id}）：`;
  if (target !== null)
    return `${where}对照到“${targets.find((one) => one.id === target)?.name ?? target}”（${target}）`;
  if (targets.length === 0) return `${where}按原版本办完，新版流程没有同类环节`;
  return `${where}按原版本办完，可用 --map 对照到 ${targets.map((one) => `${one.name}（${one.id}）`).join('、')}`;
}

/** What became of it. */
export function resultLines({ cases, changedSince, digest, items, notMovedBack = [] }: ChangeResult): string[] {
  return [
    ...(digest === undefined ? [] : [`核对无误，摘要 ${digest}`]),
    `现行事项 ${items} 个；在办件迁移 ${cases.moved} 件，保留 ${cases.kept} 件`,
    ...(changedSince > 0 ? [`预演之后又有办理的 ${changedSince} 件`] : []),
    ...notMovedBack.map(({ no, reason }) => `未能迁回 ${no}：${reason}`),
  ];
}
