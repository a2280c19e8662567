import { canonicalJson } from '../digest.ts';
import { checkExpression } from '../feel/index.ts';
import type { JsonObject } from '../json.ts';
import type { Problem } from '../result.ts';
import type { CompiledItem } from '../service/types.ts';
import { placeOf } from './places.ts';
import { fieldDefinition } from './questions.ts';
import { isSameQuestion } from './sameQuestion.ts';
import type { BundleSource } from './types.ts';

/** An item of a bundle with the files to mend. */
export interface MemberPart {
  compiled: CompiledItem;
  itemFile: string;
  formFile: string;
}

export type Members = Record<string, MemberPart>;

const fault = (path: string, message: string): Problem => ({ code: 'bundle.incoherent', message, path });

/** What a schema cannot say of a bundle. Paths inside the part; conflicts of definition name both files. */
export const checkBundle = (source: BundleSource, members: Members): Problem[] => [
  ...repeated(
    source.items.map(({ item }) => item),
    (index) => `/items/${index}/item`,
    '事项',
  ),
  ...source.items.flatMap(({ when }, index) => expression(when, `/items/${index}/when`)),
  ...(source.situations ?? []).flatMap((question, index) => [
    ...expression(question.when, `/situations/${index}/when`),
    ...questionConflicts(question, index, members),
  ]),
  ...checkApplicant(members),
  ...checkFields(source, members),
  ...checkMaterials(source, members),
];

/** One applicant hands everything in: there must be a kind of applicant that every item serves. */
function checkApplicant(members: Members): Problem[] {
  const served = Object.values(members).map(({ compiled }) => compiled.item.elements.serviceObjects);
  const [first = [], ...others] = served;
  if (first.some((kind) => others.every((kinds) => kinds.includes(kind)))) return [];
  return [
    fault('/items', '各事项的服务对象没有共同的一类（自然人或者法人），不能由同一个申请人一次申请，请调整事项。'),
  ];
}

const expression = (text: string | undefined, path: string): Problem[] => {
  const problem = text === undefined ? undefined : checkExpression(text);
  return problem ? [{ ...problem, path }] : [];
};

function repeated(names: string[], path: (index: number) => string, noun: string): Problem[] {
  return names.flatMap((name, index) =>
    names.indexOf(name) < index ? [fault(path(index), `${noun}“${name}”重复，请只保留一个。`)] : [],
  );
}

/** An answer to the bundle's question would be no answer to the item's. */
function questionConflicts(
  question: NonNullable<BundleSource['situations']>[number],
  index: number,
  members: Members,
): Problem[] {
  return Object.values(members).flatMap(({ compiled, itemFile }) =>
    (compiled.item.situations ?? [])
      .filter(({ id }) => id === question.id)
      .filter((other) => !isSameQuestion(question, other))
      .map(() => {
        const message = `情形“${question.id}”与 ${itemFile} 中同名的情形回答方式不同，请改名或统一选项。`;
        return fault(`/situations/${index}`, message);
      }),
  );
}

function checkFields({ shared }: BundleSource, members: Members): Problem[] {
  const places = Object.values(shared.fields).flatMap(({ from }) => from);
  const paths = Object.entries(shared.fields).flatMap(([name, { from }]) =>
    from.map((_, index) => `/shared/fields/${name}/from/${index}`),
  );
  return [
    ...repeated(places, (index) => paths[index] ?? '', '字段'),
    ...Object.entries(shared.fields).flatMap(([name, { from }]) => checkField(name, from, members)),
  ];
}

function checkField(shared: string, from: string[], members: Members): Problem[] {
  const found: { file: string; definition: JsonObject; path: string; place: string }[] = [];
  const problems: Problem[] = [];
  for (const [index, place] of from.entries()) {
    const { item, name } = placeOf(place);
    const path = `/shared/fields/${shared}/from/${index}`;
    const member = members[item];
    const definition = member && fieldDefinition(member.compiled, name);
    if (!member) problems.push(fault(path, `“${item}”不是本一件事的事项。`));
    else if (!definition) problems.push(fault(path, `${member.formFile} 中没有字段“${name}”。`));
    else found.push({ file: member.formFile, definition, path, place });
  }
  const [first, ...rest] = found;
  return [
    ...problems,
    ...rest.flatMap((other) => {
      if (!first || canonicalJson(first.definition) === canonicalJson(other.definition)) return [];
      const message = `“${first.place}”（${first.file}）与“${other.place}”（${other.file}）的定义不同：${wordsOf(first.definition)}；${wordsOf(other.definition)}。不能共用一个回答，请统一或分开。`;
      return [{ code: 'bundle.conflict', message, path: other.path }];
    }),
  ];
}

const wordsOf = (definition: JsonObject): string =>
  Object.entries(definition)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join('，');

function checkMaterials({ shared }: BundleSource, members: Members): Problem[] {
  const groups = Object.entries(shared.materials ?? {});
  const places = groups.flatMap(([, from]) => from);
  const paths = groups.flatMap(([group, from]) => from.map((_, index) => `/shared/materials/${group}/${index}`));
  return [
    ...repeated(places, (index) => paths[index] ?? '', '材料'),
    ...places.flatMap((place, index) => {
      const { item, name } = placeOf(place);
      const member = members[item];
      if (!member) return [fault(paths[index] ?? '', `“${item}”不是本一件事的事项。`)];
      if (member.compiled.item.elements.materials.some(({ id }) => id === name)) return [];
      return [fault(paths[index] ?? '', `${member.itemFile} 中没有材料“${name}”。`)];
    }),
  ];
}
