import type { BpmnFactory, Business, DiagramElement } from '../services.ts';
import { type Step, steps } from './steps.ts';

interface Create {
  start(event: Event, shape: DiagramElement | DiagramElement[], context?: object): void;
}
interface Factory {
  createShape(attributes: Record<string, unknown>): DiagramElement;
  createParticipantShape(): DiagramElement;
}
interface Tool {
  activateHand?(event: Event): void;
  activateSelection?(event: Event): void;
  start?(event: Event): void;
}
interface Entry {
  group: string;
  title: string;
  html: string;
  action: Record<'click' | 'dragstart', (event: Event) => void> | { click: (event: Event) => void };
}

const html = (icon: string, text: string, kind = '') =>
  `<div class="entry st-entry ${kind}" draggable="true"><i class="${icon}"></i><span>${text}</span></div>`;

function moddleOf(factory: BpmnFactory, step: Step): Business {
  const pause = step.clockReason ? { 'wutong:clock': 'pause', 'wutong:clockReason': step.clockReason } : {};
  const outcomes = factory.create('wutong:Outcomes', {
    outcomes: step.outcomes.map((outcome) => factory.create('wutong:Outcome', { ...outcome })),
  });
  return factory.create('bpmn:UserTask', {
    name: step.name,
    'wutong:post': step.post,
    ...pause,
    extensionElements: factory.create('bpmn:ExtensionElements', { values: [outcomes] }),
  });
}

/** The palette of the studio: tools, our approval steps ready for use, and the elements that the kernel runs. */
export class PaletteProvider {
  static $inject = [
    'palette',
    'create',
    'elementFactory',
    'bpmnFactory',
    'handTool',
    'lassoTool',
    'spaceTool',
    'globalConnect',
  ];

  readonly getPaletteEntries: () => () => Record<string, Entry>;

  constructor(
    palette: { registerProvider(priority: number, provider: PaletteProvider): void },
    create: Create,
    factory: Factory,
    bpmn: BpmnFactory,
    hand: Tool,
    lasso: Tool,
    space: Tool,
    connect: Tool,
  ) {
    const drop = (make: () => DiagramElement | DiagramElement[]) => {
      const start = (event: Event) => create.start(event, make());
      return { click: start, dragstart: start };
    };
    const shape = (attributes: Record<string, unknown>) => drop(() => factory.createShape(attributes));
    const tool = (title: string, icon: string, click: (event: Event) => void): Entry => ({
      group: 'tools',
      title,
      html: html(icon, title),
      action: { click },
    });
    const element = (group: string, title: string, icon: string, action: Entry['action']): Entry => ({
      group,
      title,
      html: html(icon, title),
      action,
    });
    const stepEntries = steps.map((step): [string, Entry] => [
      `step.${step.id}`,
      {
        group: 'steps',
        title: `添加“${step.name}”环节`,
        html: html('bpmn-icon-user', step.name, 'st-entry-step'),
        action: drop(() => factory.createShape({ type: 'bpmn:UserTask', businessObject: moddleOf(bpmn, step) })),
      },
    ]);
    const subProcess = () => {
      const outer = factory.createShape({ type: 'bpmn:SubProcess', x: 0, y: 0, isExpanded: true });
      return [outer, factory.createShape({ type: 'bpmn:StartEvent', x: 40, y: 82, parent: outer })];
    };
    const event = (type: string, definition: string) => shape({ type, eventDefinitionType: definition });
    const entries: Record<string, Entry> = {
      hand: tool('移动', 'bpmn-icon-hand-tool', (event) => hand.activateHand?.(event)),
      lasso: tool('框选', 'bpmn-icon-lasso-tool', (event) => lasso.activateSelection?.(event)),
      space: tool('间距', 'bpmn-icon-space-tool', (event) => space.activateSelection?.(event)),
      connect: tool('连线', 'bpmn-icon-connection-multi', (event) => connect.start?.(event)),
      ...Object.fromEntries(stepEntries),
      task: element('steps', '环节', 'bpmn-icon-user-task', shape({ type: 'bpmn:UserTask' })),
      start: element('events', '开始', 'bpmn-icon-start-event-none', shape({ type: 'bpmn:StartEvent' })),
      end: element('events', '结束', 'bpmn-icon-end-event-none', shape({ type: 'bpmn:EndEvent' })),
      timer: element(
        'events',
        '定时',
        'bpmn-icon-intermediate-event-catch-timer',
        event('bpmn:IntermediateCatchEvent', 'bpmn:TimerEventDefinition'),
      ),
      message: element(
        'events',
        '等消息',
        'bpmn-icon-intermediate-event-catch-message',
        event('bpmn:IntermediateCatchEvent', 'bpmn:MessageEventDefinition'),
      ),
      exclusive: element('gateways', '排他', 'bpmn-icon-gateway-xor', shape({ type: 'bpmn:ExclusiveGateway' })),
      parallel: element('gateways', '并行', 'bpmn-icon-gateway-parallel', shape({ type: 'bpmn:ParallelGateway' })),
      subProcess: element('gateways', '子流程', 'bpmn-icon-subprocess-expanded', drop(subProcess)),
      pool: element(
        'gateways',
        '泳池',
        'bpmn-icon-participant',
        drop(() => factory.createParticipantShape()),
      ),
    };
    this.getPaletteEntries = () => () => entries;
    palette.registerProvider(500, this);
  }
}
