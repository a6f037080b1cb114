// Sentry asks no scale: its feedback form is opened as it is. `feedbackIntegration` brings the form with it; the async
// variant would fetch it from Sentry's own server. The client is set up by hand, without the default integrations, as
// Sentry's documentation of tree shaking has it; no screenshot, no branding.
import {
  BrowserClient,
  defaultStackParser,
  feedbackIntegration,
  getCurrentScope,
  makeFetchTransport,
} from '@sentry/browser';

const feedback = feedbackIntegration({ autoInject: false, enableScreenshot: false, showBranding: false });
const client = new BrowserClient({
  dsn: `http://key@${location.host}/1`,
  transport: makeFetchTransport,
  stackParser: defaultStackParser,
  integrations: [feedback],
});
getCurrentScope().setClient(client);
client.init();

const form = await feedback.createForm();
form.appendToDom();
form.open();
