import { Alert, Segmented } from 'antd';
import { useCallback, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { type Finding, type FormDefinition, lintForm } from '#engine';
import type { EditorProps } from '../file/editorProps.ts';
import type { FindingLike } from '../findings/FindingList.tsx';
import { FindingsPanel } from '../findings/FindingsPanel.tsx';
import { HistoryTools } from '../history/HistoryTools.tsx';
import { useHistory } from '../history/useHistory.ts';
import { jsonFindings } from '../json/jsonFindings.ts';
import { scanJson } from '../json/scan.ts';
import { JsonText, type JsonTextHandle } from '../text/JsonText.tsx';
import { useServerFindings } from '../text/useServerFindings.ts';
import { fieldsOf } from './edit.ts';
import { FieldList } from './FieldList.tsx';
import { FieldSettings } from './FieldSettings.tsx';
import { Preview } from './Preview.tsx';
import { parseForm, printForm } from './parse.ts';
import { useCodeTables } from './useCodeTables.ts';
import '../text/text.css';
import './form.css';

type View = 'fields' | 'text';

/** A form: fields or text on one side, the live form on the other. */
export default function FormEditor({ pack, path, initial, tools, onChange }: EditorProps) {
  const { value, change, undo, redo } = useHistory(initial, onChange);
  const [view, setView] = useState<View>('fields');
  const [selected, setSelected] = useState<string>();
  const text = useRef<JsonTextHandle>(null);
  const form = useMemo(() => parseForm(value), [value]);
  const lastGood = useRef(form);
  if (form) lastGood.current = form;
  const shown = lastGood.current;
  const put = useCallback((next: FormDefinition, kind: string) => change(printForm(next), kind), [change]);
  const { entries, namespace, tables } = useCodeTables(
    pack,
    useMemo(() => (shown ? usedTables(shown) : []), [shown]),
  );
  const findings = useFormFindings(pack, path, value, form);
  const faulty = new Set(findings.flatMap((finding) => fieldOf(finding) ?? []));
  const open = (finding: FindingLike) => {
    const field = fieldOf(finding);
    if (view === 'fields' && field && form && field in fieldsOf(form)) return setSelected(field);
    setView('text');
    setTimeout(() => text.current?.goTo(finding.path ?? ''), 50);
  };
  return (
    <div className="st-form">
      {tools ? createPortal(<HistoryTools undo={undo} redo={redo} />, tools) : null}
      <div className="st-form-left">
        <Segmented<View>
          block
          value={view}
          onChange={setView}
          options={[
            { value: 'fields', label: '字段' },
            { value: 'text', label: '结构（JSON）' },
          ]}
        />
        {view === 'text' ? (
          <JsonText
            ref={text}
            label="表单结构"
            value={value}
            findings={findings}
            onChange={(next) => change(next, 'text')}
          />
        ) : null}
        {view === 'fields' && !form ? (
          <Alert
            type="error"
            showIcon
            title="结构有错误，暂时不能按字段编辑"
            description={
              <button type="button" className="wt-link" onClick={() => setView('text')}>
                到“结构（JSON）”中改正
              </button>
            }
          />
        ) : null}
        {view === 'fields' && form ? (
          <div className="st-form-fields">
            <FieldList form={form} selected={selected} faulty={faulty} onSelect={setSelected} onChange={put} />
            <FieldSettings form={form} name={selected ?? ''} tables={entries} onChange={put} onSelect={setSelected} />
          </div>
        ) : null}
      </div>
      {shown ? <Preview form={shown} tables={tables} namespace={namespace} /> : null}
      <FindingsPanel findings={findings} onOpen={open} />
    </div>
  );
}

const usedTables = (form: FormDefinition): string[] => [
  ...new Set(JSON.stringify(form.schema).match(/(?<="codeTable":")[^"]+/g) ?? []),
];

/** The field that a finding is about, from its JSON pointer. */
const fieldOf = ({ path }: FindingLike): string | undefined =>
  /^\/(?:schema\/properties|visible)\/([^/]+)/.exec(path ?? '')?.[1];

const keyOf = (finding: FindingLike) => `${finding.path} ${finding.message}`;

/** The engine's findings at once, and those that only the server can tell. */
function useFormFindings(pack: string, path: string, value: string, form: FormDefinition | undefined): FindingLike[] {
  const scan = useMemo(() => scanJson(value), [value]);
  const server = useServerFindings(pack, path, value, scan.ok);
  return useMemo(() => {
    const own: Finding[] = form ? lintForm(form) : [];
    const known = new Set(own.map(keyOf));
    const all = [...own, ...server.filter((finding) => !known.has(keyOf(finding)))];
    return scan.ok ? all : jsonFindings(value, scan, all);
  }, [form, server, scan, value]);
}
