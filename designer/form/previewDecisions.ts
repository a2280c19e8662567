import {
  type DecisionModel,
  type FormDecide,
  type FormDefinition,
  formDecide,
  modelWithImports,
  readDecisionModel,
  splitReference,
} from '#engine';
import { api } from '../../runtime/ui/api/client.ts';
import { folderOf } from '../packs/kinds.ts';

/** China; a preview has no calendar. */
const UTC_OFFSET = 480;

const idOf = (path: string) => path.slice(path.lastIndexOf('/') + 1).replace(/\.dmn$/, '');

/** Every decision file of the installed packs that can be read, by its reference. */
async function readAll(): Promise<[string, DecisionModel][]> {
  const { packs } = await api.packs();
  const details = await Promise.all(packs.map((pack) => api.pack(pack.name)));
  const files = details.flatMap(({ name, namespace, files }) =>
    files
      .filter(({ path }) => folderOf(path) === 'decisions')
      .map(async ({ path }): Promise<[string, DecisionModel][]> => {
        const read = readDecisionModel((await api.packFile(name, path)).content, path);
        return read.ok ? [[`${namespace}:${idOf(path)}`, read.value]] : [];
      }),
  );
  return (await Promise.all(files)).flat();
}

/** How a form that is being edited asks the published decisions. Its own chunk: it brings the whole of DMN along. */
export async function decideForPreview(references: FormDefinition['decisions']): Promise<FormDecide> {
  const read = await readAll();
  const models = read.map(([, model]) => model);
  const wanted = Object.values(references ?? {}).map((reference) => splitReference(reference).model);
  const decisions = read
    .filter(([ref]) => wanted.includes(ref))
    .map(([ref, model]) => [ref, modelWithImports(model, models)]);
  return formDecide({ decisions: Object.fromEntries(decisions), calendar: { utcOffset: UTC_OFFSET } });
}
