import { expect } from '@open-wc/testing';
import { describe, it } from '../testing/page.ts';
import { PalauteForm } from './palaute-form.ts';

describe('defining', () => {
  it('a second copy does no harm: the first stays', async () => {
    // The same file under another address is another copy of the module.
    const copy = '../src/define.ts?copy';
    await import(copy);
    expect(customElements.get('palaute-form')).to.equal(PalauteForm);
  });

  it('is not done by importing the class', async () => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const script = frame.contentDocument!.createElement('script');
    const loaded = new Promise((resolve, reject) => {
      script.addEventListener('load', resolve);
      script.addEventListener('error', reject);
    });
    script.type = 'module';
    script.src = new URL('./index.ts', import.meta.url).href;
    frame.contentDocument!.body.append(script);
    await loaded;
    expect(frame.contentWindow!.customElements.get('palaute-form')).to.equal(undefined);
    frame.remove();
  });
});
