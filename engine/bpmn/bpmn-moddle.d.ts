/** bpmn-moddle ships types of the BPMN metamodel only; this is the reader, as far as we use it. */
declare module 'bpmn-moddle' {
  export interface ModdleProperty {
    isAttr?: boolean;
    isMany?: boolean;
  }
  export interface ModdleDescriptor {
    propertiesByName: Record<string, ModdleProperty | undefined>;
  }
  export interface ModdleElement {
    id?: string;
    $parent?: ModdleElement;
    $descriptor: ModdleDescriptor;
    [property: string]: unknown;
  }
  export type ModdleElements = Record<string, ModdleElement | undefined>;
  export interface ModdleWarning {
    message: string;
    element?: ModdleElement;
    property?: string;
    value?: string;
  }
  export interface ModdleResult {
    rootElement: unknown;
    warnings: ModdleWarning[];
    elementsById: ModdleElements;
  }
  export class BpmnModdle {
    constructor(packages?: Record<string, unknown>);
    getType(name: string): { $descriptor: ModdleDescriptor };
    fromXML(xml: string, options?: { lax?: boolean }): Promise<ModdleResult>;
    toXML(root: unknown, options?: { format?: boolean }): Promise<{ xml: string }>;
  }
}
