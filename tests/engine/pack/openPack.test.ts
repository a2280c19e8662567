import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openPack, openPackInSteps, packDigest } from '#engine';
import { changed, kiteFiles, opened, problemsOf } from './kitePack.ts';

const one = (files: Record<string, string>) => {
  const problems = problemsOf(files);
  expect(problems).toHaveLength(1);
  return problems[0];
};

const shift = (from: string, to: string) => ({ from, to });

const withFile = (path: string, content = '{}') => one({ ...kiteFiles(), [path]: content });

describe('openPack', () => {
  it('opens a sound pack with every part under its id', () => {
    const pack = opened(kiteFiles());
    expect(Object.keys(pack.items)).toEqual(['kite-permit']);
    expect(pack.processes.kite).toContain('isExecutable');
    expect(pack.digest).toMatch(/^[0-9a-f]{64}$/);
  });

  it('gives the same in small steps, with a pause after every file and every check', async () => {
    const incoherent = changed(kiteFiles(), 'forms/kite-permit.json', (form) => {
      form.sections = [{ title: '基本情况', fields: ['color', 'no-such'] }];
    });
    for (const files of [kiteFiles(), incoherent]) {
      let pauses = 0;
      const opening = await openPackInSteps(files, () => {
        pauses += 1;
      });
      expect(opening).toEqual(openPack(files));
      expect(pauses).toBeGreaterThan(2 * Object.keys(files).length);
    }
  });

  it('names file, line and column of text that is not JSON', () => {
    const files = { ...kiteFiles(), 'code-tables/COLOR.json': '{\n  "id": "COLOR",\n  "title": 颜色\n}' };
    expect(one(files)).toMatchObject({ code: 'pack.json', file: 'code-tables/COLOR.json' });
    expect(one(files)?.message).toContain('第 3 行第 12 列');
  });

  it('tells a text that ends too early from one that is wrong', () => {
    expect(withFile('code-tables/SHAPE.json', '{"id": "SHAPE", "entries": [')?.message).toContain('意外结束');
  });

  it.each([
    ['/entries/0/code', (table: { entries: unknown[] }) => (table.entries[0] = { code: 1, label: '红' }), '类型不对'],
    [
      '/entries/0/lable',
      (table: { entries: unknown[] }) => (table.entries[0] = { code: '1', label: '红', lable: '' }),
      '不认识',
    ],
    ['/entries/1', (table: { entries: unknown[] }) => (table.entries[1] = { code: '2' }), '“label”'],
    ['/entries/1/code', (table: { entries: unknown[] }) => (table.entries[1] = { code: '1', label: '绿' }), '重复'],
  ])('names the place %s of a part that misses its schema', (path, change, words) => {
    const problem = one(changed(kiteFiles(), 'code-tables/COLOR.json', change as never));
    expect(problem).toMatchObject({ file: 'code-tables/COLOR.json', path });
    expect(problem?.message).toContain(words);
  });

  it.each([
    ['/hours/rules/0/shifts/1', { rules: [{ shifts: [shift('09:00', '12:00'), shift('11:30', '17:00')] }] }, '重叠'],
    ['/hours/days/2026-03-04/0', { rules: [], days: { '2026-03-04': [shift('12:00', '09:00')] } }, '不晚于'],
    ['/hours/rules/0/shifts/0/from', { rules: [{ shifts: [shift('9点', '12:00')] }] }, '时:分'],
    ['/hours/rules/0/from', { rules: [{ from: '5月', shifts: [] }] }, '月-日'],
  ])('names the place %s of opening hours that make no sense', (path, hours, words) => {
    const problem = one(changed(kiteFiles(), 'calendars/plain.json', (calendar) => Object.assign(calendar, { hours })));
    expect(problem).toMatchObject({ file: 'calendars/plain.json', path });
    expect(problem?.message).toContain(words);
  });

  it('collects the problems of all files', () => {
    const files = {
      ...kiteFiles(),
      'code-tables/COLOR.json': '{',
      'ledgers/kites.json': '{"id":"kites"}',
      'run.sh': 'ls',
    };
    const found = new Set(problemsOf(files).map((problem) => problem.file));
    expect(found).toEqual(new Set(['run.sh', 'code-tables/COLOR.json', 'ledgers/kites.json']));
  });

  it.each([
    ['../up.json', 'pack.pathEscape'],
    ['items/../../up.json', 'pack.pathEscape'],
    ['/etc/passwd', 'pack.pathEscape'],
    ['items\\kite.json', 'pack.pathEscape'],
    ['C:/items/kite.json', 'pack.pathEscape'],
    ['items/__proto__/kite.json', 'pack.pathEscape'],
    ['install.js', 'pack.executable'],
    ['items/run.SH', 'pack.executable'],
    ['tool.exe', 'pack.executable'],
    ['plugins/more.json', 'pack.unknownFile'],
    ['items/中文.json', 'pack.unknownFile'],
    ['scenarios/alone.json', 'pack.unknownFile'],
    ['notes.txt', 'pack.unknownFile'],
  ])('refuses the file %s as %s', (path, code) => {
    expect(withFile(path)).toMatchObject({ code, file: path });
  });

  it('refuses scripts in the manifest as code', () => {
    const files = changed(kiteFiles(), 'package.json', (manifest) => {
      manifest.scripts = { postinstall: 'node run' };
    });
    expect(one(files)).toMatchObject({ code: 'pack.executable', file: 'package.json', path: '/scripts' });
  });

  it('refuses a pack without manifest', () => {
    const { 'package.json': _, ...files } = kiteFiles();
    expect(one(files)).toMatchObject({ code: 'pack.noManifest', file: 'package.json' });
  });

  it.each([
    ['{"__proto__": {"admin": true}}', 'pack.forbiddenKey'],
    ['{"\\u005f_proto__": 1}', 'pack.forbiddenKey'],
    ['{"a": 1, "a": 2}', 'pack.duplicateKey'],
    ['{"a": 1, "a": 2, "b" : 3}', 'pack.duplicateKey'],
    ['{"a": 1, "a": 2, "b\\": ": "\\\\"}', 'pack.duplicateKey'],
    ['{"a": 1, "\\u0061": 2}', 'pack.duplicateKey'],
    ['{"𠮷": 1, "a": 2, "a": 3}', 'pack.duplicateKey'],
    [`${'['.repeat(100_000)}`, 'pack.tooDeep'],
    ['"\\ud800"', 'pack.json'],
  ])('refuses %.40s', (content, code) => {
    expect(withFile('items/evil.json', content)).toMatchObject({ code, file: 'items/evil.json' });
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });

  it('refuses files above 2 MB, counted in bytes', () => {
    expect(withFile('README.zh-CN.md', '龘'.repeat(700_000))).toMatchObject({
      code: 'pack.tooLarge',
      file: 'README.zh-CN.md',
    });
  });

  it('refuses names that differ only in case', () => {
    const files = kiteFiles();
    const problems = problemsOf({ ...files, 'code-tables/Color.json': files['code-tables/COLOR.json'] ?? '' });
    expect(problems).toContainEqual(
      expect.objectContaining({ code: 'pack.duplicateFile', file: 'code-tables/Color.json' }),
    );
  });

  it('refuses a file whose name is not its id', () => {
    const files = changed(kiteFiles(), 'ledgers/kites.json', (ledger) => {
      ledger.id = 'kite';
    });
    expect(one(files)).toMatchObject({ code: 'pack.wrongId', file: 'ledgers/kites.json', path: '/id' });
  });

  it('refuses a form field that stands in no section, and a section field that does not exist', () => {
    const files = changed(kiteFiles(), 'forms/kite-permit.json', (form) => {
      form.sections = [{ title: '风筝', fields: ['colour', 'tails', 'big'] }];
    });
    const problems = problemsOf(files);
    expect(problems.map(({ path }) => path)).toEqual(['/sections/0/fields/0', '/schema/properties/color']);
    expect(problems[0]?.message).toContain('最接近的是“color”');
  });

  it('refuses offices that stand above themselves, and officers of no office', () => {
    const office = (id: string, parent: string) => ({ id, parent, name: id, level: 'town', division: '990121101000' });
    const organization = {
      id: 'demo',
      title: '演示',
      demo: true,
      offices: [office('a', 'b'), office('b', 'a')],
      officers: [{ userName: 'wang-x', name: '王㛃', office: 'c', posts: ['acceptance'] }],
    };
    const problems = problemsOf({ ...kiteFiles(), 'organizations/demo.json': JSON.stringify(organization) });
    expect(problems.map(({ path }) => path)).toEqual(['/offices/0/parent', '/offices/1/parent', '/officers/0/office']);
  });

  it('never throws, whatever the texts', () => {
    const path = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...Object.keys(kiteFiles())));
    const { 'package.json': manifest = '' } = kiteFiles();
    const json = fc.json({ maxDepth: 6, stringUnit: 'binary' });
    const content = fc.oneof(fc.string({ unit: 'binary' }), json);
    fc.assert(
      fc.property(fc.dictionary(path, content, { noNullPrototype: false }), (files) => {
        const result = openPack({ 'package.json': manifest, ...files });
        if (!result.ok) expect(result.problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 200 },
    );
  });

  it('never throws on a part with something put anywhere into it', () => {
    const target = fc.constantFrom(...Object.keys(kiteFiles()).filter((path) => path.endsWith('.json')));
    fc.assert(
      fc.property(target, fc.jsonValue({ stringUnit: 'binary' }), fc.nat(), (path, value, at) => {
        const files = kiteFiles();
        const part = JSON.parse(files[path] ?? '') as Record<string, unknown>;
        const key = Object.keys(part)[at % Object.keys(part).length] ?? '';
        openPack({ ...files, [path]: JSON.stringify({ ...part, [key]: value }) });
      }),
      { numRuns: 200 },
    );
  });
});

describe('packDigest', () => {
  it('does not depend on the order of files', () => {
    const files = kiteFiles();
    expect(packDigest(Object.fromEntries(Object.entries(files).reverse()))).toBe(packDigest(files));
  });

  it('changes with a path and with a character', () => {
    const files = kiteFiles();
    const { 'README.md': readme = '', ...rest } = files;
    expect(packDigest({ ...rest, 'CHANGELOG.md': readme })).not.toBe(packDigest(files));
    expect(packDigest({ ...rest, 'README.md': `${readme} ` })).not.toBe(packDigest(files));
  });
});
