import { query, request, saveFile, uploadFile } from './request.ts';
import type * as T from './types.ts';

export * from './request.ts';
export type * from './types.ts';

const part = encodeURIComponent;

/** The HTTP API as typed functions; paths as in `/api/openapi.json`. Every function may throw `ApiError`. */
export const api = {
  me: () => request<T.Me>('GET', '/session'),
  signIn: (userName: string, password: string) => request<T.Me>('POST', '/session', { body: { userName, password } }),
  signOut: () => request<void>('DELETE', '/session'),
  demo: () => request<T.DemoAccounts>('GET', '/demo'),

  divisions: () => request<T.DivisionList>('GET', '/divisions'),
  catalogue: () => request<T.Catalogue>('GET', '/catalogue'),
  guide: (ref: string) => request<T.Guide>('GET', `/guides/${part(ref)}`),
  bundles: () => request<T.BundleList>('GET', '/bundles'),
  bundlePlan: (ref: string, body: T.BundleAnswers) =>
    request<T.BundlePlan>('POST', `/bundles/${part(ref)}/plan`, { body }),
  acceptingOffices: (text: string, item?: string) =>
    request<T.AcceptingOffices>('GET', `/accepting-offices${query({ text, item })}`),
  itemForm: (ref: string, office: string) =>
    request<T.ApplicationForm>('GET', `/items/${part(ref)}/form${query({ office })}`),
  apply: (body: T.OpenApplication, key?: string) => send<T.ApplicationReceipt>('/applications', body, key),
  /** Without an office: the one at which the officer accepts. */
  bundleForm: (ref: string, office?: string) =>
    request<T.ApplicationForm>('GET', `/bundles/${part(ref)}/form${query({ office })}`),
  openBundle: (body: T.OpenBundle, key?: string) => send<T.ApplicationReceipt>('/bundle-applications', body, key),
  bundleProgress: (body: T.ProgressQuery) => request<T.BundleProgress>('POST', '/bundle-progress', { body }),
  bundleApplication: (id: string) => request<T.BundleApplication>('GET', `/bundle-applications/${part(id)}`),
  bundleDocument: (id: string, kind: string) =>
    request<T.RenderedDocument>('GET', `/bundle-applications/${part(id)}/documents/${part(kind)}`),
  bundleDocumentPdf: (id: string, kind: string) => `/api/bundle-applications/${part(id)}/documents/${part(kind)}.pdf`,
  uploadAsApplicant: (office: string, file: Blob, name: string, onProgress?: (part: number) => void) =>
    uploadFile<T.FileRef>(`/applicant-files${query({ office })}`, file, name, onProgress),
  progress: (body: T.ProgressQuery) => request<T.Progress>('POST', '/progress', { body }),
  supplementByNo: (body: T.ProgressSupplement, key?: string) => send<T.Progress>('/progress/supplement', body, key),
  rateByNo: (body: T.GiveRatingByNo) => request<T.RatedStage>('POST', '/progress/rating', { body }),
  ratingInvitation: (ticket: string) =>
    request<T.RatingInvitation>('POST', '/rating-invitations', { body: { ticket } }),
  rateByTicket: (body: T.GiveRatingByTicket) => request<T.RatedStage>('POST', '/rating-invitations/rating', { body }),

  item: (ref: string) => request<T.ItemForDesk>('GET', `/items/${part(ref)}`),
  applicant: (idNo: string) => request<T.ApplicantLookup>('GET', `/applicants/${part(idNo)}`),
  upload: (file: Blob, name: string, onProgress?: (part: number) => void) =>
    uploadFile<T.FileRef>('/files', file, name, onProgress),
  fileUrl: (file: { hash: string }) => `/api/files/${part(file.hash)}`,

  board: () => request<T.Board>('GET', '/board'),
  tasks: (filter: TaskFilter) => request<T.TaskList>('GET', `/tasks${query({ ...filter })}`),
  cases: (filter: CaseFilter) => request<T.CaseList>('GET', `/cases${query({ ...filter })}`),
  case: (id: string) => request<T.CaseDetail>('GET', `/cases/${part(id)}`),

  receive: (body: T.ReceiveCase, key?: string) => send<T.CaseView>('/cases', body, key),
  save: (id: string, body: T.SaveCase) => request<T.CaseView>('PUT', `/cases/${part(id)}`, { body }),
  supplement: (id: string, body: T.Supplement, key?: string) =>
    send<T.CaseView>(`/cases/${part(id)}/supplement`, body, key),
  withdraw: (id: string, body: T.Withdraw, key?: string) => send<T.CaseView>(`/cases/${part(id)}/withdraw`, body, key),
  claim: (id: string, token: number, version: number) => send<T.CaseView>(task(id, token, 'claim'), { version }),
  release: (id: string, token: number, version: number) => send<T.CaseView>(task(id, token, 'release'), { version }),
  complete: (id: string, token: number, body: T.CompleteTask, key?: string) =>
    send<T.CaseView>(task(id, token, 'complete'), body, key),
  sendBack: (id: string, token: number, body: T.SendBack, key?: string) =>
    send<T.CaseView>(task(id, token, 'send-back'), body, key),
  transfer: (id: string, token: number, body: T.Transfer, key?: string) =>
    send<T.CaseView>(task(id, token, 'transfer'), body, key),
  move: (id: string, body: T.MoveRequest, key?: string) => send<T.CaseView>(`/cases/${part(id)}/moves`, body, key),
  candidates: (id: string, filter: T.CandidateQuery) =>
    request<T.Candidates>('GET', `/cases/${part(id)}/candidates${query({ ...filter })}`),

  ratingsOfCase: (id: string) => request<T.RatingsOfCase>('GET', `/cases/${part(id)}/ratings`),
  inviteToRate: (id: string, stage: T.RatedStage['stage']) =>
    send<T.RatingTicketIssued>(`/cases/${part(id)}/rating-invitations`, { stage }),
  reach: (office?: string) => request<T.ReachBoard>('GET', `/reach${query({ office })}`),
  stationReach: (id: string) => request<T.StationReach>('GET', `/reach/${part(id)}`),
  stations: (text: string) => request<T.StationList>('GET', `/stations${query({ text })}`),
  stationGuide: (id: string) => request<T.StationGuide>('GET', `/stations/${part(id)}`),
  ratings: (filter: RatingFilter) => request<T.RatingList>('GET', `/ratings${query({ ...filter })}`),
  rating: (id: string) => request<T.RatingDetail>('GET', `/ratings/${part(id)}`),
  followUpRating: (id: string, body: T.RecordFollowUp) => send<T.RatingDetail>(`/ratings/${part(id)}/follow-ups`, body),

  reconciliations: () => request<T.ReconciliationList>('GET', '/reconciliations'),
  reconcile: () => request<T.Reconciliation>('POST', '/reconciliations', { body: {} }),
  refill: (run: string, body: T.LedgerRefill) =>
    request<T.LedgerRefilled>('POST', `/reconciliations/${part(run)}/refills`, { body }),
  differences: (run: string, filter: { kind?: string; offset: number; limit: number }) =>
    request<T.LedgerDifferences>('GET', `/reconciliations/${part(run)}/differences${query({ ...filter })}`),
  sampleChecks: (page: { offset: number; limit: number }) =>
    request<T.SampleCheckList>('GET', `/sample-checks${query({ ...page })}`),
  drawSampleCheck: (body: T.NewSampleCheck) => send<{ id: string }>('/sample-checks', body),
  sampleCheck: (id: string) => request<T.SampleCheckDetail>('GET', `/sample-checks/${part(id)}`),
  /** Opening a row is on record, so it is no mere reading. */
  sampleRow: (id: string, row: number) =>
    request<T.SampleCheckRow>('POST', `/sample-checks/${part(id)}/rows/${row}/view`, { body: {} }),
  markSampleRow: (id: string, row: number, version: number, marks: Record<string, T.SampleCellMark>) =>
    request<T.SampleCheckDetail>('PUT', `/sample-checks/${part(id)}/rows/${row}`, { body: { version, marks } }),
  finishSampleCheck: (id: string, version: number) =>
    send<T.SampleCheckDetail>(`/sample-checks/${part(id)}/finish`, { version }),
  replaySampleCheck: (id: string) => request<T.SampleReplay>('GET', `/sample-checks/${part(id)}/replay`),
  sampleCheckExport: (id: string) => `/api/sample-checks/${part(id)}/export.xlsx`,

  document: (id: string, kind: string) =>
    request<T.RenderedDocument>('GET', `/cases/${part(id)}/documents/${part(kind)}`),
  documentPdf: (id: string, kind: string) => `/api/cases/${part(id)}/documents/${part(kind)}.pdf`,

  posters: (office?: string) => request<T.PosterList>('GET', `/posters${query({ office })}`),
  poster: (ref: string, office: string) => request<T.PosterSheets>('GET', `/posters/${part(ref)}${query({ office })}`),
  posterPdf: (ref: string, office: string) => `/api/posters/${part(ref)}.pdf${query({ office })}`,

  ledgers: () => request<T.LedgerList>('GET', '/ledgers'),
  ledger: (ref: string, filter: LedgerFilter) =>
    request<T.LedgerPage>('GET', `/ledgers/${part(ref)}/rows${query({ ...filter })}`),
  ledgerRow: (ref: string, row: number, asOf?: string) =>
    request<T.LedgerRowDetail>('GET', `${ledgerRow(ref, row)}${query({ asOf })}`),
  ledgerForm: (ref: string) => request<T.LedgerForm>('GET', `/ledgers/${part(ref)}/form`),
  addLedgerRow: (ref: string, body: T.NewLedgerRow, key: string) =>
    send<T.LedgerRowDetail>(`/ledgers/${part(ref)}/rows`, body, key),
  correctLedgerRow: (ref: string, row: number, body: T.LedgerCorrection, key: string) =>
    request<T.LedgerRowDetail>('PUT', ledgerRow(ref, row), { body, key }),
  unmaskLedgerRow: (ref: string, row: number, body: T.LedgerPurpose) =>
    send<T.UnmaskedRow>(`${ledgerRow(ref, row)}/unmask`, body),
  ledgerCard: (ref: string, row: number) => request<T.LedgerCard>('GET', `${ledgerRow(ref, row)}/card`),
  saveLedgerCard: (ref: string, row: number, body: T.CardExport) =>
    saveFile(`${ledgerRow(ref, row)}/card-exports`, body),
  saveLedger: (ref: string, body: T.LedgerExport) => saveFile(`/ledgers/${part(ref)}/exports`, body),
  ledgerAccesses: (filter: { kind?: string; offset: number; limit: number }) =>
    request<T.LedgerAccessList>('GET', `/ledger-accesses${query({ ...filter })}`),
  ledgerTemplate: (ref: string) => `/api/ledgers/${part(ref)}/template.xlsx`,
  importLedger: (ledger: string, workbook: File, reason: string, onProgress?: (part: number) => void) =>
    uploadFile<T.LedgerEntered>(`/ledger-imports${query({ ledger, reason })}`, workbook, workbook.name, onProgress),

  localizations: () => request<T.LocalizationList>('GET', '/localizations'),
  localization: (id: string) => request<T.Localization>('GET', localization(id)),
  newLocalization: (body: T.NewLocalization) => request<T.Localization>('POST', '/localizations', { body }),
  saveLocalization: (id: string, body: T.SaveLocalization) =>
    request<T.Localization>('PUT', localization(id), { body }),
  /** `sandbox`, `submit`, `activate` */
  localizationStep: (id: string, verb: 'sandbox' | 'submit' | 'activate', version: number) =>
    request<T.Localization>('POST', `${localization(id)}/${verb}`, { body: { version } }),
  /** `withdraw`: a request; `end`: what is in force. */
  stopLocalization: (id: string, verb: 'withdraw' | 'end', version: number, reason: string) =>
    request<T.Localization>('POST', `${localization(id)}/${verb}`, { body: { version, reason } }),
  discardLocalization: (id: string, version: number) =>
    request<void>('DELETE', `${localization(id)}${query({ version })}`),

  campaigns: () => request<T.CampaignDefinitionList>('GET', '/campaigns'),
  rehearseCampaign: (ref: string, asked: T.StartCampaign) =>
    request<T.CampaignRehearsal>('GET', `/campaigns/${part(ref)}/rehearsal${query({ ...asked })}`),
  startCampaign: (ref: string, body: T.StartCampaign, key?: string) =>
    send<T.CampaignDone>(`/campaigns/${part(ref)}/runs`, body, key),
  campaignTasks: () => request<T.CampaignTaskList>('GET', '/campaign-tasks'),
  campaignRuns: () => request<T.CampaignRunList>('GET', '/campaign-runs'),
  campaignBoard: (id: string, office?: string) =>
    request<T.CampaignBoard>('GET', `${campaign(id)}${query({ office })}`),
  campaignOffice: (id: string, office: string) =>
    request<T.CampaignOfficeView>('GET', `${campaign(id)}/offices/${part(office)}`),
  completeCampaignTask: (id: string, office: string, body: T.CompleteCampaignTask, key?: string) =>
    send<T.CampaignDone>(`${campaign(id)}/offices/${part(office)}/complete`, body, key),
  giveCampaignFiles: (id: string, body: T.GiveCampaignFiles, key?: string) =>
    request<T.CampaignDone>('PUT', `${campaign(id)}/files`, key === undefined ? { body } : { body, key }),
  campaignFileUrl: (id: string, { hash }: { hash: string }) => `/api${campaign(id)}/files/${part(hash)}`,
  campaignEvidenceUrl: (id: string, office: string, { hash }: { hash: string }) =>
    `/api${campaign(id)}/offices/${part(office)}/files/${part(hash)}`,
  campaignReminders: (id: string) => request<T.CampaignReminderList>('GET', `${campaign(id)}/reminders`),
  remindCampaign: (id: string, body: T.SendReminders, key?: string) =>
    send<T.CampaignDone>(`${campaign(id)}/reminders`, body, key),
  campaignDraw: (id: string) => request<T.CampaignDraw>('GET', `${campaign(id)}/draw`),
  drawCampaign: (id: string, body: T.DrawSpotChecks, key?: string) =>
    send<T.CampaignDone>(`${campaign(id)}/draw`, body, key),
  enterFinding: (id: string, office: string, body: T.EnterFinding, key?: string) =>
    send<T.CampaignDone>(`${campaign(id)}/offices/${part(office)}/finding`, body, key),
  campaignSummary: (id: string) => request<T.CampaignSummaryView>('GET', `${campaign(id)}/summary`),
  closeCampaign: (id: string, body: T.CloseCampaign, key?: string) =>
    send<T.CampaignDone>(`${campaign(id)}/close`, body, key),
  campaignPaper: (id: string) => request<T.RenderedDocument>('GET', `${campaign(id)}/paper`),
  campaignPaperPdf: (id: string) => `/api${campaign(id)}/paper.pdf`,
  campaignExport: (id: string) => `/api${campaign(id)}/export.xlsx`,

  indicatorTable: (asked: IndicatorAsked) => `/api/indicators.csv${query({ ...asked })}`,
  indicators: (asked: IndicatorAsked) => request<T.IndicatorBoard>('GET', `/indicators${query({ ...asked })}`),
  indicator: (ref: string, asked: IndicatorAsked) =>
    request<T.IndicatorDetail>('GET', `/indicators/${part(ref)}${query({ ...asked })}`),
  indicatorRows: (ref: string, asked: IndicatorRowsAsked) =>
    request<T.IndicatorRows>('GET', `/indicators/${part(ref)}/rows${query({ ...asked })}`),
  ruleTexts: () => request<T.RuleTextList>('GET', '/rule-texts'),
  ruleText: (ref: string) => request<T.RuleTextDetail>('GET', `/rule-texts/${part(ref)}`),
  acknowledge: (ref: string, digest: string) =>
    request<T.RuleTextDetail>('PUT', `/rule-texts/${part(ref)}/reading`, { body: { digest } }),

  packs: () => request<T.PackList>('GET', '/packs'),
  pack: (name: string) => request<T.PackDetail>('GET', `/packs/${part(name)}`),
  packFile: (name: string, path: string) => request<T.PackFile>('GET', `/packs/${part(name)}/file${query({ path })}`),
  draft: (id: string) => request<T.Draft>('GET', `/drafts/${part(id)}`),
  saveDraft: (body: T.SaveDraft) => request<T.Draft>('PUT', '/drafts', { body }),
  discardDraft: (id: string) => request<void>('DELETE', `/drafts/${part(id)}`),
  processUsers: (pack: string, process: string) =>
    request<T.ProcessUsers>('GET', `/packs/${part(pack)}/processes/${part(process)}/users`),
  lint: (body: T.LintRequest) => request<T.Findings>('POST', '/lint', { body }),
  certification: (name: string) => request<T.PackCertification>('GET', `/packs/${part(name)}/certification`),
  certify: (name: string) => request<T.PackCertification>('POST', `/packs/${part(name)}/certification`, { body: {} }),
  uploadPack: (archive: File, signature?: string, onProgress?: (part: number) => void) =>
    uploadFile<T.PackChange>(
      '/packs/archives',
      archive,
      archive.name,
      onProgress,
      signature === undefined ? {} : { 'x-signature': signature },
    ),
  itemTable: (name: string, list: boolean) => `/api/packs/${part(name)}/items.xlsx${query({ list })}`,
  importItems: (pack: string, list: boolean, workbook: File, onProgress?: (part: number) => void) =>
    uploadFile<T.ItemImport>(`/item-imports${query({ pack, list })}`, workbook, workbook.name, onProgress),
  drift: (against: string) => request<T.DriftBoard>('GET', `/drift${query({ against })}`),
  driftTable: (against: string) => `/api/drift.csv${query({ against })}`,
  staffedItems: (pack: string, path: string) => request<T.StaffedItems>('GET', `/staffing${query({ pack, path })}`),
  staffing: (ref: string) => request<T.StaffingInput>('GET', `/staffing/${part(ref)}`),
  provenance: (ref: string) => request<T.Provenance>('GET', `/provenance${query({ ref })}`),
  availablePacks: () => request<T.AvailablePacks>('GET', '/available-packs'),
  planAvailable: (folder: string) => send<T.PackChange>(`/available-packs/${part(folder)}/plan`, {}),
  planRemoval: (name: string) => send<T.PackChange>(`/packs/${part(name)}/removal`, {}),
  packChanges: () => request<T.PackChangeList>('GET', '/pack-changes'),
  packChange: (id: string) => request<T.PackChange>('GET', `/pack-changes/${part(id)}`),
  replanPackChange: (id: string, choices: T.InstallChoices) =>
    send<T.PackChange>(`/pack-changes/${part(id)}/plan`, { choices }),
  applyPackChange: (id: string, key?: string) => send<T.PackChange>(`/pack-changes/${part(id)}/apply`, {}, key),
  undoPackChange: (id: string, key?: string) => send<T.PackChange>(`/pack-changes/${part(id)}/undo`, {}, key),
  publish: (name: string, key?: string) => send<T.Published>(`/packs/${part(name)}/publish`, {}, key),
};

export interface IndicatorAsked {
  /** `YYYY-MM-DD` in the period; without it today. */
  day?: string;
  /** Without it each indicator's own. */
  period?: 'month' | 'quarter' | 'year';
  compare?: 'previous' | 'lastYear';
  office?: string;
}

export interface IndicatorRowsAsked extends IndicatorAsked {
  side: 'numerator' | 'denominator';
  offset: number;
  limit: number;
}

export interface RatingFilter {
  duty?: string;
  level?: string;
  offset: number;
  limit: number;
}

export interface TaskFilter {
  /** `open`: may be claimed by me; `online`: those that are applications from the portal; `mine`: claimed by me; `all`: every open task of my office and posts. */
  view: 'open' | 'online' | 'mine' | 'all';
  text?: string;
  item?: string;
  light?: 'yellow' | 'red';
  limit?: number;
  offset?: number;
}

export interface CaseFilter {
  text?: string;
  /** Several with commas. */
  status?: string;
  item?: string;
  light?: 'yellow' | 'red';
  /** ISO dates, both inclusive. */
  from?: string;
  to?: string;
  limit?: number;
  offset?: number;
}

export interface LedgerFilter {
  text?: string;
  column?: string;
  value?: string;
  /** `YYYY-MM-DD`: the rows as they stood at the end of this day. */
  asOf?: string;
  limit?: number;
  offset?: number;
}

const campaign = (id: string) => `/campaign-runs/${part(id)}`;

const localization = (id: string) => `/localizations/${part(id)}`;

const ledgerRow = (ref: string, row: number) => `/ledgers/${part(ref)}/rows/${row}`;

const task = (id: string, token: number, verb: string) => `/cases/${part(id)}/tasks/${token}/${verb}`;

const send = <R>(path: string, body: unknown, key?: string) =>
  request<R>('POST', path, key === undefined ? { body } : { body, key });
