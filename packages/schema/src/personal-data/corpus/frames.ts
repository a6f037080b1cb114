// Sentences in which a person tells something personal where `{}` stands; hand-written by us for the tests.
// They hold other numbers, and signs that touch what is told.

/** Around anything that can be told in passing. */
export const frames: readonly string[] = [
  'Hetuni on {}, miksi se kysyttiin 3 kertaa?',
  'Kävin 3.11.2026 klo 9.15 ({}) ja odotin 45 min.',
  'Tietoni: {}. Kiitos 5/5!',
  'tunnus:{};osasto 4B',
  '{} on minun, korjatkaa laskun 46,00 € tiedot.',
  'Potilaan {}:n lähete dnro 1234/2025 katosi.',
  'Kirjasitte väärin: "{}"',
  'Ensimmäinen rivi, huone 312.\n{}\nKolmas rivi, 112 soitettu.',
  'Tiedot ovat {}/äiti, ikä 87 v.',
  'Min beteckning är {}, jag väntade 2 timmar.',
  'Besökte er 3.11.2026, {}, rum 12.',
  'Uppgifterna (”{}”) var fel i brevet 65100 Vasa.',
  'Tack! {}',
  'My details are {} and the visit was at 10:30.',
  'They wrote <{}> on form 3B.',
  'Please correct this: {}!',
  '{}',
];

/** Around a number that somebody is asked to call, and others around what is called an address or an account. */
export const phoneFrames: readonly string[] = [
  'Soittakaa minulle {} kiitos.',
  'Puh. {}, tavoittaa klo 8–16.',
  'Tavoittaa numerosta {} parhaiten, jonotin 47 min.',
  'Numeroni on {}. Kävin 3.11.2026.',
  'Minut saa kiinni ({}) iltaisin.',
  'Ring mig på {} efter kl. 15.',
  'Mitt nummer är {}, avdelning 4B.',
  'Please call {} after 4 pm.',
  'tel:{}',
  '{}',
];
