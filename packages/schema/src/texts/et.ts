// Estonian, all of it a proposal: no official translation is known. A native speaker has not reviewed it.
import type { TextPack } from './text-pack.ts';

export const et: TextPack = {
  language: 'et',
  version: '2026-11-22',
  texts: {
    nps: 'Kui tõenäoliselt soovitaksite saadud teenust oma lähedasele?',
    open: 'Mis mõjutas teie kogemust kõige rohkem?',
    access: 'Sain abi siis, kui seda vajasin',
    encounter: 'Mulle jäi tunne, et minust hooliti igakülgselt',
    participation: 'Minu ravi / asja puudutavad otsused tehti koostöös minuga',
    safety: 'Tundsin end ravi / teenuse ajal turvaliselt',
    information: 'Tean, kuidas minu ravi / teenus jätkub',
    comprehensibility: 'Ravi / teenuse kohta saadud teave oli arusaadav',
    benefit: 'Pidasin saadud ravi / teenust kasulikuks',
    'nps-0': 'Väga ebatõenäoliselt',
    'nps-10': 'Väga tõenäoliselt',
    'likert-instruction': 'Hinnake oma kogemust teenusega skaalal 1–5',
    'likert-1': 'Ei ole üldse nõus',
    'likert-2': 'Pigem ei ole nõus',
    'likert-3': 'Ei ole nõus ega vastu',
    'likert-4': 'Pigem nõus',
    'likert-5': 'Täiesti nõus',
    'no-answer': 'Ei oska öelda / ei puuduta mind',
  },
  official: [],
};
