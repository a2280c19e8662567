import { z } from '@hono/zod-openapi';
import type { RenderedDocument as Rendered } from '#engine';
import { RenderedDocument } from '../api/contract.ts';
import { availableTemplates } from '../documents/available.ts';
import { renderFor } from '../documents/render.ts';
import { createRoute, problems } from '../http/describe.ts';
import { type App, type AppContext, requireUser } from '../http/env.ts';
import { CaseId } from '../http/parameters.ts';
import { notFound, problem } from '../problem.ts';
import type { Services } from '../services.ts';

const DocumentPath = CaseId.extend({ kind: z.string().min(1).max(60) });
const COMMON = { tags: ['文书'], security: [{ session: [] }] };

const shown = createRoute({
  ...COMMON,
  method: 'get',
  path: '/api/cases/{id}/documents/{kind}',
  summary: '一份文书的内容，屏幕和打印同源；种类后加 .pdf 得到 PDF',
  request: { params: DocumentPath },
  responses: {
    200: {
      description: '文书',
      content: {
        'application/json': { schema: RenderedDocument },
        'application/pdf': { schema: z.any().openapi({ type: 'string', format: 'binary' }) },
      },
    },
    ...problems(401, 404),
  },
});

async function rendered(services: Services, c: AppContext, id: string, kind: string): Promise<Rendered> {
  const me = requireUser(c);
  const row = await services.store.case(id, me.scope);
  const compiled = row ? await services.items.byDigest(row.digest) : undefined;
  if (!row || !compiled) throw notFound('该办件', 'case.notFound');
  const steps = await services.store.steps(id, me.scope);
  const template = availableTemplates(compiled, row.state, steps).find((candidate) => candidate.kind === kind);
  if (!template) throw problem(404, 'document.notFound', '该办件没有这种文书，或文书尚未产生。');
  return renderFor(template, { row, steps, compiled }, await services.organization.current(), services.clock());
}

/** A document as a PDF to be shown in the browser. */
export async function pdfResponse(document: Rendered): Promise<Response> {
  // Loaded with the first PDF: fonts and layout would slow every start.
  const { toPdf } = await import('../documents/pdf.ts');
  const name = encodeURIComponent(`${document.title}-${document.no}.pdf`);
  const headers = {
    'content-type': 'application/pdf',
    'content-disposition': `inline; filename*=UTF-8''${name}`,
    'cache-control': 'no-store',
  };
  return new Response(new Uint8Array(await toPdf(document)), { headers });
}

export function documentRoutes(app: App, services: Services): void {
  app.openapi(shown, async (c) => {
    const { id, kind } = c.req.valid('param');
    if (!kind.endsWith('.pdf')) return c.json(await rendered(services, c, id, kind), 200);
    return pdfResponse(await rendered(services, c, id, kind.slice(0, -'.pdf'.length)));
  });
}
