// The page that kata export writes: all of it runs in the browser.

import { brief, html } from './chart.js';
import { button, frame } from './controls.js';
import { forward, side } from './digit.js';
import { Pad, Reading } from './pad.js';

const data = JSON.parse(document.querySelector('#network').textContent);
const bytes = text => Uint8Array.from(atob(text), character => character.charCodeAt(0));

function rows({ columns, values }) {
  const view = new DataView(bytes(values).buffer);
  return Array.from({ length: view.byteLength / 4 / columns }, (_, row) =>
    Array.from({ length: columns }, (_, column) => view.getFloat32(4 * (row * columns + column), true)));
}

const [w1, [b1], w2, [b2]] = data.parameters.map(rows);
const samples = bytes(data.samples);
let next = 0;

const { controls, drawings, say } = frame(document.querySelector('#digits'));
const reading = new Reading();
const pad = new Pad(() => {
  const pixels = pad.pixels();
  const answer = pixels === null ? null : forward({ w1, b1, w2, b2 }, pixels);
  const best = reading.show(pixels, answer);
  say(answer === null ? 'Draw a digit with the mouse or a finger.' : `This is a ${best}, with ${brief(100 * answer.probabilities[best])} %.`);
});
controls.append(html('div', { class: 'buttons' },
  button('Clear', () => pad.clear()),
  button('Show a sample', () => {
    const size = side * side;
    pad.show(Array.from(samples.subarray(next * size, (next + 1) * size)));
    next = (next + 1) % (samples.length / size);
  })));
drawings.append(pad.element, ...reading.elements);
pad.clear();
