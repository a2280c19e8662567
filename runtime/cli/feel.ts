import { evaluate } from '#engine';
import { type Command, MisuseError, readArguments } from './command.ts';
import { readData } from './inputs.ts';
import { printValue } from './results.ts';

/** Evaluates one FEEL expression over data. Exit code 1 if it cannot be read or costs too much. */
export const feel: Command = async ({ argv }) => {
  const { values, on, positionals } = readArguments(argv, ['data'], ['json']);
  const [expression, ...more] = positionals;
  if (expression === undefined || more.length > 0)
    throw new MisuseError("请给出一个 FEEL 表达式，例如：wutong feel '年龄 >= 50' --data data.json");
  return printValue(evaluate(expression, readData(values.data), { now: Date.now() }), on.has('json'));
};
