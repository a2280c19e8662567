/** Campaigns (专项任务): one process for every office of a part of the tree, with dates, evidence, board and spot check. */
export { advanceCampaign, waitingAt } from './advance.ts';
export { type Board, type BoardRow, type BoardStage, type BoardTotal, campaignBoard } from './board.ts';
export { checkCampaign } from './check.ts';
export { stageDates } from './dates.ts';
export { comparedFigures, type Records, reportDifferences } from './differences.ts';
export { drawnOffices, isTrueDraw } from './draw.ts';
export { officeFor, officesInScope } from './offices.ts';
export { type PlayedProof, playProof, proveCampaign, renderSummary } from './prove.ts';
export { type Reminder, remindersOn } from './reminders.ts';
export { startCampaign } from './start.ts';
export { type CampaignSummary, campaignSummary, summaryData } from './summary.ts';
