import type { z } from '@hono/zod-openapi';
import { partName } from '#engine';
import type { LocalizationRow, LocalLayerRow, OfficeRow } from '../../store/port.ts';
import type { SignedIn } from '../access/officer.ts';
import type { Organization } from '../access/organization.ts';
import type { Localization as DetailShape, LocalizationHead } from '../api/contract.ts';
import type { Services } from '../services.ts';
import { levelName, resultName, statusName } from '../views/labels.ts';
import { timelineOf } from '../views/timeline.ts';
import { type Assessment, assess, groundOf, upperItems } from './assess.ts';
import { allLocalizations, contentDigest, type Localization, latestGrants, todayOf } from './inForce.ts';
import { isEditable, type LocalizationStatus, nounOf, type Standing, standingOf } from './status.ts';
import type { Trial } from './trial.ts';

type Head = z.infer<typeof LocalizationHead>;
type Detail = z.infer<typeof DetailShape>;

const NAMES: Record<LocalizationStatus, string> = {
  draft: '草稿',
  pending: '报批中',
  returned: '退回更正',
  refused: '不予批准',
  granted: '正在生效',
  active: '有效',
  expiring: '即将到期',
  expired: '已到期',
  ended: '已停用',
  replaced: '已被替代',
  blocked: '未能生效',
};

/** What every standing is judged by, read once for a list. */
interface Background {
  layers: LocalLayerRow[];
  latest: Map<string, Localization>;
  today: string;
}

async function backgroundOf({ store, clock }: Services, all: Localization[]): Promise<Background> {
  return { layers: await store.localLayers(), latest: latestGrants(all), today: todayOf(clock) };
}

async function lastOpinion({ store }: Services, caseId: string): Promise<string> {
  const facts = (await store.steps(caseId, { all: true })).flatMap((step) => step.facts);
  const last = facts.findLast((fact) => fact.type === 'opinion.given' && fact.text !== undefined);
  return last?.type === 'opinion.given' ? (last.text ?? '') : '';
}

async function standing(
  services: Services,
  one: Localization,
  { layers, latest, today }: Background,
): Promise<Standing> {
  const { row, kase } = one;
  return standingOf(one, {
    layer: layers.find(({ division }) => division === row.division),
    approval: kase && (await services.items.byDigest(kase.digest)),
    opinion: kase ? await lastOpinion(services, kase.id) : '',
    latest: latest.get(`${row.division} ${row.target}`)?.row.id,
    today,
  });
}

const headOf = ({ row, kase, grant }: Localization, { status, note }: Standing, org: Organization): Head => ({
  id: row.id,
  version: row.version,
  target: row.target,
  kindName: nounOf(row),
  title: row.title,
  office: { id: row.office, name: org.officeName(row.office) },
  division: row.division,
  status,
  statusName: NAMES[status],
  note,
  document: grant?.document ?? row.document,
  expires: grant ? grant.until : row.expires,
  caseId: kase?.id ?? null,
  caseNo: kase?.no ?? null,
  updatedBy: org.user(row.updatedBy)?.name ?? row.updatedBy,
  updatedAt: row.updatedAt,
});

/** What an officer sees: the own office's and those below, the newest first. */
export async function headsFor(services: Services, me: SignedIn): Promise<Head[]> {
  const org = await services.organization.current();
  const all = await allLocalizations(services.store);
  const background = await backgroundOf(services, all);
  const seen = all.filter(({ row }) => me.scope.paths.some((path) => row.officePath.startsWith(path)));
  const heads = await Promise.all(seen.map(async (one) => headOf(one, await standing(services, one, background), org)));
  return heads.sort((a, b) => b.updatedAt - a.updatedAt);
}

/** A localization with its standing among the others. */
export async function standingNow(
  services: Services,
  row: LocalizationRow,
): Promise<{ one: Localization; standing: Standing }> {
  const all = await allLocalizations(services.store);
  const one = all.find((known) => known.row.id === row.id);
  if (!one) throw new Error(`localization ${row.id} is gone`);
  return { one, standing: await standing(services, one, await backgroundOf(services, all)) };
}

const text = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

async function approvalOf(services: Services, { kase }: Localization, org: Organization): Promise<Detail['approval']> {
  const compiled = kase && (await services.items.byDigest(kase.digest));
  if (!kase || !compiled) return null;
  const steps = await services.store.steps(kase.id, { all: true });
  return {
    caseId: kase.id,
    no: kase.no,
    statusName: statusName(kase.status),
    resultName: resultName(kase.result),
    round: kase.state.round,
    timeline: timelineOf(compiled, steps, org),
  };
}

const trialOf = (row: LocalizationRow): Detail['trial'] => {
  // Trials of earlier versions did not tell what changes: they are to be run again.
  if (row.trial === null || !Array.isArray(row.trial.items)) return null;
  const { digest, ...trial } = row.trial as unknown as Trial;
  return { ...trial, outdated: digest !== contentDigest(row) };
};

const holdsAt = (me: SignedIn, office: OfficeRow['id']): boolean =>
  me.user.posts.some((held) => held.post === 'catalogue' && held.office === office);

/** Items that run on the part, by name; an item runs on itself. */
async function usersOf(services: Services, row: LocalizationRow, users: string[]): Promise<string[]> {
  if (partName(row.target).folder === 'items') return [];
  const upper = await upperItems(services, row.division);
  return users.map((ref) => upper.get(ref)?.item.elements.name ?? ref);
}

/** Parts other than items have no elements: their changes are told by place. */
const changesIn = ({ compared }: Assessment): Detail['changes'] =>
  compared.map(({ place, before, after, text }) => ({
    part: place,
    kind: before === '无' ? 'added' : after === '无' ? 'removed' : 'changed',
    text,
  }));

const GONE: Assessment = {
  after: undefined,
  problems: [{ code: 'localization.noPart', message: '上级内容包中已没有这一部分，不能本地化。' }],
  exceeded: [],
  compared: [],
  affected: [],
  difference: undefined,
};

/** Everything about one localization, compiled as it would be today. */
export async function detailOf(services: Services, me: SignedIn, row: LocalizationRow): Promise<Detail> {
  const org = await services.organization.current();
  const { one, standing: now } = await standingNow(services, row);
  const ground = await groundOf(services, row);
  const assessed = ground ? await assess(services, row, ground) : GONE;
  const own = holdsAt(me, row.office);
  const editable = own && isEditable(now.status);
  const changed = row.patch.length > 0 && assessed.problems.length === 0;
  return {
    ...headOf(one, now, org),
    reason: row.reason,
    base: text(ground?.part ?? {}),
    content: text(assessed.after ?? ground?.part ?? {}),
    patch: row.patch,
    ...(typeof ground?.raw === 'string' ? { source: ground.raw } : {}),
    users: await usersOf(services, row, ground?.users ?? []),
    changes: assessed.difference?.changes ?? changesIn(assessed),
    compared: assessed.compared,
    exceeded: assessed.exceeded.map(({ pointer, where, reason, by, approvable }) => ({
      pointer,
      where,
      reason,
      layer: by === 'national' ? '国家' : levelName(by),
      approvable,
    })),
    problems: assessed.problems.map(({ message }) => message),
    trial: trialOf(row),
    approval: await approvalOf(services, one, org),
    may: {
      edit: editable,
      submit:
        editable && changed && assessed.exceeded.length > 0 && assessed.exceeded.every(({ approvable }) => approvable),
      activate: editable && changed && assessed.exceeded.length === 0 && now.status !== 'returned',
      end: own && ['active', 'expiring', 'blocked', 'granted'].includes(now.status) && row.endedAt === null,
      withdraw: own && (now.status === 'pending' || now.status === 'returned'),
      discard: editable && one.kase === undefined && one.grant === undefined,
    },
  };
}
