import { type Modeler, serviceOf } from './modeler.ts';

/** Room for the palette on the left, and around the drawing, in pixels. */
const PALETTE = 164;
const MARGIN = 24;

/** Shows the whole diagram beside the palette, not under it; small diagrams are not blown up. */
export function fitDiagram(modeler: Modeler): void {
  const canvas = serviceOf(modeler, 'canvas');
  const { inner, outer } = canvas.viewbox();
  if (inner.width === 0 || outer.width <= PALETTE + MARGIN) {
    canvas.zoom('fit-viewport', 'auto');
    return;
  }
  const across = (outer.width - PALETTE - MARGIN) / inner.width;
  const down = (outer.height - 2 * MARGIN) / inner.height;
  const scale = Math.min(across, down, 1);
  canvas.viewbox({
    x: inner.x - PALETTE / scale,
    y: inner.y - (outer.height / scale - inner.height) / 2,
    width: outer.width / scale,
    height: outer.height / scale,
  });
}
