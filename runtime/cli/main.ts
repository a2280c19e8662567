import { speedUpDigests } from '../server/nativeSm3.ts';
import { auditVerify } from './audit.ts';
import { backup, backupList, backupVerify, restore } from './backup.ts';
import { bpmnCheck } from './bpmn.ts';
import { bpmnImport } from './bpmnImport.ts';
import { bpmnLint } from './bpmnLint.ts';
import { bpmnMigrate } from './bpmnMigrate.ts';
import { bpmnRun } from './bpmnRun.ts';
import type { Command, Invocation } from './command.ts';
import { MisuseError } from './command.ts';
import { dmnCheck, dmnRun } from './dmn.ts';
import { feel } from './feel.ts';
import { HELP, helpOf } from './help.ts';
import { ledgerReconcile } from './ledgerReconcile.ts';
import { officeAdd } from './office.ts';
import { packCheck } from './pack.ts';
import { packAdd, packPlan } from './packAdd.ts';
import { packBasis } from './packBasis.ts';
import { packBuild } from './packBuild.ts';
import { packCoverage } from './packCoverage.ts';
import { packDiff } from './packDiff.ts';
import { packDrift } from './packDrift.ts';
import { packExport } from './packExport.ts';
import { packImport } from './packImport.ts';
import { packInit } from './packInit.ts';
import { packKeygen } from './packKeygen.ts';
import { packHistory, packList } from './packList.ts';
import { packLocalize } from './packLocalize.ts';
import { packMerge } from './packMerge.ts';
import { packProvenance } from './packProvenance.ts';
import { packRemove } from './packRemove.ts';
import { packSandbox } from './packSandbox.ts';
import { packSchemas } from './packSchemas.ts';
import { packSign } from './packSign.ts';
import { packTest } from './packTest.ts';
import { packUndo } from './packUndo.ts';
import { packVerify } from './packVerify.ts';
import { serve } from './serve.ts';
import { userAdd } from './user.ts';

const COMMANDS: Record<string, Command> = {
  serve,
  'pack init': packInit,
  'pack schemas': packSchemas,
  'pack check': packCheck,
  'pack test': packTest,
  'pack coverage': packCoverage,
  'pack diff': packDiff,
  'pack basis': packBasis,
  'pack export': packExport,
  'pack import': packImport,
  'pack merge': packMerge,
  'pack drift': packDrift,
  'pack provenance': packProvenance,
  'pack localize': packLocalize,
  'pack sandbox': packSandbox,
  'pack build': packBuild,
  'pack keygen': packKeygen,
  'pack sign': packSign,
  'pack verify': packVerify,
  'pack list': packList,
  'pack plan': packPlan,
  'pack add': packAdd,
  'pack remove': packRemove,
  'pack undo': packUndo,
  'pack history': packHistory,
  'bpmn check': bpmnCheck,
  'bpmn import': bpmnImport,
  'bpmn lint': bpmnLint,
  'bpmn migrate': bpmnMigrate,
  'bpmn run': bpmnRun,
  'dmn check': dmnCheck,
  'dmn run': dmnRun,
  feel,
  'audit verify': auditVerify,
  backup,
  'backup list': backupList,
  'backup verify': backupVerify,
  restore,
  'ledger reconcile': ledgerReconcile,
  'office add': officeAdd,
  'user add': userAdd,
};

/** The longest command name that the arguments begin with, and what is left for it. */
function find(argv: string[]): { command: Command; rest: string[] } | undefined {
  for (const words of [2, 1]) {
    const command = COMMANDS[argv.slice(0, words).join(' ')];
    if (command) return { command, rest: argv.slice(words) };
  }
  return undefined;
}

const asksHelp = (argv: string[]): boolean =>
  argv.length === 0 || argv.includes('--help') || argv.includes('-h') || argv[0] === 'help';

/**
 * The command line. Results go to standard output, complaints to standard error.
 * @returns exit code: 0 in order, 1 something is wrong with what was checked, 2 wrongly called
 */
export async function run({ root, argv, env }: Invocation): Promise<number> {
  speedUpDigests();
  if (asksHelp(argv)) {
    console.log(HELP);
    return argv.length === 0 ? 2 : 0;
  }
  const found = find(argv);
  const group = argv.length === 1 ? helpOf(argv[0] ?? '') : undefined;
  if (!found && group !== undefined) {
    console.log(group);
    return 2;
  }
  if (!found) {
    console.error(`没有“${argv.slice(0, 2).join(' ')}”这个命令。运行 wutong --help 查看全部命令。`);
    return 2;
  }
  try {
    return await found.command({ root, argv: found.rest, env });
  } catch (error) {
    if (!(error instanceof MisuseError)) throw error;
    console.error(error.message);
    return 2;
  }
}
