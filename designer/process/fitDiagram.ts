import { type Modeler, serviceOf } from './modeler.ts';

/** Room around the drawing, in pixels. */
const MARGIN = 24;

/** Shows the whole diagram beside the palette, not under it; small diagrams are not blown up. */
export function fitDiagram(modeler: Modeler): void {
  const canvas = serviceOf(modeler, 'canvas');
  const { inner, outer } = canvas.viewbox();
  const palette = canvas.getContainer().querySelector<HTMLElement>('.djs-palette');
  const left = (palette ? palette.offsetLeft + palette.offsetWidth : 0) + MARGIN / 2;
  if (inner.width === 0 || outer.width <= left + MARGIN) {
    canvas.zoom('fit-viewport', 'auto');
    return;
  }
  const across = (outer.width - left - MARGIN) / inner.width;
  const down = (outer.height - 2 * MARGIN) / inner.height;
  const scale = Math.min(across, down, 1);
  canvas.viewbox({
    x: inner.x - left / scale,
    y: inner.y - (outer.height / scale - inner.height) / 2,
    width: outer.width / scale,
    height: outer.height / scale,
  });
}
