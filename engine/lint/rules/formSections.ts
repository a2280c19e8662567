import { properties } from '../schema.ts';
import type { Finding, FormRule } from '../types.ts';

const code = 'lint.formSections';

/** Every field of the schema stands in exactly one section, and sections name only fields that exist. */
export const formSections: FormRule = (form) => {
  const fields = properties(form);
  const placed = form.sections.flatMap((section, index) =>
    section.fields.map((name, at) => ({ name, title: section.title, path: `/sections/${index}/fields/${at}` })),
  );
  const unknown = placed
    .filter(({ name }) => !(name in fields))
    .map(
      ({ name, title, path }): Finding => ({
        severity: 'error',
        code,
        path,
        message: `分区「${title}」列出的字段 ${name} 在表单结构中不存在。请删去它，或在结构中补上这个字段。`,
      }),
    );
  const twice = placed
    .filter(({ name }, index) => placed.findIndex((other) => other.name === name) < index)
    .map(
      ({ name, title, path }): Finding => ({
        severity: 'error',
        code,
        path,
        message: `字段 ${name} 在分区「${title}」里重复出现。请只保留一处。`,
      }),
    );
  const missing = Object.keys(fields)
    .filter((name) => !placed.some((other) => other.name === name))
    .map(
      (name): Finding => ({
        severity: 'error',
        code,
        path: `/schema/properties/${name}`,
        message: `字段 ${name} 没有放进任何分区，填表时看不到它。请把它放进一个分区。`,
      }),
    );
  return [...unknown, ...twice, ...missing];
};
