import { evaluate } from '../feel/evaluate.ts';
import type { Json, JsonObject } from '../json.ts';
import { officeOf, officeRow } from './offices.ts';
import type {
  CampaignEvidence,
  CampaignOfficer,
  CampaignRun,
  ComparedFigure,
  CompiledCampaign,
  ReportDifference,
} from './types.ts';

/** What the reported figures are held against. */
export interface Records {
  officers: CampaignOfficer[];
  /** Value of the indicator that the spot check names, for an office; absent where it names none. */
  indicator?(office: string): number | null;
}

/**
 * Figures that the offices reported and that have a counterpart on record (HLJ-17), beside that counterpart: of each
 * office drawn, every numeric evidence that can be compared. The office's facts are those of the day the campaign started.
 */
export function comparedFigures(
  { source }: CompiledCampaign,
  run: CampaignRun,
  drawn: string[],
  records: Records,
): ComparedFigure[] {
  const { spotCheck, stages } = source;
  if (spotCheck?.compares === undefined) return [];
  const figures = stages.flatMap(({ id: stage, evidence = [] }) =>
    evidence.filter(({ kind }) => kind === 'number').map((evidence) => ({ stage, evidence })),
  );
  return drawn.flatMap((office) =>
    figures.flatMap(({ stage, evidence }): ComparedFigure[] => {
      const reported = run.branches[office]?.evidence[stage]?.[evidence.id];
      const recorded = recordOf(spotCheck.compares ?? '', evidence, office, run, records);
      if (typeof reported !== 'number' || recorded === undefined) return [];
      return [{ office, stage, evidence: evidence.id, name: evidence.name, reported, recorded }];
    }),
  );
}

/** Those of the compared figures that are not on record as they were reported. */
export const reportDifferences = (...compared: Parameters<typeof comparedFigures>): ReportDifference[] =>
  comparedFigures(...compared)
    .filter(({ reported, recorded }) => reported !== recorded)
    .map(({ office, evidence, reported, recorded }) => ({ office, evidence, reported, recorded }));

/** The figure on record; null: there should be one and is none; undefined: this evidence has no counterpart. */
function recordOf(
  compares: string,
  evidence: CampaignEvidence,
  office: string,
  run: CampaignRun,
  records: Records,
): number | null | undefined {
  if (compares !== 'organization')
    return compares.split(':').at(-1) === evidence.id ? (records.indicator?.(office) ?? null) : undefined;
  const row = rowOf(run, office);
  if (evidence.compares === undefined && !Object.hasOwn(row, evidence.id)) return undefined;
  return figure(
    evidence.compares === undefined
      ? row[evidence.id]
      : figureOf(
          evidence.compares,
          row,
          records.officers.filter((one) => one.office === office),
        ),
  );
}

const rowOf = (run: CampaignRun, id: string): JsonObject => {
  const office = officeOf(run.offices, id);
  return office ? officeRow(office) : {};
};

const figure = (value: Json | undefined): number | null => (typeof value === 'number' ? value : null);

function figureOf(expression: string, office: JsonObject, officers: CampaignOfficer[]): Json {
  const found = evaluate(expression, { office, officers: officers as unknown as Json });
  return found.ok ? found.value : null;
}
