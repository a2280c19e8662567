import type { App } from '../app.ts';
import type { Services } from '../services.ts';
import { caseRoutes } from './cases.ts';
import { catalogueRoutes } from './catalogue.ts';
import { demoRoutes } from './demo.ts';
import { sessionRoutes } from './session.ts';
import { taskRoutes } from './tasks.ts';
import { worklistRoutes } from './worklist.ts';

/** Every group of routes, in the order of `/api/openapi.json`. */
export const routes: ((app: App, services: Services) => void)[] = [
  sessionRoutes,
  demoRoutes,
  catalogueRoutes,
  caseRoutes,
  taskRoutes,
  worklistRoutes,
];
