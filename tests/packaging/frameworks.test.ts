// Each sample marks what must be an error, so a type that lets everything through fails as one that lets nothing does.
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const path = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

const { options } = ts.parseJsonConfigFileContent(
  ts.readConfigFile(path('../../tsconfig.json'), (file) => ts.sys.readFile(file)).config,
  ts.sys,
  path('../../'),
);

describe.each(['react.tsx', 'vue.ts', 'svelte.ts', 'angular.ts'])('The types, as %s uses them', (sample) => {
  it('know attributes, events and methods, and refuse what there is not', () => {
    const files = [path(`frameworks/${sample}`), path('frameworks/modules.d.ts')];
    // Our declaration files are read too, which a project that skips libraries would not do.
    const program = ts.createProgram(files, { ...options, jsx: ts.JsxEmit.ReactJSX, skipLibCheck: false });
    const ours = program.getSourceFiles().filter(({ fileName }) => /frameworks|widget\/dist/.test(fileName));
    expect(ours.length).toBeGreaterThan(files.length);
    const told = [
      ...program.getOptionsDiagnostics(),
      ...ours.flatMap((file) => program.getSemanticDiagnostics(file)),
    ].map(
      ({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
    );
    expect(told).toEqual([]);
  });
});
