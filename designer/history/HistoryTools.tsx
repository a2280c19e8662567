import { RedoOutlined, UndoOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { useEffect, useRef } from 'react';
import type { History } from './useHistory.ts';

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement && /^(INPUT|TEXTAREA)$/.test(target.tagName);

/** Buttons and keys of undo and redo. While someone types, the keys belong to the text field. */
export function HistoryTools({ undo, redo }: Pick<History<unknown>, 'undo' | 'redo'>) {
  const latest = useRef({ undo, redo });
  latest.current = { undo, redo };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || typing(event.target)) return;
      const key = event.key.toLowerCase();
      const wanted = key === 'y' || (key === 'z' && event.shiftKey) ? 'redo' : key === 'z' ? 'undo' : undefined;
      if (!wanted) return;
      event.preventDefault();
      latest.current[wanted]?.();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  return (
    <>
      <Tooltip title="撤销（Ctrl+Z）">
        <Button size="small" type="text" aria-label="撤销" icon={<UndoOutlined />} disabled={!undo} onClick={undo} />
      </Tooltip>
      <Tooltip title="重做（Ctrl+Y）">
        <Button size="small" type="text" aria-label="重做" icon={<RedoOutlined />} disabled={!redo} onClick={redo} />
      </Tooltip>
    </>
  );
}
