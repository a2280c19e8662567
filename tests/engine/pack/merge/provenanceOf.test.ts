import { describe, expect, it } from 'vitest';
import { type PackFiles, type Provenance, provenanceOf } from '#engine';
import { bayFiles, replace } from '../drift/layers.ts';
import { coastFiles, kiteFiles, opened } from '../kitePack.ts';

const coast = coastFiles(
  [replace('/elements/timeLimit/promised/value', 4), { op: 'remove', path: '/elements/materials/0' }],
  { document: '海人社发〔2026〕3号' },
);
const bay = bayFiles([
  replace('/elements/timeLimit/promised/value', 3),
  replace('/elements/materials/0/copies', 0),
  { op: 'add', path: '/aliases', value: ['放飞'] },
]);

function provenance(ref: string, packs: PackFiles[] = [kiteFiles(), coast, bay], today?: string): Provenance {
  const result = provenanceOf(packs.map(opened), ref, today === undefined ? {} : { today });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

const sourceOf = ({ sources, fields }: Provenance, field: string) => {
  const found = fields.find((one) => one.field === field);
  return found && { ...found, pack: sources[found.source]?.pack };
};

describe('provenanceOf', () => {
  it('names for every field what set it last', () => {
    const found = provenance('bay:kite-permit');
    expect(found).toMatchObject({ base: 'kite:kite-permit', title: '放风筝许可', kind: 'item' });
    expect(found.sources.map(({ pack, version, file }) => [pack, version, file])).toEqual([
      ['@wutong/kite', '1.2.0', 'items/kite-permit.json'],
      ['@wutong/coast', '1.0.0', 'overlays/kite-permit.json'],
      ['@wutong/bay', '2.1.0', 'overlays/kite-permit.json'],
    ]);
    expect(found.sources[2]).toMatchObject({
      reason: '海湾风景区试点',
      document: '湾政发〔2026〕7号',
      expires: '2026-12-31',
    });
    expect(sourceOf(found, '/elements/timeLimit/promised')).toMatchObject({
      pack: '@wutong/bay',
      value: '3个工作日',
      was: '4个工作日',
      right: 'narrow-only',
    });
    expect(sourceOf(found, '/elements/result')).toMatchObject({ source: 0, right: 'free', value: '放风筝许可证' });
    expect(sourceOf(found, '/elements/result')).not.toHaveProperty('was');
  });

  it('gives the place by number and by name, and the inherited members of a changed material', () => {
    const found = provenance('bay:kite-permit');
    expect(sourceOf(found, '/elements/materials/photo/copies')).toMatchObject({
      pointer: '/elements/materials/0/copies',
      place: '申请材料 › 风筝照片 › 份数',
      value: '0份',
      was: '1份',
      pack: '@wutong/bay',
    });
    expect(sourceOf(found, '/elements/materials/photo/form')).toMatchObject({ pack: '@wutong/kite' });
    expect(sourceOf(found, '/aliases/放飞')).toMatchObject({ was: '无', pack: '@wutong/bay' });
  });

  it('tells what was taken away, and by whom', () => {
    expect(provenance('coast:kite-permit').removed).toEqual([
      { field: '/elements/materials/identity', place: '申请材料 › 身份证', was: '身份证', source: 1 },
    ]);
  });

  it('sees each layer on its own, and falls back when an overlay has ended', () => {
    expect(sourceOf(provenance('coast:kite-permit'), '/elements/timeLimit/promised')?.value).toBe('4个工作日');
    expect(provenance('kite:kite-permit')).not.toHaveProperty('base');
    expect(sourceOf(provenance('kite:kite-permit'), '/elements/timeLimit/promised')?.value).toBe('5个工作日');
    const packs = [kiteFiles(), coast, bay].map(opened);
    expect(provenanceOf(packs, 'bay:kite-permit', { today: '2027-01-01' })).toMatchObject({ ok: false });
  });

  it('knows other parts under the name of the layer that changed them', () => {
    const form = coastFiles([replace('/title', '海边放风筝申请表')], { target: 'forms/kite:kite-permit' });
    const found = provenance('forms/coast:kite-permit', [kiteFiles(), form]);
    expect(found).toMatchObject({ kind: 'form', base: 'kite:kite-permit', title: '海边放风筝申请表' });
    expect(sourceOf(found, '/title')).toMatchObject({ pack: '@wutong/coast', was: '放风筝申请表' });
  });

  it('names the nearest for a reference that does not exist', () => {
    const result = provenanceOf([kiteFiles(), coast].map(opened), 'coast:kite-permits');
    expect(result).toMatchObject({ ok: false, problems: [{ code: 'pack.unknownPart' }] });
    expect(result.ok ? '' : result.problems[0]?.message).toContain('事项“coast:kite-permits”不存在');
    for (const odd of ['../x', 'constructor/kite:x', 'kite', '', '/'])
      expect(provenanceOf([opened(kiteFiles())], odd).ok).toBe(false);
  });
});
