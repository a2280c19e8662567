import Modeler from 'bpmn-js/lib/Modeler';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn.css';
import { wutongModdle } from '#engine';
import { RunnableMenu, UserTaskPad } from './palette/menus.ts';
import { PaletteProvider } from './palette/provider.ts';
import type { Services } from './services.ts';
import { translateModule } from './translate/index.ts';

export type { Modeler };

const studioModule = {
  __init__: ['studioPalette', 'runnableMenu', 'userTaskPad'],
  studioPalette: ['type', PaletteProvider],
  runnableMenu: ['type', RunnableMenu],
  userTaskPad: ['type', UserTaskPad],
};

/** bpmn-js in Chinese with our palette and the `wutong:` attributes. */
export const createModeler = (container: HTMLElement): Modeler =>
  new Modeler({
    container,
    additionalModules: [translateModule, studioModule],
    moddleExtensions: { wutong: wutongModdle },
  });

export const serviceOf = <K extends keyof Services>(modeler: Modeler, name: K): Services[K] =>
  modeler.get<Services[K]>(name);
