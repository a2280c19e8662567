import { compileDecisions, type Decisions } from '../../../engine/decision/index.ts';

const xmlText = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
const text = (expression: string): string => `<text>${xmlText(expression)}</text>`;

/** A DMN 1.5 file around the given elements. */
export const definitions = (content: string, namespace = 'https://example.org/kite'): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="defs" name="model" namespace="${namespace}">
${content}
</definitions>`;

export const input = (name: string, type = 'Any'): string =>
  `<inputData id="in_${name}" name="${name}"><variable name="${name}" typeRef="${type}"/></inputData>`;

export const literal = (expression: string, type?: string): string =>
  `<literalExpression${type === undefined ? '' : ` typeRef="${type}"`}>${text(expression)}</literalExpression>`;

/** `needs` are ids: of inputs with `in_`, of functions with `fn_`, of decisions with `d_`. */
export function decision(name: string, logic: string, needs: string[] = [], type = 'Any'): string {
  const requirements = needs.map((id) => {
    if (id.startsWith('fn_')) return `<knowledgeRequirement><requiredKnowledge href="#${id}"/></knowledgeRequirement>`;
    const kind = id.startsWith('in_') ? 'requiredInput' : 'requiredDecision';
    return `<informationRequirement><${kind} href="#${id}"/></informationRequirement>`;
  });
  return `<decision id="d_${name}" name="${name}"><variable name="${name}" typeRef="${type}"/>${requirements.join('')}${logic}</decision>`;
}

export interface Column {
  name?: string;
  expression?: string;
  type?: string;
  values?: string;
  default?: string;
}

/** A table whose rules are rows of texts: the inputs, then the outputs. */
export function table(policy: string, inputs: Column[], outputs: Column[], rules: string[][]): string {
  const [hitPolicy, aggregation] = policy.split('+');
  const columns = inputs.map(
    ({ expression = '', type, values }, at) =>
      `<input id="i${at}"><inputExpression${type ? ` typeRef="${type}"` : ''}>${text(expression)}</inputExpression>${values ? `<inputValues>${text(values)}</inputValues>` : ''}</input>`,
  );
  const results = outputs.map(
    (one, at) =>
      `<output id="o${at}" name="${one.name ?? ''}"${one.type ? ` typeRef="${one.type}"` : ''}>${one.values ? `<outputValues>${text(one.values)}</outputValues>` : ''}${one.default ? `<defaultOutputEntry>${text(one.default)}</defaultOutputEntry>` : ''}</output>`,
  );
  const rows = rules.map((cells, at) => {
    const entries = cells.map((cell, column) => {
      const kind = column < inputs.length ? 'inputEntry' : 'outputEntry';
      return `<${kind}>${text(cell)}</${kind}>`;
    });
    return `<rule id="r${at + 1}">${entries.join('')}</rule>`;
  });
  return `<decisionTable id="t" hitPolicy="${hitPolicy}"${aggregation ? ` aggregation="${aggregation}"` : ''}>${columns.join('')}${results.join('')}${rows.join('')}</decisionTable>`;
}

/** Compiles, or throws with the problems. */
export async function compile(content: string): Promise<Decisions> {
  const result = await compileDecisions(definitions(content));
  if (!result.ok) throw new Error(JSON.stringify(result.problems, null, 1));
  return result.value;
}

/** Codes and elements of what is wrong. */
export async function problemsOf(content: string): Promise<string[]> {
  const result = await compileDecisions(definitions(content));
  return result.ok ? [] : result.problems.map(({ code, element }) => `${code} ${element ?? ''}`.trim());
}
