/** saxen ships no types; this is the parser, as far as we use it. */
declare module 'saxen' {
  type Decode = (text: string) => string;
  type Place = () => { line: number; column: number };
  export class Parser {
    /** Prefixes to give to namespaces, by address. */
    ns(prefixes: Record<string, string>): this;
    on(
      event: 'openTag',
      handler: (name: string, attributes: () => Record<string, string>, decode: Decode) => void,
    ): this;
    on(event: 'closeTag', handler: (name: string) => void): this;
    on(event: 'text', handler: (text: string, decode: Decode) => void): this;
    on(event: 'cdata', handler: (text: string) => void): this;
    on(event: 'error' | 'warn', handler: (error: Error, place: Place) => void): this;
    stop(): void;
    parse(xml: string): Error | undefined;
  }
}
