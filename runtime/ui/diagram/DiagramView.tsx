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
  addMarker(id: string, name: string): void;
}

interface Registry {
  get(id: string): unknown;
}

function mark(viewer: NavigatedViewer, path: DiagramPath) {
  const canvas = viewer.get<Canvas>('canvas');
  const registry = viewer.get<Registry>('elementRegistry');
  const add = (ids: string[], name: string) => {
    for (const id of ids) if (registry.get(id)) canvas.addMarker(id, name);
  };
  add(path.flows, 'wt-flow-done');
  add(
    path.done.filter((id) => !path.active.includes(id)),
    'wt-node-done',
  );
  add(path.active, 'wt-node-active');
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
