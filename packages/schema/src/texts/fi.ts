// Finnish. Official: the items, the instruction and the two ends of the 1–5 scale, as THL's working group worded them
// (published by Eksote 2022 and Oma Häme 2025). Proposals: the labels 2–4, the ends of the 0–10 scale, "no answer".
import type { TextPack } from './text-pack.ts';

export const fi: TextPack = {
  language: 'fi',
  version: '2026-11-22',
  texts: {
    nps: 'Kuinka todennäköisesti suosittelisit saamaasi palvelua läheisellesi?',
    open: 'Mikä vaikutti kokemukseesi eniten?',
    access: 'Sain apua, kun sitä tarvitsin',
    encounter: 'Minulle jäi tunne, että minusta välitettiin kokonaisvaltaisesti',
    participation: 'Hoitoani / Asiaani koskevat päätökset tehtiin yhteistyössä kanssani',
    safety: 'Koin oloni turvalliseksi hoidon / palvelun aikana',
    information: 'Tiedän, miten hoitoni / palveluni jatkuu',
    comprehensibility: 'Saamani tieto hoidosta / palvelusta oli ymmärrettävää',
    benefit: 'Koin saamani hoidon / palvelun hyödylliseksi',
    'nps-0': 'Erittäin epätodennäköisesti',
    'nps-10': 'Erittäin todennäköisesti',
    'likert-instruction': 'Arvioi kokemustasi palvelusta asteikolla 1–5',
    'likert-1': 'Täysin eri mieltä',
    'likert-2': 'Jokseenkin eri mieltä',
    'likert-3': 'Ei samaa eikä eri mieltä',
    'likert-4': 'Jokseenkin samaa mieltä',
    'likert-5': 'Täysin samaa mieltä',
    'no-answer': 'En osaa sanoa / ei koske minua',
  },
  official: [
    'nps',
    'open',
    'access',
    'encounter',
    'participation',
    'safety',
    'information',
    'comprehensibility',
    'benefit',
    'likert-instruction',
    'likert-1',
    'likert-5',
  ],
};
