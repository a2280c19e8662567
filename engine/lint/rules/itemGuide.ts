import type { ServiceItemSource } from '../../service/types.ts';
import type { Finding, ItemRule } from '../types.ts';

const code = 'lint.itemGuide';

/** Words that stand where the guide should say something. */
const EMPTY = /待(?:补充|定|完善|填写)|详见|见附件|按(?:照)?(?:有关|相关)规定|等等|TBD|TODO/i;
const STEPS = /→|—>|->|、|；|;|\n/;

/** Every text that the guide of the item shows, with its place. */
function textsOf({ elements }: ServiceItemSource): [string, string][] {
  const { acceptConditions, notAccept, procedure, result, fee, materials, timeLimit } = elements;
  const list = (key: string, words: string[]) =>
    words.map((text, at): [string, string] => [`/elements/${key}/${at}`, text]);
  return [
    ...list('acceptConditions', acceptConditions),
    ...list('notAccept', notAccept),
    ['/elements/procedure', procedure],
    ['/elements/result', result],
    ['/elements/fee/standard', fee.standard],
    ['/elements/timeLimit/note', timeLimit.note ?? ''],
    ...materials.flatMap(({ whenText = '', standard = '' }, at): [string, string][] => [
      [`/elements/materials/${at}/whenText`, whenText],
      [`/elements/materials/${at}/standard`, standard],
    ]),
  ];
}

/** Nobody needs to ask again after reading the guide: no empty words, and the way is told step by step. */
export const itemGuide: ItemRule = (item) => {
  const vague = textsOf(item).flatMap(([path, text]): Finding[] => {
    const word = EMPTY.exec(text)?.[0];
    if (word === undefined) return [];
    return [
      { severity: 'error', code, path, message: `办事指南写着“${word}”，群众看了仍不知道怎么办。请写明具体内容。` },
    ];
  });
  const steps = item.elements.procedure.split(STEPS).filter((step) => step.trim() !== '');
  if (steps.length > 1 || item.elements.procedure.trim() === '') return vague;
  const message = '办理流程没有分步写明。请依次写出各个步骤，例如“申请→受理→复核→出件”。';
  return [...vague, { severity: 'error', code, path: '/elements/procedure', message }];
};
