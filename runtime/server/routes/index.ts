import type { App } from '../http/env.ts';
import type { Services } from '../services.ts';
import { applicantRoutes } from './applicants.ts';
import { applicationRoutes } from './applications.ts';
import { bundleApplicationRoutes } from './bundleApplications.ts';
import { bundleRoutes } from './bundles.ts';
import { campaignReportRoutes } from './campaignReports.ts';
import { campaignRunRoutes } from './campaignRuns.ts';
import { campaignRoutes } from './campaigns.ts';
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
import { ledgerAccessRoutes } from './ledgerAccess.ts';
import { ledgerEntryRoutes } from './ledgerEntry.ts';
import { ledgerRoutes } from './ledgers.ts';
import { localizationRoutes } from './localizations.ts';
import { moveRoutes } from './moves.ts';
import { packChangeRoutes } from './packChanges.ts';
import { packRoutes } from './packs.ts';
import { posterRoutes } from './posters.ts';
import { progressRoutes } from './progress.ts';
import { ratingRoutes } from './ratings.ts';
import { reachRoutes } from './reach.ts';
import { reconciliationRoutes } from './reconciliations.ts';
import { ruleTextRoutes } from './ruleTexts.ts';
import { sampleCheckRoutes } from './sampleChecks.ts';
import { sessionRoutes } from './session.ts';
import { staffingRoutes } from './staffing.ts';
import { taskRoutes } from './tasks.ts';
import { worklistRoutes } from './worklist.ts';

/** Every group of routes, in the order of `/api/openapi.json`. */
export const routes: ((app: App, services: Services) => void)[] = [
  sessionRoutes,
  demoRoutes,
  catalogueRoutes,
  bundleRoutes,
  applicationRoutes,
  bundleApplicationRoutes,
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
  ledgerAccessRoutes,
  indicatorRoutes,
  campaignRoutes,
  campaignReportRoutes,
  campaignRunRoutes,
  ruleTextRoutes,
  posterRoutes,
  progressRoutes,
  ratingRoutes,
  reachRoutes,
  reconciliationRoutes,
  sampleCheckRoutes,
  packRoutes,
  driftRoutes,
  staffingRoutes,
  certificationRoutes,
  packChangeRoutes,
  draftRoutes,
  exchangeRoutes,
  localizationRoutes,
];
