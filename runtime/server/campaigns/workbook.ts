import { type CampaignSummary, campaignBoard, campaignSummary, type Worksheet } from '#engine';
import type { CampaignBranchRow } from '../../store/port.ts';
import type { Organization } from '../access/organization.ts';
import { stageView } from '../views/campaign.ts';
import { valueWords } from '../views/campaignHistory.ts';
import { levelName } from '../views/labels.ts';
import { engineRun, type LoadedRun } from './run.ts';
import { checkerOf } from './spotCheck.ts';

const sheet = (name: string, titles: string[], rows: string[][]): Worksheet => ({
  name,
  columns: titles.map((title) => ({ title })),
  rows,
});

/** The tables of a run: counts by stage, every office, what they reported, good practice, and the spot check. */
export function campaignSheets(
  loaded: LoadedRun,
  branches: CampaignBranchRow[],
  date: string,
  org: Organization,
): Worksheet[] {
  const { row, campaign } = loaded;
  const run = engineRun(row, branches);
  const summary = campaignSummary(campaign, run, date);
  return [
    summarySheet(summary),
    progressSheet(loaded, branches, date, org),
    reportedSheet(loaded, branches, org),
    sheet(
      '典型经验',
      ['机构', '内容'],
      summary.goodPractice.map(({ name, value }) => [name, valueWords(value)]),
    ),
    ...(row.draw ? [checkSheet(loaded, branches, org)] : []),
  ];
}

const summarySheet = ({ stages, offices, done, late }: CampaignSummary): Worksheet =>
  sheet(
    '汇总',
    ['阶段', '截止日期', '完成', '逾期', '未完成', '未经过'],
    [
      ...stages.map((one) => [one.title, one.due, ...[one.done, one.late, one.open, one.skipped].map(String)]),
      ['全部机构', `${offices} 个`, String(done), String(late), String(offices - done), ''],
    ],
  );

function progressSheet(
  { row, campaign }: LoadedRun,
  branches: CampaignBranchRow[],
  date: string,
  org: Organization,
): Worksheet {
  const { rows } = campaignBoard(campaign, engineRun(row, branches), date);
  const titles = campaign.source.stages.flatMap(({ title }) => [title, `${title}完成日期`]);
  return sheet(
    '机构进度',
    ['机构', '层级', ...titles, '还缺的佐证'],
    rows.map(({ office, name, stages }) => {
      const seen = stages.map((stage) => stageView(stage, org.officeName));
      const missing = seen.flatMap((stage) => stage.missing);
      return [
        name,
        levelName(row.offices.find(({ id }) => id === office)?.level ?? ''),
        ...seen.flatMap((stage) => [stage.stateName, stage.doneOn ?? '']),
        missing.join('、'),
      ];
    }),
  );
}

function reportedSheet({ campaign }: LoadedRun, branches: CampaignBranchRow[], org: Organization): Worksheet {
  const evidence = campaign.source.stages.flatMap(({ id: stage, evidence: own = [] }) =>
    own.map((one) => ({ stage, ...one })),
  );
  return sheet(
    '上报内容',
    ['机构', ...evidence.map(({ name }) => name)],
    branches.map(({ office, branch }) => [
      org.officeName(office),
      ...evidence.map(({ stage, id }) => valueWords(branch.evidence[stage]?.[id])),
    ]),
  );
}

/** One line for each figure that was compared; an office without any has one of its own. */
function checkSheet({ row }: LoadedRun, branches: CampaignBranchRow[], org: Organization): Worksheet {
  const lines = branches.flatMap(({ office, finding }) => {
    const checker = checkerOf(row, office);
    if (checker === undefined) return [];
    const result = finding === null ? '未核查' : finding.matches ? '相符' : '不相符';
    const head = [org.officeName(checker), org.officeName(office), result];
    const note = finding?.note ?? '';
    const figures = finding?.compared ?? [];
    if (figures.length === 0) return [[...head, '', '', '', '', note]];
    return figures.map(({ stage, evidence, name, reported, recorded }) => {
      const found = finding?.found[`${stage}/${evidence}`];
      return [
        ...head,
        name,
        String(reported),
        recorded === null ? '无记录' : String(recorded),
        valueWords(found),
        note,
      ];
    });
  });
  return sheet('抽查', ['抽查机构', '被抽中机构', '结论', '项目', '上报', '系统记录', '现场核实', '说明'], lines);
}
