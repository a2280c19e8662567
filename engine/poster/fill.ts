import { renderText } from '../document/index.ts';
import type { JsonObject } from '../json.ts';
import { catalogue, commitments, twelveElements } from './itemTables.ts';
import type { CompiledPoster, FilledBlock, PosterBlock, PosterContent, PosterInput } from './types.ts';

/** Fills a poster for an office: names, items, texts, diagrams. What a block names and the input lacks is left out. */
export function fillPoster(compiled: CompiledPoster, input: PosterInput): PosterContent {
  const poster = compiled.source;
  const data = dataOf(input);
  const fill = (text: string): string => renderText(text, { data, materials: [], opinions: [] });
  const textOf = (type: PosterBlock['type']) =>
    poster.blocks.flatMap((block) => (block.type === type && 'text' in block ? [fill(block.text)] : []));
  const [title = poster.title] = textOf('title');
  const [subtitle] = textOf('subtitle');
  const { office, pack } = input;
  return {
    title,
    ...(subtitle === undefined ? {} : { subtitle }),
    paper: poster.paper,
    orientation: poster.orientation,
    blocks: poster.blocks.flatMap((block) => filled(block, compiled, input, fill)),
    notes: textOf('note'),
    codes: poster.blocks.flatMap((block) =>
      block.type === 'qr' ? [{ text: fill(block.text), caption: fill(block.caption ?? '') }] : [],
    ),
    imprint: {
      left: [office.name, office.address, office.phone && `电话 ${office.phone}`].filter(Boolean).join('　'),
      right: `${pack.title} ${pack.version} 版　${dateWords(input.date)}印制`,
    },
  };
}

const dataOf = ({ office, date, pack, site }: PosterInput): JsonObject => ({
  office: { ...office.facts, ...without(office) },
  date: dateWords(date),
  pack,
  site,
});

const without = ({ facts: _, ...office }: PosterInput['office']): JsonObject => office;

/** `2026-03-02` → 2026年3月2日 */
const dateWords = (date: string): string => {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
};

type Fill = (text: string) => string;

function filled(block: PosterBlock, compiled: CompiledPoster, input: PosterInput, fill: Fill): FilledBlock[] {
  switch (block.type) {
    case 'paragraph':
      return [{ kind: 'text', ...heading(block.title, fill), paragraphs: [{ text: fill(block.text) }], columns: 1 }];
    case 'catalogue':
      return catalogue(block, input);
    case 'commitments':
      return commitments(block, input);
    case 'twelveElements':
      return twelveElements(block, input);
    case 'ruleText':
      return ruleText(block, compiled, fill);
    case 'process': {
      const diagram = compiled.diagrams[block.process];
      return diagram ? [{ kind: 'diagram', ...heading(block.title, fill), diagram }] : [];
    }
    default:
      return [];
  }
}

const heading = (title: string | undefined, fill: Fill) => (title === undefined ? {} : { heading: fill(title) });

type RuleBlock = Extract<PosterBlock, { type: 'ruleText' }>;

function ruleText(
  { ruleText: ref, title, columns = 1 }: RuleBlock,
  { ruleTexts }: CompiledPoster,
  fill: Fill,
): FilledBlock[] {
  const found = ruleTexts[ref];
  if (!found) return [];
  const numbered = found.number === undefined ? found.title : `${found.title}（${found.number}）`;
  const paragraphs = found.articles.map((article) => ({
    ...(article.title === undefined ? {} : { title: fill(article.title) }),
    text: fill(article.text),
  }));
  return [{ kind: 'text', heading: fill(title ?? numbered), paragraphs, columns }];
}
