import { useImperativeHandle, useMemo, useRef } from 'react';
import type { FindingLike } from '../findings/FindingList.tsx';
import { lineOf, placeOf, scanJson } from '../json/scan.ts';
import { CodeArea, type CodeAreaHandle } from './CodeArea.tsx';

export interface JsonTextHandle {
  goTo: (pointer: string) => void;
}

export interface JsonTextProps {
  value: string;
  onChange: (value: string) => void;
  findings: FindingLike[];
  label: string;
  ref?: React.Ref<JsonTextHandle>;
}

/** A JSON text with the place of its first fault, and marks on the lines that have findings. */
export function JsonText({ value, onChange, findings, label, ref }: JsonTextProps) {
  const area = useRef<CodeAreaHandle>(null);
  const scan = useMemo(() => scanJson(value), [value]);
  useImperativeHandle(ref, () => ({
    goTo: (pointer) => area.current?.goTo(scan.ok ? placeOf(scan.places, pointer) : scan.at),
  }));
  const marked = useMemo(() => {
    if (!scan.ok) return new Set([lineOf(value, scan.at).line]);
    const paths = findings.flatMap((finding) => finding.path ?? []);
    return new Set(paths.map((path) => lineOf(value, placeOf(scan.places, path)).line));
  }, [value, scan, findings]);
  const fault = scan.ok ? undefined : { ...lineOf(value, scan.at), message: scan.message };
  return (
    <div className="st-json">
      {fault ? (
        <p className="st-json-fault" role="alert">
          <button type="button" className="wt-link" onClick={() => area.current?.goTo(scan.ok ? 0 : scan.at)}>
            第 {fault.line} 行第 {fault.column} 列
          </button>
          ：{fault.message}
        </p>
      ) : null}
      <CodeArea ref={area} value={value} onChange={onChange} label={label} marked={marked} />
    </div>
  );
}
