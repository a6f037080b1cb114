// No widget at all: the same question as eleven radios written by hand. What is left is what the browser itself takes.
import { least, most, question } from './question.ts';

const fieldset = document.createElement('fieldset');
const legend = document.createElement('legend');
legend.append(`${question} 0 = ${least}, 10 = ${most}`);
fieldset.append(legend);
for (let point = 0; point <= 10; point++) {
  const label = document.createElement('label');
  const radio = document.createElement('input');
  Object.assign(radio, { type: 'radio', name: 'nps', value: String(point) });
  label.append(radio, String(point));
  fieldset.append(label);
}
document.querySelector('#host').append(fieldset);
