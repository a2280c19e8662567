import { type CompiledItem, readProcesses } from '#engine';
import type { TestApp } from './app.ts';
import { ITEM } from './unemployment.ts';

/** Puts a changed 失业登记 in the place of the installed one; new cases run on it. */
export async function installChanged(
  { services }: TestApp,
  change: (former: CompiledItem) => CompiledItem | Promise<CompiledItem>,
): Promise<void> {
  const { store, items } = services;
  const former = await items.active(ITEM);
  const pack = (await store.packs()).find(({ name, active }) => active && name === former?.pack.name);
  if (!former || !pack) throw new Error(`${ITEM} is not installed`);
  const compiled = { ...(await change(former)), digest: `changed-${former.digest}` };
  const row = { digest: compiled.digest, ref: ITEM, pack: pack.name, packVersion: pack.version, active: true };
  await store.installPack(pack, [{ ...row, compiled: JSON.stringify(compiled) }]);
}

const SIGNERS = '["hepl-shenpi1", "hepl-shenpi2"]'.replaceAll('"', '&quot;');
const LOOP = `<bpmn:multiInstanceLoopCharacteristics wutong:jointSignature="all" wutong:collection="${SIGNERS}" wutong:elementVariable="signer" />`;

/** 审批 as a joint signature of two officers, with a limit that may be extended. */
export async function jointApproval(former: CompiledItem): Promise<CompiledItem> {
  const xml = former.xml.replace(
    /(<bpmn:userTask id="approval"[\s\S]*?<bpmn:outgoing>[^<]*<\/bpmn:outgoing>)(\s*<\/bpmn:userTask>)/,
    `$1${LOOP}$2`,
  );
  const processes = await readProcesses(xml, { file: 'joint.bpmn' });
  if (!processes.ok) throw new Error(JSON.stringify(processes.problems));
  const process = processes.value.find(({ id }) => id === former.process.id);
  if (!process?.nodes.approval?.settings.joint) throw new Error('审批 is not signed jointly');
  return { ...former, xml, process, item: { ...former.item, clock: { ...former.item.clock, extension: 'permit' } } };
}

/** As an item of high risk: 复审 and 审批 for established staff only, and not for ever (BJ-21). */
export const highRisk = (former: CompiledItem): CompiledItem => ({
  ...former,
  item: { ...former.item, riskClass: 'high' },
});
