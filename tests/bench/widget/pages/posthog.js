// The slim build with the surveys' extension and their renderer in the bundle: nothing is fetched but the survey.
// `advanced_enable_surveys` spares waiting for the remote configuration; everything that is no survey is off.
import { SurveysExtensions } from 'posthog-js/dist/extension-bundles';
import { posthog } from 'posthog-js/dist/module.slim';
import 'posthog-js/dist/surveys';

posthog.init('phc_bench', {
  api_host: location.origin,
  __extensionClasses: SurveysExtensions,
  advanced_enable_surveys: true,
  advanced_disable_flags: true,
  autocapture: false,
  capture_pageview: false,
  capture_pageleave: false,
  disable_session_recording: true,
  disable_external_dependency_loading: true,
  persistence: 'memory',
});
const show = () =>
  posthog.displaySurvey('nps', {
    displayType: 'inline',
    ignoreConditions: true,
    ignoreDelay: true,
    selector: '#host',
  });
posthog.onSurveysLoaded(show);
