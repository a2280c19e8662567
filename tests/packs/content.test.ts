import { readdirSync, readFileSync } from 'node:fs';
import { it } from 'vitest';
import * as e from '#engine';
const root = 'packs/national';
it('opens', async () => {
  const json = (f: string) => JSON.parse(readFileSync(f, 'utf8'));
  const tables = readdirSync(`${root}/code-tables`).map((n) => `national:${n.replace('.json', '')}`);
  const forms = Object.fromEntries(readdirSync(`${root}/forms`).map((n) => [n.replace('.json',''), json(`${root}/forms/${n}`)]));
  const procs: any = {};
  for (const n of readdirSync(`${root}/processes`)) {
    const r = await e.readProcesses(readFileSync(`${root}/processes/${n}`, 'utf8'), { file: n });
    if (!r.ok) console.log(n, r.problems); else procs[n.replace('.bpmn','')] = r.value[0];
  }
  for (const [n, f] of Object.entries(forms)) console.log('form', n, JSON.stringify((e as any).lintForm?.(f, { codeTables: tables }) ?? 'nolint'), JSON.stringify((e as any).checkFormSchema((f as any).schema)));
  for (const n of readdirSync(`${root}/items`)) {
    const item = json(`${root}/items/${n}`);
    console.log('item', n, JSON.stringify((e as any).checkItemRules(item)));
    console.log('  lint', JSON.stringify((e as any).lintItem?.(item, {}) ?? 'nolint'));
    const p = procs[item.process];
    if (p) console.log('  proc', JSON.stringify((e as any).lintProcess(p, { item, form: forms[item.form], forms, duties: item.duties })));
  }
});
