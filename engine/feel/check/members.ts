import type { Tree } from '../syntax/tree.ts';
import type { FeelType } from '../types.ts';
import type { Checker } from './infer.ts';
import { propertyType } from './results.ts';
import { nearest } from './suggest.ts';
import { isUnknown, kindOf, nameOfType } from './typeNames.ts';

/** The type of `of.name`; of a list, the list of those of its elements. */
export const memberType = (tree: Extract<Tree, { type: 'path' }>, of: FeelType, checker: Checker): FeelType => {
  if (isUnknown(of) || of === 'context' || of === 'list') return 'Any';
  if (typeof of === 'object' && of.kind === 'list') return { kind: 'list', of: memberType(tree, of.of, checker) };
  if (typeof of === 'object' && of.kind === 'context') return entryType(tree, of, checker);
  const property = propertyType(kindOf(of), tree.name);
  if (property === undefined) checker.findings.add('feel.unknownName', tree, `${nameOfType(of)}没有成员“${tree.name}”`);
  return property ?? 'Any';
};

const entryType = (
  tree: Extract<Tree, { type: 'path' }>,
  { entries, open }: Extract<FeelType, { kind: 'context' }>,
  { findings }: Checker,
): FeelType => {
  const type = Object.hasOwn(entries, tree.name) ? entries[tree.name] : undefined;
  if (type !== undefined || open) return type ?? 'Any';
  const near = nearest(tree.name, Object.keys(entries));
  const advice = near === undefined ? '' : `，是否应为“${near}”`;
  findings.add('feel.unknownName', tree, `没有成员“${tree.name}”${advice}`);
  return 'Any';
};
