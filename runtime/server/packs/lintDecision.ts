import {
  checkDecisions,
  compileDecisionModels,
  type DecisionModel,
  type Finding,
  modelWithImports,
  type Pack,
  type Problem,
  readDecisionModel,
} from '#engine';

const errors = (problems: Problem[]): Finding[] =>
  problems.map((problem): Finding => ({ severity: 'error', ...problem }));

const fileOf = (id: string): string => `decisions/${id}.dmn`;

const readable = (pack: Pack): DecisionModel[] =>
  Object.entries(pack.decisions).flatMap(([id, xml]) => {
    const read = readDecisionModel(xml, fileOf(id));
    return read.ok ? [read.value] : [];
  });

/**
 * Findings on a decision file of a pack: what keeps it from running, else what looks wrong in its tables. A file that
 * imports from another pack is only read here; whether it runs is seen when the packs are put together.
 */
export function lintDecision(pack: Pack, id: string): Finding[] {
  const file = fileOf(id);
  const read = readDecisionModel(pack.decisions[id] ?? '', file);
  if (!read.ok) return errors(read.problems);
  const models = modelWithImports(read.value, readable(pack));
  const namespaces = models.map(({ namespace }) => namespace);
  if (models.some(({ imports }) => imports.some(({ namespace }) => !namespaces.includes(namespace)))) return [];
  const compiled = compileDecisionModels(models);
  const found = compiled.ok ? checkDecisions(models) : errors(compiled.problems);
  return found.filter((finding) => finding.file === undefined || finding.file === file);
}
