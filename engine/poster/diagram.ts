import type { Diagram, DiagramBox, DiagramShape } from '../bpmn/diagram.ts';
import { widthOf, wrap } from './measure.ts';
import { baseline, type Piece } from './piece.ts';
import { GREEN, INK, MUTED, SAND, TINT, WHITE } from './theme.ts';
import type { Mark } from './types.ts';

/** Room between lines of a label. */
const LINE = 1.22;

/** A diagram as large as the room allows, centered. */
export function diagramPiece(diagram: Diagram, width: number, maxHeight: number): Piece {
  const scale = Math.min(width / diagram.width, maxHeight / diagram.height);
  return {
    height: diagram.height * scale,
    draw(x, y) {
      const left = x + (width - diagram.width * scale) / 2;
      const place = (box: DiagramBox): DiagramBox => ({
        x: left + (box.x - diagram.x) * scale,
        y: y + (box.y - diagram.y) * scale,
        width: box.width * scale,
        height: box.height * scale,
      });
      const frames = diagram.shapes.filter(isFrame);
      const nodes = diagram.shapes.filter((shape) => !isFrame(shape));
      const point = (p: { x: number; y: number }): [number, number] => [
        left + (p.x - diagram.x) * scale,
        y + (p.y - diagram.y) * scale,
      ];
      return [
        ...frames.flatMap((shape) => frame(shape, place(shape), scale)),
        ...diagram.edges.flatMap((edge) => arrow(edge.points.map(point), scale)),
        ...nodes.filter((shape) => !isAttached(shape)).flatMap((shape) => node(shape, nodes, place, scale)),
        ...nodes.filter(isAttached).flatMap((shape) => node(shape, nodes, place, scale)),
        ...[...nodes, ...diagram.edges].flatMap((one) => label(one, one.label && place(one.label), scale)),
      ];
    },
  };
}

const isFrame = ({ type }: DiagramShape): boolean => type === 'participant' || type === 'lane';

const ORIGIN: [number, number] = [0, 0];

/** Width of a pool's and a lane's head in the units of the file. */
const HEAD = 30;

function frame({ type, name }: DiagramShape, { x, y, width, height }: DiagramBox, scale: number): Mark[] {
  const head = HEAD * scale;
  const pool = type === 'participant';
  const size = Math.min(head * 0.6, (height * 0.92) / Math.max(1, [...(name ?? '')].length));
  const border = { stroke: GREEN, line: 0.9 * scale };
  return [
    { kind: 'rect', x, y, w: width, h: height, ...border, fill: WHITE },
    { kind: 'rect', x, y, w: head, h: height, ...border, fill: pool ? GREEN : TINT },
    ...upright(name ?? '', x + head / 2, y + height / 2, size, pool ? WHITE : GREEN),
  ];
}

/** Characters one below the other, with the marks of vertical writing. */
function upright(text: string, x: number, y: number, size: number, color: string): Mark[] {
  const characters = [...text.replace(/（/g, '︵').replace(/）/g, '︶').replace(/、/g, '︑')];
  const step = size * 1.08;
  const top = y - (characters.length * step) / 2;
  return characters.map((character, index) => ({
    kind: 'text',
    x: x - widthOf(character, size, true) / 2,
    y: top + index * step + baseline(step, size),
    size,
    text: character,
    bold: true,
    color,
  }));
}

const isAttached = ({ type }: DiagramShape): boolean => type === 'boundaryEvent';

type Place = (box: DiagramBox) => DiagramBox;

function node(shape: DiagramShape, nodes: DiagramShape[], place: Place, scale: number): Mark[] {
  const box = place(shape);
  const { x, y, width, height } = box;
  const middle = { x: x + width / 2, y: y + height / 2 };
  if (shape.type.endsWith('Event')) return event(shape, middle, Math.min(width, height) / 2, scale);
  if (shape.type.endsWith('Gateway')) return gateway(shape, box, scale);
  return [
    {
      kind: 'rect',
      x,
      y,
      w: width,
      h: height,
      radius: 8 * scale,
      fill: TINT,
      stroke: GREEN,
      line: 1.6 * scale,
    },
    ...fitted(shape.name ?? '', place(nodes.filter(isAttached).reduce<DiagramBox>(clearOf, shape)), scale),
  ];
}

/** What is left of a box beside an event on its rim: the larger part. */
function clearOf(box: DiagramBox, event: DiagramBox): DiagramBox {
  const right = box.x + box.width;
  const bottom = box.y + box.height;
  const apart =
    event.x >= right || event.x + event.width <= box.x || event.y >= bottom || event.y + event.height <= box.y;
  if (apart) return box;
  const beside = { ...box, width: Math.max(event.x - box.x, 0) };
  const above = { ...box, height: Math.max(event.y - box.y, 0) };
  return beside.width * beside.height >= above.width * above.height ? beside : above;
}

/** As few lines as can be read well, each as large as the box allows. */
function fitted(text: string, { x, y, width, height }: DiagramBox, scale: number): Mark[] {
  const options = [1, 2, 3, 4].map((count) => {
    const lines = balanced(text, count);
    const widest = Math.max(...lines.map((line) => widthOf(line, 1, true)));
    const size = Math.min(25 * scale, (width * 0.9) / widest, (height * 0.84) / (lines.length * LINE));
    return { lines, size };
  });
  const best = options.find(({ size }) => size >= 19 * scale) ?? options.reduce((a, b) => (b.size > a.size ? b : a));
  return centered(best.lines, x + width / 2, y + height / 2, best.size, INK, true);
}

/** A text in so many lines of about the same length. */
function balanced(text: string, count: number): string[] {
  const whole = widthOf(text, 1, true);
  for (let width = Math.ceil(whole / count); width < whole; width += 0.5) {
    const lines = wrap(text, width, 1, true);
    if (lines.length <= count) return lines;
  }
  return [text];
}

function centered(lines: string[], x: number, y: number, size: number, color: string, bold: boolean): Mark[] {
  const step = size * LINE;
  const top = y - (lines.length * step) / 2;
  return lines.map((text, index) => ({
    kind: 'text',
    x: x - widthOf(text, size, bold) / 2,
    y: top + index * step + baseline(step, size),
    size,
    text,
    bold,
    color,
  }));
}

function event({ type, event: kind }: DiagramShape, at: { x: number; y: number }, r: number, scale: number): Mark[] {
  const end = type === 'endEvent';
  const line = (end ? 4 : 1.8) * scale;
  const outer: Mark = { kind: 'circle', ...at, r, fill: type === 'startEvent' ? GREEN : WHITE, stroke: GREEN, line };
  const inner: Mark = { kind: 'circle', ...at, r: r - 3.5 * scale, stroke: GREEN, line: 1.2 * scale };
  const twice = type === 'boundaryEvent' || type.startsWith('intermediate');
  return [outer, ...(twice ? [inner] : []), ...(kind === 'timer' ? clock(at, r * 0.55, scale) : [])];
}

const clock = ({ x, y }: { x: number; y: number }, r: number, scale: number): Mark[] => [
  { kind: 'circle', x, y, r, stroke: GREEN, line: scale },
  {
    kind: 'path',
    points: [
      [x + r * 0.15, y - r * 0.7],
      [x, y],
      [x + r * 0.55, y + r * 0.15],
    ],
    stroke: GREEN,
    line: scale,
  },
];

function gateway({ type }: DiagramShape, { x, y, width, height }: DiagramBox, scale: number): Mark[] {
  const [cx, cy] = [x + width / 2, y + height / 2];
  const arm = width * 0.17;
  const cross =
    type === 'parallelGateway'
      ? [
          [arm * 1.3, 0],
          [0, arm * 1.3],
        ]
      : [
          [arm, arm],
          [arm, -arm],
        ];
  return [
    {
      kind: 'path',
      points: [
        [cx, y],
        [x + width, cy],
        [cx, y + height],
        [x, cy],
        [cx, y],
      ],
      fill: SAND,
      stroke: GREEN,
      line: 1.6 * scale,
    },
    ...cross.map(
      ([dx = 0, dy = 0]): Mark => ({
        kind: 'path',
        points: [
          [cx - dx, cy - dy],
          [cx + dx, cy + dy],
        ],
        stroke: GREEN,
        line: 2.6 * scale,
      }),
    ),
  ];
}

function arrow(points: [number, number][], scale: number): Mark[] {
  const [tip = ORIGIN, before = ORIGIN] = points.slice(-2).reverse();
  const angle = Math.atan2(tip[1] - before[1], tip[0] - before[0]);
  const wing = (turn: number): [number, number] => [
    tip[0] - 11 * scale * Math.cos(angle + turn),
    tip[1] - 11 * scale * Math.sin(angle + turn),
  ];
  return [
    { kind: 'path', points, stroke: MUTED, line: 1.6 * scale },
    { kind: 'path', points: [tip, wing(0.4), wing(-0.4), tip], fill: MUTED },
  ];
}

/** Names of events, gateways and flows where the file puts them, as large as the room that it leaves. */
function label({ name }: { name?: string }, box: DiagramBox | undefined, scale: number): Mark[] {
  if (!name || !box) return [];
  const room = Math.max(box.width * 1.06, widthOf('四个字宽', 12 * scale));
  const size = Math.min(15 * scale, Math.max(12 * scale, (room / widthOf(name, 1)) * 0.99));
  const lines = wrap(name, room, size);
  return centered(lines, box.x + box.width / 2, box.y + (lines.length * size * LINE) / 2, size, INK, false);
}
