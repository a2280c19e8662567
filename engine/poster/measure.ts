/** Advance widths of the printable ASCII characters of Noto Serif SC, in thousandths of the size: what is printed in. */
const REGULAR = [
  256, 308, 376, 574, 550, 923, 779, 196, 364, 364, 478, 580, 327, 346, 327, 352, 557, 471, 558, 557, 555, 558, 558,
  549, 558, 562, 327, 327, 580, 580, 580, 432, 912, 718, 670, 691, 770, 652, 629, 741, 853, 405, 403, 731, 625, 975,
  796, 767, 641, 767, 715, 567, 659, 797, 714, 1053, 700, 687, 605, 344, 352, 344, 580, 563, 435, 557, 638, 538, 629,
  547, 388, 566, 663, 332, 311, 607, 334, 974, 661, 596, 638, 607, 462, 473, 367, 653, 548, 838, 564, 552, 498, 374,
  316, 374, 580,
];
const BOLD = [
  250, 355, 447, 615, 589, 966, 803, 235, 400, 400, 485, 603, 335, 370, 335, 400, 593, 466, 594, 593, 593, 594, 594,
  588, 594, 596, 335, 335, 603, 603, 603, 473, 970, 746, 708, 702, 789, 666, 648, 757, 864, 426, 428, 767, 642, 1001,
  815, 785, 673, 785, 751, 597, 695, 818, 734, 1091, 726, 701, 627, 372, 400, 372, 603, 593, 447, 585, 672, 565, 658,
  572, 402, 596, 687, 349, 335, 651, 355, 1008, 685, 623, 671, 640, 500, 499, 393, 678, 578, 874, 599, 582, 517, 380,
  338, 380, 603,
];
const SPACE = 32;
const MIDDLE_DOT = '·';

/** Width of one character in thousandths of the size; everything Chinese is square. */
function advance(character: string, bold: boolean): number {
  if (character === MIDDLE_DOT) return bold ? 335 : 327;
  const widths = bold ? BOLD : REGULAR;
  return widths[(character.codePointAt(0) ?? 0) - SPACE] ?? 1000;
}

/** Width of a text on one line, in the unit of `size`. */
export const widthOf = (text: string, size: number, bold = false): number =>
  ([...text].reduce((sum, character) => sum + advance(character, bold), 0) * size) / 1000;

/** May not begin a line (避头). */
const NO_START = new Set([...'，。、；：？！）〕》」』】％’”…·—,.;:?!)]}%']);
/** May not end a line (避尾). */
const NO_END = new Set([...'（〔《「『【‘“([{']);

/** A text in lines no wider than `width`: words and numbers stay whole, punctuation keeps to its side (避头尾). */
export function wrap(text: string, width: number, size: number, bold = false): string[] {
  return text.split('\n').flatMap((line) => wrapLine(line, width, size, bold));
}

function wrapLine(text: string, width: number, size: number, bold: boolean): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of piecesOf(text)) {
    if (line !== '' && widthOf(line + piece, size, bold) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += line === '' ? piece.trimStart() : piece;
    while (widthOf(line, size, bold) > width && line.length > 1) {
      const cut = longestThatFits(line, width, size, bold);
      lines.push(line.slice(0, cut));
      line = line.slice(cut);
    }
  }
  return [...lines, line.trimEnd()];
}

/** What a line may not be broken inside: a word, a number, a character with the punctuation that belongs to it. */
function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  for (const character of text) {
    const last = pieces.at(-1) ?? '';
    const joins =
      NO_START.has(character) || NO_END.has(last.at(-1) ?? '') || (isLatin(character) && isLatin(last.at(-1) ?? ''));
    if (last !== '' && joins) pieces[pieces.length - 1] = last + character;
    else pieces.push(character);
  }
  return pieces;
}

const isLatin = (character: string): boolean => /^[\w@./:+-]$/.test(character);

/** A word longer than the line is cut. */
function longestThatFits(text: string, width: number, size: number, bold: boolean): number {
  let cut = 1;
  while (cut < text.length && widthOf(text.slice(0, cut + 1), size, bold) <= width) cut += 1;
  return cut;
}
