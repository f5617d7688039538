// Kinds of fields of a state: what each holds at first, and how it stands in the URL hash.

/** How one field stands in the hash. `parse` gives undefined for what is not a value. */
export interface Field<T> {
  initial: T;
  parse(text: string): T | undefined;
  write(value: T): string;
}

const longestText = 200;

export const text: Field<string> = { initial: '', parse: (given) => given.slice(0, longestText), write: String };
export const date: Field<string> = { ...text, parse: (given) => (/^\d{4}-\d\d-\d\d$/.test(given) ? given : undefined) };
export const words: Field<string[]> = {
  initial: [],
  parse: (given) => given.slice(0, 2 * longestText).split(' ').filter((word) => word !== ''),
  write: (value) => value.join(' '),
};
/** Keys as JSON; names that were imported may hold spaces. */
export const keys: Field<string[]> = {
  initial: [],
  parse(given) {
    const value = json(given);
    return Array.isArray(value) ? value.filter((key): key is string => typeof key === 'string') : undefined;
  },
  write: (value) => JSON.stringify(value),
};

export function percent<T extends number | null>(initial: T): Field<T | number> {
  return { initial, parse: (given) => numberIn(given, 0, 100), write: String };
}

export function oneOf<T extends string>(choices: readonly T[]): Field<T> {
  return { initial: choices[0], parse: (given) => choices.find((choice) => choice === given), write: String };
}

/** A whole number, at least so much; null: none. */
export function wholeFrom(least: number): Field<number | null> {
  const parse = (given: string) => (/^\d{1,9}$/.test(given) && Number(given) >= least ? Number(given) : undefined);
  return { initial: null, parse, write: String };
}

/** A record as JSON; names of factors and levels may hold any character. */
export function record<T>(isValue: (value: unknown) => value is T): Field<Record<string, T>> {
  return {
    initial: {},
    parse(given) {
      const value = json(given);
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
      return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, T] => isValue(entry[1])));
    },
    write: (value) => (Object.keys(value).length === 0 ? '{}' : JSON.stringify(value)),
  };
}

function numberIn(given: string, least: number, greatest: number): number | undefined {
  const value = given.trim() === '' ? NaN : Number(given);
  return value >= least && value <= greatest ? value : undefined;
}

function json(given: string): unknown {
  try {
    return JSON.parse(given.slice(0, 10 * longestText));
  } catch {
    return undefined;
  }
}
