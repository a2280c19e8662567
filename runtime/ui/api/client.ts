import { query, request, uploadFile } from './request.ts';
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
  progress: (body: T.ProgressQuery) => request<T.Progress>('POST', '/progress', { body }),

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

  document: (id: string, kind: string) =>
    request<T.RenderedDocument>('GET', `/cases/${part(id)}/documents/${part(kind)}`),
  documentPdf: (id: string, kind: string) => `/api/cases/${part(id)}/documents/${part(kind)}.pdf`,

  posters: (office?: string) => request<T.PosterList>('GET', `/posters${query({ office })}`),
  poster: (ref: string, office: string) => request<T.PosterSheets>('GET', `/posters/${part(ref)}${query({ office })}`),
  posterPdf: (ref: string, office: string) => `/api/posters/${part(ref)}.pdf${query({ office })}`,

  ledgers: () => request<T.LedgerList>('GET', '/ledgers'),
  ledger: (ref: string, filter: LedgerFilter) =>
    request<T.LedgerPage>('GET', `/ledgers/${part(ref)}/rows${query({ ...filter })}`),
  ledgerRow: (ref: string, key: string) => request<T.LedgerRowDetail>('GET', `/ledgers/${part(ref)}/rows/${part(key)}`),
  ledgerExport: (ref: string, filter: LedgerFilter) => `/api/ledgers/${part(ref)}/export.xlsx${query({ ...filter })}`,
  ledgerTemplate: (ref: string) => `/api/ledgers/${part(ref)}/template.xlsx`,
  importLedger: (ledger: string, workbook: File, onProgress?: (part: number) => void) =>
    uploadFile<T.LedgerEntered>(`/ledger-imports${query({ ledger })}`, workbook, workbook.name, onProgress),

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
  office?: string;
}

export interface IndicatorRowsAsked extends IndicatorAsked {
  side: 'numerator' | 'denominator';
  offset: number;
  limit: number;
}

export interface TaskFilter {
  /** `open`: may be claimed by me; `mine`: claimed by me; `all`: every open task of my office and posts. */
  view: 'open' | 'mine' | 'all';
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
  limit?: number;
  offset?: number;
}

const localization = (id: string) => `/localizations/${part(id)}`;

const task = (id: string, token: number, verb: string) => `/cases/${part(id)}/tasks/${token}/${verb}`;

const send = <R>(path: string, body: unknown, key?: string) =>
  request<R>('POST', path, key === undefined ? { body } : { body, key });
