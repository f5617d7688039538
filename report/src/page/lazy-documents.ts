// Details and history, asked for when a part first wants them.
import type { Data } from '../core/data';
import { decodeDetails, type Details, type DetailsDocument } from '../core/details';
import { decodeHistory, type History, type HistoryDocument } from '../core/history';
import { lazyScript } from './lazy-script';

/** Null where the folder has no such document for this run, or one that is too new. */
export interface LazyDocuments {
  readonly details: Promise<Details | null>;
  readonly history: Promise<History | null>;
}

export function lazyDocuments(base: string, { document: { run }, images }: Data): LazyDocuments {
  const ofThisRun = <T extends { run: string }>(document: T | null) => (document?.run === run.uid ? document : null);
  let details: Promise<Details | null> | undefined;
  let history: Promise<History | null> | undefined;
  return {
    get details() {
      return (details ??= lazyScript<DetailsDocument>(base, 'details.js', 'imageliftDetails').then((document) => {
        const own = ofThisRun(document);
        return own === null ? null : decodeDetails(own, images.names);
      }));
    },
    get history() {
      return (history ??= lazyScript<HistoryDocument>(base, 'history.js', 'imageliftHistory').then((document) => {
        const has = document !== null && document.runs.some(({ uid }) => uid === run.uid);
        return has ? decodeHistory(document, run.uid) : null;
      }));
    },
  };
}
