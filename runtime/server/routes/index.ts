import type { App } from '../http/env.ts';
import type { Services } from '../services.ts';
import { applicantRoutes } from './applicants.ts';
import { caseRoutes } from './cases.ts';
import { catalogueRoutes } from './catalogue.ts';
import { demoRoutes } from './demo.ts';
import { divisionRoutes } from './divisions.ts';
import { documentRoutes } from './documents.ts';
import { draftRoutes } from './drafts.ts';
import { fileRoutes } from './files.ts';
import { ledgerRoutes } from './ledgers.ts';
import { moveRoutes } from './moves.ts';
import { packRoutes } from './packs.ts';
import { progressRoutes } from './progress.ts';
import { sessionRoutes } from './session.ts';
import { taskRoutes } from './tasks.ts';
import { worklistRoutes } from './worklist.ts';

/** Every group of routes, in the order of `/api/openapi.json`. */
export const routes: ((app: App, services: Services) => void)[] = [
  sessionRoutes,
  demoRoutes,
  catalogueRoutes,
  divisionRoutes,
  applicantRoutes,
  caseRoutes,
  taskRoutes,
  moveRoutes,
  worklistRoutes,
  documentRoutes,
  fileRoutes,
  ledgerRoutes,
  progressRoutes,
  packRoutes,
  draftRoutes,
];
