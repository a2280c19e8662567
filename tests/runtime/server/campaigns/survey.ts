import { expect } from 'vitest';
import { type Caller, createTestApp, type TestApp } from '../../../kit/app.ts';

/** The yearly survey of packs/national over the demo organization of 梧桐省. */
export const REF = 'national:annual-survey';
export const PROVINCE = 'wutong-province';
export const TOWN = 'wutong-town';
export const USERS = {
  province: 'wts-duban',
  county: 'qx-duban',
  countyClerk: 'qx-shouli1',
  town: 'wt-shouli1',
  townDuban: 'wt-duban',
  village: 'sg-shouli1',
  otherVillage: 'qs-shouli1',
} as const;

export const DAY = 86_400_000;
export const STARTED = Date.parse('2026-01-05T09:00:00+08:00');

export const openApp = (): Promise<TestApp> => createTestApp({ now: STARTED });

export const campaignPath = (ref = REF): string => `/api/campaigns/${encodeURIComponent(ref)}`;

/** Starts the survey as the province and gives the run. */
export async function startSurvey(app: TestApp, ref = REF): Promise<string> {
  const province = await app.signIn(USERS.province);
  const { status, body } = await province.post(`${campaignPath(ref)}/runs`, {});
  expect(status, JSON.stringify(body)).toBe(200);
  return body.id;
}

export const officeAt = (run: string, office: string): string => `/api/campaign-runs/${run}/offices/${office}`;

const PDF = new TextEncoder().encode('%PDF-1.4 盖章页');

export async function uploaded(who: Caller, name = '年报表盖章页.pdf') {
  const response = await who.raw('POST', '/api/files', {
    body: new Uint8Array(PDF),
    headers: { 'x-file-name': encodeURIComponent(name) },
  });
  expect(response.status).toBe(201);
  return response.json();
}

export const form = (more: Record<string, unknown> = {}) => ({
  area: 60,
  windows: 2,
  computers: 3,
  networked: true,
  rulesPosted: true,
  ledgersKept: 12,
  population: 3200,
  served: 1850,
  staff: 3,
  established: 1,
  certified: 3,
  funds: 120000,
  subsidy: 30000,
  ...more,
});

/** The version of an office's branch that an officer sees. */
export const versionOf = async (who: Caller, run: string, office: string): Promise<number> =>
  (await who.get(officeAt(run, office))).body.version;

/** Completes a step with the version that stands now. */
export async function complete(
  who: Caller,
  run: string,
  office: string,
  sent: { element: string; outcome?: string; note?: string; evidence?: object; form?: object },
) {
  const version = await versionOf(who, run, office);
  return who.post(`${officeAt(run, office)}/complete`, { version, ...sent });
}

/** 填报 of an office with everything that is asked for. */
export async function report(who: Caller, run: string, office: string, more: Record<string, unknown> = {}) {
  const seal = await uploaded(who);
  const evidence = { area: 60, staff: 3, seal, ...more };
  return complete(who, run, office, { element: 'report', evidence, form: form() });
}
