import { properties } from '../schema.ts';
import type { Finding, FormRule } from '../types.ts';

const chinese = /\p{Script=Han}/u;

/** Residents and clerks read titles: each field has one, in Chinese. */
export const formTitles: FormRule = (form) =>
  Object.entries(properties(form))
    .filter(([, field]) => typeof field.title !== 'string' || !chinese.test(field.title))
    .map(
      ([name]): Finding => ({
        severity: 'error',
        code: 'lint.formTitles',
        path: `/schema/properties/${name}`,
        message: `字段 ${name} 没有中文名称。请填写名称，例如“联系电话”。`,
      }),
    );
