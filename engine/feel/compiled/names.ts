import { evaluate as interpret } from 'feelin';

/** What a name is made of: Latin letters and Chinese characters. The interpreter takes more, but this much for certain. */
const FIRST = String.raw`A-Za-z_\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{323af}`;
export const NAME = String.raw`[${FIRST}][${FIRST}0-9\u00b7]*`;

/** Words of the language that are no names anywhere, and members that every object has. */
const NEVER = new Set([
  ...'for in return if then else some every satisfies or and between instance of function null true false external not'.split(
    ' ',
  ),
  ...Object.getOwnPropertyNames(Object.prototype),
]);

/** Words of the language at the start of an expression, but good names after a dot: `form.months`. */
const NO_ROOT = new Set('days time duration years months date list context'.split(' '));

export const isRootName = (name: string): boolean => !NEVER.has(name) && !NO_ROOT.has(name);
export const isMemberName = (name: string): boolean => !NEVER.has(name);

const PLAIN = new RegExp(`^${NAME}$`, 'u');
const MAX_KNOWN = 5000;

/** Remembers answers about names, which are few and come again and again. */
const remembering = (ask: (name: string) => boolean): ((name: string) => boolean) => {
  const answers = new Map<string, boolean>();
  return (name) => {
    const known = answers.get(name);
    if (known !== undefined) return known;
    if (answers.size >= MAX_KNOWN) answers.clear();
    const answer = ask(name);
    answers.set(name, answer);
    return answer;
  };
};

const isPlainRoot = remembering((name) => PLAIN.test(name) && isRootName(name));
const isPlainMember = remembering((name) => PLAIN.test(name) && isMemberName(name));

/** Whether no key of the context can change how an expression is read: in FEEL `a-b` is one name if the data say so. */
export const hasPlainRoots = (context: object): boolean => {
  for (const key in context) if (!isPlainRoot(key)) return false;
  return true;
};

/** The same of an object inside the context. */
export const hasPlainMembers = (data: object): boolean => {
  for (const key in data) if (!isPlainMember(key)) return false;
  return true;
};

/** Whether a name that the data do not have is a function of the language. */
export const isBuiltIn = remembering((name) => interpret(name, {}).value !== null);
