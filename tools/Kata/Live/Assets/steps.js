// The failing case, or a worked example, step by step: the drawing, and the current step in full.

import { byId, el, makeScrollable, values } from './dom.js';
import { graph } from './graph.js';

const body = byId('steps-body');
let explained = null;
let at = 0;

const row = (label, text, kind) => el('tr', { class: kind }, el('th', { scope: 'row' }, label), el('td', {}, values(text)));

function detail(step) {
  const from = explained.steps.filter(other => step.from.includes(other.name))
    .map(other => `${other.name} = ${other.right}`).join('  ');
  return el('table', { class: 'rows' }, el('tbody', {},
    row('step', `${step.name} = ${step.formula}`),
    from && row('from', from),
    row('should be', step.right, step.isWrong ? 'good' : null),
    step.yours !== null && row('yours', step.yours, step.isWrong ? 'bad' : null),
    step.isMarked && explained.why && row('mistake', explained.why, 'notable')));
}

function choose(i) {
  at = Math.min(Math.max(i, 0), explained.steps.length - 1);
  draw();
}

function draw() {
  const step = explained.steps[at];
  const focused = document.activeElement?.id;
  const width = Math.max(240, Math.min(720, body.clientWidth));
  const button = (id, text, to) =>
    el('button', { id, type: 'button', click: () => choose(to), disabled: to < 0 || to >= explained.steps.length }, text);
  body.replaceChildren(...[
    el('p', { class: 'case' }, el('strong', {}, explained.title), el('br'), el('code', {}, values(explained.head))),
    el('p', { class: 'case' }, el('span', { class: 'label' }, 'given '), el('code', {}, values(explained.given))),
    graph(explained.steps, at, width, choose),
    explained.steps.some(one => one.isBackward) && el('p', { class: 'label' }, 'Dashed: the backward pass.'),
    el('p', { class: 'buttons' },
      button('step-back', '← previous', at - 1),
      el('span', { 'aria-live': 'polite' }, `step ${at + 1} of ${explained.steps.length}: ${step.name}`),
      button('step-on', 'next →', at + 1)),
    detail(step)].filter(Boolean));
  makeScrollable(body);
  if (focused?.startsWith('step-')) (byId(focused).disabled ? byId(focused === 'step-on' ? 'step-back' : 'step-on') : byId(focused)).focus();
}

/** Shows what there is to explain; the step that was chosen stays if it is the same case. */
export function showSteps(next) {
  const isSame = next && explained && next.title === explained.title && next.head === explained.head
    && next.steps.length === explained.steps.length && next.start === explained.start;
  at = !next ? 0 : isSame ? at : next.start;
  explained = next;
  byId('steps').hidden = !next;
  if (next) draw();
}

document.addEventListener('keydown', event => {
  const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  const isElsewhere = event.target.closest('input, select, textarea, canvas, #try, [tabindex="0"]');
  if (!by || !explained || isElsewhere || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  choose(at + by);
});

let drawn = 0;
new ResizeObserver(() => {
  if (explained && body.clientWidth !== drawn) {
    drawn = body.clientWidth;
    draw();
  }
}).observe(body);
