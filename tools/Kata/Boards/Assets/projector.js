// The projector's page: where the room is, without names.

import { byId, el } from './dom.js';
import { follow, qrCode, showMistakes, showScore, showStages, showTimer } from './room.js';

const room = await (await fetch('room')).json();
byId('join').replaceChildren(
  el('p', {}, el('span', { class: 'label' }, 'Join: '), el('code', {}, `./kata join ${room.address}`)),
  qrCode(room.code, `A QR code of ${room.address}`));

follow(state => {
  showScore(state.learners, state.half, state.stages);
  showStages(state.stages, state.learners);
  showMistakes(state.mistakes, 'Nothing that two learners share.');
  showTimer(state.timerEnds);
});
