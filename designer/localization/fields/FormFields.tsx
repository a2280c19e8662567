import { Button, Checkbox, Input, Select } from 'antd';
import type { JsonObject } from '#engine';
import { freeName } from './freeName.ts';
import type { PartFieldsProps } from './props.ts';

type Field = JsonObject & { title?: string; description?: string };
type Form = JsonObject & {
  title: string;
  schema: JsonObject & { properties: Record<string, Field>; required?: string[] };
  sections: { title: string; fields: string[] }[];
};

const types: Record<string, { label: string; schema: JsonObject }> = {
  text: { label: '文本', schema: { type: 'string', maxLength: 100 } },
  long: { label: '多行文本', schema: { type: 'string', maxLength: 1000, widget: 'textarea' } },
  number: { label: '数字', schema: { type: 'number' } },
  date: { label: '日期', schema: { type: 'string', format: 'date' } },
  yes: { label: '是否', schema: { type: 'boolean' } },
};

const typeOf = ({ type, format, widget }: Field): string =>
  type === 'boolean' ? 'yes' : type === 'number' ? 'number' : format === 'date' ? 'date' : widget ? 'long' : 'text';

/** Words of the fields, whether they must be filled, and fields of one's own. */
export function FormFields({ part, base, onChange }: PartFieldsProps) {
  const form = part as Form;
  const { properties, required = [] } = form.schema;
  const above = (base as Form).schema.properties;
  // One's own first: the forms of the level above are long.
  const names = Object.keys(properties).sort(
    (a, b) => Number(Object.hasOwn(above, a)) - Number(Object.hasOwn(above, b)),
  );
  const put = (schema: Partial<Form['schema']>, sections = form.sections) =>
    onChange({ ...form, schema: { ...form.schema, ...schema }, sections } as JsonObject);
  const set = (name: string, more: Field) => put({ properties: { ...properties, [name]: more } });
  const require = (name: string, on: boolean) =>
    put({ required: on ? [...required, name] : required.filter((one) => one !== name) });
  const add = () => {
    const name = freeName(Object.keys(properties));
    const [first, ...others] = form.sections;
    if (!first) return;
    put({ properties: { ...properties, [name]: { title: '新增字段', ...types.text?.schema } as Field } }, [
      { ...first, fields: [...first.fields, name] },
      ...others,
    ]);
  };
  const remove = (name: string) => {
    const { [name]: _, ...left } = properties;
    put(
      { properties: left, required: required.filter((one) => one !== name) },
      form.sections.map((section) => ({ ...section, fields: section.fields.filter((one) => one !== name) })),
    );
  };
  return (
    <div className="wt-stack">
      <div className="st-row">
        <label htmlFor="local-title">表单名称</label>
        <Input
          id="local-title"
          value={form.title}
          onChange={(event) => onChange({ ...form, title: event.target.value })}
        />
      </div>
      <Button className="st-local-add" onClick={add}>
        增加字段
      </Button>
      <ul className="st-local-entries">
        {names.map((name) => {
          const field = properties[name] ?? {};
          const own = !Object.hasOwn(above, name);
          return (
            <li key={name} className={own ? 'st-local-own' : 'st-local-line'}>
              {own ? (
                <span className="wt-row">
                  <Input
                    aria-label="字段名称"
                    value={field.title}
                    onChange={(event) => set(name, { ...field, title: event.target.value })}
                  />
                  <Select
                    aria-label="字段类型"
                    className="st-local-type"
                    value={typeOf(field)}
                    options={Object.entries(types).map(([value, { label }]) => ({ value, label }))}
                    onChange={(type) => {
                      const { title = '', description } = field;
                      set(name, { title, ...(description ? { description } : {}), ...types[type]?.schema } as Field);
                    }}
                  />
                  <Button type="text" onClick={() => remove(name)}>
                    删除
                  </Button>
                </span>
              ) : (
                <b>{field.title ?? name}</b>
              )}
              <span className="wt-row">
                <Input
                  aria-label={`${field.title ?? name}的填写说明`}
                  placeholder="填写说明"
                  value={field.description}
                  onChange={(event) => {
                    const { description: _, ...rest } = field;
                    set(name, event.target.value === '' ? rest : { ...rest, description: event.target.value });
                  }}
                />
                <Checkbox checked={required.includes(name)} onChange={(event) => require(name, event.target.checked)}>
                  必填
                </Checkbox>
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
