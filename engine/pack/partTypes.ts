import type { BundleSource } from '../bundle/types.ts';
import type { CampaignSource } from '../campaign/types.ts';
import type { Calendar } from '../deadline/types.ts';
import type { FormDefinition } from '../form/types.ts';
import type { Indicator } from '../indicator/types.ts';
import type { Parameter } from '../parameter/types.ts';
import type { PosterSource } from '../poster/types.ts';
import type { RuleText } from '../ruleText/types.ts';
import type { CodeTable, DocumentTemplate, LedgerDefinition, ServiceItemSource } from '../service/types.ts';

/** What a part of each folder is, once it is read. */
export interface PartTypes {
  items: ServiceItemSource;
  forms: FormDefinition;
  ledgers: LedgerDefinition;
  documents: DocumentTemplate;
  'code-tables': CodeTable;
  calendars: Calendar;
  processes: string;
  decisions: string;
  parameters: Parameter;
  indicators: Indicator;
  'rule-texts': RuleText;
  campaigns: CampaignSource;
  bundles: BundleSource;
  posters: PosterSource;
}

export type RefFolder = keyof PartTypes;
