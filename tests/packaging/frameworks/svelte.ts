// Markup is checked as what stands in SvelteHTMLElements.
import '@palaute/widget/svelte';
import type { SvelteHTMLElements } from 'svelte/elements';

type Form = SvelteHTMLElements['palaute-form'];
type Button = SvelteHTMLElements['palaute-button'];
type Results = SvelteHTMLElements['palaute-results'];
type Measures = SvelteHTMLElements['palaute-measures'];

export const form: Form = {
  class: 'feedback',
  endpoint: '',
  'site-key': 'palaute_site_1',
  unit: undefined,
  theme: 'dark',
  'onpalaute-answer': ({ detail }) => detail.item.length,
  'on:palaute-sent': ({ detail }) => detail.receipt.reference,
};
export const button: Button = { endpoint: '', 'onpalaute-open': ({ detail }) => detail };

// @ts-expect-error: no such theme
export const wrongTheme: Form = { theme: 'pink' };
// @ts-expect-error: an address is a text
export const wrongAddress: Form = { endpoint: 5 };
// @ts-expect-error: no such attribute
export const unknownAttribute: Form = { sitekey: 'palaute_site_1' };
// @ts-expect-error: no such detail
export const wrongDetail: Button = { 'onpalaute-sent': ({ detail }) => detail.answer };

export const results: Results = { endpoint: '', organisation: '1.2', period: '2026-T1', mode: 'screen' };
export const measures: Measures = { endpoint: '', organisation: '1.2', theme: 'dark' };
// @ts-expect-error: no such mode
export const wrongMode: Results = { mode: 'wall' };
// @ts-expect-error: measures are of no period
export const wrongPeriod: Measures = { period: '2026' };
