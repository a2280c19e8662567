import { Skeleton } from 'antd';
import { useEffect, useState } from 'react';
import { Dialog } from '../../runtime/ui/dialog/Dialog.tsx';
import { rulePage } from './rulePages.ts';

/** The page of a rule: why it asks for this, how to mend it, an example. */
export function RulePage({ code, onClose }: { code: string; onClose: () => void }) {
  const [text, setText] = useState<string>();
  useEffect(() => {
    let current = true;
    void rulePage(code).then((page) => current && setText(page));
    return () => {
      current = false;
    };
  }, [code]);
  const [title = '', ...blocks] = (text ?? '').trim().split('\n\n');
  return (
    <Dialog title={title.replace(/^# /, '')} onClose={onClose}>
      {text === undefined ? <Skeleton active /> : blocks.map((block) => <Block key={block} text={block} />)}
    </Dialog>
  );
}

/** The pages use paragraphs, `code`, **bold** and tables of one row; nothing else. */
function Block({ text }: { text: string }) {
  if (!text.startsWith('|')) return <p>{inline(text)}</p>;
  const [head = [], , ...rows] = text.split('\n').map((line) => line.split('|').slice(1, -1));
  return (
    <table className="st-rule-example">
      <thead>
        <tr>
          {head.map((cell) => (
            <th key={cell}>{cell.trim()}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.join()}>
            {row.map((cell) => (
              <td key={cell}>{inline(cell.trim())}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const inline = (text: string) =>
  text.split(/(`[^`]+`|\*\*[^*]+\*\*)/).map((part) => {
    if (part.startsWith('`')) return <code key={part}>{part.slice(1, -1)}</code>;
    return part.startsWith('**') ? <b key={part}>{part.slice(2, -2)}</b> : part;
  });
