import type { PackFiles } from '#engine';
import { changed, coastFiles } from '../kitePack.ts';

export const replace = (path: string, value: unknown) => ({ op: 'replace', path, value });

/** A city under the coast: overlays its permit, with reason, 文号 and end. */
export const bayFiles = (patch: object[], more: object = {}): PackFiles =>
  changed(
    coastFiles(patch, {
      target: 'items/coast:kite-permit',
      reason: '海湾风景区试点',
      document: '湾政发〔2026〕7号',
      expires: '2026-12-31',
      ...more,
    }),
    'package.json',
    (manifest) =>
      Object.assign(manifest, {
        name: '@wutong/bay',
        version: '2.1.0',
        dependencies: { '@wutong/coast': '^1.0.0' },
        wutong: { formatVersion: 1, namespace: 'bay', title: '海湾市', layer: 'city', division: '9901' },
      }),
  );
