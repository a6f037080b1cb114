import type { PalauteButton } from '@palaute/widget';
import '@palaute/widget/react';
import { type ReactNode, useRef } from 'react';

export function Feedback({ onSent }: { readonly onSent: (reference: string) => void }): ReactNode {
  const button = useRef<PalauteButton>(null);
  return (
    <>
      <palaute-form
        className="feedback"
        endpoint=""
        site-key="palaute_site_1"
        unit={undefined}
        theme="dark"
        lang="sv"
        onpalaute-answer={({ detail }) => detail.item.length}
        onpalaute-submit={(event) => event.preventDefault()}
        onpalaute-sent={({ detail }) => onSent(detail.receipt.reference)}
        onpalaute-failed={({ detail }) => detail.code === 'network'}
      >
        <h2 slot="heading">Palaute</h2>
      </palaute-form>
      <palaute-results
        endpoint=""
        organisation="1.2"
        period="2026-T1"
        mode="screen"
        refresh="5"
        theme="dark"
      />
      <palaute-measures endpoint="" organisation="1.2" unit={undefined} lang="sv" />
      <palaute-kiosk outbox idle-seconds="60" onpalaute-restart={({ detail }) => detail.because === 'idle'} />
      <palaute-button ref={button} endpoint="" onpalaute-open={() => button.current?.close()} />
    </>
  );
}

export const faults: ReactNode = (
  <>
    {/* @ts-expect-error: no such theme */}
    <palaute-form theme="pink" />
    {/* @ts-expect-error: an address is a text */}
    <palaute-form endpoint={5} />
    {/* @ts-expect-error: no such attribute */}
    <palaute-form sitekey="palaute_site_1" />
    {/* @ts-expect-error: no such mode */}
    <palaute-results mode="wall" />
    {/* @ts-expect-error: measures are of no period */}
    <palaute-measures period="2026" />
    {/* @ts-expect-error: no such detail */}
    <palaute-button onpalaute-sent={({ detail }) => detail.answer} />
  </>
);
