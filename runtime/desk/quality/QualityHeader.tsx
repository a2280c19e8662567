import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { TabBar } from '../../ui/parts/TabBar.tsx';

const TABS = [
  { key: '/quality', label: '对账' },
  { key: '/quality/checks', label: '抽查' },
];

/** Both halves of the quality of data: what the program compares every night, what people check. */
export function QualityHeader({ note, children }: { note: string; children?: ReactNode }) {
  const [path, go] = useLocation();
  return (
    <>
      <div className="wt-page-header">
        <h1>数据质量</h1>
        <span className="wt-muted wt-grow">{note}</span>
        {children}
      </div>
      <div className="wt-quality-tabs">
        <TabBar
          label="数据质量"
          tabs={TABS}
          current={path.startsWith('/quality/checks') ? '/quality/checks' : '/quality'}
          onChange={go}
        />
      </div>
    </>
  );
}
