import { type FieldProvenance, type Provenance, provenanceOf, type Source } from '#engine';
import { type Command, MisuseError, readArguments } from './command.ts';
import { isDay, today } from './days.ts';
import { openFolder, packFolders } from './packFolders.ts';
import { reportProblems } from './results.ts';
import { shippedFolders } from './shippedFolders.ts';

const EXAMPLE = 'wutong pack provenance beijing:unemp-reg';

/** Which pack, version, overlay, reason, 文号 and expiry set each field of an item. Without folders: of the packs that ship. */
export const packProvenance: Command = async ({ root, argv }) => {
  const { values, on, positionals } = readArguments(argv, ['on'], ['all', 'json']);
  const [ref, ...given] = positionals;
  if (ref === undefined || !ref.includes(':')) throw new MisuseError(`请给出事项，例如：${EXAMPLE}`);
  const day = values.on ?? today();
  if (!isDay(day)) throw new MisuseError(`--on 须为日期，例如 2026-07-01；现为“${values.on}”。`);
  const folders = packFolders(given.length > 0 ? given : shippedFolders(root), EXAMPLE);
  const opened = await Promise.all(folders.map(openFolder));
  const problems = opened.flatMap((one) => one.problems);
  if (problems.length > 0) return reportProblems(problems, on.has('json'));
  const packs = opened.flatMap(({ pack }) => (pack ? [pack] : []));
  const found = provenanceOf(packs, ref, { today: day });
  if (!found.ok) return reportProblems(found.problems, on.has('json'));
  if (on.has('json')) printJsonLines(found.value);
  else printWords(found.value, on.has('all'));
  return 0;
};

function printJsonLines({ sources, fields, removed, ...part }: Provenance): void {
  console.log(JSON.stringify({ type: 'part', ...part }));
  for (const [index, source] of sources.entries())
    console.log(JSON.stringify({ type: 'source', source: index, ...source }));
  for (const field of fields) console.log(JSON.stringify({ type: 'field', ...field }));
  for (const field of removed) console.log(JSON.stringify({ type: 'removed', ...field }));
}

function printWords({ ref, base, title, sources, fields, removed }: Provenance, all: boolean): void {
  console.log(`${title}（${ref}${base === undefined ? '' : `，出自 ${base}`}）`);
  for (const [index, source] of sources.entries()) {
    const own = fields.filter((field) => field.source === index);
    console.log(`[${index}] ${sourceWords(source)}：${own.length} 处`);
    for (const field of index > 0 || all ? own : []) console.log(`    ${fieldWords(field)}`);
    for (const field of removed.filter((one) => one.source === index))
      console.log(`    取消  ${field.place}（原为“${field.was}”）`);
  }
  if (!all) console.log('未列出的各处沿用最初的定义；加 --all 全部列出。');
}

function sourceWords({ title, pack, version, file, reason, document, expires }: Source): string {
  const overlay = [document, reason, expires === undefined ? undefined : `${expires} 到期`].filter(Boolean).join('，');
  return `${title}（${pack}@${version} ${file}）${overlay === '' ? '' : `，${overlay}`}`;
}

function fieldWords({ place, value, was, beyond }: FieldProvenance): string {
  const change = was === undefined ? `“${value}”` : was === '无' ? `新增“${value}”` : `由“${was}”改为“${value}”`;
  return `${place}：${change}${beyond === undefined ? '' : `（超出权限、经批准：${beyond}）`}`;
}
