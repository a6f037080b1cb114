// The loader for script tags: brings an element in when one comes near the view, also one that the page adds later.
const sources: Readonly<Record<string, () => Promise<unknown>>> = {
  'PALAUTE-FORM': () => import('./browser-form.ts'),
  'PALAUTE-BUTTON': () => import('./browser-button.ts'),
};

/** Begins to look for elements; on a server there is nothing to look at. */
function start(): void {
  const near = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        near.unobserve(target);
        void sources[target.tagName]?.();
      }
    },
    { rootMargin: '100%' },
  );

  const watch = (): void => {
    for (const element of document.querySelectorAll(
      'palaute-form:not(:defined),palaute-button:not(:defined)',
    )) {
      near.observe(element);
    }
  };

  new MutationObserver(watch).observe(document, { childList: true, subtree: true });
  watch();
}

if (typeof document === 'object') start();
