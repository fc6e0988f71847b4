/** Rows of a list of clients that are read. */
export const MOST_CLIENTS = 2_000;

/** Columns by their place, from 0; null where the list has none of it. */
export type ClientColumns = { client: number; technician: number | null; vendors: number | null };

/** Why a row of a list makes no session. */
export const SKIP_REASONS = [
  'there',
  'twice',
  'no-name',
  'looks-secret',
  'unknown-vendor',
  'no-vendor',
] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

/** One row, and what becomes of it. `line` as an editor counts it; `unknown`: the vendor that nobody knows here. */
export type ClientRow = {
  line: number;
  clientName: string;
  technician: string;
  vendors: string[];
  skipped?: SkipReason;
  unknown?: string;
};

/** What a list would become. Nothing is made by looking. */
export type ClientListView = {
  listId: string;
  /** Null for a pasted text. */
  fileName: string | null;
  /** The names of the columns, or their first values where the list has no heading. */
  columns: string[];
  chosen: ClientColumns;
  hasHeading: boolean;
  rows: ClientRow[];
};
