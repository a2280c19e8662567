import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { TABLE_FINDINGS } from '../../../engine/decision/check/tables.ts';
import { STANDARD_RULES } from '../../../engine/lint/standard.ts';

const root = resolve(import.meta.dirname, '../../..');
const rules = readdirSync(join(root, 'engine/lint/rules')).map((file) => file.replace(/\.ts$/, ''));
const page = (name: string) => join(root, 'docs/lint', `${name}.md`);

describe('每条检查规则', () => {
  it.each(rules)('%s 的代码、测试和说明页同名', (rule) => {
    expect(readFileSync(join(root, 'engine/lint/rules', `${rule}.ts`), 'utf8')).toContain(`lint.${rule}`);
    expect(existsSync(join(root, 'tests/engine/lint/rules', `${rule}.test.ts`))).toBe(true);
    expect(readFileSync(page(rule), 'utf8')).toContain(`\`lint.${rule}\``);
  });

  it.each(Object.keys(STANDARD_RULES))('bpmnlint.%s 有说明页', (rule) => {
    expect(readFileSync(page(`bpmnlint.${rule}`), 'utf8')).toContain(`\`bpmnlint.${rule}\``);
  });

  it.each(TABLE_FINDINGS)('dmn.%s 有说明页', (finding) => {
    expect(readFileSync(page(`dmn.${finding}`), 'utf8')).toContain(`\`dmn.${finding}\``);
  });

  it('说明页没有多余的，目录里都有', () => {
    const pages = readdirSync(join(root, 'docs/lint')).filter((file) => file !== 'README.md');
    const tables = TABLE_FINDINGS.map((finding) => `dmn.${finding}`);
    const known = [...rules, ...tables, ...Object.keys(STANDARD_RULES).map((rule) => `bpmnlint.${rule}`)];
    expect(pages.map((file) => file.replace(/\.md$/, '')).sort()).toEqual(known.sort());
    const contents = readFileSync(page('README'), 'utf8');
    expect(known.filter((rule) => !contents.includes(`(${rule}.md)`))).toEqual([]);
  });
});
