import { properties, titleOf } from '../schema.ts';
import type { Finding, FormRule } from '../types.ts';

const personal = new Set(['citizen-id', 'phone']);

/** Personal numbers are masked in lists only when the field says that it is sensitive. */
export const formSensitive: FormRule = (form) =>
  Object.entries(properties(form))
    .filter(([, field]) => typeof field.format === 'string' && personal.has(field.format) && !field.sensitive)
    .map(
      ([name, field]): Finding => ({
        severity: 'warning',
        code: 'lint.formSensitive',
        path: `/schema/properties/${name}`,
        message: `字段「${titleOf(name, field)}」是个人信息，但没有标记敏感级别，列表里会显示全文。请选择敏感级别。`,
      }),
    );
