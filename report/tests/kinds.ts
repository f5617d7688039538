// The table of kinds, as reports send it.
import table from '../../docs/schemas/kinds.json';
import type { Kind } from '../src/core/document';

export const kinds: Kind[] = table.kinds.map((kind) => ({ ...kind, ranked: false }) as Kind);

export function kindNamed(name: string): Kind {
  const kind = kinds.find((each) => each.name === name);
  if (kind === undefined) throw new Error(`no kind ${name}`);
  return kind;
}
