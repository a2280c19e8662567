import type { Finding, ItemRule } from '../types.ts';

const reference = /\bsituation\.([A-Za-z_]\w*)/g;

/** A condition over a situation needs a question that asks for it. */
export const itemSituations: ItemRule = (item) => {
  const asked = new Set((item.situations ?? []).map((question) => question.id));
  return item.elements.materials.flatMap((material, index) => {
    const used = [...(material.when ?? '').matchAll(reference)].map((match) => match[1] ?? '');
    return [...new Set(used)]
      .filter((id) => !asked.has(id))
      .map(
        (id): Finding => ({
          severity: 'error',
          code: 'lint.itemSituations',
          path: `/elements/materials/${index}/when`,
          message: `材料「${material.name}」的条件用到情形 ${id}，但事项没有这个情形问题。请在情形里补上，或改条件。`,
        }),
      );
  });
};
