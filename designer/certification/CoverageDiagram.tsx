import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useCallback } from 'react';
import { api, type CertifiedProcess } from '../../runtime/ui/api/client.ts';
import { Diagram, type Drawn } from '../../runtime/ui/diagram/Diagram.tsx';
import { ErrorAlert } from '../../runtime/ui/parts/ErrorAlert.tsx';

const looks = {
  flow: { stroke: '#2b7a3f', strokeWidth: '3px' },
  end: { fill: '#dff0e4', stroke: '#2b7a3f' },
  missedFlow: { stroke: '#b42318', strokeWidth: '3px' },
  missedEnd: { fill: '#fbe4e1', stroke: '#b42318' },
};

const legend: [string, string][] = [
  ['done', '有情景走过'],
  ['missed', '没有情景走过'],
];

/** The process with what scenarios walked and what they did not. Loaded only when someone looks at it. */
export default function CoverageDiagram({ process }: { process: CertifiedProcess }) {
  const { pack, path, missed } = process;
  const file = useQuery({
    queryKey: ['packFile', pack, path],
    queryFn: () => api.packFile(pack ?? '', path),
    enabled: pack !== null,
  });
  const paint = useCallback(
    (drawn: Drawn) => {
      const left = new Set(missed.filter((part) => part.process === undefined).map(({ id }) => id));
      const idsOf = (type: string, isMissed: boolean) =>
        drawn
          .elements()
          .flatMap((element) => (element.type === type && left.has(element.id) === isMissed ? [element.id] : []));
      drawn.paint(idsOf('bpmn:SequenceFlow', false), looks.flow);
      drawn.paint(idsOf('bpmn:EndEvent', false), looks.end);
      drawn.paint(idsOf('bpmn:SequenceFlow', true), looks.missedFlow);
      drawn.paint(idsOf('bpmn:EndEvent', true), looks.missedEnd);
    },
    [missed],
  );
  if (file.error) return <ErrorAlert error={file.error} onRetry={() => void file.refetch()} />;
  if (!file.data) return <Skeleton active />;
  return <Diagram xml={file.data.content} paint={paint} legend={legend} label="流程图，没有走过的部分见下方列表" />;
}
