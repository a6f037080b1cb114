// Swedish, all of it a proposal: an official THL translation exists and replaces this pack once at hand.
import type { TextPack } from './text-pack.ts';

export const sv: TextPack = {
  language: 'sv',
  version: '2026-11-22',
  texts: {
    nps: 'Hur sannolikt är det att du skulle rekommendera den service som du fick till en närstående?',
    open: 'Vad påverkade din upplevelse mest?',
    access: 'Jag fick hjälp när jag behövde det',
    encounter: 'Jag fick en känsla av att man brydde sig om mig som helhet',
    participation: 'Besluten om min vård / mitt ärende fattades i samarbete med mig',
    safety: 'Jag kände mig trygg under vården / servicen',
    information: 'Jag vet hur min vård / service fortsätter',
    comprehensibility: 'Informationen som jag fick om vården / servicen var begriplig',
    benefit: 'Jag upplevde att vården / servicen som jag fick var till nytta',
    'nps-0': 'Mycket osannolikt',
    'nps-10': 'Mycket sannolikt',
    'likert-instruction': 'Bedöm din upplevelse av servicen på skalan 1–5',
    'likert-1': 'Helt av annan åsikt',
    'likert-2': 'Delvis av annan åsikt',
    'likert-3': 'Varken av samma eller annan åsikt',
    'likert-4': 'Delvis av samma åsikt',
    'likert-5': 'Helt av samma åsikt',
    'no-answer': 'Kan inte säga / gäller inte mig',
  },
  official: [],
};
