import { randomUUID } from 'node:crypto';
import { type JsonObject, partName, partWords, patchOf, whyNotLocal } from '#engine';
import type { LocalizationRow, OfficeRow } from '../../store/port.ts';
import type { SignedIn } from '../access/officer.ts';
import { notFound, problem } from '../problem.ts';
import type { Services } from '../services.ts';
import { type Ground, groundOf } from './assess.ts';
import { allLocalizations, latestGrants, localizationOf } from './inForce.ts';
import { divisionOf, localizingOffices } from './office.ts';
import { localParts } from './parts.ts';
import { stale } from './request.ts';
import { isEditable } from './status.ts';
import { standingNow } from './view.ts';

async function officeOf({ organization }: Services, me: SignedIn, id: string): Promise<OfficeRow> {
  const office = localizingOffices(me.user, await organization.current()).find((one) => one.id === id);
  if (office) return office;
  throw problem(403, 'localization.notYours', '本地化由市、县机关的“事项管理”岗位拟订，您在该机关没有这个岗位。');
}

/**
 * A draft for a part: the one that is being worked on, else a new one that begins with what holds now.
 * @throws {ApiProblem} 403, 404, 422 for a kind of which nothing is localized
 */
export async function draftFor(
  services: Services,
  me: SignedIn,
  sent: { office: string; part: string },
): Promise<LocalizationRow> {
  const { store, clock } = services;
  const office = await officeOf(services, me, sent.office);
  const division = divisionOf(office) ?? office.division;
  const { folder, ref } = partName(sent.part);
  const why = whyNotLocal(folder);
  if (why !== undefined) throw problem(422, 'localization.kind', why);
  const found = (await localParts(services, office)).find(
    (one) => one.folder === folder && (one.target === sent.part || one.ref === ref),
  );
  if (!found) throw notFound(`本地适用的${partWords(folder, ref)}`, 'localization.noPart');
  const { target, title } = found;
  const all = await allLocalizations(store);
  for (const { row } of all.filter((one) => one.row.division === division && one.row.target === target)) {
    const { standing } = await standingNow(services, row);
    if (isEditable(standing.status) || standing.status === 'pending') return row;
  }
  const now = latestGrants(all).get(`${division} ${target}`)?.row;
  const row: LocalizationRow = {
    id: randomUUID(),
    office: office.id,
    officePath: office.path,
    division,
    target,
    title,
    reason: '',
    document: null,
    expires: null,
    patch: now?.endedAt === null ? now.patch : [],
    caseId: null,
    requested: null,
    trial: null,
    activatedAt: null,
    activatedBy: null,
    endedAt: null,
    endedBy: null,
    endReason: null,
    createdAt: clock(),
    updatedBy: me.user.id,
    updatedAt: clock(),
    version: 0,
  };
  const saved = await store.saveLocalization(row, 0);
  if (saved.kind === 'conflict') throw stale();
  return { ...row, version: saved.version };
}

/** A row in the officer's scope. @throws {ApiProblem} 404 */
export async function rowFor({ store }: Services, me: SignedIn, id: string): Promise<LocalizationRow> {
  const row = await store.localization(id, me.scope);
  if (!row) throw notFound('该本地化', 'localization.notFound');
  return row;
}

/** A row that the officer may work on. @throws {ApiProblem} 403, 404, 409 */
export async function ownRow(services: Services, me: SignedIn, id: string, version: number): Promise<LocalizationRow> {
  const row = await rowFor(services, me, id);
  if (!me.user.posts.some(({ post, office }) => post === 'catalogue' && office === row.office))
    throw problem(403, 'localization.notYours', '该本地化由其他机关拟订，您只能查看。');
  if (row.version !== version) throw stale();
  return row;
}

/** A row whose draft may be changed. @throws {ApiProblem} 422 while it is with the approvers or in force */
export async function draftRow(
  services: Services,
  me: SignedIn,
  id: string,
  version: number,
): Promise<LocalizationRow> {
  const row = await ownRow(services, me, id, version);
  const { standing } = await standingNow(services, row);
  if (isEditable(standing.status)) return row;
  throw problem(422, 'localization.locked', `该本地化不能修改：${standing.note}`);
}

/** @throws {ApiProblem} 404 */
export async function groundFor(services: Services, row: LocalizationRow): Promise<Ground> {
  const ground = await groundOf(services, row);
  if (!ground) throw notFound(`本地适用的${partWords(partName(row.target).folder, row.title)}`, 'localization.noPart');
  return ground;
}

function readItem(content: string): JsonObject {
  try {
    const value: unknown = JSON.parse(content);
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) return value as JsonObject;
  } catch {
    // Said below: the editor shows the place.
  }
  throw problem(422, 'localization.json', '内容不是完整的 JSON 对象，没有保存。请按提示改正后再保存。');
}

export interface Edit {
  content?: string | undefined;
  reason?: string | undefined;
  document?: string | null | undefined;
  expires?: string | null | undefined;
}

/** Saves what was edited: of the item only what differs from the layers above. */
export async function saveDraft(
  services: Services,
  me: SignedIn,
  row: LocalizationRow,
  edit: Edit,
): Promise<LocalizationRow> {
  const { content, reason, document, expires } = edit;
  const patch =
    content === undefined ? {} : { patch: patchOf((await groundFor(services, row)).part, readItem(content)) };
  const next: LocalizationRow = {
    ...row,
    ...patch,
    ...(reason === undefined ? {} : { reason: reason.trim() }),
    ...(document === undefined ? {} : { document: document?.trim() || null }),
    ...(expires === undefined ? {} : { expires }),
  };
  return writeRow(services, me, next);
}

/** Writes a row over the version that it was read at. @throws {ApiProblem} 409 */
export async function writeRow(
  { store, clock }: Services,
  me: SignedIn,
  row: LocalizationRow,
): Promise<LocalizationRow> {
  const next = { ...row, updatedBy: me.user.id, updatedAt: clock() };
  const saved = await store.saveLocalization(next, row.version);
  if (saved.kind === 'conflict') throw stale();
  return { ...next, version: saved.version };
}

/** @throws {ApiProblem} 422 for a draft that was requested or was in force: its history stays */
export async function discard(services: Services, row: LocalizationRow): Promise<void> {
  const { kase, grant } = await localizationOf(services.store, row);
  if (kase || grant) throw problem(422, 'localization.locked', '该本地化已经报批或者启用过，须留存记录，不能删除。');
  await services.store.deleteLocalization(row.id);
}
