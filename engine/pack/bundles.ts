import { checkBundle, type Members } from '../bundle/index.ts';
import type { BundleSource, CompiledBundle } from '../bundle/types.ts';
import type { Problem } from '../result.ts';
import type { CompiledItem, DocumentTemplate } from '../service/types.ts';
import { checkDocumentPart } from './checkItem.ts';
import { compileItem } from './compile.ts';
import { find, untold, type Workbench } from './gather.ts';
import { hint } from './nearest.ts';
import { pointerTo } from './pointer.ts';
import { shownParts } from './shownParts.ts';
import type { Part } from './view.ts';

/** Every bundle of the pack, and those from above that its overlays changed. `known`: items compiled so far. */
export async function compileBundles(bench: Workbench, known: CompiledItem[]): Promise<CompiledBundle[]> {
  const compiled: CompiledBundle[] = [];
  for (const { ref, part } of shownParts(bench.view, 'bundles')) {
    const bundle = await compileBundle(bench, part, ref, known);
    if (bundle) compiled.push(bundle);
  }
  return compiled;
}

async function compileBundle(
  bench: Workbench,
  part: Part<BundleSource>,
  ref: string,
  known: CompiledItem[],
): Promise<CompiledBundle | undefined> {
  const before = bench.problems.length;
  const { value: source, file } = part;
  const members: Members = {};
  for (const [index, { item }] of source.items.entries()) {
    const found = find(bench, 'items', item, { file, path: pointerTo('items', index, 'item') });
    const compiled =
      found && (known.find((one) => one.ref === item) ?? (await compileItem(bench, found, { ref: item })));
    const form = compiled && bench.view.parts.forms.get(compiled.item.form);
    if (found && compiled && form) members[item] = { compiled, itemFile: found.file, formFile: form.file };
  }
  // Of an item that does not compile the problems are told already; what the bundle says of it cannot be judged.
  if (source.items.some(({ item }) => members[item] === undefined)) return undefined;
  const documents = documentsOf(bench, part);
  bench.problems.push(
    ...checkBundle(source, members).map((problem) => ({ ...problem, file })),
    ...checkScenarios(part),
  );
  if (bench.problems.length > before) return undefined;
  const items = Object.fromEntries(Object.entries(members).map(([key, one]) => [key, one.compiled]));
  return { ref, source, items, documents };
}

/** The templates of its papers, checked; two of one kind cannot be told apart. */
function documentsOf(bench: Workbench, { value, file }: Part<BundleSource>): DocumentTemplate[] {
  const found = (value.documents ?? []).flatMap((reference, at) => {
    const part = find(bench, 'documents', reference, { file, path: pointerTo('documents', at) });
    return part ? [{ part, at }] : [];
  });
  const kinds = found.map(({ part }) => part.value.kind);
  for (const { part, at } of found) {
    for (const one of untold(bench, [part])) bench.problems.push(...checkDocumentPart(one.value, one.file));
    const first = kinds.indexOf(part.value.kind);
    if (found[first]?.part === part) continue;
    const message = `种类“${part.value.kind}”的文书列了两种，请只列一种。`;
    bench.problems.push({ code: 'pack.doubled', message, file, path: pointerTo('documents', at) });
  }
  return found.map(({ part }) => part.value);
}

/** A proof borrows from scenarios of the pack that wrote it. */
function checkScenarios({ value, file, home }: Part<BundleSource>): Problem[] {
  return value.proof.flatMap(({ cases }, at) =>
    Object.entries(cases).flatMap(([item, { scenario, steps }]): Problem[] => {
      const path = pointerTo('proof', at, 'cases', item);
      if (scenario === undefined && steps === undefined)
        return [
          { code: 'bundle.incoherent', message: '请写明照哪个情景办（scenario），或列出步骤（steps）。', file, path },
        ];
      if (scenario === undefined || Object.hasOwn(home.scenarios, scenario)) return [];
      const message = `本包没有情景“${scenario}”。${hint(scenario, Object.keys(home.scenarios))}`;
      return [{ code: 'pack.danglingLink', message, file, path: `${path}/scenario` }];
    }),
  );
}
