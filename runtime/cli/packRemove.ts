import { type Command, MisuseError, readArguments } from './command.ts';
import { choicesOf, run } from './packAdd.ts';
import { withServices } from './packServices.ts';

const USAGE = '用法：wutong pack remove 包名 [--data 目录] [--dry-run] [--json]';

/** Takes a pack out. Running cases go on under the version that they have. */
export const packRemove: Command = async (invocation) => {
  const { values, on, positionals } = readArguments(invocation.argv, ['data'], ['json', 'dry-run']);
  const [name, ...more] = positionals;
  if (!name || more.length > 0) throw new MisuseError(USAGE);
  return withServices(invocation, values.data, async (services) => {
    const installed = await services.packs.find(name);
    if (!installed) throw new MisuseError(`没有安装内容包“${name}”。用 wutong pack list 查看已安装的。`);
    const source = { name, trust: { kind: 'unchecked' } } as const;
    return run(services, {
      source,
      choices: choicesOf({}, on),
      apply: !on.has('dry-run'),
      json: on.has('json'),
    });
  });
};
