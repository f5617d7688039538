// A chart that a reader can take along as a picture.

export interface Chart {
  /** what the file is named by: lower case words with "-", unique on the page ("scatter") */
  readonly name: string;
  /**
   * The chart as it is shown now, as one picture that needs no style sheet: presentation
   * attributes only, colours resolved (theme.ts), with width, height and viewBox. Called when the
   * reader asks for the picture; null where nothing is shown.
   */
  svg(): SVGSVGElement | null;
}
