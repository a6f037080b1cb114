// Inari Sámi. THL has an official translation, but its texts are not at hand and nothing is translated by machine. The
// pack says so by holding none: each text is read in Finnish, marked as Finnish, until THL's own replaces this.
import type { PartialTextPack } from './text-pack.ts';

export const smn: PartialTextPack = { language: 'smn', version: '2026-11-22', texts: {}, official: [] };
