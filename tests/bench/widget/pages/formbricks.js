// The survey is handed over directly, inline: no SDK around it, no request for its configuration, no branding.
import { renderSurveyInline } from '@formbricks/surveys';
import { least, most, question } from './question.ts';

renderSurveyInline({
  containerId: 'host',
  brandColor: '#2a6ebb',
  isBrandingEnabled: false,
  survey: {
    id: 'nps',
    type: 'link',
    welcomeCard: { enabled: false },
    thankYouCard: { enabled: false },
    styling: { hideProgressBar: true },
    questions: [
      // Not required: a click then chooses, and does not send at once.
      {
        id: 'nps',
        type: 'nps',
        headline: question,
        required: false,
        lowerLabel: least,
        upperLabel: most,
        buttonLabel: 'Lähetä',
      },
    ],
  },
});
