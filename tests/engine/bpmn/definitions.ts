import { type Definitions, readDefinitions } from '#engine';

/** A BPMN file around root elements. */
export const definitions = (roots: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:wutong="https://wutong.dev/bpmn/1"
  xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xmlns:tns="https://wutong.dev/kite" id="definitions" targetNamespace="https://wutong.dev/kite">${roots}</definitions>`;

export async function readAll(xml: string, options: Parameters<typeof readDefinitions>[1] = {}): Promise<Definitions> {
  const read = await readDefinitions(xml, options);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
}

/** `code@element` of every problem. */
export async function refusedBy(xml: string): Promise<string[]> {
  const read = await readDefinitions(xml);
  return read.ok ? [] : read.problems.map(({ code, element }) => (element === undefined ? code : `${code}@${element}`));
}
