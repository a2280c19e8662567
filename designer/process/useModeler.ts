import { useEffect, useRef, useState } from 'react';
import { fitDiagram } from './fitDiagram.ts';
import { createModeler, type Modeler, serviceOf } from './modeler.ts';

export interface OpenedDiagram {
  holder: React.RefObject<HTMLDivElement | null>;
  /** Set once the diagram stands. */
  modeler: Modeler | undefined;
  error: string | undefined;
}

/** Mounts bpmn-js on a text; `onChange` gets the new text after each command, once the hand rests. */
export function useModeler(xml: string, onChange: (xml: string) => void): OpenedDiagram {
  const holder = useRef<HTMLDivElement>(null);
  const [modeler, setModeler] = useState<Modeler>();
  const [error, setError] = useState<string>();
  const latest = useRef(onChange);
  latest.current = onChange;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text is read once; later texts come from the modeler itself.
  useEffect(() => {
    if (!holder.current) return undefined;
    const made = createModeler(holder.current);
    const sized = new ResizeObserver(() => serviceOf(made, 'canvas').resized());
    sized.observe(holder.current);
    let current = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const emit = () => {
      clearTimeout(timer);
      timer = undefined;
      void made.saveXML({ format: true }).then((saved) => saved.xml && latest.current(saved.xml));
    };
    made
      .importXML(xml)
      .then(() => {
        if (!current) return;
        fitDiagram(made);
        serviceOf(made, 'eventBus').on('commandStack.changed', () => {
          clearTimeout(timer);
          timer = setTimeout(emit, 300);
        });
        setModeler(made);
      })
      .catch((reason: unknown) => current && setError(reason instanceof Error ? reason.message : String(reason)));
    return () => {
      current = false;
      sized.disconnect();
      if (timer) emit();
      setModeler(undefined);
      // The last text is read from the model before it is taken down.
      setTimeout(() => made.destroy(), 0);
    };
  }, []);
  return { holder, modeler, error };
}
