import { writeFileSync } from 'node:fs';
import { it } from 'vitest';
import { toPdf } from '../../../runtime/server/documents/pdf.ts';
import { createTestApp } from '../../kit/app.ts';
import { caseAt, USERS } from '../../kit/unemployment.ts';
it('x', async () => {
  const app = await createTestApp();
  const v = await caseAt(app, 'end');
  const clerk = await app.signIn(USERS.acceptance);
  for (const d of v.documents) {
    const r = (await clerk.get(`/api/cases/${v.id}/documents/${d.kind}`)).body;
    const t = performance.now(); const c0 = process.cpuUsage();
    const b = await toPdf(r);
    console.log(d.kind, b.length, performance.now() - t, process.cpuUsage(c0).user / 1000);
    writeFileSync(`/tmp/pdf-${d.kind}.pdf`, b);
  }
  await app.close();
}, 60000);
