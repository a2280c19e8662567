import { describe, expect, it } from 'vitest';
import { readProcesses } from '#engine';
import { openShippedPacks } from '../kit/packs.ts';

interface Box {
  id: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

interface Point {
  x: number;
  y: number;
}

const number = (text: string, name: string) => Number(new RegExp(`\\b${name}="(-?[\\d.]+)"`).exec(text)?.[1]);

const box = (id: string, bounds: string): Box => ({
  id,
  x: number(bounds, 'x'),
  y: number(bounds, 'y'),
  width: number(bounds, 'width'),
  height: number(bounds, 'height'),
});

/** Shapes, labels and edges of a diagram, read from its interchange part. */
function drawing(xml: string) {
  const shapes: Box[] = [];
  const labels: Box[] = [];
  const edges: { id: string; points: Point[] }[] = [];
  const element = /<bpmndi:BPMN(Shape|Edge) [^>]*bpmnElement="([^"]+)"[^>]*>([\s\S]*?)<\/bpmndi:BPMN\1>/g;
  for (const [, kind, id = '', body = ''] of xml.matchAll(element)) {
    const [own = '', label = ''] = body.split('<bpmndi:BPMNLabel>');
    if (kind === 'Shape') shapes.push(box(id, own));
    else
      edges.push({
        id,
        points: [...own.matchAll(/<di:waypoint [^>]*>/g)].map(([point]) => ({
          x: number(point, 'x'),
          y: number(point, 'y'),
        })),
      });
    if (label) labels.push(box(id, label));
  }
  return { shapes, labels, edges };
}

const overlap = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** Straight pieces of an edge as thin boxes, their ends left out: there they touch what they join. */
const pieces = ({ id, points }: { id: string; points: Point[] }): Box[] =>
  points.slice(1).flatMap((end, index) => {
    const start = points[index] ?? end;
    const [x, y] = [Math.min(start.x, end.x), Math.min(start.y, end.y)];
    const [width, height] = [Math.abs(start.x - end.x), Math.abs(start.y - end.y)];
    return [
      width > height
        ? { id, x: x + 2, y, width: width - 4, height: 0.5 }
        : { id, x, y: y + 2, width: 0.5, height: height - 4 },
    ];
  });

const processes = openShippedPacks().flatMap((pack) => Object.entries(pack.processes));

describe.each(processes)('diagram of %s', (id, xml) => {
  const { shapes, labels, edges } = drawing(xml);

  it('draws every element, lane and flow of the process, and nothing else', async () => {
    const read = await readProcesses(xml, { file: id });
    if (!read.ok) expect.fail(JSON.stringify(read.problems));
    for (const shape of shapes) expect(shape.width * shape.height, shape.id).toBeGreaterThan(0);
    for (const edge of edges) expect(edge.points.length, edge.id).toBeGreaterThan(1);
    const drawn = [...shapes, ...edges].map((each) => each.id).sort();
    const parts = read.value.flatMap(({ nodes, flows, lanes }) => [nodes, flows, lanes].flatMap(Object.keys));
    expect(drawn).toEqual(['pool', ...parts].sort());
  });

  it('names every task, event and branching gateway in Chinese', async () => {
    const read = await readProcesses(xml, { file: id });
    if (!read.ok) expect.fail(JSON.stringify(read.problems));
    for (const node of read.value.flatMap(({ nodes }) => Object.values(nodes)))
      if (!node.type.endsWith('Gateway') || node.outgoing.length > 1)
        expect(node.name, node.id).toMatch(/\p{Script=Han}/u);
  });

  it('keeps elements, edges and labels clear of each other', async () => {
    const read = await readProcesses(xml, { file: id });
    if (!read.ok) expect.fail(JSON.stringify(read.problems));
    const nodes = Object.assign({}, ...read.value.map((process) => process.nodes));
    const flows = Object.assign({}, ...read.value.map((process) => process.flows));
    const bodies = shapes.filter((shape) => nodes[shape.id] && nodes[shape.id].type !== 'boundaryEvent');
    for (const [index, body] of bodies.entries())
      for (const other of bodies.slice(index + 1)) expect(overlap(body, other), `${body.id} ${other.id}`).toBe(false);
    for (const edge of edges)
      for (const body of bodies.filter((shape) => ![flows[edge.id].source, flows[edge.id].target].includes(shape.id)))
        if (nodes[flows[edge.id].source].attachedTo !== body.id)
          expect(
            pieces(edge).some((piece) => overlap(piece, body)),
            `${edge.id} over ${body.id}`,
          ).toBe(false);
    for (const label of labels)
      for (const body of bodies.filter((shape) => shape.id !== label.id))
        expect(overlap(label, body), `label ${label.id} over ${body.id}`).toBe(false);
  });

  it('leads every flow from the border of its source to the border of its target', async () => {
    const read = await readProcesses(xml, { file: id });
    if (!read.ok) expect.fail(JSON.stringify(read.problems));
    const flows = Object.assign({}, ...read.value.map((process) => process.flows));
    const touches = (shape: Box | undefined, point: Point | undefined) =>
      shape &&
      point &&
      overlap(
        { ...shape, x: shape.x - 1, y: shape.y - 1, width: shape.width + 2, height: shape.height + 2 },
        { id, ...point, width: 0.1, height: 0.1 },
      );
    const shape = (name: string) => shapes.find((candidate) => candidate.id === name);
    for (const { id: flow, points } of edges) {
      expect(touches(shape(flows[flow].source), points[0]), `start of ${flow}`).toBe(true);
      expect(touches(shape(flows[flow].target), points.at(-1)), `end of ${flow}`).toBe(true);
    }
  });

  it('has no crossing flows', () => {
    for (const [index, edge] of edges.entries())
      for (const other of edges.slice(index + 1))
        expect(
          pieces(edge).some((a) => pieces(other).some((b) => overlap(a, b))),
          `${edge.id} × ${other.id}`,
        ).toBe(false);
  });
});
