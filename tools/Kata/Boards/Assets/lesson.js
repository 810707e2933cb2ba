// A stage's lesson on a page of its own, for the projector.

import { byId, makeScrollable } from './dom.js';

async function show() {
  const stage = decodeURIComponent(location.hash.slice(1));
  const response = await fetch(`lesson/${stage}`);
  byId('title').textContent = response.ok ? stage : `There is no stage ${stage}.`;
  document.title = `${stage} · kata`;
  if (!response.ok) return;
  byId('lesson-body').innerHTML = await response.text(); // The course's own Markdown, without HTML in it.
  makeScrollable(document);
}

addEventListener('hashchange', show);
show();
