import { useEffect, useState } from 'react';
import { type Modeler, serviceOf } from '../modeler.ts';
import type { DiagramElement } from '../services.ts';

/** The element whose properties are shown: the one selected, a label's owner, else the root. Renders again when it changes. */
export function useElement(modeler: Modeler): DiagramElement | undefined {
  const [, setTick] = useState(0);
  useEffect(() => {
    const bus = serviceOf(modeler, 'eventBus');
    const refresh = () => setTick((tick) => tick + 1);
    const events = ['selection.changed', 'elements.changed', 'import.done', 'commandStack.changed'];
    bus.on(events, refresh);
    return () => bus.off(events, refresh);
  }, [modeler]);
  const [selected, more] = serviceOf(modeler, 'selection').get();
  if (more) return undefined;
  const element = selected ?? serviceOf(modeler, 'canvas').getRootElement();
  return element.labelTarget ?? element;
}
