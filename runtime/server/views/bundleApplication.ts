import type { z } from '@hono/zod-openapi';
import {
  type BundleCase,
  type BundleResult,
  bundleClock,
  bundleProgress,
  clockView,
  type DocumentTemplate,
  nodeOf,
  promiseWords,
} from '#engine';
import type { CaseRow, StepRecord } from '../../store/port.ts';
import type { SignedIn } from '../access/officer.ts';
import type { Organization } from '../access/organization.ts';
import type { ApplicationReceipt, BundleApplication, BundleProgress, CaseBundle, ClockView } from '../api/contract.ts';
import { queryCode } from '../applications/queryCode.ts';
import type { BundleMember, BundleParts } from '../bundleApplications/read.ts';
import { availableBundleDocuments } from '../documents/bundleDocuments.ts';
import { caseActionViews } from './caseActions.ts';
import { pauseName, resultName, statusName } from './labels.ts';
import { progressView } from './progress.ts';
import { taskLight } from './task.ts';

type Whole = z.infer<typeof CaseBundle>['whole'];
type Clock = z.infer<typeof ClockView>;

const RESULTS: Record<BundleResult, string> = {
  granted: '全部予以办理',
  partly: '部分予以办理',
  denied: '均未予办理',
};

const ENDED = new Set(['concluded', 'withdrawn']);
const hasEnded = ({ row }: Pick<BundleMember, 'row'>): boolean => ENDED.has(row.status);

export const standing = ({ status, result }: Pick<CaseRow, 'status' | 'result'>) => ({
  status,
  statusName: statusName(status),
  result,
  resultName: resultName(result),
});

const asCase = ({ item, row }: BundleMember): BundleCase => ({
  item,
  status: row.state.status,
  ...(row.state.result === undefined ? {} : { result: row.state.result }),
});

/** One progress and one result over all cases. */
export function wholeOf(members: BundleMember[]): Whole {
  const { total, concluded, result } = bundleProgress(members.map(asCase));
  const name = result === undefined ? undefined : resultWords(members, result);
  return {
    total,
    concluded,
    statusName: name ?? statusWords(members, concluded),
    result: result ?? null,
    resultName: name ?? null,
  };
}

const resultWords = (members: BundleMember[], result: BundleResult): string =>
  members.every(({ row }) => row.status === 'withdrawn') ? '申请人已全部撤回' : RESULTS[result];

function statusWords(members: BundleMember[], concluded: number): string {
  if (members.some(({ row }) => row.status === 'supplementing')) return '等待补正';
  if (concluded > 0) return `办理中，已办结 ${concluded} 项`;
  return members.every(({ row }) => row.status === 'received') ? '已收件，等待受理' : '办理中';
}

/** The bundle's own limit, by the clock of cases. The working days are those of the first item's calendar. */
export function bundleClockView({ content, members }: BundleParts, now: number): Clock {
  const entries = bundleClock(
    members.map((member) => ({
      clock: member.row.state.clock,
      ...(hasEnded(member) ? { endedAt: member.row.updatedAt } : {}),
    })),
  );
  const [first] = members;
  if (!first) return { state: 'notStarted', usedDays: 0, light: 'green', pauses: [] };
  const view = clockView(first.compiled.calendar, entries, { promised: content.source.timeLimit }, now);
  return { ...view, pauses: view.pauses.map((pause) => ({ ...pause, reasonName: pauseName(pause.reason) })) };
}

const headOf = ({ row, content, members }: BundleParts, org: Organization) => {
  const office = org.offices.find(({ path }) => path === row.officePath);
  return {
    id: row.id,
    no: row.no,
    ref: row.ref,
    title: row.title,
    applicantName: row.applicantName,
    officeName: office?.name ?? org.nameOfPath(row.officePath),
    officePhone: office?.phone ?? null,
    receivedAt: row.createdAt,
    promised: promiseWords(content.source.timeLimit),
    cases: members.map(({ row: kase }) => ({ id: kase.id, no: kase.no, itemName: kase.itemName })),
  };
};

export const bundleReceipt = (parts: BundleParts, org: Organization): z.infer<typeof ApplicationReceipt> => ({
  ...headOf(parts, org),
  code: queryCode(parts.row.id),
});

/** A bundle as the desk shows it to this user. */
export function bundleApplication(
  parts: BundleParts,
  templates: DocumentTemplate[],
  { user }: SignedIn,
  org: Organization,
  now: number,
): z.infer<typeof BundleApplication> {
  const { content, members } = parts;
  const { cases: _cases, ...head } = headOf(parts, org);
  return {
    ...head,
    applicant: content.applicant,
    channel: content.channel,
    clock: bundleClockView(parts, now),
    whole: wholeOf(members),
    cases: members.map((member) => {
      const { row, compiled } = member;
      return {
        id: row.id,
        no: row.no,
        version: row.version,
        itemName: row.itemName,
        ...standing(row),
        due: row.due,
        paused: row.paused,
        light: hasEnded(member) || row.paused ? ('green' as const) : taskLight(row.due, now),
        tasks: row.state.tasks.map(({ id, element, office }) => ({
          token: id,
          name: nodeOf(compiled, element)?.name ?? element,
          officeName: org.officeName(office),
        })),
        mayWithdraw: caseActionViews(compiled, row.state, user, org, now).some(({ type }) => type === 'withdraw'),
      };
    }),
    documents: availableBundleDocuments(templates, parts, org, now),
  };
}

/** What the applicant may know, of the whole and of every case. `steps`: of each case, by its id. */
export function bundleProgressView(
  parts: BundleParts,
  steps: Map<string, StepRecord[]>,
  org: Organization,
  now: number,
): z.infer<typeof BundleProgress> {
  const { no, title, officeName, officePhone, receivedAt, promised } = headOf(parts, org);
  const clock = bundleClockView(parts, now);
  const whole = wholeOf(parts.members);
  return {
    no,
    title,
    officeName,
    officePhone,
    receivedAt,
    promised,
    promisedDate: clock.promised?.date ?? null,
    provisional: clock.promised?.provisional ?? false,
    paused: clock.state === 'paused',
    light: clock.light,
    whole,
    next: nextWords(parts, officeName),
    cases: parts.members.map(({ row, compiled }) =>
      progressView({ row, compiled, steps: steps.get(row.id) ?? [] }, org, now),
    ),
  };
}

function nextWords({ members }: BundleParts, officeName: string): string[] {
  const waiting = members.filter(({ row }) => row.status === 'supplementing');
  if (waiting.length > 0) {
    const names = waiting.map(({ row }) => `“${row.itemName}”`).join('、');
    return [
      `请按下面列出的内容补齐${names}的材料，可以在本页上传，也可以交到${officeName}；同一份材料到窗口只需要交一次。其他事项照常办理。`,
    ];
  }
  if (members.every(hasEnded)) return ['全部事项已经办结。请按告知的方式领取结果；对结果有疑问，可联系办理单位。'];
  if (members.every(({ row }) => row.status === 'received'))
    return ['请等待受理。没有上传的材料，请带到办理单位；要核对原件的，一并带上原件。'];
  return ['现在不需要您做什么，各事项正在同时办理。'];
}
