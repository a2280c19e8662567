/** bpmn-moddle ships types of the BPMN metamodel only; this is the reader, as far as we use it. */
declare module 'bpmn-moddle' {
  export interface ModdleWarning {
    message: string;
    element?: { id?: string };
    property?: string;
    value?: string;
  }
  export class BpmnModdle {
    constructor(packages?: Record<string, unknown>);
    fromXML(xml: string): Promise<{ rootElement: unknown; warnings: ModdleWarning[] }>;
  }
}
