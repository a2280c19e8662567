import { type Command, readArguments } from './command.ts';
import { withStore } from './database.ts';

/** Walks the hash chain of all steps. */
export const auditVerify: Command = async (invocation) => {
  const { values } = readArguments(invocation.argv, ['data']);
  const result = await withStore(invocation, values.data, (store) => store.verifyChain());
  if (!result.ok) {
    console.error(`哈希链在第 ${result.position} 步断裂：${result.reason}`);
    return 1;
  }
  console.log(`哈希链完整：共 ${result.steps} 步，链头 ${result.head}`);
  return 0;
};
