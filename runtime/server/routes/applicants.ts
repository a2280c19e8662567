import { z } from '@hono/zod-openapi';
import {
  askedQuestions,
  type CaseData,
  checkCitizenId,
  formDecide,
  type JsonObject,
  missingMaterials,
  neededMaterials,
  pruneForm,
  validateForm,
  withParameters,
} from '#engine';
import type { Scope } from '../../store/port.ts';
import { ApplicantLookup, Precheck, PrecheckResult } from '../api/contract.ts';
import { findItem } from '../findItem.ts';
import { answer, body, createRoute, plain, problems } from '../http/describe.ts';
import { type App, requireUser } from '../http/env.ts';
import { type KnownCell, knownOf } from '../prefill.ts';
import { problem } from '../problem.ts';
import type { Services } from '../services.ts';
import { materialView } from '../views/guide.ts';
import { today } from '../views/task.ts';

const COMMON = { tags: ['申请人'], security: [{ session: [] }] };

const lookup = createRoute({
  ...COMMON,
  method: 'get',
  path: '/api/applicants/{idNo}',
  summary: '按证件号码查已知信息，供预填；注明来源和日期',
  request: { params: z.object({ idNo: z.string().min(1).max(40) }) },
  responses: { 200: answer(ApplicantLookup, '已知信息和办件'), ...problems(401, 422) },
});
const precheck = createRoute({
  ...COMMON,
  method: 'post',
  path: '/api/precheck',
  summary: '受理前预检：填写、材料、在办重复件。不写入任何内容',
  request: { body: body(Precheck) },
  responses: { 200: answer(PrecheckResult, '预检结果'), ...problems(400, 401, 404) },
});

const OPEN = ['received', 'inProgress', 'supplementing'];
const MAX_CASES = 20;

async function casesOf(
  { store }: Services,
  idNo: string,
  scope: Scope,
  more: { status?: string[]; itemRef?: string } = {},
) {
  const page = await store.cases({ text: idNo, ...more, offset: 0, limit: MAX_CASES }, scope);
  // The text search also looks at names and numbers: only the exact id counts.
  return page.rows.filter((row) => row.applicantIdNo === idNo);
}

type Summary = Awaited<ReturnType<typeof casesOf>>[number];
const summary = ({ id, no, itemName, itemRef, status, createdAt }: Summary) => ({
  id,
  no,
  itemName,
  itemRef,
  status,
  createdAt,
});

/** An 18-character number is a citizen's: its check digit must be right before anything is looked up. */
function derived(idNo: string, now: number): { birth?: string; sex?: string; division?: string } {
  if (!/^\d{17}[\dXx]$/.test(idNo)) return {};
  const check = checkCitizenId(idNo, today(now));
  if (!check.ok)
    throw problem(422, check.code, check.message, {
      problems: [{ code: check.code, message: check.message, path: '/idNo' }],
    });
  return { birth: check.birth, sex: check.sex, division: check.division };
}

export function applicantRoutes(app: App, services: Services): void {
  app.openapi(lookup, async (c) => {
    const me = requireUser(c);
    const idNo = c.req.valid('param').idNo.toUpperCase();
    const facts = derived(idNo, services.clock());
    const cases = await casesOf(services, idNo, me.scope);
    const known: KnownCell[] = await knownOf(services, idNo, cases, me.scope);
    return c.json(
      {
        idNo,
        ...facts,
        known: known.map((cell) => ({ ...cell, value: plain(cell.value) })),
        cases: cases.map(summary),
      },
      200,
    );
  });
  app.openapi(precheck, async (c) => {
    const me = requireUser(c);
    const sent = c.req.valid('json');
    const compiled = await findItem(services, sent.item);
    const { item, form: definition } = compiled;
    const decide = formDecide(compiled);
    const { form, situation, applicant } = sent;
    const receivedAt = today(services.clock());
    const org = await services.organization.current();
    const division = org.division(me.user.office);
    const answers = {
      ...({ form, situation, applicant } as unknown as CaseData),
      case: { itemName: item.elements.name, receivedAt, division },
      ...withParameters(compiled, receivedAt, division),
    };
    const data = { ...answers, form: pruneForm(definition, answers, decide) as JsonObject };
    const found = validateForm(definition, data, { decide });
    const records = sent.materials as Parameters<typeof missingMaterials>[2];
    const missing = missingMaterials(item, data, records);
    const duplicates = await casesOf(services, sent.applicant.idNo, me.scope, { status: OPEN, itemRef: sent.item });
    const needed = neededMaterials(item, data);
    return c.json(
      {
        ready: found.length === 0 && missing.length === 0,
        problems: found.map(({ code, message, path, field }) => ({ code, message, path, field })),
        questions: askedQuestions(item, data).map(({ id }) => id),
        materials: needed.map((entry) => ({
          material: materialView(entry.material),
          needed: entry.needed === true,
          windowDecides: entry.needed === 'maybe',
        })),
        missing: missing.map(materialView),
        duplicates: duplicates.map(summary),
      },
      200,
    );
  });
}
