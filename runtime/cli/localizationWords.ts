import { type Compared, type Exceeded, groupReplays, type Overlay } from '#engine';
import type { Trial } from '../server/localization/trial.ts';

/** What a draft of a localization comes to. */
export interface DraftReport {
  noun: string;
  title: string;
  overlay: Overlay;
  compared: Compared[];
  exceeded: Exceeded[];
}

const LAYERS = { national: '国家', province: '省级', city: '市级', county: '县级' };

/** What a draft changes, and where it goes beyond the rights. */
export function printDraft({ noun, title, compared, exceeded }: DraftReport): void {
  console.log(`${noun}“${title}”的本地化：${compared.length} 处改动`);
  printCompared(compared);
  printExceeded(exceeded);
}

export function printCompared(compared: Compared[]): void {
  for (const { place, before, after } of compared) {
    console.log(`  ${place}`);
    console.log(`    上级：${before}`);
    console.log(`    本地：${after}`);
  }
}

export function printExceeded(exceeded: Exceeded[]): void {
  if (exceeded.length === 0) {
    console.log('改动在更改权限以内，不须报批，可以直接启用。');
    return;
  }
  console.log(`超出更改权限 ${exceeded.length} 处：`);
  for (const { where, reason, by, approvable } of exceeded)
    console.log(`  ${where}：${reason}（${LAYERS[by]}规定，${approvable ? '须报上级批准' : '不得改动'}）`);
}

/** One line each: the overlay, places that differ, changes beyond the rights. */
export function printDraftLines({ noun, title, overlay, compared, exceeded }: DraftReport): void {
  console.log(JSON.stringify({ type: 'overlay', kind: noun, title, overlay }));
  for (const one of compared) console.log(JSON.stringify({ type: 'change', ...one }));
  for (const one of exceeded) console.log(JSON.stringify({ type: 'exceeded', ...one }));
}

/** How the scenarios of every item that runs on the draft go, and what goes otherwise than before. */
export function printTrial({ items, brief, scenarios, problems, figures }: Trial): void {
  for (const message of problems) console.log(`  不能运行：${message}`);
  const passed = scenarios.filter((one) => one.passed).length;
  const changed = scenarios.filter(({ changes }) => changes.length > 0).length;
  console.log(
    `涉及事项 ${items.length} 个，情景 ${scenarios.length} 个：通过 ${passed} 个，经过或者结果有变化 ${changed} 个。`,
  );
  if (brief) console.log('涉及的事项较多，每个事项只演练办成的情景。');
  for (const one of groupReplays(scenarios)) {
    if (one.passed && one.changes.length === 0) continue;
    const [first = ''] = one.titles;
    const titles = one.titles.length > 1 ? `“${first}”等 ${one.titles.length} 个情景` : `“${first}”`;
    console.log(`  ${one.passed ? '通过' : '不通过'}  ${one.item}：${titles}`);
    for (const message of one.problems) console.log(`        不符：${message}`);
    for (const message of one.changes) console.log(`        变化：${message}`);
  }
  if (figures)
    console.log(
      `环节 ${figures.before.steps} → ${figures.after.steps} 个，必交材料 ${figures.before.materials} → ${figures.after.materials} 份，承诺时限 ${figures.before.days} → ${figures.after.days} 个工作日。`,
    );
}

export function printTrialLines({ scenarios, passed, problems, items, figures }: Trial): void {
  for (const message of problems) console.log(JSON.stringify({ type: 'problem', message }));
  for (const one of scenarios) console.log(JSON.stringify({ type: 'scenario', ...one }));
  const changed = scenarios.filter(({ changes }) => changes.length > 0).length;
  const counts = { items: items.length, scenarios: scenarios.length, changed };
  console.log(JSON.stringify({ type: 'result', passed, ...counts, figures }));
}
