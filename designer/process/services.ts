/** The services of bpmn-js as far as the studio uses them; the library gives them without types. */

/** An element of the BPMN metamodel. `get` reads a property with its namespace, such as `wutong:post`. */
export interface Business {
  $type: string;
  id: string;
  name?: string;
  $instanceOf(type: string): boolean;
  get(name: string): unknown;
  set(name: string, value: unknown): void;
  [property: string]: unknown;
}

export interface DiagramElement {
  id: string;
  type: string;
  businessObject: Business;
  parent?: DiagramElement;
  incoming: DiagramElement[];
  outgoing: DiagramElement[];
  source?: DiagramElement;
  target?: DiagramElement;
  labelTarget?: DiagramElement;
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface EventBus {
  on(events: string | string[], listener: (event: { element?: DiagramElement }) => void): void;
  off(events: string | string[], listener: (event: { element?: DiagramElement }) => void): void;
}

export interface Modeling {
  updateProperties(element: DiagramElement, properties: Record<string, unknown>): void;
  updateModdleProperties(element: DiagramElement, business: Business, properties: Record<string, unknown>): void;
}

export interface Registry {
  get(id: string): DiagramElement | undefined;
  filter(test: (element: DiagramElement) => boolean): DiagramElement[];
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Canvas {
  zoom(to?: number | 'fit-viewport', center?: 'auto'): number;
  viewbox(): { inner: Box; outer: Box };
  viewbox(box: Box): void;
  scrollToElement(element: DiagramElement, padding?: number): void;
  addMarker(element: DiagramElement | string, marker: string): void;
  removeMarker(element: DiagramElement | string, marker: string): void;
  getRootElement(): DiagramElement;
  /** Tells that the container has another size. */
  resized(): void;
  getContainer(): HTMLElement;
}

export interface Selection {
  get(): DiagramElement[];
  select(element: DiagramElement | DiagramElement[] | null): void;
}

export interface CommandStack {
  undo(): void;
  redo(): void;
  canUndo(): boolean;
  canRedo(): boolean;
}

export interface Overlays {
  add(id: string, type: string, overlay: { position: Record<string, number>; html: HTMLElement }): string;
  remove(filter: { type: string }): void;
}

export interface BpmnFactory {
  create(type: string, properties?: Record<string, unknown>): Business;
}

export interface Services {
  eventBus: EventBus;
  modeling: Modeling;
  elementRegistry: Registry;
  canvas: Canvas;
  selection: Selection;
  commandStack: CommandStack;
  overlays: Overlays;
  bpmnFactory: BpmnFactory;
}
