const NAMED = /(?<![\p{L}\p{N}_.])parameters\s*\.\s*([\p{L}\p{N}_]+)/gu;

/** Ids of the parameters that a text of FEEL reads as `parameters.<id>`. */
export const parameterNames = (text: string): string[] =>
  text.includes('parameters') ? [...text.matchAll(NAMED)].map(([, name = '']) => name) : [];
