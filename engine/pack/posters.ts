import { readDiagram } from '../bpmn/index.ts';
import { checkText } from '../document/index.ts';
import type { CompiledPoster, PosterBlock, PosterSource } from '../poster/types.ts';
import type { Problem } from '../result.ts';
import { find, untold, type Workbench } from './gather.ts';
import { pointerTo } from './pointer.ts';
import { shownOf } from './shown.ts';
import type { Part } from './view.ts';

/** Every poster of the pack, and those from above that its overlays changed, with the texts and diagrams that they show. */
export async function compilePosters(bench: Workbench): Promise<CompiledPoster[]> {
  const compiled: CompiledPoster[] = [];
  for (const { shown, part } of shownOf(bench.view, 'posters')) {
    for (const one of untold(bench, [part])) bench.problems.push(...checkTexts(one));
    const poster: CompiledPoster = { ...shown, ruleTexts: {}, diagrams: {} };
    for (const [at, block] of part.value.blocks.entries()) await gather(bench, part, block, at, poster);
    compiled.push(poster);
  }
  return compiled;
}

async function gather(
  bench: Workbench,
  { file }: Part<PosterSource>,
  block: PosterBlock,
  at: number,
  poster: CompiledPoster,
): Promise<void> {
  const place = (name: string, index?: number) => ({
    file,
    path: pointerTo('blocks', at, name, ...(index === undefined ? [] : [index])),
  });
  if (block.type === 'ruleText') {
    const text = find(bench, 'rule-texts', block.ruleText, place('ruleText'));
    if (text) poster.ruleTexts[block.ruleText] = text.value;
  } else if (block.type === 'process') {
    const process = find(bench, 'processes', block.process, place('process'));
    const diagram = process && (await readDiagram(process.value));
    if (diagram?.ok) poster.diagrams[block.process] = diagram.value;
    else if (diagram) bench.problems.push(...diagram.problems.map((problem) => ({ ...problem, ...place('process') })));
  } else if (block.type === 'twelveElements') find(bench, 'items', block.item, place('item'));
  else if (block.type === 'catalogue' || block.type === 'commitments')
    for (const [index, item] of (block.items ?? []).entries()) find(bench, 'items', item, place('items', index));
}

/** Every expression of the texts can be read. */
const checkTexts = ({ value, file }: Part<PosterSource>): Problem[] =>
  value.blocks.flatMap((block, at) =>
    Object.entries(block).flatMap(([name, text]) =>
      TEXTS.has(name) && typeof text === 'string'
        ? checkText(text, pointerTo('blocks', at, name)).map((problem) => ({ ...problem, file }))
        : [],
    ),
  );

const TEXTS = new Set(['text', 'title', 'caption']);
