// Another run's document, brought by a script of its own.
import { decode, type Data } from '../core/data';
import { schemaVersion, type ReportDocument, type RunLink } from '../core/document';
import { scriptValue } from '../page/lazy-script';

/** All runs that this report can show, the report's own among them with the folder ''. */
export function runsOf({ document: { run, runs } }: Data): RunLink[] {
  return runs.some(({ uid }) => uid === run.uid) ? runs : [{ ...run, folder: '', images: NaN }, ...runs];
}

/** `folder`: as RunLink says. A sentence where the run cannot be shown. */
export async function loadRun(home: Data, base: string, folder: string): Promise<Data | string> {
  const link = runsOf(home).find((each) => each.folder === folder);
  if (link === undefined) return 'The link names a run that this report does not hold.';
  if (folder === '') return home;
  const document = await scriptValue<ReportDocument>(base + folder, 'data.js', 'imageliftReport');
  if (document === null) return `The run could not be loaded: ${folder}data.js is missing.`;
  if (document.schema > schemaVersion) return 'The run was written by a newer version than this page’s script.';
  if (document.run.uid !== link.uid) return `${folder}data.js holds another run than this report says.`;
  try {
    return decode(document);
  } catch (error) {
    return `The run could not be read (${String(error)}).`;
  }
}
