// The reconstructed people as records of the national schema, ready to send. Pure.
import { type Feedback, instrumentVersion, schemaVersion } from '@palaute/schema';
import { fi } from '@palaute/schema/texts/fi';
import { v5 } from 'uuid';
import { unitOid } from '../demo/organisation.ts';
import type { DivisionId } from './published.ts';
import { type ReconstructedFeedback, reconstruct } from './reconstruct.ts';

/** One unit stands for each division: the published figures go no deeper. */
const units: Readonly<Record<DivisionId, string>> = {
  'health-care': unitOid(99001),
  'family-social-disability': unitOid(99002),
  'older-people': unitOid(99003),
  rescue: unitOid(99004),
};

/** Namespace of the replay's ids, so that a second run sends the same ids and adds nothing. */
const namespace = 'b1d0f0a4-64a4-4b5c-9f43-5b0f7f3c8f52';

/** What stands for the open answers, whose words were never published. */
const unpublished = '(avoin vastaus, jonka sisältöä ei ole julkaistu)';

export const replayFeedbacks = (): Feedback[] => reconstruct().map(toFeedback);

function toFeedback(person: ReconstructedFeedback, index: number): Feedback {
  return {
    schema: schemaVersion,
    id: v5(`oma-hame-2025-T1/${index}`, namespace),
    instrument: instrumentVersion,
    textVersion: fi.version,
    language: 'fi',
    unit: units[person.division],
    contactOn: person.contactOn,
    collectionChannel: 'sms',
    shown: ['nps', 'open', ...person.statements.map(({ item }) => item)],
    answers: [
      { item: 'nps', value: person.nps },
      person.answersOpen ? { item: 'open', value: unpublished } : { item: 'open', missing: 'skipped' },
      ...person.statements.map(({ item, value }) => ({ item, value })),
    ],
  };
}
