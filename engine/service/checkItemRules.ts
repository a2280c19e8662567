import type { Limit } from '../deadline/types.ts';
import { checkExpression } from '../feel/index.ts';
import type { Problem } from '../result.ts';
import { naturalDays } from './naturalDays.ts';
import { promiseWords } from './promiseWords.ts';
import type { Material, ServiceItemSource } from './types.ts';

/** Sums of parts of a day must not fail on the last bit. */
const exceeds = (a: number, b: number): boolean => a > b + 1e-9;

/** Words behind which any demand can hide (S14, domain.md §0.7). */
const VAGUE = ['其他', '其它', '有关', '等相关', '相关材料', '相关证明', '等材料', '等证明'];

/**
 * Rules of the service standard that a schema cannot say (domain.md §1): the promise is not longer than the law, the steps
 * fit the promise, materials are named exactly, have a source, and stand there once; every condition can be read.
 * Paths are JSON pointers into the item's file.
 */
export const checkItemRules = (item: ServiceItemSource): Problem[] => [
  ...checkLimits(item),
  ...checkBudgets(item),
  ...item.elements.materials.flatMap((material, index) => checkMaterial(material, `/elements/materials/${index}`)),
  ...checkDuplicates(item.elements.materials),
  ...checkConditions(item),
];

const problem = (code: string, message: string, path: string): Problem => ({ code: `item.${code}`, message, path });

const checkLimits = ({ elements: { timeLimit } }: ServiceItemSource): Problem[] => {
  const { promised, statutory } = timeLimit;
  if (statutory === undefined || !exceeds(naturalDays(promised), naturalDays(statutory))) return [];
  const message = `承诺时限（${promiseWords(promised)}）长于法定时限（${promiseWords(statutory)}），请缩短承诺时限`;
  return [problem('promiseTooLong', message, '/elements/timeLimit/promised')];
};

const checkBudgets = ({ steps = {}, elements: { timeLimit } }: ServiceItemSource): Problem[] => {
  const limits = Object.values(steps).flatMap(({ limit }) => (limit ? [limit] : []));
  // An item that is done on the spot still has the day itself.
  const promised: Limit = timeLimit.promised.value > 0 ? timeLimit.promised : { value: 1, unit: 'workingDay' };
  const sum = limits.reduce((total, limit) => total + naturalDays(limit), 0);
  if (!exceeds(sum, naturalDays(promised))) return [];
  const words = promiseWords(timeLimit.promised);
  return [problem('budgetTooLong', `各环节时限之和超过承诺时限（${words}），请缩短环节时限`, '/steps')];
};

const checkMaterial = (material: Material, path: string): Problem[] => {
  const { name, source, need, when, whenText } = material;
  const problems: Problem[] = [];
  const vague = VAGUE.find((word) => name.includes(word));
  if (vague) problems.push(problem('vagueMaterial', `材料“${name}”含有“${vague}”，请写明具体材料名称`, `${path}/name`));
  if (source.trim() === '')
    problems.push(problem('materialSource', `材料“${name}”没有写明来源渠道，请补充`, `${path}/source`));
  if (need === 'conditional' && !when && !whenText)
    problems.push(problem('materialCondition', `材料“${name}”是条件必要，请写明在什么情形下需要`, `${path}/when`));
  if (need === 'required' && when)
    problems.push(
      problem('materialCondition', `材料“${name}”标为必要，不应再有条件，请改为条件必要或删去条件`, `${path}/when`),
    );
  return problems;
};

const checkDuplicates = (materials: Material[]): Problem[] =>
  (['id', 'name'] as const).flatMap((key) =>
    materials.flatMap((material, index) => {
      const first = materials.findIndex((other) => other[key].trim() === material[key].trim());
      if (first === index) return [];
      const message = `第${index + 1}份材料与第${first + 1}份的${key === 'id' ? '标识' : '名称'}“${material[key]}”重复，请合并或改名`;
      return [problem('duplicateMaterial', message, `/elements/materials/${index}/${key}`)];
    }),
  );

const checkConditions = (item: ServiceItemSource): Problem[] => {
  const conditions: [string | undefined, string][] = [
    ...item.elements.materials.map(({ when }, at): [string | undefined, string] => [
      when,
      `/elements/materials/${at}/when`,
    ]),
    ...(item.situations ?? []).map(({ when }, at): [string | undefined, string] => [when, `/situations/${at}/when`]),
    ...item.ledgers.flatMap(({ each, when, key, set }, at): [string | undefined, string][] => [
      [each, `/ledgers/${at}/each`],
      [when, `/ledgers/${at}/when`],
      [key, `/ledgers/${at}/key`],
      ...Object.entries(set).map(([column, value]): [string, string] => [value, `/ledgers/${at}/set/${column}`]),
    ]),
  ];
  return conditions.flatMap(([expression, path]) => {
    const found = expression === undefined ? undefined : checkExpression(expression);
    return found ? [{ ...found, path }] : [];
  });
};
