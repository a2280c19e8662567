import {
  caseTypes,
  type Finding,
  type FormDefinition,
  lintForm,
  lintIndicator,
  lintItem,
  lintLedger,
  lintManifest,
  lintOrganization,
  lintParameter,
  lintProcessXml,
  lintRuleText,
  openPack,
  type Pack,
  type PackFiles,
  type ServiceItemSource,
} from '#engine';
import { lintDecision } from './lintDecision.ts';

const folderOf = (path: string): string => path.split('/')[0] ?? '';
const idOf = (path: string): string => (path.split('/').at(-1) ?? '').replace(/\.[^.]+$/, '');

/** The item that uses a process: the rules about limits and duties need one. */
const itemOfProcess = (pack: Pack, path: string): ServiceItemSource | undefined => itemsOfProcess(pack, path)[0];

function itemsOfProcess(pack: Pack, path: string): ServiceItemSource[] {
  const id = idOf(path);
  const { namespace } = pack.manifest.wutong;
  return Object.values(pack.items).filter(({ process }) => process === id || process === `${namespace}:${id}`);
}

/** Whether a campaign runs the process. */
const isOfCampaign = ({ campaigns, manifest }: Pack, id: string): boolean =>
  Object.values(campaigns).some(({ process }) => process === id || process === `${manifest.wutong.namespace}:${id}`);

/** Types of the answers that a process sees; open where items with different forms share it. */
function typesFor(pack: Pack, path: string) {
  const items = itemsOfProcess(pack, path);
  const [item] = items;
  const form = item && pack.forms[item.form.replace(`${pack.manifest.wutong.namespace}:`, '')];
  return items.length === 1 && item ? caseTypes({ item, ...(form ? { form } : {}) }) : caseTypes();
}

async function lintPart(pack: Pack, path: string): Promise<Finding[]> {
  const id = idOf(path);
  if (folderOf(path) === 'processes') {
    const item = itemOfProcess(pack, path);
    const xml = pack.processes[id] ?? '';
    if (!item && isOfCampaign(pack, id)) return lintProcessXml(xml, { campaign: true });
    return lintProcessXml(xml, { ...(item ? { item } : {}), types: typesFor(pack, path) });
  }
  if (folderOf(path) === 'decisions') return lintDecision(pack, id);
  return lintJson(pack, path, id);
}

function lintJson(pack: Pack, path: string, id: string): Finding[] {
  const folder = folderOf(path);
  const form: FormDefinition | undefined = folder === 'forms' ? pack.forms[id] : undefined;
  const item = folder === 'items' ? pack.items[id] : undefined;
  const ledger = folder === 'ledgers' ? pack.ledgers[id] : undefined;
  const organization = folder === 'organizations' ? pack.organizations[id] : undefined;
  const { division } = pack.manifest.wutong;
  const region = division === undefined ? {} : { division };
  const parameter = folder === 'parameters' ? pack.parameters[id] : undefined;
  const indicator = folder === 'indicators' ? pack.indicators[id] : undefined;
  const text = folder === 'rule-texts' ? pack.ruleTexts[id] : undefined;
  if (path === 'package.json') return lintManifest(pack.manifest);
  if (form) return lintForm(form);
  if (item) return lintItem(item);
  if (parameter) return lintParameter(parameter, region);
  if (indicator) return lintIndicator(indicator);
  if (text) return lintRuleText(text);
  if (ledger) return lintLedger(ledger, { filled: filledColumns(pack, id) });
  return organization ? lintOrganization(organization, region) : [];
}

/** Columns of a ledger that the items of its pack fill. */
function filledColumns(pack: Pack, id: string): string[] {
  const names = [id, `${pack.manifest.wutong.namespace}:${id}`];
  const mappings = Object.values(pack.items).flatMap(({ ledgers }) => ledgers);
  return mappings.filter(({ ledger }) => names.includes(ledger)).flatMap(({ set }) => Object.keys(set));
}

/** Findings on some files of a pack that opens. */
export async function lintPack(pack: Pack, paths: string[]): Promise<Finding[]> {
  const findings = await Promise.all(
    paths.map(async (path) => (await lintPart(pack, path)).map((finding) => ({ ...finding, file: path }))),
  );
  return findings.flat();
}

/** Findings on one edited file: what keeps the pack from opening, else what the rules say about the file. */
export async function lintFile(files: PackFiles, path: string, content: string): Promise<Finding[]> {
  const opened = openPack({ ...files, [path]: content });
  if (opened.ok) return lintPack(opened.value, [path]);
  const own = opened.problems.filter(({ file }) => file === undefined || file === path);
  return own.map((problem) => ({ severity: 'error', ...problem }));
}
