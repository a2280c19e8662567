import { expect, it } from 'vitest';
import { pathsRead } from '../../../engine/feel/index.ts';

it.each([
  ['case.status', ['case.status']],
  ['if delivery = null then "a" else delivery.method', ['delivery', 'delivery.method']],
  ['not(contains(form.name, "王")) and officers.approval.name != null', ['form.name', 'officers.approval.name']],
  ['count([case.a, b.c][item != null])', ['case.a', 'b.c', 'item']],
  ['"常数"', []],
  ['case.', undefined],
])('tells what %s reads', (text, paths) => {
  const read = pathsRead(text);
  expect(read && [...read].sort()).toEqual(paths && [...paths].sort());
});
