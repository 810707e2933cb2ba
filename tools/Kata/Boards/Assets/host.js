// The host's page: who is where, and who has been stuck. Its address is the host's alone.

import { byId, el } from './dom.js';
import { follow, showMistakes, showScore, showStages, showTimer } from './room.js';

const noTimer = 'No timer runs.';
const post = path => fetch(path, { method: 'POST' });

const minutes = number => number < 1 ? 'less than a minute' : number === 1 ? '1 minute' : `${number} minutes`;

function where(learner) {
  if (!learner.stage) return 'nothing tested yet';
  if (learner.isGreen) return `● ${learner.stage} is green`;
  const hints = learner.hints === 0 ? 'no hint' : learner.hints === 1 ? '1 hint' : `${learner.hints} hints`;
  return `○ ${learner.stage}, ${learner.task === 0 ? 'does not compile' : `task ${learner.task}`}, for ${minutes(learner.minutes)}, ${hints}`;
}

const person = learner => el('li', { class: learner.isAway ? 'away' : learner.isGreen ? 'green' : null },
  el('span', { class: 'name' }, learner.nickname),
  el('button', {
    type: 'button', 'aria-label': `Remove ${learner.nickname} from the board`, 'data-learner': learner.id,
    click: () => post(`remove/${learner.id}`),
  }, 'remove'),
  el('span', { class: 'where' }, where(learner)),
  learner.story && el('span', { class: 'story' }, `${learner.story} [${learner.mistake}]`),
  learner.quiet > 2 && el('span', { class: 'label' }, `nothing sent for ${minutes(learner.quiet)}`));

/** Lists people; the focus stays where it is. */
function showPeople(id, people, none) {
  const focused = byId(id).contains(document.activeElement) ? document.activeElement.dataset.learner : null;
  byId(id).replaceChildren(...people.length === 0 ? [el('li', { class: 'label' }, none)] : people.map(person));
  if (focused) byId(id).querySelector(`[data-learner="${focused}"]`)?.focus();
}

byId('timers').replaceChildren(...[5, 10, 15, 0].map(number => el('button', { type: 'button', click: () => post(`timer/${number}`) },
  number === 0 ? 'stop' : `${number} min`)));

const room = await (await fetch('room')).json();
byId('address').replaceChildren(
  el('code', {}, `./kata join ${room.address}`), ' ',
  el('a', { href: room.projector, target: '_blank' }, 'the projector\'s page'));

follow(state => {
  showScore(state.learners.length, state.half, state.stages);
  showPeople('stuck', state.learners.filter(learner => learner.isStuck), 'Nobody.');
  showPeople('people', state.learners.filter(learner => !learner.isStuck), 'Nobody.');
  showMistakes(state.mistakes, 'None was recognised.');
  showStages(state.stages, state.learners.length);
  showTimer(state.timerEnds, noTimer);
  byId('refused').replaceChildren(...state.refused.length === 0 ? [el('li', {}, 'Nothing.')]
    : state.refused.map(refused => el('li', {}, `${refused.count} × ${refused.why}`)));
}, noTimer);
