// A table that a reader can take along as CSV or JSON.
import type { View } from '../core/model';

/** NaN and null stand for "not known" and leave the cell empty. */
export type Cell = string | number | boolean | null;

export interface TableColumn {
  /** a word for programs: "ctr_with" */
  name: string;
  /** what it says, with its unit; without commas, which a header line of CSV must escape */
  meaning: string;
}

export interface Table {
  columns: TableColumn[];
  rows: Iterable<Cell[]>;
}

export interface TableSource {
  /** names the file: lower-case words with "-" between them, unique on the page: "features" */
  readonly name: string;
  /** what the menu calls it: "features with all statistics" */
  readonly label: string;
  /** The rows that this view shows, in its order; null while nothing is shown. */
  table(view: View): Table | null;
}
