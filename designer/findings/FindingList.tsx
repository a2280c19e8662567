import { CloseCircleFilled, QuestionCircleOutlined, WarningFilled } from '@ant-design/icons';
import { useState } from 'react';
import { RulePage } from './RulePage.tsx';
import { hasRulePage } from './rulePages.ts';

/** A finding of the engine's lint or of the server; both have this shape. */
export interface FindingLike {
  /** Name of the place for people, where the message does not tell it. */
  place?: string | undefined;
  severity: 'error' | 'warning';
  code: string;
  message: string;
  element?: string | undefined;
  path?: string | undefined;
  file?: string | undefined;
}

/** Findings as a list; with `onOpen` each one is a button that leads to its place. A rule with a page offers it. */
export function FindingList({
  findings,
  onOpen,
}: {
  findings: FindingLike[];
  onOpen?: (finding: FindingLike) => void;
}) {
  const [page, setPage] = useState<string>();
  return (
    <ul className="st-findings">
      {findings.map((finding) => {
        const key = `${finding.code} ${finding.element ?? finding.path ?? ''} ${finding.message}`;
        const inner = (
          <>
            {finding.severity === 'error' ? (
              <CloseCircleFilled className="wt-danger" />
            ) : (
              <WarningFilled className="st-warning" />
            )}
            <span className="wt-visually-hidden">{finding.severity === 'error' ? '错误：' : '提醒：'}</span>
            <span>
              {finding.place ? <b>{finding.place}　</b> : null}
              {finding.message}
            </span>
          </>
        );
        const place = finding.element ?? finding.path;
        return (
          <li key={key}>
            {onOpen && place !== undefined ? (
              <button type="button" onClick={() => onOpen(finding)}>
                {inner}
              </button>
            ) : (
              <div>{inner}</div>
            )}
            {hasRulePage(finding.code) ? (
              <button
                type="button"
                className="st-finding-why"
                aria-label={`为什么：${finding.message}`}
                title="为什么，怎样改"
                onClick={() => setPage(finding.code)}
              >
                <QuestionCircleOutlined />
              </button>
            ) : null}
          </li>
        );
      })}
      {page === undefined ? null : <RulePage code={page} onClose={() => setPage(undefined)} />}
    </ul>
  );
}
