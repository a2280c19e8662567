import type { z } from '@hono/zod-openapi';
import type { Problem, Refusal } from '#engine';
import type { ProblemDocument } from './api/contract.ts';

type Document = z.infer<typeof ProblemDocument>;
type More = { problems?: Problem[]; current?: unknown; headers?: Record<string, string> };

const TITLES: Record<number, string> = {
  400: '请求有误',
  401: '请先登录',
  403: '没有权限',
  404: '没有找到',
  409: '内容已被他人更新',
  413: '内容过大',
  415: '文件类型不支持',
  422: '不能这样办理',
  429: '操作过于频繁',
  500: '系统内部错误',
  503: '暂时无法办理',
};

/** Where the status says too little: who mistypes a password is told that, and not to sign in. */
const TITLES_OF_CODES: Record<string, string> = { 'session.refused': '登录没有成功' };

/** An answer other than success, thrown by handlers and written as an RFC 9457 document by `onError`. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly more: More;

  constructor(status: number, code: string, detail: string, more: More = {}) {
    super(detail);
    this.status = status;
    this.code = code;
    this.more = more;
  }
}

export const problem = (status: number, code: string, detail: string, more: More = {}): ApiProblem =>
  new ApiProblem(status, code, detail, more);

/** Absent and out of scope look the same. */
export const notFound = (what: string, code: string): ApiProblem =>
  problem(404, code, `没有找到${what}，或不在您的管辖范围内。`);

const FORBIDDEN = new Set([
  'campaign.notYours',
  'consent.notAllowed',
  'consult.notAsked',
  'copy.notAllowed',
  'delegate.notYours',
  'duty.applicant',
  'duty.conflict',
  'duty.established',
  'duty.tenure',
  'extension.notApprover',
  'remind.notAllowed',
  'rating.rated',
  'resume.notAllowed',
  'signer.notYours',
  'suspend.notAllowed',
  'takeBack.notYours',
  'terminate.notAllowed',
  'task.notHolder',
  'task.notYours',
  'task.claimedByOther',
  'supplement.notAllowed',
  'withdraw.notAllowed',
]);

/** Status of a refused command: who may not is 403, what is gone is 404, everything else is 422. */
export function refusalProblem(refusal: Refusal): ApiProblem {
  const status = FORBIDDEN.has(refusal.code) ? 403 : refusal.code.endsWith('.notFound') ? 404 : 422;
  const place =
    refusal.element === undefined ? [] : [{ code: refusal.code, message: refusal.message, element: refusal.element }];
  const problems = refusal.problems ?? place;
  return problem(status, refusal.code, refusal.message, problems.length > 0 ? { problems } : {});
}

export function toDocument(error: ApiProblem): Document {
  const { problems, current } = error.more;
  return {
    type: `https://wutong.dev/problems/${error.code}`,
    title: TITLES_OF_CODES[error.code] ?? TITLES[error.status] ?? '请求未完成',
    status: error.status,
    detail: error.message,
    code: error.code,
    ...(problems ? { problems } : {}),
    ...(current === undefined ? {} : { current }),
  };
}

export const toResponse = (error: ApiProblem): Response =>
  new Response(JSON.stringify(toDocument(error)), {
    status: error.status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'cache-control': 'no-store',
      ...error.more.headers,
    },
  });
