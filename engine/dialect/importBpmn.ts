import { readDefinitions } from '../bpmn/index.ts';
import { hostileXml } from '../bpmn/read/guard.ts';
import { bpmnParser, parseXml } from '../bpmn/read/parse.ts';
import { fail, ok, type Result } from '../result.ts';
import { attributeRule } from './attributes.ts';
import { translateExpressions } from './conditions.ts';
import { dialectOf, foreignPrefixes } from './detect.ts';
import { extensionRule } from './extensions.ts';
import { everyElement, extensionsAt, idOf, type ModelElement, prefixOf } from './model.ts';
import { dropped, type Outcome, REASONS } from './outcome.ts';
import type { Dialect, ImportedModel, ImportOptions, MappingEntry } from './types.ts';

/**
 * Takes over a model that was drawn for Camunda 7 or 8, Flowable or Activiti: its extensions become `wutong:` settings
 * where there is an equal, simple JUEL becomes FEEL, and the report says of each what became of it. The foreign
 * attributes stay in the file as they were. Fails only for a file that is no BPMN; `problems` of the result say what
 * still keeps the model from running.
 */
export async function importBpmn(xml: string, options: ImportOptions = {}): Promise<Result<ImportedModel>> {
  const hostile = hostileXml(xml);
  if (hostile) return fail(placed(hostile, options));
  const parsed = await parse(xml);
  if (typeof parsed === 'string')
    return fail(placed({ code: 'bpmn.xml', message: `文件不能作为 BPMN 2.0 读取：${parsed}` }, options));
  const prefixes = foreignPrefixes(parsed);
  // A model that was taken over before has nothing left to map; its foreign extensions are only kept.
  const again = parsed.get('wutong:importedFrom') !== undefined;
  const report = again ? [] : everyElement(parsed).flatMap((element) => takeOver(element, prefixes, options));
  const dialect = dialectOf(prefixes);
  if (dialect !== 'bpmn') parsed.set('wutong:importedFrom', dialect);
  const written = await bpmnParser().toXML(parsed, { format: true });
  const read = await readDefinitions(written.xml, options);
  return ok({ dialect, xml: written.xml, report, problems: read.ok ? [] : read.problems });
}

const placed = <T extends object>(problem: T, { file }: ImportOptions): T =>
  file === undefined ? problem : { ...problem, file };

/** The root, or what is unreadable: content that the parser passes over would be lost when the file is written. */
async function parse(xml: string): Promise<ModelElement | string> {
  try {
    const { rootElement, warnings } = await parseXml(xml);
    const lost = warnings.find(({ message }) => /unparsable|unrecognized|duplicate ID/.test(message));
    if (!lost && rootElement) return rootElement as unknown as ModelElement;
    return (lost ?? warnings[0])?.message ?? '格式有误';
  } catch (error) {
    return error instanceof Error ? error.message : '格式有误';
  }
}

function takeOver(element: ModelElement, prefixes: Map<string, Dialect>, options: ImportOptions): MappingEntry[] {
  const note = (what: string, value: string, outcome: Outcome): MappingEntry => ({
    element: idOf(element),
    what,
    value,
    ...('to' in outcome
      ? { state: 'mapped', to: outcome.to, ...(outcome.reason === undefined ? {} : { reason: outcome.reason }) }
      : { state: 'dropped', reason: outcome.dropped }),
  });
  const attributes = Object.entries(element.$attrs ?? {})
    .filter(([name]) => prefixes.has(prefixOf(name)))
    .map(([name, value]) => note(name, value, takeAttribute(name, value, element, options)));
  const extensions = extensionsAt(element)
    .filter(({ $type }) => prefixes.has(prefixOf($type)))
    .map((extension) =>
      note(extension.$type, worth(extension), extensionRule(extension.$type)(extension, element, options)),
    );
  const expressions = translateExpressions(element).map(({ what, value, outcome }) => note(what, value, outcome));
  return [...attributes, ...extensions, ...expressions];
}

/** The drawing carries positions for the other product's canvas. */
const takeAttribute = (name: string, value: string, element: ModelElement, options: ImportOptions): Outcome =>
  element.$type.startsWith('bpmndi:') ? dropped(REASONS.display) : attributeRule(name)(value, element, options);

/** An extension element in a few words: its attributes or its text. */
function worth(extension: ModelElement): string {
  const attributes = Object.entries(extension).filter(
    ([name, value]) => !name.startsWith('$') && typeof value === 'string',
  );
  return attributes.map(([name, value]) => `${name}=${value}`).join(' ') || (extension.$body ?? '').trim();
}
