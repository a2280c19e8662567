import type { MaterialRecord } from '../case/types.ts';
import type { DocumentMaterial, RenderedBlock } from './types.ts';

type Of = 'received' | 'missing' | 'all';

const STATES: Record<MaterialRecord['state'], string> = {
  received: '已收',
  verified: '已核验',
  shared: '共享获取',
  deferred: '容缺后补',
  missing: '未提交',
};

const inHand = ({ record }: DocumentMaterial): boolean =>
  record !== undefined && record !== null && record.state !== 'missing';

/**
 * Which materials a list shows. `missing` is what the notice named, once there is one: a notice printed again later says
 * what it said. Before that it is what is needed and not in hand.
 */
const chosen = (materials: DocumentMaterial[], of: Of): DocumentMaterial[] => {
  if (of === 'received') return materials.filter(inHand);
  if (of === 'all') return materials.filter((one) => one.needed !== false || inHand(one));
  const noticed = materials.filter((one) => one.noticed);
  if (noticed.length > 0) return noticed;
  return materials.filter((one) => !inHand(one) && (one.needed === true || one.record?.state === 'missing'));
};

const FORMS: Record<string, string> = { 1: '纸质', 2: '电子', 3: '纸质和电子均可' };

export const materialFormName = (form: string): string => FORMS[form] ?? form;

/** The list of materials as a table; one row 「无」 when there is none. */
export const materialsTable = (title: string, of: Of, materials: DocumentMaterial[]): RenderedBlock => {
  const rows = chosen(materials, of).map(({ material, record }, index) => [
    String(index + 1),
    material.name,
    materialFormName(material.form),
    material.copies > 0 ? String(material.copies) : '—',
    of === 'missing' ? '需补正' : record ? STATES[record.state] : '未提交',
  ]);
  const none = ['—', '无', '—', '—', '—'];
  return {
    type: 'table',
    title,
    head: ['序号', '材料名称', '形式', '份数', '状态'],
    rows: rows.length > 0 ? rows : [none],
  };
};
