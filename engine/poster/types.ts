import type { Diagram } from '../bpmn/diagram.ts';
import type { Level } from '../bpmn/model.ts';
import type { JsonObject } from '../json.ts';
import type { Shown } from '../pack/shownTypes.ts';
import type { RuleText } from '../ruleText/types.ts';
import type { CompiledItem, OverlayRight } from '../service/types.ts';

/** `posters/<id>.json`: what hangs on a station's wall, printed with its own name, version and date. */
export interface PosterSource {
  id: string;
  title: string;
  paper: 'A1' | 'A3';
  orientation: 'portrait' | 'landscape';
  blocks: PosterBlock[];
  levels: Level[];
  requirements?: string[];
  /** What the business side is to confirm, in sentences. */
  assumed?: string[];
  source?: string[];
  rights?: Record<string, OverlayRight>;
}

/** Members of an item that a catalogue may show beside its name. */
export type CatalogueField = 'timeLimit' | 'materials' | 'fee' | 'place' | 'result';

/** Items by reference or by group; absent: all that the office's level handles. */
export interface ItemChoice {
  items?: string[];
  groups?: string[];
  /** Groups that do not belong on a wall. */
  withoutGroups?: string[];
}

/** Texts may carry FEEL in braces over `{ office, date, pack, site }`. */
export type PosterBlock =
  | { type: 'title' | 'subtitle' | 'note'; text: string }
  | { type: 'paragraph'; title?: string; text: string }
  | ({ type: 'catalogue'; title?: string; fields?: CatalogueField[]; columns?: number } & ItemChoice)
  | ({ type: 'commitments'; title?: string; columns?: number } & ItemChoice)
  | { type: 'process'; title?: string; process: string }
  | { type: 'ruleText'; title?: string; ruleText: string; columns?: number }
  | { type: 'twelveElements'; title?: string; item: string }
  | { type: 'qr'; text: string; caption?: string };

/** A poster with the texts and diagrams that it shows, by the references that its blocks write. */
export interface CompiledPoster extends Shown<PosterSource> {
  ruleTexts: Record<string, RuleText>;
  diagrams: Record<string, Diagram>;
}

/** The office whose wall it is for. */
export interface PosterOffice {
  id: string;
  name: string;
  level: Level;
  division: string;
  address?: string;
  phone?: string;
  facts?: JsonObject;
}

/** Everything that a poster is filled from. */
export interface PosterInput {
  office: PosterOffice;
  /** `YYYY-MM-DD` */
  date: string;
  pack: { title: string; version: string };
  /** Address of the service without the last slash, for QR codes: `https://wutong.example`. */
  site: string;
  /** Items in force for the office's division, whatever their level. */
  items: CompiledItem[];
}

/** A poster with its blocks filled: what it says, not yet where. */
export interface PosterContent {
  title: string;
  subtitle?: string;
  paper: PosterSource['paper'];
  orientation: PosterSource['orientation'];
  blocks: FilledBlock[];
  notes: string[];
  codes: { text: string; caption: string }[];
  /** Bottom line: whose it is, and of which version and date. */
  imprint: { left: string; right: string };
}

export interface TableColumn {
  title: string;
  /** Share of the width that is left; absent: as wide as its longest text. */
  weight?: number;
  center?: boolean;
}

export type TableRow = { group: string } | { cells: string[] };

export type FilledBlock =
  | { kind: 'text'; heading?: string; paragraphs: { title?: string; text: string }[]; columns: number }
  | { kind: 'table'; heading?: string; head: TableColumn[]; rows: TableRow[]; columns: number }
  | { kind: 'diagram'; heading?: string; diagram: Diagram };

/** Something that is drawn. Coordinates in points (1/72 inch) from the top left corner; texts stand on their baseline. */
export type Mark =
  /** `spacing`: points added after every character, to fill a line. */
  | { kind: 'text'; x: number; y: number; size: number; text: string; bold: boolean; color: string; spacing?: number }
  | {
      kind: 'rect';
      x: number;
      y: number;
      w: number;
      h: number;
      fill?: string;
      stroke?: string;
      line?: number;
      radius?: number;
    }
  | { kind: 'path'; points: [number, number][]; stroke?: string; line?: number; fill?: string }
  | { kind: 'circle'; x: number; y: number; r: number; fill?: string; stroke?: string; line?: number }
  | { kind: 'qr'; x: number; y: number; size: number; text: string };

/** A sheet of paper; `width` and `height` in points. */
export interface Sheet {
  width: number;
  height: number;
  marks: Mark[];
}
