// Angular does not check the attributes of a custom element; its component's own code is typed by the DOM.
import '@palaute/widget/define';
import '@palaute/widget/measures/define';
import '@palaute/widget/results/define';

export function watch(host: HTMLElement, tell: (reference: string) => void): void {
  host.querySelector('palaute-form')?.addEventListener('palaute-sent', ({ detail }) => {
    tell(detail.receipt.reference);
  });
  host.querySelector('palaute-button')?.open();
  const form: HTMLElementTagNameMap['palaute-form'] = document.createElement('palaute-form');
  form.siteKey = 'palaute_site_1';
  form.reset();
  // @ts-expect-error: a form in the page has nothing to open
  form.open();
  // @ts-expect-error: an address is a text
  form.endpoint = 5;
  // @ts-expect-error: no such detail
  form.addEventListener('palaute-failed', ({ detail }) => tell(detail.reason));
  void host.querySelector('palaute-results')?.reload();
  void host.querySelector('palaute-measures')?.reload();
  // @ts-expect-error: figures are read, not sent
  host.querySelector('palaute-results')?.reset();
}
