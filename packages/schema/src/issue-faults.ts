import type * as z from 'zod';
import { type Fault, jsonPointer, type ProblemCode } from './problem.ts';

/** zod's issue in the words of the closed list, of what staff publish. */
export function issueFaults(issue: z.core.$ZodIssue): Fault[] {
  const at = (code: ProblemCode, path = issue.path): Fault => ({ code, pointer: jsonPointer(path) });
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => at('unknown-field', [...issue.path, key]));
  }
  if (issue.input === undefined) return [at('missing-field')];
  return [at(issue.code === 'invalid_value' ? 'unknown-value' : 'wrong-type')];
}
