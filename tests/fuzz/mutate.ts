import fc from 'fast-check';

const KINDS = ['drop', 'copy', 'swap', 'value', 'name', 'text', 'flip', 'cut', 'range'] as const;

export interface Change {
  kind: (typeof KINDS)[number];
  at: number;
  other: number;
}

const MOST = 1_000_000;

export const changes: fc.Arbitrary<Change[]> = fc.array(
  fc.record({ kind: fc.constantFrom(...KINDS), at: fc.nat(MOST), other: fc.nat(MOST) }),
  { minLength: 1, maxLength: 4 },
);

const TEXTS = [
  '',
  '"',
  '[',
  '-',
  '不',
  '1..',
  'f(',
  '{a:',
  '&#x20BB7;',
  '__proto__',
  'constructor',
  'P1D',
  'R/PT0S',
  'true',
  '0',
  '-1',
  '1e400',
];

/** A model with some of its tags, attributes, texts or bytes changed; most of them are still XML. */
export function mutated(xml: string, list: readonly Change[]): string {
  let pieces: string[] = xml.match(/<[^>]*>|[^<]+/g) ?? [xml];
  let bytes: Change | undefined;
  for (const change of list) {
    if (change.kind === 'flip' || change.kind === 'cut') bytes = change;
    else pieces = changedPieces(pieces, change);
  }
  const text = pieces.join('');
  return bytes ? changedText(text, bytes) : text;
}

function changedPieces(before: string[], { kind, at, other }: Change): string[] {
  const pieces = [...before];
  const [one, two] = [at % pieces.length, other % pieces.length];
  const piece = pieces[one] ?? '';
  switch (kind) {
    case 'drop':
      pieces.splice(one, 1);
      break;
    case 'copy':
      pieces.splice(one, 0, pieces[two] ?? '');
      break;
    case 'swap':
      [pieces[one], pieces[two]] = [pieces[two] ?? '', piece];
      break;
    case 'range':
      pieces.splice(one, 0, ...pieces.slice(two, two + (at % 12)));
      break;
    case 'text':
      pieces[one] = piece.startsWith('<') ? piece : (TEXTS[other % TEXTS.length] ?? '');
      break;
    default:
      pieces[one] = changedTag(pieces, piece, kind, other);
  }
  return pieces;
}

const ATTRIBUTE = /([\w:]+)="([^"]*)"/g;

/** Another value or name for one attribute: one of some other element, so that ids are there twice and references go astray. */
function changedTag(pieces: string[], piece: string, kind: Change['kind'], other: number): string {
  const own = [...piece.matchAll(ATTRIBUTE)];
  const foreign = [...(pieces[other % pieces.length] ?? '').matchAll(ATTRIBUTE)];
  const target = own[other % Math.max(1, own.length)];
  const [, name, value] = foreign[other % Math.max(1, foreign.length)] ?? [];
  if (!target) return piece;
  const changed =
    kind === 'value'
      ? `${target[1]}="${value ?? TEXTS[other % TEXTS.length] ?? ''}"`
      : `${name ?? 'id'}="${target[2]}"`;
  return piece.replace(target[0], changed);
}

function changedText(text: string, { kind, at, other }: Change): string {
  const one = at % Math.max(1, text.length);
  if (kind === 'cut') return text.slice(0, one) + text.slice(one + (other % 200));
  const code = (text.charCodeAt(one) ^ (1 << (other % 16))) & 0xffff;
  return text.slice(0, one) + String.fromCharCode(code) + text.slice(one + 1);
}
