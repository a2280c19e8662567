import type { Finding, ItemRule } from '../types.ts';

/**
 * What can be had by data sharing is not demanded of everybody: it is looked at only (no copy kept), or asked for where
 * sharing fails (R52).
 */
export const itemSharing: ItemRule = ({ elements }) =>
  elements.materials.flatMap(({ name, need, when, copies, shareable }, index): Finding[] => {
    const demanded = need === 'required' || when?.trim() === 'true';
    if (shareable === undefined || !demanded || copies === 0) return [];
    const message = `材料「${name}」可以从“${shareable}”共享获取，却要求一律提交${copies}份。请改为只核验（0份），或者改为共享查不到时提交。`;
    return [{ severity: 'error', code: 'lint.itemSharing', path: `/elements/materials/${index}/need`, message }];
  });
