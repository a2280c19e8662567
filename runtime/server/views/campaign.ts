import type { z } from '@hono/zod-openapi';
import {
  type Board,
  type BoardStage,
  type CampaignOffice,
  type CampaignSource,
  type CompiledCampaign,
  campaignBoard,
  type Shown,
} from '#engine';
import type { CampaignBranchRow, CampaignRunRow, OfficeRow } from '../../store/port.ts';
import type { SignedIn } from '../access/officer.ts';
import type { Organization } from '../access/organization.ts';
import type {
  CampaignBoard as BoardShape,
  CampaignDefinition,
  CampaignRehearsal,
  CampaignRun as RunShape,
  StageState,
} from '../api/contract.ts';
import { manages, startableAt } from '../campaigns/rights.ts';
import { engineRun, type LoadedRun } from '../campaigns/run.ts';
import { managesRun } from '../campaigns/runStep.ts';
import type { Rehearsal } from '../campaigns/start.ts';
import { levelName } from './labels.ts';

const STATES: Record<z.infer<typeof StageState>, string> = {
  waiting: '未开始',
  open: '进行中',
  late: '逾期',
  done: '完成',
  doneLate: '逾期完成',
  skipped: '未经过',
};

const CADENCES: Record<CampaignSource['cadence'], string> = {
  once: '一次',
  month: '每月',
  quarter: '每季度',
  year: '每年',
  biennial: '每两年',
};

/** An office with its level in words. */
export const officeView = ({ id, name, level }: Pick<OfficeRow | CampaignOffice, 'id' | 'name' | 'level'>) => ({
  id,
  name,
  level: levelName(level),
});

export const officeNow = (org: Organization, id: string) => {
  const office = org.office(id);
  return office ? officeView(office) : { id, name: id, level: '' };
};

const percent = (rate: number): string => `${Math.round(rate * 1000) / 10}%`;

const sizeWords = ({ rate, minimum }: { rate?: number; minimum?: number }): string =>
  [rate === undefined ? '' : percent(rate), minimum === undefined ? '' : `至少${minimum}个`].filter(Boolean).join('、');

/** 「省级抽查乡镇（街道）至少1个、村（社区）50%」 */
function spotCheckWords({ spotCheck }: CampaignSource): string | null {
  if (!spotCheck) return null;
  const levels = Object.entries(spotCheck.levels ?? {}).map(([level, size]) => `${levelName(level)}${sizeWords(size)}`);
  const others = sizeWords(spotCheck);
  return `${levelName(spotCheck.by)}抽查${levels.length > 0 ? `${levels.join('，')}${others ? `，其余${others}` : ''}` : others}`;
}

export function definitionView(
  { ref, pack, source }: Shown<CompiledCampaign>,
  me: SignedIn,
  org: Organization,
): z.infer<typeof CampaignDefinition> {
  const { title, purpose, document, cadence, scope, stages, assumed } = source.source;
  const { offices, whyNot } = startableAt(me, org, source);
  return {
    ref,
    title,
    purpose: purpose ?? null,
    document: document ?? null,
    cadence: CADENCES[cadence],
    levels: scope.levels.map(levelName),
    stages: stages.map((stage) => stage.title),
    spotCheck: spotCheckWords(source.source),
    assumed: assumed ?? [],
    pack,
    startableAt: offices.map(officeView),
    whyNot,
  };
}

export const rehearsalView = (
  { shown, office, start, stages, offices, problems, warnings }: Rehearsal,
  org: Organization,
): z.infer<typeof CampaignRehearsal> => ({
  ref: shown.ref,
  title: shown.source.source.title,
  office: officeView(office),
  start,
  stages,
  offices: offices.map((one) => ({
    ...officeView(one),
    parent: one.parent === undefined ? null : org.officeName(one.parent),
  })),
  problems,
  warnings,
});

export function runView(
  row: Omit<CampaignRunRow, 'offices' | 'secret' | 'draw' | 'files'>,
  org: Organization,
): z.infer<typeof RunShape> {
  const person = (id: string | null) => (id === null ? '' : (org.user(id)?.name ?? id));
  return {
    id: row.id,
    no: row.no,
    version: row.version,
    ref: row.ref,
    title: row.title,
    pack: { name: row.pack, version: row.packVersion },
    digest: row.digest,
    office: officeNow(org, row.office),
    start: row.start,
    started: { at: row.startedAt, name: person(row.startedBy) },
    closed: row.closedAt === null ? null : { at: row.closedAt, name: person(row.closedBy), note: row.closeNote ?? '' },
    commitment: row.commitment,
  };
}

export const givenFiles = ({ files }: CampaignRunRow) =>
  files.map(({ hash, name, type, size, at, byName }) => ({ hash, name, type, size, given: { at, name: byName } }));

export const stageView = (stage: BoardStage, nameOf: (office: string) => string) => ({
  id: stage.id,
  state: stage.state,
  stateName: STATES[stage.state],
  due: stage.due,
  doneOn: stage.doneOn ?? null,
  waitsFor: stage.waitsFor.map(nameOf),
  missing: stage.missing,
});

const nameIn = (row: CampaignRunRow) => {
  const names = new Map(row.offices.map(({ id, name }) => [id, name]));
  return (id: string): string => names.get(id) ?? id;
};

type Line = z.infer<typeof BoardShape>['lines'][number];

/** The lines of the board of one office: itself where it takes part, and the offices directly below it. */
function linesOf({ rows, totals }: Board, row: CampaignRunRow, office: string): Line[] {
  const name = nameIn(row);
  const shown = row.offices.filter(({ id, parent }) => id === office || parent === office);
  return shown.flatMap((one): Line[] => {
    const own = rows.find((line) => line.office === one.id);
    const below = one.id === office ? undefined : totals.find((total) => total.office === one.id);
    if (!own && !below) return [];
    return [
      {
        office: officeView(one),
        own: own ? { ended: own.ended, stages: own.stages.map((stage) => stageView(stage, name)) } : null,
        below: below ? { offices: below.offices, ended: below.ended, late: below.late, stages: below.stages } : null,
      },
    ];
  });
}

/** The offices above one that the officer may see, from the top. */
function aboveOf(row: CampaignRunRow, org: Organization, me: SignedIn, office: CampaignOffice) {
  const byId = new Map(row.offices.map((one) => [one.id, one]));
  const found: CampaignOffice[] = [];
  for (let next = byId.get(office.parent ?? ''); next; next = byId.get(next.parent ?? '')) {
    const path = org.path(next.id);
    if (!me.scope.paths.some((own) => path.startsWith(own))) break;
    found.unshift(next);
  }
  return found.map(officeView);
}

/** The board of an office of a run on a day, over the branches in the officer's sight. */
export function boardView(
  { row, campaign }: LoadedRun,
  branches: CampaignBranchRow[],
  office: CampaignOffice,
  date: string,
  me: SignedIn,
  org: Organization,
): z.infer<typeof BoardShape> {
  const { source, summary } = campaign;
  const board = campaignBoard(campaign, engineRun(row, branches), date);
  const own = board.rows.filter((line) => line.office === office.id);
  const total = board.totals.find((one) => one.office === office.id);
  const stages = board.rows[0]?.stages ?? [];
  return {
    run: runView(row, org),
    purpose: source.purpose ?? null,
    document: source.document ?? null,
    files: givenFiles(row),
    assumed: source.assumed ?? [],
    stages: stages.map(({ id, title, due }) => ({ id, title, due })),
    office: officeView(office),
    above: aboveOf(row, org, me, office),
    total: {
      offices: (total?.offices ?? 0) + own.length,
      ended: (total?.ended ?? 0) + own.filter(({ ended }) => ended).length,
      late:
        (total?.late ?? 0) +
        own.filter((line) => line.stages.some(({ state }) => state === 'late' || state === 'doneLate')).length,
    },
    lines: linesOf(board, row, office.id),
    spotCheck: source.spotCheck
      ? { by: levelName(source.spotCheck.by), note: source.spotCheck.note ?? null, drawn: row.draw !== null }
      : null,
    paper: summary?.title ?? null,
    may: { manage: managesRun(me, row), remind: manages(me, org.path(office.id)) },
  };
}
