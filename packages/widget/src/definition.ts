// The form definition: what a site asks beside what everybody is asked.
import type { FormReply } from '@palaute/schema';
import { statementIds } from '@palaute/schema/instrument';

export type { Choice, FormItem, LocalText } from '@palaute/schema';

/** What a form is drawn from: the collector's reply, of which a page that brings its own may leave out what names it. */
export type FormDefinition = Omit<FormReply, 'id' | 'replyDays'>;

/** What is asked where no definition says otherwise. */
export const nationalForm: FormDefinition = { statements: statementIds, items: [], free: true, links: [] };
