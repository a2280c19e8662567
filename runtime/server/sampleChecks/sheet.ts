import type { z } from '@hono/zod-openapi';
import type { SignedIn } from '../access/officer.ts';
import type { SampleCheckDetail } from '../api/contract.ts';
import type { MarkedTable } from '../documents/xlsx.ts';
import type { Services } from '../services.ts';
import { dayTime } from '../views/time.ts';

type Detail = z.infer<typeof SampleCheckDetail>;

const HEAD = ['项目', '名称', '抽查行数', '核对栏数', '准确', '错误', '无法核对', '准确率', '说明'];

const percent = (accuracy: number | null): string => (accuracy === null ? '—' : `${accuracy}%`);

const figureRow = (kind: string, name: string, one: Detail['figures'], note = ''): string[] => [
  ...[kind, name, String(one.rows), String(one.cells), String(one.right), String(one.wrong)],
  ...[String(one.notCheckable), percent(one.accuracy), note],
];

/** The result of a check as a table: as a whole, by ledger, by office, and every wrong cell. */
export async function sampleSheet(
  { organization, clock }: Services,
  { user }: SignedIn,
  check: Detail,
): Promise<MarkedTable> {
  const org = await organization.current();
  const state = check.finishedAt === null ? `未办结，已核对 ${check.checked} 行` : `办结 ${dayTime(check.finishedAt)}`;
  return {
    title: '台账抽查',
    notes: [
      `抽查编号 ${check.no}　${state}　抽取人 ${check.drawnBy}`,
      `范围：${check.scope}；共 ${check.population} 行，抽中 ${check.rows} 行`,
    ],
    mark: {
      ...{ officer: user.name, office: org.officeName(user.office), at: clock() },
      ...{ purpose: '台账抽查', no: check.no },
    },
    head: HEAD,
    rows: [
      figureRow('合计', check.officeName, check.figures),
      ...check.byLedger.map((one) => figureRow('按台账', one.name, one)),
      ...check.byOffice.map((one) => figureRow('按机构', one.name, one)),
      ...check.wrongCells.map(({ ledgerTitle, key, officeName, columnTitle, value, note }) => [
        ...['错误', `${ledgerTitle} ${key}`, '', '', '', '', '', ''],
        [officeName, `“${columnTitle}”应为：${value || '（见说明）'}`, note].filter(Boolean).join('；'),
      ]),
    ],
  };
}
