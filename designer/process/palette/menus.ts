import type { DiagramElement } from '../services.ts';

interface Entries {
  [id: string]: { group?: string; className?: string; title?: string; action?: unknown };
}

/** Parts of the ids of bpmn-js's replace menu that name elements which the kernel refuses. */
const refused =
  /signal|escalation|compensation|conditional-(?!flow)|cancel|link|complex|transaction|ad-?hoc|event-subprocess|instantiat|toggle-loop|participant-multiplicity/;

/** Offers only what runs: the replace menu without elements that the kernel refuses. */
export class RunnableMenu {
  static $inject = ['popupMenu'];

  constructor(popupMenu: { registerProvider(id: string, priority: number, provider: RunnableMenu): void }) {
    popupMenu.registerProvider('bpmn-replace', 400, this);
  }

  getPopupMenuEntries() {
    return (entries: Entries): Entries =>
      Object.fromEntries(Object.entries(entries).filter(([id]) => !refused.test(id)));
  }

  getPopupMenuHeaderEntries() {
    return (entries: Entries): Entries =>
      Object.fromEntries(Object.entries(entries).filter(([id]) => !refused.test(id)));
  }
}

interface Append {
  append(event: Event, element: DiagramElement): void;
}
interface AutoPlace {
  append(element: DiagramElement, shape: DiagramElement): void;
}
interface Factory {
  createShape(attributes: Record<string, unknown>): DiagramElement;
}
interface Create {
  start(event: Event, shape: DiagramElement, context: { source: DiagramElement }): void;
}

/** The context pad appends a user task where bpmn-js appends a task that nobody works. */
export class UserTaskPad {
  static $inject = ['contextPad', 'elementFactory', 'autoPlace', 'create'];

  readonly getContextPadEntries: (element: DiagramElement) => (entries: Entries) => Entries;

  constructor(
    pad: { registerProvider(priority: number, provider: UserTaskPad): void },
    factory: Factory,
    autoPlace: AutoPlace,
    create: Create,
  ) {
    const make = () => factory.createShape({ type: 'bpmn:UserTask' });
    const actions: Append & { drag(event: Event, element: DiagramElement): void } = {
      append: (_event, element) => autoPlace.append(element, make()),
      drag: (event, source) => create.start(event, make(), { source }),
    };
    this.getContextPadEntries = () => (entries) => {
      const { 'append.append-task': task, 'append.compensation-activity': _compensation, ...rest } = entries;
      if (!task) return rest;
      const action = { click: actions.append, dragstart: actions.drag };
      return { 'append.append-task': { ...task, className: 'bpmn-icon-user-task', action }, ...rest };
    };
    pad.registerProvider(400, this);
  }
}
