import type { CodeEntry, CodeList } from './code-list.ts';

/**
 * What free feedback is: several kinds may be chosen (R067). Accessibility feedback (saavutettavuuspalaute) is a kind
 * with a reply of its own, within 14 days by law (R096, Act 306/2019).
 */
export const feedbackKinds = ['thanks', 'criticism', 'idea', 'accessibility', 'other'] as const;
export type FeedbackKind = (typeof feedbackKinds)[number];

export const feedbackKindList: CodeList<CodeEntry<FeedbackKind>> = {
  id: 'feedback-kinds',
  system: null,
  names: { fi: 'Palautteen lajit', sv: 'Typer av respons', en: 'Kinds of feedback' },
  version: '2026-11-22',
  source:
    'kinds of Keusote 2020, the idea as Oma Häme 2025 words it, accessibility as Act 306/2019; Swedish and English our own',
  codes: [
    { code: 'thanks', names: { fi: 'Kiitos', sv: 'Tack', en: 'Thanks' } },
    { code: 'criticism', names: { fi: 'Moite', sv: 'Kritik', en: 'Criticism' } },
    { code: 'idea', names: { fi: 'Kehittämisidea', sv: 'Utvecklingsidé', en: 'Idea for improvement' } },
    {
      code: 'accessibility',
      names: { fi: 'Saavutettavuuspalaute', sv: 'Tillgänglighetsrespons', en: 'Accessibility feedback' },
    },
    { code: 'other', names: { fi: 'Muu', sv: 'Annat', en: 'Other' } },
  ],
};
