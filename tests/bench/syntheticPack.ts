import type { JsonObject, PackFiles, ServiceItemSource } from '#engine';

const NAME = '@wutong/synthetic';
const NAMESPACE = 'synthetic';

/** Items of the national pack that the synthetic ones are copied from, by turns. */
const MODELS = ['unemp-reg', 'card-apply', 'ui-benefit', 'urr-join', 'emp-reg-flex', 'dispatch-license'];

const SHARED = /^(?:processes|ledgers|documents|code-tables|calendars|decisions|parameters)\//;

const write = (value: unknown): string => `${JSON.stringify(value)}\n`;
const read = <T>(files: PackFiles, path: string): T => JSON.parse(files[path] ?? '{}') as T;

/**
 * A pack of `count` items after real ones of the national pack: each with materials, limits, duties and a form of its own;
 * processes, ledgers, documents, code tables and the calendar are shared, as in a real pack.
 *
 * @param national files of the national pack
 */
export function syntheticPack(national: PackFiles, count: number, version = '1.0.0'): PackFiles {
  const shared = Object.entries(national).filter(([path]) => SHARED.test(path));
  const files: PackFiles = Object.fromEntries(
    shared.map(([path, text]) => [path, text.replaceAll('national:', `${NAMESPACE}:`)]),
  );
  for (const [path, text] of Object.entries(national))
    if (path.startsWith('forms/')) files[path] = text.replaceAll('national:', `${NAMESPACE}:`);
  files['package.json'] = manifest(national, version);
  for (let at = 0; at < count; at += 1) addItem(files, national, at);
  return files;
}

function manifest(national: PackFiles, version: string): string {
  const former = read<JsonObject & { wutong: JsonObject }>(national, 'package.json');
  const calendar = String(former.wutong.calendar).replace('national:', `${NAMESPACE}:`);
  const wutong = { ...former.wutong, namespace: NAMESPACE, title: '合成内容包', calendar };
  return write({ ...former, name: NAME, version, wutong });
}

function addItem(files: PackFiles, national: PackFiles, at: number): void {
  const model = MODELS[at % MODELS.length] ?? '';
  const id = `item-${String(at + 1).padStart(4, '0')}`;
  const text = (national[`items/${model}.json`] ?? '{}').replaceAll('national:', `${NAMESPACE}:`);
  const item = JSON.parse(text) as ServiceItemSource;
  const title = `${item.title}（第${at + 1}类）`;
  files[`items/${id}.json`] = write({ ...item, id, title, form: id, elements: { ...item.elements, name: title } });
  const form = read<JsonObject>(files, `forms/${item.form.replace(/^.*:/, '')}.json`);
  files[`forms/${id}.json`] = write({ ...form, id, title: `${title}申请表` });
}
