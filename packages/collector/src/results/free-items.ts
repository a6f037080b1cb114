// What free feedback is and what it is about, counted as items that take several options (R129): of those who chose any,
// how many chose each.
import { feedbackKinds, feedbackTopics } from '@palaute/schema';
import { freeFeedback } from '@palaute/schema/texts';
import type { OwnItem } from './read.ts';

const { texts } = freeFeedback;

export const freeItems: readonly OwnItem[] = [
  {
    id: 'kinds',
    kind: 'multi',
    names: texts.kinds,
    options: feedbackKinds.map((id) => ({ id, names: texts[`kind-${id}`] })),
  },
  {
    id: 'topics',
    kind: 'multi',
    names: texts['topics-question'],
    options: feedbackTopics.map((id) => ({ id, names: texts[`topic-${id}`] })),
  },
];
