// Made-up measures, as staff publish them; by their ids, so that starting again adds nothing.
import type { MeasureInput } from '@palaute/schema';
import { unitOid } from './organisation.ts';

const unit = unitOid(99001);

export const measures: Readonly<Record<string, MeasureInput>> = {
  '5f0d6c2e-8f0b-4a55-9d0a-0d6f1c1b7a01': {
    unit,
    title: {
      fi: 'Puhelimeen vastataan nopeammin',
      sv: 'Snabbare svar i telefon',
      en: 'The phone is answered sooner',
    },
    text: {
      fi: 'Moni kertoi jonottaneensa pitkään. Aamuisin puhelimeen vastaa nyt kaksi ihmistä enemmän.',
      sv: 'Många berättade att de köat länge. På morgnarna svarar nu två personer till.',
      en: 'Many told us that they waited long. Two more people now answer in the mornings.',
    },
    state: 'done',
    decidedOn: '2026-03-02',
    doneOn: '2026-05-04',
    topics: ['availability'],
  },
  '5f0d6c2e-8f0b-4a55-9d0a-0d6f1c1b7a02': {
    unit,
    title: { fi: 'Opasteet aulaan', sv: 'Skyltar i aulan', en: 'Signs in the lobby' },
    text: {
      fi: 'Vastaanotot oli vaikea löytää. Aulaan tulee uudet opasteet.',
      sv: 'Mottagningarna var svåra att hitta. Aulan får nya skyltar.',
      en: 'The surgeries were hard to find. The lobby gets new signs.',
    },
    state: 'started',
    decidedOn: '2026-02-16',
    topics: ['premises'],
  },
};
