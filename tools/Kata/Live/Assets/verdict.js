// The verdict on the newest save: the first red test in full, then every test.

import { byId, el, makeScrollable, values } from './dom.js';

const kinds = { 'should be': 'good', 'but was': 'bad', mistake: 'notable', 'looks like': 'notable' };

const row = (label, text) =>
  el('tr', { class: kinds[label] }, el('th', { scope: 'row' }, label), el('td', {}, values(text)));

function red(test) {
  return [
    el('h2', {}, `Task ${test.task}: ${test.name}`),
    test.rows.length === 0 && el('p', { class: 'notable head' }, test.head),
    el('table', { class: 'rows' }, el('tbody', {},
      test.rows.length > 0 && row('call', test.head),
      test.rows.map(([label, text]) => row(label, text)),
      test.next && row('next', test.next))),
    test.output && [el('h3', {}, 'Your code wrote'), el('pre', {}, test.output)],
  ];
}

function green(verdict) {
  return [
    el('h2', {}, `All ${verdict.tests.length} tests are green`),
    el('h3', {}, 'What you can do now'),
    el('p', {}, verdict.learned),
    verdict.next ? el('p', {}, 'Next: ', el('a', { href: `#${verdict.next}` }, verdict.next)) : el('p', {}, 'That was the last stage.'),
  ];
}

function errors(verdict) {
  return [
    el('h2', {}, 'It does not compile yet'),
    el('ul', { class: 'errors' }, verdict.errors.map(error =>
      el('li', {}, error.place && el('code', {}, error.place), el('span', {}, error.text)))),
  ];
}

const listed = test => el('li', { class: test.isGreen ? 'green' : 'red' },
  el('span', { class: 'symbol', 'aria-hidden': 'true' }, test.isGreen ? '●' : '○'),
  el('span', {}, `task ${test.task} · ${test.name}`),
  el('span', { class: 'unseen' }, test.isGreen ? ' (green)' : ' (red)'));

/** The score in a line. */
export function scoreOf(state) {
  const { verdict, waited, ended } = state;
  if (!verdict) {
    return waited < 2 ? `Your code is being judged${ended ? `, ${ended} tests so far` : ''}.`
      : `Your code is being judged, ${waited} s so far. Is there a loop that never ends? A test that goes on for too long is ended, and red.`;
  }
  const took = state.took === null ? '' : ` · ${state.took} ms`;
  if (verdict.errors.length > 0) return `Does not compile${took}`;
  if (verdict.isGreen) return `All ${verdict.tests.length} green${took}`;
  return `${verdict.green} of ${verdict.tests.length} green${took}`;
}

/** Shows a verdict; while the next is awaited, the last one stays. */
export function showVerdict(verdict) {
  const section = byId('verdict');
  const first = verdict.tests.find(test => !test.isGreen);
  const parts = verdict.errors.length > 0 ? errors(verdict) : verdict.isGreen ? green(verdict) : first ? red(first) : [];
  section.replaceChildren(...parts.flat().filter(Boolean));
  if (verdict.tests.length > 0) {
    section.append(el('h3', {}, 'Tests'), el('ul', { class: 'tests' }, verdict.tests.map(listed)));
  }
  makeScrollable(section);
}
