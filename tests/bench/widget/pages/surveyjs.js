// The style sheet without the font, minified, is the smallest that is published.
import { Model } from 'survey-core';
import 'survey-core/survey-core.fontless.min.css';
import { renderSurvey } from 'survey-js-ui';
import { least, most, question } from './question.ts';

const survey = new Model({
  elements: [
    {
      type: 'rating',
      name: 'nps',
      title: question,
      rateMin: 0,
      rateMax: 10,
      minRateDescription: least,
      maxRateDescription: most,
    },
  ],
});
renderSurvey(survey, document.querySelector('#host'));
