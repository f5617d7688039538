// What a part of the page offers to take along: charts and tables.
import type { View } from '../core/model';

export interface Chart {
  /** names the file: lower-case words with "-" between them, unique on the page: "scatter" */
  readonly name: string;
  /** what the menu calls it: "scatter", "dose of dog" */
  readonly label: string;
  /**
   * The chart as it is shown now, as one image that needs no style sheet: presentation
   * attributes only, colours resolved (theme.ts), with width, height and viewBox; groups, lines,
   * shapes, paths, text, and pixels by raster.ts. Called when the reader asks for it; null
   * while nothing is shown.
   */
  svg(): SVGSVGElement | null;
}

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
