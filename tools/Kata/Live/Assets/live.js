// The page of kata live: kata sends the whole state of its session on every change, and this draws it.

import { byId, el, makeScrollable } from './dom.js';
import { showSteps } from './steps.js';
import { scoreOf, showVerdict } from './verdict.js';

const symbols = { green: '●', begun: '○', error: '○', untouched: '·' };
let state = null;
let playground = null;

const post = (path, body = '') => fetch(path, { method: 'POST', body, headers: { 'Content-Type': 'application/json' } });

function stageLink(stage) {
  const score = stage.state === 'untouched' ? 'not started' : stage.state === 'error' ? 'does not compile'
    : `${stage.green} of ${stage.tests} green`;
  const isCurrent = stage.slug === state.stage;
  return el('li', {}, el('a', {
    href: `#${stage.slug}`,
    class: stage.state,
    title: `${stage.title} (${score})`,
    'aria-label': `Stage ${stage.slug}: ${score}`,
    'aria-current': isCurrent ? 'page' : null,
  }, `${symbols[stage.state]} ${stage.slug.slice(0, 2)}`));
}

function showStages() {
  const focused = document.activeElement?.closest('#stages a')?.getAttribute('href');
  byId('stages').replaceChildren(...state.stages.map(stageLink));
  if (focused) byId('stages').querySelector(`a[href="${focused}"]`)?.focus();
}

function showHints(hints) {
  byId('hints').hidden = !hints || hints.all === 0;
  if (!hints) return;
  const body = byId('hints-body');
  const had = document.activeElement?.id === 'hint';
  const parts = hints.shown.map(hint => {
    const text = el('div', {});
    text.innerHTML = hint.html; // The course's own Markdown, without HTML in it.
    return [el('h3', {}, `Hint ${hint.number} of ${hints.all} to task ${hints.task}: ${hint.kind}`), text];
  });
  const next = hints.shown.length + 1;
  body.replaceChildren(...parts.flat(), next > hints.all
    ? el('p', { class: 'label' }, `That was the last hint to task ${hints.task}.`)
    : el('p', {}, el('button', { id: 'hint', type: 'button', click: () => post('hint') },
      `Show hint ${next} of ${hints.all} to task ${hints.task}`)));
  makeScrollable(body);
  if (had) byId('hint')?.focus();
}

async function showLesson(stage) {
  const text = await (await fetch(`lesson/${stage}`)).text();
  if (stage !== state.stage) return;
  byId('lesson-body').innerHTML = text; // The course's own Markdown, without HTML in it.
  makeScrollable(byId('lesson-body'));
}

/** What a playground asks of the code; the promise is rejected with a sentence if there is no answer. */
const askOf = stage => async request => {
  const response = await post(`playground/${stage}`, JSON.stringify(request));
  const reply = await response.json();
  if (!response.ok) throw new Error(reply.error);
  byId('try-by').textContent = reply.by === 'your code' ? 'Computed by your code.'
    : `Computed by ${reply.by}, until all your tests are green.`;
  return reply.answer;
};

async function showPlayground(path, stage) {
  playground = null;
  byId('try').hidden = !path;
  byId('try-by').textContent = '';
  byId('try-body').replaceChildren();
  if (!path) return;
  const place = el('div', { class: 'playground' });
  byId('try-body').append(place);
  const module = await import(`./${path}`);
  if (stage === state.stage) playground = module.mount(place, askOf(stage));
}

function show(next) {
  const before = state;
  state = next;
  const isOther = before?.stage !== state.stage;
  document.title = `${state.stage} · kata`;
  byId('title').textContent = `${state.stage} · ${state.title}`;
  byId('score').textContent = scoreOf(state);
  byId('score').className = !state.verdict ? 'judging' : state.verdict.isGreen ? 'good' : 'bad';
  byId('notice').hidden = !state.notice;
  byId('notice').textContent = state.notice;
  showStages();
  if (isOther) {
    history.replaceState(null, '', `#${state.stage}`);
    byId('verdict').replaceChildren();
    showSteps(null);
    showHints(null);
    showLesson(state.stage);
    showPlayground(state.playground, state.stage);
  }
  if (!state.verdict) return;
  showVerdict(state.verdict);
  showSteps(state.explained);
  showHints(state.hints);
  if (!isOther) playground?.refresh?.();
}

addEventListener('hashchange', () => {
  const stage = decodeURIComponent(location.hash.slice(1));
  if (state && stage !== state.stage && state.stages.some(one => one.slug === stage)) post(`stage/${stage}`);
});

new ResizeObserver(() => makeScrollable(document)).observe(document.body);

const events = new EventSource('events');
events.addEventListener('message', event => show(JSON.parse(event.data)));
events.addEventListener('error', () => {
  byId('notice').hidden = false;
  byId('notice').textContent = 'kata has ended: this is the last that it said. Start kata live again, and open the address that it prints.';
});
