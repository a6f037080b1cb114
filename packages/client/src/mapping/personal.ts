// Whether a column holds personal data, by its header and by a sample of its cells: such a column leaves the machine
// only as contact details that a person gave for a reply. What stands within somebody's own words is masked instead.
import { findPersonalData } from '@palaute/schema/personal-data';

/** What a column looks like. */
export type PersonalKind = 'name' | 'identity-code' | 'email' | 'phone' | 'address' | 'birth-date' | 'number';

const headers: readonly (readonly [PersonalKind, RegExp])[] = [
  [
    'identity-code',
    /henkil(ö|o)tunnus|\bhetu\b|sotu|personbeteckning|personnummer|social security|\bssn\b|identity code/,
  ],
  ['email', /s(ä|a)hk(ö|o)posti|\be-?mail\b|e-?post/],
  [
    'phone',
    /puhelinn|puh\.?(\s|$)|gsm|matkapuhelin|telefonn|mobiln|phone ?n(o|umber)|\bmobile\b|^(puhelin|telefon|phone|tel)$/,
  ],
  ['birth-date', /syntym(ä|a)(aika|p)|f(ö|o)delse(datum|tid)|date of birth|birth ?da(te|y)/],
  [
    'address',
    /l(ä|a)hiosoite|katuosoite|postiosoite|kotiosoite|gatuadress|hemadress|street|^(osoite|adress|address)$|ip-?(osoite|adress|address)/,
  ],
  [
    'name',
    /\b(etu|suku|koko)nimi\b|\b(för|efter|fullständigt )namn\b|\b(first|last|full|sur|family) ?name\b|(asiakkaan|potilaan|vastaajan|l(ä|a)hett(ä|a)j(ä|a)n) nimi|(klientens|patientens|kundens|respondentens) namn|(client|patient|customer|respondent)('s)? name|^(nimi|namn|name|vastaaja|respondent name)$/,
  ],
];

/** What a header says of its column. A question that a person was asked is none: it is a sentence. */
export function personalHeader(header: string): PersonalKind | undefined {
  const bare = header.toLowerCase();
  if (bare.length > 60 || bare.endsWith('?')) return undefined;
  return headers.find(([, pattern]) => pattern.test(bare))?.[0];
}

const kinds: Readonly<Record<string, PersonalKind>> = {
  'identity-code': 'identity-code',
  email: 'email',
  phone: 'phone',
  'birth-date': 'birth-date',
};

/** What a cell is as a whole; `undefined` for words with something personal among them. */
function personalCell(cell: string): PersonalKind | undefined {
  const [first, second] = findPersonalData(cell);
  if (!first || second) return undefined;
  const around = cell.slice(0, first.start) + cell.slice(first.end);
  if (/[\p{L}\p{N}]/u.test(around)) return undefined;
  return kinds[first.kind] ?? 'number';
}

/**
 * What a sample of a column's cells says. One identity code or e-mail address is enough; of numbers, which may be
 * anything, most of the cells must look like it.
 */
export function personalValues(cells: readonly string[]): PersonalKind | undefined {
  const filled = cells.filter((cell) => cell !== '');
  const found = filled.map(personalCell).filter((kind) => kind !== undefined);
  const sure = found.find((kind) => kind === 'identity-code' || kind === 'email');
  return sure ?? (found.length > filled.length / 2 ? found[0] : undefined);
}

/** Whether a cell that an id or a reference is made of tells who somebody is. */
export const namesPerson = (cell: string): boolean =>
  findPersonalData(cell).some(({ kind }) => kind === 'identity-code' || kind === 'email');
