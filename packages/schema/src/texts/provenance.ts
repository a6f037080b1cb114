// Where every text of the instrument comes from, for each language: for whoever runs a collector or replaces a pack.
// The packs hold the texts alone, so that a page does not carry this; a test holds the two together.
import type { Language } from '../code-lists/languages.ts';
import { generalSet } from '../instrument.ts';
import { type InstrumentTextId, instrumentTextIds } from './text-pack.ts';

/**
 * `official`: the wording of the authority that it belongs to (THL's for the instrument). `county`: a county's own
 * published wording, not national. `proposal`: ours, unofficial. `missing`: no text at hand.
 */
export type TextStatus = 'official' | 'county' | 'proposal' | 'missing';

/** Where a text comes from. */
export interface Provenance {
  readonly status: TextStatus;
  readonly source: string;
  readonly note?: string;
}

/** THL's page on the national collection of customer feedback. */
export const thlPage =
  'https://thl.fi/aiheet/sote-palvelujen-johtaminen/asiakas-palveluissa/asiakaskokemus/asiakaspalautteen-kansallisen-keruun-yhtenaistaminen';

const eksote = 'THL’s working group (ASPA), as published by Eksote 2022';
const omaHame = 'Oma Häme 2025';
const mentalHealthForm =
  'https://thl.fi/guidelines-for-professionals/national-customer-feedback-for-mental-health-services';

type Provenances = Readonly<Record<InstrumentTextId, Provenance>>;
type SomeProvenances = Readonly<Partial<Provenances>>;

/** One provenance for some texts. */
const same = (ids: readonly InstrumentTextId[], provenance: Provenance): SomeProvenances =>
  Object.fromEntries(ids.map((id) => [id, provenance]));

/** One provenance for every text, but for those that have their own. */
const all = (rest: Provenance, own: SomeProvenances = {}): Provenances => ({
  ...(same(instrumentTextIds, rest) as Provenances),
  ...own,
});

const from = (status: TextStatus, source: string, note?: string): Provenance => ({
  status,
  source,
  ...(note && { note }),
});

const items: readonly InstrumentTextId[] = generalSet;
const endsOfNps: readonly InstrumentTextId[] = ['nps-0', 'nps-10'];

const fi = all(from('official', eksote), {
  nps: from(
    'official',
    `${eksote} and ${omaHame}`,
    'a release of Päijät-Häme 2025 paraphrases a wording with “samankaltaisessa tilanteessa” (https://www.sttinfo.fi/tiedote/71292810/): the national wording may have a newer version',
  ),
  participation: from(
    'official',
    eksote,
    'also printed there without spaces around the slash; here as in the list of statements and in Oma Häme 2025',
  ),
  information: from('official', eksote, 'twice with the comma; Oma Häme 2025 prints it without'),
  'likert-instruction': from('official', eksote, 'printed there with a hyphen, 1-5'),
  'likert-1': from('official', omaHame, 'printed there in lower case'),
  'likert-5': from('official', `${omaHame}, and Keusote 2020 as a measure`, 'printed there in lower case'),
  ...same(
    ['likert-2', 'likert-3', 'likert-4'],
    from('proposal', 'own wording', 'only the ends of the scale were found'),
  ),
  ...same(endsOfNps, from('proposal', 'own wording', 'no national words for the ends were found')),
  'no-answer': from(
    'proposal',
    'own wording',
    'found in no source; chosen, it is a reason for absence and never a number',
  ),
});

const translation = (note: string): Provenance => from('proposal', 'own translation', note);

const replaceable = same(
  items,
  translation(
    `an official translation exists (${thlPage}); its text was not at hand, so this is to be replaced`,
  ),
);

const sv = all(translation('no national Swedish text was found'), replaceable);

const en = all(translation('no national English text was found'), {
  ...replaceable,
  nps: translation(
    `an official translation exists (${thlPage}); its text was not at hand, so this is to be replaced. THL’s form for mental health and substance use services has “How likely would you be to recommend the service you received to a family member or friend in the same situation?” (${mentalHealthForm}); whether the general survey has is not known`,
  ),
  ...same(
    endsOfNps,
    from(
      'proposal',
      'City of Helsinki, https://www.hel.fi/uutiset/en/social-services-and-health-care/learn-more-about-customer-satisfaction-in-health-services',
      'a city’s wording; no national one was found',
    ),
  ),
});

const unreviewed = all(
  translation('no official translation is known; a native speaker has not reviewed this'),
);

const plain = all(
  from(
    'proposal',
    'own plain wording',
    'departs from the national wording, which may not be edited (R011); no official plain Finnish is known',
  ),
);

const absent = all(
  from('missing', thlPage, 'whether the official translation has this text is not known'),
  same(
    items,
    from(
      'missing',
      thlPage,
      'an official translation exists; its text was not at hand, and nothing is translated by machine',
    ),
  ),
);

/** Provenance of every text in every language. */
export const provenance: Readonly<Record<Language, Provenances>> = {
  fi,
  sv,
  en,
  se: absent,
  smn: absent,
  sms: absent,
  ru: unreviewed,
  uk: unreviewed,
  et: unreviewed,
  ar: unreviewed,
  so: unreviewed,
  'fi-x-selko': plain,
};
