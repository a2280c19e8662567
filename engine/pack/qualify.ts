import type { BundleProof, BundleSource } from '../bundle/types.ts';
import type { CampaignSource } from '../campaign/types.ts';
import type { Indicator, Measure } from '../indicator/types.ts';
import type { PosterBlock, PosterSource } from '../poster/types.ts';
import type { RuleText } from '../ruleText/types.ts';
import type { PartTypes, RefFolder } from './partTypes.ts';
import { mapValues, qualify, qualifyForm, qualifyItem, qualifyLedger } from './references.ts';

type Qualifiers = { [F in RefFolder]?: (part: PartTypes[F], namespace: string) => PartTypes[F] };

function qualifyIndicator(indicator: Indicator, namespace: string): Indicator {
  const full = (measure: Measure): Measure => ({
    ...measure,
    over: measure.over.replace(/^ledger:(.*)$/, (_, ref: string) => `ledger:${qualify(ref, namespace)}`),
  });
  const { numerator, denominator, proof } = indicator;
  return {
    ...indicator,
    numerator: full(numerator),
    ...(denominator === undefined ? {} : { denominator: full(denominator) }),
    proof: proof.map((one) => ({ ...one, rows: qualifyKeys(one.rows, namespace) })),
  };
}

/** Rows of a proof stand under the same name as the measure that reads them. */
const qualifyKeys = <T>(rows: Record<string, T>, namespace: string): Record<string, T> =>
  Object.fromEntries(
    Object.entries(rows).map(([over, own]) => [
      over.replace(/^ledger:(.*)$/, (_, ref: string) => `ledger:${qualify(ref, namespace)}`),
      own,
    ]),
  );

function qualifyRuleText(text: RuleText, namespace: string): RuleText {
  const all = (items: string[]) => items.map((item) => qualify(item, namespace));
  return {
    ...text,
    articles: text.articles.map(({ atStation, ...article }) =>
      atStation === undefined ? article : { ...article, atStation: { ...atStation, items: all(atStation.items) } },
    ),
    ...(text.items === undefined ? {} : { items: all(text.items) }),
  };
}

function qualifyCampaign(campaign: CampaignSource, namespace: string): CampaignSource {
  const { process, form, summary, calendar, spotCheck } = campaign;
  const compares = spotCheck?.compares;
  return {
    ...campaign,
    process: qualify(process, namespace),
    ...(form === undefined ? {} : { form: qualify(form, namespace) }),
    ...(summary === undefined ? {} : { summary: qualify(summary, namespace) }),
    ...(calendar === undefined ? {} : { calendar: qualify(calendar, namespace) }),
    ...(spotCheck === undefined || compares === undefined || compares === 'organization'
      ? {}
      : { spotCheck: { ...spotCheck, compares: qualify(compares, namespace) } }),
  };
}

function qualifyBundle(bundle: BundleSource, namespace: string): BundleSource {
  const full = (reference: string) => qualify(reference, namespace);
  const all = (places: string[]) => places.map(full);
  const { fields, materials } = bundle.shared;
  return {
    ...bundle,
    items: bundle.items.map((one) => ({ ...one, item: full(one.item) })),
    ...(bundle.documents === undefined ? {} : { documents: all(bundle.documents) }),
    shared: {
      fields: mapValues(fields, (field) => ({ ...field, from: all(field.from) })),
      ...(materials === undefined ? {} : { materials: mapValues(materials, all) }),
    },
    proof: bundle.proof.map((proof) => qualifyProof(proof, full)),
  };
}

/** A proof names items as the bundle does. */
function qualifyProof(proof: BundleProof, full: (reference: string) => string): BundleProof {
  const keyed = <T>(record: Record<string, T>): Record<string, T> =>
    Object.fromEntries(Object.entries(record).map(([item, value]) => [full(item), value]));
  const { choose, cases, expect } = proof;
  return {
    ...proof,
    ...(choose === undefined ? {} : { choose: choose.map(full) }),
    cases: keyed(cases),
    expect: {
      ...expect,
      items: expect.items.map(full),
      ...(expect.results === undefined ? {} : { results: keyed(expect.results) }),
    },
  };
}

const qualifyPoster = (poster: PosterSource, namespace: string): PosterSource => ({
  ...poster,
  blocks: poster.blocks.map((block) => qualifyBlock(block, (reference) => qualify(reference, namespace))),
});

function qualifyBlock(block: PosterBlock, full: (reference: string) => string): PosterBlock {
  switch (block.type) {
    case 'catalogue':
    case 'commitments':
      return block.items === undefined ? block : { ...block, items: block.items.map(full) };
    case 'process':
      return { ...block, process: full(block.process) };
    case 'ruleText':
      return { ...block, ruleText: full(block.ruleText) };
    case 'twelveElements':
      return { ...block, item: full(block.item) };
    default:
      return block;
  }
}

/** How the references of each kind get their namespace; kinds that are missing here refer to nothing. */
const QUALIFIERS: Qualifiers = {
  items: qualifyItem,
  forms: qualifyForm,
  ledgers: qualifyLedger,
  indicators: qualifyIndicator,
  'rule-texts': qualifyRuleText,
  campaigns: qualifyCampaign,
  bundles: qualifyBundle,
  posters: qualifyPoster,
};

/** A part whose references all carry their namespace. */
export function qualifyPart<F extends RefFolder>(folder: F, part: PartTypes[F], namespace: string): PartTypes[F] {
  const change = QUALIFIERS[folder] as ((part: PartTypes[F], namespace: string) => PartTypes[F]) | undefined;
  return change === undefined ? part : change(part, namespace);
}
