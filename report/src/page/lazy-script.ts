// Scripts of the report folder that the first view does not need. A classic script that sets one
// global is all that works from disk and under strict policies: fetch and modules do not.

/** How a page brings a document that is no script of its folder (jenkins.ts); null where there is none. */
export type Bring = (base: string, file: string, name: string) => Promise<unknown>;

declare global {
  interface Window {
    imageliftBring?: Bring;
  }
}

/** The value that `file` puts into `window[name]`, or null where the folder has no such file. A
 * single-file report has set it before the page starts. */
export function lazyScript<T>(base: string, file: string, name: string): Promise<T | null> {
  const known = () => ((window as unknown as Record<string, T | undefined>)[name] ?? null);
  if (known() !== null) return Promise.resolve(known());
  if (window.imageliftBring !== undefined) return window.imageliftBring(base, file, name) as Promise<T | null>;
  return appendScript(base + file).then(known);
}

/**
 * The value that a script puts into `window[name]`, where something else stands and stays; null
 * where there is no such script. Several may be on their way at once: a script's `load` comes
 * before any other script runs.
 */
export function scriptValue<T>(base: string, file: string, name: string): Promise<T | null> {
  if (window.imageliftBring !== undefined) return window.imageliftBring(base, file, name) as Promise<T | null>;
  const globals = window as unknown as Record<string, T | undefined>;
  const existing = globals[name];
  return appendScript(base + file).then(() => {
    const value = globals[name];
    globals[name] = existing;
    return value === existing ? null : value ?? null;
  });
}

/** Resolves right after the script has run, or could not be loaded. */
export function appendScript(address: string): Promise<void> {
  return new Promise((resolve) => {
    const script = document.createElement('script');
    script.src = address;
    script.onload = script.onerror = () => resolve();
    document.head.append(script);
  });
}
