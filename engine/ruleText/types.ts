import type { OverlayRight } from '../service/types.ts';

export type RuleTextCategory =
  | 'regulation'
  | 'supervision'
  | 'commitment'
  | 'duty'
  | 'standard'
  | 'principle'
  | 'service';

/** What an article promises to be done at the station of the village: a name and the items that it takes. */
export interface StationService {
  name: string;
  items: string[];
}

export interface Article {
  title?: string;
  text: string;
  atStation?: StationService;
}

/** `rule-texts/<id>.json`: a regulation, commitment, post duty or numbered standard that staff read and walls show. */
export interface RuleText {
  id: string;
  title: string;
  category: RuleTextCategory;
  /** Number of the standard or 文号. */
  number?: string;
  issuer?: string;
  /** `YYYY-MM-DD`, first day in force. */
  validFrom: string;
  /** Last day, included. */
  validTo?: string;
  /** `{…}` in a text is FEEL over the office that shows it. */
  articles: Article[];
  /** Posts whose officers acknowledge it. */
  posts?: string[];
  /** Items that it governs. */
  items?: string[];
  /** Whether it hangs on the wall. */
  poster?: boolean;
  requirements?: string[];
  /** What the business side is to confirm, in sentences. */
  assumed?: string[];
  source?: string[];
  rights?: Record<string, OverlayRight>;
}
