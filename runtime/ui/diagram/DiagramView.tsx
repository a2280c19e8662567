import { useCallback } from 'react';
import { Diagram, type Drawn } from './Diagram.tsx';

export interface DiagramPath {
  /** Element ids that were passed. */
  done: string[];
  /** Element ids where the case stands. */
  active: string[];
  /** Sequence flow ids that were taken. */
  flows: string[];
}

/** Colors of the way; the legend in diagram.css shows the same. */
const looks = {
  flow: { stroke: '#2b7a3f', strokeWidth: '3px' },
  done: { fill: '#dff0e4', stroke: '#2b7a3f' },
  active: { fill: '#fdf0cf', stroke: '#a86700', strokeWidth: '3px' },
};

const legend: [string, string][] = [
  ['done', '已办'],
  ['active', '正在办理'],
  ['rest', '未到'],
];

/** The process of a case with the way it went. Loaded only when someone looks at it. */
export default function DiagramView({ xml, path }: { xml: string; path: DiagramPath }) {
  const paint = useCallback(
    (drawn: Drawn) => {
      drawn.paint(path.flows, looks.flow);
      drawn.paint(path.done, looks.done);
      drawn.paint(path.active, looks.active);
    },
    [path],
  );
  return <Diagram xml={xml} paint={paint} legend={legend} label="流程图，文字过程见办理记录" />;
}
