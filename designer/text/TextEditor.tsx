import { useMemo, useRef } from 'react';
import { createPortal } from 'react-dom';
import type { EditorProps } from '../file/editorProps.ts';
import { FindingsPanel } from '../findings/FindingsPanel.tsx';
import { HistoryTools } from '../history/HistoryTools.tsx';
import { useHistory } from '../history/useHistory.ts';
import { jsonFindings } from '../json/jsonFindings.ts';
import { scanJson } from '../json/scan.ts';
import { CodeArea } from './CodeArea.tsx';
import { JsonText, type JsonTextHandle } from './JsonText.tsx';
import { useServerFindings } from './useServerFindings.ts';
import './text.css';

/** Files without an editor of their own: the text, and what the server's check says of it. */
export default function TextEditor({ pack, path, initial, tools, onChange }: EditorProps) {
  const { value, change, undo, redo } = useHistory(initial, onChange);
  const json = path.endsWith('.json');
  const scan = useMemo(() => (json ? scanJson(value) : undefined), [json, value]);
  const server = useServerFindings(pack, path, value, scan?.ok !== false);
  const findings = useMemo(() => (scan ? jsonFindings(value, scan, server) : server), [value, scan, server]);
  const text = useRef<JsonTextHandle>(null);
  const put = (next: string) => change(next, 'text');
  return (
    <div className="st-text">
      {tools ? createPortal(<HistoryTools undo={undo} redo={redo} />, tools) : null}
      {json ? (
        <JsonText ref={text} label="文件内容" value={value} onChange={put} findings={findings} />
      ) : (
        <CodeArea label="文件内容" value={value} onChange={put} />
      )}
      <FindingsPanel findings={findings} onOpen={(finding) => text.current?.goTo(finding.path ?? '')} />
    </div>
  );
}
