import { Button, Input } from 'antd';
import type { CodeTable, JsonObject } from '#engine';
import type { PartFieldsProps } from './props.ts';

type Entry = CodeTable['entries'][number];

/** Codes of one's own beside those of the level above, which stay. */
export function CodeTableFields({ part, base, onChange }: PartFieldsProps) {
  const { entries, standard } = part as unknown as CodeTable;
  const above = new Set((base as unknown as CodeTable).entries.map(({ code }) => code));
  const put = (next: Entry[]) => onChange({ ...part, entries: next } as unknown as JsonObject);
  const set = (at: number, more: Partial<Entry>) =>
    put(entries.map((entry, index) => (index === at ? { ...entry, ...more } : entry)));
  return (
    <div className="wt-stack">
      {standard ? <p className="wt-muted">依据 {standard} 编制，增加代码须报批。</p> : null}
      <p className="wt-muted">
        上级的代码：{entries.flatMap(({ code, label }) => (above.has(code) ? [`${code} ${label}`] : [])).join('、')}
      </p>
      <ul className="st-local-entries">
        {entries.map(({ code, label }, at) =>
          above.has(code) ? null : (
            // biome-ignore lint/suspicious/noArrayIndexKey: the code itself is being typed
            <li key={at} className="st-local-own">
              <span className="wt-row">
                <Input
                  aria-label="代码"
                  className="st-local-type"
                  value={code}
                  onChange={(event) => set(at, { code: event.target.value })}
                />
                <Input aria-label="名称" value={label} onChange={(event) => set(at, { label: event.target.value })} />
                <Button type="text" onClick={() => put(entries.filter((_entry, index) => index !== at))}>
                  删除
                </Button>
              </span>
            </li>
          ),
        )}
      </ul>
      <Button className="st-local-add" onClick={() => put([...entries, { code: nextCode(entries), label: '新增' }])}>
        增加代码
      </Button>
    </div>
  );
}

/** 9901, 9902 …: out of the way of codes that the level above may add. */
function nextCode(entries: Entry[]): string {
  for (let number = 9901; ; number += 1)
    if (!entries.some(({ code }) => code === String(number))) return String(number);
}
