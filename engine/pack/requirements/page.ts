import type { Coverage } from './coverage.ts';
import { nounOf } from './parts.ts';
import type { CoverageEntry, ServingPart } from './types.ts';

export interface PageOptions {
  /** Title of a pack and path from the page to its folder, by its name. */
  packs: Record<string, { title: string; folder: string }>;
  /** Path from the page to the folder of the project. */
  root: string;
}

/** `docs/coverage.md`: every demand, what answers it and how that is shown. */
export function coveragePage(coverage: Coverage, options: PageOptions): string {
  const entries = coverage.texts.flatMap((text) => text.entries);
  const count = (holds: (entry: CoverageEntry) => boolean) => entries.filter(holds).length;
  const byParts = count(({ parts }) => parts.some(({ shown }) => shown !== undefined));
  return [
    '# 政策要求对照表',
    '',
    '由 `wutong pack coverage packs/* --write docs/coverage.md` 生成，请勿手改。各条要求的编号和摘要见 [requirements.json](requirements.json)。',
    '',
    '只列名称不算落实：事项要有情景办到办结，指标要有验算，专项任务、一件事要有演练，台账要有情景登记，文书要有情景出具。',
    '',
    `共 ${entries.length} 条：${byParts} 条由内容包落实，${count(({ requirement }) => requirement.by !== undefined)} 条由产品功能落实（两者可以兼有），${count(({ requirement }) => requirement.reason !== undefined)} 条另有软件办不到的部分，${count(({ answered }) => !answered)} 条尚未落实。`,
    ...coverage.texts.flatMap(({ title, entries: own }) => [
      '',
      `## ${title}`,
      '',
      '| 编号 | 要求 | 由什么落实，怎样证明 |',
      '| --- | --- | --- |',
      ...own.map((entry) => row(entry, options)),
    ]),
    '',
  ].join('\n');
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

function row(
  { requirement: { code, title, by, reason }, parts, answered }: CoverageEntry,
  options: PageOptions,
): string {
  const lines = [
    ...parts.filter(({ shown }) => shown !== undefined).map((part) => partLine(part, options)),
    ...(by === undefined
      ? []
      : [`产品：${cell(by.how)}（${by.files.map((file) => fileLink(file, options)).join('、')}）`]),
    ...(reason === undefined ? [] : [`软件办不到：${cell(reason)}`]),
    ...parts.filter(({ shown }) => shown === undefined).map((part) => `（只列了名称：${partName(part, options)}）`),
    ...(answered ? [] : ['**尚未落实**']),
  ];
  return `| ${code} | ${cell(title)} | ${lines.join('<br>')} |`;
}

const partLine = (part: ServingPart, options: PageOptions): string => `${partName(part, options)}：${part.shown}`;

function partName({ pack, folder, file, title }: ServingPart, { packs }: PageOptions): string {
  const home = packs[pack];
  const path = `${home?.folder ?? pack}/${file.replace(/^package\.json.*/, 'package.json')}`;
  return `${nounOf(folder)} [${cell(title)}](${path})（${home?.title ?? pack}）`;
}

const fileLink = (file: string, { root }: PageOptions): string => `[${file}](${root}/${file})`;
