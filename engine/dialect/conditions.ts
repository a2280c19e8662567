import { isJuel } from './expressions.ts';
import { juelToFeel } from './juel.ts';
import { childAt, type ModelElement, textAt } from './model.ts';
import { dropped, mapped, type Outcome, REASONS } from './outcome.ts';

interface Translated {
  what: string;
  value: string;
  outcome: Outcome;
}

/** Expressions of BPMN itself, whose language the engine of the model decides. */
const EXPRESSIONS = [
  'conditionExpression',
  'condition',
  'completionCondition',
  'loopCardinality',
  'loopCondition',
  'timeDate',
  'timeDuration',
  'timeCycle',
];

/**
 * Translates the expressions directly at an element from JUEL (`${…}`) or Zeebe's FEEL (`=…`) to FEEL. The original
 * stays beside it as `wutong:original`.
 */
export function translateExpressions(element: ModelElement): Translated[] {
  return EXPRESSIONS.flatMap((property) => {
    const expression = childAt(element, property);
    const body = expression && textAt(expression, 'body');
    if (!expression || body === undefined || !(isJuel(body) || body.startsWith('='))) return [];
    return [{ what: property, value: body, outcome: translate(expression, body) }];
  });
}

function translate(expression: ModelElement, body: string): Outcome {
  const feel = body.startsWith('=') ? body.slice(1).trim() : juelToFeel(body);
  if (feel === undefined) return dropped(REASONS.juel);
  expression.set('wutong:original', body);
  expression.set('body', feel);
  return mapped(feel);
}
