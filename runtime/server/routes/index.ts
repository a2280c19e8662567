import type { App } from '../http/env.ts';
import type { Services } from '../services.ts';
import { applicantRoutes } from './applicants.ts';
import { bundleRoutes } from './bundles.ts';
import { caseRoutes } from './cases.ts';
import { catalogueRoutes } from './catalogue.ts';
import { certificationRoutes } from './certification.ts';
import { demoRoutes } from './demo.ts';
import { divisionRoutes } from './divisions.ts';
import { documentRoutes } from './documents.ts';
import { draftRoutes } from './drafts.ts';
import { driftRoutes } from './drift.ts';
import { exchangeRoutes } from './exchange.ts';
import { fileRoutes } from './files.ts';
import { indicatorRoutes } from './indicators.ts';
import { ledgerEntryRoutes } from './ledgerEntry.ts';
import { ledgerRoutes } from './ledgers.ts';
import { localizationRoutes } from './localizations.ts';
import { moveRoutes } from './moves.ts';
import { packChangeRoutes } from './packChanges.ts';
import { packRoutes } from './packs.ts';
import { posterRoutes } from './posters.ts';
import { progressRoutes } from './progress.ts';
import { ruleTextRoutes } from './ruleTexts.ts';
import { sessionRoutes } from './session.ts';
import { taskRoutes } from './tasks.ts';
import { worklistRoutes } from './worklist.ts';

/** Every group of routes, in the order of `/api/openapi.json`. */
export const routes: ((app: App, services: Services) => void)[] = [
  sessionRoutes,
  demoRoutes,
  catalogueRoutes,
  bundleRoutes,
  divisionRoutes,
  applicantRoutes,
  caseRoutes,
  taskRoutes,
  moveRoutes,
  worklistRoutes,
  documentRoutes,
  fileRoutes,
  ledgerRoutes,
  ledgerEntryRoutes,
  indicatorRoutes,
  ruleTextRoutes,
  posterRoutes,
  progressRoutes,
  packRoutes,
  driftRoutes,
  certificationRoutes,
  packChangeRoutes,
  draftRoutes,
  exchangeRoutes,
  localizationRoutes,
];
