import { PART_SCHEMAS } from '../check.ts';
import { endingOf, FOLDERS, type Folder } from '../kinds.ts';

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
