import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isTranslated, translate } from '../../../designer/process/translate/index.ts';

const modules = resolve(import.meta.dirname, '../../../node_modules');

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return entry.name.endsWith('.js') ? [readFileSync(path, 'utf8')] : [];
  });
}

/** Every text that bpmn-js may show: arguments of `translate` and labels of its menus. */
function shownTexts(): string[] {
  const code = [...sources(join(modules, 'bpmn-js/lib')), ...sources(join(modules, 'diagram-js/lib'))].join('\n');
  const found = [...code.matchAll(/\btranslate\(\s*'([^']+)'|\blabel: '([^']+)'/g)].map(
    (match) => match[1] ?? match[2] ?? '',
  );
  // Examples in comments, and texts put together from parts.
  return [...new Set(found)].filter(
    (text) =>
      !/^(HELLO|Event based|Parallel Event based)/.test(text) &&
      /[A-Za-z]{2}/.test(text) &&
      text.trim() !== '+ shift +',
  );
}

describe('Chinese of bpmn-js', () => {
  it('covers every text of the library', () => {
    const texts = shownTexts();
    expect(texts.length).toBeGreaterThan(80);
    expect(texts.filter((text) => !isTranslated(text))).toEqual([]);
  });

  it('fills places', () => {
    expect(translate('Open {element}', { element: '子流程' })).toBe('打开子流程');
  });

  it('has no Latin word left in what the palette and the menus say', () => {
    for (const text of shownTexts())
      expect(
        translate(text).replace(
          /\{\w+\}|BPMN|di\b|Ref\b|#\w+|bpmn:\w+|bpmnElement|flowElement|attachedToRef|Lasso/g,
          '',
        ),
      ).not.toMatch(/[A-Za-z]{3}/);
  });
});
