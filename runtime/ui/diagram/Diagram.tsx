import { Alert, Skeleton } from 'antd';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import { useEffect, useRef, useState } from 'react';
import './diagram.css';

interface Canvas {
  zoom(to: 'fit-viewport', center?: 'auto'): number;
}

interface Registry {
  getGraphics(id: string): SVGElement | undefined;
  getAll(): { id: string; type: string }[];
}

export type Look = Partial<CSSStyleDeclaration>;

/** A drawn diagram that can be painted. */
export interface Drawn {
  elements(): { id: string; type: string }[];
  paint(ids: string[], look: Look): void;
}

/** Shapes carry their colors as inline styles, so they are painted the same way. */
function drawnOn(viewer: NavigatedViewer): Drawn {
  const registry = viewer.get<Registry>('elementRegistry');
  return {
    elements: () => registry.getAll(),
    paint(ids, look) {
      for (const id of ids) {
        const shape = registry
          .getGraphics(id)
          ?.querySelector<SVGElement>('.djs-visual > :is(path, rect, circle, polygon)');
        if (shape) Object.assign(shape.style, look);
      }
    },
  };
}

export interface DiagramProps {
  xml: string;
  /** Kept by the caller (`useCallback`): the diagram is drawn anew when it changes. */
  paint: (drawn: Drawn) => void;
  /** Look in diagram.css → words. */
  legend: [look: string, words: string][];
  /** What a screen reader says instead. */
  label: string;
}

/** A process, painted by the caller, with a legend. */
export function Diagram({ xml, paint, legend, label }: DiagramProps) {
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
        paint(drawnOn(viewer));
        setState('shown');
      })
      .catch(() => current && setState('failed'));
    return () => {
      current = false;
      viewer.destroy();
    };
  }, [xml, paint]);
  return (
    <>
      <ul className="wt-legend" aria-label="图例">
        {legend.map(([look, words]) => (
          <li key={look} className={`wt-legend-${look}`}>
            {words}
          </li>
        ))}
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
      <div ref={holder} className="wt-diagram" hidden={state === 'failed'} role="img" aria-label={label} />
    </>
  );
}
