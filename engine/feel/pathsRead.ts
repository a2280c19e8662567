import { parseFeel, treesOf } from './compileFeel.ts';
import type { Tree } from './syntax/tree.ts';

/** `a.b.c` of members of a name; undefined for members of what an expression gives. */
function pathOf(tree: Tree): string | undefined {
  if (tree.type === 'name') return tree.name;
  if (tree.type !== 'path') return undefined;
  const of = pathOf(tree.of);
  return of === undefined ? undefined : `${of}.${tree.name}`;
}

function collect(part: unknown, found: Set<string>): void {
  if (typeof part !== 'object' || part === null) return;
  if (Array.isArray(part)) {
    for (const one of part) collect(one, found);
    return;
  }
  const path = 'type' in part ? pathOf(part as Tree) : undefined;
  if (path !== undefined) found.add(path);
  else for (const one of Object.values(called(part))) collect(one, found);
}

/** A call without the name of its function, which is nothing that is read. */
const called = (part: object): object => {
  const tree = part as Tree;
  return tree.type === 'call' && tree.of.type === 'name' ? { args: tree.args } : part;
};

/**
 * What an expression reads, each with the members after it (`case.status`). Names that it binds itself count as well.
 * Undefined when it cannot be read.
 */
export function pathsRead(text: string): string[] | undefined {
  const read = parseFeel(text, {});
  if (!read.ok) return undefined;
  const found = new Set<string>();
  collect(treesOf(read.value), found);
  return [...found];
}
