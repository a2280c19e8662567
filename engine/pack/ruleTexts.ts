import { checkRuleText, type RuleText } from '../ruleText/index.ts';
import { find, untold, type Workbench } from './gather.ts';
import { hint } from './nearest.ts';
import { pointerTo } from './pointer.ts';
import { shownOf } from './shown.ts';
import type { Shown } from './shownTypes.ts';
import type { Part } from './view.ts';

/** Every rule text of the pack, and those from above that its overlays changed; what is wrong goes to the bench. */
export function compileRuleTexts(bench: Workbench): Shown<RuleText>[] {
  return shownOf(bench.view, 'rule-texts').map(({ shown, part }) => {
    for (const { value, file } of untold(bench, [part])) {
      bench.problems.push(...checkRuleText(value).map((problem) => ({ ...problem, file })));
      for (const [at, item] of (value.items ?? []).entries())
        find(bench, 'items', item, { file, path: pointerTo('items', at) });
      checkPosts(bench, part);
      checkServices(bench, part);
    }
    return shown;
  });
}

/** Posts that acknowledge a text are codes of the table POST, where a pack has one. */
function checkPosts(bench: Workbench, { value, file }: Part<RuleText>): void {
  const tables = [...bench.view.parts['code-tables'].values()].filter((table) => table.value.id === 'POST');
  const codes = tables.flatMap((table) => table.value.entries.map(({ code }) => code));
  if (codes.length === 0) return;
  for (const [at, post] of (value.posts ?? []).entries()) {
    if (codes.includes(post)) continue;
    const message = `岗位“${post}”不在代码表 POST 中。${hint(post, codes)}`;
    bench.problems.push({ code: 'pack.unknownPost', message, file, path: pointerTo('posts', at) });
  }
}

/** What is promised to be done in the village is done by items that exist, and that villages handle. */
function checkServices(bench: Workbench, { value, file }: Part<RuleText>): void {
  for (const [at, { atStation }] of value.articles.entries())
    for (const [index, ref] of (atStation?.items ?? []).entries()) {
      const path = pointerTo('articles', at, 'atStation', 'items', index);
      const item = find(bench, 'items', ref, { file, path });
      if (item === undefined || item.value.elements.exerciseLevels.includes('village')) continue;
      const message = `“${atStation?.name}”承诺不出村，但事项“${item.value.title}”的行使层级没有村（社区），请改正其中一处。`;
      bench.problems.push({ code: 'pack.notAtStation', message, file, path });
    }
}
