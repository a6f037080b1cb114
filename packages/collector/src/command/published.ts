// What the commands share that publish something out of a file: measures.ts, quotes.ts.
import { readFile } from 'node:fs/promises';
import { idPattern } from '../published-place.ts';
import { calledWrongly, notDone } from './command.ts';

/** @throws CommandError when it is no UUID */
export function readId(text: string): string {
  const id = text.toLowerCase();
  if (!idPattern.test(id)) throw calledWrongly(`${text} is not an id: a UUID.`);
  return id;
}

/** @throws CommandError when there is no such file, or no JSON in it */
export async function readJson(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw notDone(`${file} cannot be read.`);
  });
  try {
    return JSON.parse(text);
  } catch {
    throw notDone(`${file} is not valid JSON.`);
  }
}
