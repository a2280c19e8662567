import { Button, DatePicker, Input, InputNumber } from 'antd';
import dayjs from 'dayjs';
import type { JsonObject } from '#engine';
import type { PartFieldsProps } from './props.ts';

type Value = JsonObject & { from: string; to?: string; division?: string; value: number | string; document?: string };
type Parameter = JsonObject & { title: string; unit?: string; type: 'number' | 'text'; values: Value[] };

const HINTS = { higher: '数值越高对办事人越有利', lower: '数值越低对办事人越有利' };

/** What the levels above give, and the values of one's own division. */
export function ParameterFields({ part, base, division, onChange }: PartFieldsProps) {
  const { unit = '', type, values } = part as Parameter;
  const above = (base as Parameter).values;
  const own = values.flatMap((value, at) => (value.division?.startsWith(division) ? [{ value, at }] : []));
  const put = (next: Value[]) => onChange({ ...part, values: next });
  const set = (at: number, more: Partial<Value>) =>
    put(values.map((value, index) => (index === at ? ({ ...value, ...more } as Value) : value)));
  const add = () => {
    const last = above.findLast((value) => value.division === undefined || division.startsWith(value.division));
    put([
      ...values,
      { from: dayjs().format('YYYY-MM-DD'), division, value: last?.value ?? (type === 'number' ? 0 : '') },
    ]);
  };
  return (
    <div className="wt-stack">
      <div>
        <h3>上级公布的值</h3>
        <ul className="st-local-changes">
          {above
            .filter((value) => !value.division?.startsWith(division))
            .map((value) => (
              <li key={`${value.from} ${value.division ?? ''}`}>
                <span>
                  {value.from} 起{value.to ? `至 ${value.to}` : ''}
                  {value.division ? `，区划 ${value.division}` : ''}：
                  <b>
                    {value.value}
                    {unit}
                  </b>
                  <span className="wt-muted">　{value.document ?? ''}</span>
                </span>
              </li>
            ))}
        </ul>
        {part.better === 'higher' || part.better === 'lower' ? (
          <p className="wt-muted">{HINTS[part.better]}，更有利的可以直接启用，其余须报批。</p>
        ) : null}
      </div>
      <h3>本辖区（{division}）的值</h3>
      <ul className="st-local-entries">
        {own.map(({ value, at }) => (
          <li key={at} className="st-local-own">
            <span className="wt-row">
              <DatePicker
                aria-label="施行日期"
                allowClear={false}
                value={dayjs(value.from)}
                onChange={(day) => day && set(at, { from: day.format('YYYY-MM-DD') })}
              />
              {type === 'number' ? (
                <InputNumber
                  aria-label="本辖区的值"
                  value={Number(value.value)}
                  suffix={unit}
                  onChange={(amount) => amount !== null && set(at, { value: amount })}
                />
              ) : (
                <Input
                  aria-label="本辖区的值"
                  value={String(value.value)}
                  onChange={(event) => set(at, { value: event.target.value })}
                />
              )}
              <Input
                aria-label="该值的文号"
                placeholder="文号"
                value={value.document}
                onChange={(event) => {
                  const { document: _, ...rest } = value;
                  const written = event.target.value === '' ? rest : { ...rest, document: event.target.value };
                  put(values.map((one, index) => (index === at ? (written as Value) : one)));
                }}
              />
              <Button type="text" onClick={() => put(values.filter((_value, index) => index !== at))}>
                删除
              </Button>
            </span>
          </li>
        ))}
      </ul>
      <Button className="st-local-add" onClick={add}>
        增加本辖区的值
      </Button>
    </div>
  );
}
