import { properties } from '../schema.ts';
import type { Finding, FormRule } from '../types.ts';

/** A required field that does not exist can never be filled in: nobody could hand the form in. */
export const formRequired: FormRule = (form) => {
  const fields = properties(form);
  const required = Array.isArray(form.schema.required) ? form.schema.required : [];
  return required.flatMap((name, index): Finding[] => {
    if (typeof name === 'string' && name in fields) return [];
    const message = `必填清单里的字段 ${String(name)} 在表单结构中不存在，表单将永远无法提交。请删去它，或补上这个字段。`;
    return [{ severity: 'error', code: 'lint.formRequired', path: `/schema/required/${index}`, message }];
  });
};
