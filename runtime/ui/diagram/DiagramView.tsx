import { Alert, Skeleton } from 'antd';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import { useEffect, useRef, useState } from 'react';
import './diagram.css';

export interface DiagramPath {
  /** Element ids that were passed. */
  done: string[];
  /** Element ids where the case stands. */
  active: string[];
  /** Sequence flow ids that were taken. */
  flows: string[];
}

interface Canvas {
  zoom(to: 'fit-viewport', center?: 'auto'): number;
}

interface Registry {
  getGraphics(id: string): SVGElement | undefined;
}

/** Colors of the way; the legend in diagram.css shows the same. */
const looks = {
  flow: { stroke: '#2b7a3f', strokeWidth: '3px' },
  done: { fill: '#dff0e4', stroke: '#2b7a3f' },
  active: { fill: '#fdf0cf', stroke: '#a86700', strokeWidth: '3px' },
};

/** Shapes carry their colors as inline styles, so the way is painted the same way. */
function mark(viewer: NavigatedViewer, path: DiagramPath) {
  const registry = viewer.get<Registry>('elementRegistry');
  const paint = (ids: string[], look: Partial<CSSStyleDeclaration>) => {
    for (const id of ids) {
      const shape = registry
        .getGraphics(id)
        ?.querySelector<SVGElement>('.djs-visual > :is(path, rect, circle, polygon)');
      if (shape) Object.assign(shape.style, look);
    }
  };
  paint(path.flows, looks.flow);
  paint(path.done, looks.done);
  paint(path.active, looks.active);
}

/** The process of a case with the way it went. Loaded only when someone looks at it. */
export default function DiagramView({ xml, path }: { xml: string; path: DiagramPath }) {
  const holder = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<'loading' | 'shown' | 'failed'>('loading');
  useEffect(() => {
    if (!holder.current) return undefined;
    const viewer = new NavigatedViewer({ container: holder.current });
    let current = true;
    viewer
      .importXML(xml)
      .then(() => {
        if (!current) return;
        viewer.get<Canvas>('canvas').zoom('fit-viewport', 'auto');
        mark(viewer, path);
        setState('shown');
      })
      .catch(() => current && setState('failed'));
    return () => {
      current = false;
      viewer.destroy();
    };
  }, [xml, path]);
  return (
    <>
      <ul className="wt-legend" aria-label="图例">
        <li className="wt-legend-done">已办</li>
        <li className="wt-legend-active">正在办理</li>
        <li className="wt-legend-rest">未到</li>
      </ul>
      {state === 'failed' ? (
        <Alert
          type="error"
          showIcon
          title="流程图无法显示"
          description="内容包里的流程图不完整，不影响办理。请联系内容包管理员。"
        />
      ) : null}
      {state === 'loading' ? <Skeleton active /> : null}
      <div
        ref={holder}
        className="wt-diagram"
        hidden={state === 'failed'}
        role="img"
        aria-label="流程图，文字过程见办理记录"
      />
    </>
  );
}
