import { fail, ok, type Result } from '../result.ts';
import { parseXml } from './read/parse.ts';

export interface DiagramBox {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A shape of a diagram. Coordinates are those of the file, whose unit is about 1/96 inch. */
export interface DiagramShape extends DiagramBox {
  id: string;
  /** Local name of the BPMN element: `userTask`, `lane`, `participant` … */
  type: string;
  name?: string;
  /** Kind of its first event definition: `timer`, `message` … */
  event?: string;
  label?: DiagramBox;
}

export interface DiagramEdge {
  id: string;
  name?: string;
  points: { x: number; y: number }[];
  label?: DiagramBox;
}

/** What a BPMN file draws, pools and lanes first. */
export interface Diagram extends DiagramBox {
  shapes: DiagramShape[];
  edges: DiagramEdge[];
}

type Node = { [name: string]: unknown; $type?: string };

/** The first diagram of a BPMN file. Problem `bpmn.noDiagram`: there is none, or nothing stands in it. */
export async function readDiagram(xml: string): Promise<Result<Diagram>> {
  const planes = await planesOf(xml);
  const elements = planes.flatMap((plane) => list(plane.planeElement));
  const shapes = elements.flatMap(shapeOf);
  const edges = elements.flatMap(edgeOf);
  if (shapes.length === 0)
    return fail({ code: 'bpmn.noDiagram', message: '流程文件没有图形信息，无法绘制，请用 BPMN 编辑器排好图后保存。' });
  return ok({ shapes: shapes.sort((one, other) => rank(one) - rank(other)), edges, ...frameOf(shapes, edges) });
}

async function planesOf(xml: string): Promise<Node[]> {
  try {
    const { rootElement } = await parseXml(xml);
    const [diagram] = list((rootElement as Node | undefined)?.diagrams);
    return diagram?.plane ? [diagram.plane as Node] : [];
  } catch {
    return [];
  }
}

const list = (value: unknown): Node[] => (Array.isArray(value) ? (value as Node[]) : []);
const rank = ({ type }: DiagramShape): number => ['participant', 'lane'].indexOf(type) + (isFrame(type) ? 0 : 9);
const isFrame = (type: string): boolean => type === 'participant' || type === 'lane';
const local = (type: string | undefined): string => {
  const name = (type ?? '').replace(/^.*:/, '');
  return name.slice(0, 1).toLowerCase() + name.slice(1);
};

function shapeOf({ $type, bpmnElement, bounds, label }: Node): DiagramShape[] {
  const element = bpmnElement as Node | undefined;
  const box = boxOf(bounds);
  if ($type !== 'bpmndi:BPMNShape' || !element || !box) return [];
  const [event] = list(element.eventDefinitions);
  return [
    {
      id: String(element.id),
      type: local(element.$type),
      ...nameOf(element),
      ...(event ? { event: local(event.$type).replace(/EventDefinition$/, '') } : {}),
      ...labelOf(label),
      ...box,
    },
  ];
}

function edgeOf({ $type, bpmnElement, waypoint, label }: Node): DiagramEdge[] {
  const element = bpmnElement as Node | undefined;
  const points = list(waypoint).map(({ x, y }) => ({ x: Number(x), y: Number(y) }));
  if ($type !== 'bpmndi:BPMNEdge' || !element || points.length < 2) return [];
  return [{ id: String(element.id), ...nameOf(element), points, ...labelOf(label) }];
}

const nameOf = ({ name }: Node): { name?: string } => (typeof name === 'string' && name !== '' ? { name } : {});

function labelOf(label: unknown): { label?: DiagramBox } {
  const box = boxOf((label as Node | undefined)?.bounds);
  return box ? { label: box } : {};
}

function boxOf(bounds: unknown): DiagramBox | undefined {
  if (typeof bounds !== 'object' || bounds === null) return undefined;
  const { x, y, width, height } = bounds as Node;
  return { x: Number(x), y: Number(y), width: Number(width), height: Number(height) };
}

/** The smallest box around everything. */
function frameOf(shapes: DiagramShape[], edges: DiagramEdge[]): DiagramBox {
  const boxes = [...shapes, ...[...shapes, ...edges].flatMap(({ label }) => label ?? [])];
  const points = edges.flatMap((edge) => edge.points);
  const xs = [...boxes.flatMap(({ x, width }) => [x, x + width]), ...points.map(({ x }) => x)];
  const ys = [...boxes.flatMap(({ y, height }) => [y, y + height]), ...points.map(({ y }) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return { x: left, y: top, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
}
