import { fileURLToPath } from 'node:url';
import { build as bundle } from 'esbuild';
import type { Example } from '../pages/example.ts';

/** React 19, bundled when the server starts. Every language but Finnish is a file of its own, brought in when needed. */
export const react: Example = {
  name: 'react',
  async build() {
    const { outputFiles } = await bundle({
      entryPoints: [fileURLToPath(new URL('app.tsx', import.meta.url))],
      bundle: true,
      splitting: true,
      minify: true,
      write: false,
      format: 'esm',
      target: 'es2022',
      jsx: 'automatic',
      outdir: '/',
      logLevel: 'error',
      conditions: ['production'],
      define: { 'process.env.NODE_ENV': '"production"' },
    });
    return Object.fromEntries(outputFiles.map(({ path, text }) => [path.replace(/^.*[\\/]/, ''), text]));
  },
};
