import { materialFormName } from '../../document/materialsTable.ts';
import { promisedWords, promiseWords } from '../../service/promiseWords.ts';
import type { CompiledItem, Material } from '../../service/types.ts';
import { LEVELS } from '../diff/words.ts';

/** What people read in the guide of an item, in the guide's words. */
export interface GuideWords {
  /** 「社会保险法第45条」. */
  legalBasis: string[];
  exerciseLevels: string[];
  /** 「无」 where no law sets one. */
  statutory: string;
  promised: string;
  limitNote: string;
  acceptConditions: string[];
  notAccept: string[];
  /** 「委托书（原件，1份，委托他人代办时提交）」; what is only looked at has no number. */
  materials: string[];
  procedure: string;
  /** Level and budget of every step, by element: 「乡镇（街道），0.5个工作日」. */
  steps: Record<string, string>;
  result: string;
  fee: string;
  implementingBody: string;
  assumed: string[];
}

/** Steps are told as the process runs them, with the item's own budgets and levels. */
export function guideWords({ item, process }: CompiledItem): GuideWords {
  const { elements } = item;
  const { timeLimit } = elements;
  const tasks = Object.values(process.nodes).filter(({ type }) => type === 'userTask');
  return {
    legalBasis: elements.legalBasis.map(({ law, article = '' }) => `${law}${article}`),
    exerciseLevels: elements.exerciseLevels.map((level) => LEVELS[level]),
    statutory: timeLimit.statutory ? promiseWords(timeLimit.statutory) : '无',
    promised: promisedWords(timeLimit),
    limitNote: timeLimit.note ?? '',
    acceptConditions: elements.acceptConditions,
    notAccept: elements.notAccept,
    materials: elements.materials.map(materialWords),
    procedure: elements.procedure,
    steps: Object.fromEntries(
      tasks.map(({ id, settings: { level, limit } }) => [
        id,
        [level && LEVELS[level], limit && promiseWords(limit)].filter(Boolean).join('，'),
      ]),
    ),
    result: elements.result,
    fee: elements.fee.charged ? elements.fee.standard : '不收费',
    implementingBody: elements.implementingBody,
    assumed: item.assumed ?? [],
  };
}

const materialWords = ({ name, form, copies, need, whenText = '' }: Material): string => {
  const condition = need === 'conditional' ? [whenText] : [];
  const number = copies > 0 ? [`${copies}份`] : [];
  return `${name}（${[materialFormName(form), ...number, ...condition].join('，')}）`;
};
