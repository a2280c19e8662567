import { CheckCircleFilled, DownOutlined, UpOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { type FindingLike, FindingList } from './FindingList.tsx';

/** The strip below an editor: how many errors and warnings there are, and the list on demand. */
export function FindingsPanel({
  findings,
  onOpen,
}: {
  findings: FindingLike[];
  onOpen: (finding: FindingLike) => void;
}) {
  const [open, setOpen] = useState(true);
  const errors = findings.filter((finding) => finding.severity === 'error').length;
  const warnings = findings.length - errors;
  return (
    <section className="st-findings-panel" aria-label="检查结果">
      <button type="button" className="st-findings-head" aria-expanded={open} onClick={() => setOpen(!open)}>
        <b>检查结果</b>
        {findings.length === 0 ? (
          <span className="st-good">
            <CheckCircleFilled /> 没有发现问题
          </span>
        ) : null}
        {errors > 0 ? <span className="wt-tag wt-tag-bad">{errors} 处错误</span> : null}
        {warnings > 0 ? <span className="wt-tag wt-tag-warn">{warnings} 处提醒</span> : null}
        {findings.length > 0 ? <span className="wt-end">{open ? <DownOutlined /> : <UpOutlined />}</span> : null}
      </button>
      {open && findings.length > 0 ? <FindingList findings={findings} onOpen={onOpen} /> : null}
    </section>
  );
}
