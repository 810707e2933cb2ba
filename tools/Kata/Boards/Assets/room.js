// What the projector's page and the host's page have in common.

import { byId, el } from './dom.js';

const count = (number, one, many = `${one}s`) => `${number} ${number === 1 ? one : many}`;

const maxStages = 8;

/** The stages up to one after the last that somebody has reached, as many as fit on a projector, with a bar for each. */
export function showStages(stages, all) {
  const end = Math.max(stages.findLastIndex(stage => stage.green + stage.working > 0) + 2, 3);
  const shown = stages.slice(Math.max(0, end - maxStages), end);
  byId('stages').replaceChildren(el('table', { class: 'stages' },
    el('thead', {}, el('tr', {}, ['stage', 'green', 'at it now'].map(head => el('th', { scope: 'col' }, head)))),
    el('tbody', {}, shown.map(stage => el('tr', {},
      el('th', { scope: 'row' }, stage.slug, bar(stage, all)),
      el('td', { class: stage.green ? 'green' : null }, stage.green ? `● ${stage.green}` : '·'),
      el('td', { class: stage.working ? 'working' : null }, stage.working ? `○ ${stage.working}` : '·'))))));
}

function bar(stage, all) {
  const part = (name, number) => {
    const element = el('span', { class: name });
    element.style.width = `${all ? 100 * number / all : 0}%`;
    return element;
  };
  return el('span', { class: 'bar', 'aria-hidden': 'true' }, part('green', stage.green), part('working', stage.working));
}

/** The mistakes with their stories, and a link to the lesson that helps. */
export function showMistakes(mistakes, none) {
  byId('mistakes').replaceChildren(...mistakes.length === 0 ? [el('p', { class: 'label' }, none)] : mistakes.map(mistake =>
    el('div', { class: 'mistake' },
      el('p', { class: 'story' }, mistake.story),
      el('p', { class: 'label' }, `${count(mistake.learners, 'learner')} · task ${mistake.task} · show `,
        el('a', { href: `lesson.html#${mistake.stage}`, target: '_blank' }, mistake.stage), ` · ${mistake.id}`))));
}

/** How many there are, and how far they have come, once that is beyond the first stage. */
export function showScore(learners, half, stages) {
  byId('score').textContent = learners === 0 ? 'Nobody has joined yet.'
    : half && half !== stages[0].slug ? `${count(learners, 'learner')}; half of the room has reached ${half}` : count(learners, 'learner');
}

let ends = null;

/** Counts down to a time. */
export function showTimer(time, none = '') {
  ends = time;
  const left = ends === null ? null : Math.max(0, Math.ceil((ends - Date.now()) / 1000));
  byId('timer').hidden = left === null && !none;
  byId('timer').classList.toggle('over', left === 0);
  byId('timer').textContent = left === null ? none : `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
}

/** The room's code as a picture. */
export function qrCode(rows, name) {
  const path = rows.flatMap((row, y) => row.map((dark, x) => dark ? `M${x} ${y}h1v1h-1z` : '')).join('');
  return el('svg', { viewBox: `0 0 ${rows.length} ${rows.length}`, class: 'code', role: 'img', 'aria-label': name },
    el('rect', { width: rows.length, height: rows.length, class: 'light' }), el('path', { d: path, class: 'dark' }));
}

/** Draws each state that the board sends. */
export function follow(show, none) {
  const events = new EventSource('events');
  events.addEventListener('message', event => {
    byId('notice').hidden = true;
    show(JSON.parse(event.data));
  });
  events.addEventListener('error', () => {
    byId('notice').hidden = false;
    byId('notice').textContent = 'The board does not answer: this is the last that it said. Start kata board again.';
  });
  setInterval(() => showTimer(ends, none), 500);
}
