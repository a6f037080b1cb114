/**
 * What the one file for script tags calls by a letter, as minifiers do with variables: names of properties that only the
 * widget's own code reads. Never one that a page, the record or the collector knows, nor one that is also read by a text
 * (`texts[kind]`); short-names.test.ts in tests/packaging holds them against those.
 */
export const shortNames: readonly string[] = [
  // Of Lit's, in src/lit-subset.
  'addController firstUpdated getUpdateComplete hostConnected hostDisconnected strings willUpdate',
  // Messages.
  'another earlierStored intro masks messages notComplaint notSent pack preferNot referenceHint removed urgent warning',
  // What the form is drawn from.
  'errorOf faults goTo isSending isWhole isWritten locale noteOf onChange onClick onFocus onRemove onSubmit remedies',
  // What the form calls in its parts.
  'Delivery TextWatch certainty codeOf contactFaults delivered fetchDefinition focusHeading isEarlier isMasked isWarned',
  'look ownItems personItems readDefinition smallPrint thankYou toFeedback tooLongTexts topicsItem withoutCodes',
  'withoutPlainCodes',
  // What the form's sending calls in the client.
  'retryAfter timeoutMs',
].flatMap((names) => names.split(' '));

/** The same of the file that shows results. */
export const shortNamesOfResults: readonly string[] = [
  // Of Lit's, in src/lit-subset.
  'addController firstUpdated getUpdateComplete hostConnected hostDisconnected strings willUpdate',
  // Messages.
  'barKey between bounded column comparison extremes fetched figuresOf inWords loading messages mostOften',
  'noAnswers npsBar npsScale retry several stale steady summary table trendChart trendKey unofficial verdict withheldShort',
  'withheldWhy',
  // What the elements call.
  'fetchedAt isLoading locale looks trouble',
].flatMap((names) => names.split(' '));
