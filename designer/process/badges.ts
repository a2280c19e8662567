import type { FindingLike } from '../findings/FindingList.tsx';
import { type Modeler, serviceOf } from './modeler.ts';

const TYPE = 'wutong-finding';

function badge(findings: FindingLike[]): HTMLElement {
  const error = findings.some((finding) => finding.severity === 'error');
  const mark = document.createElement('div');
  mark.className = error ? 'st-badge st-badge-error' : 'st-badge';
  mark.textContent = String(findings.length);
  mark.title = findings.map((finding) => finding.message).join('\n');
  return mark;
}

/** Marks the elements that have findings on the diagram. */
export function showBadges(modeler: Modeler, findings: FindingLike[]): void {
  const overlays = serviceOf(modeler, 'overlays');
  const registry = serviceOf(modeler, 'elementRegistry');
  overlays.remove({ type: TYPE });
  for (const id of new Set(findings.flatMap((finding) => finding.element ?? []))) {
    const element = registry.get(id);
    if (!element?.parent) continue;
    const list = findings.filter((finding) => finding.element === id);
    const position = element.type === 'bpmn:SequenceFlow' ? { top: -10, left: 0 } : { top: -11, right: 11 };
    overlays.add(id, TYPE, { position, html: badge(list) });
  }
}

/** Shows and selects the element of a finding. The selection waits for the canvas to stand still. */
export function jumpTo(modeler: Modeler, id: string): void {
  const element = serviceOf(modeler, 'elementRegistry').get(id);
  if (!element) return;
  const canvas = serviceOf(modeler, 'canvas');
  if (element.parent) canvas.scrollToElement(element, 120);
  requestAnimationFrame(() => serviceOf(modeler, 'selection').select(element.parent ? element : null));
  canvas.addMarker(id, 'st-flash');
  setTimeout(() => serviceOf(modeler, 'elementRegistry').get(id) && canvas.removeMarker(id, 'st-flash'), 1600);
}
