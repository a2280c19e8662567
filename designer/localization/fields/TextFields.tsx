import { Button, Input } from 'antd';
import type { JsonObject } from '#engine';
import type { PartFieldsProps } from './props.ts';

type Block = JsonObject & { type?: string; title?: string; text?: string };

const names: Record<string, string> = {
  title: '标题',
  subtitle: '副标题',
  number: '编号',
  salutation: '称呼',
  paragraph: '段落',
  note: '说明',
  qr: '二维码的网址',
};

/** Papers and posters have blocks, rule texts articles: what is written in them, and paragraphs of one's own. */
export function TextFields({ part, base, onChange }: PartFieldsProps) {
  const member = Array.isArray(part.articles) ? 'articles' : 'blocks';
  const list = part[member] as Block[];
  const above = new Set((base[member] as Block[]).map((block) => JSON.stringify(block)));
  const put = (next: Block[]) => onChange({ ...part, [member]: next });
  const add = (block: Block) => put([...list, block]);
  return (
    <div className="wt-stack">
      <p className="wt-muted">花括号中的内容由系统填写，请保留原样。</p>
      <ul className="st-local-entries">
        {list.map((block, at) => {
          const own = !above.has(JSON.stringify(block));
          const label = block.title ?? names[block.type ?? ''] ?? `第 ${at + 1} 条`;
          if (typeof block.text !== 'string') return null;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have no names, and are only changed in place
            <li key={at} className={own ? 'st-local-own' : undefined}>
              <span className="wt-row">
                <b>{label}</b>
                {own ? (
                  <Button
                    className="wt-end"
                    size="small"
                    type="text"
                    onClick={() => put(list.filter((_block, index) => index !== at))}
                  >
                    删除
                  </Button>
                ) : null}
              </span>
              <Input.TextArea
                aria-label={`${label}（第 ${at + 1} 项）`}
                autoSize
                value={block.text}
                onChange={(event) =>
                  put(list.map((one, index) => (index === at ? { ...one, text: event.target.value } : one)))
                }
              />
            </li>
          );
        })}
      </ul>
      <span className="wt-row">
        {member === 'articles' ? (
          <Button onClick={() => add({ text: '新增条款' })}>增加条款</Button>
        ) : (
          <>
            <Button onClick={() => add({ type: 'paragraph', text: '新增段落' })}>增加段落</Button>
            <Button onClick={() => add({ type: 'note', text: '新增说明' })}>增加说明</Button>
          </>
        )}
      </span>
    </div>
  );
}
