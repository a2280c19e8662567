import { ignoringCase, rangeClass } from './classes.ts';
import { parseClass } from './parseClass.ts';
import { Scanner } from './scanner.ts';
import { type CharTest, PatternError, type RegexFlags, type RegexNode } from './tree.ts';

const MOST_NESTING = 100;
const UNBOUNDED = Number.POSITIVE_INFINITY;

/** A pattern of XPath and XQuery Functions 3.1 §5.6.1. Throws `PatternError` for what is none, and for back references. */
export function parseRegex(pattern: string, flags: RegexFlags): { root: RegexNode; groups: number } {
  const parser = new Parser(pattern, flags);
  return { root: parser.whole(), groups: parser.groups };
}

class Parser {
  groups = 0;
  private depth = 0;
  private readonly scanner: Scanner;
  private readonly flags: RegexFlags;

  constructor(pattern: string, flags: RegexFlags) {
    this.scanner = new Scanner(pattern);
    this.flags = flags;
  }

  whole(): RegexNode {
    const root = this.choice();
    if (this.scanner.peek() !== '') throw new PatternError('a bracket closes that was not open');
    return root;
  }

  private choice(): RegexNode {
    const parts = [this.sequence()];
    while (this.scanner.take('|')) parts.push(this.sequence());
    return parts.length === 1 && parts[0] ? parts[0] : { kind: 'choice', parts };
  }

  private sequence(): RegexNode {
    const parts: RegexNode[] = [];
    for (;;) {
      this.skipSpace();
      const char = this.scanner.peek();
      if (char === '' || char === '|' || char === ')') return { kind: 'sequence', parts };
      parts.push(this.quantified(this.atom()));
    }
  }

  private skipSpace(): void {
    while (this.flags.spaced && /^[ \t\r\n]$/.test(this.scanner.peek())) this.scanner.next();
  }

  private quantified(part: RegexNode): RegexNode {
    this.skipSpace();
    const bounds = this.bounds();
    if (!bounds) return part;
    this.skipSpace();
    return { kind: 'repeat', part, min: bounds[0], max: bounds[1], lazy: this.scanner.take('?') };
  }

  private bounds(): [min: number, max: number] | undefined {
    if (this.scanner.take('?')) return [0, 1];
    if (this.scanner.take('*')) return [0, UNBOUNDED];
    if (this.scanner.take('+')) return [1, UNBOUNDED];
    return this.scanner.take('{') ? this.counts() : undefined;
  }

  private counts(): [min: number, max: number] {
    const min = this.scanner.digits();
    if (this.scanner.take('}')) return [min, min];
    this.scanner.expect(',');
    if (this.scanner.take('}')) return [min, UNBOUNDED];
    const max = this.scanner.digits();
    this.scanner.expect('}');
    if (max < min) throw new PatternError('the counts are the wrong way round');
    return [min, max];
  }

  private atom(): RegexNode {
    const char = this.scanner.next();
    switch (char) {
      case '(':
        return this.group();
      case '[':
        return { kind: 'char', test: parseClass(this.scanner, this.flags.ignoreCase) };
      case '.':
        return { kind: 'char', test: this.flags.dotAll ? () => true : (c) => c !== 0x0a && c !== 0x0d };
      case '^':
        return { kind: 'start' };
      case '$':
        return { kind: 'end' };
      case '\\':
        return this.literal(this.scanner.escape());
      default:
        if ('?*+{'.includes(char)) throw new PatternError(`nothing to repeat before ${char}`);
        return this.literal(char);
    }
  }

  private literal(char: string | CharTest): RegexNode {
    if (typeof char !== 'string') return { kind: 'char', test: char };
    const point = char.codePointAt(0) ?? 0;
    const test = rangeClass(point, point);
    return { kind: 'char', test: this.flags.ignoreCase ? ignoringCase(test) : test };
  }

  private group(): RegexNode {
    if (++this.depth > MOST_NESTING) throw new PatternError('too many brackets in one another');
    const captures = !(this.scanner.peek() === '?' && this.scanner.peek(1) === ':');
    if (!captures) this.scanner.next();
    if (!captures) this.scanner.next();
    if (captures && this.scanner.peek() === '?') throw new PatternError('an unknown kind of group');
    const index = captures ? ++this.groups : 0;
    const part = this.choice();
    this.scanner.expect(')');
    this.depth -= 1;
    return captures ? { kind: 'group', part, index } : part;
  }
}
