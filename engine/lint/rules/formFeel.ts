import { checkExpression, type FeelTypes } from '../../feel/index.ts';
import { formTypes } from '../caseTypes.ts';
import { properties, titleOf } from '../schema.ts';
import type { Finding, FormRule } from '../types.ts';

function faulty(text: string | undefined, what: string, path: string, types: FeelTypes): Finding[] {
  const problem = text ? checkExpression(text, types) : undefined;
  if (!problem) return [];
  return [{ severity: 'error', code: 'lint.formFeel', path, message: `${what}写法不对：${problem.message}` }];
}

/** Conditions of visibility, cross-field rules and derived values are FEEL, and speak of fields that exist and of types that fit. */
export const formFeel: FormRule = (form) => {
  const fields = properties(form);
  const types = formTypes(form);
  const visible = Object.entries(form.visible ?? {}).flatMap(([name, text]): Finding[] => {
    const path = `/visible/${name}`;
    if (name in fields) return faulty(text, `字段「${titleOf(name, fields[name])}」的显示条件`, path, types);
    const message = `显示条件写给了不存在的字段 ${name}。请删去它，或核对字段标识。`;
    return [{ severity: 'error', code: 'lint.formFeel', path, message }];
  });
  const rules = (form.rules ?? []).flatMap((rule, index) =>
    faulty(rule.when, `校验规则“${rule.message}”`, `/rules/${index}/when`, types),
  );
  const derived = Object.entries(fields).flatMap(([name, field]) =>
    typeof field.derived === 'string'
      ? faulty(field.derived, `字段「${titleOf(name, field)}」的自动取值`, `/schema/properties/${name}/derived`, types)
      : [],
  );
  return [...visible, ...rules, ...derived];
};
