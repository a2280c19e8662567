/** How a betsy model is made one of ours; the rules are listed in README.md and fixed before the first scored run. */

/** What each word that stands for a script does here; a script of no effect is `null`. */
const SCRIPTS: Record<string, string> = {
  INCREMENT_INTEGER_VARIABLE_AND_LOG: '{ integerVariable: integerVariable + 1 }',
  SET_STRING_DATA: '{ "Data Output": "风筝" }',
  LOG_DATA: '{ read: Data Input }',
};

/** What the completion of a script task with this word adds to the log; others add nothing. */
export function tokenOf(word: string, data: Record<string, unknown>): string[] {
  if (word.startsWith('SCRIPT_')) return [word];
  if (word === 'INCREMENT_INTEGER_VARIABLE_AND_LOG') return ['INCREMENT'];
  if (word === 'CREATE_MARKER_FILE') return ['MARKER_exists'];
  return word === 'LOG_DATA' && data.read === '风筝' ? ['DATA_correct'] : [];
}

const SCRIPT = /<bpmn2:script>\s*(\w+)\s*<\/bpmn2:script>/;
const TASK = /<bpmn2:(scriptTask|globalScriptTask) id="([^"]+)"[^>]*>[\s\S]*?<\/bpmn2:\1>/g;

/** Word by id of the script task. */
export const wordsOf = (xml: string): Map<string, string> =>
  new Map([...xml.matchAll(TASK)].map(([task, , id = '']) => [id, SCRIPT.exec(task)?.[1] ?? '']));

/** Java's expressions in FEEL. */
const EXPRESSIONS: [RegExp, string][] = [
  [/!\s*test\.contains\(("[^"]*")\)/g, 'not(contains(test, $1))'],
  [/test\.contains\(("[^"]*")\)(?:>|&gt;)?/g, 'contains(test, $1)'],
  [/\$\{(\w+)\}/g, '$1'],
];

/** A task that takes ten seconds waits for them on the simulated clock. */
const waiting = (task: string): string =>
  task
    .replaceAll('bpmn2:scriptTask', 'bpmn2:intermediateCatchEvent')
    .replace(
      SCRIPT,
      '<bpmn2:timerEventDefinition><bpmn2:timeDuration>PT10S</bpmn2:timeDuration></bpmn2:timerEventDefinition>',
    );

const translated = (task: string): string => {
  const word = SCRIPT.exec(task)?.[1] ?? '';
  if (word === 'WAIT_TEN_SECONDS') return waiting(task);
  return task.replace(SCRIPT, `<bpmn2:script><![CDATA[${SCRIPTS[word] ?? 'null'}]]></bpmn2:script>`);
};

/** Scripts and expressions in FEEL. */
export function translate(xml: string): string {
  const scripts = xml.replace(TASK, translated);
  return EXPRESSIONS.reduce((text, [java, feel]) => text.replace(java, feel), scripts);
}

/** Gives every element another id, wherever it is named. */
export function rename(xml: string): { xml: string; idOf: (id: string) => string } {
  const ids = [...xml.matchAll(/ id="([^"]+)"/g)].map(([, id = '']) => id);
  const names = new Map(ids.map((id, index) => [id, `n${ids.length - index}`]));
  const idOf = (id: string) => names.get(id) ?? id;
  return {
    xml: xml
      .replace(/ (?!name=)([\w:]+)="([^"]*)"/g, (_, attribute, value) => ` ${attribute}="${idOf(value)}"`)
      .replace(/>([^<>\s]+)</g, (_, text) => `>${idOf(text)}<`),
    idOf,
  };
}

const CONTAINER = /^bpmn2:(?:definitions|process|subProcess|transaction|adHocSubProcess)$/;
const ORDERED =
  /^<bpmn2:(?:incoming|outgoing|ioSpecification|dataInput|dataOutput|standardLoop|multiInstance|extension)/;

/** Turns the order of the elements in every container round; what the schema orders stays in front. */
export function turnAround(xml: string): string {
  const start = xml.indexOf('<bpmn2:definitions');
  return xml.slice(0, start) + turned(xml.slice(start).trim());
}

function turned(element: string): string {
  const [open = '', name = ''] = /^<([\w:]+)[^>]*>/.exec(element) ?? [];
  const close = `</${name}>`;
  if (!CONTAINER.test(name) || open.endsWith('/>') || !element.endsWith(close)) return element;
  const children = childrenOf(element.slice(open.length, -close.length));
  const first = children.filter((child) => ORDERED.test(child) || name === 'bpmn2:adHocSubProcess');
  const rest = children.filter((child) => !first.includes(child)).reverse();
  return `${open}\n${[...first, ...rest].map(turned).join('\n')}\n${close}`;
}

/** The elements directly in a piece of XML; comments and text between them are left out. */
function childrenOf(inner: string): string[] {
  const children: string[] = [];
  let depth = 0;
  let from = 0;
  for (const tag of inner
    .replace(/<!--[\s\S]*?-->/g, (comment) => ' '.repeat(comment.length))
    .matchAll(/<(\/?)[\w:]+[^>]*?(\/?)>/g)) {
    if (depth === 0) from = tag.index;
    if (tag[1] === '/') depth -= 1;
    else if (tag[2] !== '/') depth += 1;
    if (depth === 0) children.push(inner.slice(from, tag.index + tag[0].length));
  }
  return children;
}
