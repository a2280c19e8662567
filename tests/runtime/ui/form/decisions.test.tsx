import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { type CompiledItem, type FormDefinition, readDecisionModel } from '#engine';
import { decideOf, fetchDmn, useDecisions } from '../../../../runtime/ui/form/decisions.ts';
import { FormRenderer } from '../../../../runtime/ui/form/FormRenderer.tsx';
import { packsFolder } from '../../../kit/packs.ts';

const MONTHS = 'national:ui-benefit-months';
const form: FormDefinition = {
  id: 'months',
  title: '核定',
  schema: {
    type: 'object',
    properties: {
      totalMonths: { type: 'integer', title: '合计缴费月数' },
      reason: { type: 'string', title: '按24个月核定的说明' },
    },
  },
  sections: [{ title: '核定', fields: ['totalMonths', 'reason'] }],
  visible: { reason: 'decisions.maxMonths = 24' },
  decisions: { maxMonths: MONTHS },
};

function itemWith(shown: FormDefinition): CompiledItem {
  const read = readDecisionModel(readFileSync(join(packsFolder, 'national/decisions/ui-benefit-months.dmn'), 'utf8'));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const item = { form: shown, forms: {}, decisions: { [MONTHS]: [read.value] }, calendar: { utcOffset: 480 } };
  return item as unknown as CompiledItem;
}

const { decisions: _, ...silent } = form;
const asking = itemWith(form);
const quiet = itemWith(silent);

function Gate({ compiled }: { compiled: CompiledItem }) {
  return <>{useDecisions(compiled) ? 'ready' : 'waits'}</>;
}
const gate = (compiled: CompiledItem) =>
  renderToStaticMarkup(
    <QueryClientProvider client={new QueryClient()}>
      <Gate compiled={compiled} />
    </QueryClientProvider>,
  );
const sheet = (totalMonths: number) =>
  renderToStaticMarkup(
    <FormRenderer form={form} data={{ form: { totalMonths, reason: '满10年' } }} decide={decideOf(asking)} readOnly />,
  );

describe('decisions in the browser', () => {
  it('are waited for by forms that ask one, and by no others', async () => {
    expect([gate(asking), gate(quiet)]).toEqual(['waits', 'ready']);
    expect(decideOf(asking)).toBeUndefined();
    await fetchDmn();
    expect([gate(asking), gate(quiet)]).toEqual(['ready', 'ready']);
    expect(decideOf(quiet)).toBeUndefined();
    expect(decideOf(asking)).toBe(decideOf(asking));
  });

  it('show and hide fields', async () => {
    await fetchDmn();
    expect(sheet(120)).toContain('按24个月核定的说明');
    expect(sheet(119)).not.toContain('按24个月核定的说明');
  });
});
