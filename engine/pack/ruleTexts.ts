import { checkRuleText, type RuleText } from '../ruleText/index.ts';
import { find, untold, type Workbench } from './gather.ts';
import { hint } from './nearest.ts';
import { pointerTo } from './pointer.ts';
import { type Shown, shownOf } from './shown.ts';
import type { Part } from './view.ts';

/** Every rule text of the pack, and those from above that its overlays changed; what is wrong goes to the bench. */
export function compileRuleTexts(bench: Workbench): Shown<RuleText>[] {
  return shownOf(bench.view, 'rule-texts').map(({ shown, part }) => {
    for (const { value, file } of untold(bench, [part])) {
      bench.problems.push(...checkRuleText(value).map((problem) => ({ ...problem, file })));
      for (const [at, item] of (value.items ?? []).entries())
        find(bench, 'items', item, { file, path: pointerTo('items', at) });
      checkPosts(bench, part);
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
