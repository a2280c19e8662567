import { PART_SCHEMAS } from '../check.ts';
import { endingOf, FOLDERS, type Folder } from '../kinds.ts';
import type { PackFiles } from '../types.ts';

/** Where a pack of its own keeps the schemas for its editor: it may then lie anywhere, with or without Wutong beside it. */
export const OWN_SCHEMAS = '.vscode/schemas';

/**
 * `.vscode/settings.json`: which JSON Schema the editor completes which file by. `folder`: where packs lie in the
 * workspace (`/` for one pack, `/packs/*` + `/`), `schemas`: path from the workspace to the folder of the schemas.
 */
export function editorSettings(folder: string, schemas: string): string {
  const kinds = (Object.keys(FOLDERS) as Folder[]).filter((name) => endingOf(name) === 'json');
  const entries = [
    { fileMatch: [`${folder}package.json`], url: `${schemas}/manifest.json` },
    ...kinds.map((name) => ({
      fileMatch: [`${folder}${name}/${name === 'scenarios' ? '*/' : ''}*.json`],
      url: `${schemas}/${FOLDERS[name].kind}.json`,
    })),
  ].filter(({ url }) => Object.keys(PART_SCHEMAS).some((kind) => url.endsWith(`/${kind}.json`)));
  return `${JSON.stringify({ 'json.schemas': entries }, null, 2)}\n`;
}

/** What lies beside the content of a pack for its editor, by path: the settings, and the schemas that they name. */
export const editorFiles = (): PackFiles => ({
  '.vscode/settings.json': editorSettings('/', `./${OWN_SCHEMAS}`),
  ...Object.fromEntries(
    Object.entries(PART_SCHEMAS).map(([kind, schema]) => [
      `${OWN_SCHEMAS}/${kind}.json`,
      `${JSON.stringify(schema, null, 2)}\n`,
    ]),
  ),
});
