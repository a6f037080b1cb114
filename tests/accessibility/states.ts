// What the form can look like, as data: each state is what a person does to get there, in the words on the screen.
// A new state, language or width is a new row here, and every check of the battery meets it.
import type { Locale } from '@palaute/widget';
import { contact } from '@palaute/schema/texts/sections';
import type { CollectorMood } from './site/collector.ts';
import { allLanguages, likertPoint, npsPoint } from './words.ts';

/** One thing that a person does. Everything is named as the screen names it, or begins so. */
export type Step =
  | { readonly choose: string; readonly of: string }
  | { readonly write: string; readonly into: string }
  | { readonly visit: string }
  | { readonly press: string };

export interface State {
  readonly name: string;
  /** Where it is asked. @default 'form' */
  readonly element?: 'form' | 'button';
  /** Id of the site's own form. */
  readonly form?: string;
  /** What the collector does when something is sent. @default 'stored' */
  readonly collector?: CollectorMood;
  readonly steps: (words: Locale) => readonly Step[];
  /** Texts that come when the state is reached; each is waited for. */
  readonly shows: (words: Locale) => readonly string[];
}

const chooseSome = (words: Locale): Step[] => {
  const { pack, messages } = words;
  return [
    { of: pack.texts.nps, choose: npsPoint(words, 8) },
    { of: pack.texts.access, choose: likertPoint(words, 4) },
    { of: pack.texts.benefit, choose: pack.texts['no-answer'] },
    { of: messages.kinds, choose: messages.kind.thanks },
  ];
};
const write = ({ pack }: Locale, text: string): Step => ({ into: pack.texts.open, write: text });
const visit = ({ pack }: Locale): Step => ({ visit: pack.texts.open });
const send = ({ messages }: Locale): Step => ({ press: messages.send });
const open = ({ messages }: Locale): Step => ({ press: messages.heading });

/** In the words of the site's form, which speaks Finnish where it has nothing else. */
const contactWord = (id: 'email' | 'badEmail', { lang, pack }: Locale) =>
  (contact.texts[id] as Readonly<Record<string, string>>)[lang ?? pack.language] ?? contact.texts[id].fi;

export const states: readonly State[] = [
  { name: 'untouched', steps: () => [], shows: ({ messages }) => [messages.send] },
  { name: 'answered', steps: chooseSome, shows: ({ messages }) => [messages.send] },
  {
    name: 'text-too-long',
    steps: (words) => [write(words, 'a'.repeat(4001)), send(words)],
    shows: ({ messages }) => [messages.errors],
  },
  {
    name: 'little-room-left',
    steps: (words) => [visit(words), write(words, 'a'.repeat(3990))],
    shows: ({ messages }) => [messages.left('').replace(/[\s.:]+$/, '')],
  },
  {
    name: 'personal-data-noticed',
    steps: (words) => [visit(words), write(words, 'Soita 040 123 4567, olen 131052-308T.')],
    shows: ({ messages }) => [messages.remove],
  },
  {
    name: 'personal-data-asked',
    steps: (words) => [write(words, 'Olen 131052-308T.'), send(words)],
    shows: ({ messages }) => [messages.errors, messages.remove],
  },
  {
    name: 'sending',
    collector: 'hanging',
    steps: (words) => [...chooseSome(words), send(words)],
    shows: ({ messages }) => [messages.sending],
  },
  {
    name: 'failed',
    collector: 'unavailable',
    steps: (words) => [...chooseSome(words), write(words, 'Sain ajan heti.'), send(words)],
    shows: ({ messages }) => [messages.failed.heading],
  },
  {
    name: 'sent',
    steps: (words) => [...chooseSome(words), send(words)],
    shows: ({ messages }) => [messages.thanks],
  },
  {
    name: 'own-form',
    form: 'whole',
    steps: (words) => [visit(words)],
    shows: (words) => [contactWord('email', words)],
  },
  {
    name: 'own-form-contact-wrong',
    form: 'whole',
    steps: (words) => [visit(words), { into: contactWord('email', words), write: 'minä' }, send(words)],
    shows: (words) => [contactWord('badEmail', words)],
  },
  { name: 'dialog-closed', element: 'button', steps: () => [], shows: ({ messages }) => [messages.close] },
  {
    name: 'dialog-open',
    element: 'button',
    steps: (words) => [open(words), ...chooseSome(words)],
    shows: ({ messages }) => [messages.close],
  },
  {
    name: 'dialog-warned',
    element: 'button',
    steps: (words) => [open(words), write(words, 'Sain ajan heti.'), { press: words.messages.close }],
    shows: ({ messages }) => [messages.notSent],
  },
];

/** Languages of the whole battery, by the tags of their locales. */
export const languages: readonly string[] = allLanguages;

/** Whether all of the battery runs: vitest.accessibility.config.ts says so. Else it is the short form in `npm test`. */
export const isWhole: boolean = process.env.PALAUTE_ACCESSIBILITY === 'whole';

/** What is checked one by one rather than in pairs: one language of each writing direction. */
export const coreLanguages: readonly string[] = isWhole ? ['fi', 'ar'] : ['fi'];

/** CSS pixels: 320 is a screen of 1280 at 400 % (WCAG 1.4.10), 768 a tablet. */
export const widths: readonly number[] = [320, 768, 1280];

export const schemes = ['light', 'dark'] as const;

/** The state of a name. @throws Error when there is none */
export function stateOf(name: string): State {
  const state = states.find((candidate) => candidate.name === name);
  if (!state) throw new Error(`No state “${name}”.`);
  return state;
}
