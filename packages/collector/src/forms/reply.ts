// A form as a page draws it: the organisation's definition with the texts that it needs. Pure: which statements this
// person is asked comes from outside.
import {
  ageBands,
  type Choice,
  feedbackTopics,
  type FormDefinition,
  type FormItem,
  type FormReply,
  linkIds,
  respondentRoles,
  type StatementId,
} from '@palaute/schema';
import { background, contact, freeFeedback, links } from '@palaute/schema/texts/sections';

const { texts: backgroundTexts } = background;
const { texts: freeTexts } = freeFeedback;

const topics: Choice = {
  texts: freeTexts['topics-question'],
  options: feedbackTopics.map((id) => ({ id, texts: freeTexts[`topic-${id}`] })),
};

const respondent: Choice = {
  texts: backgroundTexts.respondent,
  options: respondentRoles.map((id) => ({ id, texts: backgroundTexts[`respondent-${id}`] })),
};

const ageBand: Choice = {
  texts: backgroundTexts['age-band'],
  options: ageBands.map((id) => ({ id, texts: backgroundTexts[`age-band-${id}`] })),
};

/** What the definition itself does not hold. */
export interface FormSurroundings {
  /** Names of the form's unit, where it has one. */
  readonly unitNames: FormReplyNames | undefined;
  /** What this person is asked, in the order of asking. */
  readonly statements: readonly StatementId[];
  readonly replyDays: number;
  /** Whether contact details can be kept; where not, no form asks for them. */
  readonly takesContacts: boolean;
}

type FormReplyNames = Readonly<Record<string, string>>;

/** Equal input gives equal JSON, field by field, so that a form that does not rotate can be cached. */
export function formReplyOf(form: FormDefinition, surroundings: FormSurroundings): FormReply {
  const { unitNames, statements, replyDays, takesContacts } = surroundings;
  return {
    id: form.id,
    ...(form.unit !== undefined && {
      unit: { oid: form.unit, names: { ...unitNames, fi: unitNames?.['fi'] ?? form.unit } },
    }),
    statements,
    items: [...(form.special ?? []), ...(form.own ?? [])].map(formItemOf),
    free: form.free,
    ...(form.free && form.topics && { topics }),
    ...(form.respondent && { respondent }),
    ...(form.ageBand && { ageBand }),
    ...(form.contact && takesContacts && { contact: contact.texts }),
    ...(form.handling && { handling: form.handling }),
    links: linkIds.flatMap((id) => {
      const url = form.links[id];
      return url === undefined ? [] : [{ id, url, texts: links.texts[id] }];
    }),
    replyDays,
  };
}

const formItemOf = ({ id, kind, texts, options }: NonNullable<FormDefinition['own']>[number]): FormItem => ({
  id,
  kind,
  texts,
  ...(options && { options }),
});
