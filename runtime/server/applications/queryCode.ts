import { sm3 } from '#engine';

const DIGITS = 8;

/**
 * 查询码: eight digits that stand on the papers of a case or bundle. They follow from its id, which is random and never
 * told to who asks, so that nothing needs to be kept; who knows number and identity only would have to guess them.
 */
export const queryCode = (id: string): string =>
  String(BigInt(`0x${sm3(`query-code:${id}`).slice(0, 16)}`) % 10n ** BigInt(DIGITS)).padStart(DIGITS, '0');

/** As it is printed and read aloud: `4827 1936`. */
export const spacedCode = (id: string): string => queryCode(id).replace(/^(\d{4})/, '$1 ');
