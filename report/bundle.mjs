// The dashboard's script in two classic files, for pages from disk and strict policies run no
// modules: report.js draws the first view; parts.js holds what follows after its frame.
import { build } from 'esbuild';
import { basename, join } from 'node:path';

/** Texts by file name. `src` has main.ts and later-parts.ts; what both use goes into report.js once. */
export async function bundleScripts(src, common) {
  const { outputFiles } = await build({
    ...common,
    entryPoints: [join(src, 'main.ts'), join(src, 'later-parts.ts')],
    outdir: 'out',
    splitting: true,
    format: 'esm',
    write: false,
  });
  const texts = new Map(outputFiles.map(({ path, text }) => [basename(path), text]));
  const [main, parts] = ['main.js', 'later-parts.js'].map((name) => take(texts, name));
  if (texts.size !== 1) throw new Error(`one file is shared by both, not ${[...texts.keys()].join(', ')}`);
  const [core] = texts.values();
  const shared = `const imageliftCore=(()=>{${withReturn(core)}})();`;
  return {
    'report.js': `(()=>{"use strict";${shared}${withCore(main)}})();\n`,
    'parts.js': `var imageliftParts=imageliftCore=>{"use strict";${withCore(withReturn(parts))}};\n`,
  };
}

function take(texts, name) {
  const text = texts.get(name);
  texts.delete(name);
  return text;
}

/** Exports of a module as the value of a function. */
function withReturn(module) {
  return once(module, /export\{([^}]*)\};?\s*$/, (_, names) => `return{${names.replace(/([^,\s]+) as ([^,\s]+)/g, '$2:$1')}}`);
}

/** Imports of the shared module as names taken out of an object. */
function withCore(module) {
  return once(module, /^import\{([^}]*)\}from"[^"]*";/, (_, names) => `const{${names.replace(/ as /g, ':')}}=imageliftCore;`);
}

function once(text, pattern, replacement) {
  if (!pattern.test(text)) throw new Error(`esbuild writes modules otherwise: no ${pattern}`);
  return text.replace(pattern, replacement);
}
