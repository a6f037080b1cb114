#!/usr/bin/env node
// Stands in the repository, so that npm can link the command before the package is built.
import { setFlagsFromString } from 'node:v8';

// Rows that wait for an answer outlive a collection or two, which V8 takes for a reason to grow: to 330 MB for what needs
// 150, measured at a hundred thousand rows. How a heap grows may be set while the process runs; its largest size may not.
setFlagsFromString('--semi-space-growth-factor=1');
setFlagsFromString('--heap-growing-percent=50');
await import('./dist/main.js');
