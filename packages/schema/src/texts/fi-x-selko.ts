// Plain Finnish (selkosuomi), all of it a proposal: no official version is known. It departs from the national wording,
// which may not be edited (R011), so answers given to it are told apart by `language`.
import type { TextPack } from './text-pack.ts';

export const fiSelko: TextPack = {
  language: 'fi-x-selko',
  version: '2026-11-22',
  texts: {
    nps: 'Suosittelisitko palvelua läheisellesi?',
    open: 'Mikä vaikutti kokemukseesi eniten? Kerro omin sanoin.',
    access: 'Sain apua, kun tarvitsin apua.',
    encounter: 'Minusta tuntui, että minusta välitettiin.',
    participation: 'Minun hoidostani tai asiastani päätettiin yhdessä minun kanssani.',
    safety: 'Minulla oli turvallinen olo hoidon tai palvelun aikana.',
    information: 'Tiedän, miten hoitoni tai palveluni jatkuu tästä eteenpäin.',
    comprehensibility: 'Ymmärsin tiedon, jonka sain hoidosta tai palvelusta.',
    benefit: 'Hoidosta tai palvelusta oli minulle hyötyä.',
    'nps-0': 'En suosittelisi',
    'nps-10': 'Suosittelisin',
    'likert-instruction': 'Mitä mieltä olet? Valitse numero 1–5.',
    'likert-1': 'Täysin eri mieltä',
    'likert-2': 'Vähän eri mieltä',
    'likert-3': 'En samaa enkä eri mieltä',
    'likert-4': 'Vähän samaa mieltä',
    'likert-5': 'Täysin samaa mieltä',
    'no-answer': 'En tiedä tai asia ei koske minua',
  },
  official: [],
};
