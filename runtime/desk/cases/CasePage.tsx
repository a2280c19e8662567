import { Skeleton } from 'antd';
import { lazy, Suspense, useState } from 'react';
import type { CompiledItem } from '#engine';
import type { CaseDetail } from '../../ui/api/client.ts';
import { useDecisions } from '../../ui/form/decisions.ts';
import { EmptyState } from '../../ui/parts/EmptyState.tsx';
import { ErrorAlert } from '../../ui/parts/ErrorAlert.tsx';
import { TabBar } from '../../ui/parts/TabBar.tsx';
import { BundleBar } from '../bundle/BundleBar.tsx';
import { DocumentLinks } from '../documents/DocumentLinks.tsx';
import { ChosenMoveDialog } from '../moves/ChosenMoveDialog.tsx';
import type { ChosenMove } from '../moves/chosenMove.ts';
import { SuspendedBar } from '../moves/SuspendedBar.tsx';
import { CaseHeader } from './CaseHeader.tsx';
import { ClockBar } from './ClockBar.tsx';
import { FormTab } from './FormTab.tsx';
import { MaterialsTab } from './MaterialsTab.tsx';
import { SidePanel } from './SidePanel.tsx';
import { StepForm } from './StepForm.tsx';
import { Timeline } from './Timeline.tsx';
import { useCase, workableTask } from './useCase.ts';
import { useCaseWork } from './useCaseWork.ts';
import './case.css';

const DiagramView = lazy(() => import('../../ui/diagram/DiagramView.tsx'));

const tabs = [
  { key: 'timeline', label: '办理过程' },
  { key: 'form', label: '申请表' },
  { key: 'materials', label: '材料' },
  { key: 'diagram', label: '流程图' },
  { key: 'documents', label: '文书' },
];

/** One case: where it stands, what may be done now, and everything it holds. */
export default function CasePage({ id }: { id: string }) {
  const kase = useCase(id);
  const ready = useDecisions(kase.data?.compiled as CompiledItem | undefined);
  if (kase.error) return <ErrorAlert error={kase.error} onRetry={() => void kase.refetch()} />;
  if (!kase.data || !ready) return <Skeleton active paragraph={{ rows: 12 }} />;
  return <Case kase={kase.data} />;
}

function Case({ kase }: { kase: CaseDetail }) {
  const task = workableTask(kase);
  const compiled = kase.compiled as CompiledItem;
  const work = useCaseWork(kase, compiled, task);
  const [move, choose] = useState<ChosenMove>();
  const [tab, setTab] = useState(() => (work.element === undefined ? 'timeline' : 'form'));
  return (
    <>
      <CaseHeader kase={kase} />
      <BundleBar kase={kase} />
      <ClockBar kase={kase} />
      <SuspendedBar kase={kase} onChoose={choose} />
      <div className="wt-case">
        <div className="wt-stack">
          <StepForm work={work} />
          <section className="wt-panel">
            <TabBar label="办件内容" tabs={tabs} current={tab} onChange={setTab} />
            <div className="wt-panel-body" role="tabpanel">
              {tab === 'timeline' ? <Timeline entries={kase.timeline} /> : null}
              {tab === 'form' ? <FormTab work={work} /> : null}
              {tab === 'materials' ? <MaterialsTab work={work} /> : null}
              {tab === 'diagram' ? (
                <Suspense fallback={<Skeleton active />}>
                  <DiagramView xml={compiled.xml} path={kase.path} />
                </Suspense>
              ) : null}
              {tab === 'documents' ? <Documents kase={kase} /> : null}
            </div>
          </section>
        </div>
        <SidePanel work={work} onChoose={choose} onShow={setTab} />
      </div>
      <ChosenMoveDialog work={work} move={move} onClose={() => choose(undefined)} />
    </>
  );
}

function Documents({ kase }: { kase: CaseDetail }) {
  return kase.documents.length > 0 ? (
    <DocumentLinks kase={kase} />
  ) : (
    <EmptyState>还没有产生文书。受理、告知、决定和出件时自动生成。</EmptyState>
  );
}
