// Scripts of the report folder that the first view does not need. A classic script that sets one
// global is all that works from disk and under strict policies: fetch and modules do not.

/** The value that `file` puts into `window[name]`, or null where the folder has no such file. A
 * single-file report has set it before the page starts. */
export function lazyScript<T>(base: string, file: string, name: string): Promise<T | null> {
  const known = () => ((window as unknown as Record<string, T | undefined>)[name] ?? null);
  if (known() !== null) return Promise.resolve(known());
  return new Promise((resolve) => {
    const script = document.createElement('script');
    script.src = base + file;
    script.onload = () => resolve(known());
    script.onerror = () => resolve(null);
    document.head.append(script);
  });
}
