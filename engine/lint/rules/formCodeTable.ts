import { properties, titleOf } from '../schema.ts';
import type { Finding, FormRule } from '../types.ts';

/** A field that names a code table needs one that is installed. */
export const formCodeTable: FormRule = (form, { codeTables }) =>
  Object.entries(properties(form)).flatMap(([name, field]): Finding[] => {
    const table = field.codeTable;
    if (!codeTables || typeof table !== 'string' || codeTables.includes(table)) return [];
    const message = `字段「${titleOf(name, field)}」使用的代码表 ${table} 不存在。请改选已有的代码表。`;
    return [{ severity: 'error', code: 'lint.formCodeTable', path: `/schema/properties/${name}/codeTable`, message }];
  });
