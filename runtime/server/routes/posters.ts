import { z } from '@hono/zod-openapi';
import { PosterList, PosterSheets } from '../api/contract.ts';
import { withCodes } from '../documents/codes.ts';
import { answer, createRoute, problems } from '../http/describe.ts';
import { type App, type AppContext, requireUser } from '../http/env.ts';
import { childrenOf, officeFor } from '../indicators/figures.ts';
import { posterOf, postersFor } from '../posters.ts';
import type { Services } from '../services.ts';
import { officeView } from '../views/indicator.ts';

const COMMON = { tags: ['图版'], security: [{ session: [] }] };
const Asked = z.object({
  office: z.string().max(64).optional().openapi({ description: '机构标识，默认本单位' }),
});

const list = createRoute({
  ...COMMON,
  method: 'get',
  path: '/api/posters',
  summary: '一个机构要上墙的图版',
  request: { query: Asked },
  responses: { 200: answer(PosterList, '图版和下级机构'), ...problems(400, 401, 404) },
});
const one = createRoute({
  ...COMMON,
  method: 'get',
  path: '/api/posters/{ref}',
  summary: '一张图版，屏幕和印刷同源；引用后加 .pdf 得到可印刷的矢量 PDF',
  request: { params: z.object({ ref: z.string().min(1).max(120) }), query: Asked },
  responses: {
    200: {
      description: '图版',
      content: {
        'application/json': { schema: PosterSheets },
        'application/pdf': { schema: z.any().openapi({ type: 'string', format: 'binary' }) },
      },
    },
    ...problems(400, 401, 404),
  },
});

export function posterRoutes(app: App, services: Services): void {
  const officeOf = async (c: AppContext, asked: string | undefined) => {
    const me = requireUser(c);
    return officeFor(await services.organization.current(), me.user.office, asked, me.scope);
  };
  app.openapi(list, async (c) => {
    const office = await officeOf(c, c.req.valid('query').office);
    const org = await services.organization.current();
    const parent = office.parent === null ? undefined : org.office(office.parent);
    const mine = requireUser(c).scope.paths.some((path) => parent?.path.startsWith(path));
    const posters = (await postersFor(services, office)).map(({ ref, pack, source }) => ({
      ref,
      title: source.title,
      paper: source.paper,
      orientation: source.orientation,
      pack,
      assumed: source.assumed ?? [],
    }));
    const shown = { ...officeView(office), parent: parent && mine ? officeView(parent) : null };
    return c.json({ office: shown, children: childrenOf(org, office).map(officeView), posters }, 200);
  });
  app.openapi(one, async (c) => {
    const office = await officeOf(c, c.req.valid('query').office);
    const { ref } = c.req.valid('param');
    const isPdf = ref.endsWith('.pdf');
    const site = new URL(c.req.url).origin;
    const { poster, sheets } = await posterOf(services, office, isPdf ? ref.slice(0, -'.pdf'.length) : ref, site);
    const { title } = poster.source;
    if (isPdf) return pdfResponse(`${title}-${office.name}`, sheets);
    return c.json({ title, sheets: withCodes(sheets) } as z.infer<typeof PosterSheets>, 200);
  });
}

async function pdfResponse(title: string, sheets: Parameters<typeof withCodes>[0]): Promise<Response> {
  // Loaded with the first PDF: fonts and layout would slow every start.
  const { posterPdf } = await import('../documents/posterPdf.ts');
  const name = encodeURIComponent(`${title}.pdf`);
  const headers = {
    'content-type': 'application/pdf',
    'content-disposition': `inline; filename*=UTF-8''${name}`,
    'cache-control': 'no-store',
  };
  return new Response(new Uint8Array(await posterPdf(title, sheets)), { headers });
}
