// The import registers the elements and types their attributes and events.
import '@palaute/widget/react';
import '@palaute/widget/languages';
import { type ReactNode, StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';

interface Place {
  readonly endpoint: string;
  readonly siteKey: string;
  readonly unit: string;
}

const languages = { fi: 'Suomi', sv: 'Svenska', en: 'English' };

function Feedback({ endpoint, siteKey, unit }: Place): ReactNode {
  const [lang, setLang] = useState('fi');
  const [answered, setAnswered] = useState<ReadonlySet<string>>(new Set());
  const [reference, setReference] = useState<string>();
  return (
    <main lang={lang}>
      <h1>React</h1>
      {Object.entries(languages).map(([tag, name]) => (
        <button key={tag} lang={tag} aria-pressed={tag === lang} onClick={() => setLang(tag)}>
          {name}
        </button>
      ))}
      <palaute-form
        endpoint={endpoint}
        site-key={siteKey}
        unit={unit}
        onpalaute-answer={({ detail }) => setAnswered((before) => new Set([...before, detail.item]))}
        onpalaute-sent={({ detail }) => setReference(detail.receipt.reference)}
      />
      <p id="told">
        {answered.size} / {reference ?? '–'}
      </p>
    </main>
  );
}

const root = document.querySelector<HTMLElement>('#app');
if (root) {
  const { endpoint = '', siteKey = '', unit = '' } = root.dataset;
  createRoot(root).render(
    <StrictMode>
      <Feedback endpoint={endpoint} siteKey={siteKey} unit={unit} />
    </StrictMode>,
  );
}
