import { readFileSync } from 'node:fs';
import {
  chainOf,
  compareParts,
  type Exceeded,
  exceededRights,
  FOLDERS,
  type Json,
  type JsonObject,
  kindOf,
  layOverlay,
  localPack,
  localPackName,
  type Overlay,
  type Pack,
  type PartName,
  type Problem,
  partAbove,
  partName,
  patchable,
  patchOf,
  resolvePacks,
  rightWriter,
  whyNotLocal,
} from '#engine';
import { writeWhole } from './archiveFile.ts';
import { type Command, MisuseError, readArguments } from './command.ts';
import { isDay, today } from './days.ts';
import { printDraft, printDraftLines } from './localizationWords.ts';
import { openFolder, packFolders } from './packFolders.ts';
import { reportProblems } from './results.ts';
import { shippedFolders } from './shippedFolders.ts';

const EXAMPLE =
  'wutong pack localize forms/national:unemp-reg --division 990121 --patch 改动.json --reason 理由 --document 文号 --expires 2027-12-31 --out 叠加.json';

/**
 * Drafts an overlay of a city or county from a JSON Patch (or the part as edited), and says in words what it changes and
 * where it exceeds which right. Exit code 1 where it does not run, or must be approved first.
 */
export const packLocalize: Command = async ({ root, argv }) => {
  const { values, on, positionals } = readArguments(
    argv,
    ['division', 'patch', 'packs', 'id', 'reason', 'document', 'expires', 'out'],
    ['json'],
  );
  const [target, ...more] = positionals;
  if (target === undefined || more.length > 0 || !values.patch || !values.division)
    throw new MisuseError(`请给出要本地化的部分、区划和改动，例如：${EXAMPLE}`);
  const name = named(target);
  const division = divisionOf(values.division);
  const packs = await openAll(packFolders(values.packs?.split(',') ?? shippedFolders(root), EXAMPLE));
  if (Array.isArray(packs)) return reportProblems(packs, on.has('json'));
  const found = aboveOf(packs.packs, division, name);
  if (!found.ok) return reportProblems(found.problems, on.has('json'));
  const raw = found.value.part.value as JsonObject | string;
  const overlay = overlayFor(name, readPatch(values.patch, patchable(name.folder, raw)), values);
  const laid = layOverlay(overlay, raw);
  if (!laid.ok) return reportProblems(laid.problems, on.has('json'));
  const [before, after] = [patchable(name.folder, raw), patchable(name.folder, laid.value)];
  const kind = kindOf(name.folder);
  const exceeded = exceededRights(before, after, { kind, by: rightWriter(found.value.part, name.folder), division });
  const wrong = await compiled(packs.packs, division, overlay, exceeded);
  if (wrong.length > 0) return reportProblems(wrong, on.has('json'));
  if (values.out !== undefined) writeWhole(values.out, Buffer.from(`${JSON.stringify(overlay, null, 2)}\n`));
  const title = String(after.title ?? name.ref);
  const report = {
    noun: FOLDERS[name.folder].noun,
    title,
    overlay,
    compared: compareParts(kind, before, after),
    exceeded,
  };
  (on.has('json') ? printDraftLines : printDraft)(report);
  return exceeded.length > 0 ? 1 : 0;
};

/** @throws {MisuseError} for a kind of which nothing is localized */
export function named(target: string): PartName {
  const name = partName(target);
  const why = whyNotLocal(name.folder);
  if (why !== undefined || !name.ref.includes(':'))
    throw new MisuseError(
      why ?? `“${target}”不是一个部分，请写作“文件夹/命名空间:标识”，例如 forms/national:unemp-reg。`,
    );
  return name;
}

/** @throws {MisuseError} for anything but four or six digits */
export function divisionOf(division: string): string {
  if (/^\d{4}$|^\d{6}$/.test(division)) return division;
  throw new MisuseError(`区划代码“${division}”不正确：本地化由市（4 位）和县（6 位）提出。`);
}

async function openAll(folders: string[]): Promise<{ packs: Pack[] } | Problem[]> {
  const opened = await Promise.all(folders.map(openFolder));
  const problems = opened.flatMap((one) => one.problems);
  return problems.length > 0 ? problems : { packs: opened.flatMap(({ pack }) => (pack ? [pack] : [])) };
}

function aboveOf(packs: Pack[], division: string, name: PartName) {
  const chain = chainOf(packs, division);
  const layer = localPack({ division, title: division, overlays: [] }, chain);
  if (!layer.ok) return layer;
  const found = partAbove(chain, layer.value, name, { today: today() });
  if (!found.ok) return found;
  const message = `${FOLDERS[name.folder].noun}“${name.ref}”在区划 ${division} 的内容包中不存在。`;
  if (found.value === undefined) return { ok: false as const, problems: [{ code: 'pack.unknownPart', message }] };
  return { ok: true as const, value: found.value };
}

/** Operations of a JSON Patch file; a whole part is compared with what stands above. @throws {MisuseError} */
export function readPatch(file: string, part: JsonObject): Overlay['patch'] {
  let value: Json;
  try {
    value = JSON.parse(readFileSync(file, 'utf8')) as Json;
  } catch (error) {
    throw new MisuseError(`“${file}”读不出 JSON：${error instanceof Error ? error.message : String(error)}`);
  }
  const patch = Array.isArray(value) ? (value as Overlay['patch']) : patchOf(part, value);
  if (patch.length === 0) throw new MisuseError(`“${file}”与上级没有不同。`);
  return patch;
}

/** @throws {MisuseError} for an expiry that is no day */
function overlayFor(
  { folder, ref }: PartName,
  patch: Overlay['patch'],
  { id, reason, document, expires }: Record<string, string | undefined>,
): Overlay {
  if (expires !== undefined && !isDay(expires))
    throw new MisuseError(`--expires 须为日期，例如 2027-12-31；现为“${expires}”。`);
  if (expires !== undefined && expires < today())
    throw new MisuseError(`--expires 须为今天或者今后的日期；现为“${expires}”。`);
  return {
    id: id ?? ref.slice(ref.indexOf(':') + 1),
    target: `${folder}/${ref}`,
    reason: reason ?? '待填写',
    ...(document === undefined ? {} : { document }),
    ...(expires === undefined ? {} : { expires }),
    patch,
  };
}

/** What the check says to the division's layer with the overlay, as if it were approved. */
async function compiled(packs: Pack[], division: string, overlay: Overlay, exceeded: Exceeded[]): Promise<Problem[]> {
  const chain = chainOf(packs, division);
  const layer = localPack({ division, title: division, overlays: [overlay] }, chain);
  if (!layer.ok) return layer.problems;
  const approved = { [`${localPackName(division)}/${overlay.id}`]: exceeded.map(({ pointer }) => pointer) };
  const final = exceeded.filter((one) => one.final);
  if (final.length > 0) return [];
  const resolved = await resolvePacks([...chain, layer.value], {
    today: today(),
    approved,
    only: [localPackName(division)],
  });
  return resolved.ok ? [] : resolved.problems;
}
