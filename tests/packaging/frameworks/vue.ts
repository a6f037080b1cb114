// A template is checked as the props of what stands in GlobalComponents.
import '@palaute/widget/vue';
import type { GlobalComponents } from 'vue';

type Form = InstanceType<GlobalComponents['palaute-form']>['$props'];
type Button = InstanceType<GlobalComponents['palaute-button']>['$props'];
type Results = InstanceType<GlobalComponents['palaute-results']>['$props'];
type Kiosk = InstanceType<GlobalComponents['palaute-kiosk']>['$props'];
type Measures = InstanceType<GlobalComponents['palaute-measures']>['$props'];

export const form: Form = {
  class: 'feedback',
  endpoint: '',
  siteKey: 'palaute_site_1',
  unit: undefined,
  theme: 'dark',
  onPalauteAnswer: ({ detail }) => detail.item.length,
  onPalauteSent: ({ detail }) => detail.receipt.reference,
};
export const button: Button = { endpoint: '', onPalauteOpen: ({ detail }) => detail };

// @ts-expect-error: no such theme
export const wrongTheme: Form = { theme: 'pink' };
// @ts-expect-error: an address is a text
export const wrongAddress: Form = { endpoint: 5 };
// @ts-expect-error: no such attribute
export const unknownAttribute: Form = { sitekey: 'palaute_site_1' };
// @ts-expect-error: no such detail
export const wrongDetail: Button = { onPalauteSent: ({ detail }) => detail.answer };

export const results: Results = { endpoint: '', organisation: '1.2', period: '2026-T1', mode: 'screen' };
export const measures: Measures = { endpoint: '', organisation: '1.2', theme: 'dark' };
export const kiosk: Kiosk = {
  outbox: true,
  idleSeconds: '60',
  languages: 'fi sv',
  onPalauteRestart: ({ detail }) => detail.because === 'idle',
};
// @ts-expect-error: no such reason
export const wrongReason: Kiosk = { onPalauteRestart: ({ detail }) => detail.because === 'tired' };
// @ts-expect-error: no such mode
export const wrongMode: Results = { mode: 'wall' };
// @ts-expect-error: measures are of no period
export const wrongPeriod: Measures = { period: '2026' };
