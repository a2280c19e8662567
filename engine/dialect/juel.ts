import { type JuelToken, juelTokens } from './juelTokens.ts';

/** Binary operators by binding strength, weakest first, with their FEEL form. */
const LEVELS: Record<string, string>[] = [
  { '||': 'or' },
  { '&&': 'and' },
  { '==': '=', '!=': '!=' },
  { '<': '<', '<=': '<=', '>': '>', '>=': '>=' },
  { '+': '+', '-': '-' },
  { '*': '*', '/': '/', '%': '%' },
];

/** Methods of Java objects that have an equal in FEEL. `it` is the object. */
const METHODS: Record<string, (it: string, args: string[]) => string | undefined> = {
  equals: (it, [other]) => other && `${it} = ${other}`,
  contains: (it, [part]) => part && `list contains(${it}, ${part})`,
  startsWith: (it, [part]) => part && `starts with(${it}, ${part})`,
  endsWith: (it, [part]) => part && `ends with(${it}, ${part})`,
  length: (it) => `string length(${it})`,
  size: (it) => `count(${it})`,
  isEmpty: (it) => `count(${it}) = 0`,
  toUpperCase: (it) => `upper case(${it})`,
  toLowerCase: (it) => `lower case(${it})`,
  toString: (it: string) => `string(${it})`,
};

/** Comparisons of Flowable's `var:` functions. */
const FUNCTIONS: Record<string, (args: string[]) => string | undefined> = {
  'var:equals': ([name, value]) => name && value && `${name} = ${value}`,
  'var:notEquals': ([name, value]) => name && value && `${name} != ${value}`,
  'var:get': ([name]) => name,
  'var:exists': ([name]) => name && `${name} != null`,
  'var:lowerThan': ([name, value]) => name && value && `${name} < ${value}`,
  'var:greaterThan': ([name, value]) => name && value && `${name} > ${value}`,
};

class Untranslatable extends Error {}

/**
 * The FEEL equal of a JUEL text: `${amount >= 3}`, `#{not confirmed}`, `kermit_${loopCounter}`. Undefined where it calls
 * beans or methods that FEEL has no equal for: such an expression must be rewritten by a person.
 */
export function juelToFeel(text: string): string | undefined {
  const parts = text.split(/[$#]\{([^}]*)\}/);
  if (parts.length === 1) return JSON.stringify(text);
  const whole = parts.length === 3 && parts[0]?.trim() === '' && parts[2]?.trim() === '';
  try {
    if (whole) return translate(parts[1] ?? '');
    return parts.flatMap((part, index) => pieceOf(part, index % 2 === 1)).join(' + ');
  } catch (error) {
    if (error instanceof Untranslatable) return undefined;
    throw error;
  }
}

const pieceOf = (part: string, isExpression: boolean): string[] => {
  if (isExpression) return [`string(${translate(part)})`];
  return part === '' ? [] : [JSON.stringify(part)];
};

function translate(expression: string): string {
  const tokens = juelTokens(expression);
  if (!tokens) throw new Untranslatable();
  const reader = new Reader(tokens);
  const feel = reader.choice();
  if (!reader.atEnd()) throw new Untranslatable();
  return feel;
}

class Reader {
  private readonly tokens: JuelToken[];
  private at = 0;

  constructor(tokens: JuelToken[]) {
    this.tokens = tokens;
  }

  atEnd(): boolean {
    return this.tokens[this.at]?.kind === 'end';
  }

  choice(): string {
    const condition = this.binary(0);
    if (!this.take('?')) return condition;
    const yes = this.choice();
    this.need(':');
    return `if ${condition} then ${yes} else ${this.choice()}`;
  }

  private binary(level: number): string {
    const operators = LEVELS[level];
    if (!operators) return this.unary();
    let left = this.binary(level + 1);
    for (let operator = this.takeOf(operators); operator; operator = this.takeOf(operators)) {
      const right = this.binary(level + 1);
      left = operator === '%' ? `modulo(${left}, ${right})` : `${left} ${operator} ${right}`;
    }
    return left;
  }

  private unary(): string {
    if (this.take('!')) return `not(${this.unary()})`;
    if (this.take('-')) return `-${this.unary()}`;
    if (this.take('empty')) return emptiness(this.unary());
    return this.postfix(this.primary());
  }

  private primary(): string {
    const token = this.next();
    if (token.kind === 'string') return JSON.stringify(token.text);
    if (token.kind === 'number') return token.text;
    if (token.kind === 'name') return this.name(token.text);
    if (token.text !== '(') throw new Untranslatable();
    const inner = this.choice();
    this.need(')');
    return `(${inner})`;
  }

  private name(name: string): string {
    if (this.isAt(':') && this.tokens[this.at + 1]?.kind === 'name' && this.tokens[this.at + 2]?.text === '(') {
      this.at += 1;
      return found(FUNCTIONS[`${name}:${this.next().text}`]?.(this.args()));
    }
    if (this.isAt('(')) throw new Untranslatable();
    // The engine's own object: only reading a variable of the case has an equal.
    if (name === 'execution' || name === 'task') return this.variable();
    return name;
  }

  private variable(): string {
    this.need('.');
    if (this.next().text !== 'getVariable') throw new Untranslatable();
    const [argument = ''] = this.args();
    return found(/^"([\p{L}_][\p{L}\p{N}_]*)"$/u.exec(argument)?.[1]);
  }

  private postfix(start: string): string {
    let it = start;
    for (;;) {
      if (this.take('.')) it = this.member(it);
      else if (this.take('[')) {
        it = indexed(it, this.choice());
        this.need(']');
      } else return it;
    }
  }

  private member(it: string): string {
    const { kind, text } = this.next();
    if (kind !== 'name') throw new Untranslatable();
    if (!this.isAt('(')) return `${it}.${text}`;
    const method = Object.hasOwn(METHODS, text) ? METHODS[text] : undefined;
    return found(method?.(it, this.args()));
  }

  private args(): string[] {
    this.need('(');
    const args: string[] = [];
    while (!this.take(')')) {
      if (args.length > 0) this.need(',');
      args.push(this.choice());
    }
    return args;
  }

  private next(): JuelToken {
    const token = this.tokens[this.at];
    if (!token || token.kind === 'end') throw new Untranslatable();
    this.at += 1;
    return token;
  }

  private isAt(operator: string): boolean {
    const token = this.tokens[this.at];
    return token?.kind === 'operator' && token.text === operator;
  }

  private take(operator: string): boolean {
    if (!this.isAt(operator)) return false;
    this.at += 1;
    return true;
  }

  private takeOf(operators: Record<string, string>): string | undefined {
    const token = this.tokens[this.at];
    if (token?.kind !== 'operator' || !Object.hasOwn(operators, token.text)) return undefined;
    this.at += 1;
    return operators[token.text];
  }

  private need(operator: string): void {
    if (!this.take(operator)) throw new Untranslatable();
  }
}

function found(feel: string | undefined): string {
  if (!feel) throw new Untranslatable();
  return feel;
}

/** Null, an empty text, list or context. As text, since FEEL answers null when different types are compared. */
const emptiness = (it: string): string => `(${it} = null or string(${it}) in ("", "[]", "{}"))`;

/** JUEL counts from 0 and reads members by text; FEEL counts from 1. */
function indexed(it: string, index: string): string {
  if (/^\d+$/.test(index)) return `${it}[${Number(index) + 1}]`;
  const member = /^"([\p{L}_][\p{L}\p{N}_]*)"$/u.exec(index)?.[1];
  return found(member && `${it}.${member}`);
}
