// A chart that a reader can take along as a picture.

export interface Chart {
  /** names the file: lower-case words with "-" between them, unique on the page: "scatter" */
  readonly name: string;
  /** what the menu calls it: "scatter", "dose of dog" */
  readonly label: string;
  /**
   * The chart as it is shown now, as one picture that needs no style sheet: presentation
   * attributes only, colours resolved (theme.ts), with width, height and viewBox; groups, lines,
   * shapes, paths, text, and pixels by raster-image.ts. Called when the reader asks for it; null
   * while nothing is shown.
   */
  svg(): SVGSVGElement | null;
}
