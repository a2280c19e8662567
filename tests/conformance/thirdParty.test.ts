import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importBpmn } from '../../engine/dialect/index.ts';
import { report, suite } from './suites.ts';

const folder = suite('third-party-bpmn');
const files = folder === undefined ? [] : readdirSync(folder).filter((name) => /\.(bpmn|xml)$/.test(name));

/** Files that are no BPMN 2.0 by their own tests' intent; they must be refused with a sentence. */
const INVALID: Record<string, string> = {};

const NODE =
  /<(?:[\w-]+:)?(task|userTask|manualTask|serviceTask|scriptTask|businessRuleTask|sendTask|receiveTask|callActivity|subProcess|transaction|adHocSubProcess|startEvent|endEvent|intermediateCatchEvent|intermediateThrowEvent|boundaryEvent|exclusiveGateway|parallelGateway|inclusiveGateway|eventBasedGateway|complexGateway|sequenceFlow)(?=[\s/>])/g;
const FOREIGN = /\s((?:camunda|operaton|zeebe|flowable|activiti):[\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const FOREIGN_ELEMENT = /<((?:camunda|operaton|zeebe|flowable|activiti):[\w-]+)(?=[\s/>])/g;

const ENTITIES: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'", '&amp;': '&' };
const decoded = (text: string) =>
  text
    .replace(/&#(x?)([\da-f]+);/gi, (_, hex, code) => String.fromCodePoint(Number.parseInt(code, hex ? 16 : 10)))
    .replace(/&(?:lt|gt|quot|apos|amp);/g, (entity) => ENTITIES[entity] ?? entity)
    .replace(/\s+/g, ' ');
const code = (xml: string) => xml.replace(/<!--[\s\S]*?-->/g, '').replace(/<!\[CDATA\[[\s\S]*?\]\]>/g, '');
/** An attribute of the same namespace as its element may be written with or without the prefix. */
const unprefixed = (xml: string) => xml.replace(/<(\w+):[^<>]*>/g, (tag, prefix) => tag.replaceAll(` ${prefix}:`, ' '));

/** Read without any BPMN library, so that the library's own losses are seen. */
const nodesOf = (xml: string) => [...code(xml).matchAll(NODE)].map(([, name]) => name).sort();
const attributesOf = (xml: string) =>
  [...unprefixed(code(xml)).matchAll(FOREIGN)].map(([, name, a, b]) => `${name}=${decoded(a ?? b ?? '')}`).sort();
const elementsOf = (xml: string) => [...code(xml).matchAll(FOREIGN_ELEMENT)].map(([, name]) => name).sort();

async function faultOf(file: string): Promise<string | undefined> {
  const xml = readFileSync(join(folder ?? '', file), 'utf8');
  const imported = await importBpmn(xml, { file });
  if (!imported.ok) return INVALID[file] === undefined ? imported.problems[0]?.message : undefined;
  const after = imported.value.xml;
  if (nodesOf(xml).join() !== nodesOf(after).join()) return '丢失了元素';
  if (attributesOf(xml).join() !== attributesOf(after).join()) return '丢失了外来属性';
  if (elementsOf(xml).join() !== elementsOf(after).join()) return '丢失了外来扩展';
  const known = new Set(imported.value.report.map(({ what }) => what));
  const unreported = attributesOf(xml).find((entry) => !known.has(entry.slice(0, entry.indexOf('='))));
  return unreported === undefined ? undefined : `报告中没有 ${unreported}`;
}

/** 210 models of Flowable, Camunda 7 and Activiti (Apache-2.0). */
describe.skipIf(folder === undefined)('third-party BPMN', () => {
  it('imports every model without losing a node or an attribute', async () => {
    const failing: string[] = [];
    for (const file of files) {
      const fault = await faultOf(file).catch((error: unknown) => `异常：${String(error)}`);
      if (fault !== undefined) failing.push(`${file}：${fault}`);
    }
    report('third-party-bpmn', files.length - failing.length, files.length, 100, failing);
    expect(failing).toEqual([]);
  });
});
